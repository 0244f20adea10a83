"""What people send and forward, as python-telegram-bot reads it."""

from base64 import b64encode
from typing import Any

import httpx
import pytest
from telegram import Bot, MessageOriginChannel, MessageOriginHiddenUser, MessageOriginUser

from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.demo.botapi.world.origins import Channel

NEWS = Channel(-100777, "Новини", "news_bg", post=42, signature="Редакция")


async def received(bot: Bot) -> list[Any]:
    return [update.message for update in await bot.get_updates()]


async def test_text_may_be_bold_and_carry_links(ana: Person, bot: Bot) -> None:
    await ana.sends('<b>Важно</b> и <i>скоро</i>: <a href="https://x.org">тук</a> и https://y.org', html=True)

    (message,) = await received(bot)
    kinds = {entity.type: text for entity, text in message.parse_entities().items()}
    assert message.text == "Важно и скоро: тук и https://y.org"
    assert kinds == {"bold": "Важно", "italic": "скоро", "text_link": "тук", "url": "https://y.org"}


async def test_album_comes_as_several_messages_with_one_number(ana: Person, bot: Bot) -> None:
    sent = await ana.sends_album("photo", ("photo", "втора.png", b"\x89PNG"), "video", caption="<b>Три</b>", html=True)

    messages = await received(bot)
    assert len({message.media_group_id for message in messages}) == 1
    assert messages[0].media_group_id == sent[0].album
    assert [message.caption for message in messages] == ["Три", None, None]
    assert messages[0].caption_entities[0].type == "bold"
    assert bytes(await (await messages[1].photo[-1].get_file()).download_as_bytearray()) == b"\x89PNG"
    assert messages[2].video is not None


async def test_two_albums_are_told_apart(ana: Person, bot: Bot) -> None:
    first = await ana.sends_album("document", "document")
    second = await ana.sends_album("document", "document")

    assert first[0].album == first[1].album != second[0].album


async def test_poll_arrives(ana: Person, bot: Bot) -> None:
    await ana.sends_poll("Кога?", ["днес", "утре"])

    (message,) = await received(bot)
    assert message.poll is not None
    assert [option.text for option in message.poll.options] == ["днес", "утре"]


async def test_forwarded_post_of_a_channel_names_it(ana: Person, bot: Bot) -> None:
    await ana.forwards("Новината на деня", origin=NEWS)

    (message,) = await received(bot)
    origin = message.forward_origin
    assert isinstance(origin, MessageOriginChannel)
    assert (origin.chat.title, origin.chat.type, origin.message_id) == ("Новини", "channel", 42)
    assert origin.author_signature == "Редакция"
    assert message.text == "Новината на деня"


async def test_forward_from_a_person_and_from_one_who_hides(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    boris = api.add_user(101, "Boris")
    await ana.forwards("каза Борис", origin=boris)
    await ana.forwards("каза някой", origin="Някой Скрит")
    await ana.forwards("казах аз")

    named, hidden, own = await received(bot)
    assert isinstance(named.forward_origin, MessageOriginUser)
    assert named.forward_origin.sender_user.id == boris.id
    assert isinstance(hidden.forward_origin, MessageOriginHiddenUser)
    assert hidden.forward_origin.sender_user_name == "Някой Скрит"
    assert isinstance(own.forward_origin, MessageOriginUser)
    assert own.forward_origin.sender_user.id == ana.id


async def test_what_the_bot_sent_can_be_forwarded_unless_protected(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    await bot.send_photo(ana.id, b"\x89PNG", caption="снимка")
    photo = ana.last_message
    await bot.send_message(ana.id, "поверително", protect_content=True)

    await ana.forwards(photo)

    (message,) = await received(bot)
    assert message.photo
    assert message.caption == "снимка"
    assert message.forward_origin.sender_user.username == "media_bot"
    with pytest.raises(ValueError, match="protected"):
        await ana.forwards(ana.chat.messages[-2])


async def test_words_under_a_file_are_corrected(ana: Person, bot: Bot) -> None:
    sent = await ana.sends_file("document", caption="виж www.x.org", name="x.txt", content=b"x")

    await ana.edits(sent, "виж и това")

    first, edited = await bot.get_updates()
    assert first.message is not None
    assert first.message.caption_entities[0].type == "url"
    assert edited.edited_message is not None
    assert (edited.edited_message.caption, edited.edited_message.text) == ("виж и това", None)


async def test_unblocking_is_told_and_lets_the_bot_write_again(ana: Person, bot: Bot, call: Any) -> None:
    await ana.blocks_bot()
    refused = await call("sendMessage", chat_id=ana.id, text="x")
    with pytest.raises(ValueError, match="blocked"):
        await ana.sends("не стига")

    await ana.starts()

    blocked, unblocked, start = await bot.get_updates()
    assert refused["error_code"] == 403
    assert blocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member is not None
    assert unblocked.my_chat_member.old_chat_member.status == "kicked"
    assert start.message is not None
    assert (await call("sendMessage", chat_id=ana.id, text="x"))["ok"]


async def test_all_of_it_can_be_ordered_from_outside(api: LocalBotApi, ana: Person, bot: Bot) -> None:
    messages: list[dict[str, Any]] = [
        {"text": "<b>x</b>", "html": True},
        {"kind": "document", "name": "x.txt", "content": b64encode(b"12345").decode(), "caption": "файл"},
        {"album": ["photo", "photo"], "caption": "две"},
        {"poll": {"question": "Кога?", "options": ["днес", "утре"]}},
        {"forward": "новина", "origin": {"channel": {"id": -100777, "title": "Новини"}}},
        {"forward": "дума", "origin": {"name": "Скрит"}},
    ]
    async with httpx.AsyncClient() as client:
        body = {"messages": [{"user": ana.id, **message} for message in messages]}
        answer = (await client.post(f"{api.url}/control/send", json=body)).json()

    text, file, photo, _, poll, news, word = await received(bot)
    assert len(answer["result"]) == 7
    assert text.entities[0].type == "bold"
    assert (file.document.file_name, file.document.file_size, file.caption) == ("x.txt", 5, "файл")
    assert photo.caption == "две"
    assert poll.poll.question == "Кога?"
    assert news.forward_origin.chat.title == "Новини"
    assert word.forward_origin.sender_user_name == "Скрит"
