"""What can't be drawn undoes nothing and ends no list: it is left out, and staff are told."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from journeys.desk import drafts, the_item
from journeys.newsroom import Newsroom
from journeys.newsstand import PROBIOTICS, TELEMEDICINE, item, publish
from mediabot.bot.screens.news.views import NewsItemView
from mediabot.bot.showing import draw
from mediabot.bot.showing.loading import Loader
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.notices.news import StaffNewsCard

pytestmark = pytest.mark.attack("dates and cards that can't be drawn")

ENDS = ("9999-12-31 23:30:00.000000", "0001-01-01 00:30:00.000000")


async def date_as_before(newsroom: Newsroom, news: list[NewsItem]) -> None:
    """As they were stored when nothing was bounded yet."""
    async with newsroom.center.store.engine.begin() as connection:
        for one, written in zip(news, ENDS, strict=True):
            dated = text(f"UPDATE news SET published_at = '{written}' WHERE id = {one.id}")
            await connection.execute(dated)


async def test_dates_at_the_ends_of_the_calendar_are_shown_like_any_other(newsroom: Newsroom) -> None:
    news = [item("Doctors on the screen", TELEMEDICINE), item("Screens for doctors", TELEMEDICINE)]
    await date_as_before(newsroom, await publish(newsroom, *news))
    await publish(newsroom, item("Yoghurt wins", PROBIOTICS))

    await newsroom.ana.says("/news")
    await newsroom.ana.sees("Yoghurt wins")
    await newsroom.ana.sees("Doctors on the screen")
    await newsroom.ana.says("/ideas")
    await newsroom.ana.asks("телемедицина")

    await newsroom.ana.sees("Parvan Ekranov")
    assert "Something went wrong" not in newsroom.ana.chat


def break_drawing(monkeypatch: pytest.MonkeyPatch, title: str) -> None:
    """As a fault of ours would, which nobody knows of yet."""
    whole = Loader.news

    def broken(self: Loader, item: NewsItem) -> NewsItemView:
        if title in item.title.texts():
            raise OverflowError
        return whole(self, item)

    monkeypatch.setattr(Loader, "news", broken)


async def test_an_item_that_can_not_be_drawn_is_left_out_of_every_list_and_told_to_staff_once(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    await publish(newsroom, item("Odd in every way", TELEMEDICINE), item("Doctors on the screen", TELEMEDICINE))
    break_drawing(monkeypatch, "Odd in every way")

    for words in ("/news", "/news telemedicine", "/ideas"):
        await newsroom.ana.says(words)
        await newsroom.ana.sees("Doctors on the screen")
    await newsroom.ana.asks("телемедицина")
    await newsroom.ana.sees("Parvan Ekranov")
    await newsroom.maria.sees("can’t be shown and is left out of lists")

    assert "Odd in every way" not in newsroom.ana.chat
    assert newsroom.maria.chat.count("can’t be shown and is left out of lists") == 1


async def test_a_card_that_can_not_be_drawn_does_not_undo_what_was_done_on_it(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    maria = newsroom.maria
    await drafts(maria)
    await maria.taps("Confirm topics")

    async def broken(*_: Any) -> Any:
        raise OverflowError

    monkeypatch.setitem(draw.SCREENS, StaffNewsCard, broken)
    await maria.taps("Publish")

    await maria.sees("Something went wrong")
    await maria.sees("An error occurred")
    assert (await the_item(newsroom)).state is NewsState.PUBLISHED
