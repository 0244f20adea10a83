"""Hostile users, tired journalists, busy experts, hurried staff and a directory that changes meanwhile."""

from __future__ import annotations

import re

import pytest

from journeys.hostile import (
    HOSTILE_WORDS,
    INVISIBLE_WORDS,
    all_went_well,
    directory_without,
    link_for,
    opens,
    publish,
    roll_back,
    tap,
    tap_at_once,
)
from journeys.newsroom import EXPERTS, Newsroom, Somebody
from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.questions import AskAnother

pytestmark = pytest.mark.attack("hostile words, taps and roles: people and questions")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """On SQLite alone: what is tried here lies above the database; the main journeys run on both."""
    return sqlite_url


hostile = pytest.mark.parametrize("words", HOSTILE_WORDS.values(), ids=HOSTILE_WORDS)


# words wherever a person can type


async def insists(somebody: Somebody, words: str) -> None:
    """Whoever is asked what such words are about says that they answer."""
    await somebody.says(words)
    if somebody.last.from_bot and any(button.label == "This is my answer" for button in somebody.last.buttons):
        await somebody.taps("This is my answer")


@hostile
async def test_hostile_words_on_the_whole_way_of_a_newcomer(newsroom: Newsroom, words: str) -> None:
    boris, maria = newsroom.boris, newsroom.maria
    await insists(boris, words)
    await boris.says("/human")
    await insists(boris, words)
    await boris.asks("telemedicine")
    await boris.taps("Ask the top 3, one after another")
    await insists(boris, words)
    if "Keep as it is" in boris.chat:
        await boris.taps("Keep as it is")
    await boris.taps("Written quote")
    await insists(boris, words)
    await boris.says("tomorrow 15:00")
    await insists(boris, words)
    await boris.taps("English")
    await insists(boris, words)
    await boris.taps("On the record")
    await insists(boris, words)
    await boris.taps("Send")
    for answer in (words, words, words, "https://example.org/by"):
        await insists(boris, answer)

    await maria.taps("Refuse with a reason")
    await maria.says(words)
    await boris.taps("Ask for another look")
    await insists(boris, words)
    await maria.taps("Verify")

    await newsroom.parvan.sees("Request from a journalist")
    await boris.sees("Parvan Ekranov: asked")
    await boris.says("/mydata")
    await boris.says("/questions")
    await all_went_well(newsroom)


@hostile
async def test_hostile_words_of_an_expert_and_in_a_talk(newsroom: Newsroom, words: str) -> None:
    ana, parvan, vtora = newsroom.ana, newsroom.parvan, newsroom.vtora
    await ana.asks("telemedicine")
    await ana.taps("Ask the top 3, one after another")
    await insists(ana, words)
    if "Keep as it is" in ana.chat:
        await ana.taps("Keep as it is")
    await ana.taps("Written quote")
    await ana.says("tomorrow 15:00")
    await ana.taps("English")
    await ana.taps("On the record")
    await ana.taps("Send")
    await parvan.taps("Suggest a colleague")
    await insists(parvan, words)
    await vtora.taps("Yes, but")
    await insists(vtora, words)
    await vtora.taps("Edit declared interests")
    await insists(vtora, words)
    await vtora.taps("Conversation through this bot")
    await vtora.taps("Send my yes")
    await ana.taps("That suits me")
    await ana.taps("Write here")

    await insists(ana, words)
    await vtora.taps("Reply")
    await insists(vtora, words)

    await vtora.sees("Ana Example, journalist, writes")
    await ana.sees("Vtora Videva writes")
    await vtora.says("/requests")
    await all_went_well(newsroom)


@hostile
async def test_hostile_words_of_staff(newsroom: Newsroom, words: str) -> None:
    maria, ana = newsroom.maria, newsroom.ana
    await ana.asks("who repairs old tractors in the village")
    await maria.taps("Write to the journalist")
    await maria.says(words)
    await ana.taps("Reply")
    await insists(ana, words)
    await maria.taps("Reply")
    await maria.says(words)
    await newsroom.later(days=4)
    await ana.sends_question(choice="Ask Parvan Ekranov")
    await maria.taps("Ask someone else")
    await maria.says(words)
    await newsroom.maria_in_private.says("/invite")
    await newsroom.maria_in_private.taps("An expert of the directory")
    await newsroom.maria_in_private.says(words)
    await maria.taps("Stop the question")
    await maria.says(words)

    await ana.sees("Stopped by the Media Center")
    await newsroom.maria_in_private.says("/staff")
    await all_went_well(newsroom)


