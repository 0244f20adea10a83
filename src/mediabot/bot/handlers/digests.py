"""A reader's subscription and what stands under a digest. Staff's digests are in `staff_digests.py`."""

from __future__ import annotations

from telegram import Message, Update

from mediabot.bot.buttons import digests as buttons
from mediabot.bot.buttons.codec import BadButton
from mediabot.bot.buttons.digests import Taste
from mediabot.bot.messages.words import words_of
from mediabot.bot.turn import Answers, Commands, Context, Taps
from mediabot.domain.conversation import Ask, Prompt
from mediabot.domain.directory import Localized
from mediabot.domain.notices.digests import Place, SubscriptionCard
from mediabot.services.digests.subscribing import topics_offered

LISTENS = {
    Place.WORDS: Ask.DIGEST_TOPIC,
    Place.HOUR: Ask.DIGEST_HOUR,
    Place.ZONE: Ask.DIGEST_ZONE,
    Place.PAUSE: Ask.DIGEST_PAUSE,
}
"""At these places of the card words may be typed."""


async def digest(update: Update, context: Context) -> None:
    """/digest: the card, anew at the bottom of the chat."""
    await context.services.subscribing.show(context.person, fresh=True)


async def open_subscription(button: buttons.OpenSubscription, context: Context) -> None:
    if not button.fresh:
        await _here(context)
    asks, fresh = LISTENS.get(button.place), bool(button.fresh)
    await context.services.subscribing.show(context.person, button.place, listen_for=asks, fresh=fresh)


async def turn_topics(button: buttons.TurnTopics, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.turn_page(context.person, button.page)


async def open_area(button: buttons.OpenArea, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.turn_page(context.person, button.page, button.area)


async def follow_topic(button: buttons.FollowTopic, context: Context) -> None:
    await _here(context)
    topic = await _topic_of_key(context, button.topic)
    await context.services.subscribing.follow(context.person, topic, button.page)


async def all_topics(button: buttons.AllTopics, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.follow_everything(context.person)


async def like_questions(button: buttons.LikeQuestions, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.like_questions(context.person, on=bool(button.on))


async def set_rhythm(button: buttons.SetRhythm, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.set_rhythm(context.person, button.rhythm)


async def choose_day(button: buttons.ChooseDay, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.choose_day(context.person, button.day)


async def set_hour(button: buttons.SetHour, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.set_hour(context.person, button.hour, button.minute)


async def set_zone(button: buttons.SetZone, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.set_zone(context.person, button.zone)


async def set_language(button: buttons.SetDigestLanguage, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.set_language(context.person, button.language)


async def set_silent(button: buttons.SetSilent, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.set_silent(context.person, on=bool(button.on))


async def pause(button: buttons.PauseDigest, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.pause(context.person, button.days)


async def stop(button: buttons.StopDigests, context: Context) -> None:
    """Under the card it is answered in place, under a digest with a message of its own."""
    in_place = await context.desk.is_card(context.tapped, SubscriptionCard())
    await context.services.subscribing.stop(context.person, fresh=not in_place)


async def undo_stop(button: buttons.UndoStop, context: Context) -> None:
    await _here(context)
    await context.services.subscribing.undo_stop(context.person, button.rhythm)


async def ask_taste(button: buttons.AskTaste, context: Context) -> None:
    more = button.taste is Taste.MORE
    await context.services.subscribing.ask_taste(context.person, more=more, item_ids=button.items)


async def choose_taste(button: buttons.ChooseTaste, context: Context) -> None:
    more = button.taste is Taste.MORE
    await context.services.subscribing.choose_taste(context.person, button.item_id, more=more, tapped=context.tapped)


async def words(prompt: Prompt, message: Message, context: Context) -> None:
    """A topic, an hour, a place or a date, as the card asked."""
    await context.services.subscribing.answer(context.person, prompt.ask, words_of(message))


async def _here(context: Context) -> None:
    """The message that was tapped is the card from now on, whichever was before."""
    await context.desk.make_card(context.tapped, SubscriptionCard())


async def _topic_of_key(context: Context, key: str) -> Localized:
    """Raises BadButton when neither the directory nor the reader has that topic any more."""
    mine = await context.services.subscribing.mine(context.person)
    for topic in topics_offered(context.desk, mine):
        if buttons.topic_key(topic) == key:
            return topic
    raise BadButton("no topic of that key")


COMMANDS: Commands = {"digest": digest}

TAPS: Taps = {
    buttons.OpenSubscription: open_subscription,
    buttons.TurnTopics: turn_topics,
    buttons.OpenArea: open_area,
    buttons.FollowTopic: follow_topic,
    buttons.AllTopics: all_topics,
    buttons.LikeQuestions: like_questions,
    buttons.SetRhythm: set_rhythm,
    buttons.ChooseDay: choose_day,
    buttons.SetHour: set_hour,
    buttons.SetZone: set_zone,
    buttons.SetDigestLanguage: set_language,
    buttons.SetSilent: set_silent,
    buttons.PauseDigest: pause,
    buttons.StopDigests: stop,
    buttons.UndoStop: undo_stop,
    buttons.AskTaste: ask_taste,
    buttons.ChooseTaste: choose_taste,
}

ANSWERS: Answers = {
    Ask.DIGEST_TOPIC: words,
    Ask.DIGEST_HOUR: words,
    Ask.DIGEST_ZONE: words,
    Ask.DIGEST_PAUSE: words,
}
