"""A unit of work is one transaction, alone with what it has locked."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import text

from mediabot.domain.people import Person, Standing
from mediabot.domain.questions import Status
from mediabot.storage.engine import open_engine
from mediabot.storage.store import SqlStore
from storage.examples import ANA, PETROVA, minutes, question, stored


async def kept(store: SqlStore, *people: Person) -> None:
    async with store.begin() as work:
        for person in people:
            await work.people.save(person)
        await work.commit()


async def test_changes_are_kept_when_they_were_committed(store: SqlStore, second_store: SqlStore) -> None:
    async with store.begin() as work:
        await work.people.save(Person(ANA, name="Ана"))
        await work.commit()

    async with second_store.begin() as work:
        assert await work.people.get(ANA) == Person(ANA, name="Ана")


async def test_changes_are_rolled_back_unless_committed(store: SqlStore) -> None:
    async with store.begin() as work:
        await work.people.save(Person(ANA))

    async with store.begin() as work:
        assert await work.people.get(ANA) is None


async def test_an_error_rolls_back_and_rises(store: SqlStore) -> None:
    async def fails() -> None:
        async with store.begin() as work:
            await work.people.save(Person(ANA))
            raise LookupError

    with pytest.raises(LookupError):
        await fails()

    async with store.begin() as work:
        assert await work.people.get(ANA) is None


async def test_a_task_cancelled_within_a_unit_of_work_leaves_nothing_behind(store: SqlStore) -> None:
    begun = asyncio.Event()

    async def never_ends() -> None:
        async with store.begin() as work:
            await work.people.save(Person(ANA))
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(never_ends())
    await begun.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    async with store.begin() as work:
        assert await work.people.get(ANA) is None
        await work.people.save(Person(ANA))
        await work.commit()


async def test_what_follows_a_commit_is_rolled_back_too(store: SqlStore) -> None:
    async with store.begin() as work:
        await work.people.save(Person(ANA, name="Ана"))
        await work.commit()
        await work.people.save(Person(ANA, name="Another"))

    async with store.begin() as work:
        assert await work.people.get(ANA) == Person(ANA, name="Ана")


async def test_what_was_read_in_a_unit_of_work_still_holds_when_it_writes(
    store: SqlStore, second_store: SqlStore
) -> None:
    await kept(store, Person(ANA, staff=True), Person(PETROVA, staff=True))

    async def leave(of: SqlStore, person_id: int) -> None:
        """As whoever may only leave while somebody else is staff."""
        async with of.begin() as work:
            staff = await work.people.staff()
            await asyncio.sleep(0.02)
            if len(staff) > 1:
                await work.people.save(Person(person_id))
            await work.commit()

    await asyncio.gather(leave(store, ANA), leave(second_store, PETROVA))

    async with store.begin() as work:
        assert len(await work.people.staff()) == 1


async def test_a_process_that_hangs_in_a_unit_of_work_is_not_waited_for_for_ever(postgresql_url: str) -> None:
    engine = open_engine(postgresql_url)

    async with engine.connect() as connection:
        limit = await connection.execute(text("SHOW idle_in_transaction_session_timeout"))
        assert limit.scalar_one() == "1min"
    await engine.dispose()


async def test_many_units_that_change_one_question_come_after_each_other(
    store: SqlStore, second_store: SqlStore
) -> None:
    [asked] = await stored(store, "questions", question(story=""))

    async def add_letter(of: SqlStore, letter: str) -> None:
        async with of.begin() as work:
            current = await work.questions.get(asked.id)
            assert current is not None
            await asyncio.sleep(0.01)
            await work.questions.save(replace(current, story=current.story + letter))
            await work.commit()

    await asyncio.gather(*(add_letter(of, letter) for letter in "абвг" for of in (store, second_store)))

    async with store.begin() as work:
        current = await work.questions.get(asked.id)
        assert current is not None
        assert sorted(current.story) == list("ааббввгг")


async def test_two_units_that_change_different_things_of_a_person_keep_both(
    store: SqlStore, second_store: SqlStore
) -> None:
    async with store.begin() as work:
        await work.people.save(Person(ANA))
        await work.commit()

    async def change(of: SqlStore, **values: object) -> None:
        async with of.begin() as work:
            person = await work.people.get(ANA)
            assert person is not None
            await asyncio.sleep(0.02)
            await work.people.save(replace(person, **values))  # type: ignore[arg-type]
            await work.commit()

    await asyncio.gather(change(store, language="en"), change(second_store, standing=Standing.VERIFIED))

    async with store.begin() as work:
        assert await work.people.get(ANA) == Person(ANA, language="en", standing=Standing.VERIFIED)


async def test_a_unit_of_work_inside_another_is_refused_instead_of_hanging(sqlite_url: str) -> None:
    store = SqlStore(open_engine(sqlite_url))

    async with store.begin():
        with pytest.raises(RuntimeError, match="inside another"):
            async with store.begin():
                pass
    await store.close()


async def test_many_units_of_work_at_once_all_come_to_their_turn(store: SqlStore, second_store: SqlStore) -> None:
    async def save(of: SqlStore, person_id: int) -> None:
        async with of.begin() as work:
            assert await work.people.get(person_id) is None
            await work.people.save(Person(person_id, staff=True))
            await work.commit()

    await asyncio.gather(*(save((store, second_store)[number % 2], number) for number in range(60)))

    async with store.begin() as work:
        assert [person.id for person in await work.people.staff()] == list(range(60))


async def test_an_open_question_is_judged_by_the_stores_clock(store: SqlStore) -> None:
    await stored(store, "questions", question(status=Status.NOBODY_LEFT, deadline=minutes(10)))
    before = SqlStore(store.engine, now=lambda: minutes(9))
    after = SqlStore(store.engine, now=lambda: minutes(10))

    async with before.begin() as work:
        assert len(await work.questions.open()) == 1
    async with after.begin() as work:
        assert await work.questions.open() == []
