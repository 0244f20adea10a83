"""What was agreed to is what goes out, to whom it was agreed; and what goes wrong under way is asked about at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from journeys.newsroom import Newsroom, Somebody
from journeys.test_broadcasts import (
    SENDERS,
    compose,
    crowd,
    delivered,
    has_claimed,
    held_on_their_way,
    newest,
    reaches,
    send_now,
)
from mediabot.domain.broadcasts import REFUSALS, BroadcastState
from waiting import until, until_true


def paul_in_private(newsroom: Newsroom) -> Somebody:
    return Somebody(newsroom.paul.person, newsroom)


async def opens_the_first(somebody: Somebody) -> None:
    """Its card, in this chat too."""
    await somebody.says("/broadcast")
    await somebody.taps("1 ·")


async def loses_right(newsroom: Newsroom, person_id: int) -> None:
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(person_id)
        assert person is not None
        await work.people.save(replace(person, sends=False))
        await work.commit()


async def begins_sending(newsroom: Newsroom, staff: Somebody) -> None:
    await staff.sends_to_all()
    newsroom.clock.move(timedelta(seconds=31))
    await newsroom.center.tick()


# what is refused


async def test_a_file_that_telegram_refuses_stops_the_broadcast_and_it_is_told(newsroom: Newsroom) -> None:
    await crowd(newsroom, 90)
    maria = await compose(newsroom)
    await maria.taps("English text")
    await maria.person.sends_file("photo", caption="The forum, in a picture")
    await newsroom.quiet()
    newsroom.api.fail_next("sendPhoto", status=400, description="Bad Request: wrong file identifier", times=500)

    await begins_sending(newsroom, maria)
    held = await reaches(newsroom, BroadcastState.PAUSED)

    await until(lambda: "Telegram refused" in maria.chat, "Maria is told")
    async with newsroom.center.store.begin() as work:
        progress = await work.deliveries.progress(held.id)
    assert progress.delivered == 0
    assert REFUSALS <= progress.failed <= REFUSALS + SENDERS
    assert "✅ sent" not in maria.chat
    await maria.person.presses("Stop for good")
    await reaches(newsroom, BroadcastState.CANCELLED)


async def test_staff_may_go_on_all_the_same_and_are_asked_once(newsroom: Newsroom) -> None:
    await crowd(newsroom, 40)
    maria = await compose(newsroom)
    await maria.taps("English text")
    await maria.person.sends_file("photo", caption="The forum, in a picture")
    await newsroom.quiet()
    newsroom.api.fail_next("sendPhoto", status=400, description="Bad Request: wrong file identifier", times=500)
    await begins_sending(newsroom, maria)
    await reaches(newsroom, BroadcastState.PAUSED)
    await until(lambda: "Telegram refused" in maria.chat, "Maria is told")

    await maria.person.presses("Resume")
    await newsroom.later(seconds=2)
    await newsroom.later(seconds=2)

    ended = await reaches(newsroom, BroadcastState.FINISHED)
    assert ended.delivered == 0
    assert ended.failed == ended.readers
    assert "⚠️ reached nobody" in maria.chat
    assert "✅ sent" not in maria.chat


# stopping


async def test_stop_stops_at_once_and_then_asks_and_no_progress_hides_the_question(newsroom: Newsroom) -> None:
    await crowd(newsroom, 90)
    maria = await compose(newsroom)
    await maria.sends_to_all()
    with held_on_their_way(after=10) as let_go:
        newsroom.clock.move(timedelta(seconds=31))
        await newsroom.center.tick()
        await reaches(newsroom, BroadcastState.SENDING)

        await maria.person.presses("⛔ Stop")
        await reaches(newsroom, BroadcastState.PAUSED)
        await until_true(lambda: has_claimed(newsroom, SENDERS, but_for=SENDERS), "the courier has looked")
        let_go.set()
        await until_true(lambda: at_rest(newsroom))
        went = await delivered(newsroom)
        await newsroom.center.herald.tick()
        await asyncio.sleep(0)

    assert went <= 10 + SENDERS
    await maria.sees("Carry on, or stop for good?")
    await maria.person.presses("Resume")
    await newsroom.center.herald.tick()
    await newsroom.quiet()
    await newsroom.center.herald.tick()
    assert (await reaches(newsroom, BroadcastState.FINISHED)).delivered == 96


async def at_rest(newsroom: Newsroom) -> bool:
    """Nothing of a broadcast is in a courier's hands."""
    async with newsroom.center.store.begin() as work:
        return not newsroom.center.courier._outbox.under_way and not await work.inbox.undone(1)


# what was agreed to


async def test_a_confirmation_is_of_the_very_text_that_was_shown(newsroom: Newsroom) -> None:
    await crowd(newsroom, 101)
    maria, paul = await compose(newsroom, "At ten"), paul_in_private(newsroom)
    await maria.sends_to_all()
    shown, confirm = paul.button("Confirm")
    await maria.taps("Send back")
    await maria.taps("English text")
    await maria.says("At eleven")
    await maria.sends_to_all()

    await paul.person.presses_data(shown.id, str(confirm.data))
    await newsroom.quiet()

    assert (await newest(newsroom)).state is BroadcastState.CONFIRMING
    assert "It has been changed since you saw its card" in paul.chat
    assert "At eleven" in paul.last.text
    await paul.taps("Confirm")
    assert (await newest(newsroom)).state is BroadcastState.SCHEDULED


