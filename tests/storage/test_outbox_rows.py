"""Deliveries and cards, on both databases: what is owed, and which message shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mediabot.domain.audience import Audience
from mediabot.domain.broadcasts import Broadcast, BroadcastState, Progress
from mediabot.domain.deliveries import Delivery, Lane, Loss
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.packing import CARDS
from mediabot.domain.people import Person, Standing
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, PETROVA, card, delivery, minutes, stored


async def test_a_delivery_comes_back_as_stored_and_as_changed(store: SqlStore) -> None:
    full = delivery(-1001, Lane.DIGEST, reader_id=ANA, detail={"име": "Ана", "count": 3}, message_id=9, attempts=1)
    [kept] = await stored(store, "deliveries", full)
    changed = replace(kept, detail={}, sent_at=NOW, claimed_until=NOW, failed_at=NOW, failure="blocked", attempts=2)

    async with store.begin() as work:
        assert await work.deliveries.get(kept.id) == kept == replace(full, id=kept.id)
        await work.deliveries.save(changed)
        await work.commit()

    async with store.begin() as work:
        assert await work.deliveries.get(kept.id) == changed
        assert await work.deliveries.get(kept.id + 1) is None


@pytest.mark.parametrize("kind", sorted(CARDS))
async def test_a_card_that_waits_unclaimed_serves_for_the_same_card(store: SqlStore, kind: NoticeKind) -> None:
    first, same, other_chat, other_subject = await stored(
        store,
        "deliveries",
        *(card(chat, subject, kind=kind) for chat, subject in ((ANA, 1), (ANA, 1), (PETROVA, 1), (ANA, 2))),
    )

    assert same == first
    assert len({first.id, other_chat.id, other_subject.id}) == 3


async def test_a_notice_that_is_no_card_is_owed_as_often_as_it_was_added(store: SqlStore) -> None:
    first, second = await stored(store, "deliveries", delivery(), delivery())

    assert first.id != second.id


@pytest.mark.parametrize("change", [{"sent_at": NOW}, {"failed_at": NOW}, {"claimed_until": minutes(1)}])
async def test_a_card_already_claimed_sent_or_given_up_is_owed_anew(store: SqlStore, change: dict[str, object]) -> None:
    [first] = await stored(store, "deliveries", card())
    async with store.begin() as work:
        await work.deliveries.save(replace(first, **change))
        await work.commit()

    [second] = await stored(store, "deliveries", card())

    assert second.id != first.id


async def test_failures_come_newest_first(store: SqlStore) -> None:
    failures = (minutes(1), minutes(3), minutes(2), minutes(-1), None)
    kept = await stored(store, "deliveries", *(delivery(failed_at=failed_at) for failed_at in failures))

    async with store.begin() as work:
        assert [each.id for each in await work.deliveries.failed(NOW)] == [kept[1].id, kept[2].id, kept[0].id]


async def test_whatever_was_owed_to_a_chat_is_forgotten_and_a_broadcast_still_counts_it(store: SqlStore) -> None:
    waiting, sent, given_up, copied, other = await stored(
        store,
        "deliveries",
        delivery(),
        delivery(sent_at=NOW),
        delivery(failed_at=NOW),
        delivery(sent_at=NOW, broadcast_id=7, reader_id=ANA),
        delivery(PETROVA),
    )

    async with store.begin() as work:
        await work.books.forget(ANA)
        left = [await work.deliveries.get(each.id) for each in (waiting, sent, given_up, copied, other)]

    assert left == [None, None, None, replace(copied, chat_id=0, reader_id=None), other]


async def test_waiting_counts_what_is_owed(store: SqlStore) -> None:
    await stored(store, "deliveries", delivery(), delivery(claimed_until=NOW), delivery(sent_at=NOW))
    await stored(store, "deliveries", delivery(failed_at=NOW))

    async with store.begin() as work:
        assert await work.deliveries.waiting() == 2


async def test_tidying_removes_what_was_finished_before(store: SqlStore) -> None:
    kept = await stored(
        store,
        "deliveries",
        delivery(sent_at=minutes(-1)),
        delivery(failed_at=minutes(-1)),
        delivery(sent_at=NOW),
        delivery(),
    )

    async with store.begin() as work:
        assert await work.deliveries.tidy(NOW) == 2
        assert [await work.deliveries.get(each.id) for each in kept] == [None, None, *kept[2:]]


async def test_a_card_is_shown_by_one_message_of_a_chat(store: SqlStore) -> None:
    async with store.begin() as work:
        await work.cards.put(ANA, NoticeKind.QUESTION, 1, 10)
        await work.cards.put(ANA, NoticeKind.QUESTION, 1, 11)
        await work.cards.put(ANA, NoticeKind.QUESTION, 2, 12)
        await work.cards.put(PETROVA, NoticeKind.REFERRAL, 1, 13)
        await work.commit()

    async with store.begin() as work:
        assert await work.cards.get(ANA, NoticeKind.QUESTION, 1) == 11
        assert await work.cards.get(ANA, NoticeKind.REFERRAL, 1) is None

        await work.cards.drop(ANA, NoticeKind.QUESTION, 1)
        assert await work.cards.get(ANA, NoticeKind.QUESTION, 1) is None

        await work.cards.forget(ANA)
        assert await work.cards.get(ANA, NoticeKind.QUESTION, 2) is None
        assert await work.cards.get(PETROVA, NoticeKind.REFERRAL, 1) == 13


async def test_many_are_marked_as_sent_and_given_back_at_one_go(store: SqlStore) -> None:
    held: dict[str, Any] = {"claimed_until": minutes(1), "detail": {"words": "тайна"}}
    sent, back, other = await stored(store, "deliveries", *(delivery(chat, **held) for chat in (1, 2, 3)))

    async with store.begin() as work:
        await work.deliveries.sent([sent.id], NOW)
        await work.deliveries.give_back([sent.id, back.id])
        await work.commit()

    async with store.begin() as work:
        assert await work.deliveries.get(sent.id) == replace(sent, sent_at=NOW, claimed_until=None, detail={})
        assert await work.deliveries.get(back.id) == replace(back, claimed_until=None)
        assert await work.deliveries.get(other.id) == other


async def test_what_is_owed_moves_with_its_group(store: SqlStore) -> None:
    owed, sent = await stored(store, "deliveries", delivery(-5, message_id=3), delivery(-5, sent_at=NOW))

    async with store.begin() as work:
        await work.deliveries.move(-5, -1005)
        await work.moved_chats.put(-5, -1005)
        await work.commit()

    async with store.begin() as work:
        assert await work.deliveries.get(owed.id) == replace(owed, chat_id=-1005, message_id=None)
        assert await work.deliveries.get(sent.id) == sent
        assert [await work.moved_chats.where(chat_id) for chat_id in (-5, -6)] == [-1005, -6]


async def test_a_broadcast_is_planned_in_pieces_for_those_who_were_there(store: SqlStore) -> None:
    people = [
        Person(1, created_at=minutes(-9)),
        Person(2, created_at=minutes(9)),
        Person(3, reachable=False),
        Person(4, standing=Standing.BLOCKED),
        Person(5),
        Person(6, language="en"),
    ]
    async with store.begin() as work:
        for person in people:
            await work.people.save(person)
        pieces = [await work.deliveries.plan(8, Audience(), NOW, "bg", after=after, limit=2) for after in (0, 5, 6)]
        english = await work.deliveries.plan(9, Audience(languages=("en",)), NOW, "bg", after=0, limit=9)
        await work.commit()

    assert ([list(piece) for piece in pieces], english) == ([[1, 5], [6], []], [6])
    async with store.begin() as work:
        [first] = await work.deliveries.claim_of(8, NOW, minutes(1), 1)
    copy = Delivery(first.id, 1, NoticeKind.BROADCAST, NOW, NOW, Lane.BROADCAST, reader_id=1, subject=8, broadcast_id=8)
    assert first == replace(copy, claimed_until=minutes(1))


async def test_the_progress_of_a_broadcast_is_counted(store: SqlStore) -> None:
    fates: list[dict[str, Any]] = [
        {"sent_at": NOW},
        {"sent_at": NOW},
        {},
        *({"failed_at": NOW, "loss": loss} for loss in (Loss.BLOCKED, Loss.GONE, Loss.FAILED, Loss.GONE)),
    ]
    await stored(store, "deliveries", *(delivery(broadcast_id=1, **fate) for fate in fates))
    await stored(store, "deliveries", delivery(broadcast_id=2), delivery())

    async with store.begin() as work:
        assert await work.deliveries.progress(1) == Progress(delivered=2, waiting=1, blocked=1, gone=2, failed=1)


async def test_a_stopped_broadcast_loses_what_nobody_is_sending(store: SqlStore) -> None:
    held = delivery(1, broadcast_id=1, claimed_until=NOW)
    kinds = [held, delivery(2, broadcast_id=1, sent_at=NOW), delivery(3)]
    kept = await stored(store, "deliveries", *kinds, *(delivery(4, broadcast_id=1) for _ in range(3)))

    async with store.begin() as work:
        assert [await work.deliveries.drop(1, 2) for _ in range(3)] == [2, 1, 0]
        assert [await work.deliveries.get(each.id) for each in kept[:3]] == kept[:3]
        assert await work.deliveries.drop(1, 2, lapsed=NOW) == 1
        assert [await work.deliveries.get(each.id) for each in kept[:3]] == [None, *kept[1:3]]


async def test_tidying_goes_in_pieces(store: SqlStore) -> None:
    await stored(store, "deliveries", *(delivery(sent_at=minutes(-1)) for _ in range(5)))

    async with store.begin() as work:
        assert [await work.deliveries.tidy(NOW, limit=2) for _ in range(4)] == [2, 2, 1, 0]


async def test_tidying_removes_what_a_broadcast_that_is_over_has_left(store: SqlStore) -> None:
    states = (BroadcastState.CANCELLED, BroadcastState.PAUSED)
    over, paused = await stored(store, "broadcasts", *(Broadcast(0, ANA, NOW, state=state) for state in states))
    left = await stored(store, "deliveries", *(delivery(broadcast_id=each.id) for each in (over, paused)))

    async with store.begin() as work:
        assert await work.deliveries.tidy(NOW) == 1
        assert [await work.deliveries.get(each.id) for each in left] == [None, left[1]]
