"""An update becomes a turn: who acted, at which desk, and which handler of the application takes it.

Everything that a handler changes or owes lies in the unit of work it was given; the receiver commits it.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from mediabot.bot.buttons.codec import BadButton, unpack
from mediabot.bot.errors import event_of, log_bug
from mediabot.bot.handlers import (
    as_chat,
    briefings,
    broadcasts,
    changing,
    digests,
    entries,
    expert,
    feeds,
    heard,
    inline,
    journalist,
    lists,
    news,
    newsdesk,
    outcomes,
    person,
    reactions,
    staff,
    staff_digests,
    talks,
    terms,
    typed,
)
from mediabot.bot.screens.notes import sentence
from mediabot.bot.showing.draw import draw
from mediabot.bot.telegram.articles import answer
from mediabot.bot.telegram.receiver import Handled
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.bot.telegram.updates import BadUpdate, is_number, private_chat_of
from mediabot.bot.turn import Context, Taps, Turn, current_turn, is_at_home, is_private
from mediabot.domain.deliveries import Delivery
from mediabot.domain.errors import Gone
from mediabot.domain.inbox import Received
from mediabot.domain.notices.events import Alert, Event
from mediabot.domain.notices.notes import Note, StaffAlert
from mediabot.domain.notices.packing import pack
from mediabot.i18n.translator import Catalogs
from mediabot.services.desk import Desk, Office
from mediabot.services.journeys import Journeys
from mediabot.services.listening import close_prompt
from mediabot.services.people.profiles import Place
from mediabot.services.ports.store import Clock, Work
from mediabot.services.sending.outbox import Ready, shown_in
from mediabot.services.sending.troubles import will_pass

TAPS: Taps = {
    **journalist.TAPS,
    **changing.TAPS,
    **lists.TAPS,
    **expert.TAPS,
    **talks.TAPS,
    **terms.TAPS,
    **person.TAPS,
    **heard.TAPS,
    **outcomes.TAPS,
    **staff.TAPS,
    **entries.TAPS,
    **news.TAPS,
    **newsdesk.TAPS,
    **feeds.TAPS,
    **digests.TAPS,
    **staff_digests.TAPS,
    **broadcasts.TAPS,
    **reactions.TAPS,
    **briefings.TAPS,
    **typed.TAPS,
}

PRIVATE_COMMANDS = {**person.COMMANDS, **terms.COMMANDS, **outcomes.COMMANDS, **news.COMMANDS, **digests.COMMANDS}
COMMANDS_ANYWHERE = {
    **person.COMMANDS_ANYWHERE,
    **staff.COMMANDS,
    **outcomes.COMMANDS_ANYWHERE,
    **entries.COMMANDS,
    **newsdesk.COMMANDS,
    **feeds.COMMANDS,
    **staff_digests.COMMANDS,
    **broadcasts.COMMANDS,
    **reactions.COMMANDS,
    **briefings.COMMANDS,
}

THROWN_OUT = "the bot was taken out of the group"  # not shown

App = Application[Any, Context, Any, Any, Any, Any]


class Conversation:
    """Handles one stored update in one unit of work."""

    def __init__(
        self,
        bot: ExtBot[None],
        clock: Clock,
        catalogs: Catalogs,
        office: Callable[[], Office],
        messenger: TelegramMessenger,
    ) -> None:
        self._bot = bot
        self._clock = clock
        self._catalogs = catalogs
        self._office = office
        self._messenger = messenger
        self._app = build_application(bot)

    async def start(self) -> None:
        """Connect the bot: asks Telegram who it is."""
        await self._app.initialize()

    async def stop(self) -> None:
        await self._app.shutdown()

    async def handle(self, work: Work, received: Received) -> Handled:
        """Let the application handle the update. Raises what its handler raised."""
        try:
            update = read(received, self._bot)
        except Exception as error:  # in whichever way it is odd, it will be so the next time
            return await self._unreadable(work, received, error)
        if update is not None and as_chat.speaks_for_itself(update):
            return await self._answer_chat(work, update)
        if update is None or update.effective_user is None or update.effective_user.is_bot:
            return Handled()
        turn = await self._turn(work, update)
        token = current_turn.set(turn)
        try:
            await self._app.process_update(update)
        finally:
            current_turn.reset(token)
        if turn.failure is not None:
            raise turn.failure
        if await work.people.get(turn.person.id) is None:
            await work.inbox.unname(received.update_id)
        return await self._handled(turn, update)

    async def offer(self, work: Work, update: dict[str, Any]) -> Callable[[], Awaitable[None]] | None:
        """What answers an inline query. Nothing is written in this unit of work, and a bug is told to the log alone."""
        query = Update.de_json(update, self._bot)
        if query.inline_query is None or not is_number(query.inline_query.from_user.id):
            return None
        turn = await self._turn(work, query)
        token = current_turn.set(turn)
        try:
            await self._app.process_update(query)
        finally:
            current_turn.reset(token)
        if turn.failure is not None:
            raise turn.failure
        return partial(answer, query.inline_query, turn.offered) if turn.offered else None

    async def _unreadable(self, work: Work, received: Received, error: Exception) -> Handled:
        """Once is enough: staff are told, and whoever wrote it in private."""
        reference = log_bug(error, received.update_id)
        desk = Desk(work, self._clock.now(), self._office(), private_chat_of(received))
        await desk.reply(Note(Event.UNREADABLE, reference=reference))
        await desk.owe_staff(StaffAlert(Alert.ERROR, reference=reference))
        return await self._drawn(desk, received.update_id, [])

    async def failed(self, work: Work, received: Received, error: Exception) -> Handled:
        """Tell the person what happened: in words for an error they may meet, with a number for a bug.

        Words that came too late leave nothing open that would swallow the next ones as well.
        """
        event, reference = event_of(error), ""
        if event is None:
            event, reference = Event.APOLOGY, log_bug(error, received.update_id)
        update = read(received, self._bot)
        if update is None or update.effective_user is None or as_chat.speaks_for_itself(update):
            return Handled()
        turn = await self._turn(work, update)
        query = update.callback_query
        if query is not None and not reference:
            turn.toast = sentence(event, turn.translate(turn.person.language))
        elif event is Event.BLOCKED or words_wanted(update):
            await turn.desk.reply(Note(event, reference=reference))
        if not reference and await typed.were_an_answer(update, turn):
            await close_prompt(turn.desk, turn.person)
        if reference:
            await turn.desk.owe_staff(StaffAlert(Alert.ERROR, reference=reference))
        return await self._handled(turn, update)

    async def _turn(self, work: Work, update: Update) -> Turn:
        user, chat = update.effective_user, update.effective_chat
        assert user is not None
        office = await self._office_now(work, chat)
        wrote = update.message is not None
        desk = Desk(work, self._clock.now(), office, chat.id if chat else user.id, user.id, typed=wrote)
        journeys = Journeys.at(desk)
        met = await journeys.profiles.meet(
            user.id,
            name=user.full_name,
            username=user.username or "",
            app_language=user.language_code or "",
            place=_place(update, desk),
        )
        message = update.callback_query.message if update.callback_query else None
        under = message.reply_to_message if isinstance(message, Message) else None
        tapped = message.message_id if message else None
        return Turn(desk, journeys, met, self._catalogs, tapped=tapped, under=under, taps=TAPS)

    async def _office_now(self, work: Work, chat: Chat | None) -> Office:
        """In a group, with the number that the staff group has by now: it may have become a supergroup just before."""
        office = self._office()
        if chat is None or chat.id > 0 or office.staff_chat in (None, chat.id):
            return office
        return replace(office, staff_chat=await work.moved_chats.where(office.staff_chat))

    async def _answer_chat(self, work: Work, update: Update) -> Handled:
        """A group or a channel wrote, and no person."""
        chat = update.effective_chat
        assert chat is not None
        desk = Desk(work, self._clock.now(), await self._office_now(work, chat), chat.id)
        await as_chat.answer(desk, update)
        return await self._drawn(desk, update.update_id, [])

    async def _handled(self, turn: Turn, update: Update) -> Handled:
        afterwards = list(turn.afterwards)
        if update.callback_query is not None:
            afterwards.insert(0, partial(_answer_tap, update.callback_query, turn.toast))
        elif turn.toast and turn.desk.chat_id is not None:
            afterwards.append(partial(_say, self._bot, turn.desk.chat_id, turn.toast))
        await turn.desk.note_who_asks()
        return await self._drawn(turn.desk, update.update_id, afterwards, turn.written_in)

    async def _drawn(
        self, desk: Desk, update_id: int, afterwards: list[Callable[[], Awaitable[None]]], language: str = ""
    ) -> Handled:
        ready: dict[int, Ready] = {}
        for reply in desk.replies:  # more come where one can't be drawn
            drawn = await self._ready(desk, reply, update_id, language)
            if drawn is not None:
                ready[reply.id] = drawn
        return Handled(tuple(desk.replies), tuple(afterwards), ready, bool(desk.for_courier))

    async def _ready(self, desk: Desk, reply: Delivery, update_id: int, language: str) -> Ready | None:
        """Draw a reply while its unit of work is open, which saves the two that drawing it later would take.

        What was done stays done where its reply can't be drawn: an apology takes its place.
        """
        try:
            screen = await draw(desk, self._catalogs, reply, language)
        except Gone:
            return None
        except Exception as error:
            if will_pass(error) or isinstance(reply.notice, Note):
                raise
            reference = log_bug(error, update_id)
            await desk.owe_staff(StaffAlert(Alert.ERROR, reference=reference))
            reply = await _apologise(desk, reply, reference)
            screen = await draw(desk, self._catalogs, reply)
        shown = await shown_in(desk.work, reply)
        return Ready(shown, partial(self._messenger.show, replace(reply, message_id=shown), screen))


def read(received: Received, bot: ExtBot[None]) -> Update | None:
    """The update as python-telegram-bot has it. Raises whatever is odd about it, numbers that nobody can have too."""
    update = Update.de_json(json.loads(received.payload), bot)
    for party in (update.effective_user, update.effective_chat) if update is not None else ():
        if party is not None and not is_number(party.id):
            raise BadUpdate("a number out of all bounds")
    return update


async def _apologise(desk: Desk, reply: Delivery, reference: str) -> Delivery:
    """What is owed in place of a reply that can't be drawn."""
    kind, subject, detail = pack(Note(Event.APOLOGY, reference=reference))
    instead = replace(reply, kind=kind, subject=subject, detail=detail, message_id=None)
    await desk.work.deliveries.save(instead)
    desk.replies[desk.replies.index(reply)] = instead
    return instead


