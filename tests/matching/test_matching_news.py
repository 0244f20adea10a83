"""Finding news: by topic, by words and names, in either language; and silence where nothing fits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from matching.news_figures import listed, questions, sample_items, shown_unasked
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


# the sample


@pytest.fixture(scope="module")
def sample() -> NewsIndex:
    return NewsIndex.build(sample_items())


@pytest.mark.parametrize(("kind", "found"), [("tried", 0.78), ("untried", 0.57)])
def test_what_is_shown_unasked_fits_and_where_nothing_does_nothing_is(
    sample: NewsIndex, kind: str, found: float
) -> None:
    figures = shown_unasked(sample, [question for question in questions() if question.kind == kind])

    assert figures.precision >= 0.9
    assert figures.silent == 1
    assert figures.found >= found


@pytest.mark.parametrize(("kind", "found"), [("tried", 0.95), ("untried", 0.8)])
def test_a_list_has_something_that_fits_wherever_there_is_any(sample: NewsIndex, kind: str, found: float) -> None:
    figures = listed(sample, [question for question in questions() if question.kind == kind])

    assert figures.found >= found
    assert figures.silent >= 0.8


def test_every_item_is_found_by_its_title_in_either_language(sample: NewsIndex) -> None:
    lost = [
        title
        for item in sample.items
        for title in item.title.texts()
        if item.id not in [match.item_id for match in sample.search(title, limit=3)]
    ]

    assert lost == []


def test_what_does_not_exist_for_whoever_asks_pushes_nothing_out() -> None:
    secret = (item(number, "Тайна", "Secret", ("телемедицина", "telemedicine")) for number in range(10, 20))
    index = NewsIndex.build((*ITEMS, *secret))

    assert [match.item_id for match in index.search("telemedicine", limit=1, among={TELEMEDICINE})] == [TELEMEDICINE]
    assert [match.item_id for match in index.fitting("telemedicine", among={TELEMEDICINE})] == [TELEMEDICINE]
    assert index.search("telemedicine", among=()) == ()
