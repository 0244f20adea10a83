"""Briefings: staff's taps and words, and those of whoever may come. The services check who acts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Message, Update

from mediabot.bot.buttons import briefings as buttons
from mediabot.bot.buttons.briefings import BriefingStep, SignupStep
from mediabot.bot.buttons.codec import expert_of_key
from mediabot.bot.buttons.news import topic_key
from mediabot.bot.errors import event_of
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.briefings import BriefingTimeless, NoSuchNumber
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.briefings import BriefingPlace
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import Person
from mediabot.services.briefings.announcing import topic_choices
from mediabot.services.briefings.cards import read_briefing
from mediabot.services.news.editing import NotAnInstant, all_topics


async def briefings(update: Update, context: Context) -> None:
    """/briefings: those to come, and for staff all of them."""
    if is_at_home(update, context):
        await context.services.signing.list(context.person)


async def tap(button: buttons.BriefingTap, context: Context) -> None:
    """Everything on staff's card."""
    service = context.services.announcing
    asks = {
        BriefingStep.BULGARIAN: Ask.BRIEFING_BG,
        BriefingStep.ENGLISH: Ask.BRIEFING_EN,
        BriefingStep.TIME: Ask.BRIEFING_TIME,
        BriefingStep.PLACE: Ask.BRIEFING_PLACE,
        BriefingStep.PLACES: Ask.BRIEFING_PLACES,
        BriefingStep.NOTES: Ask.BRIEFING_NOTES,
    }
    steps: dict[BriefingStep, Callable[[Person, int], Awaitable[None]]] = {
        BriefingStep.POST: service.post,
        BriefingStep.ANNOUNCE: service.announce,
        BriefingStep.CANCEL_SURE: service.cancel,
        BriefingStep.DELETE_SURE: service.delete,
    }
    sides = {
        BriefingStep.EXPERTS: BriefingPlace.EXPERTS,
        BriefingStep.TOPICS: BriefingPlace.TOPICS,
        BriefingStep.QUESTIONS: BriefingPlace.QUESTIONS,
        BriefingStep.SURE: BriefingPlace.ANNOUNCE,
        BriefingStep.CANCEL: BriefingPlace.CANCEL,
        BriefingStep.DELETE: BriefingPlace.DELETE,
    }
    if button.step in asks:
        await service.ask(context.person, button.briefing_id, asks[button.step])
    elif button.step in steps:
        await steps[button.step](context.person, button.briefing_id)
    elif button.step is BriefingStep.NEW:
        await service.begin(context.person)
    elif button.step is BriefingStep.LIST:
        await context.services.signing.list(context.person)
    else:
        side = sides.get(button.step, BriefingPlace.OVERVIEW)
        await service.show(context.person, button.briefing_id, side)


async def tick(button: buttons.BriefingTick, context: Context) -> None:
    ensure_staff(context.person)
    service, on = context.services.announcing, bool(button.on)
    if button.what == "e":
        expert_id = expert_of_key(context.desk.office.directory, button.key)
        await service.tick_expert(context.person, button.briefing_id, expert_id, on=on)
    else:
        topic = await _topic_of_key(button, context)
        await service.tick_topic(context.person, button.briefing_id, topic, on=on)


async def _topic_of_key(button: buttons.BriefingTick, context: Context) -> Localized:
    """The topic whose key stands in a button, of the briefing or the directory. Raises Gone."""
    briefing = await read_briefing(context.desk, button.briefing_id)
    for topic in (*topic_choices(context.desk, briefing), *all_topics(context.desk)):
        if topic_key(topic) == button.key:
            return topic
    raise Gone(Kind.TOPIC, button.key)


async def words(prompt: Prompt, message: Message, context: Context) -> None:
    """What staff typed for a briefing; what can't be used is told, and the question stays open."""
    service, staff, number, typed = context.services.announcing, context.person, prompt.subject, words_of(message)
    match prompt.ask:
        case Ask.BRIEFING_TIME:
            step = service.set_time(staff, number, typed)
        case Ask.BRIEFING_PLACE:
            step = service.set_place(staff, number, typed)
        case Ask.BRIEFING_PLACES:
            step = service.set_places(staff, number, typed)
        case Ask.BRIEFING_EXPERT:
            step = service.find(staff, number, typed)
        case Ask.BRIEFING_NOTES:
            step = service.send_notes(staff, number, typed)
        case _:
            step = service.set_title(staff, number, prompt.ask, typed)
    try:
        await step
    except (BriefingTimeless, NoSuchNumber, NotAnInstant) as error:
        await context.desk.reply(Note(event_of(error) or Event.NOTHING_USABLE))


async def topic(prompt: Prompt, message: Message, context: Context) -> None:
    if not await context.services.announcing.add_topic(context.person, prompt.subject, words_of(message)):
        await context.desk.reply(Note(Event.NO_SUCH_TOPIC, prompt.subject))


# whoever may come


async def signup(button: buttons.SignupTap, context: Context) -> None:
    service, person, number = context.services.signing, context.person, button.briefing_id
    match button.step:
        case SignupStep.SIGN_UP:
            await service.sign_up(person, number)
        case SignupStep.LEAVE:
            await service.leave(person, number)
        case SignupStep.ASK:
            await service.begin_question(person, number)
        case SignupStep.FILE:
            await service.send_file(person, number)
        case SignupStep.SHOW:
            await service.show(person, number)


async def question(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.signing.question(context.person, prompt.subject, words_of(message))


COMMANDS: Commands = {"briefings": briefings}

TAPS: Taps = {
    buttons.BriefingTap: tap,
    buttons.BriefingTick: tick,
    buttons.SignupTap: signup,
}

ANSWERS: Answers = {
    Ask.BRIEFING_TITLE: words,
    Ask.BRIEFING_BG: words,
    Ask.BRIEFING_EN: words,
    Ask.BRIEFING_TIME: words,
    Ask.BRIEFING_PLACE: words,
    Ask.BRIEFING_PLACES: words,
    Ask.BRIEFING_EXPERT: words,
    Ask.BRIEFING_NOTES: words,
    Ask.BRIEFING_TOPIC: topic,
    Ask.BRIEFING_QUESTION: question,
}