@hostile
async def test_hostile_name_in_telegram(newsroom: Newsroom, words: str) -> None:
    newsroom.boris.person.user.first_name = words[:64]
    newsroom.boris.person.user.last_name = words[:64]
    newsroom.maria.person.user.first_name = words[:64]
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps(newsroom.boris.buttons()[0])
    await newsroom.boris.says("The Example Post")
    await newsroom.boris.says("https://example.org/by")
    await newsroom.maria.taps("Write to the journalist")
    await newsroom.maria.says("Hello")
    await newsroom.maria.taps("Verify")

    await newsroom.parvan.sees("Request from a journalist")
    await newsroom.boris.says("/mydata")
    await all_went_well(newsroom)


@pytest.mark.parametrize("words", INVISIBLE_WORDS)
async def test_words_that_nobody_can_see_are_no_words(newsroom: Newsroom, words: str) -> None:
    await newsroom.boris.says(words)
    assert "Write what your story is about" in newsroom.boris.last.text
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.boris.says(words)

    assert "I can only read text" in newsroom.boris.last.text
    await all_went_well(newsroom)


async def test_name_that_nobody_can_see_shows_the_number_to_staff(newsroom: Newsroom) -> None:
    newsroom.boris.person.user.first_name = "\u200d\u2060"

    await newsroom.boris.asks("who repairs old tractors in the village")

    await newsroom.maria.sees("👤 1002, —")


async def test_longest_entries_of_a_directory_can_be_shown(newsroom: Newsroom) -> None:
    interests = "    interests: {bg: " + "и" * 800 + ", en: " + "i" * 800 + "}\n"
    lines = EXPERTS.read_text(encoding="utf-8").splitlines(keepends=True)
    short = [line for line in lines if "interests:" not in line]
    await publish(newsroom, "".join(line + interests * line.startswith("    name:") for line in short))

    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.parvan.says_yes()

    await newsroom.ana.sees("iii")
    await all_went_well(newsroom)


async def test_card_with_the_longest_story_and_many_words_of_experts_can_be_shown(newsroom: Newsroom) -> None:
    directory = EXPERTS.read_text(encoding="utf-8")
    await publish(newsroom, re.sub(r"(name: {bg: .+, en: .+)}", r"\1" + " of Somewhere" * 8 + "}", directory))
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    await newsroom.ana.says("<&>" * 1365)
    await newsroom.ana.taps("Written quote")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("English")
    await newsroom.ana.taps("On the record")
    await newsroom.ana.taps("Send")
    for expert in (newsroom.parvan, newsroom.vtora):
        await expert.taps("Suggest a colleague")
        await expert.says("&" * 4000)
    for expert_name in ("Treta Dalekova", "Kisel Mlekov", "Sarcho Pulsov"):
        if expert_name != "Treta Dalekova":
            await newsroom.maria.taps("Ask someone else")
            await newsroom.maria.says(expert_name)
            await newsroom.maria.taps(expert_name)
        expert = newsroom.kisel if expert_name == "Kisel Mlekov" else newsroom.maria
        await expert.taps("👥 Suggest a colleague")
        await expert.says("&" * 4000)
    await newsroom.maria.taps("Take over")
    await newsroom.maria.taps("Stop the question")

    await newsroom.maria.says("&" * 4000)

    await newsroom.maria.sees("⛔ stopped")
    await newsroom.ana.sees("Stopped by the Media Center")
    await all_went_well(newsroom)


# taps that prove nothing


