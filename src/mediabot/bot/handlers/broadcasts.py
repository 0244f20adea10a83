"""Staff's broadcasts, and taps under them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from telegram import Message, Update

from mediabot.bot.buttons.broadcasts import (
    AudienceTap,
    BroadcastAsk,
    BroadcastsOff,
    BroadcastStep,
    BroadcastTap,
    SendBroadcast,
    ToggleSender,
)
from mediabot.bot.buttons.news import topic_key
from mediabot.bot.messages.content import content_of, trouble_with
from mediabot.bot.messages.words import words_of
from mediabot.bot.screens.broadcasts.audience import ACTIVE
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_private
from mediabot.domain.access import ensure_staff
from mediabot.domain.audience import Audience, with_or_without
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.broadcasts import BroadcastPlace, SenderList
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person, Role
from mediabot.domain.text import cut


async def broadcast(update: Update, context: Context) -> None:
    """/broadcast lists them; they are composed in private."""
    if is_private(update):
        await context.services.broadcasting.list(context.person)
        return
    ensure_staff(context.person)
    await context.desk.reply(Note(Event.IN_PRIVATE))


async def senders(update: Update, context: Context) -> None:
    """/senders: who of staff may send."""
    if is_private(update):
        ensure_staff(context.person)
        await context.desk.reply(SenderList())


async def tap(button: BroadcastTap, context: Context) -> None:
    """Everything on the card. Keys of before that send or confirm without saying what was shown show the card."""
    service, staff, number = context.services.broadcasting, context.person, button.broadcast_id
    asks = {
        BroadcastStep.BULGARIAN: Ask.BROADCAST_BG,
        BroadcastStep.ENGLISH: Ask.BROADCAST_EN,
        BroadcastStep.TOPIC: Ask.BROADCAST_TOPIC,
        BroadcastStep.AT: Ask.BROADCAST_TIME,
        BroadcastStep.TEST: Ask.BROADCAST_TEST,
    }
    steps: dict[BroadcastStep, Callable[[Person, int], Awaitable[None]]] = {
        BroadcastStep.POST: service.post,
        BroadcastStep.PREVIEW: service.preview,
        BroadcastStep.SILENT: partial(service.set_silent, silent=True),
        BroadcastStep.LOUD: partial(service.set_silent, silent=False),
        BroadcastStep.NOW: service.set_now,
        BroadcastStep.SEND: service.ask_to_send,
        BroadcastStep.DELETE: service.delete,
        BroadcastStep.CONFIRM: service.post,
        BroadcastStep.TAKE_BACK: service.take_back,
        BroadcastStep.PAUSE: service.pause,
        BroadcastStep.RESUME: service.resume,
        BroadcastStep.STOP: service.halt,
        BroadcastStep.STOP_SURE: service.stop,
    }
    drops = {BroadcastStep.DROP_BULGARIAN: "bg", BroadcastStep.DROP_ENGLISH: "en"}
    views = {
        BroadcastStep.AUDIENCE: BroadcastPlace.AUDIENCE,
        BroadcastStep.SURE: BroadcastPlace.DELETE,
    }
    if button.step in asks:
        await service.ask_words(staff, number, asks[button.step])
    elif button.step in steps:
        await steps[button.step](staff, number)
    elif button.step is BroadcastStep.NEW:
        await service.begin(staff)
    elif button.step is BroadcastStep.LIST:
        await service.list(staff)
    elif button.step in drops:
        await service.drop_content(staff, number, drops[button.step])
    else:
        await service.show(staff, number, views.get(button.step, BroadcastPlace.OVERVIEW))


async def audience(button: AudienceTap, context: Context) -> None:
    """One condition of the audience on or off."""

    def change(audience: Audience) -> Audience:
        return _changed(audience, button.what, button.value, on=bool(button.on))

    await context.services.broadcasting.set_audience(context.person, button.broadcast_id, change)


def _changed(before: Audience, what: str, value: str, *, on: bool) -> Audience:
    match what:
        case "language" if value in WRITTEN:
            return replace(before, languages=with_or_without(before.languages, value, on=on))
        case "role" if value in [role.value for role in Role]:
            return replace(before, roles=with_or_without(before.roles, Role(value), on=on))
        case "verified":
            return replace(before, verified=on)
        case "active" if value in map(str, ACTIVE) and (on or before.active_days == int(value)):
            return replace(before, active_days=int(value) if on else 0)
        case "topic" if not on:
            return replace(before, topics=tuple(one for one in before.topics if topic_key(one) != value))
    return before


async def content(prompt: Prompt, message: Message, context: Context) -> None:
    """What staff sent as the text of a broadcast."""
    trouble = trouble_with(message)
    if trouble:
        await context.desk.reply(Note(trouble, prompt.subject))
        return
    language = "en" if prompt.ask is Ask.BROADCAST_EN else "bg"
    await context.services.broadcasting.write(context.person, prompt.subject, language, content_of(message))


async def words(prompt: Prompt, message: Message, context: Context) -> None:
    """A topic, a time, or whom to try it on."""
    typed = cut(words_of(message), 500)
    service, number = context.services.broadcasting, prompt.subject
    if not typed:
        await context.desk.reply(Note(Event.NOT_TEXT))
    elif prompt.ask is Ask.BROADCAST_TOPIC:
        await service.add_topic(context.person, number, typed)
    elif prompt.ask is Ask.BROADCAST_TIME:
        await service.set_time(context.person, number, typed)
    else:
        await service.test(context.person, number, typed)


async def album_goes_on(message: Message, context: Context) -> bool:
    """Whether a message was one more of an album that a broadcast was begun with."""
    if message.media_group_id is None or not context.person.staff:
        return False
    return await context.services.broadcasting.album_goes_on(context.person, content_of(message))


async def reader_asks(button: BroadcastAsk, context: Context) -> None:
    """A reader goes from the broadcast to a topic of their own."""
    await context.services.readers.tapped(context.person, button.broadcast_id)
    await context.desk.reply(Note(Event.WRITE_TOPIC))


async def off(button: BroadcastsOff, context: Context) -> None:
    """No more of them, or again after all."""
    await context.services.readers.set_broadcasts(context.person, button.broadcast_id, wanted=bool(button.on))


async def send(button: SendBroadcast, context: Context) -> None:
    """Send or confirm what the card has shown."""
    service = context.services.broadcasting
    step = service.confirm if button.step is BroadcastStep.CONFIRM else service.send
    await step(context.person, button.broadcast_id, button.version)


async def toggle_sender(button: ToggleSender, context: Context) -> None:
    await context.services.readers.set_sender(context.person, button.person_id, sends=bool(button.on))
    await context.desk.turn_into(context.tapped, SenderList())


COMMANDS: Commands = {"broadcast": broadcast, "senders": senders}

TAPS: Taps = {
    BroadcastTap: tap,
    SendBroadcast: send,
    AudienceTap: audience,
    BroadcastAsk: reader_asks,
    BroadcastsOff: off,
    ToggleSender: toggle_sender,
}

ANSWERS: Answers = {
    Ask.BROADCAST_BG: content,
    Ask.BROADCAST_EN: content,
    Ask.BROADCAST_TOPIC: words,
    Ask.BROADCAST_TIME: words,
    Ask.BROADCAST_TEST: words,
}
