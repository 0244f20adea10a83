"""An expert of a reaction: answers in writing or with a recording, declares interests, changes it, takes it back.

Staff do the same for an expert who has no account here.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mediabot.domain import reactions
from mediabot.domain.conversation import Ask
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.notes import Asked, Note
from mediabot.domain.notices.reactions import StatementCard
from mediabot.domain.people import BY_LETTER, Person
from mediabot.domain.reactions import LONGEST, LONGEST_VOICE, NO_INTERESTS, Said, Statement, StatementState
from mediabot.domain.text import TOPIC_LIMIT, clean, clean_line, length
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.listening import addressed, stop_listening
from mediabot.services.news.editing import is_none
from mediabot.services.reactions.cards import (
    Opened,
    ensure_speaks,
    open_reaction_of,
    refresh,
    show_elsewhere,
    tell_staff,
)

ASKS = frozenset({Ask.STATEMENT_ANSWER, Ask.STATEMENT_INTERESTS})

INTERESTS_LIMIT = 240

ABOUT = frozenset({NoticeKind.STATEMENT, NoticeKind.STATEMENT_PING})
"""A reply to these is an answer."""


class Answering:
    """Every step checks that whoever acts is that expert, or staff for one without an account."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, person: Person, statement_id: int) -> None:
        """The card anew, at the bottom of the chat. Raises Gone, NotAllowed."""
        _, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        await self._desk.reply(StatementCard(statement_id, fresh=True))

    async def ask(self, person: Person, statement_id: int, ask: Ask) -> None:
        """What this person sends next is their answer, or their interests. Raises AnswersClosed."""
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        if ask is Ask.STATEMENT_ANSWER:
            reactions.answer(opened.reaction, statement, Said(), self._desk.now)
        else:
            reactions.declare(opened.reaction, statement, "")
        await self._desk.ask(person, ask, statement_id)
        await self._desk.reply(addressed(self._desk, person, Asked(ask, statement_id)))

    async def answered_by(self, person: Person, message_id: int | None) -> int | None:
        """The statement of this person whose card, or reminder, that message of the bot is."""
        if message_id is None or not person.expert_id:
            return None
        sent = await self._desk.work.sent_messages.get(self._desk.chat_of(person), message_id)
        if sent is None or sent.kind not in ABOUT:
            return None
        statement = await self._desk.work.statements.get(sent.subject)
        return statement.id if statement is not None and statement.expert_id == person.expert_id else None

    async def answer(self, person: Person, statement_id: int, words: str, voice: str = "", seconds: int = 0) -> None:
        """Their answer, or another one in its place. What is too long is told, and asked for again. Raises Gone,
        NotAllowed, AnswersClosed."""
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        text = clean(words, limit=TOPIC_LIMIT)
        if length(text) > LONGEST:
            await self._desk.reply(Note(Event.STATEMENT_LONG, statement_id, number=str(length(text))))
        elif timedelta(seconds=seconds) > LONGEST_VOICE:
            await self._desk.reply(Note(Event.VOICE_LONG, statement_id))
        elif not text and not voice:
            await self._desk.reply(Note(Event.STATEMENT_KIND, statement_id))
        else:
            said = Said(text, voice, seconds, language_of(text) if text else person.language)
            answered = reactions.answer(opened.reaction, statement, said, self._desk.now)
            await self._keep(person, opened, answered)
            await self._tell(opened.with_one(answered), answered)

    async def declare(self, person: Person, statement_id: int, words: str) -> None:
        """Interests that readers should know of, in the expert's words. Raises Gone, NotAllowed, AnswersClosed."""
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        interests = NO_INTERESTS if is_none(words) else clean_line(words, limit=INTERESTS_LIMIT)
        await self._keep(person, opened, reactions.declare(opened.reaction, statement, interests))

    async def decline(self, person: Person, statement_id: int) -> None:
        """Not this time. Raises Gone, NotAllowed, AnswersClosed."""
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        declined = reactions.decline(opened.reaction, statement)
        await self._keep(person, opened, declined)
        await self._tell(opened.with_one(declined), declined)

    async def take_back(self, person: Person, statement_id: int) -> None:
        """They are not quoted after all. Raises Gone, NotAllowed, AnswersClosed."""
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        await self._keep(person, opened, reactions.take_back(opened.reaction, statement))

    async def object_to(self, person: Person, statement_id: int) -> None:
        """Their own words stand; staff see it. Raises Gone, NotAllowed, AnswersClosed."""
        opened, statement = await open_reaction_of(self._desk, statement_id)
        await ensure_speaks(self._desk, person, statement)
        await self._keep(person, opened, reactions.object_to(opened.reaction, statement))
        await tell_staff(self._desk, opened.reaction.id)

    async def _keep(self, person: Person, opened: Opened, statement: Statement) -> None:
        in_chat = person.expert_id == statement.expert_id and person.id != BY_LETTER
        await self._desk.work.statements.save(replace(statement, person_id=person.id if in_chat else None))
        await stop_listening(self._desk, person, ASKS, statement.id)
        await self._desk.reply(StatementCard(statement.id))
        await show_elsewhere(self._desk, statement.id)
        await refresh(self._desk, opened.reaction.id)

    async def _tell(self, opened: Opened, statement: Statement) -> None:
        """Staff look up when the last one has answered, and when somebody did so after the close."""
        late = statement.state is StatementState.LATE
        if late or not reactions.waited_for(opened.statements):
            await tell_staff(self._desk, opened.reaction.id)