@pytest.mark.parametrize(
    "data",
    [
        "ch:99999999999999999999:0",
        "ch:-1:-1",
        "ch:1:99999999999999999999",
        "nt:1:-1",
        "of:1:nowhere",
        "sd:1:yesterday",
        "sl:1:zz",
        "ho:1:everything",
        "cq:1:7",
        "aa:1:\x00",
        "se:٣",
        "la:xx:yy",
        "jd:99999999999999999999:verify",
        "qs:99999999999999999999:take",
        "::::",
        "",
        "🫀",
    ],
)
async def test_forged_data_is_answered_and_is_no_alarm(newsroom: Newsroom, data: str) -> None:
    await newsroom.stranger.says("/start")
    await tap(newsroom.stranger, data)
    await newsroom.maria_in_private.says("/start")

    await tap(newsroom.maria_in_private, data)

    await all_went_well(newsroom)


async def test_other_peoples_ids_open_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    await newsroom.stranger.says("/start")
    before = newsroom.ana.chat

    for data in ("ch:1:0", "it:1", "mo:1", "nf:1", "of:1:story", "ks:1", "sf:1:quote", "se:1", "gu:1", "sq:1", "un:1"):
        await tap(newsroom.stranger, data)
    for data in ("cq:1:1", "to:1", "lo:1", "aa:1:0", "hs:1", "tr:1:contacts", "dr:1:no_time", "ar:1", "rs:1", "ta:1"):
        await tap(newsroom.stranger, data)

    assert newsroom.ana.chat == before
    assert "telemedicine" not in newsroom.stranger.chat
    await all_went_well(newsroom)


