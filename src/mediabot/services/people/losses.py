"""Who hears of it when a message is given up, and when a group takes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediabot.domain.deliveries import Delivery, Lane, Loss
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.kinds import Card
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.people import Person
from mediabot.services.broadcasts.broadcasting import hold_refused
from mediabot.services.desk import Desk, Office
from mediabot.services.people.profiles import Profiles
from mediabot.services.people.staff_group import StaffGroup
from mediabot.services.ports.store import Clock, Work


@dataclass(frozen=True)
class Losses:
    """Called by the outbox, in the unit of work in which it gives up."""

    clock: Clock
    office: Callable[[], Office]

    async def tell(self, work: Work, delivery: Delivery) -> None:
        """A message could not be delivered: staff hear of it, an expert's question moves on.

        What goes to many is counted where it is reported, and not told one by one; where its first copies are refused
        it is held.
        """
        desk = Desk(work, self.clock.now(), self.office())
        if delivery.chat_id == await desk.staff_group():
            await StaffGroup(desk).undelivered(delivery)
            return
        if delivery.chat_id in await desk.staff_chats() and delivery.broadcast_id is None:
            return
        person = await work.people.get(delivery.chat_id)
        if person is None and delivery.chat_id > 0:  # they left, and nobody need know that they blocked the bot as well
            return
        if delivery.lane < Lane.DIGEST:
            event = Alert.UNDELIVERED_TRIES if delivery.loss is Loss.FAILED else Alert.UNDELIVERED
            await desk.owe_staff(StaffAlert(event, delivery.reader_id or 0))
        if delivery.broadcast_id is not None and delivery.loss is Loss.FAILED:
            await hold_refused(desk, delivery.broadcast_id)
        if person is not None and not person.reachable:
            await Profiles(desk).lost(person)
        await self._keep_for_staff(desk, delivery, person)

    async def arrived(self, work: Work, delivery: Delivery) -> None:
        """A group took a new message."""
        await StaffGroup(Desk(work, self.clock.now(), self.office())).arrived(delivery)

    async def _keep_for_staff(self, desk: Desk, delivery: Delivery, person: Person | None) -> None:
        """What stood in for the lost group and reaches the last of staff as little waits for the group."""
        group = await desk.staff_group()
        if group is None or person is None or not person.staff or await desk.staff_in_private():
            return
        if await desk.work.lost_chats.get(group) is not None and isinstance(delivery.notice, Card):
            await desk.owe(group, delivery.notice)
