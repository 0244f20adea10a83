"""Attacks on the news desk: hostile words in every field, taps by strangers, buttons of what is gone."""

from __future__ import annotations

import pytest

from journeys.desk import begins, drafts, edits, items, publishes, reads, the_item
from journeys.hostile import HOSTILE_WORDS, INVISIBLE_WORDS, all_went_well, tap
from journeys.newsroom import MONDAY_NOON, Newsroom
from mediabot.bot.buttons.news import (
    CorrectionStep,
    EditNews,
    EmbargoStep,
    FeedStep,
    FindNews,
    MakeNews,
    NewNews,
    NewsDeskPage,
    NewsStep,
    PickExpert,
    PickTopic,
    SendCorrection,
    StaffCorrection,
    StaffEmbargo,
    StaffFeed,
    StaffNews,
)
from mediabot.domain.directory import Localized
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess, NewsPart, NewsState

pytestmark = pytest.mark.attack("hostile words, taps and roles: the news desk")

hostile = pytest.mark.parametrize("words", HOSTILE_WORDS.values(), ids=HOSTILE_WORDS)

PARTS = ("Text", "Source", "Link", "Topics", "Experts", "Files", "Embargo", "Event date", "Title")


@hostile
async def test_hostile_words_in_every_field(newsroom: Newsroom, words: str) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria, words)
    for part in PARTS:
        await maria.says("/newsdesk")
        await maria.taps("📝")
        await edits(maria, part, words)
    await maria.says("/newsdesk")
    await maria.taps("📝")
    await maria.taps("Confirm topics") if any("Confirm" in label for label in maria.buttons()) else None
    await maria.taps("Preview")
    await maria.taps("Publish")
    await newsroom.center.tick()
    await newsroom.ana.says("/news")
    await edits(maria, "Correct", words)
    await maria.taps("Send")
    await newsroom.later(seconds=5)
    await maria.says("/newsdesk")
    await edits(maria, "Search titles", words)

    assert (await the_item(newsroom)).state is NewsState.CORRECTED
    await newsroom.ana.sees("Correction to a news item")
    await all_went_well(newsroom)


@hostile
async def test_hostile_words_about_a_feed_and_a_breach(newsroom: Newsroom, words: str) -> None:
    maria = newsroom.maria_in_private
    async with newsroom.center.store.begin() as work:
        await work.embargoes.put(EmbargoAccess(newsroom.ana.id, MONDAY_NOON, TERMS_VERSION))
        await work.commit()

    await maria.says("/newsdesk")
    await maria.taps("Feeds")
    await edits(maria, "Add a feed", words)
    await maria.says("/embargo")
    await maria.taps("✅ Ana Example")
    await edits(maria, "Record a breach", words)

    await newsroom.ana.sees("The Media Center has closed your access")
    await all_went_well(newsroom)


@pytest.mark.parametrize("words", INVISIBLE_WORDS, ids=ascii)
async def test_invisible_words_are_asked_for_again(newsroom: Newsroom, words: str) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria)

    await maria.taps("Title")
    await maria.says(words)
    await maria.says("Words that can be seen")

    assert (await the_item(newsroom)).title == Localized(en="Words that can be seen")
    await all_went_well(newsroom)


async def test_taps_of_strangers_move_nothing(newsroom: Newsroom) -> None:
    item = await drafts(newsroom.maria)
    await newsroom.maria_in_private.person.sends_photo()
    await newsroom.boris.says("hello")
    before = await items(newsroom)

    await tap(newsroom.boris, *(StaffNews(item.id, step).pack() for step in NewsStep))
    await tap(newsroom.boris, *(EditNews(item.id, part, "bg").pack() for part in NewsPart))
    await tap(newsroom.boris, *(StaffFeed(0, step).pack() for step in FeedStep))
    await tap(newsroom.boris, *(StaffEmbargo(1001, step).pack() for step in EmbargoStep))
    await tap(newsroom.boris, *(StaffCorrection(1, step).pack() for step in CorrectionStep))
    await tap(newsroom.boris, SendCorrection(1, 1).pack())
    await tap(
        newsroom.boris,
        NewsDeskPage(0).pack(),
        NewNews().pack(),
        FindNews().pack(),
        MakeNews(1, 1).pack(),
        PickTopic(item.id, "0" * 12).pack(),
        PickExpert(item.id, "0" * 12).pack(),
    )
    await newsroom.boris.says("Telemedicine for everybody")

    assert await items(newsroom) == before
    assert "villages" not in newsroom.boris.chat
    await all_went_well(newsroom)


