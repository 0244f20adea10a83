"""What figures tell, and what they keep to themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.directory import Directory, Expert, Localized
from mediabot.domain.follow_ups import Fit
from mediabot.domain.languages import Bilingual
from mediabot.domain.learning import (
    LEAST,
    AskedExpert,
    Facts,
    SentQuestion,
    UnmetAsk,
    learned,
    spread_of,
    unmet_topics,
)

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
DAY = START.date()
ASKS = st.lists(
    st.builds(
        UnmetAsk,
        key=st.sampled_from("ab"),
        person_id=st.sampled_from([None, *range(1, 9)]),
        asked_on=st.sampled_from([DAY, DAY + timedelta(days=1)]),
        text=st.sampled_from(["", "tractors", "ferries"]),
    ),
    max_size=40,
)


def asked(count: int, **values: object) -> list[UnmetAsk]:
    return [UnmetAsk("tractor", person, DAY, "tractors") for person in range(1, count + 1)]


def question(number: int, after: timedelta | None, settled: bool = True) -> SentQuestion:
    closed = START + after if after is not None else None
    return SentQuestion(number, START, START + timedelta(hours=10), closed, settled)


def facts(**values: object) -> Facts:
    return replace(Facts(DAY, DAY + timedelta(days=29)), **values)  # type: ignore[arg-type]


def test_topic_is_told_from_five_different_people_up() -> None:
    assert unmet_topics(asked(LEAST - 1)) == ()
    assert unmet_topics(asked(LEAST - 1) * 5) == ()
    assert unmet_topics(asked(LEAST)) == (("tractors", LEAST),)


@given(asks=ASKS)
def test_no_topic_is_told_that_fewer_than_five_asked_about(asks: list[UnmetAsk]) -> None:
    for text, people in unmet_topics(asks):
        keys = {one.key for one in asks if one.text == text}
        those = [one for one in asks if one.key in keys]
        there = {one.person_id for one in those if one.person_id is not None}
        assert LEAST <= people <= len(there) + sum(one.person_id is None for one in those)


def test_figure_survives_whoever_left_but_never_grows_by_it() -> None:
    one_left = [replace(asked(LEAST)[0], person_id=None, text=""), *asked(LEAST)[1:]]
    same_one_on_two_days = [*asked(LEAST - 2), *(UnmetAsk("tractor", None, DAY + timedelta(days=n)) for n in (0, 1))]

    assert unmet_topics(one_left) == (("tractors", LEAST),)
    assert unmet_topics(same_one_on_two_days) == ()


def test_topic_whose_words_all_left_is_told_no_more() -> None:
    assert unmet_topics([replace(one, person_id=None, text="") for one in asked(LEAST)]) == ()


def test_times_and_shares_of_few_are_not_told() -> None:
    few = [question(number, timedelta(hours=1)) for number in range(LEAST - 1)]
    answers = [AskedExpert(number, "yana", START, START + timedelta(hours=1)) for number in range(LEAST - 1)]

    told = learned(facts(questions=few, asked=answers, fits={Fit.GOOD: LEAST - 1}))

    assert (told.first_answer, told.settled_early, told.spread, told.good_matches) == (None, None, None, None)
    assert (told.questions, told.asks) == (LEAST - 1, LEAST - 1)


def test_first_answers_and_those_settled_early() -> None:
    questions = [question(number, timedelta(hours=number)) for number in range(1, 11)]
    answers = [AskedExpert(number, "yana", START, START + timedelta(hours=number)) for number in range(1, 11)]
    answers += [AskedExpert(1, "boyan", START, START + timedelta(hours=9))]

    told = learned(facts(questions=questions, asked=answers))

    assert told.first_answer == (timedelta(hours=5, minutes=30), timedelta(hours=9))
    assert told.settled_early == pytest.approx(0.4)


@given(counts=st.dictionaries(st.text(min_size=1), st.integers(1, 50), max_size=12))
def test_spread_lies_between_even_and_all_with_one(counts: dict[str, int]) -> None:
    spread = spread_of(counts)

    assert (spread is None) is (sum(counts.values()) < LEAST)
    if spread is not None:
        assert 0 <= spread.gini < 1
        assert 0 < spread.top_share <= 1


def test_spread_of_equals_is_even_and_of_one_among_many_is_not() -> None:
    even, uneven = spread_of(dict.fromkeys("abcde", 4)), spread_of({**dict.fromkeys("abcde", 1), "f": 95})

    assert even is not None
    assert even.gini == pytest.approx(0)
    assert uneven is not None
    assert uneven.gini > 0.7


def test_directory_is_held_against_what_was_asked_and_when_it_was_looked_at() -> None:
    yana = Expert("yana", Localized("Яна", "Yana"), (), checked_on=date(2026, 11, 1))
    old, never = replace(yana, id="old", checked_on=date(2026, 1, 1)), replace(yana, id="no", checked_on=None)
    noes = [
        AskedExpert(number, who, START, START, not_my_field=True, why=Bilingual(("сън",), ("sleep",)))
        for number in range(2)
        for who in ("yana", "left")
    ]

    told = learned(facts(directory=Directory((yana, old, never)), ever_asked=frozenset({"yana"}), asked=noes))

    assert told.never_asked == ("old", "no")
    assert told.stale == ("old", "no")
    assert [(hint.expert_id, hint.topic.en, hint.times) for hint in told.hints] == [("yana", "sleep", 2)]
