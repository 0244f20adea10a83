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
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines, ticked
from mediabot.bot.screens.digests import places
from mediabot.bot.screens.digests.parts import coming, every, heading, rhythms
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
        "You have no digest of your own. Choose how often you want the news; you can choose topics, time and "
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
    text = blocks(lines(heading(t), _when(view, t), f"🏷 {_topics(view, t)}", _only(view, t)), coming(view, t))
    return Screen(text, _overview_keys(view, t))


def _when(view: SubscriptionView, t: Translator) -> str:
    own = view.subscription
    if own.rhythm is Rhythm.DAILY:
        days = t.pgettext("rhythm", "every day")
    else:
        days = every(own.days[:1] if own.rhythm is Rhythm.WEEKLY else own.days, t)
    told = t.gettext("🗓 {days} at {hour} ({city} time)")
    return told.format(days=days, hour=t.hour(own.hour, own.minute), city=h(view.city))


def _topics(view: SubscriptionView, t: Translator) -> str:
    """What it is about: topics that were chosen, those of the reader's questions, or all."""
    names = [quoted(name, t) for name in view.topics[:NAMED]]
    if len(view.topics) > NAMED:
        rest = len(view.topics) - NAMED
        names.append(t.ngettext("{count} more topic", "{count} more topics", rest).format(count=rest))
    asked = t.list_of(quoted(name, t) for name in view.asked[:NAMED])
    match bool(names), view.subscription.like_questions, bool(asked):
        case False, False, _:
            told = t.gettext("all topics")
        case False, True, False:
            told = t.gettext("all topics, until you ask your first question; then the topics of your questions")
        case False, True, True:
            told = t.gettext("the topics of your questions: {asked}")
        case True, True, True:
            told = t.gettext("{topics}; from your questions: {asked}")
        case True, True, False:
            told = t.gettext("{topics}; the topics of your questions as well, once you ask one")
        case _:
            told = "{topics}"
    return told.format(topics=t.list_of(names), asked=asked)


def _only(view: SubscriptionView, t: Translator) -> str:
    return {
        "bg": "🗣 " + t.gettext("only in Bulgarian"),
        "en": "🗣 " + t.gettext("only in English"),
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
        (
            Key("🏷 " + t.pgettext("button", "Topics"), OpenSubscription(Place.TOPICS)),
            Key("🗣 " + t.pgettext("button", "Language"), OpenSubscription(Place.LANGUAGE)),
        ),
        (likes,),
        (
            Key("🗓 " + t.pgettext("button", "How often"), OpenSubscription(Place.DAYS)),
            Key("🕗 " + t.pgettext("button", "Time"), OpenSubscription(Place.HOUR)),
        ),
        (Key("🌍 " + t.pgettext("button", "Time zone"), OpenSubscription(Place.ZONE)), silent),
        (pause, Key("✖️ " + t.pgettext("button", "Turn off"), StopDigests())),
    )
