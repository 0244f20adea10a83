"""What the screens of expert reactions are given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mediabot.bot.screens.news.views import NewsItemView
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.directory import Contact
from mediabot.domain.mails import MailState
from mediabot.domain.notices.reactions import ReactionPlace
from mediabot.domain.reactions import NO_INTERESTS, Reaction, Statement


@dataclass(frozen=True)
class StatementLine:
    """One expert of a reaction. `by_staff`: staff reach them, `by_letter`: they were asked by e-mail."""

    statement: Statement
    expert: ExpertView
    by_staff: bool = False
    by_letter: bool = False

    @property
    def interests(self) -> str:
        """What they declared for this answer, or stands in their entry."""
        declared = self.statement.interests or self.expert.interests
        return "" if declared == NO_INTERESTS else declared


@dataclass(frozen=True)
class TickView:
    """An expert who can be ticked; `fixed`: they were asked already."""

    key: str
    name: str
    ticked: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class ReactionView:
    """A reaction as staff see it: everybody in it, and in the order of the piece those to be quoted."""

    reaction: Reaction
    lines: tuple[StatementLine, ...]
    quoted: tuple[StatementLine, ...]
    now: datetime
    place: ReactionPlace = ReactionPlace.OVERVIEW
    choices: tuple[TickView, ...] = ()
    wanted: str = ""


@dataclass(frozen=True)
class ReactionLine:
    """One of the list, with its question in the reader's language."""

    reaction: Reaction
    title: str


@dataclass(frozen=True)
class StatementView:
    """The question as an expert sees it (or staff, where `by_staff`). `silent`: it makes no sound at this hour."""

    reaction: Reaction
    line: StatementLine
    question: str
    now: datetime
    silent: bool = False
    contact: Contact = field(default_factory=Contact)
    letter: MailState | None = None
    """Where the letter is that asks, if there is one."""

    taken_away: bool = False
    """Whoever reads it doesn't answer for that expert any more."""


@dataclass(frozen=True)
class PieceView:
    """A page of the answers. `item` is the news item that it has become, as its reader sees it."""

    reaction_id: int
    title: str
    lines: tuple[StatementLine, ...]
    page: int
    pages: int
    now: datetime
    item: NewsItemView | None = None
