"""Staff write to many: composed, tried out, confirmed, sent, paused, stopped, and told how it went."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import count
from unittest.mock import patch

import pytest
from sqlalchemy import and_, func, select

from journeys.newsroom import Newsroom, Somebody
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.deliveries import Delivery
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.storage.rows.sending import DeliveryRow
from waiting import until, until_true

SENDERS = 16
"""So many messages are on their way at most."""

MARIA_S = 1
"""Her own copy waits for her card, and that for a free sender."""


async def compose(newsroom: Newsroom, text: str = "The forum is on Friday.") -> Somebody:
    """Maria in private, with a draft in English for everybody."""
    maria = newsroom.maria_in_private
    await maria.says("/broadcast")
    await maria.taps("New message to everyone")
    await maria.taps("English text")
    await maria.says(text)
    return maria


async def send_now(newsroom: Newsroom, staff: Somebody) -> None:
    await staff.sends_to_all()
    await newsroom.later(seconds=31)
    await newsroom.later(seconds=2)


async def newest(newsroom: Newsroom) -> Broadcast:
    async with newsroom.center.store.begin() as work:
        return (await work.broadcasts.newest(1))[0]


async def crowd(newsroom: Newsroom, size: int, **facts: object) -> None:
    """Readers who only read."""
    newsroom.api.world.add_crowd(50_001, size)
    async with newsroom.center.store.begin() as work:
        for number in range(50_001, 50_001 + size):
            await work.people.save(replace(Person(number, f"Reader {number}", language="en"), **facts))  # type: ignore[arg-type]
        await work.commit()


async def reaches(newsroom: Newsroom, state: BroadcastState) -> Broadcast:
    """Wait until the newest broadcast is so."""

    async def there() -> Broadcast | None:
        found = await newest(newsroom)
        return found if found.state is state else None

    return await until_true(there, f"it is {state}")


async def test_a_text_reaches_everybody_in_the_form_it_was_written_in(newsroom: Newsroom) -> None:
    maria = await compose(newsroom, "The forum is on Friday, see https://example.org")

    await send_now(newsroom, maria)

    for somebody in (newsroom.ana, newsroom.parvan, newsroom.kisel):
        assert "The forum is on Friday" in somebody.chat
    assert "Delivered: 6" in maria.last.text
    assert "✅ sent" in maria.last.text


async def test_within_half_a_minute_it_can_be_undone(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await maria.sends_to_all()
    await newsroom.later(seconds=25)

    await maria.taps("Undo")
    await newsroom.later(minutes=10)

    assert "forum" not in newsroom.ana.chat
    assert (await newest(newsroom)).state is BroadcastState.DRAFT


async def test_each_reader_gets_the_own_language(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, language="bg"))
        await work.commit()
    maria = await compose(newsroom, "Hello, everybody")
    await maria.taps("Bulgarian text")
    await maria.says("Здравейте на всички")

    await send_now(newsroom, maria)

    assert "Здравейте" in newsroom.ana.chat
    assert "Hello" not in newsroom.ana.chat
    assert "Hello" in newsroom.parvan.chat


async def test_the_audience_is_chosen_by_taps_and_counted_at_once(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    assert "everybody: 6 people" in maria.last.text

    await maria.taps("Audience")
    await maria.taps("Experts")
    assert "experts: 3 people" in maria.last.text
    await maria.taps("‹ Back")
    await send_now(newsroom, maria)

    assert "forum" in newsroom.parvan.chat
    assert "forum" not in newsroom.ana.chat


async def test_an_audience_of_nobody_is_told_and_nothing_is_sent(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await maria.taps("Audience")
    await maria.taps("Bulgarian")
    assert "There is nobody in this audience" in maria.last.text
    await maria.taps("‹ Back")

    await maria.taps("Send")

    await maria.person.sees_toast("There is nobody in this audience")
    assert (await newest(newsroom)).state is BroadcastState.DRAFT


async def test_an_album_comes_as_one_and_goes_as_one(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/broadcast")
    await maria.taps("New message to everyone")
    await maria.taps("English text")

    await maria.person.sends_album("photo", "photo", "photo", caption="Three pictures")
    await newsroom.quiet()
    assert len((await newest(newsroom)).content.en.attachments) == 3
    await send_now(newsroom, maria)

    pictures = [message for message in newsroom.ana.messages if "photo" in message.message.body]
    assert len(pictures) == 3
    assert len({message.message.body["media_group_id"] for message in pictures}) == 1
    assert "Three pictures" in newsroom.ana.chat


async def test_a_poll_is_sent_anew(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/broadcast")
    await maria.taps("New message to everyone")

    await maria.person.sends_poll("Which day?", ["Monday", "Friday"])
    await newsroom.quiet()
    await send_now(newsroom, maria)

    assert any("poll" in message.message.body for message in newsroom.ana.messages)


async def test_what_can_not_be_sent_on_is_refused_in_words(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/broadcast")
    await maria.taps("New message to everyone")

    await maria.person.sends_file("location")
    await newsroom.quiet()

    assert "can’t be sent on" in maria.last.text


async def test_a_preview_and_a_test_go_to_those_who_asked_for_them_alone(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    paul = Somebody(newsroom.paul.person, newsroom)

    await maria.taps("Preview")
    await maria.taps("Test send")
    await maria.says("9002, 1001, 77777777")

    assert "forum" in paul.chat
    assert "forum" not in newsroom.ana.chat
    assert "The test is on its way to: 9002." in maria.last.text
    assert (await newest(newsroom)).state is BroadcastState.DRAFT


async def test_a_test_is_for_colleagues_and_from_whoever_may_send(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await maria.taps("Test send")
    await maria.says("1001")
    assert "A test goes to colleagues only" in maria.last.text
    await maria.says("/senders")
    await maria.taps("✓ Maria")

    await maria.says("/broadcast")
    await maria.taps("📝 1")
    await maria.taps("Test send")

    await maria.person.sees_toast("You may write messages to everyone, but not send them")
    assert "forum" not in newsroom.ana.chat


async def test_a_large_one_needs_a_second_person_who_may_send(newsroom: Newsroom) -> None:
    await crowd(newsroom, 101)
    maria = await compose(newsroom)
    await maria.sends_to_all()
    assert "awaiting a second person" in maria.last.text
    paul = Somebody(newsroom.paul.person, newsroom)
    assert "The forum is on Friday" in paul.chat

    await maria.taps("Confirm")
    await maria.person.sees_toast("Somebody else has to confirm it")
    await paul.taps("Confirm")

    assert (await newest(newsroom)).state is BroadcastState.SCHEDULED
    await newsroom.later(seconds=31)
    await reaches(newsroom, BroadcastState.FINISHED)
    assert (await newest(newsroom)).delivered == 107


async def test_sending_to_all_is_asked_about_once_more_with_how_many_get_it(newsroom: Newsroom) -> None:
    await crowd(newsroom, 3)
    maria = await compose(newsroom)

    await maria.taps("Send")
    card = await maria.sees("Send this to 9 people?")
    asked = (await newest(newsroom)).state
    await maria.taps("Back")
    await newsroom.later(seconds=40)

    assert asked is BroadcastState.DRAFT
    assert "Send this to" not in card.text
    assert (await newest(newsroom)).state is BroadcastState.DRAFT


@pytest.mark.parametrize("may", [True, False])
async def test_writing_and_sending_are_separate_rights(newsroom: Newsroom, may: bool) -> None:
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, staff=True, sends=may))
        await work.commit()
    await newsroom.ana.says("/broadcast")
    await newsroom.ana.taps("New message to everyone")
    await newsroom.ana.says("From Ana")

    await (newsroom.ana.sends_to_all() if may else newsroom.ana.taps("Send"))

    state = (await newest(newsroom)).state
    assert state is (BroadcastState.SCHEDULED if may else BroadcastState.DRAFT)
    if not may:
        await newsroom.ana.person.sees_toast("You may write messages to everyone, but not send them")


async def test_who_is_not_staff_has_no_broadcasts_at_all(newsroom: Newsroom) -> None:
    await compose(newsroom)
    number = (await newest(newsroom)).id

    await newsroom.ana.says("/broadcast")
    await newsroom.ana.person.presses_data(newsroom.ana.last.id, f"bc:{number}:send")
    await newsroom.quiet()

    assert "You can’t do that here" in newsroom.ana.chat
    assert (await newest(newsroom)).state is BroadcastState.DRAFT


async def test_the_right_to_send_is_given_and_the_last_one_keeps_it(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/senders")
    await maria.taps("✓ 9002")
    assert any(label == "9002" for label in maria.buttons())

    await maria.taps("✓ Maria")

    await maria.person.sees_toast("You are the only one with sending rights")


async def test_it_is_paused_resumed_and_stopped_and_only_what_was_on_its_way_arrives(newsroom: Newsroom) -> None:
    await crowd(newsroom, 90)
    maria = await compose(newsroom)
    await maria.sends_to_all()
    with held_on_their_way(after=10) as let_go:
        newsroom.clock.move(timedelta(seconds=31))
        await newsroom.center.tick()
        await reaches(newsroom, BroadcastState.SENDING)
        await until_true(lambda: has_delivered(newsroom, 10))
        await until_true(lambda: has_claimed(newsroom, 96 - 10, but_for=MARIA_S))

        await maria.person.presses("Pause")
        await reaches(newsroom, BroadcastState.PAUSED)
        await until_true(lambda: has_claimed(newsroom, SENDERS))
        let_go.set()
        await until_true(lambda: has_claimed(newsroom, 0))
        await gets_something_else(newsroom)
        assert await delivered(newsroom) == 10 + SENDERS

        let_go.clear()
        await maria.person.presses("Resume")
        await until_true(lambda: has_claimed(newsroom, 96 - 10 - SENDERS, but_for=MARIA_S))
        await maria.sees("📤 being sent")
        await maria.person.presses("⛔ Stop")
        await maria.person.presses("Stop for good")
        stopped = await reaches(newsroom, BroadcastState.CANCELLED)
        await until_true(lambda: has_claimed(newsroom, SENDERS))
        let_go.set()
        await newsroom.center.herald.tick()
        await newsroom.quiet()

    assert await delivered(newsroom) == 10 + 2 * SENDERS
    assert stopped.delivered <= await delivered(newsroom)
    assert "⛔ stopped" in maria.chat


@contextmanager
def held_on_their_way(after: int) -> Iterator[asyncio.Event]:
    """Copies of a broadcast are not sent, once so many are, until the event is set."""
    let_go, numbers, send = asyncio.Event(), count(1), TelegramMessenger.send

    async def late(self: TelegramMessenger, delivery: Delivery) -> int | None:
        if delivery.broadcast_id is not None and next(numbers) > after:
            await let_go.wait()
        return await send(self, delivery)

    with patch.object(TelegramMessenger, "send", late):
        yield let_go


async def gets_something_else(newsroom: Newsroom) -> None:
    """Ana is owed a message after all that went before, and has it."""
    now, before = newsroom.clock.now(), len(newsroom.ana.messages)
    async with newsroom.center.store.begin() as work:
        await work.deliveries.add(Delivery(0, newsroom.ana.id, NoticeKind.HELP, now, now))
        await work.commit()
    newsroom.center.courier.wake()
    await until(lambda: len(newsroom.ana.messages) > before, "Ana has a message")


async def has_claimed(newsroom: Newsroom, so_many: int, but_for: int = 0) -> bool:
    """So many copies are in a courier's hands, or a few fewer."""
    claimed = and_(DeliveryRow.broadcast_id.is_not(None), DeliveryRow.claimed_until.is_not(None))
    async with newsroom.center.store.engine.connect() as connection:
        found = await connection.execute(select(func.count()).select_from(DeliveryRow).where(claimed))
        return so_many - but_for <= int(found.scalar_one()) <= so_many


