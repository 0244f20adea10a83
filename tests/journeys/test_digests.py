"""A reader's subscription and the digests that come by it. It is Monday noon; the hour of the house is Sofia's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from journeys.newsroom import EXPERTS, MONDAY_NOON, Newsroom
from journeys.newsstand import PROBIOTICS, TELEMEDICINE, change, got, item, publish
from mediabot.domain.directory import Localized
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess, NewsState
from mediabot.domain.people import Person, Standing
from mediabot.domain.subscriptions import Rhythm, Subscription
from mediabot.services.desk import Desk
from mediabot.services.digests.issuing import Issuing
from mediabot.services.digests.subscribing import topics_found, topics_offered
from mediabot.services.directory.versions import Directories
from mediabot.storage.directory_text import read_lines
from mediabot.storage.engine import open_engine
from mediabot.storage.store import SqlStore

TO_TUESDAY_EIGHT = {"hours": 20}
DAY = timedelta(days=1)


async def subscribed(newsroom: Newsroom, **changes: object) -> None:
    """Ana has a digest every day at eight, unless said otherwise."""
    own = Subscription(newsroom.ana.id, rhythm=Rhythm.DAILY, due_at=MONDAY_NOON + timedelta(hours=20))
    async with newsroom.center.store.begin() as work:
        await work.subscriptions.put(replace(own, **changes))  # type: ignore[arg-type]
        await work.commit()


async def subscription(newsroom: Newsroom, person_id: int = 1001) -> Subscription | None:
    async with newsroom.center.store.begin() as work:
        return await work.subscriptions.get(person_id)


async def agreed(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        await work.embargoes.put(EmbargoAccess(newsroom.ana.id, MONDAY_NOON, TERMS_VERSION))
        await work.commit()


def digests(newsroom: Newsroom) -> list[str]:
    return [message.text for message in newsroom.ana.messages if message.from_bot and "· Tuesday" in message.text]


# the subscription


async def test_nobody_is_subscribed_by_themselves(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows", TELEMEDICINE))
    await newsroom.ana.says("/digest")

    card = await newsroom.ana.sees("You have no digest of your own")
    await newsroom.later(days=8)

    assert newsroom.ana.last.id == card.id
    assert await subscription(newsroom) is None


async def test_turning_on_is_weekly_on_monday_at_eight_and_the_card_says_what_comes_when(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Weekly")
    await newsroom.ana.taps("‹ Settings")

    card = await newsroom.ana.sees("🗓 every Monday at 8:00 (Sofia time)\n🏷 all topics")

    assert "Next digest: Monday, 30 November, 8:00" in card.text
    assert sum("Your news digest" in message.text for message in newsroom.ana.messages) == 1


async def test_every_day_begins_with_tomorrow(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Every day")

    await newsroom.ana.sees("Next digest: Tuesday, 24 November, 8:00")


async def test_card_in_bulgarian(newsroom: Newsroom) -> None:
    await subscribed(newsroom, topics=(TELEMEDICINE,))
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, language="bg"))
        await work.commit()

    await newsroom.ana.says("/digest")

    card = await newsroom.ana.sees("Следващ бюлетин: вторник, 24 ноември, 8:00")
    assert "🗓 всеки ден в 8:00 (часово време: София)\n🏷 „телемедицина“" in card.text


async def test_topics_are_picked_from_the_directory_the_most_shared_first(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("🏷 Topics")

    assert newsroom.ana.buttons()[:4] == ["telemedicine", "heart surgery", "cardiology", "probiotics"]
    await newsroom.ana.taps("probiotics")
    await newsroom.ana.taps("telemedicine")
    assert newsroom.ana.buttons()[0] == "✓ telemedicine"
    await newsroom.ana.taps("✓ telemedicine")
    await newsroom.ana.taps("‹ Settings")

    await newsroom.ana.sees("🏷 “probiotics”")
    await newsroom.ana.taps("🏷 Topics")
    await newsroom.ana.taps("Everything")
    own = await subscription(newsroom)
    assert own is not None
    assert own.topics == ()


async def many_topics(newsroom: Newsroom) -> None:
    """An expert with more topics than three pages hold, some of them in one language only."""
    digital = ", ".join(f"{{bg: телемедицина {n}, en: telemedicine {n}}}" for n in range(30))
    only = "{en: digital twins}, {bg: електронна рецепта}, лекарска тайна, medical ethics"
    text = EXPERTS.read_text("utf-8") + f"  - {{id: many, name: Many, topics: [{digital}, {only}]}}\n"
    async with newsroom.center.store.begin() as work:
        await Directories(work, read_lines).publish(text, author="test", now=newsroom.clock.now())
        await work.commit()
    await newsroom.center.tick()


async def test_many_topics_are_grouped_by_area_on_three_pages_at_most(newsroom: Newsroom) -> None:
    await many_topics(newsroom)
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("🏷 Topics")
    areas = newsroom.ana.buttons()

    await newsroom.ana.taps("Digital health and AI")
    pages = [newsroom.ana.buttons()]
    while "Next ›" in newsroom.ana.buttons():
        await newsroom.ana.taps("Next ›")
        pages.append(newsroom.ana.buttons())
    last = pages[-1][0]
    await newsroom.ana.taps(last)

    assert areas[:2] == ["Diseases and treatment", "Digital health and AI"]
    assert len(pages) == 3
    assert newsroom.ana.buttons()[0] == f"✓ {last}"
    await newsroom.ana.taps("‹ All areas")
    assert "✓ Digital health and AI" in newsroom.ana.buttons()


@pytest.mark.parametrize(
    ("language", "shown", "left_out"),
    [
        ("en", {"digital twins", "medical ethics"}, {"електронна рецепта", "лекарска тайна"}),
        ("bg", {"електронна рецепта", "лекарска тайна"}, {"digital twins", "medical ethics"}),
    ],
)
async def test_topics_are_offered_in_the_readers_language_only(
    newsroom: Newsroom, language: str, shown: set[str], left_out: set[str]
) -> None:
    await many_topics(newsroom)

    async with newsroom.center.store.begin() as work:
        desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())
        offered = {topic.in_language(language) for topic in topics_offered(desk, Subscription(1001), language)}
        found = {topic.in_language(language) for word in left_out for topic in topics_found(desk, word, language)}

    assert shown <= offered
    assert not left_out & (offered | found)


async def test_typed_topic_is_found_by_other_words_for_it(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("🏷 Topics")
    await newsroom.ana.taps("Type a topic")
    await newsroom.ana.says("сърдечни болести")

    await newsroom.ana.sees("These topics match “сърдечни болести”")
    await newsroom.ana.taps("cardiology")

    await newsroom.ana.sees("Chosen: “cardiology”")


async def test_typed_words_that_fit_no_topic_are_told_and_the_next_words_ask_experts(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("🏷 Topics")
    await newsroom.ana.taps("Type a topic")
    await newsroom.ana.says("<b>qwertyuiop</b>")

    await newsroom.ana.sees("No topic in the directory matches “<b>qwertyuiop</b>”")
    await newsroom.ana.says("telemedicine")
    await newsroom.ana.sees("experts on “telemedicine”")


@pytest.mark.parametrize(("typed", "hour"), [("7:30", "7:30"), ("19 ч.", "19:00"), ("8 pm", "20:00")])
async def test_hour_is_typed(newsroom: Newsroom, typed: str, hour: str) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Time")
    await newsroom.ana.says(typed)

    await newsroom.ana.sees(f"every day at {hour} (Sofia time)")


async def test_hour_that_is_none_is_asked_for_again(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Time")
    await newsroom.ana.says("25:00")

    await newsroom.ana.sees("I did not understand that time.")
    await newsroom.ana.says("9")
    await newsroom.ana.sees("every day at 9:00")


async def test_zone_is_typed_by_its_city_and_moves_the_hour(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Time zone")
    await newsroom.ana.says("Atlantis")
    await newsroom.ana.sees("I don’t know that place.")
    await newsroom.ana.says("New York")

    await newsroom.ana.sees("every day at 8:00 (New York time)")
    own = await subscription(newsroom)
    assert own is not None
    assert own.due_at == datetime(2026, 11, 23, 13, tzinfo=UTC)


async def test_days_are_chosen_by_taps_and_one_always_stays(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Some days")
    await newsroom.ana.taps("Wed")
    await newsroom.ana.taps("✓ Mon")
    await newsroom.ana.taps("✓ Wed")
    await newsroom.ana.taps("‹ Settings")

    await newsroom.ana.sees("every Wednesday at 8:00")


async def test_pause_skips_digests_and_its_day_comes_again(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Pause")
    await newsroom.ana.says("yesterday")
    await newsroom.ana.sees("That date has already passed.")
    await newsroom.ana.says("1 December")

    card = await newsroom.ana.sees("Paused until Tuesday, 1 December.")
    assert "Next digest: Tuesday, 1 December, 8:00" in card.text
    await newsroom.ana.taps("Resume")
    await newsroom.ana.sees("Next digest: Tuesday, 24 November, 8:00")


async def test_own_questions_say_what_comes(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows", TELEMEDICINE), item("Yoghurt again", PROBIOTICS))
    await newsroom.ana.asks("probiotics")
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Topics of my questions")
    await newsroom.ana.sees("the topics of your questions")

    await newsroom.later(**TO_TUESDAY_EIGHT)

    assert "Yoghurt again" in newsroom.ana.last.text
    assert "Remote care grows" not in newsroom.ana.last.text


async def test_blocked_person_changes_nothing_but_may_stop(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, standing=Standing.BLOCKED))
        await work.commit()

    await newsroom.ana.taps("Without sound")
    own = await subscription(newsroom)
    assert own is not None
    assert not own.silent
    await newsroom.ana.taps("Turn off")
    own = await subscription(newsroom)
    assert own is not None
    assert not own.on


async def test_one_person_can_not_change_the_digest_of_another(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")
    card, off = newsroom.ana.button("Turn off")

    await newsroom.boris.says("/start")
    await newsroom.boris.person.presses_data(newsroom.boris.last, off.data)
    await newsroom.quiet()

    own = await subscription(newsroom)
    assert own is not None
    assert own.on
    assert card.id == newsroom.ana.last.id


async def test_what_is_kept_is_shown_and_deleted(newsroom: Newsroom) -> None:
    await subscribed(newsroom, topics=(TELEMEDICINE,))
    await newsroom.ana.says("/mydata")
    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes")

    assert await subscription(newsroom) is None
    await newsroom.later(days=2)
    assert digests(newsroom) == []


# the digest


async def test_digest_comes_at_its_hour_and_only_with_something_new(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/start")
    kept = await publish(newsroom, item("Remote care grows", TELEMEDICINE), item("Old story", days_ago=30))
    await newsroom.later(hours=19, minutes=59)
    assert digests(newsroom) == []

    await newsroom.later(minutes=1)

    digest = await newsroom.ana.sees("Your news digest · Tuesday, 24 November")
    assert "1. Remote care grows" in digest.text
    assert "Example Cluster" in digest.text
    assert "Old story" not in digest.text
    assert await got(newsroom, newsroom.ana.id) == [kept[0].id]
    assert [button.label for button in digest.buttons] == [
        "1",
        "👍 More like this",
        "👎 Less like this",
        "⚙️ Settings",
        "✖️ Turn off",
    ]
    await newsroom.later(days=1)
    assert newsroom.ana.last.id == digest.id


async def test_number_opens_the_item_and_asks_an_expert(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows", TELEMEDICINE))
    await newsroom.later(**TO_TUESDAY_EIGHT)

    await newsroom.ana.taps("1")
    await newsroom.ana.taps("Ask an expert about this")

    await newsroom.ana.sees("Parvan Ekranov")


async def test_stop_under_a_digest_is_one_tap_and_can_be_undone(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows"))
    await newsroom.later(**TO_TUESDAY_EIGHT)

    await newsroom.ana.taps("✖️ Turn off")
    await newsroom.ana.sees("You will get no more digests")
    own = await subscription(newsroom)
    assert own is not None
    assert (own.on, own.due_at) == (False, None)

    await newsroom.ana.taps("Undo")
    await newsroom.ana.sees("Next digest: Wednesday, 25 November, 8:00")


async def test_less_like_this_keeps_its_topics_out(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows", TELEMEDICINE), item("Yoghurt again", PROBIOTICS, days_ago=2))
    await newsroom.later(**TO_TUESDAY_EIGHT)
    await newsroom.ana.taps("Less like this")
    await newsroom.ana.sees("2. Yoghurt again")
    await newsroom.ana.taps("2")
    await newsroom.ana.sees("You’ll get no more news on: “probiotics”.")

    await publish(
        newsroom, item("Kefir", PROBIOTICS, days_ago=-0.9), item("Clinics online", TELEMEDICINE, days_ago=-0.9)
    )
    await newsroom.later(days=1)

    assert "Clinics online" in newsroom.ana.last.text
    assert "Kefir" not in newsroom.ana.last.text


async def test_embargoed_item_comes_protected_to_whoever_agreed_and_to_nobody_else(newsroom: Newsroom) -> None:
    until = MONDAY_NOON + 3 * DAY
    await publish(newsroom, item("Secret trial", TELEMEDICINE, embargo_until=until, released_at=until), item("Open"))
    await subscribed(newsroom)
    await agreed(newsroom)
    async with newsroom.center.store.begin() as work:
        own = Subscription(newsroom.parvan.id, rhythm=Rhythm.DAILY, due_at=MONDAY_NOON + timedelta(hours=20))
        await work.subscriptions.put(own)
        await work.commit()

    await newsroom.later(**TO_TUESDAY_EIGHT)

    assert "Secret trial" in newsroom.ana.last.text
    assert "Embargo until Thursday, 26 November, 12:00" in newsroom.ana.last.text
    sent = {int(call["chat_id"]): call.params for call in newsroom.api.calls.of("sendMessage")}
    assert sent[newsroom.ana.id].get("protect_content") == "true"
    assert "protect_content" not in sent[newsroom.parvan.id]
    assert "Open" in newsroom.parvan.last.text
    assert "Secret trial" not in newsroom.parvan.chat
    await newsroom.later(days=3)
    assert "Secret trial" in newsroom.parvan.last.text
    assert newsroom.ana.chat.count("Embargo until") == 1
    assert newsroom.ana.chat.count("1. Secret trial") == 1


async def test_item_withdrawn_before_the_digest_left_is_not_in_it(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    stays, goes = await publish(newsroom, item("Stays"), item("Goes"))
    newsroom.clock.move(timedelta(hours=20))
    await newsroom.center.courier.stop()
    await newsroom.center.tick()
    await change(newsroom, goes, state=NewsState.WITHDRAWN)
    await newsroom.restart()
    await newsroom.quiet()

    assert "Stays" in newsroom.ana.last.text
    assert "Goes" not in newsroom.ana.chat
    assert await got(newsroom, newsroom.ana.id) == [stays.id, goes.id]


async def test_digest_of_withdrawn_items_alone_is_not_sent(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/start")
    before = newsroom.ana.last.id
    (goes,) = await publish(newsroom, item("Goes"))
    newsroom.clock.move(timedelta(hours=20))
    await newsroom.center.courier.stop()
    await newsroom.center.tick()
    await change(newsroom, goes, state=NewsState.WITHDRAWN)
    await newsroom.restart()
    await newsroom.quiet()

    assert newsroom.ana.last.id == before


async def test_digest_missed_by_less_than_six_hours_is_sent_once(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows"))

    await newsroom.later(hours=25, minutes=59)
    await newsroom.later(minutes=1)

    assert len(digests(newsroom)) == 1


async def test_digest_missed_by_more_waits_and_its_items_come_in_the_next_one(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows", days_ago=6))
    await newsroom.later(hours=26, minutes=1)
    assert "Remote care grows" not in newsroom.ana.chat

    await newsroom.later(hours=17, minutes=59)

    assert "Remote care grows" in newsroom.ana.last.text


async def test_of_many_days_missed_the_newest_is_sent_when_it_is_young(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows"))

    await newsroom.later(days=4, hours=21)

    assert "· Saturday, 28 November" in newsroom.ana.last.text
    own = await subscription(newsroom)
    assert own is not None
    assert own.due_at == datetime(2026, 11, 29, 6, tzinfo=UTC)


async def test_two_processes_send_one_digest(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows"))
    newsroom.clock.move(timedelta(hours=20))
    center = newsroom.center
    both = [Issuing(center.store, newsroom.clock, center.keeper.current, center.courier.wake) for _ in range(2)]

    async with center.store.begin() as one:
        (due,) = await one.subscriptions.due(newsroom.clock.now(), 10)
    async with center.store.begin() as work:
        assert await work.subscriptions.claim(due, newsroom.clock.now() + DAY)
        assert not await work.subscriptions.claim(due, newsroom.clock.now() + DAY)
    for issuing in both:
        await issuing.personal()
    await newsroom.quiet()

    assert len(digests(newsroom)) == 1


async def test_two_processes_at_once_owe_each_reader_one_digest(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Remote care grows"))
    eight = MONDAY_NOON + timedelta(hours=20)
    async with newsroom.center.store.begin() as work:
        for number in range(5001, 5161):
            await work.people.save(Person(number, created_at=MONDAY_NOON))
            await work.subscriptions.put(Subscription(number, rhythm=Rhythm.DAILY, due_at=eight))
        await work.commit()
    newsroom.clock.move(timedelta(hours=20))
    await newsroom.center.courier.stop()
    office = newsroom.center.keeper.current
    stores = [SqlStore(open_engine(newsroom.settings.database_url)) for _ in range(2)]

    await asyncio.gather(*(Issuing(store, newsroom.clock, office, lambda: None).personal() for store in stores))

    async with newsroom.center.store.begin() as work:
        assert await work.deliveries.waiting() == 160
        assert len(await work.news.who_got(1)) == 160
    for store in stores:
        await store.close()


async def test_restart_between_owing_and_sending_loses_nothing_and_repeats_nothing(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows"))
    await newsroom.center.courier.stop()
    newsroom.clock.move(timedelta(hours=20))
    await newsroom.center.tick()

    await newsroom.restart()
    await newsroom.center.tick()
    await newsroom.quiet()

    assert len(digests(newsroom)) == 1


async def test_language_chosen_brings_that_language_alone_and_none_marks_the_other(newsroom: Newsroom) -> None:
    bulgarian = replace(item("First"), title=Localized(bg="Само на български"))
    await publish(newsroom, bulgarian, item("English one"))
    await subscribed(newsroom)
    await newsroom.later(**TO_TUESDAY_EIGHT)
    assert "Само на български" in newsroom.ana.last.text
    assert "in Bulgarian" in newsroom.ana.last.text

    await newsroom.ana.says("/digest")
    await newsroom.ana.taps("Language")
    await newsroom.ana.taps("Only English")
    await newsroom.ana.sees("only in English")
    await publish(
        newsroom,
        replace(item("Second", days_ago=-0.9), title=Localized(bg="Второ на български")),
        item("Second in English", days_ago=-0.9),
    )
    await newsroom.later(days=1)
    assert "Second in English" in newsroom.ana.last.text
    assert "Второ на български" not in newsroom.ana.chat


async def test_digest_is_written_in_the_language_that_it_was_ordered_in(newsroom: Newsroom) -> None:
    both = replace(item("Both"), title=Localized("На български", "In English"))
    await publish(newsroom, both)
    await subscribed(newsroom, language="bg")

    await newsroom.later(**TO_TUESDAY_EIGHT)

    await newsroom.ana.sees("Вашият бюлетин с новини · вторник, 24 ноември")
    assert "На български" in newsroom.ana.last.text
    assert "In English" not in newsroom.ana.chat


async def test_many_long_items_fit_into_one_message_with_the_rest_counted(newsroom: Newsroom) -> None:
    long = Localized(en="A very long & winding <summary> of it all. " * 40)
    await publish(newsroom, *(item(f"Item {n} " + "long title " * 15, TELEMEDICINE, summary=long) for n in range(9)))
    await subscribed(newsroom)

    await newsroom.later(**TO_TUESDAY_EIGHT)

    text = newsroom.ana.last.text
    assert "7. Item" in text
    assert "And 2 more in /news." in text
    assert len(digests(newsroom)) == 1


async def test_silent_digest_rings_nobody(newsroom: Newsroom) -> None:
    await subscribed(newsroom, silent=True)
    await publish(newsroom, item("Remote care grows"))
    await newsroom.later(**TO_TUESDAY_EIGHT)
    assert "Remote care grows" in newsroom.ana.last.text
    assert newsroom.api.calls.of("sendMessage")[-1]["disable_notification"] == "true"


async def test_whoever_blocked_the_bot_gets_nothing_and_their_hour_moves_on(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Remote care grows"))
    async with newsroom.center.store.begin() as work:
        known = await work.people.get(newsroom.ana.id)
        await work.people.save(replace(known or Person(1001), reachable=False))
        await work.commit()

    await newsroom.later(**TO_TUESDAY_EIGHT)

    assert digests(newsroom) == []
    own = await subscription(newsroom)
    assert own is not None
    assert own.due_at == datetime(2026, 11, 25, 6, tzinfo=UTC)
