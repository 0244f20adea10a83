"""What people type, and everything else they send: the answer to an open question, or a topic; never silence."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message, Update
from telegram.ext import filters

from mediabot.bot.handlers import broadcasts, digests, news, newsdesk
from mediabot.bot.turn import Answers, Context, is_private
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.deliveries import Notice
from mediabot.domain.people import Standing
from mediabot.domain.questions import Status
from mediabot.domain.text import TOPIC_LIMIT, clean

ANSWERS: Answers = {**newsdesk.ANSWERS, **news.ANSWERS, **digests.ANSWERS, **broadcasts.ANSWERS}
"""Whoever is asked these may answer with files and forwarded posts, too."""

PROMPT_LIFE = timedelta(days=1)
"""After this, words are a new topic rather than the answer to a question long forgotten."""


async def text(update: Update, context: Context) -> None:
    """Words in a private chat, or an answer to the bot in the staff group."""
    message = update.effective_message
    if message is None or await newsdesk.joins_album(message, context):
        return
    prompt = await _open_prompt(context)
    if not is_private(update):
        if prompt is not None and _answers_bot(message, context):
            if prompt.ask in ANSWERS:
                await ANSWERS[prompt.ask](prompt, message, context)
            else:
                await _answer(prompt, message.text or "", context)
        return
    words = message.text or message.caption or ""
    if prompt is None and await broadcasts.album_goes_on(message, context):
        return
    if prompt is not None and prompt.ask in ANSWERS:
        await ANSWERS[prompt.ask](prompt, message, context)
    elif prompt is not None:
        await _answer(prompt, words, context)
    elif context.person.standing is Standing.BLOCKED:
        await context.desk.reply(Notice.NOTE, event="blocked")
    elif not await newsdesk.is_offered(message, context):
        await context.services.asking.find_experts(context.person, words)


async def not_text(update: Update, context: Context) -> None:
    """A sticker, voice, photo, place…: say what to do instead. In groups only staff do so, where they are asked to."""
    message = update.effective_message
    if message is None or await newsdesk.joins_album(message, context):
        return
    prompt = await _open_prompt(context)
    if prompt is None and is_private(update) and await broadcasts.album_goes_on(message, context):
        return
    if prompt is not None and prompt.ask in ANSWERS and (is_private(update) or _answers_bot(message, context)):
        await ANSWERS[prompt.ask](prompt, message, context)
    elif is_private(update) and not await newsdesk.is_offered(message, context):
        await context.desk.reply(Notice.NOTE, event="not_text")


async def edited(update: Update, context: Context) -> None:
    if is_private(update):
        await context.desk.reply(Notice.NOTE, event="edited")


async def unknown_command(update: Update, context: Context) -> None:
    if is_private(update):
        await context.desk.reply(Notice.NOTE, event="unknown_command")


async def _open_prompt(context: Context) -> Prompt | None:
    desk, person = context.desk, context.person
    prompt = await desk.work.prompts.get(desk.chat_id or person.id, person.id)
    if prompt is None or prompt.asked_at + PROMPT_LIFE < desk.now:
        return None
    return prompt if await _still_asked(prompt, context) else None


async def _still_asked(prompt: Prompt, context: Context) -> bool:
    """A form that was sent or given up asks nothing any more."""
    if prompt.ask is not Ask.FORM:
        return True
    question = await context.desk.work.questions.get(prompt.subject)
    return question is not None and question.status is Status.DRAFT


def are_an_answer(update: Update) -> bool:
    """Whether words came that may have answered an open question: typed, and no command."""
    message = update.message
    return message is not None and bool(message.text or message.caption) and not filters.COMMAND.check_update(update)


def _answers_bot(message: Message, context: Context) -> bool:
    """In a group, words are for the bot only as an answer to one of its messages."""
    answered = message.reply_to_message
    return answered is not None and answered.from_user is not None and answered.from_user.id == context.bot.id


async def _answer(prompt: Prompt, words: str, context: Context) -> None:
    """Hand the words to the journey that asked. Words without a letter are asked for again by the journey itself."""
    services, person, subject = context.services, context.person, prompt.subject
    words = clean(words, limit=TOPIC_LIMIT)
    if not words and prompt.ask is not Ask.FORM:
        await context.desk.reply(Notice.NOTE, event="not_text")
        return
    match prompt.ask:
        case Ask.FORM:
            await services.drafting.answer(person, subject, words)
        case Ask.BYLINE | Ask.OUTLET | Ask.PROOF:
            await services.verification.answer(person, prompt.ask, subject, words)
        case Ask.APPEAL:
            await services.verification.appeal(person, words)
        case Ask.LETTER:
            await services.correspondence.write(person, words)
        case Ask.CONDITION | Ask.COLLEAGUE | Ask.INTERESTS:
            await services.referrals.words(person, subject, words)
        case Ask.TALK:
            await services.correspondence.say(person, subject, words)
        case _:
            await _answer_of_staff(prompt, words, context)


async def _answer_of_staff(prompt: Prompt, words: str, context: Context) -> None:
    services, person, subject, desk = context.services, context.person, prompt.subject, context.desk
    ensure_staff(person)
    if prompt.ask is Ask.FIND_EXPERT:
        await services.staffing.choose_expert(person, subject, words)
        return
    if prompt.ask is Ask.INVITE_EXPERT:
        await desk.reply(Notice.STAFF_INVITE_EXPERTS, wanted=words[:200])
        return
    await desk.work.prompts.clear(prompt.chat_id, prompt.person_id)
    match prompt.ask:
        case Ask.REFUSE_JOURNALIST:
            await services.verification.refuse(person, subject, words)
        case Ask.REFUSE_QUESTION:
            await services.staffing.refuse(person, subject, words)
        case Ask.ANSWER_LETTER:
            await services.correspondence.answer_letter(person, subject, words)
        case Ask.WRITE_ABOUT_QUESTION:
            await services.correspondence.write_about_question(person, subject, words)
        case Ask.WRITE_ABOUT_SEARCH:
            await services.correspondence.write_about_search(person, subject, words)
