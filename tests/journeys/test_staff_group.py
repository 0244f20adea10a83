"""The staff group: what is meant for the bot in it, and what becomes of work when it can't be written to."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest

from journeys.newsroom import Newsroom, Somebody
from mediabot.bot.telegram.refusals import delivery_failure
from mediabot.demo.botapi.people.views import Seen
from mediabot.demo.botapi.world.origins import Channel
from mediabot.domain.chats import LostChat
from mediabot.domain.deliveries import NotTaken
from waiting import until_true


async def test_a_remark_under_another_card_refuses_no_question(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("Where is the press room?")
    letter = await newsroom.maria.sees("Where is the press room?")
    await newsroom.maria.taps("Stop the question")
    asking = newsroom.maria.last

    await answers(newsroom.maria, "I know this one, a pest", letter)

    assert "pest" not in newsroom.ana.chat
    await newsroom.maria.sees("reply to the message in which I asked")
    await answers(newsroom.maria, "Not for us, sorry", asking)
    await newsroom.ana.sees("Not for us, sorry")


async def test_a_colleague_who_answers_what_another_was_asked_fills_nothing(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Stop the question")
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
    await newsroom.maria.taps("Stop the question")
    first = newsroom.maria.last
    await newsroom.maria.taps("Stop the question")

    await answers(newsroom.maria, "Not for us, sorry", first)

    await newsroom.ana.sees("Not for us, sorry")


async def test_what_was_asked_before_is_not_answered_any_more(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("Where is the press room?")
    await newsroom.maria.taps("Stop the question")
    refusing = newsroom.maria.last
    await newsroom.maria.taps("Reply")

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
    await newsroom.maria_in_private.taps("Stop the question")

    await newsroom.maria_in_private.says("Not for us, sorry")

    await newsroom.ana.sees("Not for us, sorry")


async def answers(somebody: Somebody, text: str, message: Seen) -> None:
    """Write under that message of the group."""
    await somebody.person.sends(text, in_chat=somebody.group, reply_to=message)
    await somebody.newsroom.quiet()


# the group is lost


@pytest.mark.parametrize("how", ["topic", "rights", "deleted"])
async def test_a_letter_reaches_each_member_of_staff_when_the_group_takes_nothing(newsroom: Newsroom, how: str) -> None:
    paul_in_private = Somebody(newsroom.paul.person, newsroom)
    newsroom.api.world.shut_group(newsroom.group.id, how)

    await write_letter(newsroom.stranger, "Where is the press room?")

    for member in (newsroom.maria_in_private, paul_in_private):
        await member.sees("I can no longer write in the staff group")
        await member.sees("Where is the press room?")
    assert await lost(newsroom) is not None


async def test_staff_are_told_at_once_when_the_bot_is_thrown_out_of_their_group(newsroom: Newsroom) -> None:
    await newsroom.maria.person.removes_bot(newsroom.group)
    await newsroom.quiet()

    await newsroom.maria_in_private.sees("I can no longer write in the staff group")
    await write_letter(newsroom.stranger, "Where is the press room?")
    await newsroom.maria_in_private.sees("Where is the press room?")
    await newsroom.maria_in_private.taps("Reply")
    await newsroom.maria_in_private.says("On the second floor")
    await newsroom.stranger.sees("On the second floor")


async def test_the_group_is_written_to_again_once_it_takes_messages(newsroom: Newsroom) -> None:
    newsroom.api.world.shut_group(newsroom.group.id)
    await write_letter(newsroom.stranger, "Where is the press room?")
    await newsroom.later(minutes=6)
    assert await lost(newsroom) is not None

    newsroom.api.world.open_group(newsroom.group.id)
    await newsroom.later(minutes=6)

    await newsroom.maria.sees("I can write here again")
    await newsroom.maria_in_private.sees("I can write in the staff group again")
    assert await lost(newsroom) is None
    await write_letter(newsroom.stranger, "And where is the canteen?")
    await newsroom.maria.sees("And where is the canteen?")
    assert "canteen" not in newsroom.maria_in_private.chat


async def test_the_group_is_back_as_soon_as_the_bot_is_taken_into_it_again(newsroom: Newsroom) -> None:
    await newsroom.maria.person.removes_bot(newsroom.group)
    await newsroom.quiet()

    await newsroom.maria.person.adds_bot(newsroom.group)
    await newsroom.quiet()

    await newsroom.maria_in_private.sees("I can write in the staff group again")
    assert await lost(newsroom) is None


async def test_what_nobody_can_be_given_waits_for_the_group(newsroom: Newsroom) -> None:
    for member in (newsroom.maria, newsroom.paul):
        await member.person.blocks_bot()
    await newsroom.quiet()
    newsroom.api.world.shut_group(newsroom.group.id)
    await newsroom.stranger.says("/human")
    await newsroom.stranger.person.sends("Where is the press room?")
    await newsroom.handled()
    await until_true(lambda: lost(newsroom), "the group is lost")

    newsroom.api.world.open_group(newsroom.group.id)
    await newsroom.later(minutes=6)

    await newsroom.maria.sees("Where is the press room?")


def test_a_file_that_the_group_may_not_take_does_not_lose_it() -> None:
    refused = delivery_failure(BadRequest("Not enough rights to send photos to the chat"))

    assert isinstance(refused, NotTaken)


# the group moves


async def test_the_first_command_in_the_supergroup_is_answered(newsroom: Newsroom) -> None:
    new = newsroom.api.world.migrate_group(newsroom.group.id, -1009)
    await newsroom.maria.person.sends("/staff", in_chat=new.id)
    await newsroom.quiet()

    await newsroom.maria.person.sees("What needs attention", in_chat=new.id)


async def test_what_is_owed_at_the_move_comes_in_the_supergroup(newsroom: Newsroom) -> None:
    new = newsroom.api.world.migrate_group(newsroom.group.id, -1009)

    await write_letter(newsroom.stranger, "Where is the press room?")

    await newsroom.maria.person.sees("Where is the press room?", in_chat=new.id)
    refused = [call for call in newsroom.api.calls.of("sendMessage") if call.status == 400]
    assert refused == []


# who speaks for a chat


async def test_an_anonymous_administrator_and_the_groups_channel_are_told_its_number(newsroom: Newsroom) -> None:
    foreign = newsroom.api.add_group(-77, "Newsroom", [newsroom.ana.person])
    speakers = (foreign, Channel(-100500, "Our channel"))

    for speaker in speakers:
        await newsroom.ana.person.sends("/id", in_chat=foreign, speaking_as=speaker)
    await newsroom.ana.person.sends("/staff", in_chat=foreign, speaking_as=foreign)
    await newsroom.quiet()

    assert [seen.text for seen in foreign.messages if seen.from_bot] == ["This chat’s number is -77."] * 2
    async with newsroom.center.store.begin() as work:
        assert await work.people.some([1087968824, 136817688]) == []


async def test_an_anonymous_administrator_of_the_staff_group_is_told_to_write_by_name(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.maria.taps("Stop the question")

    asking = newsroom.maria.last
    await newsroom.maria.person.sends("No", in_chat=newsroom.group, reply_to=asking, speaking_as=newsroom.group)
    await newsroom.quiet()

    await newsroom.maria.sees("write as yourself")
    assert "refused" not in newsroom.ana.chat.lower()


async def lost(newsroom: Newsroom) -> LostChat | None:
    async with newsroom.center.store.begin() as work:
        return await work.lost_chats.get(newsroom.group.id)


async def write_letter(somebody: Somebody, text: str) -> None:
    await somebody.says("/human")
    await somebody.says(text)
