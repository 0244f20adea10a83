"""Embargoed releases: who reads them before their instant, on which terms, and that nobody else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journeys.newsroom import MONDAY_NOON, Newsroom, Somebody
from journeys.newsstand import TELEMEDICINE, change, got, item, publish
from mediabot.domain.news import EmbargoAccess, NewsItem
from mediabot.domain.people import Standing

SECRET = "Secret of the screen"
UNTIL = MONDAY_NOON + timedelta(days=1)


async def under_embargo(newsroom: Newsroom) -> NewsItem:
    kept = await publish(newsroom, item(SECRET, TELEMEDICINE, embargo_until=UNTIL, released_at=UNTIL))
    return kept[0]


async def agrees(somebody: Somebody) -> None:
    await somebody.says("/embargo")
    await somebody.taps("I agree")


async def test_verified_journalist_who_agreed_reads_it_and_can_not_pass_it_on(newsroom: Newsroom) -> None:
    secret = await under_embargo(newsroom)

    await agrees(newsroom.ana)
    assert "You agreed on 23 November 2026 (version 1)" in newsroom.ana.last.text
    await newsroom.ana.says("/news telemedicine")
    assert f"1. 🔒 Embargo until tomorrow, 12:00\n{SECRET}" in newsroom.ana.last.text
    assert newsroom.ana.last.protected
    await newsroom.ana.taps("1")

    assert newsroom.ana.last.text.startswith(f"🔒 Embargo until tomorrow, 12:00\n{SECRET}")
    assert newsroom.ana.last.protected
    assert await got(newsroom, newsroom.ana.id) == [secret.id]


async def test_what_was_agreed_is_kept_with_time_and_version(newsroom: Newsroom) -> None:
    await agrees(newsroom.ana)

    async with newsroom.center.store.begin() as work:
        assert await work.embargoes.get(newsroom.ana.id) == EmbargoAccess(newsroom.ana.id, MONDAY_NOON, 1)


@pytest.mark.parametrize("who", ["ana", "boris", "parvan", "stranger"])
async def test_whoever_did_not_agree_finds_nothing_of_it(newsroom: Newsroom, who: str) -> None:
    secret = await under_embargo(newsroom)
    reader: Somebody = getattr(newsroom, who)

    for words in ("/news", "/news telemedicine", f"/news {SECRET}", "telemedicine", SECRET):
        await reader.says(words)
    for button in (f"ni:{secret.id}", f"na:{secret.id}", "np:1:0", "nx:1"):
        await reader.person.presses_data(reader.last, button)
        await newsroom.quiet()

    assert all(SECRET not in seen.text.replace(f"“{SECRET}”", "") for seen in reader.messages if seen.from_bot)
    assert "🔒 Embargo until" not in reader.chat
    assert await got(newsroom, reader.id) == []


async def test_verified_journalist_is_shown_the_terms_first(newsroom: Newsroom) -> None:
    secret = await under_embargo(newsroom)
    await newsroom.ana.says("/news")

    await newsroom.ana.person.presses_data(newsroom.ana.last, f"ni:{secret.id}")
    await newsroom.quiet()

    assert "Releases under embargo: the terms" in newsroom.ana.last.text
    assert "I agree" in newsroom.ana.buttons()[0]


async def test_whoever_is_not_verified_can_not_agree_and_reads_how_to_get_there(newsroom: Newsroom) -> None:
    await newsroom.boris.says("/embargo")
    assert "whose profile the Media Center has verified" in newsroom.boris.last.text
    assert "I agree" not in newsroom.boris.chat

    await newsroom.boris.person.presses_data(newsroom.boris.last, "eg:1")
    await newsroom.quiet()

    await newsroom.boris.person.sees_toast("You can’t agree to the embargo terms at the moment")
    async with newsroom.center.store.begin() as work:
        assert await work.embargoes.get(newsroom.boris.id) is None


async def test_new_version_of_the_terms_asks_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await under_embargo(newsroom)
    await agrees(newsroom.ana)
    for module in ("domain.news", "domain.embargo", "services.news.terms", "bot.showing.news"):
        monkeypatch.setattr(f"mediabot.{module}.TERMS_VERSION", 2)

    await newsroom.ana.says("/news telemedicine")
    assert SECRET not in newsroom.ana.last.text
    await newsroom.ana.says("/embargo")
    assert "The terms have changed since you agreed." in newsroom.ana.last.text
    await newsroom.ana.person.presses_data(newsroom.ana.last, "eg:1")
    await newsroom.quiet()
    assert "The terms have changed since you agreed." in newsroom.ana.last.text
    await newsroom.ana.taps("I agree")
    await newsroom.ana.says("/news telemedicine")

    assert SECRET in newsroom.ana.last.text


async def test_closed_access_is_told_and_can_not_be_opened_by_agreeing(newsroom: Newsroom) -> None:
    secret = await under_embargo(newsroom)
    await agrees(newsroom.ana)
    await newsroom.ana.says("/news telemedicine")
    async with newsroom.center.store.begin() as work:
        access = await work.embargoes.get(newsroom.ana.id)
        assert access is not None
        await work.embargoes.put(replace(access, closed_at=MONDAY_NOON, closed_by=9001, reason="Told on the radio"))
        await work.commit()

    await newsroom.ana.person.presses_data(newsroom.ana.last, f"ni:{secret.id}")
    await newsroom.ana.person.presses_data(newsroom.ana.last, "eg:1")
    await newsroom.quiet()
    await newsroom.ana.says("/embargo")

    assert "Your access to releases under embargo has been closed" in newsroom.ana.last.text
    assert "Told on the radio" in newsroom.ana.last.text
    await newsroom.ana.says("/news telemedicine")
    assert SECRET not in newsroom.ana.last.text


async def test_journalist_who_is_no_longer_verified_no_longer_reads_it(newsroom: Newsroom) -> None:
    await under_embargo(newsroom)
    await agrees(newsroom.ana)
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        await work.people.save(replace(ana, standing=Standing.REFUSED))
        await work.commit()

    await newsroom.ana.says("/news telemedicine")

    assert SECRET not in newsroom.ana.chat


async def test_everybody_reads_it_from_its_instant_on(newsroom: Newsroom) -> None:
    await under_embargo(newsroom)
    await newsroom.boris.says("/news telemedicine")
    assert SECRET not in newsroom.boris.chat

    await newsroom.later(days=1)
    await newsroom.boris.says("/news telemedicine")

    assert f"1. {SECRET}" in newsroom.boris.last.text
    assert not newsroom.boris.last.protected
    await newsroom.boris.taps("1")
    assert not newsroom.boris.last.protected


async def test_list_that_was_sent_unprotected_never_shows_an_embargoed_item(newsroom: Newsroom) -> None:
    await publish(newsroom, *(item(f"Item {number:02}", TELEMEDICINE, days_ago=number) for number in range(1, 8)))
    await agrees(newsroom.ana)
    await newsroom.ana.says("/news telemedicine")
    await under_embargo(newsroom)

    await newsroom.ana.taps("Next ›")
    await newsroom.ana.taps("‹ Back")
    assert SECRET not in newsroom.ana.last.text

    await newsroom.ana.says("/news telemedicine")
    assert SECRET in newsroom.ana.last.text


async def test_no_expert_is_asked_about_what_they_may_not_know_yet(newsroom: Newsroom) -> None:
    secret = await under_embargo(newsroom)
    await agrees(newsroom.ana)
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    assert "Ask an expert about this" not in newsroom.ana.last.text + str(newsroom.ana.last)

    await newsroom.ana.person.presses_data(newsroom.ana.last, f"na:{secret.id}")
    await newsroom.quiet()

    await newsroom.ana.person.sees_toast("You can ask experts about this once the embargo has ended")
    assert SECRET not in newsroom.parvan.chat


async def test_embargo_set_after_the_question_left_hides_the_item_from_the_expert(newsroom: Newsroom) -> None:
    kept = await publish(newsroom, item("Doctors on the screen", TELEMEDICINE))
    await newsroom.ana.says("/news telemedicine")
    await newsroom.ana.taps("1")
    await newsroom.ana.taps("Ask an expert about this")
    await newsroom.ana.taps("Ask Parvan")
    await newsroom.ana.says("What do you think of it?")
    await change(newsroom, kept[0], embargo_until=UNTIL)
    await newsroom.ana.taps("Written quote")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("English")
    await newsroom.ana.taps("On the record")
    await newsroom.ana.taps("Send")

    await newsroom.parvan.sees("Request from a journalist")

    assert "Doctors on the screen" not in newsroom.parvan.chat
    assert "What do you think of it?" in newsroom.parvan.chat


async def test_agreement_is_deleted_with_everything_else(newsroom: Newsroom) -> None:
    await agrees(newsroom.ana)

    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")

    async with newsroom.center.store.begin() as work:
        assert await work.embargoes.get(newsroom.ana.id) is None
