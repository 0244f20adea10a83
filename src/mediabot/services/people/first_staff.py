"""Staff named in the settings exist from the start, so that they can be written to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mediabot.domain.people import Person
from mediabot.services.clockwork import Clockwork


@dataclass(frozen=True)
class FirstStaff(Clockwork):
    """Those with these ids."""

    ids: Collection[int]

    async def meet(self) -> None:
        """They may send broadcasts until a colleague takes that right; a start does not give it back."""
        async with self.desk() as desk:
            for person_id in self.ids:
                person = await desk.work.people.get(person_id) or Person(id=person_id, created_at=desk.now)
                first = not person.staff or person.active_at is None
                await desk.work.people.save(replace(person, staff=True, sends=person.sends or first))
