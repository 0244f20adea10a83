"""Who a journalist is: asked once, decided by staff, told either way."""

from __future__ import annotations

import re

import pytest

from journeys.hostile import tap
from journeys.newsroom import Newsroom
from mediabot.bot.buttons.codec import expert_key
from mediabot.domain.questions import Status


async def test_question_of_a_newcomer_waits_and_goes_out_with_the_verification(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.boris.sees("We are checking your profile")
    await newsroom.boris.sees("the team usually answers within two hours")
    assert "Request from a journalist" not in newsroom.parvan.chat

    await newsroom.maria.sees("https://example.org/by")
    await newsroom.maria.taps("Verify")

    await newsroom.parvan.sees("Boris Newcomer, The Example Post")
    await newsroom.boris.sees("Your profile has been verified")
    await newsroom.boris.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")
    await newsroom.kisel.sees("Request from a journalist")


async def test_proof_is_a_link_or_an_address(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.boris.introduces_herself(proof="trust me")
    await newsroom.boris.sees("I did not understand that")
    await newsroom.boris.says("boris@news.example.org")

    await newsroom.boris.sees("We are checking your profile")


@pytest.mark.parametrize(("language", "told"), [("en", "checking your"), ("bg", "проверява")])
async def test_a_press_card_is_shown_to_staff_and_forgotten_with_the_decision(
    newsroom: Newsroom, language: str, told: str
) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.boris.says("The Example Post")
    await newsroom.read(language, newsroom.boris)

    await newsroom.boris.person.sends_photo(caption="My card, from last year")
    await newsroom.quiet()

    assert told in newsroom.boris.chat
    card = await newsroom.maria.sees("Press card: Boris Newcomer")
    assert "photo" in card.json
    await newsroom.maria.taps("Verify")
    await newsroom.quiet()
    assert not any("photo" in seen.json for seen in newsroom.maria.messages)
    async with newsroom.center.store.begin() as work:
        boris = await work.people.get(newsroom.boris.id)
    assert boris is not None
    assert boris.press_card == ()
    await newsroom.parvan.sees("Request from a journalist")


@pytest.mark.parametrize("decision", ["Refuse with a reason", "Block"])
async def test_a_press_card_is_forgotten_whatever_the_decision(newsroom: Newsroom, decision: str) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.boris.says("The Example Post")
    await newsroom.boris.person.sends_photo()
    await newsroom.quiet()

    await newsroom.maria.taps(decision)
    if decision == "Block":
        await newsroom.maria.taps("Block: bulk messages")
    else:
        await newsroom.maria.says("I can’t read it.")

    assert not any("photo" in seen.json for seen in newsroom.maria.messages)


async def test_a_press_card_leaves_with_its_owner(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.boris.says("The Example Post")
    await newsroom.boris.person.sends_photo()
    await newsroom.quiet()

    await newsroom.boris.says("/delete")
    await newsroom.boris.taps("Yes, delete")

    assert not any("photo" in seen.json for seen in newsroom.maria.messages)


@pytest.mark.parametrize("number", ["+359 2 987 65 43", "02/987 65 43"])
async def test_a_call_can_be_asked_for_and_staff_get_the_number(newsroom: Newsroom, number: str) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.boris.introduces_herself(proof=number)

    await newsroom.boris.sees("We are checking your profile")
    await newsroom.maria.sees(f"Asks you to call the newsroom: {number}")


@pytest.mark.parametrize(("language", "again"), [("en", "How can we verify"), ("bg", "Как можем да проверим")])
async def test_asking_staff_something_in_between_does_not_break_it(
    newsroom: Newsroom, language: str, again: str
) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.boris.says("The Example Post")
    await newsroom.read(language, newsroom.boris)

    await newsroom.boris.says("/human")
    await newsroom.boris.says("Why do you need this?")
    assert again in newsroom.boris.last
    await newsroom.boris.says("boris@news.example.org")

    await newsroom.maria.sees("Proof: boris@news.example.org")


async def test_refusal_is_told_with_reason_and_a_way_to_appeal(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria.taps("Refuse with a reason")
    await newsroom.maria.says("The link does <not> open.")
    await newsroom.boris.sees("Reason: The link does <not> open.")
    await newsroom.boris.taps("Ask for another look")
    await newsroom.boris.says("Here is another: https://example.org/2")
    await newsroom.maria.sees("Asks for another look: Here is another")
    await newsroom.maria.taps("Verify")

    await newsroom.parvan.sees("Request from a journalist")


async def test_blocked_person_is_told_and_nothing_more_is_taken(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria.taps("Block")
    await newsroom.maria.taps("Block: bulk messages")
    await newsroom.boris.sees("no longer takes messages from this account")
    await newsroom.boris.says("telemedicine")

    assert "no longer takes messages" in newsroom.boris.last.text
    assert "Matching topics" not in newsroom.boris.last.text


async def test_one_tap_blocks_nobody_and_the_way_back_changes_nothing(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await newsroom.maria.taps("Block")
    await newsroom.maria.sees("Block this person, and why?")
    await newsroom.maria.taps("‹ Back")

    assert "Block this person, and why?" not in newsroom.maria.chat
    assert "no longer takes messages" not in newsroom.boris.chat
    await newsroom.maria.taps("✅ Verify")
    await newsroom.boris.sees("Your profile has been verified")


async def test_editors_invite_counts_as_verified(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("A journalist, verified at once")
    link = re.search(r"start=([\w-]+)", newsroom.maria_in_private.chat)
    assert link

    await newsroom.boris.person.starts(link[1])
    await newsroom.quiet()
    await newsroom.boris.sees("Your profile has been verified")
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.boris.says("The Example Post")

    await newsroom.parvan.sees("Request from a journalist")


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
    assert "Request from a journalist" not in newsroom.parvan.chat


# whoever is not verified reaches no expert, by no way


async def refuse_when_nobody_is_left(newsroom: Newsroom) -> None:
    """Ana's question has nobody left, and then staff refuse her."""
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_no()
    await tap(newsroom.maria, "jd:1001:refuse")
    await newsroom.maria.says("The outlet does not know her.")


async def test_refused_journalist_reaches_no_further_expert_and_reads_why(newsroom: Newsroom) -> None:
    await refuse_when_nobody_is_left(newsroom)

    await newsroom.ana.taps("Ask Vtora Videva")

    await newsroom.ana.sees("Your profile was not verified")
    assert "Request from a journalist" not in newsroom.vtora.chat
    await newsroom.ana.taps("Ask for another look")
    await newsroom.ana.says("Call the newsroom: 02 000 00 00.")
    await newsroom.maria.taps("Verify")
    await newsroom.vtora.sees("Request from a journalist")


async def test_question_of_a_refused_journalist_that_staff_take_over_waits_for_the_verification(
    newsroom: Newsroom,
) -> None:
    await refuse_when_nobody_is_left(newsroom)
    await newsroom.maria.taps("Take over")

    await newsroom.maria.taps("Ask someone else")
    await newsroom.maria.taps("Vtora Videva")

    await newsroom.maria.sees("Once you have verified them, the question will go to: Vtora Videva")
    assert "Request from a journalist" not in newsroom.vtora.chat
    await newsroom.maria.taps("Verify")
    await newsroom.vtora.sees("Request from a journalist")


async def test_question_of_a_refused_journalist_given_to_staff_waits_for_the_verification(newsroom: Newsroom) -> None:
    await refuse_when_nobody_is_left(newsroom)
    await newsroom.ana.taps("Hand it to the Media Center")

    await newsroom.maria.taps("Ask someone else")
    await newsroom.maria.taps("Vtora Videva")

    await newsroom.maria.sees("awaiting verification")
    assert "Request from a journalist" not in newsroom.vtora.chat


async def test_question_of_a_blocked_journalist_is_opened_again_by_nobody(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_no()
    await tap(newsroom.maria, "jb:1001:abuse")

    await tap(newsroom.maria, "qs:1:take", f"ae:1:{expert_key('tele-two')}")
    await tap(newsroom.ana, f"aa:1:{expert_key('tele-two')}")

    await newsroom.maria.person.sees_toast("already closed")
    assert "Request from a journalist" not in newsroom.vtora.chat


async def test_refused_newcomer_who_tells_the_rest_later_is_told_so_and_sends_nothing(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.maria.taps("Refuse with a reason")
    await newsroom.maria.says("Unknown.")
    await newsroom.boris.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")

    await tap(newsroom.boris, "un:2")

    await newsroom.boris.sees("We could not verify your profile, so we can’t send your questions yet.")
    async with newsroom.center.store.begin() as work:
        second = await work.questions.get(2)
    assert second is not None
    assert second.status is Status.DRAFT
