"""One update being handled: the desk it stands at, who acted, and what is to be done after the commit.

python-telegram-bot builds the context of a handler by itself; `Context.from_update` finds the turn of its own update in
a context variable, which every asyncio task has for itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Self

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from mediabot.bot.buttons.codec import Button
from mediabot.bot.screens.questions.inline import Cards
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.desk import Desk
from mediabot.services.journeys import Journeys


@dataclass
class Turn:
    """`failure` is what a handler raised; the receiver rolls back for it. `toast` answers the tap."""

    desk: Desk
    journeys: Journeys
    person: Person
    catalogs: Catalogs
    tapped: int | None = None
    toast: str = ""
    under: Message | None = None
    """The message which the one with the pressed button answers."""

    written_in: str = ""
    """The language of what a person wrote, where it is not the one that they read: the answer is in it, too."""

    offered: Cards | None = None
    """What answers an inline query."""

    taps: Taps = field(default_factory=dict)
    """What each button does, for keys that are typed."""

    afterwards: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    failure: Exception | None = None

    def translate(self, language: str) -> Translator:
        """The translator of a reader of that language; empty is the default of the house."""
        return self.catalogs.translator(language or self.desk.office.language, self.desk.office.zone)


current_turn: ContextVar[Turn] = ContextVar("current_turn")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """What a handler gets: the services at this update's desk, the person, their translator."""

    turn: Turn

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        context = super().from_update(update, application)
        context.turn = current_turn.get()
        return context

    @property
    def services(self) -> Journeys:
        return self.turn.journeys

    @property
    def desk(self) -> Desk:
        return self.turn.desk

    @property
    def person(self) -> Person:
        return self.turn.person

    @property
    def t(self) -> Translator:
        return self.turn.translate(self.person.language)

    @property
    def tapped(self) -> int | None:
        """The message under which the pressed button stood."""
        return self.turn.tapped

    def toast(self, text: str) -> None:
        """Answer the tap with a short text over the chat."""
        self.turn.toast = text

    def after(self, action: Callable[[], Awaitable[None]]) -> None:
        """Do this once everything is committed; it is lost with the process."""
        self.turn.afterwards.append(action)


def is_private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def is_at_home(update: Update, context: Context) -> bool:
    """In private or in the staff group: elsewhere the bot shows nothing but the chat's number."""
    chat = update.effective_chat
    return chat is None or is_private(update) or chat.id == context.desk.office.staff_chat


Tap = Callable[[Any, Context], Awaitable[None]]
"""What a button does: called with the unpacked button."""

Taps = dict[type[Button], Tap]

Commands = dict[str, Callable[[Update, Context], Coroutine[Any, Any, None]]]
"""Handlers of commands by name."""

Answers = dict[Ask, Callable[[Prompt, Message, Context], Awaitable[None]]]
"""What takes the words (or the files, the forwarded post) that a person sends while the bot has asked that."""
