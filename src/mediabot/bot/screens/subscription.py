"""A reader's subscription: one card that says what comes and when, and everything about it that can be changed."""

from __future__ import annotations

from mediabot.bot.buttons.digests import (
    AllTopics,
    ChooseDay,
    FollowTopic,
    LikeQuestions,
    OpenSubscription,
    PauseDigest,
    Place,
    SetDigestLanguage,
    SetHour,
    SetRhythm,
    SetSilent,
    SetZone,
    StopDigests,
    TurnTopics,
    UndoStop,
)
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines, rows
from mediabot.bot.screens.views_digests import SubscriptionView
from mediabot.bot.screens.words import quoted
from mediabot.domain.subscriptions import Rhythm
from mediabot.domain.text import cut
from mediabot.i18n.schedule_words import city
from mediabot.i18n.translator import Translator

NAMED = 6
"""Topics named in the sentence; the rest is counted."""

HOURS = ((7, 0), (8, 0), (9, 0), (12, 0), (17, 0), (19, 0))
ZONES = ("Europe/Sofia", "Europe/London", "Europe/Berlin", "Europe/Athens", "America/New_York")


def subscription(view: SubscriptionView, t: Translator) -> Screen:
    """The card at the place where its reader is."""
    t = t.in_zone(view.subscription.zone)
    if not view.subscription.on:
        return _stopped(view, t) if view.place == Place.STOPPED else _off(view, t)
    places = {
        Place.TOPICS: _topics,
        Place.WORDS: _words,
        Place.DAYS: _days,
        Place.HOUR: _hour,
        Place.ZONE: _zone,
        Place.LANGUAGE: _language,
        Place.PAUSE: _pause,
    }
    return places.get(Place(view.place or Place.OVERVIEW), _overview)(view, t)


def _off(view: SubscriptionView, t: Translator) -> Screen:
    text = blocks(
        _heading(t),
        t.gettext(
            "You get no digest. Choose how often the news should come to you here; topics, hour and language come next."
        ),
    )
    return Screen(text, _rhythms(t))


def _stopped(view: SubscriptionView, t: Translator) -> Screen:
    text = t.gettext("✔️ No digest comes to you any more, the Media Center’s own neither. /digest turns it on again.")
    return Screen(text, ((Key("↩️ " + t.pgettext("button", "Undo"), UndoStop(Rhythm(view.undo or Rhythm.OFF))),),))


def _rhythms(t: Translator, chosen: Rhythm | None = None) -> tuple[Row, ...]:
    names = {
        Rhythm.DAILY: t.pgettext("rhythm", "Every day"),
        Rhythm.DAYS: t.pgettext("rhythm", "Chosen days"),
        Rhythm.WEEKLY: t.pgettext("rhythm", "Once a week"),
    }
    return rows([Key(_ticked(name, rhythm is chosen), SetRhythm(rhythm)) for rhythm, name in names.items()], 3)


def _overview(view: SubscriptionView, t: Translator) -> Screen:
    text = blocks(_heading(t), lines(promise(view, t), _asked(view, t), _only(view, t)), coming(view, t))
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


def every(days: tuple[int, ...], t: Translator) -> str:
    """The days of a week, as said within a sentence."""
    names = (
        t.pgettext("rhythm", "every Monday"),
        t.pgettext("rhythm", "every Tuesday"),
        t.pgettext("rhythm", "every Wednesday"),
        t.pgettext("rhythm", "every Thursday"),
        t.pgettext("rhythm", "every Friday"),
        t.pgettext("rhythm", "every Saturday"),
        t.pgettext("rhythm", "every Sunday"),
    )
    if len(days) == len(names):
        return t.pgettext("rhythm", "every day")
    return t.list_of(names[day - 1] for day in days)


def _asked(view: SubscriptionView, t: Translator) -> str:
    if not view.subscription.like_questions:
        return ""
    if not view.asked:
        return t.gettext("The topics of your questions count, too, as soon as you have asked one.")
    names = t.list_of(quoted(name, t) for name in view.asked[:NAMED])
    return t.gettext("Of your questions these topics count, too: {topics}.").format(topics=names)


def _only(view: SubscriptionView, t: Translator) -> str:
    return {
        "bg": t.gettext("Only news in Bulgarian comes."),
        "en": t.gettext("Only news in English comes."),
    }.get(view.subscription.language, "")


def coming(view: SubscriptionView, t: Translator) -> str:
    """When the next digest comes, and the pause before it."""
    own = view.subscription
    paused = ""
    if own.paused_until is not None and own.paused(view.now):
        paused = t.gettext("⏸ Paused until {moment}.").format(moment=t.dated(own.paused_until, view.now))
    following = t.gettext("Next digest: {moment}").format(moment=t.dated(own.due_at, view.now)) if own.due_at else ""
    return lines(paused, f"<b>{following}</b>" if following else "", t.gettext("With nothing new, nothing comes."))


def _overview_keys(view: SubscriptionView, t: Translator) -> tuple[Row, ...]:
    own = view.subscription
    likes = Key(
        _ticked(t.pgettext("button", "Like my questions"), own.like_questions),
        LikeQuestions(int(not own.like_questions)),
    )
    silent = Key(_ticked(t.pgettext("button", "Without sound"), own.silent), SetSilent(int(not own.silent)))
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


