"""What the clock sets off: the reminder, the close, and the thanks once readers have the piece."""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import reactions
from mediabot.domain.deliveries import Lane
from mediabot.domain.mails import MailKind
from mediabot.domain.notices.reactions import StatementEvent, StatementPing
from mediabot.domain.reactions import ReactionState
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.questions.cases import account_of
from mediabot.services.reactions.cards import keep, open_reaction, refresh, to_quote
from mediabot.services.reactions.commented import readers_have
from mediabot.services.reactions.laying_out import close
from mediabot.services.reactions.letters import write_comment


class ReactionRounds(Clockwork):
    """Expert reactions as time passes."""

    async def close(self) -> None:
        """Lay out the answers of those whose time is over."""
        async with self.store.begin() as work:
            due = await work.reactions.to_close(self.clock.now())
        for reaction_id in due:
            async with self.desk() as desk:
                opened = await open_reaction(desk, reaction_id)
                over = opened.reaction.answer_by is not None and opened.reaction.answer_by <= desk.now
                if opened.reaction.state is ReactionState.OPEN and over:
                    await close(desk, opened)

    async def remind(self) -> None:
        """Once, when half of the time has passed, whoever has said nothing; after `close`."""
        async with self.store.begin() as work:
            due = await work.reactions.to_remind(self.clock.now())
        for reaction_id in due:
            async with self.desk() as desk:
                await _remind(desk, reaction_id)

    async def thank(self) -> None:
        """Those who are quoted hear that readers have it; never before an embargo has ended."""
        async with self.store.begin() as work:
            approved = await work.reactions.approved()
        for reaction_id in approved:
            async with self.desk() as desk:
                await _thank(desk, reaction_id)


async def _remind(desk: Desk, reaction_id: int) -> None:
    reaction = await desk.work.reactions.lock(reaction_id)
    if reaction is None or reaction.remind_at is None or reaction.remind_at > desk.now:
        return
    await desk.work.reactions.save(replace(reaction, remind_at=None))
    for one in reactions.waited_for(await desk.work.statements.of_reaction(reaction_id)):
        account = await account_of(desk, one.expert_id)
        if account is not None:
            await desk.owe(account, StatementPing(one.id, StatementEvent.REMINDER), lane=Lane.REMINDER)
        else:
            await write_comment(desk, MailKind.COMMENT_REMINDER, one)


async def _thank(desk: Desk, reaction_id: int) -> None:
    opened = await open_reaction(desk, reaction_id)
    item_id = opened.reaction.item_id
    item = await desk.work.news.get(item_id) if item_id else None
    if opened.reaction.state is not ReactionState.CLOSED or item is None or not readers_have(item, desk.now):
        return
    await keep(desk, opened, replace(opened, reaction=reactions.published(opened.reaction)))
    for one in to_quote(desk, opened.statements):
        account = await account_of(desk, one.expert_id)
        if account is not None:
            await desk.owe(account, StatementPing(one.id, StatementEvent.QUOTED), lane=Lane.REMINDER)
        else:
            await write_comment(desk, MailKind.COMMENT_QUOTED, one)
    await refresh(desk, reaction_id)
