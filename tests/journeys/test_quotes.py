"""A quote check: the expert confirms or corrects it in time, and both keep the wording."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest

from journeys.newsroom import Newsroom, Somebody
from mediabot.domain.quotes import Quote, QuoteState

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "check": "Have a quote checked",
        "right": "It is right",
        "correct": "Correct it",
        "take": "Use this wording",
        "agreed": "The agreed wording:",
        "late": "No answer came by",
        "late_to_expert": "The time to answer has passed",
    },
    "bg": {
        "check": "Проверка на цитат",
        "right": "Вярно е",
        "correct": "Поправка",
        "take": "Приемам този текст",
        "agreed": "Съгласуваният текст:",
        "late": "Няма отговор в срок",
        "late_to_expert": "Срокът за отговор мина",
    },
}
QUOTE = "Video visits <b>complement</b> the examination & save time."


async def says_yes(newsroom: Newsroom, deadline: str = "tomorrow 15:00") -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline=deadline)
    await newsroom.parvan.says_yes("Conversation through this bot")


async def sends_quote(newsroom: Newsroom, text: str = QUOTE) -> None:
    await newsroom.ana.taps("Have a quote checked")
    await newsroom.ana.says(text)


async def stored(newsroom: Newsroom) -> list[Quote]:
    async with newsroom.center.store.begin() as work:
        return list(await work.quotes.of(1))


def shown(somebody: Somebody, text: str) -> int:
    return sum(text in seen.text for seen in somebody.messages if seen.from_bot)


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_confirmed_quote_stands_with_both(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await says_yes(newsroom)
    await newsroom.read(language, newsroom.ana, newsroom.parvan)
    await newsroom.ana.says("/questions 1")
    await newsroom.ana.taps(words["check"])
    await newsroom.ana.says(QUOTE)

    await newsroom.parvan.taps(words["right"])

    for somebody in (newsroom.ana, newsroom.parvan):
        assert QUOTE in (await somebody.sees(words["agreed"])).text
    [quote] = await stored(newsroom)
    assert (quote.state, quote.wording) == (QuoteState.AGREED, QUOTE)


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_corrected_quote_is_agreed_once_the_journalist_takes_it(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await says_yes(newsroom)
    await sends_quote(newsroom)
    await newsroom.read(language, newsroom.ana, newsroom.parvan)
    await newsroom.parvan.person.presses_data(newsroom.parvan.last, "qx:1")
    await newsroom.quiet()
    await newsroom.parvan.says("They save time.")

    await newsroom.ana.taps(words["take"])

    for somebody in (newsroom.ana, newsroom.parvan):
        assert "They save time." in (await somebody.sees(words["agreed"])).text
    assert (await stored(newsroom))[0].state is QuoteState.AGREED


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_no_answer_in_time_is_told_to_both_once(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await says_yes(newsroom)
    await sends_quote(newsroom)
    await newsroom.read(language, newsroom.ana, newsroom.parvan)

    await newsroom.later(hours=2)
    await newsroom.later(minutes=5)

    assert shown(newsroom.ana, words["late"]) == 1
    assert shown(newsroom.parvan, words["late_to_expert"]) == 1
    await newsroom.parvan.taps(words["right"])
    await newsroom.ana.sees(words["agreed"])


async def test_after_the_deadline_no_quote_is_checked_and_the_reason_is_told(newsroom: Newsroom) -> None:
    await says_yes(newsroom, deadline="today 18:00")
    newsroom.clock.move(timedelta(hours=7))

    await newsroom.ana.taps("Have a quote checked")

    assert "The deadline of this question has passed" in newsroom.ana.last.text
    assert await stored(newsroom) == []


async def test_quote_typed_when_the_deadline_has_passed_meanwhile_is_not_sent(newsroom: Newsroom) -> None:
    await says_yes(newsroom, deadline="today 18:00")
    await newsroom.ana.taps("Have a quote checked")
    newsroom.clock.move(timedelta(hours=7))

    await newsroom.ana.says(QUOTE)

    assert "The deadline of this question has passed" in newsroom.ana.last.text
    assert shown(newsroom.parvan, QUOTE) == 0


async def test_waiting_until_the_deadline_gives_the_expert_more_time(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await sends_quote(newsroom)

    await newsroom.ana.taps("Wait until the deadline")
    await newsroom.later(hours=3)

    assert (await stored(newsroom))[0].state is QuoteState.WAITING
    assert "Please answer by tomorrow, 15:00" in (await newsroom.parvan.sees("Please answer by")).text


async def test_another_wording_takes_the_place_of_the_one_before(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await sends_quote(newsroom)
    seen, button = newsroom.parvan.button("It is right")

    await newsroom.ana.taps("Send another wording")
    await newsroom.ana.says("Another wording.")
    await newsroom.parvan.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert [quote.state for quote in await stored(newsroom)] == [QuoteState.REPLACED, QuoteState.WAITING]


async def test_two_taps_at_once_settle_it_once(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await sends_quote(newsroom)

    seen, button = newsroom.parvan.button("It is right")
    await newsroom.parvan.person.presses_data(seen, button.data)
    await newsroom.parvan.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert shown(newsroom.ana, "The agreed wording:") == 1


@pytest.mark.parametrize("text", ["x" * 1501, "\u2060"])
async def test_what_is_no_quote_is_asked_for_again(newsroom: Newsroom, text: str) -> None:
    await says_yes(newsroom)

    await sends_quote(newsroom, text)
    await newsroom.ana.says(QUOTE)

    assert [quote.text for quote in await stored(newsroom)] == [QUOTE]


async def test_nobody_else_reads_or_settles_a_quote(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await sends_quote(newsroom)
    await newsroom.stranger.says("/start")

    for somebody in (newsroom.stranger, newsroom.ana):
        for data in ("qy:1", "qx:1"):
            await somebody.person.presses_data(somebody.last, data)
    for data in ("qb:1", "qt:1", "qm:1"):
        await newsroom.stranger.person.presses_data(newsroom.stranger.last, data)
    await newsroom.quiet()

    assert (await stored(newsroom))[0].state is QuoteState.WAITING
    assert QUOTE not in newsroom.stranger.chat


async def test_taken_back_yes_ends_the_check(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await sends_quote(newsroom)
    await newsroom.parvan.says("/requests")
    await newsroom.parvan.taps("1 ·")
    await newsroom.parvan.taps("I can’t after all")
    await newsroom.parvan.says("I am ill.")

    await newsroom.later(hours=3)

    assert shown(newsroom.ana, "No answer came by") == 0


async def test_kill_between_the_steps_loses_nothing(newsroom: Newsroom) -> None:
    await says_yes(newsroom)
    await newsroom.ana.taps("Have a quote checked")
    await newsroom.restart()
    await newsroom.ana.says(QUOTE)
    await newsroom.restart()

    await newsroom.later(hours=2)

    await newsroom.ana.sees("No answer came by")