async def test_one_of_staff_does_not_take_up_what_another_sent(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.person.sends_photo(caption="Mine")
    await newsroom.quiet()

    await tap(newsroom.paul, MakeNews(1, 1).pack(), under=newsroom.maria_in_private.last)

    assert await items(newsroom) == []


async def test_buttons_of_what_is_gone_end_in_words(newsroom: Newsroom) -> None:
    item = await drafts(newsroom.maria)
    publish, topics = newsroom.maria.button("Publish"), newsroom.maria.button("Topics")
    await newsroom.maria.taps("Delete draft")
    await newsroom.maria.taps("Yes, delete it")

    await tap(newsroom.maria, publish[1].data, topics[1].data, under=publish[0])
    await tap(newsroom.maria, PickTopic(item.id, "0" * 12).pack(), StaffFeed(77, FeedStep.TRUST_SURE).pack())
    await tap(newsroom.maria, StaffEmbargo(77, EmbargoStep.OPEN).pack(), StaffFeed(77, FeedStep.SHOW).pack())

    await newsroom.maria.person.sees_toast("This is no longer here")
    await all_went_well(newsroom)


async def test_publishing_twice_says_that_the_state_has_changed(newsroom: Newsroom) -> None:
    await publishes(newsroom.maria)
    item = await the_item(newsroom)

    await tap(
        newsroom.maria, StaffNews(item.id, NewsStep.PUBLISH).pack(), StaffNews(item.id, NewsStep.DELETE_SURE).pack()
    )

    await newsroom.maria.person.sees_toast("the item’s state has changed")
    assert await the_item(newsroom) == item


async def test_two_versions_of_a_story_become_one_item(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria, "Телемедицина в 12 села на България от 1 декември\nЛекари отговарят по видео.")
    await drafts(maria, "Telemedicine in 12 villages of Bulgaria from 1 December\nDoctors answer by video.")

    await maria.sees("Perhaps the same story: ")
    await maria.taps("Same story: join")

    item = await the_item(newsroom)
    assert item.title.bg.startswith("Телемедицина")
    assert item.title.en.startswith("Telemedicine")
    await maria.sees("This draft has been deleted or merged")
    await all_went_well(newsroom)


async def test_two_versions_that_are_not_the_same_stay_two(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria, "Телемедицина в 12 села на България от 1 декември\nЛекари отговарят по видео.")
    await drafts(maria, "Telemedicine in 12 villages of Bulgaria from 1 December\nDoctors answer by video.")

    await maria.taps("Not the same")

    assert [item.twin_id for item in await items(newsroom)] == [None, None]


async def test_a_card_is_kept_true_in_every_chat_of_staff(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)
    await newsroom.maria_in_private.says("/newsdesk")
    await newsroom.maria_in_private.taps("📝 Telemedicine")

    await edits(newsroom.maria_in_private, "Title", "Telemedicine reaches 12 villages")

    assert "Telemedicine reaches 12 villages" in newsroom.maria.chat


async def test_an_unanswered_question_for_a_new_item_is_closed_by_cancel(newsroom: Newsroom) -> None:
    await begins(newsroom.maria_in_private)

    await newsroom.maria_in_private.taps("Cancel")
    await reads(newsroom.maria_in_private)
    await newsroom.maria_in_private.says("telemedicine")

    assert await items(newsroom) == []
    await newsroom.maria_in_private.sees("3 experts on")
