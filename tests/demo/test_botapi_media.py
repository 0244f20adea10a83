"""Files and albums, as bots send them and as Telegram refuses them."""

import json
from datetime import timedelta
from typing import Any

import httpx
import pytest
from telegram import Bot, InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo, Message
from telegram.error import BadRequest, NetworkError

from mediabot.demo.botapi.people.attachments import PICTURE
from mediabot.demo.botapi.people.person import Person
from mediabot.demo.botapi.server import LocalBotApi

MEGABYTE = 1 << 20


async def test_album_of_photos_and_videos_comes_as_one(ana: Person, bot: Bot) -> None:
    photo = (await bot.send_photo(ana.id, PICTURE)).photo[-1].file_id
    said = await ana.sends("покажете")

    sent = await bot.send_media_group(
        ana.id,
        [
            InputMediaPhoto(PICTURE, caption="<b>Първа</b>", parse_mode="HTML"),
            InputMediaPhoto(photo),
            InputMediaVideo(b"film", width=640, height=480, duration=7),
        ],
        reply_to_message_id=said.id,
        protect_content=True,
    )

    first, second, third = ana.chat.messages[-3:]
    assert len({message.media_group_id for message in sent}) == 1
    assert sent[0].media_group_id == first.album == third.album != ""
    assert (sent[0].caption, sent[1].caption) == ("Първа", None)
    assert sent[1].photo[-1].file_id == photo
    assert sent[2].video is not None
    assert (sent[2].video.width, sent[2].video.duration) == (640, timedelta(seconds=7))
    assert sent[2].reply_to_message is not None
    assert first.protected
    assert second.protected


@pytest.mark.parametrize("kind", [InputMediaDocument, InputMediaAudio])
async def test_documents_and_music_make_albums_of_their_own(ana: Person, bot: Bot, kind: Any) -> None:
    sent = await bot.send_media_group(ana.id, [kind(b"1", filename="a.bin"), kind(b"2", filename="b.bin")])

    with pytest.raises(BadRequest, match="can't be mixed with other media types"):
        await bot.send_media_group(ana.id, [kind(b"1"), InputMediaPhoto(PICTURE)])
    files = [message.document or message.audio for message in sent]
    assert [file and file.file_name for file in files] == ["a.bin", "b.bin"]


def album(*items: Any) -> dict[str, str]:
    return {"media": json.dumps(items)}


PHOTO = {"type": "photo", "media": "attach://a"}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, 'parameter "media" is required'),
        ({"media": "[nonsense"}, "can't parse media JSON object"),
        ({"media": "{}"}, "expected an Array of InputMedia"),
        (album(), "there are no messages to send"),
        (album(*[PHOTO] * 11), "too many messages to send as an album"),
        (album("photo"), "can't parse InputMedia: expected an Object"),
        (album({"type": "photo"}), "can't parse InputMedia: media not found"),
        (album({"type": "sticker", "media": "attach://a"}), 'can\'t parse InputMedia: type "sticker" is unsupported'),
        (
            album(PHOTO, {"type": "animation", "media": "attach://a"}),
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        (album(PHOTO, {"type": "document", "media": "attach://a"}), "document can't be mixed with other media types"),
        (
            album(PHOTO, {"type": "photo", "media": "nonsense"}),
            'failed to send message #2 with the error message "Wrong file identifier/HTTP URL specified"',
        ),
        (
            album(PHOTO | {"caption": "я" * 1025}),
            'failed to send message #1 with the error message "Message caption is too long"',
        ),
    ],
)
async def test_bad_album_is_refused(api: LocalBotApi, ana: Person, params: dict[str, str], description: str) -> None:
    async with httpx.AsyncClient() as client:
        url = f"{api.url}/bot1:local/sendMediaGroup"
        answer = await client.post(url, data={"chat_id": ana.id, **params}, files={"a": ("a.png", PICTURE)})

    assert answer.json()["description"] == f"Bad Request: {description}"
    assert len(ana.chat) == 1


