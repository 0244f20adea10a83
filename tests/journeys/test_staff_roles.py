"""Who is staff, and how that ends: by a colleague, for good, and never for the last one."""

from __future__ import annotations

import pytest

from journeys.hostile import link_for, opens, tap
from journeys.newsroom import Newsroom, Somebody
from mediabot.domain.people import Person


async def who(newsroom: Newsroom, person_id: int) -> Person:
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(person_id)
    assert person is not None
    return person


async def test_links_that_a_dismissed_colleague_made_end_with_the_dismissal(newsroom: Newsroom) -> None:
    await opens(newsroom.stranger, await link_for(newsroom, "A member of staff"))
    await newsroom.stranger.says("/invite")
    await newsroom.stranger.taps("A member of staff")
    token = newsroom.stranger.chat.split("start=")[1].split()[0]

    await newsroom.maria_in_private.says("/dismiss 1003")
    await opens(newsroom.boris, token)

    await newsroom.boris.sees("has already been used or has expired")
    assert not (await who(newsroom, newsroom.boris.id)).staff


async def test_unused_links_are_listed_and_withdrawn(newsroom: Newsroom) -> None:
    token = await link_for(newsroom, "A journalist, verified at once")
    other = await link_for(newsroom, "A member of staff")
    await newsroom.maria_in_private.says("/invite")

    await newsroom.maria_in_private.taps("🗑 journalist · Maria")

    assert not any("journalist · Maria" in label for label in newsroom.maria_in_private.buttons())
    await opens(newsroom.boris, token)
    await newsroom.boris.sees("has already been used or has expired")
    await opens(newsroom.stranger, other)
    await newsroom.stranger.sees("You are now on the Media Center staff")


async def test_only_staff_withdraw_links(newsroom: Newsroom) -> None:
    token = await link_for(newsroom, "A journalist, verified at once")
    await newsroom.stranger.says("/start")

    await tap(newsroom.stranger, "wi:1")

    await newsroom.stranger.person.sees_toast("can’t do that")
    await opens(newsroom.boris, token)
    await newsroom.boris.sees("Your profile has been verified")


async def test_whom_the_settings_name_is_dismissed_with_a_word_and_stays_so(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("/dismiss 9002")
    await newsroom.maria_in_private.sees(
        "please ask whoever runs the bot to remove the number 9002 from MEDIABOT_STAFF"
    )

    paul = Somebody(newsroom.paul.person, newsroom)
    await paul.says("/staff")
    await paul.sees("can’t do that")
    await paul.says("/delete")
    await paul.taps("Yes, delete everything")
    await newsroom.restart()
    await paul.says("/staff")

    assert "can’t do that" in paul.last.text
    assert not (await who(newsroom, 9002)).staff


async def test_dismissed_colleague_comes_back_by_an_invite_without_the_right_to_send(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("/dismiss 9002")
    link = await link_for(newsroom, "A member of staff")

    await opens(Somebody(newsroom.paul.person, newsroom), link)

    paul = await who(newsroom, 9002)
    assert paul.staff
    assert not paul.sends


@pytest.mark.parametrize("words", ["/dismiss 9001", "jb:9001:abuse"])
async def test_nobody_dismisses_or_blocks_themselves(newsroom: Newsroom, words: str) -> None:
    if words.startswith("/"):
        await newsroom.maria_in_private.says(words)
        await newsroom.maria_in_private.sees("can’t do that to yourself")
    else:
        await newsroom.maria_in_private.says("/staff")
        await tap(newsroom.maria_in_private, words)
        await newsroom.maria.person.sees_toast("can’t do that to yourself")

    maria = await who(newsroom, 9001)
    assert maria.staff
    assert maria.standing.value == "unknown"


@pytest.mark.parametrize("how", ["/dismiss 9001", "jb:9001:abuse"])
async def test_the_last_who_may_send_stays(newsroom: Newsroom, how: str) -> None:
    await newsroom.maria_in_private.says("/dismiss 9002")
    await opens(newsroom.stranger, await link_for(newsroom, "A member of staff"))

    if how.startswith("/"):
        await newsroom.stranger.says(how)
    else:
        await tap(newsroom.stranger, how)
        await newsroom.stranger.person.sees_toast("That colleague is the only one who may send")

    maria = await who(newsroom, 9001)
    assert (maria.staff, maria.sends, maria.standing.value) == (True, True, "unknown")


async def test_a_blocked_sender_is_not_the_other_one_who_may_send(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("/senders")
    await tap(newsroom.maria_in_private, "jb:9002:abuse")

    await newsroom.maria_in_private.taps("Maria")

    await newsroom.maria_in_private.person.sees_toast("You are the only one with sending rights")


async def test_the_last_of_staff_deletes_nothing_before_there_is_another(newsroom: Newsroom) -> None:
    await opens(newsroom.stranger, await link_for(newsroom, "A member of staff"))
    async with newsroom.center.store.begin() as work:
        for person_id in (9001, 9002):
            await work.books.forget(person_id)
        await work.commit()

    await newsroom.stranger.says("/delete")
    await newsroom.stranger.taps("Yes, delete everything")

    await newsroom.stranger.person.sees_toast("You are the only member of staff")
    assert (await who(newsroom, newsroom.stranger.id)).staff


async def test_links_of_a_blocked_colleague_end_with_the_block(newsroom: Newsroom) -> None:
    await opens(newsroom.stranger, await link_for(newsroom, "A member of staff"))
    await newsroom.stranger.says("/invite")
    await newsroom.stranger.taps("A member of staff")
    token = newsroom.stranger.chat.split("start=")[1].split()[0]

    await tap(newsroom.maria, "jb:1003:abuse")
    await opens(newsroom.boris, token)

    await newsroom.boris.sees("has already been used or has expired")
