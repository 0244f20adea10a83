"""Whoever writes much does not keep staff from what matters, and loses nothing."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom, Somebody
from mediabot.services.people.correspondence import LETTERS_AN_HOUR
from mediabot.services.people.verification import UNVERIFIED_AN_HOUR
from mediabot.services.questions.gathering import CALLS_AN_HOUR, TOPICS_AN_HOUR

pytestmark = pytest.mark.attack("people who flood the bot")

NONSENSE = 80


async def test_topics_that_nobody_fits_are_gathered_on_one_card(newsroom: Newsroom) -> None:
    for number in range(NONSENSE):
        await newsroom.stranger.person.sends(f"who repairs old tractor no. {number}")
    await newsroom.quiet()
    await newsroom.ana.asks("who mends church bells")

    (card,) = [seen for seen in newsroom.group.messages if seen.from_bot]
    assert f"{NONSENSE + 1} topics are waiting for you" in card.text
    assert "church bells" in card.text
    await newsroom.ana.taps("Ask the Media Center team")
    await newsroom.maria.sees("A journalist wants to talk to a person")
    await newsroom.maria.says("/staff")
    assert any("church bells" in label for label in newsroom.maria.buttons())
    assert f"{NONSENSE + 1} unmatched topics" in newsroom.maria.last.text


async def test_who_finds_nobody_again_and_again_is_told_once_of_a_quicker_way(newsroom: Newsroom) -> None:
    for number in range(TOPICS_AN_HOUR + 5):
        await newsroom.stranger.person.sends(f"who repairs old tractor no. {number}")
    await newsroom.quiet()

    assert newsroom.stranger.chat.count("sees every topic of yours") == 1


async def test_the_card_of_topics_follows_and_is_posted_anew_after_an_hour(newsroom: Newsroom) -> None:
    await newsroom.stranger.asks("who repairs old tractors in the village")
    await newsroom.maria.sees("No expert for this topic")
    await newsroom.boris.asks("who mends church bells")
    await newsroom.maria.taps("🔎 who mends church bells")
    await newsroom.maria.taps("Settled")
    await newsroom.maria.sees("No expert for this topic")
    first = [seen for seen in newsroom.group.messages if "tractors" in seen.text]

    await newsroom.later(hours=2)
    await newsroom.boris.asks("who tunes organs in churches")

    assert len(first) == 1
    assert "2 topics are waiting for you" in newsroom.maria.last.text


async def test_many_letters_of_one_person_are_counted_on_the_last_card(newsroom: Newsroom) -> None:
    for number in range(LETTERS_AN_HOUR + 2):
        await write(newsroom.stranger, f"Letter no. {number}")
    await write(newsroom.ana, "An honest letter")

    cards = [seen.text for seen in newsroom.group.messages if "A message to the Media Center" in seen.text]
    assert len(cards) == LETTERS_AN_HOUR + 1
    assert "2 more messages from this person are waiting" in cards[LETTERS_AN_HOUR - 1]
    assert newsroom.stranger.chat.count("The Media Center team has this message as well") == 2
    await newsroom.maria.says("/staff")
    assert f"{LETTERS_AN_HOUR + 3} unanswered messages" in newsroom.maria.last.text
    assert any("An honest letter" in label for label in newsroom.maria.buttons())


async def test_who_calls_for_a_person_again_and_again_gets_no_card_each_time(newsroom: Newsroom) -> None:
    for number in range(CALLS_AN_HOUR + 2):
        await newsroom.stranger.asks(f"who repairs old tractor no. {number}")
        await newsroom.stranger.taps("Ask the Media Center team")

    cards = [seen for seen in newsroom.group.messages if "A journalist wants to talk to a person" in seen.text]
    assert len(cards) == CALLS_AN_HOUR
    async with newsroom.center.store.begin() as work:
        assert len(await work.searches.with_staff()) == CALLS_AN_HOUR + 2


async def test_an_unconfirmed_journalist_keeps_what_is_too_much_as_a_draft(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    for _ in range(UNVERIFIED_AN_HOUR):
        await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.boris.sees("This one has been saved as it is")
    sent = [seen for seen in newsroom.group.messages if "⏳ awaiting verification" in seen.text]
    assert len(sent) == UNVERIFIED_AN_HOUR
    await newsroom.maria.taps("✅ Verify")
    await newsroom.boris.taps("Send")
    async with newsroom.center.store.begin() as work:
        assert all(question.sent_at for question in await work.questions.of(newsroom.boris.id))


async def write(somebody: Somebody, text: str) -> None:
    await somebody.says("/human")
    await somebody.says(text)