async def test_album_of_one_is_a_plain_message(ana: Person, bot: Bot) -> None:
    (sent,) = await bot.send_media_group(ana.id, [InputMediaPhoto(PICTURE)])

    assert sent.media_group_id is None


async def test_animation_and_music_are_sent_with_their_details(ana: Person, bot: Bot) -> None:
    animation = await bot.send_animation(ana.id, b"gif", width=320, height=200, duration=2, caption="Движи се")
    audio = await bot.send_audio(ana.id, b"mp3", title="Предаване", performer="БНР", duration=60, filename="p.mp3")

    assert animation.animation is not None
    assert (animation.animation.width, animation.caption) == (320, "Движи се")
    assert audio.audio is not None
    assert (audio.audio.title, audio.audio.performer, audio.audio.file_name) == ("Предаване", "БНР", "p.mp3")
    assert "[animation] Движи се" in ana.chat
    assert "[audio]" in ana.chat


async def test_what_is_too_large_is_refused(ana: Person, bot: Bot) -> None:
    too_big = "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"

    with pytest.raises(BadRequest, match=f"(?i){too_big}"):
        await bot.send_photo(ana.id, bytes(10 * MEGABYTE + 1))
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(ana.id, bytes(50 * MEGABYTE + 1))
    largest = await bot.send_photo(ana.id, bytes(10 * MEGABYTE))

    assert largest.photo


async def test_file_keeps_its_kind_and_a_photo_is_nothing_else(ana: Person, bot: Bot) -> None:
    document = await bot.send_document(ana.id, b"x", filename="x.txt")
    photo = await bot.send_photo(ana.id, PICTURE)
    assert document.document is not None

    as_video = await bot.send_video(ana.id, document.document.file_id)

    assert as_video.document == document.document
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Document as Photo"):
        await bot.send_photo(ana.id, document.document.file_id)
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Photo as Document"):
        await bot.send_document(ana.id, photo.photo[-1].file_id)


@pytest.mark.parametrize("method", ["photo", "video", "animation", "audio", "document", "voice"])
async def test_missing_and_broken_files_are_refused(ana: Person, call: Any, method: str) -> None:
    missing = await call(f"send{method}", chat_id=ana.id)
    broken = await call(f"send{method}", chat_id=ana.id, **{method: "AgACAgQAAxkBAAIB"})
    long = await call(f"send{method}", chat_id=ana.id, caption="я" * 1025, **{method: "attach://x"})

    assert missing["description"] == f"Bad Request: there is no {method} in the request"
    assert broken["description"] == "Bad Request: wrong file identifier/HTTP URL specified"
    assert not long["ok"]


async def test_caption_is_as_long_as_telegram_allows(ana: Person, bot: Bot) -> None:
    allowed = await bot.send_photo(ana.id, PICTURE, caption="я" * 1024)

    assert allowed.caption is not None
    with pytest.raises(BadRequest, match="essage caption is too long"):
        await bot.send_photo(ana.id, PICTURE, caption="я" * 1025)


async def test_media_are_exchanged_in_place(ana: Person, bot: Bot) -> None:
    sent = await bot.send_photo(ana.id, PICTURE, caption="стара")
    text = await bot.send_message(ana.id, "само текст")

    edited = await bot.edit_message_media(InputMediaDocument(b"x", filename="x.txt"), ana.id, sent.message_id)
    with_media = await bot.edit_message_media(InputMediaPhoto(PICTURE, caption="нова"), ana.id, text.message_id)

    assert isinstance(edited, Message)
    assert (edited.document is not None, edited.photo, edited.caption) == (True, (), None)
    assert isinstance(with_media, Message)
    assert (with_media.text, with_media.caption) == (None, "нова")
    with pytest.raises(BadRequest, match=r"[Mm]essage to edit not found"):
        await bot.edit_message_media(InputMediaPhoto(PICTURE), ana.id, 999)


async def test_large_file_can_not_be_fetched(api: LocalBotApi, call: Any) -> None:
    file = api.world.files.keep("big.bin", bytes(20 * MEGABYTE + 1))

    answer = await call("getFile", file_id=file.id)

    assert answer["description"] == "Bad Request: file is too big"