async def has_delivered(newsroom: Newsroom, so_many: int) -> bool:
    return await delivered(newsroom) == so_many


async def delivered(newsroom: Newsroom) -> int:
    async with newsroom.center.store.begin() as work:
        return (await work.deliveries.progress((await work.broadcasts.newest(1))[0].id)).delivered


async def test_who_wants_no_more_of_them_gets_none_and_can_come_back(newsroom: Newsroom) -> None:
    await send_now(newsroom, await compose(newsroom, "First"))
    await newsroom.ana.taps("Stop these messages")
    await send_now(newsroom, await compose(newsroom, "Second"))
    assert "Second" not in newsroom.ana.chat

    await newsroom.ana.taps("Turn them on again")
    await send_now(newsroom, await compose(newsroom, "Third"))

    assert "Third" in newsroom.ana.chat


async def test_taps_are_counted_once_a_person(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await send_now(newsroom, maria)

    await newsroom.ana.taps("Ask an expert")
    await newsroom.ana.taps("Ask an expert")
    await maria.says("/broadcast")
    await maria.taps("✅ 1")

    assert "Tapped a button: 1" in maria.last.text


async def test_those_who_blocked_the_bot_or_are_gone_are_counted_apart(newsroom: Newsroom) -> None:
    await crowd(newsroom, 3)
    newsroom.api.world.deactivate(50_002)
    await newsroom.parvan.person.blocks_bot()
    await newsroom.quiet()
    async with newsroom.center.store.begin() as work:
        parvan = await work.people.get(newsroom.parvan.id)
        assert parvan is not None
        await work.people.save(replace(parvan, reachable=True))
        await work.commit()
    maria = await compose(newsroom)

    await send_now(newsroom, maria)

    assert "Blocked the bot: 1" in maria.chat
    assert "Accounts deleted: 1" in maria.chat


async def test_at_a_time_in_the_future_and_never_in_the_past(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await maria.taps("Set a time")
    await maria.says("yesterday 10:00")
    assert "has passed" in maria.last.text
    await maria.says("tomorrow 10:00")
    assert "tomorrow, 10:00" in maria.last.text

    await maria.sends_to_all()
    await newsroom.later(hours=5)
    assert "forum" not in newsroom.ana.chat
    await newsroom.later(hours=18)

    assert "forum" in newsroom.ana.chat


async def test_what_was_due_long_ago_goes_back_to_its_author(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await maria.sends_to_all()

    await newsroom.later(hours=7)

    assert "forum" not in newsroom.ana.chat
    assert "could not be sent on time" in maria.chat
    assert (await newest(newsroom)).state is BroadcastState.DRAFT
