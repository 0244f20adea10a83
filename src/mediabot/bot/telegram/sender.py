"""Deliveries on Telegram: drawn now, in the reader's language, and sent or edited into place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from telegram import Bot, ReplyParameters, TelegramObject
from telegram.error import TelegramError
from yarl import URL

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.notes import note
from mediabot.bot.showing.draw import draw, translator_for
from mediabot.bot.telegram.answers import NOT_AS_AGREED, StrangeAnswer, message_id_of
from mediabot.bot.telegram.parcels import NO_PREVIEW, Parcel, keyboard, parcels
from mediabot.bot.telegram.refusals import MessageGone, NotText, OriginalGone, delivery_failure
from mediabot.domain.deliveries import Delivery, DeliveryFailed, Lane, Loss, PersonUnreachable, TryAgain
from mediabot.domain.errors import Gone
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.packing import GONE
from mediabot.i18n.translator import Catalogs
from mediabot.services.desk import Desk, Office
from mediabot.services.ports.sending import Gate, OpenGate
from mediabot.services.ports.store import Clock, Store, Work

MOST_DRAWN = 2000
"""Screens drawn ahead and not yet sent."""


class TelegramMessenger:
    """The Messenger port on python-telegram-bot. Every message passes the gate, which paces them.

    `paid`: Telegram may charge for messages above its usual rate, in the lanes that are sent to many.
    """

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Clock,
        catalogs: Catalogs,
        office: Callable[[], Office],
        gate: Gate | None = None,
        *,
        paid: bool = False,
    ) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._catalogs = catalogs
        self._office = office
        self._gate = gate or OpenGate()
        self._paid = paid
        self._drawn: dict[int, Screen | PersonUnreachable] = {}

    async def foresee(self, deliveries: Sequence[Delivery]) -> None:
        """As the port says: their readers are read, and their screens drawn, in one unit of work.

        Nobody asks Telegram again about a reader who is known to have blocked the bot.
        """
        if len(self._drawn) > MOST_DRAWN:
            self._drawn.clear()
        async with self._store.begin() as work:
            readers = await work.people.some([delivery.reader_id for delivery in deliveries if delivery.reader_id])
            lost = {reader.id for reader in readers if not reader.reachable}
            for delivery in deliveries:
                if delivery.reader_id in lost:
                    self._drawn[delivery.id] = PersonUnreachable("has blocked the bot", Loss.BLOCKED)  # not shown
                elif (screen := await self._draw_at(work, delivery)) is not None:
                    self._drawn[delivery.id] = screen

    async def send(self, delivery: Delivery) -> int | None:
        """As the port says; None when what the delivery speaks of is gone and no message shows it."""
        screen = self._drawn.pop(delivery.id, None) or await self._draw(delivery)
        if isinstance(screen, PersonUnreachable):
            raise screen
        return None if screen is None else await self.show(delivery, screen)

    async def show(self, delivery: Delivery, screen: Screen) -> int | None:
        """Send a screen that is drawn already, or edit it into `delivery.message_id`. None where what was to be copied
        is gone.

        A message with files can't take the place of one of text, nor the other way round: it is sent anew.
        """
        if screen.copy is not None:
            with suppress(OriginalGone):
                return await self._post(delivery, screen)
            return None
        if delivery.message_id is None or screen.file is not None or screen.attachments or screen.poll:
            return await self._post(delivery, screen)
        try:
            await self._edit(delivery, delivery.message_id, screen)
        except MessageGone as gone:
            if isinstance(gone, NotText):  # what it showed must not stay beside what takes its place
                await self._delete(delivery, delivery.message_id)
            if isinstance(delivery.notice, Note) and delivery.notice.only_in_place:
                return delivery.message_id
            return await self._post(delivery, screen)
        return delivery.message_id

    async def _draw(self, delivery: Delivery) -> Screen | None:
        async with self._store.begin() as work:
            return await self._draw_at(work, delivery)

    async def _draw_at(self, work: Work, delivery: Delivery) -> Screen | None:
        desk = Desk(work, self._clock.now(), self._office())
        try:
            screen = await draw(desk, self._catalogs, delivery)
            if desk.for_courier:  # staff are told what had to be left out
                await work.commit()
            return screen
        except Gone:
            if delivery.message_id is None:
                return None
            return note(GONE, None, await translator_for(desk, self._catalogs, delivery.reader_id))

    async def _edit(self, delivery: Delivery, message_id: int, screen: Screen) -> None:
        async with self._gate.turn(delivery.chat_id, delivery.lane):
            try:
                await self._bot.edit_message_text(
                    screen.text,
                    chat_id=delivery.chat_id,
                    message_id=message_id,
                    parse_mode="HTML",
                    reply_markup=keyboard(screen),
                    link_preview_options=NO_PREVIEW,
                )
            except TelegramError as error:
                failure = delivery_failure(error)
                if failure is not None:
                    raise failure from error
            except NOT_AS_AGREED as error:
                raise TryAgain(str(StrangeAnswer())) from error

    async def _delete(self, delivery: Delivery, message_id: int) -> None:
        """Telegram deletes nothing that is older than two days; its files stay then."""
        async with self._gate.turn(delivery.chat_id, delivery.lane):
            with suppress(TelegramError):
                await self._bot.delete_message(delivery.chat_id, message_id)

    async def _post(self, delivery: Delivery, screen: Screen) -> int:
        """The id of the message with the keys. Parts that an earlier try has sent are not sent again."""
        manner: dict[str, Any] = {"disable_notification": screen.quiet}
        if screen.protect:
            manner["protect_content"] = True
        if screen.answers is not None:
            manner["reply_parameters"] = ReplyParameters(screen.answers, allow_sending_without_reply=True)
        if self._paid and delivery.lane >= Lane.DIGEST:
            manner["allow_paid_broadcast"] = True
        message_id, done = 0, delivery.parts
        made = (
            await asyncio.to_thread(parcels, screen, delivery.chat_id)
            if screen.file
            else parcels(screen, delivery.chat_id)
        )
        for parcel in made[done:]:
            try:
                message_id = await self._call(delivery, parcel, manner)
            except DeliveryFailed as error:
                error.parts = done
                raise
            done += 1
        return message_id

    async def _call(self, delivery: Delivery, parcel: Parcel, manner: dict[str, Any]) -> int:
        arguments = {"chat_id": delivery.chat_id, **parcel.arguments, **manner}
        async with self._gate.turn(delivery.chat_id, delivery.lane, parcel.messages):
            try:
                if parcel.method == "send_message":
                    return await self._send_text(arguments)
                sent = await getattr(self._bot, parcel.method)(**arguments)
            except TelegramError as error:
                raise delivery_failure(error) or error from error
            except NOT_AS_AGREED as error:
                raise TryAgain(str(StrangeAnswer())) from error
        first = sent[0] if isinstance(sent, tuple) else sent
        return int(first.message_id)

    async def _send_text(self, arguments: dict[str, Any]) -> int:
        """`Bot.send_message` without making objects of the answer, of which we only want the id: a third faster."""
        given = URL.build(query={name: _plain(value) for name, value in arguments.items() if value is not None})
        answer: Any = await self._bot.request.post(f"{self._bot.base_url}/sendMessage?{given.raw_query_string}")
        return message_id_of(answer)


def _plain(value: Any) -> str:
    """A parameter as the Bot API reads it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.to_json() if isinstance(value, TelegramObject) else str(value)
