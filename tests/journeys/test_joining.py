"""Experts join by an invitation, are asked half a year later whether their card is right, and are known as persons."""

from __future__ import annotations

import hashlib

import pytest

from journeys.hostile import link_for, opens, tap
from journeys.newsroom import Newsroom
from journeys.test_entries import entry, opens_entry, published
from mediabot.bot.screens.entries.joining import consent, hash_of_consent
from mediabot.domain.joining import CONSENT_VERSION, mark_of
from mediabot.i18n.translator import Catalogs

MARK = mark_of(hash_of_consent(Catalogs.load().translator("en")))


async def follows(newsroom: Newsroom, name: str = "Treta Dalekova") -> None:
    """The stranger opens the invitation and has not decided yet."""
    link = await link_for(newsroom, "An expert of the directory", name)
    await newsroom.stranger.person.starts(link)
    await newsroom.quiet()


async def test_expert_sees_the_own_card_and_agrees_before_the_account_is_tied(newsroom: Newsroom) -> None:
    await follows(newsroom)
    card = newsroom.stranger.last
    async with newsroom.center.store.begin() as work:
        assert await work.people.expert("tele-three") is None
    assert "Treta Dalekova" in card.text
    assert "Only after your yes: +359 700 00 003" in card.text

    await newsroom.stranger.taps("I agree")

    await newsroom.stranger.sees("Your account is now linked to your directory entry")
    await newsroom.stranger.sees("Your terms")
    async with newsroom.center.store.begin() as work:
        given = await work.consents.get(1)
        tied = await work.people.expert("tele-three")
    assert tied is not None
    assert tied.id == newsroom.stranger.id
    assert given is not None
    words = consent(Catalogs.load().translator("en"))
    assert (given.text_version, given.text_hash) == (CONSENT_VERSION, hashlib.sha256(words.encode()).hexdigest())
    assert given.agreed_at == newsroom.clock.now()


async def test_no_takes_the_entry_out_and_tells_staff(newsroom: Newsroom) -> None:
    await follows(newsroom)
    await newsroom.stranger.taps("No, don’t list me")

    await newsroom.stranger.taps("Yes, remove my entry")

    await newsroom.stranger.sees("Your entry has been removed")
    await newsroom.maria.sees("Treta Dalekova does not want to be listed")
    _, directory = await published(newsroom)
    assert directory.get("tele-three") is None
    async with newsroom.center.store.begin() as work:
        assert await work.people.expert("tele-three") is None


async def test_invitation_that_is_open_is_shown_again_to_the_same_person_alone(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "An expert of the directory", "Treta Dalekova")
    await newsroom.stranger.person.starts(link)
    await newsroom.quiet()

    await newsroom.boris.person.starts(link)
    await newsroom.quiet()
    await newsroom.boris.sees("already been used or has expired")
    await opens(newsroom.stranger, link)

    await newsroom.stranger.sees("Your account is now linked")


async def test_invitation_is_decided_once_and_by_nobody_else(newsroom: Newsroom) -> None:
    await follows(newsroom)
    card = newsroom.stranger.last
    await newsroom.boris.says("/help")
    await tap(newsroom.boris, f"jc:1:en:{MARK}", "jt:1:nos")
    await newsroom.stranger.taps("I agree")

    await tap(newsroom.stranger, f"jc:1:en:{MARK}", "jt:1:nos", under=card)

    await newsroom.stranger.person.sees_toast("already decided")
    assert (await published(newsroom))[0] == 1
    async with newsroom.center.store.begin() as work:
        tied = await work.people.expert("tele-three")
    assert tied is not None
    assert tied.id == newsroom.stranger.id


@pytest.mark.parametrize("key", [f"jc:1:en:{MARK[::-1]}", "jc:1:en:", f"ja:1:{CONSENT_VERSION}:en"])
async def test_agreeing_to_other_words_shows_those_in_force(newsroom: Newsroom, key: str) -> None:
    await follows(newsroom)

    await tap(newsroom.stranger, key)
    await newsroom.stranger.sees("The text has changed since you opened it")
    assert "What you agree to" in newsroom.stranger.last.text

    async with newsroom.center.store.begin() as work:
        given = await work.consents.get(1)
        assert await work.people.expert("tele-three") is None
    assert given is not None
    assert given.open


# whether the card is still right


async def days_later(newsroom: Newsroom, days: float) -> None:
    await newsroom.later(days=days)
    await newsroom.center.keeper.refresh()
    await newsroom.center.sweeper.tick()
    await newsroom.quiet()