def _topics(view: SubscriptionView, t: Translator) -> Screen:
    """Pages of topics with a tick at those chosen, or what typed words found."""
    if view.wanted and not view.offered:
        told = t.gettext("No topic of the directory fits {words}. Try another word, or choose from the list.")
    elif view.wanted:
        told = t.gettext("These topics fit {words}.")
    else:
        told = t.gettext("Choose the topics whose news you want. With none chosen, everything comes.")
    chosen = t.gettext("Chosen: {topics}").format(topics=t.list_of(quoted(name, t) for name in view.topics))
    text = blocks(
        _heading(t), told.format(words=quoted(cut(view.wanted, 80), t)), cut(chosen, 1500) if view.topics else ""
    )
    keys = [Key(_ticked(cut(line.name, 40), line.chosen), FollowTopic(line.key, view.page)) for line in view.offered]
    return Screen(text, (*((key,) for key in keys), *_topic_ways(view, t)))


def _topic_ways(view: SubscriptionView, t: Translator) -> tuple[Row, ...]:
    turning = []
    if view.wanted:
        turning.append(Key(t.pgettext("button", "All topics of the list"), TurnTopics(0)))
    elif view.page > 0:
        turning.append(Key(t.pgettext("button", "‹ Back"), TurnTopics(view.page - 1)))
    if not view.wanted and view.page + 1 < view.pages:
        turning.append(Key(t.pgettext("button", "Next ›"), TurnTopics(view.page + 1)))
    words = Key("✍️ " + t.pgettext("button", "Type a topic"), OpenSubscription(Place.WORDS))
    everything = Key(t.pgettext("button", "Everything"), AllTopics())
    row = (words, everything) if view.topics else (words,)
    return tuple(keys for keys in (tuple(turning), row, _done(t)) if keys)


def _words(view: SubscriptionView, t: Translator) -> Screen:
    text = blocks(_heading(t), t.gettext("Write a topic in a few words, in Bulgarian or English."))
    return Screen(text, (_back_to_topics(t),))


def _days(view: SubscriptionView, t: Translator) -> Screen:
    own = view.subscription
    asked = {
        Rhythm.DAILY: t.gettext("The digest comes every day."),
        Rhythm.DAYS: t.gettext("On which days?"),
        Rhythm.WEEKLY: t.gettext("On which day?"),
    }[own.rhythm]
    chosen = own.days[:1] if own.rhythm is Rhythm.WEEKLY else own.days
    days = tuple(Key(_ticked(t.weekday_key(day), day in chosen), ChooseDay(day)) for day in range(1, 8))
    week = () if own.rhythm is Rhythm.DAILY else (days[:4], days[4:])
    return Screen(blocks(_heading(t), asked, coming(view, t)), (*_rhythms(t, own.rhythm), *week, _done(t)))


def _hour(view: SubscriptionView, t: Translator) -> Screen:
    own = view.subscription
    wrong = t.gettext("I did not understand that hour.") if view.trouble else ""
    asked = t.gettext("At what hour, by the clock of {city}? Choose, or write it, for example 7:30.")
    keys = [
        Key(_ticked(f"{hour}:{minute:02}", (hour, minute) == (own.hour, own.minute)), SetHour(hour, minute))
        for hour, minute in HOURS
    ]
    return Screen(blocks(_heading(t), wrong, asked.format(city=h(view.city))), (*rows(keys, 3), _done(t)))


def _zone(view: SubscriptionView, t: Translator) -> Screen:
    wrong = t.gettext("I don’t know that place.") if view.trouble else ""
    asked = t.gettext("By which clock? Choose, or write a city or a time zone, for example Vienna or Asia/Tokyo.")
    zones = dict.fromkeys((*ZONES, view.subscription.zone))
    keys = [Key(_ticked(city(zone, t.language), zone == view.subscription.zone), SetZone(zone)) for zone in zones]
    return Screen(blocks(_heading(t), wrong, asked), (*rows(keys, 2), _done(t)))


def _language(view: SubscriptionView, t: Translator) -> Screen:
    asked = t.gettext(
        "In which language? In your own also come, marked, the news that exist only in the other one; with a language "
        "chosen here nothing else comes."
    )
    names = {
        "": t.pgettext("digest language", "My language, and the rest marked"),
        "bg": t.pgettext("digest language", "Only Bulgarian"),
        "en": t.pgettext("digest language", "Only English"),
    }
    chosen = view.subscription.language
    keys = tuple((Key(_ticked(name, code == chosen), SetDigestLanguage(code)),) for code, name in names.items())
    return Screen(blocks(_heading(t), asked), (*keys, _done(t)))


def _pause(view: SubscriptionView, t: Translator) -> Screen:
    wrong = {
        "pause": t.gettext("I did not understand that date."),
        "past": t.gettext("That date has passed already."),
        "far": t.gettext("That is more than a year away; turning off may suit you better."),
    }.get(view.trouble, "")
    asked = t.gettext("For how long? Choose, or write a date, for example 1 December; that day’s digest comes again.")
    keys = (
        Key(t.pgettext("pause", "A day"), PauseDigest(1)),
        Key(t.pgettext("pause", "A week"), PauseDigest(7)),
    )
    return Screen(blocks(_heading(t), wrong, asked), (keys, _done(t)))


def _heading(t: Translator) -> str:
    return "<b>📬 " + t.gettext("Your digest of the news") + "</b>"


def _ticked(label: str, ticked: bool) -> str:
    return f"✓ {label}" if ticked else label


def _done(t: Translator) -> Row:
    return (Key(t.pgettext("button", "‹ To the overview"), OpenSubscription(Place.OVERVIEW)),)


def _back_to_topics(t: Translator) -> Row:
    return (Key(t.pgettext("button", "‹ Back"), OpenSubscription(Place.TOPICS)),)
