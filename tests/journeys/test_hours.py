"""Time as an expert feels it: one reminder, and no sound at night or at weekends unless it can't wait."""

from __future__ import annotations

from journeys.newsroom import Newsroom, Somebody
from mediabot.demo.botapi.world.calls import Call

IN_TURN = "Ask the top 3, one after another"


def sent_to(somebody: Somebody, text: str) -> list[Call]:
    """New messages to that person with this text."""
    calls = somebody.newsroom.api.calls.of("sendMessage")
    return [call for call in calls if call["chat_id"] == str(somebody.id) and text in call["text"]]


def sounds(somebody: Somebody, text: str) -> list[bool]:
    """Of each such message whether it rang."""
    return [call.params.get("disable_notification") != "true" for call in sent_to(somebody, text)]


async def test_expert_is_reminded_once_at_half_of_the_time(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")

    await newsroom.later(minutes=55)
    assert sent_to(newsroom.parvan, "still waiting") == []
    await newsroom.later(minutes=10)
    await newsroom.later(minutes=10)

    assert len(sent_to(newsroom.parvan, "still waiting")) == 1
    assert "the answer is due today, 14:00" in newsroom.parvan.last.text


async def test_who_has_answered_is_not_reminded(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.taps("Yes, but")
    await newsroom.parvan.says("after 18:00")
    await newsroom.parvan.taps("Phone")
    await newsroom.parvan.taps("Send my yes")

    await newsroom.later(minutes=70)

    assert sent_to(newsroom.parvan, "still waiting") == []


async def test_who_is_late_is_not_reminded_any_more(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice=IN_TURN, deadline="today 18:00")

    await newsroom.later(hours=3)

    assert sent_to(newsroom.parvan, "still waiting") == []
    await newsroom.vtora.sees("Request from a journalist")


async def test_request_at_noon_rings_and_nothing_is_said_of_the_night(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")

    assert sounds(newsroom.parvan, "Request from a journalist") == [True]
    assert "🌙" not in newsroom.ana.chat


async def test_request_at_night_arrives_without_a_sound_and_the_journalist_is_told_beforehand(
    newsroom: Newsroom,
) -> None:
    await newsroom.later(hours=11)
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form("tomorrow 15:00")
    assert "will probably not be seen before tomorrow, 8:00" in newsroom.ana.chat

    await newsroom.ana.taps("Send")

    assert sounds(newsroom.parvan, "Request from a journalist") == [False]
    card = await newsroom.ana.sees("📨 Asked")
    assert "will probably not be seen before tomorrow, 8:00" in card.text


async def test_weekend_is_quiet_until_monday(newsroom: Newsroom) -> None:
    await newsroom.later(days=5)

    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="Tuesday 15:00")

    assert sounds(newsroom.parvan, "Request from a journalist") == [False]
    assert "Monday, 30 November, 8:00" in newsroom.ana.chat


async def test_urgent_request_rings_where_the_deadline_lies_in_the_night(newsroom: Newsroom) -> None:
    await newsroom.later(hours=11)
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form("in 3 hours")
    await newsroom.ana.taps("🔔 Urgent")
    assert "🌙" not in newsroom.ana.chat

    await newsroom.ana.taps("Send")
    await newsroom.later(minutes=31)

    assert sounds(newsroom.parvan, "Request from a journalist") == [True]
    assert sounds(newsroom.parvan, "still waiting") == [True]


async def test_reminder_at_night_makes_no_sound(newsroom: Newsroom) -> None:
    await newsroom.later(hours=11)
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="in 3 hours")

    await newsroom.later(minutes=31)

    assert sounds(newsroom.parvan, "still waiting") == [False]


async def test_urgent_is_asked_only_where_the_deadline_lies_in_the_night(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.fills_form("tomorrow 15:00")
    assert not any("Urgent" in label for label in newsroom.ana.buttons())

    await newsroom.ana.taps("✏️ Deadline")
    await newsroom.ana.says("tomorrow 06:00")

    assert any("Urgent" in label for label in newsroom.ana.buttons())


async def test_moved_deadline_moves_the_reminder(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Move the deadline")
    await newsroom.ana.says("today 15:00")

    await newsroom.later(minutes=31)

    assert len(sent_to(newsroom.parvan, "still waiting")) == 1


async def test_night_and_reminder_in_bulgarian(newsroom: Newsroom) -> None:
    for somebody in (newsroom.ana, newsroom.parvan):
        await somebody.says("/language")
        await somebody.taps("Български")
    await newsroom.later(hours=11)
    await newsroom.ana.says("телемедицина")
    await newsroom.ana.taps("Въпрос към доц. д-р Първан Екранов")
    for words in ("Кой плаща?", "цитат", "след 3 часа", "на български", "с име"):
        await newsroom.ana.says(words)
    assert "най-вероятно няма да бъде видян преди утре, 8:00" in newsroom.ana.chat

    await newsroom.ana.taps("Изпращане")
    await newsroom.later(minutes=31)

    assert "най-вероятно няма да бъде видяно" in newsroom.ana.chat
    assert "още чака Вашето „да“ или „не“" in newsroom.parvan.last.text
