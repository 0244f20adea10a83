"""Expert reactions: staff's taps and words, the experts' answers, and readers who go on from one of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram import Message, Update

from mediabot.bot.buttons import reactions as buttons
from mediabot.bot.buttons.codec import expert_of_key
from mediabot.bot.buttons.reactions import ReactionStep, StatementStep
from mediabot.bot.errors import event_of
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.news import InstantPassed
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.reactions import ReactionPlace
from mediabot.domain.people import Person
from mediabot.domain.reactions import AnswerByUnusable, NotASlip, QuestionLong
from mediabot.services.news.editing import NotAnInstant


async def reaction(update: Update, context: Context) -> None:
    """/reaction lists them; with words after it, begins one that asks that."""
    if not is_at_home(update, context):
        return
    ensure_staff(context.person)
    question = " ".join(context.args or [])
    preparing = context.services.preparing
    if question:
        await _unless_unusable(preparing.begin(context.person, question), context)
    else:
        await preparing.list(context.person)


# staff


async def tap(button: buttons.ReactionTap, context: Context) -> None:
    """Everything on staff's card."""
    preparing, laying_out = context.services.preparing, context.services.laying_out
    asks = {
        ReactionStep.BULGARIAN: Ask.REACTION_BG,
        ReactionStep.ENGLISH: Ask.REACTION_EN,
        ReactionStep.TIME: Ask.REACTION_TIME,
        ReactionStep.EMBARGO: Ask.REACTION_EMBARGO,
    }
    steps: dict[ReactionStep, Callable[[Person, int], Awaitable[None]]] = {
        ReactionStep.POST: preparing.post,
        ReactionStep.SEND: preparing.send,
        ReactionStep.DELETE_SURE: preparing.delete,
        ReactionStep.ASK_MORE: preparing.ask_more,
        ReactionStep.CLOSE_SURE: laying_out.close,
        ReactionStep.PREVIEW: laying_out.preview,
        ReactionStep.APPROVE: laying_out.approve,
        ReactionStep.DROP_SURE: laying_out.drop,
    }
    places = {
        ReactionStep.EXPERTS: ReactionPlace.EXPERTS,
        ReactionStep.SURE: ReactionPlace.SEND,
        ReactionStep.DELETE: ReactionPlace.DELETE,
        ReactionStep.CLOSE: ReactionPlace.CLOSE,
        ReactionStep.SLIPS: ReactionPlace.SLIPS,
        ReactionStep.DROP: ReactionPlace.DROP,
    }
    if button.step in asks:
        await preparing.ask(context.person, button.reaction_id, asks[button.step])
    elif button.step in steps:
        await steps[button.step](context.person, button.reaction_id)
    elif button.step is ReactionStep.NEW:
        await preparing.begin(context.person)
    elif button.step is ReactionStep.LIST:
        await preparing.list(context.person)
    else:
        place = places.get(button.step, ReactionPlace.OVERVIEW)
        await preparing.show(context.person, button.reaction_id, place)


async def tick(button: buttons.TickExpert, context: Context) -> None:
    ensure_staff(context.person)
    expert_id = expert_of_key(context.desk.office.directory, button.expert)
    await context.services.preparing.tick(context.person, button.reaction_id, expert_id, on=bool(button.on))


async def words(prompt: Prompt, message: Message, context: Context) -> None:
    """What staff typed for a reaction; what can't be used is told, and the question stays open."""
    preparing, staff, number, typed = context.services.preparing, context.person, prompt.subject, words_of(message)
    match prompt.ask:
        case Ask.REACTION_TIME:
            step = preparing.set_time(staff, number, typed)
        case Ask.REACTION_EMBARGO:
            step = preparing.set_embargo(staff, number, typed)
        case Ask.REACTION_EXPERT:
            step = preparing.find(staff, number, typed)
        case Ask.STATEMENT_MEND:
            step = context.services.laying_out.mend(staff, number, typed)
        case _:
            step = preparing.set_question(staff, number, prompt.ask, typed)
    await _unless_unusable(step, context)


