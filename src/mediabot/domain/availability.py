"""An expert's own terms: when, how often and on what they may be asked; and from when they are free.

Terms belong to the entry of the directory, by its id, and are kept beside it: a new version of the directory leaves
them as they are. Whoever never set any has those of `Terms`. What is asked already goes on when they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from mediabot.domain.answer_by import Hours, OpenHours, Span
from mediabot.domain.directory import Expert, Format
from mediabot.domain.errors import MediabotError

A_MONTH, AT_ONCE = 4, 1
"""So many asks an expert gets in a month, and at one time, who says nothing else."""

MOST_ASKS = 31
LONGEST_AWAY = timedelta(days=366)
"""Away for longer is a pause, which has no end."""

WEEK = tuple(range(7))
WORKING_DAYS = WEEK[:5]
NEXT_DAY = timedelta(days=1)

DayOff = Callable[[date], bool]
"""Whether a day is a public holiday."""


def no_day_off(_: date) -> bool:
    return False


@dataclass(frozen=True)
class Terms:
    """`weekdays` count from Monday; none of them, and no hours, mean any time. `closes` before `opens` is on the day
    after, at the same time a day later. Without `on_holidays` they are not asked on public holidays. `languages` and
    `formats` stand in the place of the directory's where there are any. `not_taken` are outlets and topics in the
    expert's words, `shared` the names of ways to be reached that a yes begins with.
    """

    expert_id: str
    away_from: datetime | None = None
    away_until: datetime | None = None
    opens: time | None = None
    closes: time | None = None
    weekdays: tuple[int, ...] = ()
    on_holidays: bool = True
    languages: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    a_month: int = A_MONTH
    at_once: int = AT_ONCE
    not_taken: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    paused: bool = False

    @property
    def any_time(self) -> bool:
        """Whether every hour of every day is theirs."""
        return self.opens is None and not self.weekdays and self.on_holidays

    def away(self, until: datetime | None, since: datetime | None = None) -> Terms:
        """Away until then; None: there again. Who says that is no longer paused."""
        return replace(self, away_from=since, away_until=until, paused=False)

    def away_at(self, instant: datetime) -> bool:
        begun = self.away_from is None or self.away_from <= instant
        return begun and self.away_until is not None and instant < self.away_until


@dataclass(frozen=True)
class Asks:
    """What an expert has been asked so far: when each ask of late began, and when those that are open end at the
    latest."""

    begun: tuple[datetime, ...] = ()
    ends: tuple[datetime, ...] = ()


class Why(StrEnum):
    """What keeps an expert from being asked now."""

    PAUSED = "paused"
    AWAY = "away"
    HOURS = "hours"
    ASKED = "asked"
    """As often as they want, this month or at one time."""
    NOT_TAKEN = "not_taken"


class NotFree(MediabotError):
    """By their own terms the expert can't be asked this before its deadline."""

    def __init__(self, expert_id: str, free: Free) -> None:
        super().__init__(f"{expert_id} is free from {free.at} ({free.why})")
        self.expert_id = expert_id
        self.free = free


@dataclass(frozen=True)
class Free:
    """From when an expert may be asked; `at` None: not at all. `why` says what keeps them until then."""

    at: datetime | None
    why: Why | None = None

    def by(self, instant: datetime) -> bool:
        return self.at is not None and self.at <= instant

    def before(self, deadline: datetime | None) -> bool:
        """Whether they may be asked at all, while an answer is still of use."""
        return self.at is not None and (deadline is None or self.at < deadline)