def build_application(bot: ExtBot[None]) -> App:
    """The python-telegram-bot application: which handler takes which update. It receives and stores nothing itself."""
    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    app: App = builder.context_types(ContextTypes(context=Context)).build()
    app.add_handler(CallbackQueryHandler(_tap))
    app.add_handler(InlineQueryHandler(inline.offer))
    app.add_handler(ChatMemberHandler(_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    new = filters.UpdateType.MESSAGE
    app.add_handler(MessageHandler(new & inline.OwnCard(), inline.posted))
    for name, handler in PRIVATE_COMMANDS.items():
        app.add_handler(CommandHandler(name, handler, filters=new & filters.ChatType.PRIVATE))
    for name, handler in COMMANDS_ANYWHERE.items():
        app.add_handler(CommandHandler(name, handler, filters=new))
    app.add_handler(MessageHandler(new & filters.COMMAND, typed.unknown_command))
    app.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, typed.edited))
    app.add_handler(MessageHandler(new & (filters.TEXT | filters.CAPTION), typed.text))
    app.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, typed.not_text))
    app.add_error_handler(_keep_failure)
    return app


def _place(update: Update, desk: Desk) -> Place:
    if not words_wanted(update):
        return Place.ELSEWHERE
    if is_private(update):
        return Place.PRIVATE
    return Place.STAFF_GROUP if desk.chat_id == desk.office.staff_chat else Place.ELSEWHERE


