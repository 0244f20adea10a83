"""The main job: a question, an expert, an answer."""

from __future__ import annotations

from journeys.newsroom import Newsroom


async def test_journalist_gets_the_contact_only_after_the_expert_says_yes(newsroom: Newsroom) -> None:
    phone, email = newsroom.contact_of("tele-one")
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.sees("Request from a journalist")
    assert phone not in newsroom.ana.chat

    await newsroom.parvan.says_yes("Phone")

    await newsroom.ana.sees("The expert said yes")
    assert phone in newsroom.ana.chat
    assert email not in newsroom.ana.chat
    assert "advises Screen Ltd" in newsroom.ana.chat


async def test_expert_sees_who_asks_what_by_when_and_why_them(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.says("Who pays for <b>video</b> visits?")
    await newsroom.ana.taps("Phone interview")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("Bulgarian")
    await newsroom.ana.taps("On background")
    await newsroom.ana.taps("Send")

    card = await newsroom.parvan.sees("Request from a journalist")

    for told in (
        "Ana Example",
        "The Example Post",
        "Verified by the Media Center on 23 November 2026",
        "Who pays for <b>video</b> visits?",
        "phone interview",
        "tomorrow, 15:00",
        "on background",
        "Why you: telemedicine",
    ):
        assert told in card.text


async def test_no_moves_on_and_the_last_no_offers_ways_on(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.parvan.says_no("Conflict of interest")

    await newsroom.ana.sees("None of the experts asked can answer")
    assert "Ask Vtora Videva" in newsroom.ana.chat
    await newsroom.ana.taps("Ask Vtora Videva")
    await newsroom.vtora.sees("Request from a journalist")


async def test_missed_answer_by_time_asks_the_next_by_itself(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another", deadline="today 18:00")

    await newsroom.later(hours=2)

    await newsroom.parvan.sees("The time to answer has passed")
    await newsroom.vtora.sees("Request from a journalist")
    assert "Parvan Ekranov: no answer in time" in newsroom.ana.chat
    assert not any("Yes" in label for label in newsroom.parvan.buttons())


async def test_condition_is_for_the_journalist_to_take(newsroom: Newsroom) -> None:
    phone, _ = newsroom.contact_of("tele-one")
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("after 18:00, by phone")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("Send my yes")
    await newsroom.ana.sees("after 18:00, by phone")
    assert phone not in newsroom.ana.chat

    await newsroom.ana.taps("That suits me")

    await newsroom.ana.sees(phone)
    await newsroom.parvan.sees("has accepted your condition")


async def test_talk_through_the_bot_goes_both_ways_until_somebody_ends_it(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.ana.taps("Write here")

    await newsroom.ana.says("Is <i>five</i> o’clock fine?")
    await newsroom.parvan.sees("Is <i>five</i> o’clock fine?")
    await newsroom.parvan.taps("Reply")
    await newsroom.parvan.says("Yes, call the office.")
    await newsroom.ana.sees("Yes, call the office.")
    await newsroom.parvan.taps("End the conversation")

    await newsroom.ana.sees("The other person has ended the conversation")
    await newsroom.ana.says("one more thing about telemedicine")
    assert "one more thing" not in newsroom.parvan.chat


async def test_cancelling_asks_first_and_tells_the_expert(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.ana.taps("Cancel the question")
    await newsroom.ana.taps("Yes, cancel it")

    await newsroom.ana.sees("✖️ Cancelled")
    await newsroom.parvan.sees("was withdrawn")


async def test_buttons_prove_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    _, yes = newsroom.parvan.button("Yes")
    _, cancel = newsroom.ana.button("Cancel the question")
    await newsroom.stranger.says("/start")

    for data in (yes.data, cancel.data.replace(":0", ":1"), "qs:1:take", "ar:1", "jb:1001:abuse", "iv:staff"):
        await newsroom.stranger.person.presses_data(newsroom.stranger.last, data)
    await newsroom.quiet()

    assert "Asked" in newsroom.ana.chat
    assert len([toast for toast in newsroom.stranger.person.toasts if "can’t do that" in toast]) == 6
