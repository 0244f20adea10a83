"""What is drawn of expert reactions: for staff, for each expert, and for readers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.reactions import piece as pieces
from mediabot.bot.screens.reactions import staff as staff_screens
from mediabot.bot.screens.reactions import statement as statements
from mediabot.bot.screens.reactions.views import (
    PieceView,
    ReactionLine,
    ReactionView,
    StatementLine,
    StatementView,
    TickView,
)
from mediabot.bot.screens.words import called, month_full, when_free, with_post
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.availability import Agenda
from mediabot.domain.directory import Contact
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.mails import ON_ITS_WAY, MailState
from mediabot.domain.news import NewsItem
from mediabot.domain.notices.reactions import (
    ReactionCard,
    ReactionList,
    ReactionPiece,
    ReactionPlace,
    StatementCard,
    StatementPing,
    StatementVoice,
)
from mediabot.domain.quiet import quiet_until
from mediabot.domain.reactions import Reaction, Statement, StatementState, pages
from mediabot.services.news.reading import item_for, reader
from mediabot.services.questions.cases import account_of
from mediabot.services.reactions.cards import Opened, agendas_for, free_of, read_reaction, to_quote
from mediabot.services.reactions.letters import comment_letter
from mediabot.services.reactions.preparing import expert_choices
from mediabot.services.reactions.reading import piece_for, statement_for

LISTED = 100
"""The newest ones, in pages."""


def line_of(
    s: Showing[Any], statement: Statement, *, by_staff: bool = False, letter: MailState | None = None
) -> StatementLine:
    return StatementLine(statement, s.loader.expert(statement.expert_id), by_staff, letter in ON_ITS_WAY)


async def _lines(s: Showing[Any], opened: Opened) -> tuple[StatementLine, ...]:
    """Who in it is reached by staff matters while they are waited for."""
    lines = []
    chosen = [one.expert_id for one in opened.statements if one.state is StatementState.CHOSEN]
    free = await free_of(s.desk, opened.reaction, chosen)
    for one in opened.statements:
        waited_for = one.state in (StatementState.CHOSEN, StatementState.ASKED)
        by_staff = waited_for and await account_of(s.desk, one.expert_id) is None
        letter = await comment_letter(s.desk, one) if by_staff else None
        line = line_of(s, one, by_staff=by_staff, letter=letter)
        lines.append(replace(line, expert=replace(line.expert, free=free.get(one.expert_id))))
    return tuple(lines)


async def _card(s: Showing[ReactionCard]) -> Screen:
    opened = await read_reaction(s.desk, s.subject)
    view = ReactionView(
        reaction=opened.reaction,
        lines=await _lines(s, opened),
        quoted=tuple(line_of(s, one) for one in to_quote(s.desk, opened.statements)),
        now=s.desk.now,
        place=s.notice.place,
        choices=await _choices(s, opened),
        wanted=s.notice.wanted,
    )
    return staff_screens.reaction_card(view, s.t)


async def _choices(s: Showing[ReactionCard], opened: Opened) -> tuple[TickView, ...]:
    """Who has paused, or does not take such questions, is not offered; of others it is said when they are free."""
    if s.notice.place is not ReactionPlace.EXPERTS:
        return ()
    states = {one.expert_id: one.state for one in opened.statements}
    ids = expert_choices(s.desk, opened.reaction, opened.statements, s.notice.wanted)
    agendas = await agendas_for(s.desk, opened.reaction, ids)
    offered = [one for one in ids if one in states or agendas[one].on_offer(s.desk.now)]
    return tuple(
        TickView(
            key=expert_key(one),
            name=_choice(s, one, agendas[one]),
            ticked=one in states,
            fixed=states.get(one, StatementState.CHOSEN) is not StatementState.CHOSEN,
        )
        for one in offered
    )


def _choice(s: Showing[ReactionCard], expert_id: str, agenda: Agenda) -> str:
    """Whom to tick, and what of their terms keeps them from being asked now."""
    expert = replace(s.loader.expert(expert_id), free=agenda.free(s.desk.now))
    asked = agenda.asked_in_month(s.desk.now)
    full = month_full(asked, agenda.terms.a_month, s.t) if agenda.full(s.desk.now) else ""
    kept = full or when_free(expert, s.desk.now, s.t)
    return f"{called(expert, s.t.language)} · {kept}" if kept else with_post(expert, s.t)


async def _list(s: Showing[ReactionList]) -> Screen:
    newest = await s.desk.work.reactions.newest(LISTED)
    listed = tuple(ReactionLine(one, one.question.in_language(s.loader.language)) for one in newest)
    return staff_screens.reaction_list(listed, s.notice.page, s.t)


async def _statement_view(s: Showing[Any]) -> StatementView:
    statement = await s.desk.work.statements.get(s.subject)
    if statement is None:
        raise Gone(Kind.REACTION, s.subject)
    reaction = (await read_reaction(s.desk, statement.reaction_id)).reaction
    expert = s.desk.office.expert(statement.expert_id)
    account = await account_of(s.desk, statement.expert_id)
    by_staff = account is None
    return StatementView(
        reaction=reaction,
        line=line_of(s, statement, by_staff=by_staff),
        question=reaction.question.in_language(s.loader.language),
        now=s.desk.now,
        silent=not by_staff and quiet_until(s.desk.now, s.desk.office.zone) is not None,
        contact=expert.contact if expert and by_staff else Contact(),
        letter=await comment_letter(s.desk, statement) if by_staff else None,
        taken_away=not _is_theirs(s, account),
    )


def _is_theirs(s: Showing[Any], account: int | None) -> bool:
    """Whether whoever reads it answers for that expert now."""
    if account is None:
        return s.delivery.chat_id < 0 or s.reader.acts_as_staff
    return s.delivery.chat_id == account


async def _statement(s: Showing[StatementCard]) -> Screen:
    return statements.statement(await _statement_view(s), s.t)


async def _ping(s: Showing[StatementPing]) -> Screen:
    return statements.ping(await _statement_view(s), s.notice.event, s.t)


async def piece_of(s: Showing[Any], reaction: Reaction, item: NewsItem | None, page: int = 0) -> Screen:
    """A page of the piece; `item` is the news item that it has become, as its reader may see it."""
    opened = await read_reaction(s.desk, reaction.id)
    laid = pages(to_quote(s.desk, opened.statements)) or ((),)
    page = min(page, len(laid) - 1)
    view = PieceView(
        reaction_id=reaction.id,
        title=reaction.question.in_language(s.loader.language),
        lines=tuple(line_of(s, one) for one in laid[page]),
        page=page,
        pages=len(laid),
        now=s.desk.now,
        item=s.loader.news(item) if item else None,
    )
    return pieces.piece(view, s.t)


async def _piece(s: Showing[ReactionPiece]) -> Screen:
    """For staff also before it has become anything."""
    opened = await read_reaction(s.desk, s.subject)
    if _reads_as_staff(s):
        return await piece_of(s, opened.reaction, None, s.notice.page)
    await piece_for(s.desk, s.reader, s.subject)
    item = await item_for(s.desk, await reader(s.desk, s.reader), opened.reaction.item_id or 0)
    return await piece_of(s, opened.reaction, item, s.notice.page)


async def _voice(s: Showing[StatementVoice]) -> Screen:
    who = replace(s.reader, staff=True) if _reads_as_staff(s) else s.reader
    _, statement = await statement_for(s.desk, who, s.subject)
    return pieces.voice(line_of(s, statement), s.t)


def _reads_as_staff(s: Showing[Any]) -> bool:
    return s.delivery.chat_id < 0 or s.reader.acts_as_staff


SCREENS: Screens = {
    ReactionList: _list,
    ReactionCard: _card,
    StatementCard: _statement,
    StatementPing: _ping,
    ReactionPiece: _piece,
    StatementVoice: _voice,
}
