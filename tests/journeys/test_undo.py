"""For a minute an expert may undo a yes, a no, or a colleague; nobody else hears of it before."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import pytest

from journeys.newsroom import Newsroom, open_newsroom

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "said yes": "You said yes",
        "said no": "You said no",
        "suggested": "You suggested Vtora Videva",
        "gets": "The journalist gets the answer at 12:01",
        "undo": "Undo",
        "now": "Send now",
        "phone": "Phone",
        "talk": "Conversation through this bot",
        "send": "Send my yes",
        "yes": "Yes",
        "no": "No",
        "no time": "No time",
        "colleague": "Suggest a colleague",
        "told yes": "said yes",
        "told no": "can’t this time",
        "named": "suggests a colleague",
        "request": "Request from a journalist",
        "thanks": "Thank you!",
        "oops": "sorry, my mistake",
        "late": "is already closed",
        "cancel": "Cancel the question",
        "cancel sure": "Yes, cancel",
    },
    "bg": {
        "said yes": "Отговорихте с „да“",
        "said no": "Отговорихте с „не“",
        "suggested": "Предложихте Vtora Videva",
        "gets": "Журналистът ще получи отговора в 12:01",
        "undo": "Отмяна",
        "now": "Изпращам сега",
        "phone": "Телефон",
        "talk": "Разговор чрез този бот",
        "send": "Изпращам „да“",
        "yes": "✅ Да",
        "no": "➖ Не",
        "no time": "Нямам време",
        "colleague": "Предлагам колега",
        "told yes": "отговори с „да“",
        "told no": "този път не може",
        "named": "предлага колега",
        "request": "Запитване от журналист",
        "thanks": "Благодарим!",
        "oops": "извинете, сгреших",
        "late": "вече",
        "cancel": "Отмяна на въпроса",
        "cancel sure": "Да, отменете го",
    },
}


@pytest.fixture
async def newsroom(database_url: str) -> AsyncIterator[Newsroom]:
    async with open_newsroom(database_url, undo_seconds=60) as newsroom:
        yield newsroom


@pytest.fixture(params=["en", "bg"])
async def words(request: pytest.FixtureRequest, newsroom: Newsroom) -> Mapping[str, str]:
    """What Ana and the experts read; her question, due tomorrow at 15:00, is with the first of three."""
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    await newsroom.ana.fills_form()
    await newsroom.read(request.param, newsroom.ana, newsroom.parvan, newsroom.vtora, newsroom.maria)
    await newsroom.ana.taps("Send")
    return WORDS[request.param]


async def says_yes(newsroom: Newsroom, words: Mapping[str, str], contact: str = "phone") -> None:
    await newsroom.parvan.taps(words["yes"])
    await newsroom.parvan.taps(words[contact])
    await newsroom.parvan.taps(words["send"])


async def says_no(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["no"])
    await newsroom.parvan.taps(words["no time"])


async def test_a_yes_is_heard_by_nobody_until_its_minute_is_over(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    before, group = newsroom.ana.chat, newsroom.maria.chat

    await says_yes(newsroom, words)

    card = await newsroom.parvan.sees(words["said yes"])
    assert words["gets"] in card.text
    assert (newsroom.ana.chat, newsroom.maria.chat) == (before, group)
    await newsroom.later(seconds=59)
    assert phone not in newsroom.ana.chat
    await newsroom.later(seconds=2)
    assert phone in newsroom.ana.chat
    assert words["told yes"] in newsroom.ana.chat
    assert words["thanks"] in newsroom.parvan.last.text
    assert words["undo"] not in newsroom.parvan.chat


async def test_a_yes_undone_was_never_said(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    await says_yes(newsroom, words)

    await newsroom.parvan.taps(words["undo"])
    await newsroom.later(minutes=5)

    assert phone not in newsroom.ana.chat
    assert words["told yes"] not in newsroom.ana.chat
    await newsroom.parvan.taps(words["send"])
    await newsroom.later(minutes=2)
    assert phone in newsroom.ana.chat


@pytest.mark.parametrize("typed", ["oops", "/cancel"])
async def test_a_no_is_undone_in_words(newsroom: Newsroom, words: Mapping[str, str], typed: str) -> None:
    await says_no(newsroom, words)
    assert words["said no"] in newsroom.parvan.last.text

    await newsroom.parvan.says(words.get(typed, typed))
    await newsroom.later(minutes=2)

    assert words["told no"] not in newsroom.ana.chat
    assert words["request"] not in newsroom.vtora.chat
    assert words["yes"] in " ".join(newsroom.parvan.buttons())


async def test_a_no_asks_the_next_after_its_minute_also_over_a_restart(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await says_no(newsroom, words)
    assert words["request"] not in newsroom.vtora.chat

    await newsroom.restart()
    await newsroom.later(minutes=2)
    await newsroom.later(minutes=2)

    assert newsroom.vtora.chat.count(words["request"]) == 1
    assert words["told no"] in newsroom.ana.chat


async def test_a_colleague_is_named_to_nobody_before(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["colleague"])
    await newsroom.parvan.says("Vtora Videva")

    assert words["suggested"] in newsroom.parvan.last.text
    assert words["named"] not in newsroom.ana.chat
    await newsroom.later(minutes=2)
    assert words["named"] in newsroom.ana.chat


async def test_who_is_sure_sends_at_once_and_only_once(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    await says_yes(newsroom, words)
    card, undo = newsroom.parvan.button(words["undo"])
    assert undo.data is not None

    await newsroom.parvan.taps(words["now"])
    said = newsroom.ana.chat
    await newsroom.parvan.person.presses_data(card, undo.data)
    await newsroom.quiet()
    await newsroom.later(minutes=2)

    assert phone in said
    assert any(words["late"] in toast for toast in newsroom.parvan.person.toasts)
    assert newsroom.ana.chat == said


async def test_who_goes_on_writing_has_sent_the_yes(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await says_yes(newsroom, words, "talk")

    await newsroom.parvan.says("Good afternoon, I am in the clinic until four.")

    assert words["told yes"] in newsroom.ana.chat
    assert "in the clinic until four" in newsroom.ana.chat


async def test_a_question_that_ends_in_that_minute_hands_over_nothing(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    await says_yes(newsroom, words)

    await newsroom.ana.taps(words["cancel"])
    await newsroom.ana.taps(words["cancel sure"])
    await newsroom.later(minutes=2)

    assert phone not in newsroom.ana.chat
    assert words["undo"] not in newsroom.parvan.chat