@dataclass(frozen=True)
class Windows:
    """The open hours of an expert who has set some, as wall time; both nights of changed clocks count as they are."""

    opens: time = time.min
    closes: time = time.min
    weekdays: tuple[int, ...] = WEEK
    zone: str = "Europe/Sofia"
    day_off: DayOff = no_day_off

    def between(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The open spans from `start` to `end`, in UTC and in order; an hour that does not exist is no span."""
        zone = ZoneInfo(self.zone)
        day, last = start.astimezone(zone).date() - NEXT_DAY, end.astimezone(zone).date()
        while day <= last:
            opens, closes = self._span(day, zone)
            span = max(opens, start), min(closes, end)
            if span[0] < span[1] and day.weekday() in self.weekdays and not self.day_off(day):
                yield span
            day += NEXT_DAY

    def _span(self, day: date, zone: ZoneInfo) -> Span:
        closing = day if self.opens < self.closes else day + NEXT_DAY
        opens, closes = datetime.combine(day, self.opens, zone), datetime.combine(closing, self.closes, zone)
        return opens.astimezone(UTC), closes.astimezone(UTC)


@dataclass(frozen=True)
class Agenda:
    """The terms of one expert with what they have been asked, as `domain.cases` needs them. `taken`: the question is
    none that they don't take."""

    terms: Terms
    asks: Asks = Asks()
    zone: str = "Europe/Sofia"
    day_off: DayOff = no_day_off
    taken: bool = True

    def free(self, now: datetime) -> Free:
        """From when they may be asked, and what keeps them until then."""
        if not self.taken:
            return Free(None, Why.NOT_TAKEN)
        if self.terms.paused:
            return Free(None, Why.PAUSED)
        at, why = now, None
        while (kept := self._kept(at)) is not None:
            until, why = kept
            if until is None or until > now + LONGEST_AWAY:
                return Free(None, why)
            at = until
        return Free(at, why)

    def asked_in_month(self, instant: datetime) -> int:
        """How often they were asked in the month of that instant."""
        return sum(self._month(begun) == self._month(instant) for begun in self.asks.begun)

    def full(self, instant: datetime) -> bool:
        """Whether they were asked as often as they want to be in the month of that instant."""
        return self.asked_in_month(instant) >= self.terms.a_month

    def on_offer(self, now: datetime) -> bool:
        """Whether they stand among the matches of such a question: not while paused, nor for what they don't take."""
        return self.free(now).why not in (Why.PAUSED, Why.NOT_TAKEN)

    def hours(self, house: Hours) -> Hours:
        """When their time to answer counts: in their own open hours, or in the house's."""
        return house if self.terms.any_time else self._windows(house)

    def _kept(self, at: datetime) -> tuple[datetime | None, Why] | None:
        """Until when, later than `at`, something keeps them then; None where nothing does."""
        terms = self.terms
        if terms.away_at(at):
            return terms.away_until, Why.AWAY
        open_then = sorted(end for end in self.asks.ends if end > at)
        if len(open_then) >= terms.at_once:
            return open_then[len(open_then) - terms.at_once], Why.ASKED
        if self.full(at):
            return self._next_month(at), Why.ASKED
        if not terms.any_time and (opens := self._opens(at)) != at:
            return opens, Why.HOURS
        return None

    def _opens(self, at: datetime) -> datetime | None:
        """The next instant in open hours; None where a year has none."""
        return next((start for start, _ in self._windows().between(at, at + LONGEST_AWAY)), None)

    def _windows(self, house: Hours | None = None) -> Windows:
        """Without hours of their own, those of the house; for being asked, the whole day."""
        terms = self.terms
        opens, closes = terms.opens or time.min, terms.closes or time.min
        if terms.opens is None and isinstance(house, OpenHours):
            opens, closes = house.opens, house.closes
        day_off = no_day_off if terms.on_holidays else self.day_off
        return Windows(opens, closes, terms.weekdays or WEEK, self.zone, day_off)

    def _month(self, instant: datetime) -> tuple[int, int]:
        local = instant.astimezone(ZoneInfo(self.zone))
        return local.year, local.month

    def _next_month(self, instant: datetime) -> datetime:
        year, month = self._month(instant)
        first = date(year + month // 12, month % 12 + 1, 1)
        return datetime.combine(first, time.min, ZoneInfo(self.zone)).astimezone(UTC)


Agendas = Mapping[str, Agenda]
"""By the expert's id; an expert without one is free."""


def month_began(now: datetime, zone: str) -> datetime:
    """The first instant of this month by the house's calendar."""
    first = now.astimezone(ZoneInfo(zone)).date().replace(day=1)
    return datetime.combine(first, time.min, ZoneInfo(zone)).astimezone(UTC)


def as_termed(expert: Expert, terms: Terms | None) -> Expert:
    """The entry with the languages and formats of the expert's terms."""
    if terms is None:
        return expert
    return replace(expert, languages=terms.languages or expert.languages, formats=terms.formats or expert.formats)


def takes(terms: Terms, texts: Iterable[str], words_of: Callable[[str], frozenset[str]]) -> bool:
    """Whether nothing of the outlet, the topics and the question is what the expert does not take: no term of theirs
    has all of its words in one of the texts. `words_of` tells the words of a text as they are compared."""
    known = [words_of(text) for text in texts]
    refused = [words_of(term) for term in terms.not_taken]
    return not any(term and term <= words for term in refused for words in known)
