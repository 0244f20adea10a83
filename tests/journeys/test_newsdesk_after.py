"""After publishing: corrections, embargoes and who breaks them; and the feeds that staff follow."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from journeys.desk import drafts, edits, publishes, reads, the_item
from journeys.newsroom import MONDAY_NOON, Newsroom
from mediabot.domain.deliveries import Delivery, Lane
from mediabot.domain.feeds import Feed
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess, NewsState
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.services.desk import Desk
from mediabot.services.news.correcting import PIECE, plan_piece

TOMORROW_TEN = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


async def agrees(newsroom: Newsroom, person_id: int) -> None:
    """That person agreed to the embargo terms."""
    async with newsroom.center.store.begin() as work:
        await work.embargoes.put(EmbargoAccess(person_id, MONDAY_NOON, TERMS_VERSION))
        await work.commit()


async def access_of(newsroom: Newsroom, person_id: int) -> EmbargoAccess | None:
    async with newsroom.center.store.begin() as work:
        return await work.embargoes.get(person_id)


async def feeds_of(newsroom: Newsroom) -> list[Feed]:
    async with newsroom.center.store.begin() as work:
        return list(await work.feeds.all())


# corrections


async def test_a_correction_reaches_whoever_got_the_item_and_nobody_else(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await publishes(maria)
    await reads(newsroom.ana)

    await edits(maria, "Correct", "It was 12 villages, not <b>120</b>.")
    await maria.sees("1 person has received this item")
    await maria.taps("In Bulgarian")
    await maria.says("Селата са 12, а не 120.")
    assert "Correction to a news item" not in newsroom.ana.chat
    await maria.taps("Send")
    await newsroom.later(seconds=5)

    told = await newsroom.ana.sees("Correction to a news item you received")
    assert "It was 12 villages, not <b>120</b>." in told.text
    assert "Telemedicine reaches villages" in told.text
    assert "Correction to a news item" not in newsroom.boris.chat
    item = await the_item(newsroom)
    assert (item.state, item.correction.bg) == (NewsState.CORRECTED, "Селата са 12, а не 120.")
    await maria.sees("✏️ corrected")


async def test_a_correction_that_is_cancelled_is_sent_to_nobody(newsroom: Newsroom) -> None:
    await publishes(newsroom.maria)
    await reads(newsroom.ana)

    await edits(newsroom.maria, "Correct", "All wrong.")
    await newsroom.maria.taps("Cancel")
    await newsroom.later(seconds=5)

    assert "Correction to a news item" not in newsroom.ana.chat
    assert (await the_item(newsroom)).state is NewsState.PUBLISHED


async def test_many_readers_are_planned_in_pieces_and_each_once(newsroom: Newsroom) -> None:
    item = await publishes(newsroom.maria)
    readers = [500_000 + number for number in range(PIECE + 3)]
    async with newsroom.center.store.begin() as work:
        for person_id in readers:
            await work.people.save(Person(person_id, reachable=person_id != readers[0]))
            await work.news.got([item.id], person_id, newsroom.clock.now())
        await work.commit()
    await edits(newsroom.maria, "Correct", "All wrong.")
    newsroom.center.ticker._tasks = ()
    newsroom.center.courier.wake = lambda: None  # type: ignore[method-assign]
    await newsroom.maria.taps("Send")
    async with newsroom.center.store.begin() as work:
        (correction_id,) = await work.corrections.unplanned()
        owed: list[int] = []
        pieces: list[int] = []

        async def adds(deliveries: Sequence[Delivery]) -> None:
            assert {(one.kind, one.lane) for one in deliveries} <= {(NoticeKind.CORRECTION, Lane.DIGEST)}
            owed.extend(one.chat_id for one in deliveries)
            pieces.append(len(deliveries))

        work.deliveries.add_many = adds  # type: ignore[method-assign]
        desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())

        more = [await plan_piece(desk, correction_id) for _ in range(3)]

        assert more == [True, False, False]
        assert owed == readers[1:]
        assert max(pieces) <= PIECE


async def test_quiet_editing_tells_nobody(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await publishes(maria)
    await reads(newsroom.ana)
    before = len(newsroom.ana.messages)

    await maria.taps("Edit quietly")
    await maria.sees("nobody is told")
    await edits(maria, "Title", "Telemedicine reaches 12 villages")
    await newsroom.later(seconds=5)

    item = await the_item(newsroom)
    assert (item.state, item.title.en) == (NewsState.PUBLISHED, "Telemedicine reaches 12 villages")
    assert len(newsroom.ana.messages) == before


# embargo


async def test_an_item_under_embargo_goes_to_those_who_agreed_and_to_all_at_its_instant(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await agrees(newsroom, newsroom.ana.id)
    await drafts(maria)
    await edits(maria, "Embargo", "tomorrow 10:00")
    await maria.taps("Confirm topics")
    await maria.taps("Publish")
    await newsroom.center.tick()
    await newsroom.quiet()

    early = await newsroom.ana.sees("Telemedicine reaches villages")
    assert early.protected
    await reads(newsroom.boris)
    assert "villages" not in newsroom.boris.chat
    assert (await the_item(newsroom)).released_at == TOMORROW_TEN

    await newsroom.center.stop()
    newsroom.clock.move(TOMORROW_TEN - newsroom.clock.now() + timedelta(hours=3))
    newsroom.center = type(newsroom.center)(newsroom.settings, newsroom.clock, web=False)
    await newsroom.center.start()
    await newsroom.later(seconds=5)

    await maria.sees("The embargo has ended")
    await reads(newsroom.boris)
    await newsroom.boris.sees("Telemedicine reaches villages")
    await newsroom.later(minutes=1)
    assert maria.chat.count("The embargo has ended") == 1


async def test_an_embargo_in_the_past_is_refused_and_one_can_be_removed(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria)

    await edits(maria, "Embargo", "20.11.2026 10:00")
    await maria.sees("That has already passed")
    await maria.says("some day")
    await maria.sees("I can’t tell which day or time you mean")
    await maria.says("tomorrow 10:00")
    assert (await the_item(newsroom)).embargo_until == TOMORROW_TEN
    await edits(maria, "Embargo", "none")

    assert (await the_item(newsroom)).embargo_until is None


async def test_a_breach_closes_the_access_and_the_person_is_told(newsroom: Newsroom) -> None:
    maria, ana = newsroom.maria, newsroom.ana
    await agrees(newsroom, ana.id)
    await maria.says("/embargo")

    await maria.taps("✅ Ana Example")
    await maria.taps("Record a breach")
    await maria.says("Published <early>, see example.org.")

    await ana.sees("Reason: Published <early>, see example.org.")
    access = await access_of(newsroom, ana.id)
    assert access is not None
    assert (access.closed_by, access.reason) == (9001, "Published <early>, see example.org.")
    await drafts(maria)
    await edits(maria, "Embargo", "tomorrow 10:00")
    await maria.taps("Confirm topics")
    await maria.taps("Publish")
    await newsroom.center.tick()
    await reads(ana)
    assert "villages" not in ana.chat
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(ana.id)
    assert person is not None
    assert person.verified


async def test_a_closed_access_outlives_the_deletion_of_ones_data_and_staff_can_open_it(newsroom: Newsroom) -> None:
    maria, ana = newsroom.maria, newsroom.ana
    await agrees(newsroom, ana.id)
    async with newsroom.center.store.begin() as work:
        access = await work.embargoes.get(ana.id)
        assert access is not None
        await work.embargoes.put(replace(access, closed_at=MONDAY_NOON, closed_by=9001, reason="secret words"))
        await work.commit()

    await ana.says("/delete")
    await ana.taps("Yes, delete everything")

    assert await access_of(newsroom, ana.id) == EmbargoAccess(ana.id, MONDAY_NOON, TERMS_VERSION, MONDAY_NOON)
    await maria.says("/embargo")
    await maria.taps("⛔")
    await maria.taps("Restore access")
    again = await access_of(newsroom, ana.id)
    assert again is not None
    assert again.closed_at is None


async def test_nothing_of_a_member_of_staff_who_leaves_stays_on_what_they_wrote(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await publishes(maria)
    await edits(maria, "Correct", "It was 12 villages.")
    await maria.person.sends_photo(caption="sent unasked")
    await newsroom.quiet()

    await maria.says("/mydata")
    document = next(seen.json["document"] for seen in reversed(maria.messages) if "document" in seen.json)
    held = json.loads(newsroom.api.world.files.by_id[document["file_id"]].content)
    assert held["sent_unasked"][0]["brought"]["text"] == "sent unasked"
    await maria.says("/delete")
    await maria.taps("Yes, delete everything")

    item = await the_item(newsroom)
    async with newsroom.center.store.begin() as work:
        correction = await work.corrections.begun(item.id)
        assert (await work.books.of(maria.id))["sent_unasked"] == []
    assert correction is not None
    assert (item.author_id, correction.author_id) == (None, None)


async def test_only_staff_see_who_agreed(newsroom: Newsroom) -> None:
    await agrees(newsroom, newsroom.ana.id)

    await newsroom.boris.says("/embargo")

    assert "Ana" not in newsroom.boris.chat


# feeds


async def test_a_feed_is_added_trusted_after_a_question_paused_and_removed(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await maria.says("/newsdesk")
    await maria.taps("Feeds")
    await maria.taps("Add a feed")

    await maria.says("ftp://example.org/feed")
    await maria.sees("I can’t use that address")
    await maria.says("https://feeds.invalid/feed.xml")
    assert [feed.url for feed in await feeds_of(newsroom)] == ["https://feeds.invalid/feed.xml"]

    await maria.taps("Publish without review")
    assert not (await feeds_of(newsroom))[0].trusted
    await maria.taps("Yes, publish them")
    assert (await feeds_of(newsroom))[0].trusted
    await maria.taps("Drafts only")
    assert not (await feeds_of(newsroom))[0].trusted
    await maria.taps("Pause")
    assert not (await feeds_of(newsroom))[0].active
    await maria.taps("Resume")
    await maria.taps("Remove")
    await maria.taps("Yes, remove it")
    assert await feeds_of(newsroom) == []


async def test_feeds_are_not_for_journalists(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/newsdesk")
    button = newsroom.maria.button("Feeds")[1].data
    await newsroom.ana.says("telemedicine")

    await newsroom.ana.person.presses_data(newsroom.ana.last, button)
    await newsroom.quiet()

    await newsroom.ana.person.sees_toast("You can’t do that here")


async def test_whoever_got_an_item_is_told_that_it_was_withdrawn(newsroom: Newsroom) -> None:
    item = await publishes(newsroom.maria)
    await reads(newsroom.ana)

    await newsroom.maria.taps("Withdraw")
    assert "the 1 person who received it will be told" in newsroom.maria.last.text
    await newsroom.maria.taps("Yes, withdraw it")
    await newsroom.later(seconds=10)

    assert "has withdrawn the news item “Telemedicine reaches villages”" in newsroom.ana.last.text
    assert "withdrawn" not in newsroom.parvan.chat
    assert (await the_item(newsroom)).id == item.id


async def test_a_correction_is_sent_in_the_words_that_were_shown(newsroom: Newsroom) -> None:
    await publishes(newsroom.maria)
    await reads(newsroom.ana)
    await edits(newsroom.maria, "Correct", "It is one third.")
    shown, send = newsroom.maria.button("Send")
    await edits(newsroom.maria, "Correct", "It is one half.")

    await newsroom.maria.person.presses_data(shown.id, str(send.data), in_chat=newsroom.group)
    await newsroom.later(seconds=10)

    assert "Correction to a news item" not in newsroom.ana.chat
    assert "so I sent nothing" in newsroom.maria.chat
    await newsroom.maria.taps("Send")
    await newsroom.later(seconds=10)
    assert "It is one half." in newsroom.ana.chat
