"""An agreed time as a file that calendars open (RFC 5545).

METHOD is PUBLISH: a REQUEST wants the addresses of both sides and an organiser's mailbox that hears replies, and an
address is nobody's to pass on before its owner does. What was published is taken back by CANCEL (RFC 5546, 3.2.5).
Instants stand in UTC: they mean the same wherever they are read, also on the two nights when the clock moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from icalendar import Calendar, Event, vCalAddress


@dataclass(frozen=True)
class Invitation:
    """A calendar knows it by `uid`; a higher `sequence` takes the place of a lower one. `home` is the organiser's
    address on the web, `made_at` when the file was made."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    made_at: datetime
    about: str = ""
    organiser: str = ""
    home: str = ""
    called_off: bool = False


def calendar_file(invitation: Invitation) -> bytes:
    """The .ics file."""
    calendar = Calendar()
    calendar.add("prodid", "-//mediabot//Media Center//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if invitation.called_off else "PUBLISH")
    calendar.add_component(_event(invitation))
    return bytes(calendar.to_ical())


def _event(invitation: Invitation) -> Event:
    event = Event()
    event.add("uid", invitation.uid)
    event.add("sequence", invitation.sequence)
    event.add("dtstamp", invitation.made_at)
    event.add("dtstart", invitation.starts_at)
    event.add("dtend", invitation.ends_at)
    event.add("summary", invitation.title)
    event.add("status", "CANCELLED" if invitation.called_off else "CONFIRMED")
    if invitation.about:
        event.add("description", invitation.about)
    if invitation.home:
        event.add("organizer", _organiser(invitation))
        event.add("url", invitation.home)
    return event


def _organiser(invitation: Invitation) -> vCalAddress:
    organiser = vCalAddress(invitation.home)
    organiser.params["CN"] = invitation.organiser
    return organiser
