"""A reader's subscription: one card that says what comes and when, and everything about it that can be changed."""

from __future__ import annotations

from mediabot.bot.buttons.digests import (
    LikeQuestions,
    OpenSubscription,
    PauseDigest,
    SetSilent,
    StopDigests,
    UndoStop,
)
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.digests import places
from mediabot.bot.screens.digests.parts import coming, every, heading, rhythms, ticked
from mediabot.bot.screens.digests.views import SubscriptionView
from mediabot.bot.screens.words import quoted
from mediabot.domain.notices.digests import Place
from mediabot.domain.subscriptions import Rhythm
from mediabot.i18n.translator import Translator

NAMED = 6
"""Topics named in the sentence; the rest is counted."""


def subscription(view: SubscriptionView, t: Translator) -> Screen:
    """The card at the place where its reader is."""
    t = t.in_zone(view.subscription.zone)
    if not view.subscription.on:
        return _stopped(view, t) if view.place is Place.STOPPED else _off(view, t)
    screens = {
        Place.TOPICS: places.topics,
        Place.WORDS: places.words,
        Place.DAYS: places.days,
        Place.HOUR: places.hour,
        Place.ZONE: places.zone,
        Place.LANGUAGE: places.language,
        Place.PAUSE: places.pause,
    }
    return screens.get(view.place, _overview)(view, t)


def _off(view: SubscriptionView, t: Translator) -> Screen:
    """Nothing was ordered, or all was turned off."""
    told = t.gettext("You have turned digests off, including the Media Center’s.") if view.turned_off else ""
    if view.place is Place.UNDONE:
        told = t.gettext("↩️ You will get the Media Center’s digests again.")
    asked = t.gettext(
        "You have no digest of your own. Choose how often you want the news; you can choose topics, hour and "
        "language next."
    )
    back = Key("↩️ " + t.pgettext("button", "Only the Media Center’s"), UndoStop(Rhythm.OFF))
    return Screen(blocks(heading(t), told, asked), (*rhythms(t), *(((back,),) if view.turned_off else ())))


def _stopped(view: SubscriptionView, t: Translator) -> Screen:
    text = t.gettext(
        "✔️ You will get no more digests, not even the Media Center’s own. Turn them on again with /digest."
    )
    return Screen(text, ((Key("↩️ " + t.pgettext("button", "Undo"), UndoStop(view.undo)),),))


def _overview(view: SubscriptionView, t: Translator) -> Screen:
    text = blocks(heading(t), lines(promise(view, t), _asked(view, t), _only(view, t)), coming(view, t))
    return Screen(text, _overview_keys(view, t))


def promise(view: SubscriptionView, t: Translator) -> str:
    """One sentence: what comes, and how often."""
    own = view.subscription
    names = [quoted(name, t) for name in view.topics[:NAMED]]
    if len(view.topics) > NAMED:
        rest = len(view.topics) - NAMED
        names.append(t.ngettext("{count} more topic", "{count} more topics", rest).format(count=rest))
    if names:
        sentence = t.gettext("You get the news on {topics}: {when} at {hour} ({city} time).")
    elif view.asked:
        sentence = t.gettext("You get the news on the topics of your questions: {when} at {hour} ({city} time).")
    else:
        sentence = t.gettext("You get the news on all topics: {when} at {hour} ({city} time).")
    hour = f"{own.hour:02}:{own.minute:02}"
    return sentence.format(topics=t.list_of(names), when=_when(view, t), hour=hour, city=h(view.city))


def _when(view: SubscriptionView, t: Translator) -> str:
    own = view.subscription
    if own.rhythm is Rhythm.DAILY:
        return t.pgettext("rhythm", "every day")
    return every(own.days[:1] if own.rhythm is Rhythm.WEEKLY else own.days, t)


def _asked(view: SubscriptionView, t: Translator) -> str:
    if not view.subscription.like_questions:
        return ""
    names = t.list_of(quoted(name, t) for name in view.asked[:NAMED])
    if view.topics and not names:
        return t.gettext("The topics of your questions will be added once you ask one.")
    if not names:
        return t.gettext("Once you have asked a question, you will get only the news on the topics of your questions.")
    if not view.topics:
        return t.gettext("Those are: {topics}.").format(topics=names)
    return t.gettext("Added from your questions: {topics}.").format(topics=names)


def _only(view: SubscriptionView, t: Translator) -> str:
    return {
        "bg": t.gettext("You get only news in Bulgarian."),
        "en": t.gettext("You get only news in English."),
    }.get(view.subscription.language, "")


def _overview_keys(view: SubscriptionView, t: Translator) -> tuple[Row, ...]:
    own = view.subscription
    likes = Key(
        ticked(t.pgettext("button", "Topics of my questions"), own.like_questions),
        LikeQuestions(int(not own.like_questions)),
    )
    silent = Key(ticked(t.pgettext("button", "Without sound"), own.silent), SetSilent(int(not own.silent)))
    if own.paused(view.now):
        pause = Key("▶️ " + t.pgettext("button", "Resume"), PauseDigest(0))
    else:
        pause = Key("⏸ " + t.pgettext("button", "Pause"), OpenSubscription(Place.PAUSE))
    return (
        (Key("🏷 " + t.pgettext("button", "Topics"), OpenSubscription(Place.TOPICS)), likes),
        (
            Key("🗓 " + t.pgettext("button", "How often"), OpenSubscription(Place.DAYS)),
            Key("🕗 " + t.pgettext("button", "Hour"), OpenSubscription(Place.HOUR)),
        ),
        (
            Key("🌍 " + t.pgettext("button", "Time zone"), OpenSubscription(Place.ZONE)),
            Key("🗣 " + t.pgettext("button", "Language"), OpenSubscription(Place.LANGUAGE)),
        ),
        (silent, pause),
        (Key("✖️ " + t.pgettext("button", "Turn off"), StopDigests()),),
    )
