"""Public holidays in Bulgaria, with the days off that stand in for those at a weekend."""

from __future__ import annotations

from datetime import date
from functools import cache

import holidays


def is_day_off(day: date) -> bool:
    """Whether that day is a public holiday."""
    return day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("BG", years=year))
