"""Long lists of topics in pages, few enough to be leafed through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from mediabot.domain.directory import Localized

TOPICS, PAGES = 8, 3
"""Topics on one page, more only where they would need more pages than these."""


@dataclass(frozen=True)
class Page:
    """What stands on one of the `pages`; they are numbered from nought."""

    shown: tuple[Localized, ...]
    number: int
    pages: int


def page_of(topics: Sequence[Localized], wanted: int) -> Page:
    """The page of that number, or the nearest that there is."""
    size = max(TOPICS, ceil(len(topics) / PAGES))
    pages = max(1, ceil(len(topics) / size))
    number = min(max(wanted, 0), pages - 1)
    return Page(tuple(topics[number * size : (number + 1) * size]), number, pages)
