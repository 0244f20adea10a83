"""What people type, and everything else they send: the answer to an open question, or a topic; never silence."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message, Update
from telegram.ext import filters

from mediabot.bot.buttons.staff import MeantAsAnswer
from mediabot.bot.handlers import (
    briefings,
    broadcasts,
    changing,
    digests,
    entries,
    expert,
    feeds,
    heard,
    journalist,
    keys,
    news,
    newsdesk,
    outcomes,
    person,
    reactions,
    staff,
    staff_digests,
    talks,
    terms,
)
from mediabot.bot.messages.enclosed import enclosed_in
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Context, Taps, Turn, is_at_home, is_private
from mediabot.domain.access import NotAllowed
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Standing
from mediabot.domain.understanding.meanings import Intent, Meaning, Understood
from mediabot.services.listening import is_answer, is_new, open_prompt

ANSWERS: Answers = {
    **journalist.ANSWERS,
    **changing.ANSWERS,
    **expert.ANSWERS,
    **talks.ANSWERS,
    **terms.ANSWERS,
    **person.ANSWERS,
    **staff.ANSWERS,
    **entries.ANSWERS,
    **news.ANSWERS,
    **newsdesk.ANSWERS,
    **feeds.ANSWERS,
    **digests.ANSWERS,
    **staff_digests.ANSWERS,
    **broadcasts.ANSWERS,
    **reactions.ANSWERS,
    **briefings.ANSWERS,
}

LETTERS = frozenset(
    {Ask.LETTER, Ask.ANSWER_LETTER, Ask.WRITE_AFTER_LETTER}
    | {Ask.WRITE_ABOUT_QUESTION, Ask.WRITE_ABOUT_SEARCH, Ask.WRITE_AFTER_SEARCH}
)

FILES_ARE_MEANT = frozenset({Ask.TALK, Ask.WRITE_ANSWER, Ask.PROOF, Ask.MAIL_CODE, Ask.STATEMENT_ANSWER})
"""A file that comes now is meant for this, whatever the words under it say."""

TAKE_FILES = (
    frozenset({Ask.FORM, Ask.ADD_TO_QUESTION, Ask.NEWS_NEW, Ask.NEWS_FIELD, Ask.BROADCAST_BG, Ask.BROADCAST_EN})
    | FILES_ARE_MEANT
    | LETTERS
)
"""Asked for these, people also send files and forwarded posts without a word."""

SOON_AFTER = timedelta(minutes=5)
"""So long after a question in the group the next words of whoever was asked may be the answer."""


async def text(update: Update, context: Context) -> None:
    """Words in a private chat, or an answer to the message that asked for them in the staff group."""
    message = update.effective_message
    if message is None or await _joins_album(message, context):
        return
    prompt = await open_prompt(context.desk, context.person)
    if is_at_home(update, context) and await keys.answered(message, context, numbers=prompt is None):
        return
    if is_private(update) and await _belongs_elsewhere(message, context):
        return
    if not is_private(update):
        if prompt is not None and await _is_meant(prompt, message, context):
            await _answer(prompt, message, context)
    elif prompt is not None or not await broadcasts.album_goes_on(message, context):
        await _heard(prompt, message, context)


async def _belongs_elsewhere(message: Message, context: Context) -> bool:
    """Whether it answers a message that takes it, whatever else is open: of a talk, or an expert reaction's card."""
    return await reactions.answers_statement(message, context) or await expert.belongs_to_talk(message, context)


async def not_text(update: Update, context: Context) -> None:
    """A sticker, voice, photo, place…: say what to do instead. In groups only staff do so, where they are asked to."""
    message = update.effective_message
    if message is None or await _joins_album(message, context):
        return
    if is_private(update) and await _belongs_elsewhere(message, context):
        return
    prompt = await open_prompt(context.desk, context.person)
    if prompt is None and is_private(update) and await broadcasts.album_goes_on(message, context):
        return
    if prompt is not None and prompt.ask in TAKE_FILES and await _is_meant(prompt, message, context):
        await _answer(prompt, message, context)
    elif is_private(update) and not await _has_a_place(message, context, prompt):
        await _want_words(message, context)


async def _has_a_place(message: Message, context: Context, prompt: Prompt | None) -> bool:
    """Whether somebody takes what nobody asked for."""
    if await newsdesk.is_offered(message, context):
        return True
    return prompt is None and await expert.goes_into_talk(message, context)


async def _want_words(message: Message, context: Context) -> None:
    """An album, of which each file is a message, is told so once."""
    if await is_new(context.desk, context.person, message.media_group_id or ""):
        await context.desk.reply(Note(Event.NOT_TEXT))


