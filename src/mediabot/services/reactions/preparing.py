"""Staff prepare an expert reaction: the question, the time, the embargo, whom to ask; and send it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediabot.domain import reactions
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.deadlines import trouble_with
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.mails import MailKind
from mediabot.domain.news import InstantPassed
from mediabot.domain.notices.reactions import ReactionCard, ReactionList, ReactionPlace, StatementEvent, StatementPing
from mediabot.domain.people import Person
from mediabot.domain.reactions import Reaction, ReactionState, Statement, Statements, StatementState
from mediabot.domain.stories import TITLE_LIMIT
from mediabot.domain.text import TOPIC_LIMIT, clean_line, length
from mediabot.i18n.when import understand
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, stop_listening
from mediabot.services.news.editing import NotAnInstant, is_none
from mediabot.services.reactions.cards import Opened, free_of, keep, open_reaction, read_reaction, show_reaction
from mediabot.services.reactions.letters import write_comment

ASKS = frozenset(
    {Ask.REACTION_QUESTION, Ask.REACTION_BG, Ask.REACTION_EN, Ask.REACTION_TIME}
    | {Ask.REACTION_EMBARGO, Ask.REACTION_EXPERT}
)

CHOICES = 9
"""Experts offered at once."""

IN = {Ask.REACTION_BG: "bg", Ask.REACTION_EN: "en"}


class Preparing:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def list(self, staff: Person) -> None:
        ensure_staff(staff)
        await self._desk.reply(ReactionList())

    async def begin(self, staff: Person, question: str = "") -> None:
        """A new draft; where nothing was typed with it, the next message of this person is its question."""
        ensure_staff(staff)
        draft = Reaction(0, self._desk.now, staff.id, question=_with_question(Localized(), question))
        draft = await self._desk.work.reactions.add(draft)
        await show_reaction(self._desk, draft.id, fresh=True)
        if not draft.question:
            await ask_words(self._desk, staff, Ask.REACTION_QUESTION, draft.id)

    async def show(self, staff: Person, reaction_id: int, place: ReactionPlace = ReactionPlace.OVERVIEW) -> None:
        """Turn the card to one of its sides, closing what was asked."""
        ensure_staff(staff)
        await read_reaction(self._desk, reaction_id)
        await stop_listening(self._desk, staff, ASKS, reaction_id)
        if place is ReactionPlace.EXPERTS:
            await self._desk.ask(staff, Ask.REACTION_EXPERT, reaction_id)
        await self._desk.reply(ReactionCard(reaction_id, place))

    async def post(self, staff: Person, reaction_id: int) -> None:
        """The card anew, at the bottom of the chat."""
        ensure_staff(staff)
        await read_reaction(self._desk, reaction_id)
        await self._desk.reply(ReactionCard(reaction_id, fresh=True))

    async def ask(self, staff: Person, reaction_id: int, ask: Ask) -> None:
        """What this person writes next answers that."""
        ensure_staff(staff)
        await read_reaction(self._desk, reaction_id)
        await ask_words(self._desk, staff, ask, reaction_id)

    async def set_question(self, staff: Person, reaction_id: int, ask: Ask, words: str) -> None:
        """The question, in the language asked for or in the one that it is written in. Raises ReactionFixed."""
        ensure_staff(staff)
        opened = await open_reaction(self._desk, reaction_id)
        question = _with_question(opened.reaction.question, words, IN.get(ask, ""))
        await self._changed(staff, opened, question=question)

    async def set_time(self, staff: Person, reaction_id: int, words: str) -> None:
        """By when to answer. Of one that was sent, more time. Raises ReactionFixed, NotAnInstant, AnswerByUnusable."""
        ensure_staff(staff)
        opened = await open_reaction(self._desk, reaction_id)
        until = self._instant(words)
        if opened.reaction.state is ReactionState.DRAFT:
            trouble = trouble_with(until, self._desk.now)
            if trouble:
                raise reactions.AnswerByUnusable(f"reaction {reaction_id}: {trouble}")
            await self._changed(staff, opened, answer_by=until)
        else:
            await self._extend(staff, opened, until)

    async def set_embargo(self, staff: Person, reaction_id: int, words: str) -> None:
        """Until when nobody may tell, or no embargo. Raises ReactionFixed, NotAnInstant, InstantPassed."""
        ensure_staff(staff)
        until = None if is_none(words) else self._instant(words)
        if until is not None and until <= self._desk.now:
            raise InstantPassed(f"an embargo can't end at {until}")
        await self._changed(staff, await open_reaction(self._desk, reaction_id), embargo_until=until)

    async def find(self, staff: Person, reaction_id: int, words: str) -> None:
        """Offer experts that these words find."""
        ensure_staff(staff)
        await read_reaction(self._desk, reaction_id)
        place = ReactionPlace.EXPERTS
        await self._desk.reply(ReactionCard(reaction_id, place, wanted=clean_line(words, limit=80), fresh=True))

    async def tick(self, staff: Person, reaction_id: int, expert_id: str, *, on: bool) -> None:
        """One expert chosen, or no longer; who was asked already stays. Raises Gone, ReactionFixed, TooManyChosen."""
        ensure_staff(staff)
        opened = await open_reaction(self._desk, reaction_id)
        before = next((one for one in opened.statements if one.expert_id == expert_id), None)
        if on and before is None:
            await self._add(opened, expert_id)
        elif not on and before is not None and before.state is StatementState.CHOSEN:
            reactions.ensure_may_choose(opened.reaction)
            await self._desk.work.statements.remove(before.id)
        await show_reaction(self._desk, reaction_id, ReactionPlace.EXPERTS)

    async def send(self, staff: Person, reaction_id: int) -> None:
        """Ask everybody chosen whom their own terms leave free now; the others stay chosen.

        Raises ReactionFixed, ReactionIncomplete.
        """
        ensure_staff(staff)
        opened = await self._free(await open_reaction(self._desk, reaction_id))
        await stop_listening(self._desk, staff, ASKS, reaction_id)
        sent = reactions.send(opened.reaction, opened.statements, self._desk.now, self._desk.office.hours)
        await keep(self._desk, opened, Opened(*sent))
        await show_reaction(self._desk, reaction_id)

    async def ask_more(self, staff: Person, reaction_id: int) -> None:
        """Ask who was ticked since and is free now, too. Raises ReactionFixed, NobodyChosen, NobodyFree."""
        ensure_staff(staff)
        opened = await self._free(await open_reaction(self._desk, reaction_id))
        await stop_listening(self._desk, staff, ASKS, reaction_id)
        asked = reactions.ask_more(opened.reaction, opened.statements, self._desk.now)
        await keep(self._desk, opened, replace(opened, statements=asked))
        await show_reaction(self._desk, reaction_id)

    async def delete(self, staff: Person, reaction_id: int) -> None:
        """Throw a draft away. Raises ReactionFixed."""
        ensure_staff(staff)
        opened = await open_reaction(self._desk, reaction_id)
        reactions.changed(opened.reaction)
        await stop_listening(self._desk, staff, ASKS, reaction_id)
        await self._desk.work.reactions.remove(reaction_id)
        await self._desk.reply(ReactionList())

    # inside

    async def _changed(self, staff: Person, opened: Opened, **facts: object) -> None:
        await self._desk.work.reactions.save(reactions.changed(opened.reaction, **facts))
        await stop_listening(self._desk, staff, ASKS, opened.reaction.id)
        await show_reaction(self._desk, opened.reaction.id, fresh=True)

    async def _extend(self, staff: Person, opened: Opened, until: datetime) -> None:
        opened = await self._free(opened, or_nobody=True)
        waiting = reactions.waited_for(opened.statements)
        longer = reactions.extend(opened.reaction, opened.statements, until, self._desk.now, self._desk.office.hours)
        await keep(self._desk, opened, Opened(*longer))
        await stop_listening(self._desk, staff, ASKS, opened.reaction.id)
        for one in waiting:
            if one.person_id is not None:
                await self._desk.owe(one.person_id, StatementPing(one.id, StatementEvent.EXTENDED))
            else:
                await write_comment(self._desk, MailKind.COMMENT_EXTENDED, one)
        await show_reaction(self._desk, opened.reaction.id, fresh=True)

    async def _add(self, opened: Opened, expert_id: str) -> None:
        if self._desk.office.expert(expert_id) is None:
            raise Gone(Kind.EXPERT, expert_id)
        reactions.ensure_may_choose(opened.reaction, len(opened.statements))
        position = max((one.position for one in opened.statements), default=-1) + 1
        await self._desk.work.statements.add(Statement(0, opened.reaction.id, expert_id, position))

    async def _free(self, opened: Opened, *, or_nobody: bool = False) -> Opened:
        """Without those chosen whom their own terms keep from being asked now: they stay chosen. Raises NobodyFree."""
        opened = await self._listed(opened)
        chosen = [one.expert_id for one in opened.statements if one.state is StatementState.CHOSEN]
        free = await free_of(self._desk, opened.reaction, chosen)
        kept_back = {one for one in chosen if not free[one].by(self._desk.now)}
        if kept_back and kept_back == set(chosen) and not or_nobody:
            raise reactions.NobodyFree(f"nobody chosen for reaction {opened.reaction.id} is free")
        return replace(opened, statements=tuple(one for one in opened.statements if one.expert_id not in kept_back))

    async def _listed(self, opened: Opened) -> Opened:
        """Without who was chosen and has left the directory since."""
        kept: list[Statement] = []
        for one in opened.statements:
            if one.state is StatementState.CHOSEN and self._desk.office.expert(one.expert_id) is None:
                await self._desk.work.statements.remove(one.id)
            else:
                kept.append(one)
        return replace(opened, statements=tuple(kept))

    def _instant(self, words: str) -> datetime:
        instant = understand(words, now=self._desk.now, zone=self._desk.office.zone, language=language_of(words))
        if instant is None:
            raise NotAnInstant("no day or time")
        return instant


def expert_choices(desk: Desk, reaction: Reaction, statements: Statements, wanted: str = "") -> tuple[str, ...]:
    """Ids of who is in it, then of those whom the words or the question find, best first."""
    texts = (wanted,) if wanted else reaction.question.texts()
    found = [match.expert_id for text in texts for match in desk.office.index.search(text, limit=CHOICES)]
    chosen = [one.expert_id for one in statements if desk.office.expert(one.expert_id) is not None]
    return tuple(dict.fromkeys((*chosen, *found[:CHOICES])))


def _with_question(before: Localized, words: str, language: str = "") -> Localized:
    """Raises QuestionLong."""
    text = clean_line(words, limit=TOPIC_LIMIT)
    if length(text) > TITLE_LIMIT:
        raise reactions.QuestionLong(f"a question of {length(text)} characters")
    return before.put(language or language_of(text), text) if text else before
