"""What Telegram refuses is refused here, in the same words."""

from typing import Any

import httpx
import pytest

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Press", **button}]]}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("я<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x_y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<b "x">y</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
    ],
)
async def test_broken_html_is_refused_with_the_place(ana: Person, call: Any, text: str, complaint: str) -> None:
    answer = await call("sendMessage", chat_id=ana.id, text=text, parse_mode="HTML")

    assert answer["error_code"] == 400
    assert answer["description"] == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: text must be non-empty"),
        ({"text": "я" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "x", "parse_mode": "Latin"}, "Bad Request: unsupported parse_mode"),
        ({"text": "x", "reply_markup": keyboard(callback_data="я" * 33)}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(callback_data="")}, "Bad Request: BUTTON_DATA_INVALID"),
        (
            {"text": "x", "reply_markup": keyboard(copy_text={"text": "c" * 257})},
            "Bad Request: BUTTON_COPY_TEXT_INVALID",
        ),
        (
            {"text": "x", "reply_markup": keyboard()},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "x", "chat_id": 999}, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "x", "reply_parameters": {"message_id": 77}}, "Bad Request: message to be replied not found"),
    ],
)
async def test_bad_message_is_refused(ana: Person, call: Any, params: dict[str, Any], description: str) -> None:
    answer = await call("sendMessage", **{"chat_id": ana.id, **params})

    assert answer == {"ok": False, "error_code": 400, "description": description}


async def test_limits_themselves_are_allowed(ana: Person, call: Any) -> None:
    markup = keyboard(callback_data="д" * 32)

    longest = await call("sendMessage", chat_id=ana.id, text=f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    fullest = await call("sendMessage", chat_id=ana.id, text="x", reply_markup=markup)
    lenient = await call(
        "sendMessage",
        chat_id=ana.id,
        text="x",
        reply_parameters={"message_id": 77, "allow_sending_without_reply": True},
    )

    assert longest["ok"]
    assert fullest["ok"]
    assert lenient["ok"]


async def test_edit_must_change_something_of_the_bots_own(ana: Person, call: Any) -> None:
    markup = keyboard(callback_data="a")
    sent = (await call("sendMessage", chat_id=ana.id, text="<b>a</b>", parse_mode="HTML", reply_markup=markup))[
        "result"
    ]
    theirs = await ana.sends("mine")
    same = {"chat_id": ana.id, "message_id": sent["message_id"], "reply_markup": markup}

    unchanged = await call("editMessageText", text=" <b>a</b> ", parse_mode="HTML", **same)
    markup_unchanged = await call("editMessageReplyMarkup", **same)
    missing = await call("editMessageText", chat_id=ana.id, message_id=999, text="b")
    foreign = await call("editMessageText", chat_id=ana.id, message_id=theirs.id, text="b")
    without_keyboard = await call("editMessageText", chat_id=ana.id, message_id=sent["message_id"], text="a")

    assert unchanged["description"] == NOT_MODIFIED
    assert markup_unchanged["description"] == NOT_MODIFIED
    assert missing["description"] == "Bad Request: message to edit not found"
    assert foreign["description"] == "Bad Request: message can't be edited"
    assert "reply_markup" not in without_keyboard["result"]


async def test_people_who_do_not_let_the_bot_write_are_403(api: LocalBotApi, ana: Person, call: Any) -> None:
    stranger = api.add_user(101, "Boris")
    group = api.add_group(-1001, "Staff", [ana])
    await ana.blocks_bot()
    await ana.removes_bot(group)

    blocked = await call("sendMessage", chat_id=ana.id, text="x")
    never_wrote = await call("sendMessage", chat_id=stranger.id, text="x")
    kicked = await call("sendMessage", chat_id=group.id, text="x")

    assert (blocked["error_code"], blocked["description"]) == (403, "Forbidden: bot was blocked by the user")
    assert never_wrote["description"] == "Forbidden: bot can't initiate conversation with a user"
    assert kicked["description"] == "Forbidden: bot was kicked from the supergroup chat"


async def test_old_or_unknown_callback_query_is_refused(ana: Person, call: Any) -> None:
    answer = await call("answerCallbackQuery", callback_query_id="12345", text="hello")

    assert answer["description"] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    assert ana.toasts == []


async def test_unknown_token_and_method_are_told_apart(api: LocalBotApi, call: Any) -> None:
    async with httpx.AsyncClient() as client:
        wrong_token = await client.get(f"{api.url}/bot2:other/getMe")
        wrong_method = await client.get(f"{api.url}/bot1:local/getMee")

    assert wrong_token.status_code == 401
    assert wrong_token.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert wrong_method.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_messages_of_others_and_old_ones_stay(api: LocalBotApi, ana: Person, call: Any) -> None:
    group = api.add_group(-1001, "Staff", [ana])
    said = await ana.sends("hello", in_chat=group)
    sent = (await call("sendMessage", chat_id=ana.id, text="x"))["result"]["message_id"]
    now = api.world.now
    api.world.now = lambda: now() + 49 * 3600

    foreign = await call("deleteMessage", chat_id=group.id, message_id=said.id)
    old = await call("deleteMessage", chat_id=ana.id, message_id=sent)
    missing = await call("deleteMessage", chat_id=ana.id, message_id=999)

    assert foreign["description"] == "Bad Request: message can't be deleted"
    assert old["description"] == "Bad Request: message can't be deleted"
    assert missing["description"] == "Bad Request: message to delete not found"


async def test_group_that_became_a_supergroup_tells_its_new_id(api: LocalBotApi, ana: Person, call: Any) -> None:
    group = api.add_group(-500, "Staff", [ana])
    await call("sendMessage", chat_id=group.id, text="before")
    api.world.bot.queue.owed.clear()

    api.world.migrate_group(-500, -1001)
    refused = await call("sendMessage", chat_id=-500, text="x")
    there = await call("sendMessage", chat_id=-1001, text="x")

    updates = (await call("getUpdates"))["result"]
    assert refused == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": -1001},
    }
    assert there["ok"]
    assert updates[0]["message"]["migrate_to_chat_id"] == -1001
    assert updates[1]["message"]["migrate_from_chat_id"] == -500


async def test_deleted_account_is_403(api: LocalBotApi, ana: Person, call: Any) -> None:
    api.world.deactivate(ana.id)

    answer = await call("sendMessage", chat_id=ana.id, text="x")

    assert (answer["error_code"], answer["description"]) == (403, "Forbidden: user is deactivated")


async def test_private_chat_has_no_threads(ana: Person, call: Any) -> None:
    answer = await call("sendMessage", chat_id=ana.id, text="x", message_thread_id=5)

    assert answer["description"] == "Bad Request: message thread not found"


async def test_topic_of_a_group_is_refused_on_demand(api: LocalBotApi, ana: Person, call: Any) -> None:
    group = api.add_group(-1001, "Staff", [ana])
    api.fail_next("sendMessage", 400, "Bad Request: TOPIC_CLOSED")

    answers = [await call("sendMessage", chat_id=group.id, text="x", message_thread_id=5) for _ in range(2)]

    assert [answer.get("description") for answer in answers] == ["Bad Request: TOPIC_CLOSED", None]
