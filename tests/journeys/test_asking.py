"""Asking a topic: experts with reasons, or an honest no; and never silence, whatever is sent."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom

ZALGO = "З" + "\u0301" * 4000


async def test_experts_come_with_reason_and_what_one_must_know(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("Who can explain telemedicine to our readers?")

    answer = newsroom.ana.last.text

    assert "1. Parvan Ekranov, Associate Professor, Example Institute" in answer
    assert "Matching topics: telemedicine" in answer
    assert "Bulgarian and English" in answer
    assert "written quote and phone interview" in answer
    assert "Declared interests: advises Screen Ltd" in answer
    assert "Entry checked on 1 November 2026" in answer


async def test_question_in_one_language_finds_a_reader_of_the_other(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("телемедицина")

    assert "Parvan Ekranov" in newsroom.ana.last.text
    assert "Matching topics: telemedicine" in newsroom.ana.last.text


async def test_the_words_of_a_link_are_no_topic_beside_others(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine (https://example.org/probiotics-for-newborns)")
    beside = newsroom.ana.last.text
    await newsroom.ana.asks("https://example.org/probiotics-for-newborns")
    alone = newsroom.ana.last.text

    assert "Parvan Ekranov" in beside
    assert "Kisel" not in beside
    assert "Kisel" in alone


@pytest.mark.parametrize("text", ["who repairs old tractors in the village", "motorway tolls", "football transfers"])
async def test_where_nothing_is_near_the_bot_says_so_and_offers_people_and_areas(newsroom: Newsroom, text: str) -> None:
    await newsroom.ana.asks(text)

    assert "There is no expert on" in newsroom.ana.last.text
    assert "Nothing in it comes close." in newsroom.ana.last.text
    assert newsroom.ana.buttons() == ["Ask the Media Center team", "📚 All topics by area"]
    await newsroom.maria.sees("No expert for this topic")


async def test_whoever_found_nothing_comes_by_areas_and_topics_to_experts(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("motorway tolls")
    await newsroom.ana.taps("All topics by area")
    areas = newsroom.ana.last

    await newsroom.ana.taps("Digital health and AI")
    await newsroom.ana.taps("All areas")
    await newsroom.ana.taps("Digital health and AI")
    await newsroom.ana.taps("telemedicine")

    assert len(areas.versions) == 4
    assert "Parvan Ekranov" in newsroom.ana.last.text


async def test_near_topic_is_asked_with_one_tap(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("electronic prescriptions")
    assert "The closest topics in the directory are below." in newsroom.ana.last.text
    topic = newsroom.ana.buttons()[0]

    await newsroom.ana.taps(topic)

    assert "Matching topics:" in newsroom.ana.last.text


async def test_journalist_hands_a_topic_to_a_person_who_answers(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("None of these")
    await newsroom.ana.sees("We’ve passed your topic on")

    await newsroom.maria.sees("A journalist wants to talk to a person")
    await newsroom.maria.taps("Write to the journalist")
    await newsroom.maria.says("We will find somebody by noon.")

    await newsroom.ana.sees("We will find somebody by noon.")
    await newsroom.maria.sees("Settled")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "location", "contact", "video"])
async def test_whatever_is_sent_gets_an_answer_with_a_way_on(newsroom: Newsroom, kind: str) -> None:
    await newsroom.stranger.person.sends_file(kind)
    await newsroom.quiet()

    assert newsroom.stranger.last.from_bot
    assert "Write to the Media Center" in newsroom.stranger.buttons()


@pytest.mark.parametrize(
    "text",
    [
        "/nosuchcommand",
        "я" * 4096,
        "a " * 2048,
        "<b>telemedicine</b>",
        "<script>alert(1)</script> & telemedicine",
        "\u202etelemedicine\u202c",
        "te\u200ble\u200bmedicine",
        "🫀🫁🧠",
        ZALGO,
        "ワクチンについて誰に聞けますか",
        "Qui peut expliquer la télémédecine ?",
        "....",
        "{topic} %s {0}",
    ],
)
async def test_hostile_and_strange_words_are_answered(newsroom: Newsroom, text: str) -> None:
    await newsroom.stranger.says(text)

    assert newsroom.stranger.last.from_bot
    assert newsroom.stranger.buttons()
    assert "Something went wrong" not in newsroom.stranger.chat


async def test_edited_message_is_answered(newsroom: Newsroom) -> None:
    written = await newsroom.stranger.person.sends("telemedicine")
    await newsroom.quiet()

    await newsroom.stranger.person.edits(written, "cardiology")
    await newsroom.quiet()

    await newsroom.stranger.sees("You edited an earlier message")


async def test_caption_of_a_photo_is_a_topic(newsroom: Newsroom) -> None:
    await newsroom.ana.person.sends_photo(caption="telemedicine")
    await newsroom.quiet()

    assert "Parvan Ekranov" in newsroom.ana.last.text


async def test_talk_in_the_staff_group_is_not_a_topic(newsroom: Newsroom) -> None:
    await newsroom.maria.person.sends("telemedicine", in_chat=newsroom.group)
    await newsroom.quiet()

    assert not newsroom.group.messages[-1].from_bot
