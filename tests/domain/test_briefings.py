"""A briefing: whoever comes, leaves or waits in whatever order, places are given once and in line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain import briefings
from mediabot.domain.briefings import (
    Briefing,
    BriefingFixed,
    BriefingForNobody,
    BriefingOver,
    BriefingPlaceless,
    BriefingState,
    BriefingTimeless,
    BriefingUntitled,
    Signup,
    SignupState,
    coming,
    in_line,
)
from mediabot.domain.directory import Localized
from mediabot.domain.errors import MediabotError

NOON = datetime(2026, 11, 23, 10, tzinfo=UTC)
DRAFT = Briefing(
    *(1, NOON, 9, Localized(en="The new law")),
    starts_at=NOON + timedelta(hours=5),
    place="https://example.org/room",
    topics=(Localized(en="telemedicine"),),
    places=2,
)
ANNOUNCED = briefings.announce(DRAFT, NOON)


def fill(briefing: Briefing, signups: list[Signup], now: datetime) -> list[Signup]:
    moved = {one.id: one for one in briefings.moving_up(briefing, signups, now)}
    return [moved.get(one.id, one) for one in signups]


@given(
    st.lists(st.tuples(st.sampled_from(["come", "leave", "places", "move", "cancel"]), st.integers(0, 5)), max_size=40)
)
def test_places_are_given_once_and_in_line(acts: list[tuple[str, int]]) -> None:
    briefing, signups, now = ANNOUNCED, list[Signup](), NOON
    for act, which in acts:
        now += timedelta(minutes=7)
        before, had = briefing, {one.person_id for one in coming(signups)}
        mine = next((one for one in signups if one.person_id == which), None)
        with suppress(MediabotError):
            if act == "come" and (mine is None or mine.state is SignupState.LEFT):
                state = briefings.place_for(briefing, signups, now)
                signups = [one for one in signups if one is not mine]
                signups.append(Signup(len(signups) * 10 + which, 1, which, state, now))
            elif act == "leave" and mine is not None:
                briefings.ensure_open(briefing, now)
                signups[signups.index(mine)] = replace(mine, state=SignupState.LEFT)
            elif act == "places":
                briefing = briefings.with_places(briefing, which, now)
            elif act == "move":
                briefing = briefings.move(briefing, now, starts_at=now + timedelta(hours=which + 1))
            elif act == "cancel" and which == 5:
                briefing = briefings.cancel(briefing, now)
        signups = fill(briefing, signups, now)
        assert briefing.sequence >= before.sequence
        taken = len(coming(signups))
        assert not briefing.places or taken <= max(briefing.places, len(had)), "no place is given twice"
        left = {which} if act == "leave" else set()
        assert had - {one.person_id for one in coming(signups)} <= left, "nobody loses a place"
        if briefing.upcoming(now) and in_line(signups):
            assert briefing.places
            assert len(coming(signups)) >= briefing.places, "nobody waits beside a free place"
        first_in_line = min((one.signed_at for one in in_line(signups)), default=now)
        newly = [one for one in coming(signups) if one.person_id not in had]
        assert all(one.signed_at <= first_in_line for one in newly), "nobody overtakes"


def test_whoever_comes_later_stands_behind_the_line_even_beside_a_free_place() -> None:
    waiting = Signup(1, 1, 7, SignupState.WAITING, NOON)

    assert briefings.place_for(ANNOUNCED, (waiting,), NOON) is SignupState.WAITING
    assert briefings.place_for(ANNOUNCED, (), NOON) is SignupState.SIGNED


def test_nobody_signs_up_for_what_has_begun_or_was_cancelled() -> None:
    with pytest.raises(BriefingOver):
        briefings.place_for(ANNOUNCED, (), NOON + timedelta(hours=5))
    with pytest.raises(BriefingOver):
        briefings.place_for(briefings.cancel(ANNOUNCED, NOON), (), NOON)


def test_every_change_of_time_or_place_counts_for_calendars_and_no_other_does() -> None:
    later = briefings.move(ANNOUNCED, NOON, starts_at=NOON + timedelta(hours=7))
    elsewhere = briefings.move(later, NOON, place="Example Street 1")

    assert (later.sequence, elsewhere.sequence, briefings.cancel(elsewhere, NOON).sequence) == (1, 2, 3)
    assert briefings.move(elsewhere, NOON, place="Example Street 1").sequence == 2
    assert briefings.with_places(elsewhere, 5, NOON).sequence == 2


def test_the_reminder_comes_an_hour_before_also_after_it_was_moved() -> None:
    moved = briefings.move(briefings.reminded(ANNOUNCED), NOON, starts_at=NOON + timedelta(hours=7))

    assert ANNOUNCED.remind_at == NOON + timedelta(hours=4)
    assert moved.remind_at == NOON + timedelta(hours=6)
    assert briefings.move(ANNOUNCED, NOON, starts_at=NOON + timedelta(minutes=30)).remind_at is None


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"title": Localized()}, BriefingUntitled),
        ({"starts_at": None}, BriefingTimeless),
        ({"starts_at": NOON}, BriefingTimeless),
        ({"place": ""}, BriefingPlaceless),
        ({"topics": ()}, BriefingForNobody),
    ],
)
def test_what_lacks_something_is_not_announced(facts: dict[str, object], error: type[MediabotError]) -> None:
    with pytest.raises(error):
        briefings.announce(briefings.changed(DRAFT, **facts), NOON)


def test_notes_come_after_it_has_begun() -> None:
    with pytest.raises(BriefingFixed):
        briefings.with_notes(ANNOUNCED, "A link", NOON)
    assert briefings.with_notes(ANNOUNCED, "A link", NOON + timedelta(hours=6)).notes == "A link"
    assert briefings.cancel(ANNOUNCED, NOON).state is BriefingState.CANCELLED
