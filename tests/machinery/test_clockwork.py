"""What the clock sets off, in units of work of its own."""

from __future__ import annotations

import pytest

from machinery.doubles import NOON, MovableClock
from mediabot.domain.people import Person
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk
from mediabot.services.directory.office import empty_office
from mediabot.storage.store import SqlStore


class Chore(Clockwork):
    """Keeps a person, and leaves the block as it is told."""

    async def keep(self, trouble: Exception | None = None) -> Desk:
        async with self.desk() as desk:
            await desk.work.people.save(Person(1, created_at=desk.now))
            if trouble is not None:
                raise trouble
            return desk


async def kept(store: SqlStore) -> bool:
    async with store.begin() as work:
        return await work.people.get(1) is not None


async def test_a_block_that_is_left_by_return_is_committed_before_the_courier_is_woken(
    store: SqlStore, clock: MovableClock
) -> None:
    woken: list[bool] = []
    office = empty_office()
    chore = Chore(store, clock, lambda: office, lambda: woken.append(True))

    desk = await chore.keep()

    assert (desk.now, desk.office) == (NOON, office)
    assert await kept(store)
    assert woken == [True]


async def test_a_block_that_raises_changes_nothing_and_wakes_nobody(store: SqlStore, clock: MovableClock) -> None:
    woken: list[bool] = []
    chore = Chore(store, clock, empty_office, lambda: woken.append(True))

    with pytest.raises(ValueError, match="broken"):
        await chore.keep(ValueError("broken"))

    assert not await kept(store)
    assert woken == []
