"""python-telegram-bot's own client against the local Bot API: what it sends is understood, what it gets it can read."""

from datetime import timedelta

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MenuButtonCommands,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from mediabot.demo.botapi.people.person import NoSuchButton, Person
from mediabot.demo.botapi.server import LocalBotApi

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("✅ Приемам", callback_data="yes"), InlineKeyboardButton("Отказвам", callback_data="no")],
        [InlineKeyboardButton("Покана", url="https://t.me/media_bot?start=inv-1")],
        [InlineKeyboardButton("Копирай", copy_text=CopyTextButton("по думите на…"))],
    ]
)


async def test_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()

    assert (me.id, me.username, me.is_bot) == (1, "media_bot", True)


async def test_message_with_everything_is_sent_edited_and_deleted(ana: Person, bot: Bot) -> None:
    question = await ana.sends("Въпрос?")

    sent = await bot.send_message(
        ana.id,
        "<b>Отговор</b>",
        parse_mode="HTML",
        reply_markup=KEYBOARD,
        reply_parameters=ReplyParameters(question.id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        disable_notification=True,
        protect_content=True,
    )
    edited = await bot.edit_message_text("Друг отговор", ana.id, sent.message_id, reply_markup=KEYBOARD)
    bare = await bot.edit_message_reply_markup(ana.id, sent.message_id)
    versions = ana.last_message.versions
    deleted = await bot.delete_message(ana.id, sent.message_id)

    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Въпрос?"
    assert sent.reply_markup == KEYBOARD
    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    assert isinstance(bare, Message)
    assert bare.reply_markup is None
    assert versions == ["Отговор", "Друг отговор", "Друг отговор"]
    assert deleted
    assert "отговор" not in ana.chat
    assert "Друг отговор" in ana.chat.history


async def test_tap_travels_to_the_bot_and_its_answer_back(ana: Person, bot: Bot) -> None:
    await bot.send_message(ana.id, "Приемате ли?", reply_markup=KEYBOARD)

    await ana.presses("Приемам")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer("Благодарим", show_alert=True)

    assert update.callback_query.data == "yes"
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == ana.last_message.id
    assert ana.toasts == ["Благодарим"]


async def test_link_and_copy_buttons_do_what_an_app_does(ana: Person, bot: Bot) -> None:
    await bot.send_message(ana.id, "Изберете", reply_markup=KEYBOARD)

    await ana.presses("Копирай")
    await ana.presses("Покана")

    assert ana.clipboard == "по думите на…"
    assert ana.last_message.text == "/start inv-1"


async def test_missing_button_names_those_that_are_there(ana: Person, bot: Bot) -> None:
    await bot.send_message(ana.id, "Изберете", reply_markup=KEYBOARD)

    with pytest.raises(NoSuchButton, match="Отказвам"):
        await ana.presses("Може би", timeout=0)


async def test_file_goes_up_and_down_again(ana: Person, bot: Bot) -> None:
    content = bytes(range(256)) * 10 + b"\r\n--x\r\n"

    sent = await bot.send_document(
        ana.id, content, filename="данни.json", caption="<i>Вашите данни</i>", parse_mode="HTML"
    )
    assert sent.document is not None
    fetched = await (await sent.document.get_file()).download_as_bytearray()
    again = await bot.send_document(ana.id, sent.document.file_id)

    assert sent.document.file_name == "данни.json"
    assert sent.caption == "Вашите данни"
    assert bytes(fetched) == content
    assert again.document == sent.document
    assert "данни.json" in ana.chat


async def test_commands_are_kept_by_scope_and_language(ana: Person, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("help", "Help")])
    await bot.set_my_commands([BotCommand("help", "Помощ")], language_code="bg")
    await bot.set_my_commands([BotCommand("staff", "Open")], scope=BotCommandScopeChat(ana.id))
    await bot.set_my_commands([BotCommand("x", "X")], scope=BotCommandScopeAllPrivateChats())
    await bot.delete_my_commands(scope=BotCommandScopeAllPrivateChats())

    assert [c.description for c in await bot.get_my_commands(language_code="bg")] == ["Помощ"]
    assert [c.description for c in await bot.get_my_commands()] == ["Help"]
    assert [c.command for c in await bot.get_my_commands(scope=BotCommandScopeChat(ana.id))] == ["staff"]
    assert await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats()) == ()


async def test_bot_says_what_it_is_in_both_languages(bot: Bot) -> None:
    await bot.set_my_name("Media Center")
    await bot.set_my_name("Медиен център", language_code="bg")
    await bot.set_my_description("Experts for journalists")
    await bot.set_my_short_description("Experts")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())

    assert (await bot.get_my_name(language_code="bg")).name == "Медиен център"
    assert (await bot.get_my_description(language_code="de")).description == "Experts for journalists"
    assert (await bot.get_my_short_description()).short_description == "Experts"
    assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)


async def test_groups_and_their_members_can_be_asked_about(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    group = api.add_group(-1001, "Staff", [ana])

    chat = await bot.get_chat(group.id)
    owner = await bot.get_chat_member(group.id, ana.id)
    administrators = await bot.get_chat_administrators(group.id)
    left = await bot.leave_chat(group.id)

    assert (chat.title, chat.type) == ("Staff", "supergroup")
    assert owner.status == "creator"
    assert [member.user.id for member in administrators] == [ana.id]
    assert left
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(group.id, "x")


async def test_small_courtesies_are_accepted(ana: Person, bot: Bot) -> None:
    said = await ana.sends("Здравейте")

    assert await bot.send_chat_action(ana.id, "typing")
    assert await bot.set_message_reaction(ana.id, said.id, "👍")
    assert await bot.pin_chat_message(ana.id, said.id)
    assert (
        await bot.send_message(ana.id, "Кое?", reply_markup=ForceReply(input_field_placeholder="тема"))
    ).text == "Кое?"
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.log_out()


async def test_client_recognises_each_refusal(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        await bot.send_message(12345, "x")
    api.fail_next("sendMessage", retry_after=7)
    with pytest.raises(RetryAfter) as waiting:
        await bot.send_message(ana.id, "x")
    api.fail_next("sendMessage", status=502)
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "x")
    await bot.set_webhook("http://127.0.0.1:9/never")
    with pytest.raises(Conflict):
        await bot.get_updates()
    with pytest.raises(InvalidToken):
        async with Bot("9:wrong", base_url=f"{api.url}/bot"):
            pass

    assert waiting.value.retry_after == timedelta(seconds=7)
