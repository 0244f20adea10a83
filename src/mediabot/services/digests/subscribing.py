"""A reader's subscription: what comes, how often, at which hour of whose clock, and how to stop it with one tap.

Nobody is subscribed by themselves. A subscription that is off says that its reader wants no digest at all, staff's
neither; so it comes to be only by turning off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mediabot.domain.access import ensure_not_blocked
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.digests import DigestTaste, Place, SubscriptionCard, Trouble
from mediabot.domain.people import Person
from mediabot.domain.schedule import is_zone
from mediabot.domain.subscriptions import (
    Rhythm,
    Subscription,
    planned,
    rescheduled,
    topics_to_choose,
    with_day,
    with_rhythm,
    with_taste,
    with_topic,
)
from mediabot.domain.text import clean_line
from mediabot.domain.topics import shared
from mediabot.i18n.schedule_words import wall_time, zone_named
from mediabot.i18n.when import understand
from mediabot.matching.areas import area_of
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.news.interests import ASKED_LATELY, topics_asked
from mediabot.services.news.reading import item_for, reader
from mediabot.services.ports.store import Work

TYPED = frozenset({Ask.DIGEST_TOPIC, Ask.DIGEST_HOUR, Ask.DIGEST_ZONE, Ask.DIGEST_PAUSE})
LONGEST_PAUSE = timedelta(days=366)

ASKED_AT = {
    Trouble.WORDS: Place.WORDS,
    Trouble.HOUR: Place.HOUR,
    Trouble.ZONE: Place.ZONE,
    Trouble.PAUSE: Place.PAUSE,
    Trouble.PAST: Place.PAUSE,
    Trouble.FAR: Place.PAUSE,
}

FOUND = 8
"""Topics offered for typed words."""


class NotSubscribed(MediabotError):
    """There is no digest to change: it was never turned on, or is off."""


class AlreadyStopped(MediabotError):
    """No digest comes to this person as it is."""


class Subscribing:
    """Every step is about the acting person's own subscription."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(
        self,
        person: Person,
        place: Place = Place.OVERVIEW,
        *,
        listen_for: Ask | None = None,
        fresh: bool = False,
        wanted: str = "",
    ) -> None:
        """The card, at that place; words typed next belong to it where `listen_for` says so."""
        ensure_not_blocked(person)
        await stop_listening(self._desk, person, TYPED, 0)
        if listen_for is not None:
            await self._desk.ask(person, listen_for)
        await self._desk.reply(SubscriptionCard(place, wanted=wanted, fresh=fresh))

    async def turn_page(self, person: Person, page: int, area: str = "") -> None:
        ensure_not_blocked(person)
        await self._desk.reply(SubscriptionCard(Place.TOPICS, page=max(page, 0), area=area))

    # what comes

    async def follow(self, person: Person, topic: Localized, page: int) -> None:
        """Choose a topic, or not any more: the topics of its area are shown."""
        await self._change(person, with_topic(await self.mine(person), topic))
        await self._desk.reply(SubscriptionCard(Place.TOPICS, page=max(page, 0), area=area_of(topic)))

    async def follow_everything(self, person: Person) -> None:
        await self._change(person, replace(await self.mine(person), topics=()))
        await self._desk.reply(SubscriptionCard(Place.TOPICS))

    async def like_questions(self, person: Person, *, on: bool) -> None:
        await self._change(person, replace(await self.mine(person), like_questions=on))
        await self._desk.reply(SubscriptionCard())

    async def set_language(self, person: Person, language: str) -> None:
        language = language if language in WRITTEN else ""
        await self._change(person, replace(await self.mine(person), language=language))
        await self._desk.reply(SubscriptionCard())

    async def set_silent(self, person: Person, *, on: bool) -> None:
        await self._change(person, replace(await self.mine(person), silent=on))
        await self._desk.reply(SubscriptionCard())

    # when it comes

    async def set_rhythm(self, person: Person, rhythm: Rhythm) -> None:
        """Turning on for the first time: weekly on Monday at eight, by the clock of the house."""
        ensure_not_blocked(person)
        if rhythm is Rhythm.OFF:
            await self.stop(person)
            return
        mine = await subscription_of(self._desk, person)
        await self._change(person, with_rhythm(mine, rhythm))
        await self._desk.reply(SubscriptionCard(Place.OVERVIEW if rhythm is Rhythm.DAILY else Place.DAYS))

    async def choose_day(self, person: Person, day: int) -> None:
        if 1 <= day <= 7:
            await self._change(person, with_day(await self.mine(person), day))
        await self._desk.reply(SubscriptionCard(Place.DAYS))

    async def set_hour(self, person: Person, hour: int, minute: int) -> None:
        if 0 <= hour <= 23 and 0 <= minute <= 59:
            await self._change(person, replace(await self.mine(person), hour=hour, minute=minute))
        await self._desk.reply(SubscriptionCard())

    async def set_zone(self, person: Person, zone: str) -> None:
        if is_zone(zone):
            await self._change(person, replace(await self.mine(person), zone=zone))
            await self._desk.reply(SubscriptionCard())
        else:
            await self._desk.reply(SubscriptionCard(Place.ZONE, trouble=Trouble.ZONE))

    async def pause(self, person: Person, days: int) -> None:
        """For so many days; none ends the pause."""
        days = min(max(days, 0), LONGEST_PAUSE.days)
        until = self._desk.now + timedelta(days=days) if days else None
        await self._change(person, replace(await self.mine(person), paused_until=until))
        await self._desk.reply(SubscriptionCard())

    # words

    async def answer(self, person: Person, ask: Ask, words: str) -> None:
        """What the person typed on a place of the card; what isn't understood is asked for again."""
        words = clean_line(words, limit=200)
        match ask:
            case Ask.DIGEST_TOPIC:
                await self.show(person, Place.TOPICS, wanted=words) if words else await self._again(
                    person, Trouble.WORDS
                )
            case Ask.DIGEST_HOUR:
                at = wall_time(words)
                await self._again(person, Trouble.HOUR) if at is None else await self.set_hour(
                    person, at.hour, at.minute
                )
            case Ask.DIGEST_ZONE:
                zone = zone_named(words)
                await self._again(person, Trouble.ZONE) if zone is None else await self.set_zone(person, zone)
            case _:
                await self._pause_until(person, words)

    async def _pause_until(self, person: Person, words: str) -> None:
        """Until the beginning of the typed day: the digest of that day comes."""
        mine = await self.mine(person)
        language = person.language or self._desk.office.language
        meant = understand(words, now=self._desk.now, zone=mine.zone, language=language)
        if meant is None:
            await self._again(person, Trouble.PAUSE)
            return
        until = _beginning(meant.astimezone(ZoneInfo(mine.zone)).date(), mine.zone)
        if not self._desk.now < until <= self._desk.now + LONGEST_PAUSE:
            await self._again(person, Trouble.PAST if until <= self._desk.now else Trouble.FAR)
            return
        await self._change(person, replace(mine, paused_until=until))
        await self._desk.reply(SubscriptionCard())

    async def _again(self, person: Person, trouble: Trouble) -> None:
        """The place at which those words were typed, once more."""
        ensure_not_blocked(person)
        await self._desk.reply(SubscriptionCard(ASKED_AT[trouble], trouble=trouble))

    # under a digest

    async def stop(self, person: Person, *, fresh: bool = False) -> None:
        """One tap, and no digest comes any more; the answer offers to undo it. Also for whoever staff have blocked.

        Raises AlreadyStopped on the second tap, so that the answer to the first one, which knows what to undo, stays.
        """
        before = await self._desk.work.subscriptions.get(person.id)
        if before is not None and not before.on:
            raise AlreadyStopped(f"person {person.id} gets no digest")
        off = planned(with_rhythm(before or self._fresh(person), Rhythm.OFF), self._desk.now)
        await self._desk.work.subscriptions.put(off)
        undo = before.rhythm if before else Rhythm.OFF
        await self._desk.reply(SubscriptionCard(Place.STOPPED, undo=undo, fresh=fresh))

    async def undo_stop(self, person: Person, rhythm: Rhythm) -> None:
        """Back to what was before."""
        ensure_not_blocked(person)
        mine = await self._desk.work.subscriptions.get(person.id)
        if mine is not None and not mine.on and rhythm is Rhythm.OFF:
            await self._desk.work.subscriptions.forget(person.id)
        elif mine is not None and not mine.on:
            await self._change(person, with_rhythm(mine, rhythm))
        await self._desk.reply(SubscriptionCard(Place.UNDONE if rhythm is Rhythm.OFF else Place.OVERVIEW))

    async def ask_taste(self, person: Person, *, more: bool, item_ids: Sequence[int]) -> None:
        """Which of a digest's items is meant. They are asked for by number."""
        ensure_not_blocked(person)
        await self._desk.reply(DigestTaste(more=more, items=tuple(item_ids)))

    async def choose_taste(self, person: Person, item_id: int, *, more: bool, tapped: int | None) -> None:
        """More like this item, or less: its topics are remembered. Raises Gone."""
        ensure_not_blocked(person)
        item = await item_for(self._desk, await reader(self._desk, person), item_id)
        mine = await self.mine(person)
        await self._change(person, with_taste(mine, item.topics, more=more))
        await self._desk.turn_into(tapped, DigestTaste(item_id, more, done=True))

    async def mine(self, person: Person) -> Subscription:
        """The subscription that is changed. Raises NotSubscribed while there is none."""
        ensure_not_blocked(person)
        mine = await self._desk.work.subscriptions.get(person.id)
        if mine is None or not mine.on:
            raise NotSubscribed(f"person {person.id} has no digest")
        return mine

    def _fresh(self, person: Person) -> Subscription:
        return Subscription(person.id, zone=self._desk.office.zone)

    async def _change(self, person: Person, subscription: Subscription) -> None:
        await stop_listening(self._desk, person, TYPED, 0)
        await self._desk.work.subscriptions.put(rescheduled(subscription, self._desk.now))


