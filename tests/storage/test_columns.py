"""What both databases give back is what was put in."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from mediabot.domain.people import Person
from mediabot.storage.repositories import inbox, outbox, people, questions, versions
from mediabot.storage.shelf import Repository
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, question, stored

REPOSITORIES = [
    each
    for module in (inbox, outbox, people, questions, versions)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, Repository) and each is not Repository
]


@pytest.mark.parametrize("repository", REPOSITORIES, ids=lambda repository: repository.__name__)
def test_a_table_has_the_fields_of_its_dataclass_and_no_others(repository: type[Repository[Any]]) -> None:
    shelf = repository.shelf

    kept = (shelf.columns[field.name] for field in fields(shelf.shape))
    assert sorted(column.key for column in shelf.table.columns) == sorted(name for names in kept for name in names)


async def round_trip(store: SqlStore, instant: datetime) -> datetime | None:
    async with store.begin() as work:
        await work.people.save(Person(ANA, created_at=instant))
        await work.commit()
    async with store.begin() as work:
        person = await work.people.get(ANA)
    assert person is not None
    return person.created_at


@pytest.mark.parametrize(
    "instant",
    [
        NOW,
        NOW.replace(microsecond=0),
        datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/Sofia"), fold=1),
        datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=timezone(timedelta(hours=-11))),
    ],
)
async def test_an_instant_comes_back_the_same_and_in_utc(store: SqlStore, instant: datetime) -> None:
    back = await round_trip(store, instant)

    assert back == instant.astimezone(UTC)
    assert back is not None
    assert back.tzinfo is UTC


async def test_an_instant_without_a_zone_is_refused(store: SqlStore) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        await round_trip(store, datetime(2026, 11, 22, 16, 5))  # noqa: DTZ001


async def test_instants_are_compared_in_time_and_not_as_text(store: SqlStore) -> None:
    in_sofia = NOW.astimezone(ZoneInfo("Europe/Sofia"))
    [kept] = await stored(store, "questions", question(due_at=in_sofia))

    async with store.begin() as work:
        assert await work.questions.due(in_sofia - timedelta(microseconds=1), limit=1) == []
        assert await work.questions.due(in_sofia, limit=1) == [kept.id]


async def test_a_telegram_id_may_have_more_than_32_bits(store: SqlStore) -> None:
    large = 2**52 - 1

    async with store.begin() as work:
        await work.people.save(Person(large, decided_by=-large))
        assert await work.people.get(large) == Person(large, decided_by=-large)


async def test_hostile_text_comes_back_unchanged(store: SqlStore) -> None:
    hostile = "'; DROP TABLE people; -- \u202e\u200b<b>&%s:name?\U0001f9ec" + "\u0301" * 4096

    async with store.begin() as work:
        await work.people.save(Person(ANA, name=hostile))
        await work.commit()

    async with store.begin() as work:
        assert await work.people.get(ANA) == Person(ANA, name=hostile)
