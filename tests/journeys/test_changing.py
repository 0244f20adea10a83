"""A question that is sent can still be changed, and one whose time ran out goes on; whoever is concerned is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journeys.newsroom import MONDAY_NOON, Newsroom, Somebody
from mediabot.domain.directory import Format
from mediabot.domain.questions import Question, Status
from mediabot.services.desk import Desk
from mediabot.services.questions.changing import Changing

IN_TURN = "Ask the top 3, one after another"


async def the_question(newsroom: Newsroom) -> Question:
    async with newsroom.center.store.begin() as work:
        [question] = await work.questions.of(newsroom.ana.id)
        return question


async def reads_bulgarian(somebody: Somebody) -> None:
    await somebody.says("/language")
    await somebody.taps("Български")


def with_words(somebody: Somebody, text: str) -> int:
    """In how many messages that stands now."""
    return sum(text in message.text for message in somebody.messages)


async def test_what_is_added_stands_on_every_card_and_is_told_once(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Add to the text")

    await newsroom.ana.says("And who pays? https://example.org/story")

    assert "And who pays? https://example.org/story" in newsroom.ana.last.text
    assert with_words(newsroom.parvan, "And who pays?") == 1
    assert with_words(newsroom.parvan, "has added to the question") == 1
    assert with_words(newsroom.maria, "And who pays?") == 1
    assert with_words(newsroom.maria, "the journalist has added to the text") == 1
    assert newsroom.vtora.messages == []


async def test_words_after_the_addition_are_a_topic_again(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Add to the text")
    await newsroom.ana.says("And who pays?")

    await newsroom.ana.says("probiotics")

    assert "Kisel Mlekov" in newsroom.ana.last.text
    assert "probiotics" not in (await the_question(newsroom)).story


async def test_what_has_no_room_is_not_taken_and_said(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Add to the text")

    await newsroom.ana.says("why? " * 600)

    assert "too long" in newsroom.ana.last.text
    assert (await the_question(newsroom)).story == "telemedicine"


async def test_moved_deadline_moves_the_time_to_answer_and_is_told(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    before = await the_question(newsroom)
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Move the deadline")

    await newsroom.ana.says("today 15:00")

    after = await the_question(newsroom)
    assert after.deadline == MONDAY_NOON + timedelta(hours=3)
    assert after.due_at == MONDAY_NOON + timedelta(hours=1)
    assert before.due_at != after.due_at
    assert "Needed by today, 15:00" in newsroom.ana.last.text
    assert "Answer due: today, 13:00" in newsroom.parvan.chat
    assert with_words(newsroom.parvan, "has moved the deadline to: today, 15:00") == 1
    assert with_words(newsroom.maria, "has moved the deadline to: today, 15:00") == 1


async def test_words_typed_after_the_question_ended_are_not_held_back(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Add to the text")
    await newsroom.parvan.says_yes()

    await newsroom.ana.says("probiotics")

    assert "Kisel Mlekov" in newsroom.ana.last.text


@pytest.mark.parametrize(
    ("words", "answer"), [("soon-ish", "did not understand"), ("in 3 minutes", "less than ten minutes")]
)
async def test_deadline_that_can_not_be_is_asked_for_again(newsroom: Newsroom, words: str, answer: str) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Move the deadline")

    await newsroom.ana.says(words)
    assert answer in newsroom.ana.last.text
    await newsroom.ana.says("by Friday")

    assert "Needed by Friday" in newsroom.ana.last.text


async def test_format_is_changed_in_place_and_told(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Change the format")

    await newsroom.ana.taps("Live interview")

    card, _ = newsroom.ana.button("Change…")
    assert "live interview" in card.text
    assert with_words(newsroom.parvan, "now needs another format: live interview") == 1
    assert with_words(newsroom.maria, "now needs another format: live interview") == 1


async def test_next_is_asked_now_and_the_one_before_is_told(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await newsroom.ana.taps("Change…")

    await newsroom.ana.taps("Ask Vtora Videva now")

    await newsroom.vtora.sees("Request from a journalist")
    await newsroom.parvan.sees("was withdrawn")


async def test_next_is_the_best_of_the_search_where_only_one_was_chosen(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.taps("Change…")

    await newsroom.ana.taps("Ask Vtora Videva now")

    await newsroom.vtora.sees("Request from a journalist")
    assert not any("Yes" in label for label in newsroom.parvan.buttons())


async def test_who_did_not_answer_is_asked_again_with_a_request_of_its_own(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="tomorrow 18:00")
    await newsroom.later(hours=24)
    await newsroom.parvan.sees("The time to answer has passed")

    await newsroom.ana.taps("Ask Parvan Ekranov again")

    assert "Request from a journalist" in newsroom.parvan.last.text
    await newsroom.parvan.says_yes()
    await newsroom.ana.sees("✅ The expert said yes")


async def test_who_is_asked_again_is_asked_at_the_account_that_answers_now(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="tomorrow 18:00")
    await newsroom.later(hours=24)
    await newsroom.stranger.says("/start")
    async with newsroom.center.store.begin() as work:
        for somebody, expert_id in ((newsroom.parvan, ""), (newsroom.stranger, "tele-one")):
            person = await work.people.get(somebody.id)
            assert person is not None
            await work.people.save(replace(person, expert_id=expert_id))
        await work.commit()

    await newsroom.ana.taps("Ask Parvan Ekranov again")

    assert "Request from a journalist" in newsroom.stranger.last.text
    assert "Request from a journalist" not in newsroom.parvan.last.text


async def test_expired_question_is_told_with_ways_on_and_goes_on_when_extended(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.later(hours=7)
    assert "The deadline for your question No. 1 has passed" in newsroom.ana.last.text
    assert [label for label in newsroom.ana.buttons() if "News on this" in label]

    await newsroom.ana.taps("Extend the deadline")
    await newsroom.ana.says("tomorrow 15:00")

    assert "📨 Asked" in newsroom.ana.last.text
    assert "Request from a journalist" in newsroom.parvan.last.text
    await newsroom.parvan.says_yes()
    await newsroom.ana.sees("✅ The expert said yes")


async def test_expert_whose_condition_was_not_decided_on_is_told_so(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("after 18:00, by phone")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.later(hours=7)

    assert "before the journalist (The Example Post) decided on your condition" in newsroom.parvan.last.text
    assert "Write to the Media Center" in str(newsroom.parvan.last.buttons)


async def test_after_two_days_nothing_is_extended(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.later(hours=7)
    ping, extend = newsroom.ana.button("Extend the deadline")

    await newsroom.later(days=3)
    await newsroom.ana.person.presses_data(ping, extend.data)
    await newsroom.quiet()

    assert "ask again: the form is filled in already" in newsroom.ana.last.text
    assert not any("Extend" in button.label for button in newsroom.ana.last.buttons)


async def test_question_extended_while_unasked_experts_are_left_asks_the_next(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN, deadline="in 30 minutes")
    await newsroom.later(minutes=31)

    await newsroom.ana.taps("Extend the deadline")
    await newsroom.ana.taps("Tomorrow, 12:00")

    await newsroom.vtora.sees("Request from a journalist")


async def test_nobody_left_is_told_even_to_whoever_just_tapped(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("next week")
    await newsroom.parvan.taps("E-mail")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.ana.taps("That doesn’t suit me")

    assert "None of the experts asked can answer" in newsroom.ana.last.text
    assert any("Ask Vtora Videva" in button.label for button in newsroom.ana.last.buttons)


async def test_handing_over_is_told_and_staff_get_the_card_anew(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")
    await newsroom.kisel.says_no()
    messages = len(newsroom.maria.messages)

    await newsroom.ana.taps("Hand it to the Media Center")
    assert "is with the Media Center team" in newsroom.ana.last.text
    assert len(newsroom.maria.messages) == messages + 1
    assert "Question No. 1 · 🙋 with staff" in newsroom.maria.last.text
    await newsroom.maria.taps("Take over")

    assert "has taken over your question" in newsroom.ana.last.text


async def test_change_in_bulgarian_reads_bulgarian_on_both_sides(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    await reads_bulgarian(newsroom.ana)
    await reads_bulgarian(newsroom.parvan)
    await newsroom.ana.says("/questions")
    await newsroom.ana.taps("📨 1")
    await newsroom.ana.taps("Промяна…")
    await newsroom.ana.taps("Друг краен срок")

    await newsroom.ana.says("до петък")

    assert "петък, 27 ноември, 18:00" in newsroom.ana.last.text
    assert with_words(newsroom.parvan, "промени крайния срок: петък, 27 ноември, 18:00") == 1


async def test_expired_question_in_bulgarian_goes_on(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await reads_bulgarian(newsroom.ana)
    await newsroom.later(hours=7)

    await newsroom.ana.taps("Удължаване на срока")
    await newsroom.ana.says("утре 15 ч.")

    assert "Изпратен, чака отговор" in newsroom.ana.last.text
    assert (await the_question(newsroom)).status is Status.ASKING


async def test_nobody_changes_somebody_elses_question(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    before = await the_question(newsroom)
    await newsroom.stranger.says("/start")

    for data in ("qc:1:menu", "qc:1:deadline", "qd:1:tomorrow", "qf:1:live", "qn:1"):
        await newsroom.stranger.person.presses_data(newsroom.stranger.last, data)
    await newsroom.quiet()

    assert len([toast for toast in newsroom.stranger.person.toasts if "can’t do that" in toast]) == 5
    assert await the_question(newsroom) == before


async def test_other_ways_in_call_the_same_steps(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN)
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        changing = Changing(Desk(work, newsroom.clock.now(), newsroom.center.keeper.current()))
        await changing.add(ana, 1, "And why?")
        await changing.move(ana, 1, MONDAY_NOON + timedelta(days=2))
        await changing.set_format(ana, 1, Format.LIVE)
        await changing.ask_next(ana, 1)
        await changing.try_again(ana, 1, "tele-one")
        await work.commit()
    await newsroom.quiet()

    question = await the_question(newsroom)

    assert question.story == "telemedicine\nAnd why?"
    assert question.format is Format.LIVE
    await newsroom.vtora.sees("And why?")
