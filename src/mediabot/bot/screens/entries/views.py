"""What the screens of the directory's entries are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediabot.bot.screens.views import ExpertView
from mediabot.domain.directory import Expert
from mediabot.domain.entries import EntryDraft, EntryTrouble
from mediabot.domain.joining import Consent
from mediabot.domain.notices.entries import EntryPlace, WhyOut
from mediabot.domain.proofs import PersonProof


@dataclass(frozen=True)
class ExpertListView:
    """`linked` are the ids of those who have an account with the bot; `total` how many there are in all."""

    experts: tuple[ExpertView, ...]
    linked: frozenset[str]
    total: int
    wanted: str = ""
    page: int = 0
    drafts: tuple[tuple[int, str], ...] = ()
    """Experts' proposals that wait: the draft, and whose."""


@dataclass(frozen=True)
class StaffEntryView:
    """`entry` None: it is not in the directory (any more)."""

    expert: ExpertView
    entry: Expert | None
    linked: bool = False
    place: EntryPlace = EntryPlace.ENTRY
    paused: bool = False
    proof: PersonProof | None = None
    proved_on: date | None = None
    proved_by: str = ""
    why: WhyOut | None = None


@dataclass(frozen=True)
class EntryDraftView:
    """`before` is the entry in force at `version`, `after` what it would be. `about` is what the trouble is about."""

    draft: EntryDraft
    before: Expert | None
    after: Expert
    version: int
    now: datetime
    trouble: EntryTrouble | None = None
    about: str = ""
    topics: str = ""
    """The topics as they are typed."""

    author: str = ""


@dataclass(frozen=True)
class JoinView:
    """An invitation that was opened. `phone` and `email` are what would be passed on after a yes."""

    consent: Consent
    expert: ExpertView
    entry: Expert | None
    phone: str = ""
    email: str = ""
    declining: bool = False
    agreed_on: date | None = None


@dataclass(frozen=True)
class CardRightView:
    expert: ExpertView
    entry: Expert
    times: int


@dataclass(frozen=True)
class ProofView:
    """`refused`: a colleague said that it does not count."""

    proof: PersonProof
    expert: ExpertView
    refused: bool = False
