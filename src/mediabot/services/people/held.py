"""Everything that is held about a person, to be shown to them: loaded at once, written as a file when it is sent."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import date, datetime, time
from typing import Any

from mediabot.domain.availability import Terms
from mediabot.domain.directory import Expert
from mediabot.domain.people import Person
from mediabot.domain.referrals import ReferralStatus
from mediabot.services.desk import Desk
from mediabot.services.ports.people import Unread

COUNTED = ("searches", "questions", "asked_as_expert", "talks", "letters", "news_searches")
"""What the summary counts."""

ONE = ("person", "subscription", "embargo_access", "last_album")
"""Of which somebody has one at most."""

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Held:
    """`rows` are those of every table by what they are to the person, `experts` whom their questions were put to.

    `entry` is theirs in the directory, with their own `terms`; `versions` are those of the directory that may have it.
    """

    rows: Rows
    experts: Sequence[tuple[int, str, ReferralStatus, datetime | None]] = ()
    entry: Expert | None = None
    terms: Terms | None = None
    versions: Sequence[int] = ()

    def file(self) -> bytes:
        """As JSON: keys in English, instants in ISO 8601, UTC. It may be long: not for the event loop."""
        told = (f"{_json(name)}: {_lines(value)}" for name, value in self._told().items())
        return ("{\n" + ",\n".join(told) + "\n}\n").encode()

    def _told(self) -> dict[str, object]:
        told: dict[str, object] = dict(self.rows)
        told |= {name: next(iter(self.rows[name]), None) for name in ONE}
        told["questions"] = self._questions()
        return {**told, "directory_entry": self.entry, "terms": self.terms, "directory_versions": self.versions}

    def _questions(self) -> list[Mapping[str, object]]:
        asked: dict[int, list[Mapping[str, object]]] = defaultdict(list)
        for question_id, expert_id, status, asked_at in self.experts:
            asked[question_id].append({"expert": expert_id, "status": status, "asked_at": asked_at})
        return [{**question, "referrals": asked[question["id"]]} for question in self.rows["questions"]]


async def held_about(desk: Desk, person: Person) -> Held:
    """In so many statements, however much it is."""
    work = desk.work
    return Held(
        rows=await work.books.of(person.id),
        experts=await work.books.experts_asked(person.id),
        entry=desk.office.expert(person.expert_id) if person.expert_id else None,
        terms=await work.terms.of(person.expert_id) if person.expert_id else None,
        versions=await work.versions.naming(person.expert_id) if person.expert_id else (),
    )


def _lines(value: object) -> str:
    """JSON with a line for each row, which can be read and takes no time."""
    if isinstance(value, list | tuple) and value:
        return "[\n" + ",\n".join(f"  {_json(row)}" for row in value) + "\n]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    """What JSON doesn't know."""
    if isinstance(value, Unread):
        return json.loads(value.text)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)
