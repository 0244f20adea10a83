"""Staff named in the settings exist from the start, so that they can be written to."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from mediabot.domain.people import Person, named_by_settings
from mediabot.services.clockwork import Clockwork

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FirstStaff(Clockwork):
    """Those whom the office knows from the settings."""

    async def meet(self) -> None:
        """They may send broadcasts until a colleague takes that right; a start does not give it back, nor the role."""
        async with self.desk() as desk:
            for person_id in desk.office.first_staff:
                person = await desk.work.people.get(person_id) or Person(id=person_id, created_at=desk.now)
                if person.dismissed_at is not None:
                    log.warning("MEDIABOT_STAFF names %s, whom a colleague dismissed; an invite undoes it", person_id)
                    continue
                first = not person.staff or person.active_at is None
                await desk.work.people.save(named_by_settings(person, first=first))
