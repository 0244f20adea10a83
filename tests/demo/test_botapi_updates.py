"""How updates are handed over: in order, until confirmed, to one asker at a time."""

import asyncio
from typing import Any

from telegram import Bot

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from waiting import until

LONG = 3600


async def test_update_is_given_again_until_a_later_one_is_asked_for(ana: Person, call: Any) -> None:
    for text in ("one", "two", "three"):
        await ana.sends(text)

    first = (await call("getUpdates", limit=2))["result"]
    again = (await call("getUpdates"))["result"]
    after = (await call("getUpdates", offset=first[-1]["update_id"] + 1))["result"]
    back = (await call("getUpdates", offset=first[0]["update_id"]))["result"]

    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert [update["message"]["text"] for update in again] == ["one", "two", "three"]
    assert [update["message"]["text"] for update in after] == ["three"]
    assert back == after


async def test_negative_offset_keeps_only_the_last(ana: Person, call: Any) -> None:
    for number in range(5):
        await ana.sends(str(number))

    last = (await call("getUpdates", offset=-2))["result"]
    left = (await call("getUpdates"))["result"]

    assert [update["message"]["text"] for update in last] == ["3", "4"]
    assert left == last


async def test_never_more_than_a_hundred_and_in_order(api: LocalBotApi, ana: Person, call: Any) -> None:
    for number in range(150):
        await ana.sends(str(number))

    got = (await call("getUpdates", limit=1000))["result"]

    assert [update["message"]["text"] for update in got] == [str(number) for number in range(100)]
    assert [update["update_id"] - got[0]["update_id"] for update in got] == list(range(100))


async def polling(api: LocalBotApi, call: Any) -> asyncio.Task[Any]:
    """A long poll that has begun, and that nothing but an update or another poll ends in this test's time."""
    before = api.calls.counts["getupdates"]
    poll = asyncio.create_task(call("getUpdates", timeout=LONG))
    await until(lambda: api.calls.counts["getupdates"] > before)
    return poll


async def test_long_poll_ends_with_the_first_update(api: LocalBotApi, ana: Person, call: Any) -> None:
    poll = await polling(api, call)

    await ana.sends("hello")

    assert (await poll)["result"][0]["message"]["text"] == "hello"


async def test_of_two_askers_the_earlier_is_turned_away(api: LocalBotApi, ana: Person, call: Any) -> None:
    earlier = await polling(api, call)

    later = await polling(api, call)
    refused = await earlier
    await ana.sends("hello")

    assert refused["error_code"] == 409
    assert refused["description"].startswith("Conflict: terminated by other getUpdates request")
    assert len((await later)["result"]) == 1


async def test_asking_while_a_webhook_is_set_is_a_conflict(api: LocalBotApi, call: Any) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/never")

    answer = await call("getUpdates")

    assert answer["error_code"] == 409
    assert "while webhook is active" in answer["description"]


async def test_only_allowed_kinds_are_kept(ana: Person, call: Any) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])

    await ana.sends("not wanted")
    await ana.presses_data(1, "wanted")

    kinds = [set(update) - {"update_id"} for update in (await call("getUpdates"))["result"]]
    assert kinds == [{"callback_query"}]


async def test_everything_a_person_sends_arrives_as_python_telegram_bot_reads_it(ana: Person, bot: Bot) -> None:
    said = await ana.sends("/ask@media_bot енергия 😀")
    await ana.edits(said, "corrected")
    for kind in ("photo", "voice", "sticker", "location", "contact", "video", "document"):
        await ana.sends_file(kind)
    await ana.blocks_bot()
    await ana.unblocks_bot()

    first, edited, *files, blocked, unblocked = await bot.get_updates()

    assert first.message is not None
    assert first.message.parse_entities(["bot_command"]) == {first.message.entities[0]: "/ask@media_bot"}
    assert edited.edited_message is not None
    assert edited.edited_message.text == "corrected"
    assert [bool(update.message and update.message.effective_attachment) for update in files] == [True] * 7
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.new_chat_member.status == "member"


async def test_in_groups_the_bot_hears_only_what_is_meant_for_it(api: LocalBotApi, ana: Person, call: Any) -> None:
    group = api.add_group(-1001, "Staff", [ana])
    card = (await call("sendMessage", chat_id=group.id, text="Card"))["result"]

    await ana.sends("among ourselves", in_chat=group)
    await ana.sends("/staff", in_chat=group)
    await ana.sends("/staff@media_bot", in_chat=group)
    await ana.sends("/staff@other_bot", in_chat=group)
    await ana.sends("an answer", in_chat=group, reply_to=card["message_id"])

    heard = [update["message"]["text"] for update in (await call("getUpdates"))["result"]]
    assert heard == ["/staff", "/staff@media_bot", "an answer"]


async def test_being_added_to_a_group_is_told(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    group = api.add_group(-1002, "Newsroom", [ana], with_bots=False)

    await ana.adds_bot(group)

    member, message = await bot.get_updates()
    assert member.my_chat_member is not None
    assert member.my_chat_member.old_chat_member.status == "left"
    assert member.my_chat_member.chat.title == "Newsroom"
    assert message.message is not None
    assert message.message.new_chat_members[0].username == "media_bot"
