"""Questions back before a yes, a yes that is the answer itself, a late one, one taken back, a colleague."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeys.newsroom import Newsroom

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "ask back": "Ask the journalist something first",
        "asks": "has a question for you before deciding",
        "answer": "Answer the expert",
        "answered": "has answered what you asked",
        "waits": "Your time to answer is on hold",
        "yes": "Yes",
        "phone": "Phone",
        "send": "Send my yes",
        "write": "Answer in writing here",
        "has answered": "has answered your question",
        "on the record": "on the record: quoted by name",
        "passed": "You can still say yes",
        "other": "Another expert has answered",
        "no colleague": "suggests a colleague: Ivan Nepoznat",
        "colleague": "Suggest a colleague",
        "suggests": "suggests a colleague: Kisel Mlekov",
        "ask": "Ask Kisel Mlekov",
        "next": "Next in turn",
        "after all": "I can’t after all",
        "taken back": "but has had to withdraw",
        "request": "Request from a journalist",
        "over": "your message was not passed on",
        "talk": "Write here",
    },
    "bg": {
        "ask back": "Първо имам въпрос",
        "asks": "има въпрос към Вас, преди да реши",
        "answer": "Отговор до експерта",
        "answered": "отговори на въпроса Ви:",
        "waits": "Срокът Ви за отговор не тече",
        "yes": "✅ Да",
        "phone": "Телефон",
        "send": "Изпращам „да“",
        "write": "Отговарям писмено тук",
        "has answered": "отговори на въпроса Ви:",
        "on the record": "с името на източника",
        "passed": "все още можете да кажете „да“",
        "other": "отговори друг експерт",
        "no colleague": "предлага колега: Ivan Nepoznat",
        "colleague": "Предлагам колега",
        "suggests": "предлага колега: Kisel Mlekov",
        "ask": "Въпрос към Кисел Млеков",
        "next": "Добавен е като следващ",
        "after all": "Все пак не мога",
        "taken back": "се отказа и няма да може",
        "request": "Запитване от журналист",
        "over": "съобщението Ви не беше предадено",
        "talk": "Писане чрез бота",
    },
}


@pytest.fixture(params=["en", "bg"])
async def words(request: pytest.FixtureRequest, newsroom: Newsroom) -> Mapping[str, str]:
    """What Ana and the experts read; her question, due tomorrow at 15:00, is with Parvan, the first of three."""
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    await newsroom.ana.fills_form()
    await newsroom.read(request.param, newsroom.ana, newsroom.parvan, newsroom.vtora, newsroom.kisel)
    await newsroom.ana.taps("Send")
    return WORDS[request.param]


async def asks_back(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["ask back"])
    await newsroom.parvan.says("For <children> too?")
    await newsroom.ana.sees(words["asks"])


async def says_yes(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["yes"])
    await newsroom.parvan.taps(words["phone"])
    await newsroom.parvan.taps(words["send"])


async def test_an_expert_asks_back_and_decides_on_the_answer(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await asks_back(newsroom, words)
    assert "For <children> too?" in newsroom.ana.last

    await newsroom.ana.taps(words["answer"])
    await newsroom.ana.says("From 5 to 12.")

    told = await newsroom.parvan.sees(words["answered"])
    assert "From 5 to 12." in told.text
    assert not any(words["ask back"] in label for seen in newsroom.parvan.messages for label in map(str, seen.buttons))
    await says_yes(newsroom, words)
    await newsroom.ana.sees(newsroom.contact_of("tele-one")[0])


async def test_the_time_to_answer_waits_for_the_journalist(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await asks_back(newsroom, words)
    assert words["waits"] in newsroom.parvan.chat

    await newsroom.later(hours=10)
    assert words["request"] not in newsroom.vtora.chat
    await newsroom.ana.taps(words["answer"])
    await newsroom.ana.says("From 5 to 12.")
    await newsroom.later(hours=10)

    await newsroom.vtora.sees(words["request"])


async def test_nobody_but_the_journalist_answers_back(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await asks_back(newsroom, words)
    await newsroom.stranger.says("/start")

    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "ab:1")
    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "wy:1")
    await newsroom.quiet()
    await newsroom.stranger.says("From 5 to 12.")

    assert "From 5 to 12." not in newsroom.parvan.chat


async def test_the_answer_itself_is_the_yes_and_opens_the_talk(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["write"])

    await newsroom.parvan.says("It saves <two> hours a week.")

    told = await newsroom.ana.sees(words["has answered"])
    assert "It saves <two> hours a week." in told.text
    assert words["on the record"] in told.text
    assert newsroom.contact_of("tele-one")[0] not in newsroom.ana.chat
    await newsroom.ana.taps(words["talk"])
    await newsroom.ana.says("Thank you!")
    await newsroom.parvan.sees("Thank you!")


async def test_a_voice_message_is_an_answer_too(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["write"])

    await newsroom.parvan.person.sends_voice()
    await newsroom.quiet()

    copy = next(seen for seen in reversed(newsroom.ana.messages) if "voice" in seen.json)
    assert words["has answered"] in copy.text


async def test_a_late_yes_counts_and_the_one_asked_meanwhile_is_told_kindly(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await newsroom.later(hours=8)
    await newsroom.parvan.sees(words["passed"])
    await newsroom.vtora.sees(words["request"])

    await says_yes(newsroom, words)

    await newsroom.ana.sees(newsroom.contact_of("tele-one")[0])
    await newsroom.vtora.sees(words["other"])


async def test_a_late_yes_comes_too_late_after_anothers(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.later(hours=8)
    await newsroom.parvan.taps(words["yes"])
    await newsroom.vtora.taps(words["yes"])
    await newsroom.vtora.taps("E-mail" if words["phone"] == "Phone" else "Имейл")
    await newsroom.vtora.taps(words["send"])

    assert not any(words["send"] in button.label for seen in newsroom.parvan.messages for button in seen.buttons)
    assert newsroom.contact_of("tele-one")[0] not in newsroom.ana.chat


async def test_a_colleague_of_the_directory_can_be_asked_next_at_once(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await newsroom.parvan.taps(words["colleague"])
    await newsroom.parvan.says("Kisel Mlekov")
    await newsroom.ana.sees(words["suggests"])
    await newsroom.vtora.sees(words["request"])

    await newsroom.ana.taps(words["ask"])
    await newsroom.ana.sees(words["next"])
    assert words["request"] not in newsroom.kisel.chat
    await newsroom.later(hours=10)

    await newsroom.kisel.sees(words["request"])


async def test_a_colleague_whom_nobody_knows_is_for_staff_to_invite(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await newsroom.parvan.taps(words["colleague"])
    await newsroom.parvan.says("Ivan Nepoznat")

    await newsroom.ana.sees(words["no colleague"])
    await newsroom.maria.sees("Ivan Nepoznat")
    await newsroom.maria.taps("🔗 Invite the colleague")
    assert not any(words["ask"] in button.label for seen in newsroom.ana.messages for button in seen.buttons)


async def test_a_yes_taken_back_asks_the_next_and_the_journalist_is_told_once(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await says_yes(newsroom, words)
    phone, _ = newsroom.contact_of("tele-one")
    await newsroom.ana.sees(phone)

    await newsroom.parvan.taps(words["after all"])
    await newsroom.parvan.says("I am ill.")

    await newsroom.vtora.sees(words["request"])
    assert len([seen for seen in newsroom.ana.messages if words["taken back"] in seen.text]) == 1
    assert phone not in newsroom.ana.chat
    assert "I am ill." not in newsroom.ana.chat
    await newsroom.maria.sees("I am ill.")


async def test_the_talk_of_a_yes_taken_back_is_over_for_both(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["write"])
    await newsroom.parvan.says("It saves two hours.")
    await newsroom.ana.taps(words["talk"])
    await newsroom.parvan.taps(words["after all"])
    await newsroom.parvan.says("I was wrong.")

    await newsroom.ana.says("Which two?")

    assert words["over"] in newsroom.ana.last
    assert "Which two?" not in newsroom.parvan.chat
