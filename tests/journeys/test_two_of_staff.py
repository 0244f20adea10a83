"""Two of staff at the same thing: what one read before the other acted decides nothing, and both know who has it."""

from __future__ import annotations

from journeys.hostile import tap, tap_at_once
from journeys.newsroom import Newsroom
from mediabot.domain.people import Standing


async def test_second_take_over_says_who_has_it(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await tap_at_once(newsroom, (newsroom.maria, "Take over"), (newsroom.paul, "Take over"))

    toasts = [*newsroom.maria.person.toasts, *newsroom.paul.person.toasts]
    async with newsroom.center.store.begin() as work:
        question = await work.questions.get(1)
    assert question is not None
    holder = {9001: "Maria", 9002: "Paul"}[question.taken_by or 0]
    assert f"{holder} is already handling this question." in toasts
    await newsroom.maria.sees(f"Handled by: {holder}")


async def test_question_in_the_hands_of_somebody_who_was_dismissed_is_free_to_take(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.paul.taps("Take over")
    await newsroom.maria_in_private.says("/dismiss 9002")

    await tap(newsroom.maria, "qs:1:take")

    await newsroom.maria.sees("Handled by: Maria")


async def test_a_letter_gets_one_answer(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("Who are you?")
    card, answer = newsroom.maria.button("Reply")
    await newsroom.maria.taps("Reply")
    asked_maria = newsroom.maria.last
    await tap(newsroom.paul, answer.data, under=card)
    await newsroom.paul.person.sends("Paul answers.", in_chat=newsroom.group, reply_to=newsroom.paul.last)
    await newsroom.quiet()

    await newsroom.maria.person.sends("Maria answers.", in_chat=newsroom.group, reply_to=asked_maria)
    await newsroom.quiet()

    await newsroom.maria.sees("A colleague has already replied to this message: Paul.")
    assert "Paul answers." in newsroom.stranger.chat
    assert "Maria answers." not in newsroom.stranger.chat
    await newsroom.maria.taps("Write again")
    await newsroom.maria.says("Maria adds this.")
    await newsroom.stranger.sees("Maria adds this.")


async def test_a_topic_that_nobody_could_answer_gets_one_answer(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("who repairs old tractors in the village")
    card, write = newsroom.maria.button("Write to the journalist")
    await newsroom.maria.taps("Write to the journalist")
    asked_maria = newsroom.maria.last
    await tap(newsroom.paul, write.data, under=card)
    await newsroom.paul.person.sends("Paul writes.", in_chat=newsroom.group, reply_to=newsroom.paul.last)
    await newsroom.quiet()

    await newsroom.maria.person.sends("Maria writes.", in_chat=newsroom.group, reply_to=asked_maria)
    await newsroom.quiet()

    await newsroom.maria.sees("This topic has already been settled, so nothing more was sent.")
    assert "Maria writes." not in newsroom.ana.chat
    await newsroom.maria.taps("Write to the journalist")
    await newsroom.maria.says("Maria adds this.")
    await newsroom.ana.sees("Maria adds this.")


async def test_a_block_is_not_undone_by_a_key_that_was_pressed_late(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    card, verify = newsroom.paul.button("✅ Verify")
    await newsroom.maria.taps("Block")
    await newsroom.maria.taps("Block: bulk messages")

    await tap(newsroom.paul, verify.data, under=card)

    await newsroom.paul.person.sees_toast("already closed")
    async with newsroom.center.store.begin() as work:
        boris = await work.people.get(newsroom.boris.id)
    assert boris is not None
    assert boris.standing is Standing.BLOCKED
    await newsroom.paul.taps("Unblock and verify")
    await newsroom.boris.sees("has lifted the block")


async def test_a_reason_typed_after_a_colleague_decided_changes_nothing(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.maria.taps("Refuse with a reason")
    asked = newsroom.maria.last
    await newsroom.later(minutes=1)
    await newsroom.paul.taps("✅ Verify")

    await newsroom.maria.person.sends("The link is dead.", in_chat=newsroom.group, reply_to=asked)
    await newsroom.quiet()

    await newsroom.maria.sees("A colleague made a decision on this journalist while you were writing: Paul.")
    await newsroom.parvan.sees("Request from a journalist")
    assert "The link is dead." not in newsroom.boris.chat
