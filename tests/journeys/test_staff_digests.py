"""Staff's digests: defined, tested, started; their editions go out once, in pieces, to those who want them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest

from journeys.newsroom import MONDAY_NOON, Newsroom
from journeys.newsstand import PROBIOTICS, TELEMEDICINE, item, publish
from mediabot.domain.audience import Audience, Wish
from mediabot.domain.directory import Localized
from mediabot.domain.editions import Digest, Edition, EditionState
from mediabot.domain.people import Person, Role
from mediabot.domain.subscriptions import Rhythm, Subscription
from mediabot.services.desk import Desk
from mediabot.services.digests import editions as editions_module
from mediabot.services.digests.editions import Editions
from mediabot.services.digests.issuing import Issuing
from mediabot.services.ports.store import Work
from mediabot.storage.engine import open_engine
from mediabot.storage.store import SqlStore

TUESDAY_NINE = datetime(2026, 11, 24, 7, tzinfo=UTC)
TO_TUESDAY_NINE = {"hours": 21}


async def defined(newsroom: Newsroom, **changes: object) -> Digest:
    """An active digest, every day at nine by itself, unless said otherwise."""
    digest = Digest(
        0,
        "Cluster weekly",
        MONDAY_NOON,
        days=(1, 2, 3, 4, 5, 6, 7),
        lead_in=Localized("Добро утро!", "Good morning!"),
        automatic=True,
        active=True,
        tested=True,
        due_at=TUESDAY_NINE,
    )
    async with newsroom.center.store.begin() as work:
        added = await work.digests.add(replace(digest, **changes))  # type: ignore[arg-type]
        await work.commit()
    return added


async def the_digest(newsroom: Newsroom) -> Digest:
    async with newsroom.center.store.begin() as work:
        (digest,) = await work.digests.all()
    return digest


async def the_editions(newsroom: Newsroom) -> list[Edition]:
    async with newsroom.center.store.begin() as work:
        return list(await work.editions.of((await work.digests.all())[0].id))


async def own_digest(newsroom: Newsroom, person_id: int, **changes: object) -> None:
    own = replace(Subscription(person_id, rhythm=Rhythm.DAILY), **changes)  # type: ignore[arg-type]
    async with newsroom.center.store.begin() as work:
        await work.subscriptions.put(own)
        await work.commit()


def desk(newsroom: Newsroom, work: Work) -> Desk:
    return Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())


async def make(newsroom: Newsroom, name: str = "Cluster weekly") -> None:
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("New digest")
    await newsroom.maria.says(name)


# the list


async def test_every_digest_is_reached_from_the_list_by_staff_alone(newsroom: Newsroom) -> None:
    names = [f"Digest {number}" for number in range(1, 14)]
    for name in names:
        await defined(newsroom, name=name, active=False, due_at=None)
    maria = newsroom.maria

    await maria.says("/digests")
    page, first = maria.last, maria.buttons()
    turning = maria.button("Next ›")[1]
    await maria.taps("Next ›")
    second = maria.buttons()
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.person.presses_data(newsroom.ana.last, turning.data)

    assert [label for label in (*first, *second) if "Digest" in label] == [f"⏹ {name}" for name in names]
    assert len(page.versions) == 2
    assert "‹ Back" in second
    assert "Next ›" not in second
    await newsroom.ana.person.sees_toast("can’t do that")


# defining


async def test_staff_define_test_and_start_a_digest(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows", TELEMEDICINE))
    await make(newsroom)
    await newsroom.maria.taps("🗓 Days")
    await newsroom.maria.taps("Type the days")
    await newsroom.maria.says("Tuesday and Friday")
    await newsroom.maria.taps("‹ Back")
    await newsroom.maria.taps("🕗 Time")
    await newsroom.maria.taps("Type the time")
    await newsroom.maria.says("9:15")
    await newsroom.maria.taps("🇬🇧 Lead-in")
    await newsroom.maria.says("Good <morning> & welcome!")

    await newsroom.maria.sees("every Tuesday and every Friday at 9:15 (Sofia time)")
    await newsroom.maria.taps("Start the digest")
    assert (await the_digest(newsroom)).active is False

    await newsroom.maria.taps("Test for me")
    await newsroom.maria.sees("The test went to 1 person.")
    test = await newsroom.maria_in_private.sees("Test: only you will receive this.")
    assert "Good <morning> & welcome!" in test.text
    assert "1. Remote care grows" in test.text
    await newsroom.maria.taps("Start the digest")

    await newsroom.maria.sees("Next edition: Tuesday, 24 November, 9:15")


@pytest.mark.parametrize("who", ["ana", "boris", "parvan"])
async def test_nobody_but_staff_sees_or_changes_digests(newsroom: Newsroom, who: str) -> None:
    digest = await defined(newsroom, active=False, due_at=None)
    somebody = getattr(newsroom, who)
    await somebody.says("/digests")
    await somebody.sees("You can’t do that here.")

    await newsroom.maria.says("/digests")
    card, open_it = newsroom.maria.button("Cluster weekly")
    await newsroom.maria.taps("Cluster weekly")
    _, start = newsroom.maria.button("Start the digest")
    for data in (open_it.data, start.data):
        await somebody.person.presses_data(somebody.last, data)
        await newsroom.quiet()

    assert await the_digest(newsroom) == digest
    assert "Next edition" not in somebody.chat
    assert card.id


async def test_audience_has_a_live_count_and_of_nobody_can_not_be_started(newsroom: Newsroom) -> None:
    await defined(newsroom, active=False, due_at=None)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps("Audience")
    await newsroom.maria.sees("everybody: 6 readers now")

    await newsroom.maria.taps("Journalists")
    await newsroom.maria.sees("journalists: 1 reader now")
    await newsroom.maria.taps("With own digest only")
    await newsroom.maria.sees("There is nobody in this audience")
    await newsroom.maria.taps("‹ Back")
    await newsroom.maria.taps("Start the digest")

    assert (await the_digest(newsroom)).active is False


async def test_active_digest_is_never_left_without_readers(newsroom: Newsroom) -> None:
    before = await defined(newsroom)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps("Audience")
    await newsroom.maria.taps("With own digest only")

    assert await the_digest(newsroom) == before


async def test_hour_that_will_not_exist_is_told_with_what_happens_then(newsroom: Newsroom) -> None:
    await defined(newsroom, active=False, due_at=None, days=(7,))
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps("🕗 Time")
    await newsroom.maria.taps("Type the time")
    await newsroom.maria.says("3:30")

    await newsroom.maria.sees("On 28 March 2027 the clocks go forward and skip 3:30: that edition goes out at 4:00.")


@pytest.mark.parametrize(
    ("place", "key", "typed", "told"),
    [
        ("🗓 Days", "Type the days", "whenever", "I did not understand those days"),
        ("🕗 Time", "Type the time", "25:00", "I did not understand that time"),
        ("Maximum delay", "", "1000", "I need a number of hours"),
        ("Test for others", "", "@nobody_here 77", "Not known to the bot, or out of reach: @nobody_here, 77"),
    ],
)
async def test_what_is_not_understood_is_asked_for_again(
    newsroom: Newsroom, place: str, key: str, typed: str, told: str
) -> None:
    before = await defined(newsroom)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps(place)
    if key:
        await newsroom.maria.taps(key)
    await newsroom.maria.says(typed)

    await newsroom.maria.sees(told)
    assert await the_digest(newsroom) == before


async def test_test_goes_to_named_people_and_notes_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/start")
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom, active=False, tested=False, due_at=None)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps("Test for others")
    await newsroom.maria.says("@ANA, 2001")

    await newsroom.maria.sees("The test went to 2 people.")
    await newsroom.ana.sees("Good morning!")
    await newsroom.parvan.sees("Good morning!")
    async with newsroom.center.store.begin() as work:
        assert list(await work.news.got_by(newsroom.ana.id)) == []


async def test_preview_is_in_both_languages_and_without_embargoed_items(newsroom: Newsroom) -> None:
    until = MONDAY_NOON + timedelta(days=2)
    secret = item("Secret", embargo_until=until, released_at=until)
    await publish(newsroom, item("Remote care grows"), secret)
    await defined(newsroom, active=False, due_at=None)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps("Preview")

    bulgarian, english = newsroom.maria.messages[-2:]
    assert "Преглед на български" in bulgarian.text
    assert "Добро утро!" in bulgarian.text
    assert "на английски" in bulgarian.text
    assert "Good morning!" in english.text
    assert "Remote care grows" in english.text
    assert "Secret" not in newsroom.maria.chat
    assert english.buttons == []


# editions


async def test_edition_goes_to_everybody_once_with_lead_in_and_stop(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom)

    await newsroom.later(**TO_TUESDAY_NINE)
    await newsroom.later(minutes=5)

    for reader in (newsroom.ana, newsroom.parvan, newsroom.kisel, newsroom.maria_in_private):
        assert reader.chat.count("Cluster weekly · Tuesday, 24 November") == 1
        assert "Good morning!" in reader.chat
    assert "✖️ Turn off" in newsroom.ana.buttons()
    (edition,) = await the_editions(newsroom)
    assert (edition.state, edition.slot, edition.readers) == (EditionState.SENT, TUESDAY_NINE, 6)
    await newsroom.later(days=1)
    assert newsroom.ana.chat.count("Cluster weekly") == 1


async def test_whoever_turned_digests_off_gets_no_edition(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom)
    await newsroom.later(**TO_TUESDAY_NINE)
    await newsroom.ana.taps("✖️ Turn off")
    await publish(newsroom, item("Clinics online", days_ago=-1))

    await newsroom.later(days=1)

    assert "Clinics online" not in newsroom.ana.chat
    assert "Clinics online" in newsroom.parvan.chat
    await newsroom.ana.taps("Undo")
    await publish(newsroom, item("Third", days_ago=-2))
    await newsroom.later(days=1)
    assert "Third" in newsroom.ana.chat


async def test_refusal_counts_whatever_the_audience_asks(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await own_digest(newsroom, newsroom.ana.id, rhythm=Rhythm.OFF)
    await defined(newsroom, audience=Audience())

    await newsroom.later(**TO_TUESDAY_NINE)

    assert "Remote care grows" in newsroom.parvan.chat
    assert "Remote care grows" not in newsroom.ana.chat


async def test_edition_whose_audience_is_empty_by_now_is_told_to_staff(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom, audience=Audience(digests=Wish.ON))

    await newsroom.later(**TO_TUESDAY_NINE)

    await newsroom.maria.sees("An edition of the digest “Cluster weekly” was not sent to anyone")


async def test_edition_follows_its_readers_topics_and_repeats_nothing_of_their_own_digest(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows", TELEMEDICINE), item("Yoghurt again", PROBIOTICS))
    await defined(newsroom)
    eight = TUESDAY_NINE - timedelta(hours=1)
    await own_digest(newsroom, newsroom.ana.id, topics=(TELEMEDICINE,), due_at=eight)
    await own_digest(newsroom, newsroom.parvan.id, topics=(PROBIOTICS,), rhythm=Rhythm.WEEKLY)

    await newsroom.later(hours=20)
    await newsroom.later(hours=1)

    assert newsroom.ana.chat.count("1. Remote care grows") == 1
    assert "Cluster weekly" not in newsroom.ana.chat
    assert "Yoghurt again" in newsroom.parvan.last.text
    assert "Remote care grows" not in newsroom.parvan.chat


async def test_edition_waits_for_approval_and_goes_out_with_it(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom, automatic=False)
    await newsroom.later(**TO_TUESDAY_NINE)
    card = await newsroom.maria.sees("Awaiting approval until today, 15:00.")
    assert "Someone who follows all topics gets 1 item." in card.text
    assert "Cluster weekly" not in newsroom.ana.chat

    await newsroom.maria.taps("Approve")
    await newsroom.later(seconds=5)

    assert "Remote care grows" in newsroom.ana.last.text
    await newsroom.maria.sees("Sent to 6 readers.")
    await newsroom.maria.sees("Decided by: Maria")


async def test_edition_is_decided_once(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom, automatic=False)
    await newsroom.later(**TO_TUESDAY_NINE)
    card, approve = newsroom.maria.button("Approve")
    await newsroom.ana.says("/start")
    await newsroom.ana.person.presses_data(newsroom.ana.last, approve.data)
    await newsroom.quiet()
    assert (await the_editions(newsroom))[0].state is EditionState.WAITING

    await newsroom.maria.taps("Skip this edition")
    await newsroom.maria.person.presses_data(card, approve.data, in_chat=newsroom.group)
    await newsroom.quiet()

    assert (await the_editions(newsroom))[0].state is EditionState.SKIPPED
    await newsroom.later(minutes=5)
    assert "Cluster weekly" not in newsroom.ana.chat


async def test_edition_nobody_approved_in_time_is_skipped_and_its_news_come_in_the_next_one(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom, automatic=False, keep_hours=2)
    await newsroom.later(**TO_TUESDAY_NINE)

    await newsroom.later(hours=2, seconds=5)

    await newsroom.maria.sees("1 edition of the digest “Cluster weekly” was not sent: it is too old.")
    await newsroom.later(hours=22)
    await newsroom.maria.taps("Approve")
    await newsroom.later(seconds=5)
    assert "Remote care grows" in newsroom.ana.last.text


@pytest.mark.parametrize(("down_for", "sent", "skipped"), [(5.9, 1, 0), (6.1, 0, 1), (27, 1, 1), (56, 0, 3)])
async def test_missed_edition_is_sent_once_while_young_else_skipped_and_told(
    newsroom: Newsroom, down_for: float, sent: int, skipped: int
) -> None:
    await publish(newsroom, item("Remote care grows"))
    await defined(newsroom)

    await newsroom.later(hours=21 + down_for)

    states = [edition.state for edition in await the_editions(newsroom)]
    assert states.count(EditionState.SENT) == sent
    assert states.count(EditionState.SKIPPED) == skipped
    assert newsroom.ana.chat.count("Remote care grows") >= sent
    assert newsroom.maria.chat.count("not sent: ") == min(skipped, 1)
    assert (await the_digest(newsroom)).due_at > newsroom.clock.now()  # type: ignore[operator]


async def test_edition_cut_off_between_pieces_goes_on_and_reaches_everybody_once(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        for number in range(5001, 5011):
            await work.people.save(Person(number, language="en", created_at=MONDAY_NOON))
        await work.commit()
    await publish(newsroom, item("Remote care grows"))
    digest = await defined(newsroom, audience=Audience(roles=(Role.JOURNALIST,), digests=Wish.NOT_OFF))
    newsroom.clock.move(timedelta(hours=21))
    await newsroom.center.courier.stop()

    center = newsroom.center
    issuing = Issuing(center.store, newsroom.clock, center.keeper.current, center.courier.wake)
    with patch.object(editions_module, "PIECE", 3):
        async with center.store.begin() as work:
            await Editions(desk(newsroom, work)).begin(digest.id)
            (begun,) = await work.editions.of(digest.id)
            await work.commit()
        for _ in range(2):
            async with center.store.begin() as work:
                assert await Editions(desk(newsroom, work)).send_piece(begun.id)
                await work.commit()
        async with center.store.begin() as work:  # a process that dies in the middle of a piece
            await Editions(desk(newsroom, work)).send_piece(begun.id)
        async with center.store.begin() as work:
            (cut_off,) = await work.editions.of(digest.id)
            assert (cut_off.state, cut_off.readers) == (EditionState.SENDING, 6)
            assert await work.deliveries.waiting() == 6
        await issuing.editions()

    async with center.store.begin() as work:
        (ended,) = await work.editions.of(digest.id)
        assert (ended.state, ended.readers) == (EditionState.SENT, 11)
        assert await work.deliveries.waiting() == 11
        assert len(await work.news.who_got(1)) == 11


async def test_two_processes_begin_one_edition(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    digest = await defined(newsroom)
    newsroom.clock.move(timedelta(hours=21))

    for _ in range(2):
        async with newsroom.center.store.begin() as work:
            await Editions(desk(newsroom, work)).begin(digest.id)
            await work.commit()
    await newsroom.center.tick()
    await newsroom.quiet()

    assert len(await the_editions(newsroom)) == 1
    assert newsroom.ana.chat.count("Cluster weekly") == 1


async def test_two_processes_at_once_reach_every_reader_once(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        for number in range(5001, 5161):
            await work.people.save(Person(number, created_at=MONDAY_NOON))
        await work.commit()
    await publish(newsroom, item("Remote care grows"))
    digest = await defined(newsroom)
    newsroom.clock.move(timedelta(hours=21))
    await newsroom.center.courier.stop()
    office = newsroom.center.keeper.current
    stores = [SqlStore(open_engine(newsroom.settings.database_url)) for _ in range(2)]

    await asyncio.gather(*(Issuing(store, newsroom.clock, office, lambda: None).editions() for store in stores))

    async with newsroom.center.store.begin() as work:
        (edition,) = await work.editions.of(digest.id)
        assert (edition.state, edition.readers) == (EditionState.SENT, 166)
        assert await work.deliveries.waiting() == 166
    for store in stores:
        await store.close()


async def test_deleted_digest_ends_in_a_word_on_old_cards(newsroom: Newsroom) -> None:
    await defined(newsroom)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("Cluster weekly")
    await newsroom.maria.taps("Delete")
    await newsroom.maria.taps("Delete")

    await newsroom.maria.sees("The digest has been deleted.")
    await newsroom.maria.taps("Cluster weekly")
    async with newsroom.center.store.begin() as work:
        assert list(await work.digests.all()) == []


@pytest.mark.parametrize(
    ("place", "label"),
    [("Audience", "Verified only"), ("Audience", "Experts"), ("🗓 Days", "Wed"), ("", "Automatically")],
)
async def test_what_two_colleagues_choose_from_the_same_card_is_chosen(
    newsroom: Newsroom, place: str, label: str
) -> None:
    await defined(newsroom, active=False, automatic=False, days=(1,), due_at=None)
    await newsroom.maria.says("/digests")
    await newsroom.maria.taps("⏹ Cluster weekly")
    if place:
        await newsroom.maria.taps(place)
    card, key = newsroom.maria.button(label)

    for somebody in (newsroom.maria, newsroom.paul):
        await somebody.person.presses_data(card.id, str(key.data), in_chat=newsroom.group)
        await newsroom.quiet()

    digest = await the_digest(newsroom)
    wanted = {
        "Verified only": digest.audience.verified,
        "Experts": digest.audience.roles == (Role.EXPERT,),
        "Wed": digest.days == (1, 3),
        "Automatically": digest.automatic,
    }
    assert wanted[label]
