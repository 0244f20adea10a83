"""What is kept of people: who they are, what they were asked, what they wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from mediabot.domain.audience import Audience
from mediabot.domain.conversation import LastAlbum, Letter, Prompt
from mediabot.domain.heard import Heard
from mediabot.domain.invites import Invite
from mediabot.domain.limits import Limits
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.domain.referrals import ReferralStatus


class People(Protocol):
    async def get(self, person_id: int) -> Person | None: ...
    async def lock(self, person_id: int) -> Person | None:
        """The same, held against every other unit of work until this one ends."""
        ...

    async def save(self, person: Person) -> None:
        """Insert or update by id."""
        ...

    async def staff(self) -> Sequence[Person]:
        """Everybody who is staff, by id."""
        ...

    async def expert(self, expert_id: str) -> Person | None:
        """Whose account is tied to that directory entry."""
        ...

    async def experts(self) -> Sequence[Person]:
        """Everybody tied to a directory entry, by id."""
        ...

    async def pending(self) -> Sequence[Person]:
        """Journalists who wait for staff, longest first."""
        ...

    async def decided(self, limit: int) -> Sequence[Person]:
        """Journalists decided last, newest first."""
        ...

    async def called(self, username: str) -> Person | None:
        """Who has that Telegram user name (without @)."""
        ...

    async def some(self, person_ids: Collection[int]) -> Sequence[Person]:
        """Those of them who are there, by id."""
        ...

    async def named(self, usernames: Collection[str]) -> Sequence[Person]:
        """Those of these Telegram names, in any case, by id."""
        ...

    async def count(self, audience: Audience, now: datetime, default_language: str) -> int:
        """How many people are in an audience."""
        ...

    async def among(
        self, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[Person]:
        """The next people of an audience, by id."""
        ...


class PersonalLimits(Protocol):
    """How much a person, or everybody (0), may ask."""

    async def get(self, person_id: int) -> Limits | None: ...
    async def put(self, limits: Limits) -> None: ...


class Prompts(Protocol):
    async def get(self, chat_id: int, person_id: int) -> Prompt | None: ...
    async def put(self, prompt: Prompt) -> None:
        """The chat's open question to that person from now on; the one before is forgotten."""
        ...

    async def clear(self, chat_id: int, person_id: int) -> None: ...


class Letters(Protocol):
    async def get(self, letter_id: int) -> Letter | None: ...
    async def add(self, letter: Letter) -> Letter: ...
    async def save(self, letter: Letter) -> None: ...
    async def of(self, person_id: int) -> Sequence[Letter]:
        """The correspondence with that person, oldest first."""
        ...

    async def last_of(self, person_id: int) -> Letter | None:
        """The newest of it."""
        ...

    async def answer_to(self, letter_id: int) -> Letter | None:
        """The one that answers it."""
        ...

    async def unanswered(self) -> Sequence[Letter]:
        """From people, not yet answered; oldest first."""
        ...


class LastAlbums(Protocol):
    async def get(self, person_id: int) -> LastAlbum | None: ...
    async def put(self, album: LastAlbum) -> None: ...


class Invites(Protocol):
    async def add(self, invite: Invite) -> Invite: ...
    async def get(self, invite_id: int) -> Invite | None: ...
    async def open(self, now: datetime) -> Sequence[Invite]:
        """Those that still work, newest first."""
        ...

    async def by_hash(self, token_hash: str) -> Invite | None:
        """Held against every other unit of work until this one ends."""
        ...

    async def save(self, invite: Invite) -> None: ...


class HeardWords(Protocol):
    async def get(self, heard_id: int) -> Heard | None: ...
    async def last_of(self, person_id: int) -> Heard | None: ...
    async def add(self, heard: Heard) -> Heard: ...
    async def save(self, heard: Heard) -> None: ...
    async def tidy(self, before: datetime) -> int:
        """Remove older ones; how many went."""
        ...


@dataclass(frozen=True)
class Unread:
    """JSON as the database keeps it."""

    text: str


class Books(Protocol):
    """All that is held about one person, over all tables."""

    async def of(self, person_id: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Every row by what it is to them; of rows that are about somebody else, what concerns them."""
        ...

    async def experts_asked(self, person_id: int) -> Sequence[tuple[int, str, ReferralStatus, datetime | None]]:
        """To whom each of their questions was put, how it stands, and when they were asked."""
        ...

    async def count(self, person_id: int, names: Sequence[str]) -> Mapping[str, int]:
        """How many rows there are under these names."""
        ...

    async def shown(self, person_id: int) -> Sequence[tuple[NoticeKind, Sequence[int]]]:
        """On which notices in other people's chats they stand, by their subjects."""
        ...

    async def forget(self, person_id: int) -> None:
        """Remove what is theirs, and take them out of what others took part in."""
        ...
