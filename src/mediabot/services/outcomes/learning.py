"""The facts behind the figures of a stretch of time, in few statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mediabot.domain.directory import Directory
from mediabot.domain.learning import Facts, Learned, Stretch, learned, series
from mediabot.services.ports.store import Work

DAYS: Mapping[Stretch, int] = {Stretch.WEEK: 7, Stretch.MONTH: 30, Stretch.YEAR: 365}
STEP: Mapping[Stretch, int] = {Stretch.WEEK: 1, Stretch.MONTH: 5, Stretch.YEAR: 30}
"""Days that one pair of bars stands for."""


@dataclass(frozen=True)
class Figures:
    """What was learned, and how it went over time: from which day on, questions sent, those settled."""

    learned: Learned
    over_time: tuple[tuple[date, int, int], ...]


async def figures_of(work: Work, directory: Directory, stretch: Stretch, now: datetime, zone: str) -> Figures:
    """Of the days up to today."""
    today = now.astimezone(ZoneInfo(zone)).date()
    start = today - timedelta(days=DAYS[stretch] - 1)
    facts = await facts_of(work, directory, start, today, zone)
    starts = [start + timedelta(days=days) for days in range(0, DAYS[stretch], STEP[stretch])]
    day_of = {one.id: one.sent_at.astimezone(ZoneInfo(zone)).date() for one in facts.questions}
    return Figures(learned(facts), tuple(series(facts, starts, day_of)))


async def facts_of(work: Work, directory: Directory, start: date, end: date, zone: str) -> Facts:
    """From the first day to the last, both whole, by the clock of the house."""
    since, until = _midnight(start, zone), _midnight(end + timedelta(days=1), zone)
    outcomes, fits = await work.figures.outcomes(since, until)
    return Facts(
        start=start,
        end=end,
        questions=await work.figures.questions(since, until),
        asked=await work.figures.asked(since, until),
        unmet=await work.figures.unmet(start, end),
        outcomes=outcomes,
        fits=fits,
        directory=directory,
        ever_asked=await work.figures.ever_asked(),
    )


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
