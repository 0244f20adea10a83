"""Briefings: staff announce one, journalists sign up, stand in line, ask beforehand, and get what came of it."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar

from journeys.newsroom import Newsroom, Somebody
from journeys.newsstand import PROBIOTICS, TELEMEDICINE
from mediabot.domain.briefings import Briefing, SignupState
from mediabot.domain.subscriptions import Rhythm, Subscription

TITLE = "Telemedicine: what the new law changes"


async def follow(newsroom: Newsroom, *people: Somebody) -> None:
    """These follow telemedicine; they have written to the bot before."""
    for one in people:
        await one.says("/help")
    async with newsroom.center.store.begin() as work:
        for one in people:
            await work.subscriptions.put(Subscription(one.id, (TELEMEDICINE,), rhythm=Rhythm.WEEKLY))
        await work.commit()


async def announce(newsroom: Newsroom, *, places: str = "none") -> Somebody:
    maria = newsroom.maria_in_private
    await maria.says("/briefings")
    await maria.taps("New briefing")
    await maria.says(TITLE)
    await maria.taps("Time")
    await maria.says("tomorrow 11:00")
    await maria.taps("Place")
    await maria.says("https://example.org/room")
    await maria.taps("Seats")
    await maria.says(places)
    await maria.taps("Experts")
    await maria.taps("Parvan Ekranov")
    await maria.taps("Back")
    await maria.taps("Announce")
    await maria.taps("Yes, announce it")
    await newsroom.later(seconds=6)
    return maria


async def briefing_of(newsroom: Newsroom) -> tuple[Briefing, dict[int, SignupState]]:
    async with newsroom.center.store.begin() as work:
        newest = (await work.briefings.newest(1))[0]
        return newest, {one.person_id: one.state for one in await work.signups.of_briefing(newest.id)}


def calendars(somebody: Somebody) -> list[Any]:
    """The files for calendars in the chat, in order."""
    sent = [seen.message.body["document"] for seen in somebody.messages if "document" in seen.message.body]
    ids = [one["file_id"] for one in sent if one["file_name"] == "briefing.ics"]
    return [Calendar.from_ical(somebody.newsroom.api.world.files.by_id[one].content) for one in ids]


async def test_whoever_follows_the_topic_hears_of_it_and_signs_up_with_one_tap(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana)
    await announce(newsroom)
    card = await newsroom.ana.sees(TITLE)
    assert "https://example.org/room" not in card.text

    await newsroom.ana.taps("Sign up")

    assert "https://example.org/room" in newsroom.ana.chat
    calendar = calendars(newsroom.ana)[0]
    event = calendar.events[0]
    assert (calendar["METHOD"], event["SEQUENCE"], str(event["SUMMARY"])) == ("PUBLISH", 0, f"Briefing: {TITLE}")
    assert event["DTSTART"].dt.isoformat() == "2026-11-24T09:00:00+00:00"


async def test_nobody_else_hears_of_it(newsroom: Newsroom) -> None:
    await newsroom.boris.says("/help")
    async with newsroom.center.store.begin() as work:
        await work.subscriptions.put(Subscription(newsroom.boris.id, (PROBIOTICS,), rhythm=Rhythm.WEEKLY))
        await work.commit()

    await announce(newsroom)

    assert TITLE not in newsroom.boris.chat


async def test_the_first_in_line_moves_up_and_is_told_once(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris, newsroom.stranger)
    await announce(newsroom, places="1")
    await newsroom.ana.taps("Sign up")
    await newsroom.boris.taps("Sign up")
    await newsroom.stranger.taps("Sign up")
    assert "You are number 1 in line" in newsroom.boris.chat
    assert "You are number 2 in line" in newsroom.stranger.chat

    await newsroom.ana.taps("I can’t come")
    await newsroom.later(seconds=6)

    assert newsroom.boris.chat.count("A place has become free") == 1
    assert "A place has become free" not in newsroom.stranger.chat
    _, states = await briefing_of(newsroom)
    assert states[newsroom.boris.id] is SignupState.SIGNED
    assert len(calendars(newsroom.boris)) == 1


async def test_the_place_of_somebody_who_left_the_bot_goes_to_the_first_in_line(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    await announce(newsroom, places="1")
    await newsroom.ana.taps("Sign up")
    await newsroom.boris.taps("Sign up")

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")
    await newsroom.later(seconds=6)

    await newsroom.boris.sees("A place has become free")
    _, states = await briefing_of(newsroom)
    assert states == {newsroom.boris.id: SignupState.SIGNED}


async def test_questions_sent_beforehand_reach_staff_alone(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    maria = await announce(newsroom)
    await newsroom.ana.taps("Sign up")
    await newsroom.boris.taps("Sign up")

    await newsroom.ana.taps("Send a question")
    await newsroom.ana.says("Who pays for it?")
    await maria.taps("Questions")

    assert "Ana Example, The Example Post: Who pays for it?" in maria.last.text
    assert "Who pays for it?" not in newsroom.boris.chat


async def test_whoever_has_a_place_is_reminded_an_hour_before(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    await announce(newsroom)
    await newsroom.ana.taps("Sign up")

    await newsroom.later(hours=22, minutes=1)
    await newsroom.later(minutes=5)

    assert newsroom.ana.chat.count("The briefing is about to begin") == 1
    assert "The briefing is about to begin" not in newsroom.boris.chat


async def test_when_it_moves_everyone_is_told_once_and_calendars_follow(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana)
    maria = await announce(newsroom)
    await newsroom.ana.taps("Sign up")

    await maria.taps("Time")
    await maria.says("tomorrow 15:00")
    await newsroom.later(seconds=6)

    assert newsroom.ana.chat.count("The briefing has been moved") == 1
    first, second = (calendar.events[0] for calendar in calendars(newsroom.ana))
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (0, 1)
    assert second["DTSTART"].dt.isoformat() == "2026-11-24T13:00:00+00:00"


async def test_when_it_is_cancelled_everyone_is_told_once_and_nobody_signs_up(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    maria = await announce(newsroom)
    await newsroom.ana.taps("Sign up")
    shown, sign_up = newsroom.boris.button("Sign up")

    await maria.taps("Cancel the briefing")
    await maria.taps("Yes, cancel it")
    await newsroom.boris.person.presses_data(shown.id, str(sign_up.data))
    await newsroom.quiet()

    assert newsroom.ana.chat.count("The briefing will not take place") == 1
    assert [calendar["METHOD"] for calendar in calendars(newsroom.ana)] == ["PUBLISH", "CANCEL"]
    assert "This briefing will not take place" in newsroom.boris.chat
    _, states = await briefing_of(newsroom)
    assert newsroom.boris.id not in states


async def test_afterwards_whoever_signed_up_gets_the_recording(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    maria = await announce(newsroom)
    await newsroom.ana.taps("Sign up")
    await newsroom.later(hours=26)

    await maria.says("/briefings")
    await maria.taps("1 ·")
    await maria.taps("Send notes or a recording")
    await maria.says("https://example.org/recording")

    await newsroom.ana.sees("https://example.org/recording")
    assert "https://example.org/recording" not in newsroom.boris.chat


async def test_two_taps_at_once_take_one_place(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    await announce(newsroom, places="1")
    await newsroom.ana.sees(TITLE)
    await newsroom.boris.sees(TITLE)

    await newsroom.ana.person.presses("Sign up")
    await newsroom.boris.person.presses("Sign up")
    await newsroom.ana.person.presses("Sign up")
    await newsroom.quiet()

    _, states = await briefing_of(newsroom)
    assert sorted(states.values()) == [SignupState.SIGNED, SignupState.WAITING]


async def test_a_restart_while_it_is_announced_tells_everyone_once(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana, newsroom.boris)
    await announce(newsroom)

    await newsroom.restart()
    await newsroom.later(seconds=6)

    assert newsroom.ana.chat.count(TITLE) == 1
    assert newsroom.boris.chat.count(TITLE) == 1


async def test_everything_reads_as_bulgarian_too(newsroom: Newsroom) -> None:
    await follow(newsroom, newsroom.ana)
    maria = newsroom.maria_in_private
    await newsroom.read("bg", maria, newsroom.ana)
    await maria.says("/briefings")
    await maria.taps("Нов брифинг")
    await maria.says("Телемедицина: какво променя новият закон")
    await maria.taps("Час")
    await maria.says("утре 11:00")
    await maria.taps("Място")
    await maria.says("ул. „Пример“ 1")
    await maria.taps("Обявяване")
    await maria.taps("Да, обявете го")
    await newsroom.later(seconds=6)

    await newsroom.ana.taps("Записване")

    await newsroom.ana.sees("ул. „Пример“ 1")
    await newsroom.ana.sees("Имате място.")