async def test_half_a_year_later_one_tap_says_that_the_card_is_right(newsroom: Newsroom) -> None:
    await days_later(newsroom, 140)
    assert "Is your card still right?" not in newsroom.parvan.chat
    await days_later(newsroom, 25)
    await newsroom.parvan.sees("Is your card still right?")

    await newsroom.parvan.taps("Yes, all of it")
    await days_later(newsroom, 30)

    assert str((await entry(newsroom, "tele-one")).checked_on) == "2027-05-07"
    assert newsroom.parvan.chat.count("Is your card still right?") == 0
    assert "Is your card still right?" not in newsroom.vtora.chat


async def test_who_never_answers_is_unlisted_after_three_weeks_and_can_be_put_back(newsroom: Newsroom) -> None:
    await days_later(newsroom, 165)
    await days_later(newsroom, 1)
    assert newsroom.parvan.chat.count("Is your card still right?") == 1
    await days_later(newsroom, 6)
    await days_later(newsroom, 7)
    assert newsroom.parvan.chat.count("Is your card still right?") == 3
    assert (await published(newsroom))[0] == 1

    await days_later(newsroom, 7)

    _, directory = await published(newsroom)
    assert directory.get("tele-one") is None
    await newsroom.parvan.sees("no longer in the directory")
    await newsroom.maria.sees("Parvan Ekranov did not answer three times")
    await newsroom.parvan.taps("Yes, all of it")
    await newsroom.parvan.sees("Your card is not in the directory at the moment")
    await newsroom.maria.taps("Put back")
    await newsroom.maria.taps("Publish")
    assert (await entry(newsroom, "tele-one")).name.en == "Parvan Ekranov"


async def test_nobody_is_asked_at_night(newsroom: Newsroom) -> None:
    await days_later(newsroom, 165.5)

    assert "Is your card still right?" not in newsroom.parvan.chat


# pause and proof


async def test_paused_expert_is_referred_to_by_nobody_until_staff_resume(newsroom: Newsroom) -> None:
    await opens_entry(newsroom, "Parvan Ekranov")
    await newsroom.maria.taps("Pause")
    await newsroom.parvan.sees("has paused your entry")
    await newsroom.ana.asks("telemedicine")
    assert "Parvan" not in newsroom.ana.last.text

    await newsroom.maria.taps("Resume")

    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.sees("Parvan Ekranov")


async def test_journalists_see_how_and_when_a_person_was_checked(newsroom: Newsroom) -> None:
    await opens_entry(newsroom, "Parvan Ekranov")
    await newsroom.maria.taps("Proof")
    await newsroom.maria.taps("By ORCID")
    await newsroom.maria.says("0000-0002-1825-0098")
    await newsroom.maria.sees("one of its digits is wrong")
    await newsroom.maria.says("https://orcid.org/0000-0002-1825-0097")

    await newsroom.ana.asks("telemedicine")

    await newsroom.ana.sees("Identity checked by ORCID (0000-0002-1825-0097), 23 November 2026")
    assert "Maria" not in newsroom.ana.chat


async def test_call_is_noted_with_one_tap_and_taken_back_with_another(newsroom: Newsroom) -> None:
    await opens_entry(newsroom, "Parvan Ekranov")
    await newsroom.maria.taps("Proof")
    await newsroom.maria.taps("By a call")
    await newsroom.maria.sees("Checked by: Maria")

    await newsroom.maria.taps("Proof")
    await newsroom.maria.taps("Remove the note")

    await newsroom.ana.asks("telemedicine")
    assert "Identity checked" not in newsroom.ana.last.text


@pytest.mark.parametrize(("key", "shown"), [("Yes, it counts", True), ("No", False)])
async def test_voice_answer_counts_once_staff_say_so(newsroom: Newsroom, key: str, shown: bool) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.parvan.taps("Write here")
    await newsroom.parvan.person.sends_voice()
    await newsroom.quiet()
    await newsroom.maria.sees("Parvan Ekranov answered with a voice message")

    await newsroom.maria.taps(key)

    await newsroom.boris.asks("telemedicine")
    assert ("Identity checked by a voice message" in newsroom.boris.last.text) is shown


async def test_joining_and_the_own_card_read_as_bulgarian_too(newsroom: Newsroom) -> None:
    await newsroom.read("bg", newsroom.stranger)
    await follows(newsroom)
    card = newsroom.stranger.last
    assert "Медийният център Ви кани като експерт" in card.text
    assert "Само след Вашето съгласие: +359 700 00 003" in card.text

    await newsroom.stranger.taps("Съглас")

    await newsroom.stranger.sees("Съгласихте се на")
    async with newsroom.center.store.begin() as work:
        given = await work.consents.get(1)
    words = consent(Catalogs.load().translator("bg"))
    assert given is not None
    assert given.text_hash == hashlib.sha256(words.encode()).hexdigest()
    await newsroom.stranger.says("/card")
    assert "Трета Далекова" in newsroom.stranger.last.text
