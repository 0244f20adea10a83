"""Letters between people and the Media Center, with all that comes with them."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom, Somebody
from machinery.doubles import message


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video", "audio"])
async def test_a_letter_reaches_staff_with_its_file_and_theirs_the_sender(newsroom: Newsroom, kind: str) -> None:
    await newsroom.stranger.says("/human")
    await newsroom.stranger.person.sends_file(kind, name="proof.pdf", caption="Is this yours?")
    await newsroom.quiet()

    await newsroom.maria.sees("Is this yours?")
    assert files(newsroom.maria, kind) == 1
    await newsroom.maria.taps("Reply")
    asking = newsroom.maria.last
    await newsroom.maria.person.sends_file(
        kind, in_chat=newsroom.group, name="reply.pdf", caption="Here is ours", reply_to=asking
    )
    await newsroom.quiet()
    await newsroom.stranger.sees("Here is ours")
    assert files(newsroom.stranger, kind) == 2


async def test_a_file_without_a_word_is_a_letter_too(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/human")
    await newsroom.stranger.person.sends_voice()
    await newsroom.quiet()

    assert newsroom.stranger.chat.count("The Media Center team has your message") == 1
    assert files(newsroom.maria, "voice") == 1
    await newsroom.maria.sees("with 1 file")


async def test_an_album_is_one_letter_with_one_answer(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/human")
    await newsroom.stranger.person.sends_album("photo", "photo", "photo", caption="From the fair")
    await newsroom.quiet()

    assert newsroom.stranger.chat.count("The Media Center team has your message") == 1
    assert "I can only read text" not in newsroom.stranger.chat
    assert newsroom.maria.chat.count("From the fair") == 1
    assert files(newsroom.maria, "photo") == 3


async def test_an_album_of_staff_reaches_the_sender_whole(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await newsroom.stranger.says("/human")
    await newsroom.stranger.says("What does it look like?")
    await maria.says("/staff")
    await maria.taps("✉️")
    await maria.taps("Reply")

    await maria.person.sends_album("photo", "photo", caption="Like this")
    await newsroom.quiet()

    await newsroom.stranger.sees("Like this")
    assert files(newsroom.stranger, "photo") == 2
    assert "What should I do with this" not in maria.chat


async def test_an_album_that_nobody_asked_for_is_answered_once(newsroom: Newsroom) -> None:
    await newsroom.stranger.person.sends_album("photo", "photo", "photo")
    await newsroom.quiet()
    await newsroom.ana.person.sends_album("photo", "photo", caption="telemedicine")
    await newsroom.quiet()

    assert newsroom.stranger.chat.count("I can only read text") == 1
    assert "I can only read text" not in newsroom.ana.chat
    await newsroom.stranger.person.sends_album("photo", "photo")
    await newsroom.quiet()
    assert newsroom.stranger.chat.count("I can only read text") == 2


async def test_what_no_letter_can_carry_is_said_and_the_letter_stays_open(newsroom: Newsroom) -> None:
    await newsroom.stranger.says("/human")
    await newsroom.stranger.person.sends_sticker()
    await newsroom.quiet()

    await newsroom.stranger.sees("I can only read text")
    await newsroom.stranger.says("Where is the press room?")
    await newsroom.maria.sees("Where is the press room?")


async def test_words_arrive_where_telegram_refuses_the_file(newsroom: Newsroom) -> None:
    newsroom.api.fail_next("sendPhoto", 400, "Bad Request: wrong file identifier", times=9)
    await newsroom.stranger.says("/human")
    await newsroom.stranger.person.sends_photo(caption="Is this yours?")
    await newsroom.handled()

    await newsroom.maria.sees("Is this yours?")


async def test_an_update_that_cant_be_read_is_told_once_and_holds_nobody_up(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    queue = newsroom.api.world.bot.queue
    body = message(0, newsroom.ana.id)["message"]
    queue.put("message", {**body, "date": "soon"}, newsroom.ana.id)
    queue.put("message", {**body, "from": {**body["from"], "id": 2**70}}, newsroom.ana.id)
    await newsroom.ana.asks("telemedicine")

    await newsroom.ana.sees("Parvan Ekranov")
    assert newsroom.ana.chat.count("I can’t read what you have just sent") == 2
    assert "is put off" not in caplog.text


def files(somebody: Somebody, kind: str) -> int:
    """How many of that kind stand in the chat."""
    return sum(kind in seen.json for seen in somebody.messages)