async def test_journalist_asks_nobody_whom_the_card_does_not_offer(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    card = newsroom.ana.messages[-1]
    kisel = _ask_another(1, "probiotic")

    await tap(newsroom.ana, kisel, under=card)
    await newsroom.parvan.says_no()
    await tap(newsroom.ana, kisel, under=card)

    assert "Request from a journalist" not in newsroom.kisel.chat
    assert "withdrawn" not in newsroom.parvan.chat


async def test_question_that_staff_have_in_hand_stays_there_whatever_old_buttons_say(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")
    await newsroom.kisel.says_no()
    card, hand = newsroom.ana.button("Hand it to the Media Center")
    await newsroom.ana.taps("Hand it to the Media Center")
    await newsroom.maria.taps("Take over")

    await tap(newsroom.ana, hand.data, under=card)

    await newsroom.maria.sees("Handled by: Maria")


async def test_verified_name_is_not_exchanged_for_another(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form()
    newsroom.ana.person.user.first_name = "Prime Minister"

    await tap(newsroom.ana, "un:1")

    card = await newsroom.parvan.sees("Request from a journalist")
    assert "Ana Example, The Example Post" in card.text
    assert "Prime Minister" not in newsroom.parvan.chat


async def test_expert_forges_no_look_at_a_question_that_nobody_asked_them_yet(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("my secret story on telemedicine")
    await newsroom.ana.taps("Ask the top 3, one after another")
    for expert in (newsroom.parvan, newsroom.vtora):
        await expert.says("/requests")

    await tap(newsroom.parvan, "rs:1")
    await newsroom.ana.fills_form()
    await newsroom.ana.taps("Send")
    await tap(newsroom.vtora, "rs:2")

    assert "secret" not in newsroom.vtora.chat
    assert "secret" not in newsroom.parvan.messages[1].text
    assert "Request from a journalist" in newsroom.parvan.chat


# groups


async def test_personal_commands_in_a_group_show_and_delete_nothing(newsroom: Newsroom) -> None:
    group = newsroom.api.add_group(-77, "Newsroom", [newsroom.ana.person, newsroom.maria.person])
    commands = (
        "start",
        "help",
        "mydata",
        "questions",
        "requests",
        "delete",
        "human",
        "privacy",
        "language",
        "nonsense",
    )

    for command in commands:
        await newsroom.ana.person.sends(f"/{command}@newsroom_bot", in_chat=group)
    await newsroom.quiet()

    assert [seen.text for seen in group.messages if seen.from_bot] == []


async def test_staff_commands_in_a_foreign_group_tell_nothing(newsroom: Newsroom) -> None:
    group = newsroom.api.add_group(-77, "Newsroom", [newsroom.ana.person, newsroom.maria.person])
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    for command in ("staff", "invite", "dismiss 1001"):
        await newsroom.maria.person.sends(f"/{command}", in_chat=group)
    await newsroom.quiet()

    assert "Boris" not in str(group)
    assert [seen.text for seen in group.messages if seen.from_bot] == []


async def test_taps_in_a_foreign_group_do_nothing(newsroom: Newsroom) -> None:
    group = newsroom.api.add_group(-77, "Newsroom", [newsroom.ana.person, newsroom.maria.person])
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.person.sends("/id@newsroom_bot", in_chat=group)
    await newsroom.quiet()
    number = group.messages[-1]

    await newsroom.ana.person.presses_data(number, "sq:1", in_chat=group)
    await newsroom.maria.person.presses_data(number, "qs:1:show", in_chat=group)
    await newsroom.quiet()

    assert "telemedicine" not in str(group)


async def test_only_staff_hear_about_dismissals(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/dismiss")
    assert "can’t do that" in newsroom.stranger.last.text

    await newsroom.stranger.says("/dismiss 9001")

    assert "can’t do that" in newsroom.stranger.last.text


# blocked people


async def test_blocked_person_stays_blocked_after_delete(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.maria.taps("Block")
    await newsroom.maria.taps("Block: bulk messages")

    await newsroom.boris.says("/delete")
    await newsroom.boris.taps("Yes, delete everything")
    await newsroom.boris.says("telemedicine")

    assert "no longer takes messages" in newsroom.boris.last.text


async def test_blocked_person_gets_in_by_no_link(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.maria.taps("Block")
    await newsroom.maria.taps("Block: bulk messages")
    links = [await link_for(newsroom, role) for role in ("A journalist, verified at once", "A member of staff")]

    for link in links:
        await opens(newsroom.boris, link)

    assert "no longer takes messages" in newsroom.boris.last.text
    await opens(newsroom.stranger, links[0])
    await newsroom.stranger.sees("Your profile has been verified")


async def test_blocked_journalist_writes_to_no_expert(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.ana.taps("Write here")
    await tap(newsroom.maria, "jb:1001:abuse")

    await newsroom.ana.says("and now I insult you")

    assert "insult" not in newsroom.parvan.chat
    await newsroom.parvan.sees("The other person has ended the conversation")
    await tap(newsroom.ana, "ta:1", "se:1", "ap", "wl")
    await newsroom.ana.says("/human")
    assert "Write your message" not in newsroom.ana.chat


# one-time links


async def test_link_is_used_once_by_whoever_is_first(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "A journalist, verified at once")

    for somebody in (newsroom.boris, newsroom.stranger):
        await somebody.person.starts(link)
    await newsroom.quiet()
    await opens(newsroom.boris, link)

    verified = [p for p in (newsroom.boris, newsroom.stranger) if "Your profile has been verified" in p.chat]
    assert len(verified) == 1
    await opens(newsroom.stranger, "x" * 64)
    await newsroom.stranger.sees("has already been used or has expired")


async def test_link_that_is_a_week_old_is_of_no_use(newsroom: Newsroom) -> None:
    link = await link_for(newsroom, "A member of staff")
    await newsroom.later(days=8)

    await opens(newsroom.stranger, link)

    await newsroom.stranger.sees("has already been used or has expired")


async def test_entry_tied_anew_takes_its_questions_to_the_new_account(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await opens(newsroom.stranger, await link_for(newsroom, "An expert of the directory", "Vtora Videva"))

    await newsroom.parvan.says_no()

    await newsroom.stranger.sees("Request from a journalist")
    assert "Request from a journalist" not in newsroom.vtora.chat


# a tired journalist


async def test_start_in_the_middle_of_the_form_and_back_to_it(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.says("/start")
    await newsroom.ana.taps("Български")
    await newsroom.ana.says("/language")
    await newsroom.ana.taps("English")

    await newsroom.ana.taps("Written quote")
    await newsroom.ana.says("tomorrow 15:00")

    await newsroom.ana.sees("Which language will you speak?")


async def test_two_forms_are_kept_apart(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    first, keep = newsroom.ana.button("Keep as it is")
    await newsroom.ana.says("/start")
    await newsroom.ana.asks("probiotics")
    await newsroom.ana.taps("Ask Kisel Mlekov")
    await newsroom.ana.says("Is yoghurt enough?")
    second = await newsroom.ana.sees("Is yoghurt enough?")

    await tap(newsroom.ana, keep.data, under=first)
    await tap(newsroom.ana, "gu:2", under=second)
    await newsroom.ana.says("by phone")

    form = await newsroom.ana.sees("Format: phone interview")
    assert "Parvan Ekranov" in form.text


async def test_deadline_that_passes_while_the_newcomer_introduces_themselves(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov", deadline="today 13:00")
    await newsroom.boris.taps("Boris Newcomer")
    await newsroom.later(hours=2)
    await newsroom.boris.says("The Example Post")
    await newsroom.boris.says("https://example.org/by")
    await newsroom.boris.sees("Please check the deadline")

    await newsroom.boris.taps("✏️ Deadline")
    await newsroom.boris.says("tomorrow 12:00")
    await newsroom.boris.taps("Send")

    await newsroom.boris.sees("We are checking your profile")
    await newsroom.maria.sees("https://example.org/by")


async def test_introduction_of_a_question_that_was_given_up_holds_nobody_fast(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.taps("Boris Newcomer")
    await tap(newsroom.boris, "gu:1", under=(await newsroom.boris.sees("Is everything right?")))

    await newsroom.boris.says("probiotics")

    assert "Kisel Mlekov" in newsroom.boris.last.text


async def test_words_for_a_talk_that_ended_hold_nobody_fast(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.ana.taps("Write here")
    await newsroom.ana.says("Good morning!")
    await newsroom.parvan.taps("End the conversation")

    await newsroom.ana.says("are you there?")
    assert "conversation has ended" in newsroom.ana.last.text
    await newsroom.ana.says("probiotics")

    assert "Kisel Mlekov" in newsroom.ana.last.text


async def test_answering_as_an_expert_does_not_close_ones_own_form(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.asks("probiotics")
    await newsroom.parvan.taps("A new question")
    await newsroom.parvan.taps("Ask Kisel Mlekov")
    await newsroom.parvan.taps("Keep as it is")
    await newsroom.parvan.taps("Written quote")

    await newsroom.parvan.taps("➖ No")
    await newsroom.parvan.taps("No time")
    await newsroom.parvan.says("tomorrow 15:00")

    await newsroom.parvan.sees("Which language will you speak?")


async def test_sending_a_question_does_not_close_a_talk(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")
    await newsroom.parvan.says_yes("Conversation through this bot")
    await newsroom.ana.taps("Write here")
    await newsroom.kisel.says_no()

    await newsroom.ana.says("is five fine?")

    await newsroom.parvan.sees("is five fine?")


async def test_topic_typed_while_a_letter_is_open_goes_to_staff_and_the_next_is_a_topic(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/human")

    await newsroom.ana.says("telemedicine")
    await newsroom.ana.says("telemedicine")

    await newsroom.maria.sees("A message to the Media Center")
    assert "Parvan Ekranov" in newsroom.ana.last.text


async def test_stickers_and_edits_at_form_steps_change_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.person.sends_sticker()
    await newsroom.ana.person.sends_voice()
    await newsroom.quiet()
    await newsroom.ana.person.edits(newsroom.ana.messages[0], "cardiology")
    await newsroom.quiet()

    await newsroom.ana.says("Who pays?")

    form = await newsroom.ana.sees("What format do you need?")
    assert "Who pays?" in form.text


async def test_back_next_week_the_form_still_works_by_its_buttons(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form()
    await newsroom.later(days=7)
    await newsroom.ana.says("probiotics")
    assert "Kisel Mlekov" in newsroom.ana.last.text

    await newsroom.ana.taps("Send")
    await newsroom.ana.person.sees_toast("Please check the deadline")
    await newsroom.ana.taps("✏️ Deadline")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("Send")

    await newsroom.parvan.sees("Request from a journalist")


async def test_double_taps_send_once_and_cancel_once(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form()

    await tap_at_once(newsroom, (newsroom.ana, "Send"), (newsroom.ana, "Send"))
    await newsroom.ana.taps("Cancel the question")
    await tap_at_once(newsroom, (newsroom.ana, "Yes, cancel it"), (newsroom.ana, "Yes, cancel it"))

    assert len([seen for seen in newsroom.parvan.messages if "1. " in seen.text or "👤" in seen.text]) == 1
    await newsroom.parvan.sees("was withdrawn")
    await all_went_well(newsroom)


async def test_yes_and_cancel_at_once_end_in_one_of_both(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Phone")
    await newsroom.ana.taps("Cancel the question")

    await tap_at_once(newsroom, (newsroom.ana, "Yes, cancel it"), (newsroom.parvan, "Send my yes"))

    said_yes, cancelled = "said yes" in newsroom.ana.chat, "✖️ Cancelled" in newsroom.ana.chat
    assert said_yes != cancelled
    assert ("+359 700 00 001" in newsroom.ana.chat) == said_yes
    await all_went_well(newsroom)


# an expert without time


async def test_expert_answers_after_the_end_and_hears_so(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.taps("Yes, but")
    card = newsroom.parvan.messages[-1]
    await newsroom.later(hours=7)

    await newsroom.parvan.says("after 18:00, by phone")
    assert "already closed" in newsroom.parvan.last.text
    await tap(newsroom.parvan, "tr:1:contacts", "ar:1", "dr:1:no_time", "ho:1:phone", under=card)
    await newsroom.parvan.says("probiotics")

    assert "Kisel Mlekov" in newsroom.parvan.last.text
    assert "said yes" not in newsroom.ana.chat
    await all_went_well(newsroom)


async def test_condition_and_back_leaves_no_condition(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("only in March")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("‹ Back")

    await newsroom.parvan.says_yes("E-mail")

    assert "only in March" not in newsroom.ana.chat
    assert "+359 700 00 001" not in newsroom.ana.chat
    await newsroom.ana.sees("parvan@example.org")


@pytest.mark.parametrize("colleague", ["Parvan Ekranov", "asdf qwer", "?"])
async def test_expert_names_themselves_or_nobody_as_a_colleague(newsroom: Newsroom, colleague: str) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Suggest a colleague")

    await newsroom.parvan.says(colleague)

    await newsroom.ana.sees("None of the experts asked can answer")
    assert "Ask Parvan Ekranov" not in newsroom.ana.buttons()
    await all_went_well(newsroom)


async def test_double_yes_is_one_yes(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes")
    await newsroom.parvan.taps("Phone")

    await tap_at_once(newsroom, (newsroom.parvan, "Send my yes"), (newsroom.parvan, "Send my yes"))

    pings = [seen for seen in newsroom.ana.messages if "said yes to your question" in seen.text]
    assert len(pings) == 1
    await newsroom.parvan.person.sees_toast("already closed")


# staff in a hurry


async def test_two_staff_on_one_card_at_once(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()

    await tap_at_once(newsroom, (newsroom.maria, "✅ Verify"), (newsroom.paul, "✅ Verify"))
    await tap_at_once(newsroom, (newsroom.maria, "Take over"), (newsroom.paul, "Take over"))

    await newsroom.boris.sees("With the Media Center team")
    confirmed = [seen for seen in newsroom.boris.messages if "Your profile has been verified" in seen.text]
    assert len(confirmed) == 1
    await all_went_well(newsroom)


async def test_take_over_then_ask_somebody_else_and_the_first_is_let_go(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await newsroom.maria.taps("Take over")
    await newsroom.parvan.sees("was withdrawn")

    await newsroom.maria.taps("Ask someone else")
    await newsroom.maria.says("Kisel Mlekov")
    await newsroom.maria.taps("Kisel Mlekov")

    await newsroom.kisel.sees("Request from a journalist")
    await newsroom.kisel.says_no()
    await newsroom.ana.sees("None of the experts asked can answer")


async def test_refused_and_then_verified_goes_out(newsroom: Newsroom) -> None:
    await newsroom.boris.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.boris.introduces_herself()
    await newsroom.maria.taps("Refuse with a reason")
    await newsroom.maria.says("The link is dead.")

    await newsroom.paul.taps("✅ Verify")

    await newsroom.parvan.sees("Request from a journalist")
    assert "The link is dead" not in newsroom.boris.last.text


async def test_refusing_a_verified_journalist_stops_what_is_under_way(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await tap(newsroom.maria, "jd:1001:refuse")

    await newsroom.maria.says("The outlet does not know her.")

    await newsroom.ana.sees("Reason: The outlet does not know her.")
    await newsroom.parvan.sees("was withdrawn")
    await newsroom.later(hours=20)
    assert "Request from a journalist" not in newsroom.vtora.chat


async def test_reason_for_a_question_that_ended_meanwhile_holds_nobody_fast(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Stop the question")
    await newsroom.ana.taps("Cancel the question")
    await newsroom.ana.taps("Yes, cancel it")

    await newsroom.maria.says("Not our field.")
    await newsroom.maria.sees("already closed")
    await newsroom.maria.says("Not our field.")

    assert not newsroom.maria.last.from_bot


async def test_member_of_staff_types_topics_again_after_making_a_link(newsroom: Newsroom) -> None:
    await link_for(newsroom, "An expert of the directory", "Treta Dalekova")

    await newsroom.maria_in_private.says("probiotics")

    await newsroom.maria_in_private.sees("Matching topics: probiotics")


async def test_dismissed_member_of_staff_is_not_held_fast_by_an_old_prompt(newsroom: Newsroom) -> None:
    await opens(newsroom.stranger, await link_for(newsroom, "A member of staff"))
    await newsroom.stranger.says("/invite")
    await newsroom.stranger.taps("An expert of the directory")
    await newsroom.maria_in_private.says("/dismiss 1003")

    await newsroom.stranger.says("probiotics")
    await newsroom.stranger.says("probiotics")

    await newsroom.stranger.sees("Matching topics: probiotics")


# a directory that changes meanwhile


async def test_expert_who_left_the_directory_is_not_asked_in_turn(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3, one after another")
    await publish(newsroom, directory_without("tele-two"))

    await newsroom.parvan.says_no()

    await newsroom.maria.sees("Please contact Treta Dalekova directly")
    assert "Request from a journalist" not in newsroom.vtora.chat
    await all_went_well(newsroom)


async def test_form_for_an_expert_who_left_the_directory_goes_to_staff(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await publish(newsroom, directory_without("tele-one"))
    await newsroom.ana.fills_form()

    await newsroom.ana.taps("Send")

    await newsroom.ana.sees("With the Media Center team")
    assert "Request from a journalist" not in newsroom.parvan.chat


async def test_buttons_for_an_expert_who_left_the_directory_are_friendly(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    card, ask = newsroom.ana.button("Ask Parvan Ekranov")
    await publish(newsroom, directory_without("tele-one"))

    await tap(newsroom.ana, ask.data, under=card)

    await newsroom.ana.person.sees_toast("no longer available")
    await newsroom.ana.taps("Ask the top 3, one after another")
    form = await newsroom.ana.sees("Your question to")
    assert "Vtora Videva" in form.text
    assert "Parvan" not in form.text


async def test_colleague_who_left_the_directory_is_not_offered(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Suggest a colleague")
    await newsroom.parvan.says("Kisel Mlekov")
    await newsroom.ana.sees("Ask Kisel Mlekov")
    await publish(newsroom, directory_without("probiotic"))

    await newsroom.ana.says("/questions")
    await newsroom.ana.taps("😔 1")

    assert [label for label in newsroom.ana.buttons() if "robiotic" in label or "Kisel" in label] == []


async def test_rolled_back_directory_brings_the_expert_back(newsroom: Newsroom) -> None:
    whole = newsroom.center.keeper.current().version
    await publish(newsroom, directory_without("probiotic"))
    await newsroom.ana.asks("probiotics")
    assert "Kisel" not in newsroom.ana.last.text

    await roll_back(newsroom, whole)
    await newsroom.ana.asks("probiotics")

    assert "Kisel Mlekov" in newsroom.ana.last.text
    assert EXPERTS.read_text(encoding="utf-8") == (await _text_in_force(newsroom))


async def _text_in_force(newsroom: Newsroom) -> str:
    async with newsroom.center.store.begin() as work:
        newest = await work.versions.newest()
    return newest.text if newest else ""


def _ask_another(question: int, expert: str) -> str:
    return AskAnother(question, expert_key(expert)).pack()