async def subscription_of(desk: Desk, person: Person) -> Subscription:
    """The person's own, or what it would be once turned on."""
    return await desk.work.subscriptions.get(person.id) or Subscription(person.id, zone=desk.office.zone)


async def asked_topics(work: Work, subscription: Subscription) -> tuple[Localized, ...]:
    """Topics of what the reader asked lately, where the digest is to follow them."""
    if not subscription.like_questions:
        return ()
    return topics_asked(await work.searches.lately(subscription.person_id, ASKED_LATELY))


def topics_offered(desk: Desk, subscription: Subscription, language: str = "") -> tuple[Localized, ...]:
    """The directory's topics, of a `language` those that are written in it; before them those chosen that would
    be missing."""
    topics = _written(topics_to_choose(desk.office.directory), language)
    missing = tuple(topic for topic in subscription.topics if topic not in topics)
    return (*missing, *topics)


def topics_found(desk: Desk, words: str, language: str) -> tuple[Localized, ...]:
    """The directory's topics in the reader's language that typed words find; none where none fits."""
    offered = _written(topics_to_choose(desk.office.directory), language)
    named = shared(offered, frozenset({words.casefold()}))
    found = (reason for match in desk.office.index.search(words, limit=FOUND) for reason in match.reasons)
    return tuple(dict.fromkeys((*named, *(topic for topic in found if topic in offered))))[:FOUND]


def _written(topics: Sequence[Localized], language: str) -> tuple[Localized, ...]:
    """Those with a name in that language; one written once is in that of its letters."""
    return tuple(topic for topic in topics if not language or topic.only(language) or _by_letters(topic) == language)


def _by_letters(topic: Localized) -> str:
    return ("bg" if any("а" <= letter <= "я" for letter in topic.plain.lower()) else "en") if topic.plain else ""


def _beginning(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
