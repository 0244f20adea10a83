"""Pages of lists: every entry is on one of them, and each page leads to the next."""

from __future__ import annotations

import pytest

from mediabot.bot.buttons.lists import Listed, TurnList
from mediabot.bot.screens.lists import ENTRIES, on_page, turning
from mediabot.i18n.translator import Catalogs


@pytest.mark.parametrize("count", [0, 1, ENTRIES, ENTRIES + 1, 13, 3 * ENTRIES, 95])
def test_every_entry_is_on_one_page_and_every_page_is_reached_by_turning(count: int) -> None:
    t = Catalogs.load().translator("en")
    seen: list[int] = []
    entries, page = list(range(count)), 0

    while True:
        seen += on_page(entries, page)
        ways = [key.button for row in turning(entries, page, Listed.FEEDS, t) for key in row]
        if TurnList(Listed.FEEDS, page + 1) not in ways:
            break
        page += 1

    assert seen == entries
    assert (TurnList(Listed.FEEDS, page - 1) in ways) == (page > 0)


def test_page_that_is_no_longer_there_shows_the_last_one() -> None:
    entries = list(range(13))

    assert list(on_page(entries, 9)) == [10, 11, 12]
    assert list(on_page(entries, -1)) == entries[:ENTRIES]
