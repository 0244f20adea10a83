"""Somebody in reserve after a yes: told honestly, nothing of theirs passed on, and there when they are needed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeys.newsroom import Newsroom, Somebody

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "keep": "Keep the next one in reserve",
        "asked": "asked to stand by",
        "honest": "Another expert has already said yes",
        "yes": "Yes, I can stand by",
        "phone": "E-mail",
        "send": "Send my yes",
        "standing": "is standing by",
        "drop": "The expert dropped out",
        "needed": "needs you after all",
        "source": "was standing by and has stepped in",
        "done": "Interview done",
        "thanks": "Thank you for standing by!",
    },
    "bg": {
        "keep": "Дръжте следващия като резерва",
        "asked": "запитване за резерва",
        "honest": "Друг експерт вече прие",
        "yes": "Да, мога да бъда резерва",
        "phone": "Имейл",
        "send": "Изпращам „да“",
        "standing": "в резерва, ако първият",
        "drop": "Експертът отпадна",
        "needed": "все пак има нужда от Вас",
        "source": "Имате нов източник",
        "done": "Интервюто е направено",
        "thanks": "Благодарим Ви за готовността!",
    },
}
EN = WORDS["en"]


async def a_yes(newsroom: Newsroom, choice: str = "Ask the top 3") -> None:
    await newsroom.ana.sends_question(choice=choice)
    await newsroom.parvan.says_yes("Phone")


async def a_reserve(newsroom: Newsroom) -> None:
    await a_yes(newsroom)
    await newsroom.ana.taps(EN["keep"])
    await newsroom.vtora.taps(EN["yes"])
    await newsroom.vtora.taps(EN["phone"])
    await newsroom.vtora.taps(EN["send"])


def shown(somebody: Somebody, text: str) -> int:
    return sum(text in seen.text for seen in somebody.messages if seen.from_bot)


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_a_reserve_knows_what_it_is_and_becomes_the_source_at_once(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await a_yes(newsroom)
    await newsroom.read(language, newsroom.ana, newsroom.vtora)
    await newsroom.ana.says("/questions 1")
    email = newsroom.contact_of("tele-two")[1]

    await newsroom.ana.taps(words["keep"])
    assert words["asked"] in newsroom.ana.last.text
    await newsroom.vtora.sees(words["honest"])
    for label in (words["yes"], words["phone"], words["send"]):
        await newsroom.vtora.taps(label)
    await newsroom.ana.sees(words["standing"])
    assert email not in newsroom.ana.chat
    await newsroom.ana.taps(words["drop"])

    await newsroom.ana.sees(words["source"])
    await newsroom.ana.sees(email)
    assert shown(newsroom.vtora, words["needed"]) == 1


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_after_the_interview_the_reserve_is_thanked_once(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await a_reserve(newsroom)
    await newsroom.read(language, newsroom.ana, newsroom.vtora)
    await newsroom.ana.says("/questions 1")
    seen, button = newsroom.ana.button(words["done"])

    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert shown(newsroom.vtora, words["thanks"]) == 2, "the card and one message"
    await newsroom.ana.taps(words["drop"])
    assert newsroom.contact_of("tele-two")[1] not in newsroom.ana.chat
    assert shown(newsroom.vtora, words["needed"]) == 0


async def test_a_typed_yes_stands_by_and_a_no_asks_the_next(newsroom: Newsroom) -> None:
    await a_yes(newsroom)
    await newsroom.ana.taps(EN["keep"])

    await newsroom.vtora.says("no")
    await newsroom.vtora.taps("No time")

    await newsroom.maria.sees("Please ask whether this one could step in")
    assert "Treta Dalekova: our team will ask" in newsroom.ana.chat
    await newsroom.maria.taps("Yes, I can stand by")
    await newsroom.maria.taps("Phone")
    await newsroom.maria.taps("Record the yes")
    await newsroom.ana.sees("Treta Dalekova is standing by")
    assert "+359 700 00 003" not in newsroom.ana.chat


async def test_whoever_is_asked_to_stand_by_and_needed_at_once_gets_the_question(newsroom: Newsroom) -> None:
    await a_yes(newsroom)
    await newsroom.ana.taps(EN["keep"])

    await newsroom.ana.taps(EN["drop"])

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.vtora.says_yes("E-mail")
    await newsroom.ana.sees(newsroom.contact_of("tele-two")[1])


async def test_two_taps_at_once_keep_one_in_reserve(newsroom: Newsroom) -> None:
    await a_yes(newsroom)
    seen, button = newsroom.ana.button(EN["keep"])

    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert shown(newsroom.vtora, EN["honest"]) == 1
    assert "Treta Dalekova was not asked" in newsroom.ana.chat


async def test_with_one_expert_chosen_somebody_else_of_the_search_is_kept(newsroom: Newsroom) -> None:
    await a_yes(newsroom, choice="Ask Parvan Ekranov")

    await newsroom.ana.taps(EN["keep"])

    await newsroom.vtora.sees(EN["honest"])


async def test_who_withdraws_or_pauses_in_reserve_makes_room_for_the_next(newsroom: Newsroom) -> None:
    await a_reserve(newsroom)

    await newsroom.vtora.taps("I can’t after all")
    await newsroom.vtora.says("A train to catch")

    await newsroom.ana.sees("can’t any more. The yes you have still holds")
    assert "Treta Dalekova: our team will ask" in newsroom.ana.chat
    assert "A train to catch" not in newsroom.ana.chat
    await newsroom.maria.sees("A train to catch")


async def test_pausing_ends_it_and_a_restart_changes_nothing(newsroom: Newsroom) -> None:
    await a_reserve(newsroom)
    await newsroom.restart()

    await newsroom.vtora.says("/card")
    await newsroom.vtora.taps("Pause requests")

    assert "Treta Dalekova: our team will ask" in newsroom.ana.chat
    await newsroom.ana.taps(EN["drop"])
    assert newsroom.contact_of("tele-two")[1] not in newsroom.ana.chat


@pytest.mark.parametrize(("away", "there"), [("I am away until 20 December", False), ("I am away until tonight", True)])
async def test_an_absence_past_the_deadline_ends_it(newsroom: Newsroom, away: str, there: bool) -> None:
    await a_reserve(newsroom)

    await newsroom.vtora.says(away)

    assert ("Treta Dalekova: our team will ask" in newsroom.ana.chat) is not there
    await newsroom.ana.taps(EN["drop"])
    assert (newsroom.contact_of("tele-two")[1] in newsroom.ana.chat) is there


@pytest.mark.parametrize("who", ["expert", "journalist"])
async def test_who_leaves_for_good_ends_it(newsroom: Newsroom, who: str) -> None:
    await a_reserve(newsroom)

    leaves = newsroom.vtora if who == "expert" else newsroom.ana
    await leaves.says("/delete")
    await leaves.taps("Yes, delete everything")

    async with newsroom.center.store.begin() as work:
        assert all(expert_id != "tele-two" for _, expert_id in await work.referrals.reserves())
    if who == "journalist":
        assert shown(newsroom.vtora, EN["thanks"]) == 2


async def test_silence_asks_the_next_and_the_deadline_ends_it(newsroom: Newsroom) -> None:
    await a_yes(newsroom)
    await newsroom.ana.taps(EN["keep"])

    await newsroom.later(hours=9)
    await newsroom.maria.sees("Please ask whether this one could step in")
    await newsroom.later(days=2)

    async with newsroom.center.store.begin() as work:
        assert not await work.referrals.reserves()
    assert EN["done"] not in str(newsroom.ana.buttons())


async def test_nobody_in_reserve_is_asked_anything_else_at_the_same_time(newsroom: Newsroom) -> None:
    await a_reserve(newsroom)

    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_no()
    await newsroom.ana.asks("telemedicine")

    assert "Ask Vtora Videva" not in str(newsroom.ana.buttons())


async def test_nobody_else_keeps_or_ends_a_reserve(newsroom: Newsroom) -> None:
    await a_yes(newsroom)
    await newsroom.stranger.says("/start")

    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "kr:1")
    await newsroom.parvan.person.presses_data(newsroom.parvan.last, "kr:1")
    await newsroom.quiet()
    assert shown(newsroom.vtora, EN["honest"]) == 0
    await newsroom.ana.taps(EN["keep"])
    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "iw:1")
    await newsroom.quiet()

    assert EN["asked"] in newsroom.ana.chat
