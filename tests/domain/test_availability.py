"""An expert's own terms: from when they are free, whatever they set and whatever the clock does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.answer_by import OpenHours
from mediabot.domain.availability import Agenda, Asks, Free, Terms, Why, Windows, as_termed, takes
from mediabot.domain.directory import Expert, Format, Localized
from mediabot.i18n.days_off import is_day_off

SOFIA = ZoneInfo("Europe/Sofia")
NEVER = Asks()
START = datetime(2026, 1, 1, tzinfo=UTC)

instants = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
nights = st.sampled_from((datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC))).flatmap(
    lambda noon: st.integers(0, 48 * 60).map(lambda minutes: noon + timedelta(minutes=minutes))
)
typed = st.times().map(lambda at: at.replace(fold=0))  # nobody types which of two hours is meant in an autumn night
any_terms = st.builds(
    Terms,
    st.just("petrova"),
    away_from=st.none() | instants,
    away_until=st.none() | instants,
    opens=st.none() | typed,
    closes=st.none() | typed,
    weekdays=st.lists(st.integers(0, 6), unique=True).map(tuple),
    on_holidays=st.booleans(),
    a_month=st.integers(1, 5),
    at_once=st.integers(1, 3),
    paused=st.sampled_from((False, False, False, True)),
)
asked = st.builds(Asks, st.lists(instants, max_size=8).map(tuple), st.lists(instants, max_size=4).map(tuple))
agendas = st.builds(Agenda, any_terms, asked, day_off=st.just(is_day_off))


def sofia(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SOFIA)


AWAY_LATER = Terms("petrova", away_from=sofia("12-01 00:00"), away_until=sofia("12-15 00:00"))


def free(terms: Terms, now: str, asks: Asks = NEVER) -> Free:
    return Agenda(terms, asks, day_off=is_day_off).free(sofia(now))


def evenings(*weekdays: int, on_holidays: bool = True) -> Terms:
    return Terms("petrova", opens=time(18), closes=time(21), weekdays=weekdays, on_holidays=on_holidays)


@given(agenda=agendas, now=instants | nights)
def test_who_is_free_later_is_free_then_and_not_a_moment_before(agenda: Agenda, now: datetime) -> None:
    told = agenda.free(now)

    if told.at is None:
        assert told.why is not None
    elif told.at > now:
        assert agenda.free(told.at).at == told.at
        assert agenda.free(told.at - timedelta(seconds=1)).at != told.at - timedelta(seconds=1)
        assert told.why is not None
    else:
        assert told == Free(now)


@given(agenda=agendas, now=instants | nights)
def test_nobody_is_free_while_away_paused_or_asked_enough(agenda: Agenda, now: datetime) -> None:
    at, terms = agenda.free(now).at, agenda.terms

    if at is not None:
        assert not terms.paused
        assert not terms.away_at(at)
        assert sum(end > at for end in agenda.asks.ends) < terms.at_once
        month = [begun for begun in agenda.asks.begun if begun.astimezone(SOFIA).month == at.astimezone(SOFIA).month]
        same = [begun for begun in month if begun.astimezone(SOFIA).year == at.astimezone(SOFIA).year]
        assert len(same) < terms.a_month


@given(terms=any_terms, now=instants | nights, wait=st.timedeltas(timedelta(minutes=1), timedelta(days=20)))
def test_own_hours_are_spans_in_order_between_the_two(terms: Terms, now: datetime, wait: timedelta) -> None:
    spans = list(Agenda(terms).hours(OpenHours()).between(now, now + wait))

    flat = [instant for span in spans for instant in span]
    assert flat == sorted(flat)
    assert all(start < end for start, end in spans)
    assert not spans or now <= spans[0][0] <= spans[-1][1] <= now + wait


@pytest.mark.parametrize(
    ("terms", "now", "expected"),
    [
        (Terms("petrova"), "11-23 03:00", "11-23 03:00"),
        (evenings(), "11-23 10:00", "11-23 18:00"),
        (evenings(), "11-23 20:59", "11-23 20:59"),
        (evenings(), "11-23 21:00", "11-24 18:00"),
        (evenings(1, 3), "11-23 19:00", "11-24 18:00"),  # Tuesday and Thursday, from a Monday
        (evenings(3, on_holidays=False), "12-23 19:00", "12-31 18:00"),  # 24 December is a Thursday
        (Terms("petrova", opens=time(22), closes=time(2)), "11-23 01:30", "11-23 01:30"),  # past midnight
        (Terms("petrova", opens=time(22), closes=time(2)), "11-23 02:00", "11-23 22:00"),
        (Terms("petrova", opens=time(22), closes=time(2), weekdays=(6,)), "11-23 01:00", "11-23 01:00"),
        (Terms("petrova", opens=time(3), closes=time(4)), "03-29 01:00", "03-30 03:00"),  # that hour does not exist
        (Terms("petrova", opens=time(3), closes=time(4)), "10-25 01:00", "10-25 03:00"),  # it comes twice
        (Terms("petrova", weekdays=(2,)), "11-23 10:00", "11-25 00:00"),
        (Terms("petrova", away_until=sofia("12-15 00:00")), "11-23 10:00", "12-15 00:00"),
        (
            AWAY_LATER,
            "11-23 10:00",
            "11-23 10:00",
        ),
        (
            AWAY_LATER,
            "12-01 00:00",
            "12-15 00:00",
        ),
        (Terms("petrova", away_until=sofia("11-22 00:00")), "11-23 10:00", "11-23 10:00"),
    ],
)
def test_an_expert_is_free_from_the_first_open_hour(terms: Terms, now: str, expected: str) -> None:
    assert free(terms, now).at == sofia(expected).astimezone(UTC)


def test_so_many_asks_at_one_time_and_in_a_month() -> None:
    one = Asks((sofia("11-23 09:00"),), (sofia("11-23 12:00"),))
    four = Asks(tuple(sofia(f"11-0{day} 09:00") for day in range(1, 5)))
    before = Asks(tuple(sofia(f"10-0{day} 09:00") for day in range(1, 5)))

    assert free(Terms("petrova"), "11-23 10:00", one) == Free(sofia("11-23 12:00"), Why.ASKED)
    assert free(Terms("petrova", at_once=2), "11-23 10:00", one).at == sofia("11-23 10:00")
    assert free(Terms("petrova"), "11-23 10:00", four) == Free(sofia("12-01 00:00"), Why.ASKED)
    assert free(Terms("petrova"), "11-23 10:00", before).at == sofia("11-23 10:00")
    assert free(Terms("petrova"), "12-31 10:00", Asks((sofia("12-01 09:00"),) * 4)).at == datetime(
        2027, 1, 1, tzinfo=SOFIA
    )


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (Terms("petrova", paused=True), Why.PAUSED),
        (Terms("petrova", away_until=datetime(9998, 12, 31, tzinfo=UTC)), Why.AWAY),
    ],
)
def test_who_has_paused_or_is_away_for_ever_is_not_free_at_all(terms: Terms, why: Why) -> None:
    assert free(terms, "11-23 10:00") == Free(None, why)


def test_a_question_that_is_not_taken_makes_nobody_free() -> None:
    agenda = Agenda(Terms("petrova"), taken=False)

    assert agenda.free(START) == Free(None, Why.NOT_TAKEN)


def test_terms_stand_in_the_place_of_the_directorys() -> None:
    expert = Expert("petrova", Localized("Петрова"), (), languages=("bg", "en"), formats=(Format.QUOTE, Format.LIVE))

    termed = as_termed(expert, Terms("petrova", languages=("en",)))

    assert termed.languages == ("en",)
    assert termed.formats == (Format.QUOTE, Format.LIVE)
    assert as_termed(expert, None) == expert


def test_all_words_of_what_is_not_taken_have_to_stand_in_one_text() -> None:
    terms = Terms("petrova", not_taken=("Labour daily", "homeopathy"))

    def words(text: str) -> frozenset[str]:
        return frozenset(text.lower().split())

    assert not takes(terms, ["The Labour daily", "vaccines"], words)
    assert not takes(terms, ["Radio", "homeopathy for children"], words)
    assert takes(terms, ["Labour", "the daily dose"], words)
    assert takes(Terms("petrova", not_taken=("",)), [""], words)


@given(day=st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_new_years_day_is_off_in_every_year(day: date) -> None:
    assert is_day_off(day.replace(month=1, day=1))
    assert not is_day_off(date(2026, 11, 23))


def test_windows_of_a_night_begin_on_the_day_that_has_them() -> None:
    sundays = Windows(time(22), time(2), weekdays=(6,))

    spans = list(sundays.between(sofia("11-22 00:00"), sofia("11-24 00:00")))

    assert spans == [(sofia("11-22 22:00"), sofia("11-23 02:00"))]
