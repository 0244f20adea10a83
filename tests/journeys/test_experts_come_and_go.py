"""Experts who block the bot, leave, are taken out of the directory or change their account: the question goes on."""

from __future__ import annotations

import pytest

from journeys.hostile import directory_without, link_for, opens, publish, tap
from journeys.newsroom import Newsroom
from mediabot.domain.people import Standing
from mediabot.domain.questions import Status


async def status_of(newsroom: Newsroom, question_id: int = 1) -> Status:
    async with newsroom.center.store.begin() as work:
        question = await work.questions.get(question_id)
    assert question is not None
    return question.status


async def test_expert_taken_out_of_the_directory_is_not_waited_for(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.parvan.sees("Request from a journalist")

    await publish(newsroom, directory_without("tele-one"))
    await newsroom.later(seconds=1)

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.parvan.sees("✖️ The request was withdrawn; you don’t need to do anything more. Thank you!")
    assert not any("Yes" in label for label in newsroom.parvan.buttons())


async def test_offer_of_an_expert_taken_out_of_the_directory_is_not_waited_for(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("next week")
    await newsroom.parvan.taps("E-mail")
    await newsroom.parvan.taps("Send my yes")

    await publish(newsroom, directory_without("tele-one"))
    await newsroom.later(seconds=1)

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.ana.sees("no longer answers through the bot")


async def test_expert_whom_staff_block_is_not_waited_for(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")

    await tap(newsroom.maria, "jb:2001:abuse")

    await newsroom.vtora.sees("Request from a journalist")
    async with newsroom.center.store.begin() as work:
        parvan = await work.people.get(newsroom.parvan.id)
    assert parvan is not None
    assert parvan.standing is Standing.BLOCKED


async def test_expert_who_blocked_the_bot_is_sent_nothing_more_about_it(newsroom: Newsroom) -> None:
    newsroom.api.fail_next(
        "sendMessage", status=403, description="Forbidden: bot was blocked by the user", chat_id=newsroom.parvan.id
    )

    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")

    await newsroom.vtora.sees("Request from a journalist")
    assert newsroom.parvan.chat == ""


async def test_entry_tied_anew_hands_over_what_its_account_was_asked(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("My Telegram account")
    link = await link_for(newsroom, "An expert of the directory", "Parvan Ekranov")

    await opens(newsroom.stranger, link)

    await newsroom.parvan.sees("This request has moved to the account")
    assert not newsroom.parvan.messages[-2].buttons
    await newsroom.stranger.sees("Request from a journalist")
    await newsroom.stranger.says_yes("My Telegram account")
    await newsroom.ana.sees("The expert said yes")
    async with newsroom.center.store.begin() as work:
        (asked,) = await work.referrals.of_question(1)
        assert (await work.people.expert("tele-one")) == await work.people.get(newsroom.stranger.id)
    assert asked.contacts.telegram == str(newsroom.stranger.id)


async def test_entry_tied_anew_takes_its_talks_along(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes("Conversation through this bot")
    link = await link_for(newsroom, "An expert of the directory", "Parvan Ekranov")

    await opens(newsroom.stranger, link)
    await newsroom.ana.taps("Write here")
    await newsroom.ana.says("Is five fine?")

    await newsroom.stranger.sees("Is five fine?")
    assert "Is five fine?" not in newsroom.parvan.chat


async def test_expert_who_comes_to_the_bot_while_staff_were_to_reach_them_is_asked_there(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Treta Dalekova")
    card = await newsroom.maria.sees("Please contact Treta Dalekova directly")

    await opens(newsroom.stranger, await link_for(newsroom, "An expert of the directory", "Treta Dalekova"))

    await newsroom.stranger.sees("Request from a journalist")
    assert card.text == "➡️ Treta Dalekova now uses the bot, and the request has gone there."
    assert not card.buttons
    await newsroom.stranger.says_yes("Phone")
    await newsroom.ana.sees("+359 700 00 003")


async def test_account_that_takes_another_entry_leaves_its_question_to_staff(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    link = await link_for(newsroom, "An expert of the directory", "Sarcho Pulsov")

    await opens(newsroom.parvan, link)

    await newsroom.maria.sees("Please contact Parvan Ekranov directly")
    assert await status_of(newsroom) is Status.ASKING
    await newsroom.maria.taps("Yes")
    await newsroom.maria.taps("Phone")
    await newsroom.maria.taps("Record the yes")
    await newsroom.ana.sees("+359 700 00 001")


async def test_link_to_an_entry_that_left_the_directory_ties_nobody(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "An expert of the directory", "Kisel Mlekov")
    await publish(newsroom, directory_without("probiotic"))

    await opens(newsroom.stranger, link)

    await newsroom.stranger.sees("Please ask the Media Center team for a new one")


@pytest.mark.parametrize("answer", ["tr:1:contacts", "ar:1"])
async def test_old_account_of_an_entry_answers_nothing_more(newsroom: Newsroom, answer: str) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await opens(newsroom.stranger, await link_for(newsroom, "An expert of the directory", "Parvan Ekranov"))

    await tap(newsroom.parvan, answer)

    await newsroom.parvan.person.sees_toast("can’t do that")
    assert await status_of(newsroom) is Status.ASKING
