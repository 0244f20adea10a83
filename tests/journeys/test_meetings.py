"""After a yes: a time that both sides agree on, with the file for their calendars, and the contact as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from journeys.newsroom import Newsroom, Somebody

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "propose": "Agree on a time",
        "typed": "tomorrow 14:00",
        "agree": "I agree",
        "off": "Call it off",
        "change": "Change the time",
        "later": "tomorrow 14:30",
        "told": "For your calendar: tomorrow, 14:00",
        "is_off": "the appointment is off",
    },
    "bg": {
        "propose": "Уговаряне на час",
        "typed": "утре в 14 ч.",
        "agree": "Съгласие",
        "off": "Отмяна на уговорката",
        "change": "Друг час",
        "later": "утре в 14:30",
        "told": "За календара Ви: утре, 14:00",
        "is_off": "уговорката отпада",
    },
}
AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


async def says_yes(newsroom: Newsroom, *contacts: str) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes(*contacts)


@pytest.fixture(params=["en", "bg"])
async def words(request: pytest.FixtureRequest, newsroom: Newsroom) -> Mapping[str, str]:
    """Parvan has said yes to Ana; both read that language."""
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.read(request.param, newsroom.ana, newsroom.parvan)
    await newsroom.ana.says("/questions 1")
    return WORDS[request.param]


def files(newsroom: Newsroom, somebody: Somebody, name: str) -> list[bytes]:
    """The files of that name in somebody's chat."""
    sent = [seen.json["document"] for seen in somebody.messages if seen.from_bot and "document" in seen.json]
    ids = [document["file_id"] for document in sent if document["file_name"] == name]
    return [newsroom.api.world.files.by_id[one].content for one in ids]


def events(newsroom: Newsroom, somebody: Somebody) -> list[tuple[str, Any]]:
    calendars = [Calendar.from_ical(content) for content in files(newsroom, somebody, "interview.ics")]
    return [(str(calendar["METHOD"]), calendar.walk("VEVENT")[0]) for calendar in calendars]


async def agree(newsroom: Newsroom, words: Mapping[str, str]) -> None:
    await newsroom.ana.taps(words["propose"])
    await newsroom.ana.says(words["typed"])
    await newsroom.parvan.taps(words["agree"])


