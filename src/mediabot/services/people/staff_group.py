"""The staff group when it takes no message: what is owed to it goes to each member of staff until it does again.

Whether it does is only known by writing: it is tried now and then, and any new message that arrives brings it back.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mediabot.domain.chats import LostChat
from mediabot.domain.deliveries import Delivery, Lane, Loss
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.kinds import Card
from mediabot.domain.notices.notes import StaffAlert
from mediabot.services.clockwork import Clockwork
from mediabot.services.desk import Desk

TRY_AGAIN = timedelta(minutes=5)
"""So often a lost group is written to."""


class StaffGroup:
    """Does nothing where there is none."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def lose(self, why: str) -> None:
        """It can't be written to: staff are told so in private, and get there what waits."""
        desk, group = self._desk, await self._desk.staff_group()
        if group is None:
            return
        if await desk.work.lost_chats.get(group) is None:
            await desk.work.lost_chats.put(LostChat(group, desk.now, why, desk.now))
            await self._tell_each(Alert.GROUP_LOST)
        await self._pass_all_on(group)

    async def undelivered(self, delivery: Delivery) -> None:
        """A message to the group was given up."""
        if delivery.loss is Loss.FAILED:
            if not isinstance(delivery.notice, StaffAlert):
                await self._pass_on(delivery)
            return
        await self.lose(delivery.failure)
        if await self._desk.staff_in_private() or _only_tried(delivery):
            await self._pass_on(delivery)
            await self._desk.work.deliveries.remove(delivery.id)
        else:
            later = self._desk.now + TRY_AGAIN
            await self._desk.work.deliveries.save(replace(delivery, due_at=later, failed_at=None, loss=None))

    async def arrived(self, delivery: Delivery) -> None:
        """A new message arrived in a group: if that was lost, it is back."""
        lost = self._desk.work.lost_chats
        if await lost.get(delivery.chat_id) is None:
            return
        await lost.drop(delivery.chat_id)
        if delivery.chat_id == await self._desk.staff_group():
            await self._tell_each(Alert.GROUP_FOUND)
            if not _only_tried(delivery):
                await self._desk.owe(delivery.chat_id, StaffAlert(Alert.GROUP_BACK))

    async def try_again(self, *, at_once: bool = False) -> None:
        """Write to it while it is lost; what waits for it goes to whoever of staff can be written to by now."""
        desk, group = self._desk, await self._desk.staff_group()
        lost = await desk.work.lost_chats.get(group) if group is not None else None
        if group is None or lost is None:
            return
        if timedelta(0) <= desk.now - lost.tried_at < TRY_AGAIN and not at_once:
            return
        await desk.work.lost_chats.put(replace(lost, tried_at=desk.now))
        await self._pass_all_on(group)
        if not await desk.work.deliveries.owed_to(group):
            await desk.owe(group, StaffAlert(Alert.GROUP_BACK))

    async def _tell_each(self, alert: Alert) -> None:
        for chat_id in await self._desk.staff_in_private():
            await self._desk.owe(chat_id, StaffAlert(alert))

    async def _pass_all_on(self, group: int) -> None:
        if not await self._desk.staff_in_private():
            return
        for delivery in await self._desk.work.deliveries.owed_to(group):
            await self._pass_on(delivery)
            await self._desk.work.deliveries.remove(delivery.id)

    async def _pass_on(self, delivery: Delivery) -> None:
        """To each in private; but not a short answer that was meant for whoever acted in the group."""
        notice = delivery.notice
        if _only_tried(delivery) or (delivery.lane is Lane.REPLY and not isinstance(notice, Card)):
            return
        for chat_id in await self._desk.staff_in_private():
            await self._desk.owe(chat_id, notice, lane=max(delivery.lane, Lane.REFERRAL))


class StaffGroupRounds(Clockwork):
    """By the clock."""

    async def try_again(self) -> None:
        async with self.desk() as desk:
            await StaffGroup(desk).try_again()


def _only_tried(delivery: Delivery) -> bool:
    notice = delivery.notice
    return isinstance(notice, StaffAlert) and notice.event is Alert.GROUP_BACK
