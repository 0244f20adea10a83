"""What a screen becomes on Telegram: one call of the Bot API or several, in order.

Files go with the text under them where Telegram allows it: one file, or one album without keys, and no more than 1,024
units of text. Otherwise the files go first and the text with the keys follows as a message of its own. Albums mix
photos with videos, and nothing else. A poll goes after the text. The last call carries the keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from telegram import (
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
)

from mediabot.bot.screens.base import Key, Original, Screen, visible
from mediabot.domain.content import ALBUM_LIMIT, CAPTION_LIMIT, Attachment, Kind, Poll

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

KEYS_BELOW = "👇"
"""The text of a message that is there for its keys only."""

_IN_ALBUMS: dict[Kind, Any] = {
    Kind.PHOTO: InputMediaPhoto,
    Kind.VIDEO: InputMediaVideo,
    Kind.DOCUMENT: InputMediaDocument,
    Kind.AUDIO: InputMediaAudio,
}

Files = tuple[Attachment, ...]


@dataclass(frozen=True)
class Parcel:
    """One call: a method of `telegram.Bot`, its arguments, and how many messages it makes."""

    method: str
    arguments: dict[str, Any] = field(default_factory=dict)
    messages: int = 1


def parcels(screen: Screen, chat_id: int) -> list[Parcel]:
    """The calls that show the screen in that chat."""
    if screen.file is not None:
        return [_own_file(screen)]
    markup = _markup(screen, chat_id)
    if screen.copy is not None:
        return [_copy(screen.copy, screen.text, markup)]
    loads = _loads(screen.attachments)
    if loads and screen.poll is None and _fits_under(screen, loads):
        return [_files(loads[0], screen.text, markup)]
    made = [_files(load) for load in loads]
    if screen.poll is not None:
        return [*made, *([_text(screen.text, None)] if screen.text else []), _poll(screen.poll, markup)]
    if screen.text or markup is not None or not made:
        made.append(_text(screen.text or KEYS_BELOW, markup))
    return made


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """Telegram's form of the keys."""
    if not screen.keys:
        return None
    return InlineKeyboardMarkup([[button_of(key) for key in row] for row in screen.keys if row])


def _markup(screen: Screen, chat_id: int) -> InlineKeyboardMarkup | ForceReply | None:
    answer_here = screen.answer_here and chat_id < 0
    return ForceReply(selective=True) if answer_here else keyboard(screen)


def _fits_under(screen: Screen, loads: Sequence[Files]) -> bool:
    alone = len(loads) == 1 and (len(loads[0]) == 1 or not screen.keys)
    return alone and visible(screen.text) <= CAPTION_LIMIT


def _loads(attachments: Files) -> list[Files]:
    """Files that go together, in their order."""
    loads: list[Files] = []
    for family, together in groupby(attachments, key=_family):
        files = tuple(together)
        size = ALBUM_LIMIT if family else 1
        loads += [files[start : start + size] for start in range(0, len(files), size)]
    return loads


def _family(file: Attachment) -> str:
    """What may stand in one album; empty is nothing."""
    if file.kind in (Kind.PHOTO, Kind.VIDEO):
        return "pictures"
    return file.kind.value if file.kind in _IN_ALBUMS else ""


def _files(files: Files, caption: str = "", markup: Any = None) -> Parcel:
    words = {"caption": caption, "parse_mode": "HTML"} if caption else {}
    if len(files) == 1:
        kind = files[0].kind.value
        return Parcel(f"send_{kind}", {kind: files[0].file_id, "reply_markup": markup, **words})
    first, *others = files
    album = [_IN_ALBUMS[first.kind](first.file_id, **words), *(_IN_ALBUMS[file.kind](file.file_id) for file in others)]
    return Parcel("send_media_group", {"media": album}, len(files))


def _copy(original: Original, text: str, markup: Any) -> Parcel:
    """Words that would not fit under it are left to what stands there already."""
    worded = original.worded and visible(text) <= CAPTION_LIMIT
    words = {"caption": text, "parse_mode": "HTML"} if worded else {}
    whence = {"from_chat_id": original.chat_id, "message_id": original.message_id}
    return Parcel("copy_message", {**whence, "reply_markup": markup, **words})


def _own_file(screen: Screen) -> Parcel:
    assert screen.file is not None
    file = InputFile(screen.file.content(), filename=screen.file.name)
    return Parcel("send_document", {"document": file, "caption": screen.text, "parse_mode": "HTML"})


def _text(text: str, markup: Any) -> Parcel:
    arguments = {"text": text, "parse_mode": "HTML", "reply_markup": markup, "link_preview_options": NO_PREVIEW}
    return Parcel("send_message", arguments)


def _poll(poll: Poll, markup: Any) -> Parcel:
    quiz = {"type": "quiz", "correct_option_ids": [poll.correct]} if poll.correct is not None else {}
    return Parcel(
        "send_poll",
        {
            "question": poll.question,
            "options": list(poll.options),
            "is_anonymous": poll.anonymous,
            "allows_multiple_answers": poll.multiple,
            "reply_markup": markup,
            **quiz,
        },
    )


def button_of(key: Key) -> InlineKeyboardButton:
    if key.button is not None:
        return InlineKeyboardButton(key.label, callback_data=key.button.pack(), style=key.style or None)
    if key.copy:
        return InlineKeyboardButton(key.label, copy_text=CopyTextButton(key.copy))
    return InlineKeyboardButton(key.label, url=key.url)