async def test_one_side_types_a_time_the_other_agrees_and_both_get_the_file(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await agree(newsroom, words)

    for somebody in (newsroom.ana, newsroom.parvan):
        [(method, event)] = events(newsroom, somebody)
        assert (method, event["STATUS"], event["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 0)
        assert event.decoded("DTSTART") == AT
        await somebody.sees(words["told"])


async def test_moved_and_called_off_it_keeps_its_name_and_counts_up(
    newsroom: Newsroom, words: Mapping[str, str]
) -> None:
    await agree(newsroom, words)

    await newsroom.parvan.says("/requests")
    await newsroom.parvan.taps("1 ·")
    await newsroom.parvan.taps(words["change"])
    await newsroom.parvan.says(words["later"])
    await newsroom.ana.taps(words["agree"])
    await newsroom.ana.taps(words["off"])

    told = events(newsroom, newsroom.parvan)
    assert [(method, event["SEQUENCE"]) for method, event in told] == [("PUBLISH", 0), ("PUBLISH", 1), ("CANCEL", 2)]
    assert len({event["UID"] for _, event in told}) == 1
    assert told[1][1].decoded("DTSTART") == AT + timedelta(minutes=30)
    await newsroom.parvan.sees(words["is_off"])


async def test_nothing_is_agreed_by_whoever_proposed(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")
    await newsroom.ana.says("tomorrow 14:00")

    await newsroom.ana.person.presses_data(newsroom.ana.last, f"my:1:{int(AT.timestamp())}")
    await newsroom.quiet()

    assert events(newsroom, newsroom.ana) == events(newsroom, newsroom.parvan) == []


async def test_two_taps_at_once_send_one_file_each(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")
    await newsroom.ana.says("tomorrow 14:00")

    seen, button = newsroom.parvan.button("I agree")
    await newsroom.parvan.person.presses_data(seen, button.data)
    await newsroom.parvan.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert len(events(newsroom, newsroom.ana)) == len(events(newsroom, newsroom.parvan)) == 1


async def test_key_of_a_time_that_was_replaced_agrees_to_nothing(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")
    await newsroom.ana.says("tomorrow 14:00")
    seen, button = newsroom.parvan.button("I agree")
    await newsroom.ana.taps("Suggest another time")
    await newsroom.ana.says("tomorrow 14:30")

    await newsroom.parvan.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert events(newsroom, newsroom.parvan) == []
    await newsroom.parvan.taps("I agree")
    assert events(newsroom, newsroom.parvan)[0][1].decoded("DTSTART") == AT + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("whenever you like", "I did not understand that"),
        ("yesterday 10:00", "That time has passed"),
        ("in 5 months", "more than three months away"),
    ],
)
async def test_what_is_no_time_is_asked_for_again(newsroom: Newsroom, typed: str, told: str) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")

    await newsroom.ana.says(typed)

    assert told in newsroom.ana.last.text
    await newsroom.ana.says("tomorrow 14:00")
    await newsroom.parvan.sees("Suggested to you: tomorrow, 14:00")


async def test_time_past_the_deadline_says_so(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")

    await newsroom.ana.says("tomorrow 16:00")

    assert "later than the deadline: tomorrow, 15:00" in (await newsroom.parvan.sees("Suggested to you")).text


async def test_yes_taken_back_takes_the_time_out_of_both_calendars(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await agree(newsroom, WORDS["en"])
    await newsroom.parvan.says("/requests")
    await newsroom.parvan.taps("1 ·")

    await newsroom.parvan.taps("I can’t after all")
    await newsroom.parvan.says("I am ill.")

    for somebody in (newsroom.ana, newsroom.parvan):
        assert [method for method, _ in events(newsroom, somebody)] == ["PUBLISH", "CANCEL"]


async def test_whoever_leaves_calls_off_what_they_agreed_on(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Phone")
    await agree(newsroom, WORDS["en"])

    await newsroom.parvan.says("/delete")
    await newsroom.parvan.taps("Yes, delete everything")

    assert [method for method, _ in events(newsroom, newsroom.ana)] == ["PUBLISH", "CANCEL"]


async def test_after_the_end_of_a_talk_no_time_is_proposed(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Write here")
    await newsroom.ana.says("Hello")
    await newsroom.parvan.taps("End the conversation")

    await newsroom.ana.person.presses_data(newsroom.ana.last, "mp:1")
    await newsroom.quiet()

    assert "This conversation has ended" in newsroom.ana.last.text


async def test_nobody_else_sees_or_changes_the_time(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")
    await newsroom.ana.says("tomorrow 14:00")
    await newsroom.stranger.says("/start")

    for data in ("mp:1", f"my:1:{int(AT.timestamp())}", "ml:1", "mc:1", "vc:1"):
        await newsroom.stranger.person.presses_data(newsroom.stranger.last, data)
    await newsroom.quiet()

    assert "14:00" not in newsroom.stranger.chat
    assert events(newsroom, newsroom.ana) == []
    await newsroom.parvan.taps("I agree")
    assert len(events(newsroom, newsroom.ana)) == 1


async def test_kill_after_the_agreement_loses_no_file(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")
    await newsroom.ana.taps("Agree on a time")
    await newsroom.restart()

    await newsroom.ana.says("tomorrow 14:00")
    await newsroom.restart()
    await newsroom.parvan.taps("I agree")

    assert len(events(newsroom, newsroom.ana)) == len(events(newsroom, newsroom.parvan)) == 1


async def test_contact_as_a_file_holds_what_was_handed_over(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "E-mail")

    await newsroom.ana.taps("Contact as a file")

    [card] = files(newsroom, newsroom.ana, "contact.vcf")
    assert b"EMAIL;TYPE=INTERNET,WORK:parvan@example.org" in card
    assert b"TEL" not in card


async def test_nothing_to_put_into_an_address_book_has_no_key(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "Conversation through this bot")

    assert "Contact as a file" not in str(newsroom.ana.buttons())


async def test_expert_who_said_yes_gets_no_contact_file_of_the_case(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "E-mail")

    await newsroom.parvan.person.presses_data(newsroom.parvan.last, "vc:1")
    await newsroom.quiet()

    assert files(newsroom, newsroom.parvan, "contact.vcf") == []


async def test_attribution_can_be_copied_in_both_languages(newsroom: Newsroom) -> None:
    await says_yes(newsroom, "E-mail")
    await newsroom.ana.says("/questions 1")

    copied = [
        key["copy_text"]["text"]
        for row in newsroom.ana.last.json["reply_markup"]["inline_keyboard"]
        for key in row
        if "copy_text" in key
    ]

    assert copied == [
        "Parvan Ekranov, Associate Professor, Example Institute",
        "доц. д-р Първан Екранов, Институт „Пример“",
    ]
