"""Finding news: by topic, by words and names, in either language; and silence where nothing fits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsItem, NewsState
from mediabot.matching import news
from mediabot.matching.news import NewsIndex

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

TELEMEDICINE, PROBIOTICS, TRIALS, PRIZE, EMBARGOED = 1, 2, 3, 4, 5


def item(number: int, bg: str, en: str, *topics: tuple[str, str], **changes: object) -> NewsItem:
    told = {"state": NewsState.PUBLISHED, "published_at": NOW - timedelta(days=number), **changes}
    names = tuple(Localized(*topic) for topic in topics)
    return NewsItem(number, NOW, Localized(bg, en), topics=names, **told)  # type: ignore[arg-type]


ITEMS = (
    item(TELEMEDICINE, "Готова ли е България?", "Is Bulgaria ready?", ("телемедицина", "telemedicine")),
    item(PROBIOTICS, "Бактерии за здраве", "Bacteria for health", ("пробиотици", "probiotics")),
    item(TRIALS, "Нов център отваря врати", "New centre opens", ("клинични изпитвания", "clinical trials")),
    item(PRIZE, "Meteo.Rocks спечели 50 000 евро на финала", "Meteo.Rocks wins 50,000 euros in the final"),
    item(EMBARGOED, "Детска болница", "Children’s hospital", embargo_until=NOW + timedelta(days=3)),
)


@pytest.fixture(scope="module")
def index() -> NewsIndex:
    return NewsIndex.build(ITEMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("телемедицина", TELEMEDICINE),
        ("remote consultations by video", TELEMEDICINE),
        ("Помагат ли пробиотиците?", PROBIOTICS),
        ("clinical trials", TRIALS),
        ("детска болница", EMBARGOED),
        ("Meteo.Rocks", PRIZE),
        ("Meteo.Rocks wins 50,000 euros in the final", PRIZE),
        ("Meteo.Rocks спечели 50 000 евро на финала", PRIZE),
    ],
)
def test_item_is_found_by_topic_or_by_the_words_of_its_title(index: NewsIndex, text: str, found: int) -> None:
    assert index.search(text)[0].item_id == found


@pytest.mark.parametrize("text", ["", "👍", "who repairs old tractors", "цената на тока", "футбол", "здравейте"])
def test_nothing_is_found_where_nothing_fits(index: NewsIndex, text: str) -> None:
    assert index.search(text) == ()
    assert index.fitting(text) == ()


def test_reasons_are_the_items_topics_in_both_languages(index: NewsIndex) -> None:
    assert index.fitting("telemedicine")[0].reasons == (Localized("телемедицина", "telemedicine"),)


def test_an_item_that_only_mentions_the_words_is_listed_and_not_shown_unasked(index: NewsIndex) -> None:
    assert [match.item_id for match in index.search("Meteo.Rocks")] == [PRIZE]
    assert index.fitting("Meteo.Rocks") == ()


def test_items_stand_newest_first_by_the_sources_date_and_the_oldest_are_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(news, "INDEXED", 2)

    index = NewsIndex.build(reversed(ITEMS))

    assert [item.id for item in index.items] == [TELEMEDICINE, PROBIOTICS]
    assert index.search("clinical trials") == ()


def test_an_empty_index_finds_nothing() -> None:
    assert NewsIndex.empty().search("telemedicine") == ()
