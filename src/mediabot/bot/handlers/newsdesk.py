"""Staff's news desk: writing, forwarding, editing, publishing, correcting items. The services check who acts."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import news as buttons
from mediabot.bot.buttons.codec import expert_of_key
from mediabot.bot.buttons.news import CorrectionStep, NewsStep, topic_key
from mediabot.bot.errors import event_of
from mediabot.bot.messages.brought import brought_of
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps, is_at_home
from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.directory import Localized
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import InstantPassed, NewsPart
from mediabot.domain.news_offers import Brought
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.news import NewsMenu
from mediabot.domain.notices.notes import Note
from mediabot.domain.stories import BadLink
from mediabot.services.listening import ask_words
from mediabot.services.news.cards import read_item
from mediabot.services.news.editing import NotAnInstant, NothingUsable, all_topics, topic_choices


async def news_desk(update: Update, context: Context) -> None:
    """/newsdesk"""
    if is_at_home(update, context):
        await context.services.drafts.list_drafts(context.person)


# what staff send


async def bring(prompt: Prompt, message: Message, context: Context) -> None:
    """The answer to "New item": whatever it is, it becomes a draft."""
    ensure_staff(context.person)
    brought = brought_of(message)
    if brought:
        await _bring(brought, context)
    else:
        await context.desk.reply(Note(Event.NEWS_ODD_KIND))


async def _bring(brought: Brought, context: Context) -> None:
    await context.services.drafts.bring(context.person, brought)


async def joins_album(message: Message, context: Context) -> bool:
    """Whether this was another file of an album whose first one was taken already."""
    if not message.media_group_id or not context.person.staff:
        return False
    return await context.services.drafts.more_of_album(context.person, brought_of(message))


async def is_offered(message: Message, context: Context) -> bool:
    """Staff forward a post, or send a file or a bare link unasked: offer to make an item of it. Words are a topic."""
    if not context.person.staff:
        return False
    brought = brought_of(message)
    forwarded = message.forward_origin is not None and bool(brought)
    if not (forwarded or brought.attachments or brought.bare_link):
        return False
    await context.services.drafts.offer(context.person, brought)
    return True


async def make_news(button: buttons.MakeNews, context: Context) -> None:
    sure = bool(button.sure)
    brought = await context.services.drafts.accept(context.person, button.offer_id, context.tapped, sure=sure)
    if brought is not None:
        await _bring(brought, context)


async def answer_part(prompt: Prompt, message: Message, context: Context) -> None:
    """What was sent for a part of an item; what can't be used is told, and the question stays open."""
    ensure_staff(context.person)
    brought, asked = brought_of(message), prompt.hint
    if asked is None:
        raise Gone(Kind.ITEM, prompt.subject)
    try:
        if asked.part is NewsPart.CORRECTION:
            await context.services.correcting.write(context.person, prompt.subject, asked.language, brought.text)
        else:
            await context.services.editing.answer(context.person, prompt.subject, asked, brought)
    except (BadLink, InstantPassed, NotAnInstant, NothingUsable) as error:
        await context.desk.reply(Note(event_of(error) or Event.NOTHING_USABLE))


async def find(prompt: Prompt, message: Message, context: Context) -> None:
    await context.services.drafts.find(context.person, words_of(message))


# what staff tap


async def turn_page(button: buttons.NewsDeskPage, context: Context) -> None:
    await context.services.drafts.turn(context.person, button.page, context.tapped)


async def new_item(button: buttons.NewNews, context: Context) -> None:
    await context.services.drafts.ask_new(context.person)


async def find_item(button: buttons.FindNews, context: Context) -> None:
    await ask_words(context.desk, context.person, Ask.NEWS_FIND)


async def step(button: buttons.StaffNews, context: Context) -> None:
    """What is done with a whole item."""
    desk, editing, staff, number = (
        context.services.drafts,
        context.services.editing,
        context.person,
        button.item_id,
    )
    match button.step:
        case NewsStep.SHOW:
            await desk.show(staff, number)
        case NewsStep.BACK:
            await editing.close_menu(staff, number)
        case NewsStep.EDIT | NewsStep.DELETE | NewsStep.WITHDRAW:
            await desk.show(staff, number, NewsMenu(button.step))
        case NewsStep.CONFIRM:
            await editing.confirm_topics(staff, number)
        case NewsStep.DROP_FILES:
            await editing.drop_files(staff, number)
        case NewsStep.PREVIEW:
            await desk.preview(staff, number)
        case NewsStep.PUBLISH:
            await desk.publish(staff, number)
        case NewsStep.DELETE_SURE:
            await desk.delete(staff, number)
        case NewsStep.WITHDRAW_SURE:
            await desk.withdraw(staff, number)
        case NewsStep.JOIN:
            await desk.join(staff, number)
        case NewsStep.PART:
            await desk.part(staff, number)


async def edit_part(button: buttons.EditNews, context: Context) -> None:
    language = button.language if button.language in WRITTEN else ""
    if button.part is NewsPart.CORRECTION:
        await context.services.correcting.begin(context.person, button.item_id, language)
    else:
        await context.services.editing.ask(context.person, button.item_id, button.part, language)


async def pick_topic(button: buttons.PickTopic, context: Context) -> None:
    ensure_staff(context.person)
    topic = await _topic_of_key(button, context)
    await context.services.editing.set_topic(context.person, button.item_id, topic, on=bool(button.on))


async def _topic_of_key(button: buttons.PickTopic, context: Context) -> Localized:
    """The topic whose key stands in a button, of the item or the directory. Raises Gone."""
    item = await read_item(context.desk, button.item_id)
    for topic in (*topic_choices(context.desk, item), *all_topics(context.desk)):
        if topic_key(topic) == button.topic:
            return topic
    raise Gone(Kind.TOPIC, button.topic)


async def pick_expert(button: buttons.PickExpert, context: Context) -> None:
    ensure_staff(context.person)
    expert_id = expert_of_key(context.desk.office.directory, button.expert)
    await context.services.editing.set_expert(context.person, button.item_id, expert_id, on=bool(button.on))


async def correction(button: buttons.StaffCorrection, context: Context) -> None:
    """Keys of before that send without saying what was shown show the correction."""
    correcting = context.services.correcting
    if button.step is CorrectionStep.SEND:
        await correcting.show(context.person, button.correction_id, context.tapped)
    else:
        await correcting.drop(context.person, button.correction_id, context.tapped)


async def send_correction(button: buttons.SendCorrection, context: Context) -> None:
    await context.services.correcting.send(context.person, button.correction_id, button.version, context.tapped)


COMMANDS: Commands = {"newsdesk": news_desk}

TAPS: Taps = {
    buttons.NewsDeskPage: turn_page,
    buttons.NewNews: new_item,
    buttons.FindNews: find_item,
    buttons.StaffNews: step,
    buttons.EditNews: edit_part,
    buttons.PickTopic: pick_topic,
    buttons.PickExpert: pick_expert,
    buttons.MakeNews: make_news,
    buttons.StaffCorrection: correction,
    buttons.SendCorrection: send_correction,
}

ANSWERS: Answers = {
    Ask.NEWS_NEW: bring,
    Ask.NEWS_FIELD: answer_part,
    Ask.NEWS_FIND: find,
}