async def _joins_album(message: Message, context: Context) -> bool:
    """Whether this was another file of an album whose first one was taken already."""
    if not message.media_group_id:
        return False
    if await newsdesk.joins_album(message, context) or await person.joins_letter(message, context):
        return True
    return await context.services.hearing.more_of_album(context.person, enclosed_in(message))


async def edited(update: Update, context: Context) -> None:
    message = update.effective_message
    if message is not None and is_private(update) and not await expert.corrects(message, context):
        await context.desk.reply(Note(Event.EDITED))


async def unknown_command(update: Update, context: Context) -> None:
    if is_private(update):
        await context.desk.reply(Note(Event.UNKNOWN_COMMAND))


async def were_an_answer(update: Update, turn: Turn) -> bool:
    """Whether words came that answered an open question: typed, no command, and meant for it."""
    message = update.message
    if message is None or not (message.text or message.caption) or filters.COMMAND.check_update(update):
        return False
    prompt = await open_prompt(turn.desk, turn.person)
    return prompt is not None and await is_answer(turn.desk, prompt, _answered(message))


def _answered(message: Message) -> int | None:
    return message.reply_to_message.message_id if message.reply_to_message else None


async def _is_meant(prompt: Prompt, message: Message, context: Context) -> bool:
    """Whether it answers what this person was asked. Who answers another message of the bot in a group is told so: it
    may be a remark to colleagues, or have gone under the wrong message."""
    if await is_answer(context.desk, prompt, _answered(message)):
        return True
    if _answers_bot(message, context):
        await context.desk.reply(Note(Event.NOT_AN_ANSWER))
    elif message.reply_to_message is None and context.desk.now < prompt.asked_at + SOON_AFTER:
        told = Note(Event.IS_IT_ANSWER, message.message_id, number=str(context.person.id))
        await context.desk.reply(told)
    return False


async def meant_as_answer(button: MeantAsAnswer, context: Context) -> None:
    """What somebody wrote in the group right after they were asked is the answer."""
    if button.person_id != context.person.id:
        raise NotAllowed("somebody else was asked")
    prompt, message = await open_prompt(context.desk, context.person), context.turn.under
    if prompt is None or message is None:
        await context.desk.turn_into(context.tapped, Note(Event.NOT_AN_ANSWER))
        return
    await context.desk.turn_into(context.tapped, Note(Event.TAKEN_AS_ANSWER))
    await _answer(prompt, message, context)


def _answers_bot(message: Message, context: Context) -> bool:
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == context.bot.id


async def _answer(prompt: Prompt, message: Message, context: Context) -> None:
    """Hand it to the journey that asked. What has no words is asked for again; the form does so itself."""
    context.desk.asking.append(prompt)
    letter_of_nothing = prompt.ask in LETTERS and not enclosed_in(message).files
    if words_of(message) or prompt.ask is Ask.FORM or (prompt.ask in TAKE_FILES and not letter_of_nothing):
        if prompt.ask not in (Ask.TALK, Ask.WRITE_ANSWER):
            await is_new(context.desk, context.person, message.media_group_id or "")
        await ANSWERS[prompt.ask](prompt, message, context)
    else:
        await _want_words(message, context)


def _answers(prompt: Prompt, understood: Understood) -> bool:
    """Whether the words are what was asked for."""
    said = prompt.ask is Ask.TALK and understood.meaning == Meaning(Intent.SAY, prompt.subject)
    return said or understood.intent is Intent.ANSWER


async def _heard(prompt: Prompt | None, message: Message, context: Context) -> None:
    """Words in private are understood by what they answer, what is open, and what they say."""
    hearing, answered = context.services.hearing, _answered(message)
    if context.person.standing is Standing.BLOCKED and (prompt is None or prompt.ask is Ask.APPEAL):
        await (context.desk.reply(Note(Event.BLOCKED)) if prompt is None else _answer(prompt, message, context))
        return
    if (prompt is None or answered is not None) and await outcomes.takes(message, context):
        return
    if prompt is None and await _has_a_place(message, context, prompt):
        return
    prompt = await hearing.asked(context.person, prompt, answered)
    if prompt is not None and prompt.ask in FILES_ARE_MEANT and message.text is None:
        await _answer(prompt, message, context)
        return
    await is_new(context.desk, context.person, message.media_group_id or "")
    if prompt is None and answered is None and await hearing.picks(context.person, words_of(message)):
        return
    understood = await hearing.understand(context.person, words_of(message), prompt, answered)
    if prompt is not None and _answers(prompt, understood):
        await _answer(prompt, message, context)
    elif answered is None and await keys.named(message, understood.intent, context):
        return
    elif prompt is not None:
        await heard.act(understood, message, context)
    else:
        await heard.act_as_written(understood, message, context)


TAPS: Taps = {MeantAsAnswer: meant_as_answer}
