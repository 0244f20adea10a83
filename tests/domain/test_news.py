"""News items: their states, and who may see them when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.directory import Localized
from mediabot.domain.news import (
    TERMS_VERSION,
    TOLD,
    EmbargoAccess,
    InstantPassed,
    NewsFixed,
    NewsIncomplete,
    NewsItem,
    NewsState,
    TitleMissing,
    TopicsUnconfirmed,
    correct,
    lift,
    may_see,
    publish,
    set_embargo,
    withdraw,
)
from mediabot.domain.news_offers import Brought, title_and_summary
from mediabot.domain.people import Person, Standing
from mediabot.domain.stories import TITLE_LIMIT
from mediabot.domain.text import length

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TITLE = Localized(en="Telemedicine reaches villages")
TOPIC = Localized("телемедицина", "telemedicine")

hours = st.integers(-72, 72).map(lambda hours: timedelta(hours=hours))
instants = hours.map(lambda away: NOW + away)


def draft(**values: object) -> NewsItem:
    return NewsItem(id=1, created_at=NOW, **{"title": TITLE, **values})  # type: ignore[arg-type]


items = st.builds(
    draft,
    title=st.sampled_from([TITLE, Localized()]),
    topics=st.sampled_from([(), (TOPIC,)]),
    topics_confirmed=st.booleans(),
    embargo_until=st.none() | instants,
    state=st.sampled_from(NewsState),
)
people = st.none() | st.builds(Person, id=st.just(7), standing=st.sampled_from(Standing), staff=st.booleans())
accesses = st.none() | st.builds(
    EmbargoAccess,
    person_id=st.just(7),
    agreed_at=st.just(NOW),
    terms_version=st.integers(TERMS_VERSION - 1, TERMS_VERSION),
    closed_at=st.none() | instants,
)


def steps(item: NewsItem, now: datetime) -> list[NewsItem]:
    """What one step of staff can make of it."""
    made = []
    for step in (
        partial(publish, item, now),
        partial(withdraw, item, now),
        partial(correct, item, now, Localized(en="It was 12.")),
        partial(set_embargo, item, now + timedelta(hours=5), now),
        partial(set_embargo, item, None, now),
    ):
        try:
            made.append(step())
        except (NewsFixed, NewsIncomplete):
            continue
    return made


@given(item=items, person=people, access=accesses, now=instants)
def test_nobody_without_access_sees_an_item_before_its_instant(
    item: NewsItem, person: Person | None, access: EmbargoAccess | None, now: datetime
) -> None:
    agreed = access is not None and access.terms_version == TERMS_VERSION and access.closed_at is None
    entitled = person is not None and person.standing is Standing.VERIFIED and agreed

    seen = may_see(item, person, access, now)

    early = item.embargo_until is not None and now < item.embargo_until
    assert not (seen and item.state not in TOLD)
    assert not (seen and early and not entitled)
    assert seen == (item.state in TOLD and (entitled or not early))


@given(item=items, now=instants)
def test_no_step_brings_an_item_out_before_its_instant_or_a_withdrawn_one_back(item: NewsItem, now: datetime) -> None:
    for after in steps(item, now):
        assert not (after.told(now) and after.embargoed(now))
        assert not (item.state is NewsState.WITHDRAWN and after.state is not NewsState.WITHDRAWN)
        assert not (after.state is NewsState.DRAFT and item.state is not NewsState.DRAFT)
        if item.state is NewsState.DRAFT and after.state in TOLD:
            assert after.released_at == (after.embargo_until if after.embargoed(now) else now)


def test_a_draft_without_title_or_with_topics_only_suggested_stays_a_draft() -> None:
    with pytest.raises(TitleMissing):
        publish(draft(title=Localized()), NOW)
    with pytest.raises(TopicsUnconfirmed):
        publish(draft(topics=(TOPIC,)), NOW)

    assert publish(draft(topics=(TOPIC,), topics_confirmed=True), NOW).state is NewsState.PUBLISHED
    assert publish(draft(), NOW).state is NewsState.PUBLISHED


def test_what_is_public_gets_no_embargo_and_none_ends_in_the_past() -> None:
    public = publish(draft(), NOW)

    with pytest.raises(NewsFixed):
        set_embargo(public, NOW + timedelta(hours=1), NOW)
    with pytest.raises(InstantPassed):
        set_embargo(draft(), NOW, NOW)


def test_the_end_of_an_embargo_is_noticed_once_and_never_early() -> None:
    item = publish(draft(embargo_until=NOW + timedelta(hours=1)), NOW)

    assert lift(item, NOW) == item
    lifted = lift(item, NOW + timedelta(hours=9))
    assert lifted.lifted_at == NOW + timedelta(hours=9)
    assert lift(lifted, NOW + timedelta(hours=10)) == lifted
    assert publish(draft(embargo_until=NOW), NOW).lifted_at == NOW


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=700) | st.just("Дума. " * 80))
def test_a_text_becomes_title_and_summary_and_loses_nothing(text: str) -> None:
    title, summary = title_and_summary(text)

    assert length(title) <= TITLE_LIMIT
    kept = "".join(f"{title}\n{summary}".split())
    whole = "".join(text.split())
    assert whole in (kept, "".join(summary.split()))


def test_only_an_address_alone_is_a_bare_link() -> None:
    assert Brought("example.org/a", link="https://example.org/a").bare_link
    assert Brought("https://example.org/a", link="https://example.org/a").bare_link
    assert not Brought("Read https://example.org/a", link="https://example.org/a").bare_link
    assert not Brought("telemedicine").bare_link
