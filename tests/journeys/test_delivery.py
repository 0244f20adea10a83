"""What is owed finds its way: past people who have blocked the bot, and to groups that have moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from journeys.newsroom import MONDAY_NOON, Newsroom
from mediabot.demo.botapi.people.person import Group
from mediabot.domain.broadcasts import Broadcast, BroadcastState, Progress
from mediabot.domain.content import NO_CONTENT, Content
from waiting import until_true


async def send(newsroom: Newsroom, text: str) -> int:
    """A broadcast to everybody that staff have confirmed just now."""
    sending = Broadcast(
        0,
        9001,
        MONDAY_NOON,
        content=NO_CONTENT.put("en", Content(text)),
        state=BroadcastState.SENDING,
        started_at=MONDAY_NOON,
    )
    async with newsroom.center.store.begin() as work:
        added = await work.broadcasts.add(sending)
        await work.commit()
    return added.id


async def progress(newsroom: Newsroom, broadcast_id: int) -> Progress:
    async with newsroom.center.store.begin() as work:
        return await work.deliveries.progress(broadcast_id)


async def reachable(newsroom: Newsroom, person_id: int) -> bool:
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(person_id)
    return person is not None and person.reachable


async def sent(newsroom: Newsroom, broadcast_id: int) -> Progress:
    """Once nothing waits any more."""

    async def over() -> Progress | None:
        await newsroom.center.tick()
        now = await progress(newsroom, broadcast_id)
        return None if now == Progress() or now.waiting else now

    return await until_true(over, "the broadcast is sent")


async def forget_the_block(newsroom: Newsroom, person_id: int) -> None:
    """As if Telegram's word of it had been lost: only the refusal tells."""
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(person_id)
        assert person is not None
        await work.people.save(replace(person, reachable=True))
        await work.commit()


async def test_whoever_blocked_the_bot_is_counted_and_told_to_nobody_and_gets_the_next_one_when_back(
    newsroom: Newsroom,
) -> None:
    await newsroom.ana.person.blocks_bot()
    await newsroom.quiet()
    await forget_the_block(newsroom, newsroom.ana.id)
    newsroom.clock.move(timedelta(seconds=1))

    first = await sent(newsroom, await send(newsroom, "Good morning"))
    assert first.blocked == 1
    assert not await reachable(newsroom, newsroom.ana.id)
    assert "could not be delivered" not in newsroom.maria.chat
    second = await sent(newsroom, await send(newsroom, "Good day"))
    await newsroom.ana.person.unblocks_bot()
    await newsroom.quiet()
    third = await sent(newsroom, await send(newsroom, "Good evening"))

    assert (second.blocked, third.blocked) == (0, 0)
    assert third.delivered == second.delivered + 1
    await newsroom.ana.sees("Good evening")
    assert "Good day" not in newsroom.ana.chat


async def test_the_staff_group_is_found_again_when_it_becomes_a_supergroup(newsroom: Newsroom) -> None:
    newsroom.api.world.migrate_group(-1005, -1001005)
    group = Group(newsroom.api.world.groups[-1001005])

    await newsroom.boris.says("/human")
    await newsroom.boris.says("Whom may I ask about vaccines?")
    await newsroom.quiet()
    await newsroom.center.tick()

    assert newsroom.center.keeper.current().staff_chat == -1001005
    assert "Whom may I ask about vaccines?" in str(group)
