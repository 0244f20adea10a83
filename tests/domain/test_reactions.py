"""An expert reaction: whatever staff, experts and the clock do, nobody is quoted with what they did not say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mediabot.domain import reactions
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError
from mediabot.domain.reactions import (
    MOST_ASKED,
    PAGE,
    AnswersClosed,
    Reaction,
    ReactionFixed,
    ReactionState,
    Said,
    Statement,
    Statements,
    StatementState,
    is_slip,
    pages,
    quoted,
)
from mediabot.domain.text import length

NOON = datetime(2026, 11, 23, 10, tzinfo=UTC)
QUESTION = Localized(en="What does it mean for patients?")
DRAFT = Reaction(1, NOON, 9, QUESTION, answer_by=NOON + timedelta(hours=5))
CHOSEN = tuple(Statement(number, 1, f"expert-{number}", number) for number in range(3))

State = tuple[Reaction, Statements]
MOVES = {
    (ReactionState.DRAFT, ReactionState.OPEN),
    (ReactionState.OPEN, ReactionState.CLOSED),
    (ReactionState.CLOSED, ReactionState.OPEN),
    (ReactionState.CLOSED, ReactionState.PUBLISHED),
    (ReactionState.OPEN, ReactionState.DROPPED),
    (ReactionState.CLOSED, ReactionState.DROPPED),
}


def one_of(change: Callable[[Reaction, Statement, datetime], Statement]) -> Callable[[State, int, datetime], State]:
    def act(state: State, which: int, now: datetime) -> State:
        reaction, statements = state
        after = change(reaction, next(one for one in statements if one.id == which), now)
        return reaction, tuple(after if one.id == which else one for one in statements)

    return act


ACTS: dict[str, Callable[[State, int, datetime], State]] = {
    "send": lambda s, _, now: reactions.send(*s, now),
    "ask more": lambda s, _, now: (s[0], reactions.ask_more(*s, now)),
    "extend": lambda s, _, now: reactions.extend(*s, now + timedelta(hours=3), now),
    "close": lambda s, _, now: (reactions.close(s[0], now), s[1]),
    "drop": lambda s, _, now: (reactions.drop(s[0], now), s[1]),
    "approve": lambda s, _, now: (reactions.approve(*s, 77), s[1]),
    "publish": lambda s, _, now: (reactions.published(s[0]) if s[0].item_id else s[0], s[1]),
    "up": lambda s, which, _: (s[0], reactions.moved_up(*s, which)),
    "answer": one_of(lambda r, s, now: reactions.answer(r, s, Said(f"Said at {now:%d %H:%M}"), now)),
    "decline": one_of(lambda r, s, _: reactions.decline(r, s)),
    "take back": one_of(lambda r, s, _: reactions.take_back(r, s)),
    "declare": one_of(lambda r, s, _: reactions.declare(r, s, "none")),
    "mend": one_of(lambda r, s, _: reactions.mend(r, s, s.text.replace("Said", "Sayd"))),
    "object": one_of(lambda r, s, _: reactions.object_to(r, s)),
    "take in": one_of(lambda r, s, _: reactions.take_in(r, s)),
}


@given(
    st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 2), st.integers(0, 90)), min_size=5, max_size=40)
)
@example([("close", 0, 0), ("answer", 1, 0)])
@example([("answer", 0, 0), ("answer", 1, 0), ("close", 0, 0), ("up", 1, 0), ("take in", 0, 0)])
def test_whatever_happens_only_what_an_expert_said_is_quoted(acts: list[tuple[str, int, int]]) -> None:
    state: State = reactions.send(DRAFT, CHOSEN, NOON)
    now, said, late = NOON, dict[int, str](), set[int]()
    for name, which, minutes in acts:
        now += timedelta(minutes=minutes)
        before = state
        with suppress(MediabotError):
            state = ACTS[name](state, which, now)
            if name == "answer":
                said[which] = state[1][[one.id for one in state[1]].index(which)].text
            if name in ("answer", "take in", "extend"):
                late = {one.id for one in state[1] if one.state is StatementState.LATE}
        reaction, statements = state
        if reaction.state is not before[0].state:
            assert (before[0].state, reaction.state) in MOVES
        assert {one.id for one in statements} == {0, 1, 2}
        assert sorted(one.position for one in statements) == [0, 1, 2]
        for one in quoted(statements):
            assert one.id not in late
            assert one.text == said[one.id]
            assert not one.mended or is_slip(one.text, one.mended)
        if reaction.state is ReactionState.PUBLISHED:
            assert quoted(statements)
            assert [one.words for one in quoted(statements)] == [one.words for one in quoted(before[1])]


@given(st.lists(st.integers(0, 1000), max_size=MOST_ASKED))
def test_the_pages_hold_every_answer_once_and_in_order(sizes: list[int]) -> None:
    answers = tuple(
        Statement(number, 1, f"expert-{number}", number, text="x" * size) for number, size in enumerate(sizes)
    )

    laid = pages(answers)

    assert tuple(one for page in laid for one in page) == answers
    assert all(sum(length(one.words) for one in page) <= PAGE for page in laid)
    assert all(laid)


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [
        ("Пациентите ще получт помощ навреме.", "Пациентите ще получат помощ навреме.", True),
        ("Patients  gain most of all", "Patients gain most of all.", True),
        ("It helps 20 patients in a hundred.", "It helps 30 patients in a hundred.", False),
        ("Лекарството не действа при деца.", "Лекарството действа при деца.", False),
        (
            "It doesn’t help children at all, as far as we know.",
            "It does help children at all, as far as we know.",
            False,
        ),
        ("The law helps.", "The law will surely help everybody who needs it.", False),
        ("The law helps.", "", False),
    ],
)
def test_a_slip_changes_no_figure_no_negation_and_not_much_else(before: str, after: str, slip: bool) -> None:
    assert is_slip(before, after) is slip


def test_an_answer_given_in_time_is_not_changed_after_the_close() -> None:
    opened, asked = reactions.send(DRAFT, CHOSEN, NOON)
    answered = reactions.answer(opened, asked[0], Said("In time."), NOON)
    closed = reactions.close(opened, NOON)

    with pytest.raises(AnswersClosed):
        reactions.answer(closed, answered, Said("On second thoughts."), NOON)
    assert reactions.answer(closed, asked[1], Said("Late."), NOON).state is StatementState.LATE


def test_what_is_approved_is_neither_extended_nor_dropped() -> None:
    opened, asked = reactions.send(DRAFT, CHOSEN, NOON)
    answered = (reactions.answer(opened, asked[0], Said("In time."), NOON), *asked[1:])
    approved = reactions.approve(reactions.close(opened, NOON), answered, 77)

    with pytest.raises(ReactionFixed):
        reactions.drop(approved, NOON)
    with pytest.raises(ReactionFixed):
        reactions.extend(approved, answered, NOON + timedelta(hours=3), NOON)
    assert reactions.extend(replace(approved, item_id=None), answered, NOON + timedelta(hours=3), NOON)
