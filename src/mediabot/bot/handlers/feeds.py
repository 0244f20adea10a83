"""Staff's feeds, and who may read what is under embargo. The services check who acts."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import news as buttons
from mediabot.bot.buttons.news import EmbargoStep, FeedStep
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.news import FeedMenu
from mediabot.domain.notices.notes import Note
from mediabot.domain.stories import BadLink


async def embargo(update: Update, context: Context) -> None:
    """/embargo in the staff group; in private it is a reader's as well (`news.py`)."""
    if is_at_home(update, context):
        await context.services.embargo.list_access(context.person)


async def feed(button: buttons.StaffFeed, context: Context) -> None:
    """What is done with a feed; trusting and removing are asked once more."""
    feeds, staff, number, shown = context.services.feed_desk, context.person, button.feed_id, context.tapped
    match button.step:
        case FeedStep.SHOW:
            await feeds.show(staff, number, shown)
        case FeedStep.ADD:
            await feeds.ask_address(staff)
        case FeedStep.TRUST | FeedStep.REMOVE:
            await feeds.show(staff, number, shown, FeedMenu(button.step))
        case FeedStep.TRUST_SURE:
            await feeds.trust(staff, number, shown, trusted=True)
        case FeedStep.DISTRUST:
            await feeds.trust(staff, number, shown, trusted=False)
        case FeedStep.PAUSE:
            await feeds.pause(staff, number, shown)
        case FeedStep.RESUME:
            await feeds.resume(staff, number, shown)
        case FeedStep.READ:
            await feeds.read_now(staff, number, shown)
        case FeedStep.OFFERED:
            await feeds.follow_offered(staff, number, shown)
        case FeedStep.REMOVE_SURE:
            await feeds.remove(staff, number, shown)


async def embargo_access(button: buttons.StaffEmbargo, context: Context) -> None:
    access = context.services.embargo
    match button.step:
        case EmbargoStep.SHOW:
            await access.show(context.person, button.person_id, context.tapped)
        case EmbargoStep.BREACH:
            await access.ask_reason(context.person, button.person_id)
        case EmbargoStep.OPEN:
            await access.open_again(context.person, button.person_id, context.tapped)


async def address(prompt: Prompt, message: Message, context: Context) -> None:
    """A feed's address; one that is none is told, and the question stays open."""
    try:
        await context.services.feed_desk.add(context.person, words_of(message))
    except BadLink:
        await context.desk.reply(Note(Event.BAD_LINK))


async def breach(prompt: Prompt, message: Message, context: Context) -> None:
    """What somebody did to an embargo."""
    await context.services.embargo.record_breach(context.person, prompt.subject, words_of(message))


COMMANDS: Commands = {"embargo": embargo}

TAPS: Taps = {buttons.StaffFeed: feed, buttons.StaffEmbargo: embargo_access}

ANSWERS: Answers = {Ask.FEED_URL: address, Ask.EMBARGO_BREACH: breach}
