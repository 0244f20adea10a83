"""Who a journalist is: asked once, decided by staff, told either way."""

from __future__ import annotations

import re

from journeys.newsroom import Newsroom


async def test_question_of_a_newcomer_waits_and_goes_out_with_the_verification(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.boris.sees("Waiting for staff to confirm your profile")
    await newsroom.boris.sees("Staff usually answer within two hours")
    assert "asks you" not in newsroom.parvan.chat

    await newsroom.maria.sees("https://example.org/by")
    await newsroom.maria.taps("Verify")

    await newsroom.parvan.sees("Boris Newcomer, The Example Post")
    await newsroom.boris.sees("Your profile is confirmed")
    await newsroom.boris.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")
    await newsroom.kisel.sees("A journalist asks you")


async def test_proof_is_a_link_or_an_address(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.boris.introduces_herself(proof="trust me")
    await newsroom.boris.sees("I did not understand that")
    await newsroom.boris.says("boris@news.example.org")

    await newsroom.boris.sees("Waiting for staff to confirm your profile")


async def test_refusal_is_told_with_reason_and_a_way_to_appeal(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria.taps("Refuse with a reason")
    await newsroom.maria.says("The link does <not> open.")
    await newsroom.boris.sees("Reason: The link does <not> open.")
    await newsroom.boris.taps("Ask staff to look again")
    await newsroom.boris.says("Here is another: https://example.org/2")
    await newsroom.maria.sees("Asks to look again: Here is another")
    await newsroom.maria.taps("Verify")

    await newsroom.parvan.sees("A journalist asks you")


async def test_blocked_person_is_told_and_nothing_more_is_taken(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria.taps("Block")
    await newsroom.boris.sees("does not take messages from this account")
    await newsroom.boris.says("telemedicine")

    assert "does not take messages" in newsroom.boris.last.text
    assert "Because" not in newsroom.boris.last.text


async def test_editors_invite_counts_as_verified(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("A journalist, verified at once")
    link = re.search(r"start=([\w-]+)", newsroom.maria_in_private.chat)
    assert link

    await newsroom.boris.person.starts(link[1])
    await newsroom.quiet()
    await newsroom.boris.sees("Your profile is confirmed")
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.boris.says("The Example Post")

    await newsroom.parvan.sees("A journalist asks you")


async def test_waiting_question_expires_and_both_sides_know(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.boris.introduces_herself()

    await newsroom.later(hours=7)

    await newsroom.boris.sees("The deadline has passed")
    await newsroom.maria.sees("⌛ expired")


async def test_stranger_decides_about_nobody(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.boris.person.presses_data(newsroom.boris.last, f"jd:{newsroom.boris.id}:verify")
    await newsroom.quiet()

    await newsroom.boris.person.sees_toast("can’t do that")
    assert "asks you" not in newsroom.parvan.chat
