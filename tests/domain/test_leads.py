"""Leads: made from facts alone, and silent about what fewer than five people asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.directory import Localized
from mediabot.domain.directory_changes import newcomers
from mediabot.domain.leads import LEAST_ASKERS, MOST, Lead, LeadFacts, LeadKind, fresh_items, leads, topics_asked_most
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.versions import ChangeLine

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SOFIA = "Europe/Sofia"
TELEMEDICINE, PROBIOTICS = Localized("телемедицина", "telemedicine"), Localized("пробиотици", "probiotics")


def item(number: int, dated: datetime = NOON - timedelta(days=1), *topics: Localized, **changes: object) -> NewsItem:
    told = {"topics": topics, "state": NewsState.PUBLISHED, "published_at": dated, **changes}
    return NewsItem(number, dated, Localized(en=f"Item {number}"), **told)  # type: ignore[arg-type]


def found(**facts: object) -> list[Lead]:
    return list(leads(LeadFacts(NOON, SOFIA, **facts)))  # type: ignore[arg-type]


def kinds(**facts: object) -> list[LeadKind]:
    return [lead.kind for lead in found(**facts)]


def test_without_facts_there_are_no_leads() -> None:
    assert found() == []


# what is asked about


@pytest.mark.parametrize(("askers", "shown"), [(4, False), (5, True), (6, True)])
def test_topic_shows_once_five_different_people_asked(askers: int, shown: bool) -> None:
    asked = [(person, [TELEMEDICINE]) for person in range(askers)]

    assert kinds(asked=asked) == [LeadKind.ASKED] * shown


def test_one_person_asking_often_is_one() -> None:
    asked = [(person % 4, [TELEMEDICINE]) for person in range(400)]

    assert found(asked=asked) == []


topics = st.builds(Localized, st.sampled_from(["а", "б", "в"]), st.sampled_from(["x", "y"]))


@given(st.lists(st.tuples(st.integers(1, 9), st.lists(topics, max_size=3)), max_size=60))
def test_no_topic_of_fewer_than_five_people_ever_shows(asked: list[tuple[int, list[Localized]]]) -> None:
    for topic, askers in topics_asked_most(asked):
        people = {person for person, asked_about in asked if topic in asked_about}
        assert askers == len(people) >= LEAST_ASKERS


def test_topics_most_people_asked_about_stand_first() -> None:
    asked = [(person, [TELEMEDICINE]) for person in range(5)] + [(person, [PROBIOTICS]) for person in range(7)]

    assert topics_asked_most(asked) == ((PROBIOTICS, 7), (TELEMEDICINE, 5))


# news


def test_fresh_item_is_a_lead_only_with_an_expert_who_can_explain_it() -> None:
    items = (item(1, NOON - timedelta(days=1), TELEMEDICINE), item(2, NOON - timedelta(days=1), TELEMEDICINE))

    assert found(items=items, interests=[TELEMEDICINE], can_explain={2: "parvan"}) == [
        Lead(LeadKind.FRESH, items[1], "parvan", mine=True)
    ]


def test_fresh_items_are_of_the_readers_topics_or_of_all_where_none_are_known() -> None:
    tele = item(1, NOON - timedelta(days=14), TELEMEDICINE)
    items = (tele, item(2, NOON - timedelta(days=2), PROBIOTICS), item(3, NOON - timedelta(days=15), TELEMEDICINE))

    assert fresh_items(LeadFacts(NOON, SOFIA, items, [Localized(en="Telemedicine")])) == (tele,)
    assert fresh_items(LeadFacts(NOON, SOFIA, items)) == items[:2]


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (1, True)])
def test_what_is_over_is_no_lead_however_new_it_is(days: int, shown: bool) -> None:
    day = date(2026, 11, 23) + timedelta(days=days)
    new, secret = item(1, event_on=day), item(2, embargo_until=NOON + timedelta(days=1), event_on=day)

    kinds_found = kinds(items=[new], can_explain={1: "parvan"}, embargoed=[secret])

    assert kinds_found == [LeadKind.EMBARGOED, LeadKind.FRESH] * shown


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (14, True), (15, False)])
def test_announced_day_is_a_lead_two_weeks_ahead(days: int, shown: bool) -> None:
    old = item(1, NOON - timedelta(days=40), event_on=date(2026, 11, 23) + timedelta(days=days))

    assert kinds(items=[old]) == [LeadKind.ANNOUNCED] * shown


@pytest.mark.parametrize(
    ("dated", "years"),
    [
        (date(2021, 11, 23), 5),
        (date(2025, 11, 26), 1),
        (date(2025, 11, 22), 0),
        (date(2025, 11, 27), 0),
        (date(2026, 11, 23), 0),
    ],
)
def test_anniversary_is_a_lead_on_its_day_and_three_days_before(dated: date, years: int) -> None:
    old = item(1, datetime(dated.year, dated.month, dated.day, 12, tzinfo=UTC))

    assert [lead.years for lead in found(items=[old])] == ([years] if years else [])


def test_anniversary_of_a_leap_day_and_across_new_year() -> None:
    leap, eve = item(1, datetime(2024, 2, 29, 12, tzinfo=UTC)), item(2, datetime(2020, 1, 2, 12, tzinfo=UTC))

    on_leap = leads(LeadFacts(datetime(2026, 2, 28, 9, tzinfo=UTC), SOFIA, items=[leap]))
    on_eve = leads(LeadFacts(datetime(2026, 12, 30, 9, tzinfo=UTC), SOFIA, items=[eve]))

    assert (on_leap[0].years, on_leap[0].on) == (2, date(2026, 2, 28))
    assert (on_eve[0].years, on_eve[0].on) == (7, date(2027, 1, 2))


def test_day_is_that_of_sofia() -> None:
    late = item(1, datetime(2025, 11, 22, 22, 30, tzinfo=UTC))  # 23 November, 0:30 in Sofia

    assert [lead.on for lead in found(items=[late])] == [date(2026, 11, 23)]


# who is new


@pytest.mark.parametrize(("days", "shown"), [(0, True), (30, True), (31, False)])
def test_expert_is_new_for_thirty_days(days: int, shown: bool) -> None:
    assert kinds(newcomers=[("yana", NOON - timedelta(days=days))]) == [LeadKind.NEWCOMER] * shown


def test_newcomers_are_not_those_of_the_first_version_and_nobody_is_new_twice() -> None:
    days = [NOON + timedelta(days=day) for day in range(5)]
    changes = [
        (),
        ("+ yana: Yana, 2 topics",),
        ("- yana: Yana", "- old: Old"),
        ("+ yana: Y", "+ old: O"),
        ("~ b: title",),
    ]

    listed = [tuple(map(ChangeLine.of, lines)) for lines in changes]
    assert newcomers(zip(days, listed, strict=True)) == {"yana": days[1]}


# all together


def test_kinds_are_mixed_and_no_item_stands_twice() -> None:
    items = [
        item(number, NOON - timedelta(days=365), TELEMEDICINE, event_on=date(2026, 11, 25)) for number in range(1, 9)
    ]
    fresh = [item(number, NOON - timedelta(days=1)) for number in range(20, 29)]
    asked = [(person, [TELEMEDICINE, PROBIOTICS]) for person in range(5)]

    mixed = found(
        items=[*fresh, *items],
        can_explain={one.id: "parvan" for one in fresh},
        asked=asked,
        newcomers=[("yana", NOON), ("boyan", NOON)],
        embargoed=[item(99, NOON, embargo_until=NOON + timedelta(days=1))],
    )

    shown = [lead.item.id for lead in mixed if lead.item]
    assert len(mixed) == MOST
    assert len(shown) == len(set(shown))
    assert {lead.kind for lead in mixed} >= set(LeadKind) - {LeadKind.ANNIVERSARY}
    assert mixed[0].kind is LeadKind.EMBARGOED


@given(st.lists(st.integers(-7 * 24, 26 * 365 * 24).map(lambda hours: NOON - timedelta(hours=hours)), max_size=30))
def test_there_are_never_too_many_and_an_anniversary_is_whole_years_old(instants: list[datetime]) -> None:
    all_of_them = [item(number, instant) for number, instant in enumerate(instants)]

    shown = found(items=all_of_them, can_explain=dict.fromkeys(range(30), "parvan"))

    assert len(shown) <= MOST
    for lead in shown:
        if lead.kind is LeadKind.ANNIVERSARY:
            assert lead.years >= 1
            assert lead.on is not None
            assert abs(lead.on - date(2026, 11, 23)) <= timedelta(days=3)
