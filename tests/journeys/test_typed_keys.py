"""Keys are typed as well as tapped: right after their message, or as an answer to it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeys.newsroom import Newsroom

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "keep": "keep the next one in reserve",
        "asked": "asked to stand by",
        "done": "Interview done",
    },
    "bg": {
        "keep": "дръжте следващия като резерва",
        "asked": "запитване за резерва",
        "done": "Интервюто е направено",
    },
}


async def a_yes(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3")
    await newsroom.parvan.says_yes("Phone")


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_words_on_a_key_right_after_its_message_are_a_tap(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await a_yes(newsroom)
    await newsroom.read(language, newsroom.ana)
    await newsroom.ana.says("/questions 1")

    await newsroom.ana.says(words["keep"])
    assert words["asked"] in newsroom.ana.last.text
    await newsroom.ana.says(words["done"])

    assert words["asked"] not in newsroom.ana.last.text
    assert "was withdrawn" in newsroom.vtora.chat


@pytest.mark.parametrize("language", ["en", "bg"])
async def test_an_answer_with_a_keys_words_or_number_is_a_tap(newsroom: Newsroom, language: str) -> None:
    words = WORDS[language]
    await a_yes(newsroom)
    await newsroom.read(language, newsroom.ana)
    await newsroom.ana.says("/questions 1")
    card = newsroom.ana.last

    labels = [button.label for button in card.buttons]
    await newsroom.ana.replies(card, str(1 + next(n for n, label in enumerate(labels) if "🪑" in label)))
    assert words["asked"] in newsroom.ana.last.text
    await newsroom.ana.replies(newsroom.ana.last, words["done"].upper())

    assert words["asked"] not in newsroom.ana.last.text


async def test_what_a_tap_says_over_the_chat_is_said_in_it(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")

    await newsroom.parvan.replies(newsroom.parvan.last, "send my yes")

    await newsroom.parvan.sees("Choose at least one way to reach you.")


async def test_text_to_copy_is_sent_where_its_key_is_typed(newsroom: Newsroom) -> None:
    await a_yes(newsroom)

    await newsroom.ana.says("/questions 1")
    await newsroom.ana.replies(newsroom.ana.last, "Attribution, EN")

    assert newsroom.ana.last.text == "Parvan Ekranov, Associate Professor, Example Institute"


async def test_staff_type_a_key_in_the_group_as_an_answer(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    card, _ = newsroom.maria.button("Verify")

    await newsroom.maria.replies(card, "verify")

    await newsroom.parvan.sees("Request from a journalist")


async def test_nobody_types_a_key_that_is_not_theirs(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.boris.says("Verify")

    assert "has been verified" not in newsroom.boris.chat


async def test_a_topic_that_is_on_no_key_is_looked_for_as_ever(newsroom: Newsroom) -> None:
    await a_yes(newsroom)

    await newsroom.ana.says("probiotics")

    await newsroom.ana.sees("Kisel Mlekov")
