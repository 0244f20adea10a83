"""Staff lay the answers of a reaction out: close it, order them, mend slips, approve; it goes out as a news item.

What is not theirs to do: to change what an expert said, to leave an answer out, or to name whoever gave none.
"""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain import reactions
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Localized
from mediabot.domain.languages import Bilingual
from mediabot.domain.mails import MailKind
from mediabot.domain.notices.news import StaffNewsCard
from mediabot.domain.notices.reactions import (
    ReactionPiece,
    ReactionPlace,
    StatementCard,
    StatementEvent,
    StatementPing,
)
from mediabot.domain.people import Person
from mediabot.domain.questions import Found
from mediabot.domain.reactions import NobodyAnswered, Reaction, StatementState
from mediabot.domain.stories import Story
from mediabot.domain.text import TOPIC_LIMIT, clean
from mediabot.matching.suggesting import suggest_topics
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, stop_listening
from mediabot.services.news.intake import MOST_TOPICS, Intake
from mediabot.services.news.interests import topics_of
from mediabot.services.reactions.cards import (
    Opened,
    keep,
    open_reaction,
    open_reaction_of,
    read_reaction,
    show_reaction,
    tell_staff,
    to_quote,
)
from mediabot.services.reactions.letters import write_comment

FOUND = 9
"""Experts of a search among whom those who answered are looked for."""


class LayingOut:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def close(self, staff: Person, reaction_id: int) -> None:
        """No more answers. Raises ReactionFixed."""
        ensure_staff(staff)
        await close(self._desk, await open_reaction(self._desk, reaction_id))
        await show_reaction(self._desk, reaction_id, fresh=True)

    async def drop(self, staff: Person, reaction_id: int) -> None:
        """Nothing comes of it; who answered is told. Raises ReactionFixed."""
        ensure_staff(staff)
        opened = await open_reaction(self._desk, reaction_id)
        dropped = reactions.drop(opened.reaction, self._desk.now)
        await keep(self._desk, opened, replace(opened, reaction=dropped))
        for one in opened.statements:
            gave = one.state in (StatementState.ANSWERED, StatementState.LATE)
            if gave and one.person_id is not None:
                await self._desk.owe(one.person_id, StatementPing(one.id, StatementEvent.DROPPED))
            elif gave:
                await write_comment(self._desk, MailKind.COMMENT_DROPPED, one)
        await show_reaction(self._desk, reaction_id)

    async def preview(self, staff: Person, reaction_id: int) -> None:
        """The piece as readers will see it, page after page."""
        ensure_staff(staff)
        opened = await read_reaction(self._desk, reaction_id)
        laid = reactions.pages(to_quote(self._desk, opened.statements))
        if not laid:
            raise NobodyAnswered(f"nobody answered reaction {reaction_id}")
        for page in range(len(laid)):
            await self._desk.reply(ReactionPiece(reaction_id, page))

    async def move_up(self, staff: Person, statement_id: int) -> None:
        """One place further up. Raises ReactionFixed."""
        ensure_staff(staff)
        opened, _ = await open_reaction_of(self._desk, statement_id)
        moved = reactions.moved_up(opened.reaction, opened.statements, statement_id)
        await self._keep(opened, replace(opened, statements=moved))

    async def take_in(self, staff: Person, statement_id: int) -> None:
        """Quote an answer that came late. Raises ReactionFixed."""
        ensure_staff(staff)
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await self._keep(opened, opened.with_one(reactions.take_in(opened.reaction, statement)))

    async def ask_slip(self, staff: Person, statement_id: int) -> None:
        """What this person writes next is the answer with its slip mended. Raises ReactionFixed."""
        ensure_staff(staff)
        opened, statement = await open_reaction_of(self._desk, statement_id)
        reactions.mend(opened.reaction, statement, statement.text)
        await ask_words(self._desk, staff, Ask.STATEMENT_MEND, statement_id)

    async def mend(self, staff: Person, statement_id: int, words: str) -> None:
        """Correct a slip; the expert sees it at once. Raises ReactionFixed, NotASlip."""
        ensure_staff(staff)
        opened, statement = await open_reaction_of(self._desk, statement_id)
        mended = reactions.mend(opened.reaction, statement, clean(words, limit=TOPIC_LIMIT))
        await stop_listening(self._desk, staff, {Ask.STATEMENT_MEND}, statement_id)
        await self._desk.work.statements.save(mended)
        if mended.mended and mended.person_id is not None:
            await self._desk.owe(mended.person_id, StatementCard(statement_id, fresh=True))
        elif mended.mended and mended != statement:
            await write_comment(self._desk, MailKind.COMMENT_MENDED, mended)
        await show_reaction(self._desk, opened.reaction.id, fresh=True)

    async def approve(self, staff: Person, reaction_id: int) -> None:
        """Make a draft of news of it, which is published like any other. Raises ReactionFixed, NobodyAnswered."""
        ensure_staff(staff)
        opened = await open_reaction(self._desk, reaction_id)
        quoted = to_quote(self._desk, opened.statements)
        if opened.reaction.item_id is None:
            reactions.approve(opened.reaction, quoted, 0)
            experts = tuple(one.expert_id for one in quoted)
            item = await Intake(self._desk).draft(_story(self._desk, opened.reaction, experts), author_id=staff.id)
            approved = reactions.approve(opened.reaction, quoted, item.id)
            await keep(self._desk, opened, replace(opened, reaction=approved))
            opened = replace(opened, reaction=approved)
        await show_reaction(self._desk, reaction_id)
        await self._desk.reply(StaffNewsCard(opened.reaction.item_id or 0, fresh=True))

    async def _keep(self, before: Opened, after: Opened) -> None:
        await keep(self._desk, before, after)
        await show_reaction(self._desk, before.reaction.id, ReactionPlace.OVERVIEW)


async def close(desk: Desk, opened: Opened) -> None:
    """No more answers; staff's own chats see what there is. Raises ReactionFixed."""
    closed = reactions.close(opened.reaction, desk.now)
    await keep(desk, opened, replace(opened, reaction=closed))
    if desk.chat_id is None:
        await tell_staff(desk, opened.reaction.id)


def _story(desk: Desk, reaction: Reaction, experts: tuple[str, ...]) -> Story:
    """Its topics are those that the question names, or else those for which it finds whoever answered."""
    texts = reaction.question.texts()
    named = [topic for text in texts for topic in suggest_topics(desk.office.index, text)]
    topics = named or [topic for text in texts for topic in _topics(desk, text, experts)]
    return Story(
        title=reaction.question,
        topics=tuple(dict.fromkeys(topics))[:MOST_TOPICS],
        experts=experts,
        embargo_until=reaction.embargo_until,
    )


def _topics(desk: Desk, text: str, experts: tuple[str, ...]) -> list[Localized]:
    matches = [match for match in desk.office.index.search(text, limit=FOUND) if match.expert_id in experts]
    found = (Found(match.expert_id, match.score, Bilingual.of(match.why_in)) for match in matches)
    return [topic for one in found for topic in topics_of(one)]
