"""The messages in context, and what the rules make of each: `PYTHONPATH=src:tests python -m understanding.score`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from mediabot.domain.conversation import Ask
from mediabot.domain.questions import Field
from mediabot.domain.understanding.meanings import About, Answered, Intent, Reading, Request, Situation, Understood
from mediabot.domain.understanding.rules import understand
from mediabot.matching import DirectoryIndex
from mediabot.services.desk import Office
from mediabot.services.understanding.reading import read
from mediabot.storage.directory_file import read_directory_file

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
HERE = Path(__file__).parent
MONDAY_TEN = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
"""10:00 in Sofia."""

SOFIA = ZoneInfo("Europe/Sofia")

QUESTION, REFERRAL, TALK = 17, 27, 37

ASKED = {
    **{f"form:{field.value}": (Ask.FORM, field) for field in Field},
    "form:overview": (Ask.FORM, None),
    "byline": (Ask.BYLINE, None),
    "outlet": (Ask.OUTLET, None),
    "proof": (Ask.PROOF, None),
    "letter": (Ask.LETTER, None),
    "condition": (Ask.CONDITION, None),
    "colleague": (Ask.COLLEAGUE, None),
    "interests": (Ask.INTERESTS, None),
    "draft": (Ask.NEWS_FIELD, None),
}
ANSWERED = {
    "matches": About.OTHER,
    "form": About.FORM,
    "question": About.QUESTION,
    "request": About.REQUEST,
    "talk": About.TALK,
    "letter": About.LETTER,
    "news": About.NEWS,
    "digest": About.NEWS,
    "broadcast": About.NEWS,
    "welcome": About.OTHER,
    "note": About.OTHER,
}


@dataclass(frozen=True)
class Message:
    """One entry of the set: where it stands, what is open, and what its reader says it means."""

    where: str
    text: str
    role: str
    open: tuple[str, ...]
    reply_to: str
    wanted: Intent
    right: frozenset[Intent]
    about: str = ""
    until: datetime | None = None

    @property
    def situation(self) -> Situation:
        asked = next((ASKED[one] for one in self.open if one in ASKED), (None, None))
        requests = {"request": ((REFERRAL, True),), "request:live": ((REFERRAL, False),)}
        waiting = [one for name in self.open for one in requests.get(name, ())]
        if "requests" in self.open:
            waiting = [(REFERRAL, True), (REFERRAL + 1, True)]
        running = [QUESTION for name in self.open if name.split(":")[0] == "question"]
        if "questions" in self.open:
            running = [QUESTION, QUESTION + 1]
        return Situation(
            asked=asked[0],
            field=asked[1],
            answered=self._answered,
            questions=tuple(running),
            requests=tuple(Request(*one) for one in waiting),
            talks=(TALK,) if "talk" in self.open else (),
            letter="letter_of_staff" in self.open,
            decided=REFERRAL if "decided" in self.open else 0,
            expert=self.role == "expert",
            staff=self.role == "staff",
        )

    @property
    def _answered(self) -> Answered | None:
        about = ANSWERED.get(self.reply_to)
        if about is None:
            return None
        subject = {About.REQUEST: REFERRAL, About.QUESTION: QUESTION, About.TALK: TALK}.get(about, 0)
        return Answered(about, subject)

    @property
    def understood(self) -> Understood:
        return understand(self.situation, self.reading)

    @property
    def reading(self) -> Reading:
        experts = [match.expert_id for match in office().index.search(self.about, limit=3)] if self.about else ()
        return read(self.text, office(), MONDAY_TEN, field=self.situation.field, experts=experts)

    @property
    def tells_the_time(self) -> bool:
        """Whether the day that the text names is understood, and the hour where it names one."""
        when = self.reading.when
        if self.until is None or when is None:
            return self.until is None
        named = when.astimezone(SOFIA).replace(tzinfo=None)
        return named.date() == self.until.date() and (not self.until.hour or named == self.until)


def messages(*, unseen: bool = False) -> Iterator[Message]:
    """All of the set that the rules were made by, in the order of files and entries; or those they were not."""
    for path in (path for path in _files() if (path.stem == "unseen") is unseen):
        for number, entry in enumerate(_entries(path), start=1):
            yield _message(f"{path.stem} {number}", entry)


def texts_of(role: str) -> list[str]:
    """All that somebody in such a role wrote."""
    return [entry["text"] for path in _files() for entry in _entries(path) if entry["role"] == role]


def _files() -> list[Path]:
    return sorted(HERE.glob("*.yaml"))


@cache
def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    return entries


def _message(where: str, entry: dict[str, Any]) -> Message:
    wanted = Intent(entry["wanted"])
    right = frozenset({wanted, *map(Intent, entry.get("or", ()))})
    opened = tuple(entry.get("open") or ())
    return Message(
        where,
        entry["text"],
        entry["role"],
        opened,
        entry.get("reply_to") or "",
        wanted,
        right,
        entry.get("about") or "",
        _until(entry.get("until")),
    )


def _until(named: date | datetime | str | None) -> datetime | None:
    """A day, or a day with an hour that YAML leaves a text, as it lacks the seconds."""
    return None if named is None else datetime.fromisoformat(str(named))


@cache
def office() -> Office:
    directory = read_directory_file(HERE.parents[1] / "experts.yaml").directory
    assert directory is not None
    return Office(directory, DirectoryIndex.build(directory))
