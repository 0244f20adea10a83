"""A reaction opened with its statements, kept again, and shown wherever its cards stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mediabot.domain import access, reactions
from mediabot.domain.availability import Agendas, Free
from mediabot.domain.directory import Expert
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.mails import MailKind
from mediabot.domain.notices.reactions import ReactionCard, ReactionPlace, StatementCard
from mediabot.domain.people import Person
from mediabot.domain.reactions import Reaction, Statement, Statements, StatementState
from mediabot.services.desk import Desk
from mediabot.services.questions.agendas import agendas_of
from mediabot.services.questions.cases import account_of
from mediabot.services.reactions.letters import write_comment


@dataclass(frozen=True)
class Opened:
    """A reaction with everybody in it, under the lock."""

    reaction: Reaction
    statements: Statements

    def statement(self, statement_id: int) -> Statement:
        """Raises Gone."""
        found = next((one for one in self.statements if one.id == statement_id), None)
        if found is None:
            raise Gone(Kind.REACTION, statement_id)
        return found

    def with_one(self, statement: Statement) -> Opened:
        changed = tuple(statement if one.id == statement.id else one for one in self.statements)
        return replace(self, statements=changed)


async def open_reaction(desk: Desk, reaction_id: int) -> Opened:
    """Held against every other unit of work. Raises Gone."""
    reaction = await desk.work.reactions.lock(reaction_id)
    if reaction is None:
        raise Gone(Kind.REACTION, reaction_id)
    return Opened(reaction, tuple(await desk.work.statements.of_reaction(reaction_id)))


async def read_reaction(desk: Desk, reaction_id: int) -> Opened:
    """To be looked at. Raises Gone."""
    reaction = await desk.work.reactions.get(reaction_id)
    if reaction is None:
        raise Gone(Kind.REACTION, reaction_id)
    return Opened(reaction, tuple(await desk.work.statements.of_reaction(reaction_id)))


async def open_reaction_of(desk: Desk, statement_id: int) -> tuple[Opened, Statement]:
    """The reaction in which that statement stands. Raises Gone."""
    statement = await desk.work.statements.get(statement_id)
    if statement is None:
        raise Gone(Kind.REACTION, statement_id)
    opened = await open_reaction(desk, statement.reaction_id)
    return opened, opened.statement(statement_id)


async def keep(desk: Desk, before: Opened, after: Opened) -> None:
    """Store what changed, ask whoever is asked by it, and let every card of an expert say how things stand."""
    if after.reaction != before.reaction:
        await desk.work.reactions.save(after.reaction)
    old = {one.id: one for one in before.statements}
    for statement in after.statements:
        newly = statement.state is StatementState.ASKED and old[statement.id].state is StatementState.CHOSEN
        if newly:
            statement = replace(statement, person_id=await account_of(desk, statement.expert_id))
        if statement != old[statement.id]:
            await desk.work.statements.save(statement)
        if statement.state is not StatementState.CHOSEN and _reads_otherwise(before, after, statement):
            await _show_expert(desk, statement, fresh=newly)


def _reads_otherwise(before: Opened, after: Opened, statement: Statement) -> bool:
    """Whether the expert's card says something else now; where in the piece they stand is not on it."""
    was = before.statement(statement.id)
    return before.reaction != after.reaction or was != replace(statement, position=was.position)


async def show_reaction(
    desk: Desk, reaction_id: int, place: ReactionPlace = ReactionPlace.OVERVIEW, *, fresh: bool = False
) -> None:
    """Its card in the chat of staff that acted, and quietly in every other one that has it."""
    await desk.reply(ReactionCard(reaction_id, place, fresh=fresh))
    await refresh(desk, reaction_id)


async def refresh(desk: Desk, reaction_id: int) -> None:
    """The card in the chats of staff that did not act; who was dismissed keeps what they saw last."""
    await desk.refresh_staff(ReactionCard(reaction_id))


async def tell_staff(desk: Desk, reaction_id: int) -> None:
    """The card at the bottom of staff's chats: something is to be decided."""
    await desk.owe_staff(ReactionCard(reaction_id, fresh=True))


async def ensure_speaks(desk: Desk, person: Person, statement: Statement) -> Expert:
    """The expert of a statement, for whom that person acts: they themselves; by letter, or staff, without an account.

    Raises NotAllowed; Gone where the expert has left the directory.
    """
    expert = desk.office.expert(statement.expert_id)
    if expert is None:
        raise Gone(Kind.EXPERT, statement.expert_id)
    has_account = await account_of(desk, statement.expert_id) is not None
    access.ensure_speaks(person, statement.expert_id, has_account=has_account)
    return expert


async def agendas_for(desk: Desk, reaction: Reaction, expert_ids: Iterable[str]) -> Agendas:
    """Of each of these, if they are asked that."""
    topics = dict.fromkeys(expert_ids, ())
    return await agendas_of(desk, topics, reaction.question.texts(), reaction=reaction.id)


async def free_of(desk: Desk, reaction: Reaction, expert_ids: Iterable[str]) -> dict[str, Free]:
    """From when each of these may be asked that, by their own terms."""
    agendas = await agendas_for(desk, reaction, expert_ids)
    return {one: agenda.free(desk.now) for one, agenda in agendas.items()}


def to_quote(desk: Desk, statements: Statements) -> Statements:
    """Whose answers the piece has: who left the directory meanwhile is not quoted."""
    return tuple(one for one in reactions.quoted(statements) if desk.office.expert(one.expert_id) is not None)


async def show_elsewhere(desk: Desk, statement_id: int) -> None:
    """The expert's card in every chat that has it and did not act."""
    for chat_id in await desk.chats_with(StatementCard(statement_id)):
        if chat_id != desk.chat_id:
            await desk.owe(chat_id, StatementCard(statement_id))


async def _show_expert(desk: Desk, statement: Statement, *, fresh: bool) -> None:
    """New to whoever is asked, at their account or at staff's; otherwise edited where it stands."""
    card = StatementCard(statement.id, fresh=fresh)
    if not fresh:
        await show_elsewhere(desk, statement.id)
    elif statement.person_id is None:
        await desk.owe_staff(card)
        await write_comment(desk, MailKind.COMMENT, statement)
    else:
        await desk.owe(statement.person_id, card)
