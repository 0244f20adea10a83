"""/ideas: what could be a story now, from facts, each with its reason and its key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from journeys.newsroom import EXPERTS, MONDAY_NOON, Newsroom
from journeys.newsstand import PROBIOTICS, TELEMEDICINE, change, got, item, publish
from mediabot.domain.news import EmbargoAccess, NewsState
from mediabot.domain.people import Person, Standing
from mediabot.domain.subscriptions import Subscription
from mediabot.services.desk import Desk
from mediabot.services.directory.versions import Directories
from mediabot.services.questions.asking import Asking
from mediabot.storage.directory_text import read_lines


async def ask_from(
    newsroom: Newsroom, askers: range, topic: str = "telemedicine", *, staff: bool = False, experts: bool = False
) -> None:
    """So many people ask about it, each from an account of their own."""
    async with newsroom.center.store.begin() as work:
        desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())
        for number in askers:
            about = Person(5000 + number, name=f"Asker {number}", language="en", staff=staff)
            person = replace(about, expert_id=f"asker-{number}" if experts else "")
            await work.people.save(person)
            await Asking(desk).find_experts(person, topic)
        await work.commit()


async def publish_directory(newsroom: Newsroom, *ids: str) -> None:
    """A version of the directory with these experts besides those of the file."""
    text = EXPERTS.read_text("utf-8")
    for expert_id in ids:
        text += (
            f"  - id: {expert_id}\n    name: {{bg: Нова {expert_id}, en: New {expert_id}}}\n"
            "    topics: [{bg: клинични изпитвания, en: clinical trials}]\n"
        )
    async with newsroom.center.store.begin() as work:
        await Directories(work, read_lines).publish(text, author="test", now=newsroom.clock.now())
        await work.commit()
    await newsroom.center.tick()


async def test_without_facts_it_says_so_honestly(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/ideas")

    assert "Nothing stands out right now." in newsroom.ana.last.text


# fresh items with somebody who can explain them


async def test_fresh_item_of_the_journalists_topics_comes_with_an_expert(newsroom: Newsroom) -> None:
    kept = await publish(newsroom, item("Doctors on the screen", TELEMEDICINE), item("Yoghurt wins", PROBIOTICS))
    async with newsroom.center.store.begin() as work:
        await work.subscriptions.put(Subscription(newsroom.ana.id, topics=(TELEMEDICINE,)))
        await work.commit()

    await newsroom.ana.says("/ideas")

    assert "1. 📰 Doctors on the screen" in newsroom.ana.last.text
    assert "New on your topics. Can explain it: Parvan Ekranov, Associate Professor." in newsroom.ana.last.text
    assert "Yoghurt" not in newsroom.ana.last.text
    assert await got(newsroom, newsroom.ana.id) == [kept[0].id]
    await newsroom.ana.taps("1")
    assert "What there is to know: Doctors on the screen." in newsroom.ana.last.text


async def test_expert_who_is_being_asked_just_now_is_passed_over(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Doctors on the screen", TELEMEDICINE))
    await newsroom.ana.sends_question(choice="Ask Parvan")

    await newsroom.ana.says("/ideas")

    assert "Can explain it: Vtora Videva." in newsroom.ana.last.text


async def test_item_that_nobody_can_explain_is_no_lead(newsroom: Newsroom) -> None:
    await publish(newsroom, item("Kisel speaks", PROBIOTICS), item("Tractors", experts=("left-long-ago",)))
    async with newsroom.center.store.begin() as work:
        kisel = await work.people.get(newsroom.kisel.id)
        assert kisel is not None
        await work.people.save(replace(kisel, reachable=False))
        await work.commit()

    await newsroom.ana.says("/ideas")

    assert "Nothing stands out right now." in newsroom.ana.last.text


async def test_item_withdrawn_meanwhile_is_no_lead(newsroom: Newsroom) -> None:
    kept = await publish(newsroom, item("Doctors on the screen", TELEMEDICINE))
    await change(newsroom, kept[0], state=NewsState.WITHDRAWN)

    await newsroom.ana.says("/ideas")

    assert "Doctors" not in newsroom.ana.last.text


# what is asked about most


async def test_topic_that_five_asked_about_shows_and_is_asked_with_one_tap(newsroom: Newsroom) -> None:
    await ask_from(newsroom, range(5))

    await newsroom.boris.says("/ideas")

    assert "1. ❓ telemedicine\n5 journalists asked about it in the last four weeks." in newsroom.boris.last.text
    await newsroom.boris.taps("1 · Ask an expert")
    assert "Parvan Ekranov" in newsroom.boris.last.text


async def test_topic_that_four_asked_about_never_shows_however_often_they_did(newsroom: Newsroom) -> None:
    for _ in range(3):
        await ask_from(newsroom, range(4))

    await newsroom.boris.says("/ideas")

    assert "telemedicine" not in newsroom.boris.last.text


@pytest.mark.parametrize("who", ["staff", "experts"])
async def test_what_staff_and_experts_ask_does_not_count(newsroom: Newsroom, who: str) -> None:
    await ask_from(newsroom, range(4))
    await ask_from(newsroom, range(4, 9), staff=who == "staff", experts=who == "experts")

    await newsroom.boris.says("/ideas")

    assert "telemedicine" not in newsroom.boris.last.text


async def test_what_was_asked_more_than_four_weeks_ago_or_deleted_does_not_count(newsroom: Newsroom) -> None:
    await ask_from(newsroom, range(4))
    await newsroom.ana.asks("telemedicine")
    await newsroom.boris.says("/ideas")
    assert "telemedicine" in newsroom.boris.last.text

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")
    await newsroom.boris.says("/ideas")
    assert "telemedicine" not in newsroom.boris.last.text

    await ask_from(newsroom, range(4, 6))
    await newsroom.later(days=29)
    await newsroom.boris.says("/ideas")
    assert "telemedicine" not in newsroom.boris.last.text


async def test_nobodys_words_are_shown(newsroom: Newsroom) -> None:
    await ask_from(newsroom, range(6), topic="telemedicine for my secret investigation of Example Ltd")

    await newsroom.boris.says("/ideas")

    assert "telemedicine" in newsroom.boris.last.text
    assert "secret" not in newsroom.boris.chat
    assert "Asker" not in newsroom.boris.chat


# days that come up


async def test_announced_day_and_anniversary_come_up(newsroom: Newsroom) -> None:
    old = datetime(2021, 11, 23, 9, 0, tzinfo=UTC)
    await publish(
        newsroom,
        item("Congress of screens", days_ago=60, event_on=date(2026, 12, 3)),
        item("Foundation stone", published_at=old, released_at=old),
    )

    await newsroom.ana.says("/ideas")

    assert "📅 Congress of screens\nEvent date: Thursday, 3 December (in 10 days)." in newsroom.ana.last.text
    assert "🗓 Foundation stone\nAnniversary today: 5 years since this news." in newsroom.ana.last.text


# who is new


async def test_expert_new_in_the_directory_is_a_lead_and_is_asked_with_one_tap(newsroom: Newsroom) -> None:
    await newsroom.later(days=1)
    await publish_directory(newsroom, "iva")

    await newsroom.ana.says("/ideas")

    assert "👤 New iva\nAdded to the directory on 24 November 2026. Topics: clinical trials." in newsroom.ana.last.text
    assert "Parvan" not in newsroom.ana.last.text
    await newsroom.ana.taps("1 · Ask New iva")
    await newsroom.ana.taps("Ask New iva")
    assert "Your question to New iva" in newsroom.ana.last.text


async def test_expert_who_left_again_is_no_lead(newsroom: Newsroom) -> None:
    await publish_directory(newsroom, "iva", "lora")
    await newsroom.ana.says("/ideas")
    key = next(label for label in newsroom.ana.buttons() if "iva" in label)
    await publish_directory(newsroom, "lora")

    await newsroom.ana.taps(key)
    await newsroom.ana.person.sees_toast("no longer active")
    await newsroom.ana.says("/ideas")

    assert "New iva" not in newsroom.ana.last.text
    assert "New lora" in newsroom.ana.last.text


async def test_new_experts_are_known_after_a_restart(newsroom: Newsroom) -> None:
    await publish_directory(newsroom, "iva")

    await newsroom.restart()
    await newsroom.ana.says("/ideas")

    assert "New iva" in newsroom.ana.last.text


# releases under embargo


async def embargoed(newsroom: Newsroom) -> None:
    until = MONDAY_NOON + timedelta(days=1)
    await publish(newsroom, item("Secret of the screen", TELEMEDICINE, embargo_until=until, released_at=until))


async def test_whoever_agreed_sees_embargoed_releases(newsroom: Newsroom) -> None:
    await embargoed(newsroom)
    async with newsroom.center.store.begin() as work:
        await work.embargoes.put(EmbargoAccess(newsroom.ana.id, MONDAY_NOON, 1))
        await work.commit()

    await newsroom.ana.says("/ideas")

    assert "🔒 Embargo until tomorrow, 12:00\nSecret of the screen" in newsroom.ana.last.text
    assert "once you agree to the terms" not in newsroom.ana.last.text
    assert newsroom.ana.last.protected


async def test_verified_journalist_without_terms_reads_one_neutral_sentence(newsroom: Newsroom) -> None:
    await embargoed(newsroom)

    await newsroom.ana.says("/ideas")

    assert "There are also releases under embargo." in newsroom.ana.last.text
    assert "Secret" not in newsroom.ana.chat
    await newsroom.ana.taps("The embargo terms")
    await newsroom.ana.taps("I agree")
    await newsroom.ana.says("/ideas")
    assert "Secret of the screen" in newsroom.ana.last.text


@pytest.mark.parametrize("who", ["boris", "stranger"])
async def test_others_read_nothing_of_embargoes(newsroom: Newsroom, who: str) -> None:
    await embargoed(newsroom)

    await getattr(newsroom, who).says("/ideas")

    assert "embargo" not in getattr(newsroom, who).last.text


async def test_blocked_person_gets_no_ideas(newsroom: Newsroom) -> None:
    await ask_from(newsroom, range(5))
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, standing=Standing.BLOCKED))
        await work.commit()

    await newsroom.ana.says("/ideas")

    assert "telemedicine" not in newsroom.ana.chat
