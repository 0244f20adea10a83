"""What comes into a reader's digest: new to them, theirs by topic and language, and nothing that they may not see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.composing import MOST, Composed, compose, topic_of
from mediabot.domain.directory import Localized
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess, NewsItem, NewsState
from mediabot.domain.people import Person, Standing
from mediabot.domain.subscriptions import Subscription

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
WEEK = timedelta(days=7)
HEART, TELE, FOOD = Localized("сърце", "heart"), Localized("телемедицина", "telemedicine"), Localized("храни", "food")

ANA = Person(1, standing=Standing.VERIFIED)
AGREED = EmbargoAccess(1, agreed_at=NOW - WEEK, terms_version=TERMS_VERSION)


def item(number: int, *topics: Localized, hours_ago: float = 1, **changes: Any) -> NewsItem:
    released = NOW - timedelta(hours=hours_ago)
    made = NewsItem(
        number,
        released,
        Localized(f"Новина {number}", f"Item {number}"),
        topics=topics,
        state=NewsState.PUBLISHED,
        released_at=released,
    )
    return replace(made, **changes)


def ids(composed: Composed) -> list[int]:
    return [one.id for one in composed.items]


def composed(*items: NewsItem, like: Subscription | None = None, **more: object) -> list[int]:
    facts = {"person": ANA, "access": None, **more}
    return ids(compose(items, like or Subscription(1), NOW - WEEK, NOW, **facts))  # type: ignore[arg-type]


def test_no_topics_is_everything_and_the_newest_comes_first() -> None:
    assert composed(item(1, HEART, hours_ago=5), item(2, FOOD, hours_ago=3), item(3, hours_ago=4)) == [2, 3, 1]


def test_chosen_topics_alone_come_and_more_of_them_first() -> None:
    both, one, none = item(1, HEART, TELE, hours_ago=9), item(2, TELE), item(3, FOOD)

    assert composed(both, one, none, like=Subscription(1, topics=(TELE, HEART))) == [1, 2]


def test_topic_is_known_by_its_name_in_either_language_and_any_case() -> None:
    assert composed(item(1, Localized(en="Telemedicine")), like=Subscription(1, topics=(TELE,))) == [1]


def test_what_is_not_liked_stays_out_unless_it_is_chosen_too() -> None:
    disliked, mixed = item(1, FOOD), item(2, FOOD, HEART)

    assert composed(disliked, mixed, like=Subscription(1, less=(FOOD,))) == []
    assert composed(disliked, mixed, like=Subscription(1, topics=(HEART,), less=(FOOD,))) == [2]
    assert composed(disliked, mixed, like=Subscription(1, more=(HEART,), less=(FOOD,))) == [2]


def test_what_is_liked_joins_the_chosen_and_narrows_nothing_by_itself() -> None:
    heart, food = item(1, HEART, hours_ago=9), item(2, FOOD)

    assert composed(heart, food, like=Subscription(1, more=(HEART,))) == [1, 2]
    assert composed(heart, food, like=Subscription(1, topics=(TELE,), more=(HEART,))) == [1]


def test_topics_of_questions_count_only_where_they_were_wanted() -> None:
    heart, food = item(1, HEART), item(2, FOOD)

    assert composed(heart, food, like=Subscription(1, topics=(FOOD,)), asked_topics=(HEART,)) == [2]
    wanted = Subscription(1, topics=(FOOD,), like_questions=True)
    assert sorted(composed(heart, food, like=wanted, asked_topics=(HEART,))) == [1, 2]


def test_other_language_comes_too_unless_one_was_asked_for() -> None:
    english = item(1, title=Localized(en="Only English"))

    assert composed(english) == [1]
    assert composed(english, like=Subscription(1, language="bg")) == []
    assert composed(english, like=Subscription(1, language="en")) == [1]


@pytest.mark.parametrize(
    ("changes", "comes"),
    [
        ({"released_at": NOW}, True),
        ({"released_at": NOW + timedelta(seconds=1)}, False),
        ({"released_at": NOW - WEEK}, False),
        ({"released_at": NOW - WEEK + timedelta(seconds=1)}, True),
        ({"state": NewsState.DRAFT}, False),
        ({"state": NewsState.WITHDRAWN}, False),
        ({"state": NewsState.CORRECTED, "released_at": NOW - 2 * WEEK, "changed_at": NOW - WEEK / 2}, True),
        ({"state": NewsState.CORRECTED, "released_at": NOW - 2 * WEEK, "changed_at": NOW - 2 * WEEK}, False),
        ({"released_at": NOW - 2 * WEEK, "changed_at": NOW - WEEK / 2}, False),
    ],
)
def test_new_is_what_was_released_or_corrected_since(changes: dict[str, Any], comes: bool) -> None:
    assert composed(item(1, **changes)) == ([1] if comes else [])


@pytest.mark.parametrize(
    ("person", "access", "comes"),
    [
        (ANA, AGREED, True),
        (ANA, None, False),
        (ANA, replace(AGREED, closed_at=NOW), False),
        (ANA, replace(AGREED, terms_version=TERMS_VERSION - 1), False),
        (replace(ANA, standing=Standing.UNKNOWN), AGREED, False),
        (None, AGREED, False),
    ],
)
def test_embargoed_item_comes_to_those_who_may_know_it(
    person: Person | None, access: EmbargoAccess | None, comes: bool
) -> None:
    until = NOW + timedelta(days=1)
    secret = item(1, embargo_until=until, released_at=until)

    assert composed(secret, person=person, access=access) == ([1] if comes else [])


def test_embargoed_item_that_a_reader_had_does_not_come_again_at_its_end() -> None:
    ended = item(1, embargo_until=NOW - timedelta(hours=1))

    assert composed(ended) == [1]
    assert composed(ended, had=(1,)) == []


def test_no_more_than_a_few_and_the_rest_is_counted() -> None:
    many = [item(number, hours_ago=number) for number in range(1, MOST + 4)]

    found = compose(many, Subscription(1), NOW - WEEK, NOW, person=ANA, access=None)

    assert ids(found) == list(range(1, MOST + 1))
    assert found.more == 3
    assert not compose((), Subscription(1), NOW - WEEK, NOW, person=ANA, access=None)


def test_item_stands_under_a_topic_of_the_reader() -> None:
    both = item(1, FOOD, HEART)

    assert topic_of(both, Subscription(1, topics=(HEART,))) == HEART
    assert topic_of(both, Subscription(1)) == FOOD
    assert topic_of(item(1), Subscription(1)) is None


instants = st.integers(-400, 400).map(lambda hours: NOW + timedelta(hours=hours))
topics = st.lists(st.sampled_from((HEART, TELE, FOOD)), unique=True, max_size=3).map(tuple)


@st.composite
def news(draw: st.DrawFn, number: int) -> NewsItem:
    released = draw(instants)
    return item(
        number,
        *draw(topics),
        title=draw(st.sampled_from((Localized("Да", "Yes"), Localized(bg="Да"), Localized(en="Yes")))),
        state=draw(st.sampled_from(NewsState)),
        released_at=released,
        embargo_until=draw(st.sampled_from((None, None, released))),
        changed_at=draw(st.none() | instants),
    )


collections = st.integers(0, 12).flatmap(lambda size: st.tuples(*(news(number) for number in range(1, size + 1))))
subscriptions = st.builds(
    Subscription,
    person_id=st.just(1),
    topics=topics,
    more=topics,
    less=topics,
    like_questions=st.booleans(),
    language=st.sampled_from(("", "bg", "en")),
)
steps = st.lists(st.timedeltas(timedelta(hours=1), timedelta(days=9)), min_size=2, max_size=6)
accesses = st.sampled_from((None, AGREED))


@given(collections, subscriptions, steps, accesses, topics, st.randoms())
def test_digests_in_a_row_never_repeat_an_item_and_show_only_what_may_be_seen(
    items: tuple[NewsItem, ...],
    subscription: Subscription,
    steps: list[timedelta],
    access: EmbargoAccess | None,
    asked: tuple[Localized, ...],
    random: object,
) -> None:
    since, had = NOW - timedelta(days=14), set[int]()
    for step in steps:
        now = since + step
        facts = {"person": ANA, "access": access, "asked_topics": asked, "had": frozenset(had)}
        found = compose(items, subscription, since, now, **facts)  # type: ignore[arg-type]

        shuffled = list(items)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        assert compose(shuffled, subscription, since, now, **facts) == found  # type: ignore[arg-type]
        assert had.isdisjoint(ids(found))
        assert len(set(ids(found))) == len(found.items) <= MOST
        for one in found.items:
            assert one.state in (NewsState.PUBLISHED, NewsState.CORRECTED)
            assert access is not None or not one.embargoed(now)
            assert not subscription.language or subscription.language in one.languages
        had |= set(ids(found))
        since = now
