"""What the bot listens for in a chat: asking for words, what is still open, and ending one thing without the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

from mediabot.domain.access import ensure_staff
from mediabot.domain.changes import may_change, may_extend
from mediabot.domain.conversation import ASKED_OF_SENT, Ask, LastAlbum, Prompt
from mediabot.domain.notices.notes import Asked
from mediabot.domain.people import Person
from mediabot.domain.questions import Status
from mediabot.services.desk import Desk

PROMPT_LIFE = timedelta(days=1)
"""After this, words are a new topic rather than the answer to a question long forgotten."""


async def ask_words(desk: Desk, staff: Person, ask: Ask, subject: int = 0) -> None:
    """A member of staff pressed a button that needs words: listen for them in this chat."""
    ensure_staff(staff)
    await desk.ask(staff, ask, subject)
    await desk.reply(addressed(desk, staff, Asked(ask, subject)))


def addressed(desk: Desk, staff: Person, asked: Asked) -> Asked:
    """In a group the one who is asked is named; in private that is plain."""
    if desk.chat_of(staff) == staff.id:
        return asked
    return replace(asked, addressee=staff.id, name=staff.name or str(staff.id))


async def open_prompt(desk: Desk, person: Person) -> Prompt | None:
    """What this person was asked in this chat and has not answered yet."""
    prompt = await desk.work.prompts.get(desk.chat_of(person), person.id)
    if prompt is None or prompt.asked_at + PROMPT_LIFE < desk.now:
        return None
    return prompt if await _still_asked(desk, person, prompt) else None


async def is_answer(desk: Desk, prompt: Prompt, answered: int | None) -> bool:
    """Whether a message is meant for what this person was asked: any in private, in a group what answers what asked.

    `answered` is the message that it answers.
    """
    if prompt.chat_id > 0:
        return True
    return answered is not None and answered in await desk.work.deliveries.messages(prompt.asked_by)


async def is_new(desk: Desk, person: Person, album: str) -> bool:
    """Whether a message is the first of an album, or none of an album: the others have their answer with it."""
    if not album:
        return True
    last = await desk.work.last_albums.get(person.id)
    if last is not None and last.album == album:
        return False
    await desk.work.last_albums.put(LastAlbum(person.id, album))
    return True


async def _still_asked(desk: Desk, person: Person, prompt: Prompt) -> bool:
    """A form that was sent or given up asks nothing any more, nor does the card of a question that has ended."""
    if prompt.ask is not Ask.FORM and prompt.ask not in ASKED_OF_SENT:
        return True
    question = await desk.work.questions.get(prompt.subject)
    if question is None or prompt.ask is Ask.FORM:
        return question is not None and question.status is Status.DRAFT
    extended = prompt.ask is Ask.MOVE_DEADLINE and may_extend(question, person.standing, desk.now)
    return extended or may_change(question, person.standing, desk.now)


async def stop_listening(desk: Desk, person: Person, asks: Collection[Ask], subject: int) -> None:
    """What was asked of that subject is answered or given up; an open form, letter or talk of another stays open."""
    prompt = await desk.work.prompts.get(desk.chat_of(person), person.id)
    if prompt is not None and prompt.ask in asks and prompt.subject == subject:
        await close_prompt(desk, person)


async def close_prompt(desk: Desk, person: Person) -> None:
    """Whatever this person was asked in this chat is answered or given up."""
    await desk.work.prompts.clear(desk.chat_of(person), person.id)
