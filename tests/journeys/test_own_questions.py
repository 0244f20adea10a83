"""A journalist's several questions side by side: where each stands, and asking a finished one again."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom, Somebody
from mediabot.domain.questions import Question, Status


async def questions_of(newsroom: Newsroom, somebody: Somebody) -> list[Question]:
    async with newsroom.center.store.begin() as work:
        return list(await work.questions.of(somebody.id))


async def is_told_no(newsroom: Newsroom) -> None:
    """Ana's question to Parvan, whom she asked alone, has run out of people and of time."""
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.says_no()
    await newsroom.later(days=3)


async def test_each_running_question_shows_state_and_deadline_the_nearest_first(newsroom: Newsroom) -> None:
    ana = newsroom.ana
    await ana.sends_question(choice="Ask Parvan Ekranov", deadline="tomorrow 15:00")
    await ana.sends_question(topic="probiotics", choice="Ask Kisel Mlekov", deadline="today 18:00")
    await newsroom.kisel.says_yes("E-mail")

    await ana.says("/questions")

    assert ana.last.text.index("No. 2 · ✅ The expert said yes") < ana.last.text.index("No. 1 · 📨 Asked")
    assert "Needed by today, 18:00" in ana.last.text
    assert "Needed by tomorrow, 15:00" in ana.last.text
    assert [button.label[:3] for button in ana.last.buttons] == ["✅ 2", "📨 1"]


async def test_finished_ones_stand_apart(newsroom: Newsroom) -> None:
    await is_told_no(newsroom)
    await newsroom.ana.sends_question(topic="probiotics", choice="Ask Kisel Mlekov")

    await newsroom.ana.says("/questions")
    assert "No. 1 ·" not in newsroom.ana.last.text
    await newsroom.ana.taps("Finished: 1")

    assert "No. 1 · 😔" in newsroom.ana.last.text
    assert "No. 2 ·" not in newsroom.ana.last.text
    await newsroom.ana.taps("Open questions")
    assert "No. 2 · 📨" in newsroom.ana.last.text


async def test_number_behind_the_command_opens_the_card_at_the_bottom(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.asks("probiotics")

    await newsroom.ana.says("/questions 1")

    assert "Question No. 1" in newsroom.ana.last.text


@pytest.mark.parametrize("behind", ["nothing", "²", "-1", "1x", "9" * 40])
async def test_what_is_no_number_behind_the_command_shows_the_list(newsroom: Newsroom, behind: str) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.ana.says(f"/questions {behind}")

    assert "Your open questions" in newsroom.ana.last.text


async def test_number_of_somebody_elses_question_opens_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    await newsroom.stranger.says("/questions 1")

    assert "telemedicine" not in newsroom.stranger.chat


async def test_finished_question_is_asked_again_by_giving_nothing_but_a_deadline(newsroom: Newsroom) -> None:
    await is_told_no(newsroom)
    await newsroom.ana.says("/questions")
    await newsroom.ana.taps("Finished: 1")

    await newsroom.ana.taps("Ask again")
    await newsroom.ana.sees("When do you need it by?")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("Send")

    again, before = (await questions_of(newsroom, newsroom.ana))[::-1]
    assert again.status is Status.ASKING
    kept = ("story", "format", "language", "attribution", "search_id")
    assert [getattr(again, name) for name in kept] == [getattr(before, name) for name in kept]
    await newsroom.parvan.sees("Answer due")


async def test_deadline_that_still_lies_ahead_stays_so_that_send_is_one_tap_away(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.taps("Cancel the question")
    await newsroom.ana.taps("Yes, cancel it")

    await newsroom.ana.taps("Ask again")
    await newsroom.ana.taps("Send")

    again, before = (await questions_of(newsroom, newsroom.ana))[::-1]
    assert (again.status, again.deadline) == (Status.ASKING, before.deadline)


async def test_two_taps_begin_one_form(newsroom: Newsroom) -> None:
    await is_told_no(newsroom)
    await newsroom.ana.says("/questions 1")

    seen, button = newsroom.ana.button("Ask again")
    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.ana.person.presses_data(seen, button.data)
    await newsroom.quiet()

    assert len(await questions_of(newsroom, newsroom.ana)) == 2


async def test_whoever_said_that_it_is_not_their_field_is_not_asked_again(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask the top 3", deadline="today 18:00")
    await newsroom.parvan.says_no("Not my field")
    await newsroom.vtora.says_no("No time")
    await newsroom.later(days=3)
    await newsroom.later(days=3)
    await newsroom.ana.says("/questions 1")

    await newsroom.ana.taps("Ask again")

    form = await newsroom.ana.sees("Your question to")
    assert "Parvan" not in form.text
    assert "Vtora Videva" in form.text


async def test_question_whose_experts_all_left_is_searched_for_again(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.says_no("Not my field")
    await newsroom.later(days=3)
    await newsroom.ana.says("/questions 1")

    await newsroom.ana.taps("Ask again")

    assert "Ask Vtora Videva" in newsroom.ana.buttons()


async def test_nobody_asks_somebody_elses_question_again(newsroom: Newsroom) -> None:
    await is_told_no(newsroom)
    await newsroom.stranger.says("/start")

    await newsroom.stranger.person.presses_data(newsroom.stranger.last, "qg:1")
    await newsroom.quiet()

    assert await questions_of(newsroom, newsroom.stranger) == []
    assert len(await questions_of(newsroom, newsroom.ana)) == 1


async def test_question_that_staff_stopped_is_not_asked_again(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Stop the question")
    await newsroom.maria.says("This is advertising.")

    await newsroom.ana.person.presses_data(newsroom.ana.last, "qg:1")
    await newsroom.quiet()

    assert "Ask again" not in newsroom.ana.chat
    assert len(await questions_of(newsroom, newsroom.ana)) == 1


async def test_list_and_asking_again_read_bulgarian(newsroom: Newsroom) -> None:
    await is_told_no(newsroom)
    await newsroom.read("bg", newsroom.ana)

    await newsroom.ana.says("/questions")
    await newsroom.ana.taps("Приключени: 1")
    await newsroom.ana.taps("Питане отново")
    await newsroom.ana.says("утре 15 ч.")

    assert "Всичко наред ли е?" in newsroom.ana.last.text
