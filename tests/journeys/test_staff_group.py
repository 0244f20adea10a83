"""The staff group: what is meant for the bot in it, and what becomes of work when it can't be written to."""

from __future__ import annotations

from journeys.newsroom import Newsroom, Somebody
from mediabot.demo.botapi.people.views import Seen


async def test_a_remark_under_another_card_refuses_no_question(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("Where is the press room?")
    letter = await newsroom.maria.sees("Where is the press room?")
    await newsroom.maria.taps("Refuse")
    asking = newsroom.maria.last

    await answers(newsroom.maria, "I know this one, a pest", letter)

    assert "pest" not in newsroom.ana.chat
    await newsroom.maria.sees("reply to the message in which I asked")
    await answers(newsroom.maria, "Not for us, sorry", asking)
    await newsroom.ana.sees("Not for us, sorry")


async def test_a_colleague_who_answers_what_another_was_asked_fills_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Refuse")
    asking = newsroom.maria.last

    await answers(newsroom.paul, "What do you think?", asking)
    await newsroom.paul.person.sends("Let us refuse it", in_chat=newsroom.group)
    await newsroom.maria.person.sends("Yes, let us", in_chat=newsroom.group)
    await newsroom.quiet()

    assert "refused" not in newsroom.ana.chat.lower()
    await answers(newsroom.maria, "Not for us, sorry", asking)
    await newsroom.ana.sees("Not for us, sorry")


async def test_either_of_two_messages_that_asked_the_same_can_be_answered(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Refuse")
    first = newsroom.maria.last
    await newsroom.maria.taps("Refuse")

    await answers(newsroom.maria, "Not for us, sorry", first)

    await newsroom.ana.sees("Not for us, sorry")


async def test_what_was_asked_before_is_not_answered_any_more(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("Where is the press room?")
    await newsroom.maria.taps("Refuse")
    refusing = newsroom.maria.last
    await newsroom.maria.taps("Answer")

    await answers(newsroom.maria, "On the second floor", refusing)

    assert "second floor" not in newsroom.ana.chat + newsroom.stranger.chat
    await newsroom.maria.sees("reply to the message in which I asked")


async def test_what_was_not_understood_can_be_said_again_under_either_message(newsroom: Newsroom) -> None:
    await newsroom.maria.says("/newsdesk")
    await newsroom.maria.taps("New item")
    await newsroom.maria.says("A telemedicine centre opens")
    await newsroom.maria.taps("Embargo")
    await newsroom.maria.says("when the cows come home")

    await newsroom.maria.says("tomorrow 15:00")

    await newsroom.maria.sees("Embargo until tomorrow, 15:00")


async def test_in_private_whatever_is_written_next_is_the_answer(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria_in_private.says("/staff")
    await newsroom.maria_in_private.taps("1")
    await newsroom.maria_in_private.taps("Refuse")

    await newsroom.maria_in_private.says("Not for us, sorry")

    await newsroom.ana.sees("Not for us, sorry")


async def answers(somebody: Somebody, text: str, message: Seen) -> None:
    """Write under that message of the group."""
    await somebody.person.sends(text, in_chat=somebody.group, reply_to=message)
    await somebody.newsroom.quiet()