async def _unless_unusable(step: Awaitable[None], context: Context) -> None:
    try:
        await step
    except (AnswerByUnusable, InstantPassed, NotAnInstant, NotASlip, QuestionLong) as error:
        await context.desk.reply(Note(event_of(error) or Event.NOTHING_USABLE))


# an expert, or staff for one without an account


async def statement(button: buttons.StatementTap, context: Context) -> None:
    """Everything under an expert's card, and what staff do with an answer."""
    answering, laying_out = context.services.answering, context.services.laying_out
    person, number = context.person, button.statement_id
    match button.step:
        case StatementStep.ANSWER:
            await answering.ask(person, number, Ask.STATEMENT_ANSWER)
        case StatementStep.INTERESTS:
            await answering.ask(person, number, Ask.STATEMENT_INTERESTS)
        case StatementStep.DECLINE:
            await answering.decline(person, number)
        case StatementStep.TAKE_BACK:
            await answering.take_back(person, number)
        case StatementStep.OBJECT:
            await answering.object_to(person, number)
        case StatementStep.UP:
            await laying_out.move_up(person, number)
        case StatementStep.SLIP:
            await laying_out.ask_slip(person, number)
        case StatementStep.TAKE_IN:
            await laying_out.take_in(person, number)
        case StatementStep.SHOW:
            await answering.show(person, number)


async def answer(prompt: Prompt, message: Message, context: Context) -> None:
    await _answer(prompt.subject, message, context)


async def interests(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.answering.declare(context.person, prompt.subject, words_of(message))


async def answers_statement(message: Message, context: Context) -> bool:
    """Whether it answers the card of a reaction, whatever else is open, and so was taken as the expert's answer."""
    answered = message.reply_to_message
    number = await context.services.answering.answered_by(context.person, answered.message_id if answered else None)
    if number is not None:
        await _answer(number, message, context)
    return number is not None


async def _answer(statement_id: int, message: Message, context: Context) -> None:
    """Words, or a recording made for this; a file, a song or a picture is no answer."""
    voice = message.voice
    typed = words_of(message) if voice or message.text else ""
    file_id, seconds = (voice.file_id, _seconds(voice.duration)) if voice else ("", 0)
    await context.services.answering.answer(context.person, statement_id, typed, file_id, seconds)


def _seconds(duration: timedelta | int) -> int:
    """python-telegram-bot gives a span of time, or a number of seconds where it is set up so."""
    return int(duration.total_seconds()) if isinstance(duration, timedelta) else duration


# readers


async def turn_page(button: buttons.ReactionPage, context: Context) -> None:
    await context.services.reading_reactions.turn(context.person, button.reaction_id, button.page)


async def hear(button: buttons.HearStatement, context: Context) -> None:
    await context.services.reading_reactions.hear(context.person, button.statement_id)


async def ask_quoted(button: buttons.AskQuoted, context: Context) -> None:
    await context.services.reading_reactions.ask_expert(context.person, button.statement_id)


COMMANDS: Commands = {"reaction": reaction}

TAPS: Taps = {
    buttons.ReactionTap: tap,
    buttons.TickExpert: tick,
    buttons.StatementTap: statement,
    buttons.ReactionPage: turn_page,
    buttons.HearStatement: hear,
    buttons.AskQuoted: ask_quoted,
}

ANSWERS: Answers = {
    Ask.REACTION_QUESTION: words,
    Ask.REACTION_BG: words,
    Ask.REACTION_EN: words,
    Ask.REACTION_TIME: words,
    Ask.REACTION_EMBARGO: words,
    Ask.REACTION_EXPERT: words,
    Ask.STATEMENT_MEND: words,
    Ask.STATEMENT_ANSWER: answer,
    Ask.STATEMENT_INTERESTS: interests,
}
