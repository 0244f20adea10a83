"""What an expert says besides a plain yes: a no whose reason stays with staff, and conditions that are answered."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeys.newsroom import Newsroom

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "no": "No",
        "no time": "No time",
        "may be told": "The journalist may be told why",
        "can't": "Parvan Ekranov can’t this time",
        "why": "no time",
        "condition": "Yes, but",
        "offered": "on a condition",
        "phone": "Phone",
        "send": "Send my yes",
        "suits": "That suits me",
        "leave": "That doesn’t suit me",
        "other": "Suggest another way",
        "late": "seems to be later than",
        "asks": "who asks whether this would",
        "yes": "Yes",
        "passed on": "The expert has your suggestion",
    },
    "bg": {
        "no": "➖ Не",
        "no time": "Нямам време",
        "may be told": "Журналистът може да знае защо",
        "can't": "Първан Екранов: този път не може",
        "why": "няма време",
        "condition": "Да, но",
        "offered": "с условие",
        "phone": "Телефон",
        "send": "Изпращам „да“",
        "suits": "Устройва ме",
        "leave": "Не ме устройва",
        "other": "Предлагам друго",
        "late": "Изглежда, че това е след",
        "asks": "Той пита дали е възможно така",
        "yes": "✅ Да",
        "passed on": "Предложението Ви е при експерта",
    },
}


@pytest.fixture(params=["en", "bg"])
async def words(request: pytest.FixtureRequest, newsroom: Newsroom) -> Mapping[str, str]:
    """What Ana and the experts read; her question, due tomorrow at 15:00, is with the first of three."""
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    await newsroom.ana.fills_form()
    await newsroom.read(request.param, newsroom.ana, newsroom.parvan, newsroom.vtora, newsroom.maria)
    await newsroom.ana.taps("Send")
    return WORDS[request.param]


async def offers(newsroom: Newsroom, words: Mapping[str, str], condition: str) -> None:
    await newsroom.parvan.taps(words["condition"])
    await newsroom.parvan.says(condition)
    await newsroom.parvan.taps(words["phone"])
    await newsroom.parvan.taps(words["send"])


async def test_why_an_expert_said_no_stays_with_staff(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["no"])
    await newsroom.parvan.taps(words["no time"])

    await newsroom.ana.sees(words["can't"])
    assert words["why"] not in newsroom.ana.chat
    await newsroom.maria.sees("no time")


async def test_a_reason_that_may_be_told_is_told(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["no"])
    await newsroom.parvan.taps(words["may be told"])
    await newsroom.parvan.taps(words["no time"])

    await newsroom.ana.sees(words["why"])


async def test_a_condition_stands_in_the_notice_with_its_answers(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await offers(newsroom, words, "Tomorrow at 11:00, in writing")

    told = next(seen for seen in reversed(newsroom.ana.messages) if words["offered"] in seen.text)
    assert "Tomorrow at 11:00, in writing" in told.text
    assert words["late"] not in told.text
    labels = [button.label for button in told.buttons]
    assert labels[:3] == [words["suits"], words["leave"], words["other"]]


async def test_a_condition_past_the_deadline_is_flagged_to_both(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.parvan.taps(words["condition"])
    await newsroom.parvan.says("Wednesday, in writing")
    await newsroom.parvan.sees(words["late"])
    await newsroom.parvan.taps(words["phone"])
    await newsroom.parvan.taps(words["send"])

    assert words["late"] in newsroom.ana.last


async def test_another_way_goes_back_to_the_expert_as_a_question_and_is_taken(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    await offers(newsroom, words, "Wednesday, in writing")

    await newsroom.ana.taps(words["other"])
    await newsroom.ana.says("Tomorrow by 11:00, two lines?")
    await newsroom.ana.sees(words["passed on"])
    asked = await newsroom.parvan.sees(words["asks"])
    assert "Tomorrow by 11:00, two lines?" in asked.text
    assert phone not in newsroom.ana.chat
    await newsroom.parvan.taps(words["yes"])
    await newsroom.parvan.taps(words["phone"])
    await newsroom.parvan.taps(words["send"])

    await newsroom.ana.sees(phone)


async def test_another_way_that_the_expert_cannot_either_asks_the_next(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await offers(newsroom, words, "Wednesday, in writing")
    await newsroom.ana.taps(words["other"])
    await newsroom.ana.says("Tomorrow by 11:00?")

    await newsroom.parvan.taps(words["no"])
    await newsroom.parvan.taps(words["no time"])

    assert newsroom.vtora.buttons()
    await newsroom.ana.sees(words["can't"])


async def test_a_suggestion_that_comes_too_late_is_told_so(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await offers(newsroom, words, "Wednesday, in writing")
    await newsroom.ana.taps(words["other"])
    await newsroom.later(days=2)
    before = len(newsroom.parvan.messages)

    await newsroom.ana.says("Tomorrow by 11:00?")

    assert len(newsroom.parvan.messages) == before


async def test_nobody_but_the_journalist_suggests_another_way(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await offers(newsroom, words, "Wednesday, in writing")
    await newsroom.stranger.says("/start")

    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "po:1")
    await newsroom.quiet()
    await newsroom.stranger.says("Tomorrow by 11:00?")

    assert "Tomorrow by 11:00?" not in newsroom.parvan.chat
