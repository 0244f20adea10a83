"""What an expert without an account was asked for a reaction, as a letter and the page behind its link show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mediabot.domain import reactions
from mediabot.domain.directory import Expert
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.news import TOLD, NewsItem
from mediabot.domain.reactions import NO_INTERESTS, Reaction, Statement
from mediabot.services.desk import Desk
from mediabot.services.questions.asked import language_of
from mediabot.services.questions.cases import account_of
from mediabot.services.reactions.cards import Opened, read_reaction, to_quote

LINK_LIFE = timedelta(days=30)
"""After the close: so long a late answer is taken, and whoever is quoted can read the piece."""


@dataclass(frozen=True)
class Quoted:
    """One answer of the piece."""

    statement: Statement
    expert: Expert

    def interests(self, language: str) -> str:
        """What they declared for this answer, or stands in their entry."""
        declared = self.statement.interests or self.expert.interests.in_language(language)
        return "" if declared == NO_INTERESTS else declared


@dataclass(frozen=True)
class Commented:
    """`piece` is what readers have by now, in order. `language` is what the expert reads, as far as the directory
    tells."""

    reaction: Reaction
    mine: Quoted
    language: str
    now: datetime
    piece: tuple[Quoted, ...] = ()

    @property
    def statement(self) -> Statement:
        return self.mine.statement

    @property
    def expert(self) -> Expert:
        return self.mine.expert

    @property
    def may_answer(self) -> bool:
        return reactions.may_answer(self.reaction, self.statement)

    @property
    def may_object(self) -> bool:
        return reactions.may_object(self.reaction, self.statement)

    @property
    def over(self) -> bool:
        """The link is of no more use, and shows nothing of anybody."""
        closed_at = self.reaction.closed_at
        return closed_at is not None and closed_at + LINK_LIFE <= self.now


async def commented(desk: Desk, statement_id: int) -> Commented:
    """As it is now. Raises Gone, also where the expert has an account by now, or is in the directory no longer."""
    statement = await desk.work.statements.get(statement_id)
    expert = desk.office.expert(statement.expert_id) if statement else None
    if statement is None or expert is None or await account_of(desk, statement.expert_id) is not None:
        raise Gone(Kind.REACTION, statement_id)
    opened = await read_reaction(desk, statement.reaction_id)
    if statement.asked_at is None:
        raise Gone(Kind.REACTION, statement_id)
    mine, language = Quoted(statement, expert), language_of(expert, desk.office)
    return Commented(opened.reaction, mine, language, desk.now, await _piece(desk, opened))


async def _piece(desk: Desk, opened: Opened) -> tuple[Quoted, ...]:
    item_id = opened.reaction.item_id
    item = await desk.work.news.get(item_id) if item_id else None
    if item is None or not readers_have(item, desk.now):
        return ()
    quoted = ((one, desk.office.expert(one.expert_id)) for one in to_quote(desk, opened.statements))
    return tuple(Quoted(one, expert) for one, expert in quoted if expert is not None)


def readers_have(item: NewsItem, now: datetime) -> bool:
    """Whether everybody may read it."""
    return item.state in TOLD and not item.embargoed(now)
