"""What the screens of the directory's entries are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediabot.bot.screens.views import ExpertView
from mediabot.domain.directory import Expert
from mediabot.domain.entries import EntryDraft, EntryTrouble


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
    retiring: bool = False


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
