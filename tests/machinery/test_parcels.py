"""What a screen becomes on Telegram."""

from __future__ import annotations

import pytest

from mediabot.bot.screens.base import File, Key, Screen
from mediabot.bot.telegram.parcels import KEYS_BELOW, Parcel, parcels
from mediabot.domain.content import Attachment, Kind, Poll

KEYS = ((Key("Прочетете", url="https://example.org"),),)
LONG = "а" * 1025


def files(*kinds: Kind) -> tuple[Attachment, ...]:
    return tuple(Attachment(kind, f"{kind.value}-{number}") for number, kind in enumerate(kinds))


def shown(parcel: Parcel) -> str:
    """Method, files, text, keys, on one line."""
    arguments = parcel.arguments
    album = "+".join(str(one.media) for one in arguments.get("media", ()))
    captions = [one.caption for one in arguments.get("media", ()) if one.caption]
    file = next((str(arguments[kind.value]) for kind in Kind if kind.value in arguments), "")
    text = arguments.get("caption") or arguments.get("text") or "".join(captions)
    keys = "keys" if arguments.get("reply_markup") else ""
    return " ".join(part for part in (parcel.method, album, file, text[:9], keys) if part)


PHOTO, VIDEO, DOCUMENT = Kind.PHOTO, Kind.VIDEO, Kind.DOCUMENT


@pytest.mark.parametrize(
    ("screen", "calls"),
    [
        (Screen("Текст", KEYS), ["send_message Текст keys"]),
        (Screen("Текст", KEYS, attachments=files(PHOTO)), ["send_photo photo-0 Текст keys"]),
        (Screen("", attachments=files(Kind.VOICE)), ["send_voice voice-0"]),
        (
            Screen(LONG, KEYS, attachments=files(VIDEO)),
            ["send_video video-0", "send_message ааааааааа keys"],
        ),
        (Screen("Текст", attachments=files(PHOTO, VIDEO)), ["send_media_group photo-0+video-1 Текст"]),
        (
            Screen("Текст", KEYS, attachments=files(PHOTO, VIDEO)),
            ["send_media_group photo-0+video-1", "send_message Текст keys"],
        ),
        (
            Screen("", KEYS, attachments=files(PHOTO, VIDEO)),
            ["send_media_group photo-0+video-1", f"send_message {KEYS_BELOW} keys"],
        ),
        (
            Screen("Текст", attachments=files(PHOTO, DOCUMENT, DOCUMENT, Kind.ANIMATION)),
            [
                "send_photo photo-0",
                "send_media_group document-1+document-2",
                "send_animation animation-3",
                "send_message Текст",
            ],
        ),
        (Screen("", KEYS, poll=Poll("Кога?", ("Днес", "Утре"))), ["send_poll keys"]),
        (
            Screen("Текст", KEYS, attachments=files(PHOTO), poll=Poll("Кога?", ("Днес", "Утре"))),
            ["send_photo photo-0", "send_message Текст", "send_poll keys"],
        ),
    ],
)
def test_a_screen_becomes_these_calls(screen: Screen, calls: list[str]) -> None:
    assert [shown(parcel) for parcel in parcels(screen, 7)] == calls


def test_eleven_pictures_are_two_albums_or_an_album_and_a_picture() -> None:
    made = parcels(Screen("", attachments=files(*[PHOTO] * 11)), 7)

    assert [(parcel.method, parcel.messages) for parcel in made] == [("send_media_group", 10), ("send_photo", 1)]


def test_tags_do_not_count_against_the_limit_under_a_file() -> None:
    text = "<b>" + "а" * 1024 + "</b>"

    assert len(parcels(Screen(text, attachments=files(PHOTO)), 7)) == 1


def test_a_quiz_knows_its_answer() -> None:
    [quiz] = parcels(Screen("", poll=Poll("Кога?", ("Днес", "Утре"), correct=0)), 7)

    assert (quiz.arguments["type"], quiz.arguments["correct_option_ids"]) == ("quiz", [0])


@pytest.mark.parametrize(("chat_id", "method"), [(-5, "ForceReply"), (5, "NoneType")])
def test_an_answer_is_asked_for_in_a_group_only(chat_id: int, method: str) -> None:
    [parcel] = parcels(Screen("Причина?", answer_here=True), chat_id)

    assert type(parcel.arguments["reply_markup"]).__name__ == method


def test_a_file_of_ours_goes_with_the_text_under_it() -> None:
    [parcel] = parcels(Screen("Вашите данни", file=File("данни.json", lambda: b"{}")), 7)

    assert (parcel.method, parcel.arguments["caption"]) == ("send_document", "Вашите данни")
