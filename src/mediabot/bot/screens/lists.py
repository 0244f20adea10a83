"""Pages of lists that have a row of keys for each entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import TypeVar

from mediabot.bot.buttons.codec import Button
from mediabot.bot.buttons.lists import Listed, TurnList
from mediabot.bot.screens.base import Key, Row
from mediabot.i18n.translator import Translator

T = TypeVar("T")

ENTRIES = 10
"""On one page: more would hide the text above them on a phone."""


def on_page(entries: Sequence[T], page: int) -> Sequence[T]:
    """Those on that page, or on the nearest that there is."""
    start = _number(entries, page) * ENTRIES
    return entries[start : start + ENTRIES]


def turning(
    entries: Sequence[object], page: int, which: Listed | Callable[[int], Button], t: Translator
) -> tuple[Row, ...]:
    """The row that leads to the pages before and after; none where all stands on one.

    `which` is the list, or what makes the button to a page of one that takes more than its name.
    """
    turn = which if callable(which) else partial(TurnList, which)
    number, keys = _number(entries, page), []
    if number > 0:
        keys.append(Key(t.pgettext("button", "‹ Back"), turn(number - 1)))
    if number + 1 < ceil(len(entries) / ENTRIES):
        keys.append(Key(t.pgettext("button", "Next ›"), turn(number + 1)))
    return (tuple(keys),) if keys else ()


def _number(entries: Sequence[object], page: int) -> int:
    return min(max(page, 0), max(ceil(len(entries) / ENTRIES) - 1, 0))
