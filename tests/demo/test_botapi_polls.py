"""Polls, copies and forwards."""

from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputPollOption, MessageOriginUser
from telegram.error import BadRequest

from mediabot.demo.botapi.people.attachments import PICTURE
from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi


async def test_poll_is_sent_and_stopped(ana: Person, bot: Bot) -> None:
    options: list[str | InputPollOption] = [InputPollOption("<b>Да</b>", text_parse_mode="HTML"), "Не"]

    sent = await bot.send_poll(ana.id, "Ще дойдете ли?", options, is_anonymous=False, allows_multiple_answers=True)
    stopped = await bot.stop_poll(ana.id, sent.message_id)

    assert sent.poll is not None
    assert [option.text for option in sent.poll.options] == ["Да", "Не"]
    assert sent.poll.options[0].text_entities[0].type == "bold"
    assert (sent.poll.type, sent.poll.is_anonymous, sent.poll.allows_multiple_answers) == ("regular", False, True)
    assert stopped.is_closed
    assert "[poll] Ще дойдете ли? Да · Не" in ana.chat
    with pytest.raises(BadRequest, match="oll has already been closed"):
        await bot.stop_poll(ana.id, sent.message_id)


async def test_quiz_knows_the_right_answer(ana: Person, bot: Bot) -> None:
    sent = await bot.send_poll(
        ana.id,
        "Колко е 2+2?",
        ["3", "4"],
        type="quiz",
        correct_option_ids=[1],
        explanation="<i>Четири</i>",
        explanation_parse_mode="HTML",
        open_period=60,
    )

    assert sent.poll is not None
    assert (sent.poll.type, sent.poll.correct_option_ids, sent.poll.is_anonymous) == ("quiz", (1,), True)
    assert sent.poll.explanation == "Четири"
    assert sent.poll.close_date is not None


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"question": ""}, "text must be non-empty"),
        ({"question": "я" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        ({"options": ["x", ""]}, "text must be non-empty"),
        ({"options": [1, 2]}, "expected an option to be of type String"),
        ({"options": "[nonsense"}, "can't parse options JSON object"),
        ({"options": {}}, "expected an Array of String as options"),
        ({"type": "vote"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "correct quiz option list must be non-empty"),
        ({"type": "quiz", "correct_option_ids": [1, 0]}, "correct quiz option list must be increasing"),
        ({"type": "quiz", "correct_option_id": 2}, "wrong quiz correct_option_id"),
    ],
)
async def test_bad_poll_is_refused(ana: Person, call: Any, params: dict[str, Any], description: str) -> None:
    answer = await call("sendPoll", **{"chat_id": ana.id, "question": "?", "options": ["Да", "Не"], **params})

    assert answer["description"] == f"Bad Request: {description}"


async def test_longest_poll_is_allowed(ana: Person, call: Any) -> None:
    answer = await call("sendPoll", chat_id=ana.id, question="я" * 300, options=["я" * 100] * 12)

    assert answer["ok"]


async def test_only_own_polls_are_stopped(ana: Person, bot: Bot, call: Any) -> None:
    text = await bot.send_message(ana.id, "не е анкета")

    no_poll = await call("stopPoll", chat_id=ana.id, message_id=text.message_id)
    missing = await call("stopPoll", chat_id=ana.id, message_id=999)

    assert no_poll["description"] == "Bad Request: message is not a poll"
    assert missing["description"] == "Bad Request: message with poll to stop not found"


async def test_copy_has_no_origin_and_no_old_keyboard(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    boris = api.add_user(101, "Boris", started=True)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])
    photo = await bot.send_photo(ana.id, PICTURE, caption="<b>стар</b>", parse_mode="HTML", reply_markup=keyboard)

    await bot.copy_message(boris.id, ana.id, photo.message_id)
    await bot.copy_message(boris.id, ana.id, photo.message_id, caption="нов", reply_markup=keyboard)

    as_it_was, changed = boris.chat.messages
    assert (as_it_was.text, as_it_was.entities[0]["type"], as_it_was.buttons) == ("стар", "bold", [])
    assert as_it_was.json["photo"] == changed.json["photo"]
    assert (changed.text, changed.entities, len(changed.buttons)) == ("нов", [], 1)
    assert "forward_origin" not in as_it_was.json


async def test_forward_names_who_said_it_first(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    boris = api.add_user(101, "Boris", started=True)
    said = await ana.sends("казано от Ана")

    forwarded = await bot.forward_message(boris.id, ana.id, said.id)
    again = await bot.forward_message(ana.id, boris.id, forwarded.message_id)

    assert isinstance(again.forward_origin, MessageOriginUser)
    assert again.forward_origin.sender_user.id == ana.id
    assert again.text == "казано от Ана"


async def test_protected_message_is_not_forwarded(api: LocalBotApi, ana: Person, bot: Bot, call: Any) -> None:
    sent = await bot.send_message(ana.id, "поверително", protect_content=True)
    source = {"chat_id": ana.id, "from_chat_id": ana.id}

    protected = await call("forwardMessage", message_id=sent.message_id, **source)
    missing = [await call(method, message_id=999, **source) for method in ("forwardMessage", "copyMessage")]
    from_nowhere = await call("copyMessage", chat_id=ana.id, message_id=1)

    assert protected["description"] == "Bad Request: message has protected content and can't be forwarded"
    assert missing[0]["description"] == "Bad Request: message to forward not found"
    assert missing[1]["description"] == "Bad Request: message to copy not found"
    assert from_nowhere["description"] == 'Bad Request: parameter "from_chat_id" is required'


async def test_service_message_is_not_copied(api: LocalBotApi, ana: Person, call: Any) -> None:
    group = api.add_group(-1001, "Staff", [ana], with_bots=False)
    await ana.adds_bot(group)

    answer = await call("copyMessage", chat_id=ana.id, from_chat_id=group.id, message_id=1)

    assert answer["description"] == "Bad Request: the message can't be copied"
