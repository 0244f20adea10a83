"""Telegram's refusals in our words: whether to give up on the chat, to wait, to try again, or to send anew.

A trap: in python-telegram-bot a `BadRequest` is a `NetworkError`, so the order of the questions matters.
"""

from __future__ import annotations

import os
import re
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from mediabot.domain.deliveries import ChatMoved, Loss, MustWait, NotTaken, PersonUnreachable, TryAgain

os.environ.setdefault("PTB_TIMEDELTA", "true")  # read by python-telegram-bot whenever it makes a RetryAfter

SHOWS_IT_ALREADY = "message is not modified"

MESSAGE_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
)

NO_TEXT = "there is no text in the message to edit"

ORIGINAL_GONE = "message to copy not found"

CHAT_CLOSED = (
    "chat not found",
    "peer_id_invalid",
    "user not found",
    "group is deactivated",
    "group chat was deactivated",
    "group chat was upgraded",
    "have no rights to send",
    "not enough rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_send_plain_forbidden",
    "chat_restricted",
    "bot is not a member",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
)
"""We write to a forum's general topic, so there is no other topic that a message could go to instead."""

_NO_RIGHT_TO_FILES = re.compile(r"rights to send (photo|video|document|audio|music|voice|poll|sticker|animation|media)")
"""The chat takes text, and not this."""

BLOCKED = ("blocked by the user", "kicked from", "can't initiate conversation")

NOT_TAKEN = (
    "wrong file identifier",
    "wrong remote file",
    "wrong type of the web page content",
    "can't use file of type",
    "type of file mismatch",
    "file reference",
    "photo_invalid_dimensions",
    "image_process_failed",
    "photo_ext_invalid",
    "file is too big",
    "file must be non-empty",
    "media_empty",
    "media_invalid",
    "wrong file_id",
    "invalid file_id",
    "can't be copied",
)


class MessageGone(Exception):
    """The message that was to be edited is not there or can't be changed any more: send a new one."""


class NotText(MessageGone):
    """The message that was to be edited shows a file."""


class OriginalGone(Exception):
    """What was to be copied was deleted by whoever sent it."""


def delivery_failure(error: TelegramError) -> Exception | None:
    """What the error means for a message to a chat.

    None: nothing is wrong, the chat shows that text already. An error that no rule here knows (a text that Telegram
    can't parse, say) is a mistake of ours and comes back as it is.
    """
    if isinstance(error, RetryAfter):
        return MustWait(seconds_to_wait(error))
    if isinstance(error, ChatMigrated):
        return ChatMoved(error.new_chat_id)
    if isinstance(error, Forbidden):
        said = error.message.lower()
        return PersonUnreachable(error.message, Loss.BLOCKED if any(words in said for words in BLOCKED) else Loss.GONE)
    if isinstance(error, BadRequest):
        return _refusal(error)
    if isinstance(error, NetworkError | InvalidToken | Conflict):
        return TryAgain(error.message)
    return error


def seconds_to_wait(error: RetryAfter) -> float:
    """As a timedelta, where python-telegram-bot is going; a number if its environment says so."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _refusal(error: BadRequest) -> Exception | None:
    said = error.message.lower()
    if SHOWS_IT_ALREADY in said:
        return None
    if ORIGINAL_GONE in said:
        return OriginalGone(error.message)
    if NO_TEXT in said:
        return NotText(error.message)
    if any(words in said for words in MESSAGE_GONE):
        return MessageGone(error.message)
    if _NO_RIGHT_TO_FILES.search(said):
        return NotTaken(error.message)
    if any(words in said for words in CHAT_CLOSED):
        return PersonUnreachable(error.message)
    if any(words in said for words in NOT_TAKEN) or ("file" in said and ("too big" in said or "not found" in said)):
        return NotTaken(error.message)
    return error
