"""A source that drops out is replaced with one tap, and everybody concerned is told once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeys.newsroom import Newsroom, Somebody

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "drop": "The expert dropped out",
        "line": "dropped out after saying yes",
        "told": "can’t answer after all and is looking",
    },
    "bg": {"drop": "Експертът отпадна", "line": "се отказа, след като каза", "told": "няма да успеете да отговорите"},
}


async def says_yes(newsroom: Newsroom, choice: str = "Ask the top 3") -> None:
    await newsroom.ana.sends_question(choice=choice)
    await newsroom.parvan.says_yes("Phone")


def shown(somebody: Somebody, text: str) -> int:
    return sum(text in seen.text for seen in somebody.messages if seen.from_bot)


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_the_next_expert_is_asked_and_the_one_before_is_told_once(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await says_yes(newsroom)
    await newsroom.read(language, newsroom.ana, newsroom.parvan)
    await newsroom.ana.says("/questions 1")

    await newsroom.ana.taps(words["drop"])

    assert words["line"] in newsroom.ana.last.text
    assert newsroom.contact_of("tele-one")[0] not in newsroom.ana.last.text
    assert shown(newsroom.parvan, words["told"]) == 1
    await newsroom.vtora.sees("Answer due")


async def test_two_taps_at_once_ask_one_expert(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    seen, button = newsroom.ana.button("The expert dropped out")

    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert shown(newsroom.parvan, "can’t answer after all and is looking") == 1
    assert "Treta Dalekova: waiting in turn" in newsroom.ana.chat


async def test_with_nobody_left_the_journalist_gets_the_ways_on(newsroom: Newsroom) -> None:
    await says_yes(newsroom, choice="Ask Parvan Ekranov")

    await newsroom.ana.taps("The expert dropped out")

    assert "Ask Vtora Videva" in str(newsroom.ana.buttons())


async def test_nobody_else_replaces_a_source(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await newsroom.stranger.says("/start")

    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "sx:1")
    await newsroom.parvan.person.presses_data(newsroom.parvan.last, "sx:1")
    await newsroom.quiet()

    assert "The expert said yes" in newsroom.ana.chat
    assert shown(newsroom.vtora, "Answer due") == 0


async def test_after_the_deadline_nobody_is_asked_instead(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await newsroom.later(days=2)

    await newsroom.ana.taps("The expert dropped out")

    assert shown(newsroom.vtora, "Answer due") == 0
