"""The file for calendars, read back by a library as a calendar reads it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from mediabot.i18n.invitation import Invitation, calendar_file
from mediabot.i18n.when import clock_turn, understand

AT = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
INVITATION = Invitation(
    uid="talk-31@media_bot",
    sequence=0,
    starts_at=AT,
    ends_at=AT + timedelta(minutes=30),
    title="Интервю: доц. д-р Яна Далечинова",
    made_at=AT - timedelta(days=1),
    about="Въпрос № 17",
    organiser="Медиен център",
    home="https://t.me/media_bot",
)


def read(content: bytes) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(content)
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_calendar_finds_the_time_the_names_and_no_address_of_a_side() -> None:
    calendar, event = read(calendar_file(INVITATION))

    assert (calendar["METHOD"], event["STATUS"]) == ("PUBLISH", "CONFIRMED")
    assert (event["UID"], event["SEQUENCE"]) == ("talk-31@media_bot", 0)
    assert event["SUMMARY"] == INVITATION.title
    assert event.decoded("DTSTART") == AT
    assert "ATTENDEE" not in event


def test_called_off_is_told_under_the_same_name_with_a_higher_number() -> None:
    off = Invitation(**{**vars(INVITATION), "sequence": 1, "called_off": True})

    calendar, event = read(calendar_file(off))

    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["UID"], event["SEQUENCE"]) == ("talk-31@media_bot", 1)


@pytest.mark.parametrize("hostile", ["a\r\nATTENDEE:mailto:x@example.org", "b\nEND:VEVENT", "c;d,e\\n", "ъ" * 200])
def test_what_people_typed_stays_a_text(hostile: str) -> None:
    _, event = read(calendar_file(Invitation(**{**vars(INVITATION), "title": hostile, "organiser": hostile})))

    assert "ATTENDEE" not in event
    assert event["SUMMARY"].replace("\r", "") == hostile.replace("\r", "")


def test_no_line_is_longer_than_the_format_allows() -> None:
    content = calendar_file(Invitation(**{**vars(INVITATION), "title": "Интервю " * 30}))

    assert max(len(line) for line in content.split(b"\r\n")) <= 75


@pytest.mark.parametrize(
    ("typed", "now", "instant", "turn"),
    [
        ("утре 03:30", datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "twice"),
        ("утре 04:30", datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 2, 30, tzinfo=UTC), ""),
        ("утре 03:30", datetime(2027, 3, 27, 12, 0, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "skipped"),
        ("утре 05:30", datetime(2027, 3, 27, 12, 0, tzinfo=UTC), datetime(2027, 3, 28, 2, 30, tzinfo=UTC), ""),
        ("утре 15:00", datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 13, 0, tzinfo=UTC), ""),
        ("утре 15:00", datetime(2027, 3, 27, 12, 0, tzinfo=UTC), datetime(2027, 3, 28, 12, 0, tzinfo=UTC), ""),
    ],
)
def test_on_the_two_nights_when_the_clock_moves_the_instant_is_the_one_meant(
    typed: str, now: datetime, instant: datetime, turn: str
) -> None:
    read_as = understand(typed, now=now, zone="Europe/Sofia", language="bg")

    assert read_as == instant
    assert clock_turn(instant, "Europe/Sofia") == turn
    _, event = read(calendar_file(Invitation(**{**vars(INVITATION), "starts_at": instant})))
    assert event.decoded("DTSTART") == instant
