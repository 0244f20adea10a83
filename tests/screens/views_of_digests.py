"""Views of digests for the screens: a reader's subscription, the digest itself, staff's digests and editions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.digests import digest, subscription
from mediabot.bot.screens.digests import editions as staff_editions
from mediabot.bot.screens.digests import staff as staff_digests
from mediabot.bot.screens.digests.views import (
    AreaLine,
    DigestLine,
    DigestView,
    EditionView,
    StaffDigestView,
    SubscriptionView,
    TasteView,
    TopicLine,
)
from mediabot.domain.areas import Area
from mediabot.domain.audience import Audience, Wish
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Localized
from mediabot.domain.editions import Digest, Edition, EditionState
from mediabot.domain.notices.digests import DigestPlace, Place, Trouble
from mediabot.domain.people import Role
from mediabot.domain.schedule import next_moved
from mediabot.domain.subscriptions import Rhythm, Subscription
from mediabot.i18n.translator import Translator
from screens.views_of_news import EMBARGOED, ITEM, NOW, OTHER, WHOLE

Draw = Callable[[Translator], Screen]

TOPICS = ("телемедицина", "<личния> лекар")
DAILY = Subscription(1, rhythm=Rhythm.DAILY, due_at=datetime(2026, 11, 24, 6, tzinfo=UTC))
AREAS = tuple(AreaLine(area, chosen=area is Area.DIGITAL) for area in Area)
OWN = SubscriptionView(DAILY, NOW, "Пловдив")
LINES = (
    DigestLine(ITEM, "телемедицина"),
    DigestLine(OTHER, "<личния> лекар", foreign="en"),
    DigestLine(WHOLE, "телемедицина"),
    DigestLine(replace(OTHER, id=9, title="Четвърта"), ""),
    DigestLine(replace(ITEM, id=10, title="Пета", correction=""), "<личния> лекар", foreign="bg"),
)
VIEW = DigestView(LINES[:2], NOW, own=True)

DEFINED = Digest(
    4,
    "Седмични <личния> & други",
    NOW,
    days=(2, 5),
    hour=3,
    minute=30,
    lead_in=Localized(bg="Добро утро, колеги! Днес <личния> лекар е & гост."),
    tested=True,
)
EDITION = Edition(8, 4, datetime(2026, 11, 24, 1, 30, tzinfo=UTC), EditionState.WAITING)
STAFF_VIEW = StaffDigestView(DEFINED, NOW, 1234, "Пловдив")


def digest_screens() -> Iterator[tuple[str, Draw]]:
    """Every screen of digests by name."""
    yield from _subscriptions()
    yield from _digests()
    yield from _staff()


def _subscriptions() -> Iterator[tuple[str, Draw]]:
    off = replace(OWN, subscription=Subscription(1))
    weekly = replace(DAILY, rhythm=Rhythm.WEEKLY, days=(3, 5), hour=19, minute=5, language="bg", like_questions=True)
    some_days = replace(DAILY, rhythm=Rhythm.DAYS, days=(1, 3, 6), silent=True, paused_until=date_at(2026, 12, 1))
    offered = tuple(TopicLine(name, f"{n:012}", chosen=n == 1) for n, name in enumerate(TOPICS))
    topics = replace(OWN, place=Place.TOPICS, topics=TOPICS, offered=offered, page=1, pages=3)
    views = {
        "off": off,
        "turned-off": replace(off, turned_off=True),
        "stopped": replace(off, place=Place.STOPPED, undo=Rhythm.WEEKLY),
        "undone": replace(off, place=Place.UNDONE),
        "everything": OWN,
        "weekly": replace(OWN, subscription=weekly, topics=TOPICS, asked=TOPICS[:1]),
        "questions-only": replace(OWN, subscription=weekly, asked=TOPICS),
        "no-questions-yet": replace(OWN, subscription=weekly),
        "topics-no-questions-yet": replace(OWN, subscription=weekly, topics=TOPICS[:1]),
        "paused": replace(OWN, subscription=some_days, topics=tuple(f"тема {n}" for n in range(9))),
        "topics": topics,
        "topics-areas": replace(topics, offered=(), areas=AREAS, page=0, pages=1),
        "topics-of-area": replace(topics, area=Area.DIGITAL, pages=2),
        "topics-found": replace(topics, wanted="<личния>", topics=(), pages=1, page=0),
        "topics-not-found": replace(topics, wanted="<личния>", offered=(), pages=1, page=0),
        "words": replace(OWN, place=Place.WORDS, trouble=Trouble.WORDS),
        "every-day": replace(OWN, place=Place.DAYS),
        "days": replace(OWN, place=Place.DAYS, subscription=some_days),
        "day": replace(OWN, place=Place.DAYS, subscription=weekly),
        "hour": replace(OWN, place=Place.HOUR, trouble=Trouble.HOUR),
        "zone": replace(OWN, place=Place.ZONE, trouble=Trouble.ZONE, subscription=replace(DAILY, zone="Asia/Tokyo")),
        "language": replace(OWN, place=Place.LANGUAGE),
        **{
            f"pause-{why}": replace(OWN, place=Place.PAUSE, trouble=why)
            for why in (Trouble.PAUSE, Trouble.PAST, Trouble.FAR)
        },
    }
    for name, view in views.items():
        yield f"subscription-{name}", partial(subscription.subscription, view)


def _digests() -> Iterator[tuple[str, Draw]]:
    long = tuple(
        DigestLine(replace(ITEM, id=n, title=f"Новина {n} " + "дълга " * 20, summary="Много & много. " * 60))
        for n in range(1, 8)
    )
    views = {
        "digest": VIEW,
        "digest-grouped": replace(VIEW, lines=LINES, more=3, quiet=True),
        "digest-embargoed": replace(VIEW, lines=(DigestLine(EMBARGOED), LINES[1])),
        "digest-long": replace(VIEW, lines=long, lead_in="Увод. " * 150, name="Седмични"),
        "digest-edition": replace(VIEW, name=DEFINED.name, lead_in=DEFINED.lead_in.bg, own=False),
        "digest-test": replace(VIEW, lines=(), name=DEFINED.name, lead_in=DEFINED.lead_in.bg, own=False, test=True),
        "digest-preview": replace(VIEW, name=DEFINED.name, own=False, preview="bg", more=1),
    }
    for name, view in views.items():
        yield name, partial(digest.digest, view)
    tastes = {
        "more": TasteView(True, ((5, ITEM.title), (6, OTHER.title))),
        "less": TasteView(False, ((5, ITEM.title),)),
        "more-done": TasteView(True, topics=TOPICS, done=True),
        "less-done": TasteView(False, topics=TOPICS[:1], done=True),
        "less-chosen": TasteView(False, topics=TOPICS[:1], chosen=True, done=True),
        "no-topics": TasteView(True, done=True),
    }
    for name, taste in tastes.items():
        yield f"taste-{name}", partial(digest.taste, taste)


def _staff() -> Iterator[tuple[str, Draw]]:
    active = replace(DEFINED, active=True, automatic=True, keep_hours=1, name="Активни")
    yield "staff-digests", lambda t: staff_digests.staff_digests((DEFINED, active), t)
    yield "staff-digests-none", lambda t: staff_digests.staff_digests((), t)
    asked = Audience(("bg",), (Role.JOURNALIST, Role.EXPERT), verified=True, digests=Wish.ON)
    sunday = replace(DEFINED, days=(7,), tested=False, lead_in=Localized(), audience=asked)
    ended = tuple(replace(EDITION, state=state, readers=21) for state in EditionState)
    views = {
        "defined": STAFF_VIEW,
        "active": replace(STAFF_VIEW, digest=active, next_at=EDITION.slot, editions=ended),
        "missing-hour": replace(STAFF_VIEW, digest=sunday, moved=next_moved(sunday.schedule, NOW), readers=1),
        "nobody": replace(STAFF_VIEW, digest=sunday, readers=0),
        "tested": replace(STAFF_VIEW, tested=2, unknown="личния, 77"),
        "days": replace(STAFF_VIEW, place=DigestPlace.DAYS),
        "hour": replace(STAFF_VIEW, place=DigestPlace.HOUR),
        "audience": replace(STAFF_VIEW, digest=sunday, place=DigestPlace.AUDIENCE),
        "delete": replace(STAFF_VIEW, place=DigestPlace.DELETE),
        **{
            f"trouble-{ask.value}": replace(STAFF_VIEW, trouble=ask, unknown="личния")
            for ask in Ask
            if ask.value.startswith("staff_digest_") and ask is not Ask.STAFF_DIGEST_NAME
        },
    }
    for name, view in views.items():
        yield f"staff-digest-{name}", partial(staff_digests.staff_digest, view)
    for edition in ended:
        decided = "" if edition.state is EditionState.WAITING else "Мария"
        card = EditionView(edition, DEFINED, NOW, 3, EDITION.slot + timedelta(hours=6), decided)
        yield f"staff-edition-{edition.state.value}", partial(staff_editions.staff_edition, card)
    empty = EditionView(EDITION, DEFINED, NOW, 0, EDITION.slot + timedelta(hours=6))
    yield "staff-edition-empty", lambda t: staff_editions.staff_edition(empty, t)


def date_at(year: int, month: int, day: int) -> datetime:
    """The beginning of that day in Sofia's winter."""
    return datetime.combine(date(year, month, day), datetime.min.time(), UTC) - timedelta(hours=2)
