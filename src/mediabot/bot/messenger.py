"""Deliveries on Telegram: drawn now, in the reader's language, and sent or edited into place."""

from __future__ import annotations

from collections.abc import Callable

from telegram import (
    Bot,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
)
from telegram.error import TelegramError

from mediabot.bot.screens.base import Key, Screen
from mediabot.bot.screens.notes import note
from mediabot.bot.showing import draw, translator_for
from mediabot.bot.telegrams import MessageGone, delivery_failure
from mediabot.domain.deliveries import Delivery
from mediabot.i18n.translator import Catalogs
from mediabot.services.cases import NoSuchQuestion
from mediabot.services.desk import Desk, Office
from mediabot.services.ports import Clock, Store

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramMessenger:
    """The Messenger port on python-telegram-bot."""

    def __init__(self, bot: Bot, store: Store, clock: Clock, catalogs: Catalogs, office: Callable[[], Office]) -> None:
        self._bot = bot
        self._store = store
        self._clock = clock
        self._catalogs = catalogs
        self._office = office

    async def send(self, delivery: Delivery) -> int | None:
        """As the port says; None when what the delivery speaks of is gone and no message shows it."""
        screen = await self._draw(delivery)
        return None if screen is None else await self.show(delivery, screen)

    async def show(self, delivery: Delivery, screen: Screen) -> int:
        """Send a screen that is drawn already, or edit it into `delivery.message_id`."""
        try:
            return await self._show(delivery, screen)
        except MessageGone:
            return await self._post(delivery.chat_id, screen)

    async def _draw(self, delivery: Delivery) -> Screen | None:
        async with self._store.begin() as work:
            desk = Desk(work, self._clock.now(), self._office())
            try:
                return await draw(desk, self._catalogs, delivery)
            except NoSuchQuestion:
                if delivery.message_id is None:
                    return None
                return note("gone", 0, None, {}, await translator_for(desk, self._catalogs, delivery.reader_id))

    async def _show(self, delivery: Delivery, screen: Screen) -> int:
        if delivery.message_id is None or screen.file is not None:
            return await self._post(delivery.chat_id, screen)
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id=delivery.chat_id,
                message_id=delivery.message_id,
                parse_mode="HTML",
                reply_markup=keyboard(screen),
                link_preview_options=NO_PREVIEW,
            )
        except TelegramError as error:
            failure = delivery_failure(error)
            if failure is not None:
                raise failure from error
        return delivery.message_id

    async def _post(self, chat_id: int, screen: Screen) -> int:
        try:
            if screen.file is not None:
                file = InputFile(screen.file.content, filename=screen.file.name)
                sent = await self._bot.send_document(chat_id, file, caption=screen.text, parse_mode="HTML")
                return sent.message_id
            answer_here = screen.answer_here and chat_id < 0
            sent = await self._bot.send_message(
                chat_id,
                screen.text,
                parse_mode="HTML",
                reply_markup=ForceReply(selective=True) if answer_here else keyboard(screen),
                link_preview_options=NO_PREVIEW,
                disable_notification=screen.quiet,
            )
        except TelegramError as error:
            raise delivery_failure(error) or error from error
        return sent.message_id


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """Telegram's form of the keys."""
    if not screen.keys:
        return None
    return InlineKeyboardMarkup([[_key(key) for key in row] for row in screen.keys if row])


def _key(key: Key) -> InlineKeyboardButton:
    if key.button is not None:
        return InlineKeyboardButton(key.label, callback_data=key.button.pack())
    if key.copy:
        return InlineKeyboardButton(key.label, copy_text=CopyTextButton(key.copy))
    return InlineKeyboardButton(key.label, url=key.url)