def words_wanted(update: Update) -> bool:
    """Whether somebody waits for an answer: whoever wrote or tapped, not a chat that changed its members."""
    return update.effective_message is not None or update.callback_query is not None


async def _tap(update: Update, context: Context) -> None:
    """Any button: the codec says which, the table what it does."""
    query = update.callback_query
    if not is_at_home(update, context):
        raise BadButton("nothing is to be tapped in this chat")
    button = unpack(query.data if query else None)
    await TAPS[type(button)](button, context)


async def _membership(update: Update, context: Context) -> None:
    """Somebody blocked or unblocked the bot, or took it into a group (which is told its number) or out of one."""
    change = update.my_chat_member
    if change is None:
        return
    gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    if is_private(update):
        profiles = context.services.profiles
        await (profiles.lost(context.person) if gone else profiles.returned(context.person))
        return
    if change.chat.id == context.desk.office.staff_chat:
        group = context.services.staff_group
        await (group.lose(THROWN_OUT) if gone else group.try_again(at_once=True))
    if not gone and _was_outside(change):
        await person.chat_id(update, context)


def _was_outside(change: ChatMemberUpdated) -> bool:
    return change.old_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)


async def _keep_failure(update: object, context: Context) -> None:
    """The application swallows errors; the receiver must know of them to roll back."""
    if isinstance(context.error, Exception):
        current_turn.get().failure = context.error


async def _say(bot: ExtBot[None], chat_id: int, text: str) -> None:
    """What a tap is told over the chat, to whoever typed the key."""
    await bot.send_message(chat_id, text)


async def _answer_tap(query: CallbackQuery, text: str) -> None:
    """Stop the button's spinner. An old tap can't be answered any more; nobody waits for that."""
    try:
        await query.answer(text or None, show_alert=bool(text))
    except TelegramError:
        return
