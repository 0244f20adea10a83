"""A reader and the piece: its pages, the recordings, and from an answer to a question of their own to that expert."""

from __future__ import annotations

from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import Bilingual
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.reactions import ReactionPiece, StatementVoice
from mediabot.domain.people import Person
from mediabot.domain.questions import Found, Search
from mediabot.domain.reactions import Statement
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.news.reading import StillEmbargoed, item_for, reader
from mediabot.services.questions.drafting import Drafting
from mediabot.services.reactions.cards import Opened, read_reaction, to_quote


class ReadingReactions:
    """Every step checks who reads."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def turn(self, person: Person, reaction_id: int, page: int) -> None:
        """Another page of the answers. Raises Gone."""
        await piece_for(self._desk, person, reaction_id)
        await self._desk.reply(ReactionPiece(reaction_id, max(page, 0)))

    async def hear(self, person: Person, statement_id: int) -> None:
        """The recording. Raises Gone."""
        await statement_for(self._desk, person, statement_id)
        await self._desk.reply(StatementVoice(statement_id))

    async def ask_expert(self, person: Person, statement_id: int) -> None:
        """The form for whoever said that. Raises Gone; StillEmbargoed before everybody may know of it."""
        ensure_not_blocked(person)
        opened, statement = await statement_for(self._desk, person, statement_id)
        item = await self._item(person, opened)
        if item.embargoed(self._desk.now):
            raise StillEmbargoed(f"news item {item.id} is under embargo")
        title = item.title.in_language(person.language or self._desk.office.language)
        found = (Found(statement.expert_id, 1.0, Bilingual((), ())),)
        search = Search(0, person.id, title, language_of(title), self._desk.now, found, news_id=item.id)
        search = await self._desk.work.searches.add(search)
        await Drafting(self._desk).choose(person, search.id, 0)

    async def _item(self, person: Person, opened: Opened) -> NewsItem:
        if opened.reaction.item_id is None:
            raise Gone(Kind.REACTION, opened.reaction.id)
        return await item_for(self._desk, await reader(self._desk, person), opened.reaction.item_id)


async def piece_for(desk: Desk, person: Person, reaction_id: int) -> Opened:
    """The reaction, as far as that person may read it: staff always, others once its news item is theirs to see.

    Raises Gone.
    """
    opened = await read_reaction(desk, reaction_id)
    if not person.acts_as_staff:
        if opened.reaction.item_id is None:
            raise Gone(Kind.NEWS, reaction_id)
        await item_for(desk, await reader(desk, person), opened.reaction.item_id)
    return opened


async def statement_for(desk: Desk, person: Person, statement_id: int) -> tuple[Opened, Statement]:
    """An answer of the piece, or for staff of anybody. Raises Gone."""
    statement = await desk.work.statements.get(statement_id)
    if statement is None:
        raise Gone(Kind.NEWS, statement_id)
    opened = await piece_for(desk, person, statement.reaction_id)
    if statement not in to_quote(desk, opened.statements) and not person.acts_as_staff:
        raise Gone(Kind.NEWS, statement_id)
    return opened, statement
