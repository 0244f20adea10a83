"""Ending what the bot listens for, without ending anything else that a person is in the middle of."""

from __future__ import annotations

from collections.abc import Collection

from mediabot.domain.conversation import Ask
from mediabot.domain.people import Person
from mediabot.services.desk import Desk


async def stop_listening(desk: Desk, person: Person, asks: Collection[Ask], subject: int) -> None:
    """What was asked of that subject is answered or given up; an open form, letter or talk of another stays open."""
    chat_id = desk.chat_id if desk.chat_id is not None else person.id
    prompt = await desk.work.prompts.get(chat_id, person.id)
    if prompt is not None and prompt.ask in asks and prompt.subject == subject:
        await desk.work.prompts.clear(chat_id, person.id)
