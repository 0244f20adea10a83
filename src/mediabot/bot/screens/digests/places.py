"""The places of a subscription's card where something is chosen: topics, days, hour, zone, language, pause."""

from __future__ import annotations

from mediabot.bot.buttons.codec import Button
from mediabot.bot.buttons.digests import (
    AllTopics,
    ChooseDay,
    FollowTopic,
    OpenArea,
    OpenSubscription,
    PauseDigest,
    SetDigestLanguage,
    SetHour,
    SetZone,
    TurnTopics,
)
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, rows, ticked
from mediabot.bot.screens.digests.parts import HOURS, coming, done, heading, rhythms
from mediabot.bot.screens.digests.views import SubscriptionView
from mediabot.bot.screens.words import area_names, quoted
from mediabot.domain.notices.digests import Place, Trouble
from mediabot.domain.subscriptions import Rhythm
from mediabot.domain.text import cut
from mediabot.i18n.schedule_words import city
from mediabot.i18n.translator import Translator

ZONES = ("Europe/Sofia", "Europe/London", "Europe/Berlin", "Europe/Athens", "America/New_York")


def topics(view: SubscriptionView, t: Translator) -> Screen:
    """Areas of topics, pages of one area with a tick at what is chosen, or what typed words found."""
    if view.wanted and not view.offered:
        told = t.gettext("No topic in the directory matches {words}. Try another word, or choose from the list.")
    elif view.wanted:
        told = t.gettext("These topics match {words}.")
    else:
        told = t.gettext("Choose the topics you want news on. If you choose none, you get everything.")
    area = f"<b>{area_names(t)[view.area]}</b>" if view.area else ""
    chosen = t.gettext("Chosen: {topics}").format(topics=t.list_of(quoted(name, t) for name in view.topics))
    text = blocks(
        heading(t), told.format(words=quoted(cut(view.wanted, 80), t)), cut(chosen, 1500) if view.topics else "", area
    )
    names = area_names(t)
    keys = [Key(ticked(names[line.area], line.chosen), OpenArea(line.area, 0)) for line in view.areas]
    keys += [Key(ticked(cut(line.name, 40), line.chosen), FollowTopic(line.key, view.page)) for line in view.offered]
    return Screen(text, (*((key,) for key in keys), *_topic_ways(view, t)))


def _topic_ways(view: SubscriptionView, t: Translator) -> tuple[Row, ...]:
    turning = []
    if view.page > 0:
        turning.append(Key(t.pgettext("button", "‹ Back"), _page(view, view.page - 1)))
    if view.page + 1 < view.pages:
        turning.append(Key(t.pgettext("button", "Next ›"), _page(view, view.page + 1)))
    whole: Row = ()
    if view.wanted:
        whole = (Key(t.pgettext("button", "Full list"), TurnTopics(0)),)
    elif view.area:
        whole = (Key(t.pgettext("button", "‹ All areas"), TurnTopics(0)),)
    words = Key("✍️ " + t.pgettext("button", "Type a topic"), OpenSubscription(Place.WORDS))
    everything = Key(t.pgettext("button", "Everything"), AllTopics())
    row = (words, everything) if view.topics else (words,)
    return tuple(keys for keys in (tuple(turning), whole, row, done(t)) if keys)


def _page(view: SubscriptionView, page: int) -> Button:
    return OpenArea(view.area, page) if view.area else TurnTopics(page)


def words(view: SubscriptionView, t: Translator) -> Screen:
    wrong = t.gettext("There was no text in that.") if view.trouble else ""
    asked = t.gettext("Write a topic in a few words, in Bulgarian or English.")
    return Screen(blocks(heading(t), wrong, asked), (_back_to_topics(t),))


def days(view: SubscriptionView, t: Translator) -> Screen:
    own = view.subscription
    asked = {
        Rhythm.DAILY: t.gettext("The digest is sent every day."),
        Rhythm.DAYS: t.gettext("On which days?"),
        Rhythm.WEEKLY: t.gettext("On which day?"),
    }[own.rhythm]
    chosen = own.days[:1] if own.rhythm is Rhythm.WEEKLY else own.days
    days = tuple(Key(ticked(t.weekday_key(day), day in chosen), ChooseDay(day)) for day in range(1, 8))
    week = () if own.rhythm is Rhythm.DAILY else (days[:4], days[4:])
    return Screen(blocks(heading(t), asked, coming(view, t)), (*rhythms(t, own.rhythm), *week, done(t)))


def hour(view: SubscriptionView, t: Translator) -> Screen:
    own = view.subscription
    wrong = t.gettext("I did not understand that time.") if view.trouble else ""
    asked = t.gettext("At what time ({city} time)? Choose, or type it, for example 7:30.")
    keys = [
        Key(ticked(t.hour(hour, minute), (hour, minute) == (own.hour, own.minute)), SetHour(hour, minute))
        for hour, minute in HOURS
    ]
    return Screen(blocks(heading(t), wrong, asked.format(city=h(view.city))), (*rows(keys, 3), done(t)))


def zone(view: SubscriptionView, t: Translator) -> Screen:
    wrong = t.gettext("I don’t know that place.") if view.trouble else ""
    asked = t.gettext("Which time zone? Choose, or type a city or a time zone, for example Vienna or Asia/Tokyo.")
    zones = dict.fromkeys((*ZONES, view.subscription.zone))
    keys = [Key(ticked(city(zone, t.language), zone == view.subscription.zone), SetZone(zone)) for zone in zones]
    return Screen(blocks(heading(t), wrong, asked), (*rows(keys, 2), done(t)))


def language(view: SubscriptionView, t: Translator) -> Screen:
    asked = t.gettext("Which language?")
    names = {
        "": t.pgettext("digest language", "My language + the other (marked)"),
        "bg": t.pgettext("digest language", "Only Bulgarian"),
        "en": t.pgettext("digest language", "Only English"),
    }
    chosen = view.subscription.language
    keys = tuple((Key(ticked(name, code == chosen), SetDigestLanguage(code)),) for code, name in names.items())
    return Screen(blocks(heading(t), asked), (*keys, done(t)))


def pause(view: SubscriptionView, t: Translator) -> Screen:
    wrong = {
        Trouble.PAUSE: t.gettext("I did not understand that date."),
        Trouble.PAST: t.gettext("That date has already passed."),
        Trouble.FAR: t.gettext("That is more than a year away; you may prefer to turn the digest off."),
    }.get(view.trouble, "")
    asked = t.gettext("For how long? Choose, or type a date, for example 1 December; the digest resumes on that day.")
    keys = (
        Key(t.pgettext("pause", "A day"), PauseDigest(1)),
        Key(t.pgettext("pause", "A week"), PauseDigest(7)),
    )
    return Screen(blocks(heading(t), wrong, asked), (keys, done(t)))


def _back_to_topics(t: Translator) -> Row:
    return (Key(t.pgettext("button", "‹ Back"), OpenSubscription(Place.TOPICS)),)