async def test_a_colleague_s_change_is_seen_before_it_is_sent(newsroom: Newsroom) -> None:
    maria, paul = await compose(newsroom, "At ten"), paul_in_private(newsroom)
    await maria.taps("Send")
    shown, send = maria.button("Yes, send it")
    await opens_the_first(paul)
    await paul.taps("English text")
    await paul.says("At eleven")

    await maria.person.presses_data(shown.id, str(send.data))
    await newsroom.quiet()

    assert (await newest(newsroom)).state is BroadcastState.DRAFT
    assert "At eleven" in maria.last.text
    await send_now(newsroom, maria)
    assert "At eleven" in newsroom.ana.chat


async def test_two_who_choose_verified_only_leave_it_chosen(newsroom: Newsroom) -> None:
    maria, paul = await compose(newsroom), paul_in_private(newsroom)
    await opens_the_first(paul)
    await paul.taps("Audience")
    await maria.taps("Audience")

    await maria.taps("Verified journalists")
    await paul.taps("Verified journalists")

    assert (await newest(newsroom)).audience.verified
    await paul.taps("✓ Verified journalists")
    assert not (await newest(newsroom)).audience.verified


async def test_a_topic_taken_off_is_the_one_that_the_key_named(newsroom: Newsroom) -> None:
    maria, paul = await compose(newsroom), paul_in_private(newsroom)
    await maria.taps("Audience")
    for topic in ("telemedicine", "probiotics"):
        await maria.taps("Subscribers to a topic")
        await maria.says(topic)
    first, second = (await newest(newsroom)).audience.topics
    await opens_the_first(paul)
    await paul.taps("Audience")
    await maria.taps(first.in_language("en"))

    await paul.taps(first.in_language("en"))

    assert (await newest(newsroom)).audience.topics == (second,)


# when its time has come


async def test_an_audience_that_grew_past_the_limit_is_confirmed_first(newsroom: Newsroom) -> None:
    maria, paul = await compose(newsroom), paul_in_private(newsroom)
    await maria.taps("Set a time")
    await maria.says("tomorrow 10:00")
    await maria.sends_to_all()
    await crowd(newsroom, 101)

    await newsroom.later(hours=23)

    assert (await newest(newsroom)).state is BroadcastState.CONFIRMING
    assert "forum" not in newsroom.ana.chat
    assert "More than 100 people" in maria.last.text
    await paul.taps("Confirm")
    await newsroom.later(seconds=31)
    assert (await reaches(newsroom, BroadcastState.FINISHED)).delivered == 107


async def test_a_sender_who_lost_the_right_sends_nothing_and_a_colleague_is_asked(newsroom: Newsroom) -> None:
    maria, paul = await compose(newsroom), paul_in_private(newsroom)
    await maria.taps("Set a time")
    await maria.says("tomorrow 10:00")
    await maria.sends_to_all()
    await loses_right(newsroom, maria.id)

    await newsroom.later(hours=23)

    assert (await newest(newsroom)).state is BroadcastState.CONFIRMING
    assert "no longer has sending rights" in paul.last.text
    assert "forum" not in newsroom.ana.chat
    await paul.taps("Confirm")
    assert (await newest(newsroom)).asked_by == paul.id
    await newsroom.later(seconds=31)
    await newsroom.later(seconds=2)
    assert "forum" in newsroom.ana.chat


async def test_a_confirmation_of_a_colleague_who_lost_the_right_is_asked_for_again(newsroom: Newsroom) -> None:
    await crowd(newsroom, 101)
    maria, paul = await compose(newsroom), paul_in_private(newsroom)
    await maria.taps("Set a time")
    await maria.says("tomorrow 10:00")
    await maria.sends_to_all()
    await paul.taps("Confirm")
    await loses_right(newsroom, paul.id)

    await newsroom.later(hours=23)

    assert (await newest(newsroom)).state is BroadcastState.CONFIRMING
    assert "forum" not in newsroom.ana.chat


async def test_two_who_take_each_other_s_right_leave_one_who_may_send(newsroom: Newsroom) -> None:
    maria, paul = newsroom.maria_in_private, paul_in_private(newsroom)
    await maria.says("/senders")
    await paul.says("/senders")
    (marias, of_paul), (pauls, of_maria) = maria.button("✓ 9002"), paul.button("✓ Maria")

    await asyncio.gather(
        maria.person.presses_data(marias.id, str(of_paul.data)),
        paul.person.presses_data(pauls.id, str(of_maria.data)),
    )
    await newsroom.quiet()

    async with newsroom.center.store.begin() as work:
        assert len([one for one in await work.people.staff() if one.sends]) == 1
