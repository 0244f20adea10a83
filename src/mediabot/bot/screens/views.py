"""What screens are given: plain data in the reader's language where it is data, never a row or a service.

Here stand the views that more than one subject shows; each subject's own are in its folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediabot.domain.availability import Free
from mediabot.domain.invites import Invite
from mediabot.domain.people import Person
from mediabot.domain.proofs import PersonProof


@dataclass(frozen=True)
class ExpertView:
    """An expert of the directory in the reader's language; nothing of their contacts. `free` says from when they may
    be asked, where somebody would ask them."""

    id: str
    name: str
    title: str = ""
    organisation: str = ""
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    interests: str = ""
    checked_on: date | None = None
    proof: PersonProof | None = None
    """How staff checked the person; `proved_on` by the calendar of the house."""

    proved_on: date | None = None
    free: Free | None = None

    def askable(self, deadline: datetime | None) -> bool:
        """Whether a key that asks them can work."""
        return self.free is None or self.free.before(deadline)


@dataclass(frozen=True)
class MyDataView:
    """How much is held about a person."""

    person: Person
    expert: ExpertView | None
    searches: int
    questions: int
    referrals: int
    talks: int
    letters: int
    news_searches: int = 0


@dataclass(frozen=True)
class InviteLine:
    """A link that still works: whose entry it is for, and who made it, by name."""

    invite: Invite
    expert: str = ""
    made_by: str = ""


@dataclass(frozen=True)
class InvitesView:
    """The links that still work, newest first."""

    links: tuple[InviteLine, ...]
    now: datetime
