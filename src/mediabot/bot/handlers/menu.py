"""The menu of commands in a person's own chat."""

from __future__ import annotations

from mediabot.bot.introduction import set_commands_of
from mediabot.bot.turn import Context
from mediabot.domain.people import Person


def refresh_commands(context: Context, person: Person) -> None:
    """The menu follows roles and language, once the change is committed."""
    bot, t = context.bot, context.turn.translate(person.language)

    async def refresh() -> None:
        await set_commands_of(bot, person, t)

    context.after(refresh)
