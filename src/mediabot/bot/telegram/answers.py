"""Whether an answer is one of the Bot API at all: on the way to it there may be a proxy, a portal, a wrong address.

What is none says nothing of tokens, people and chats, whichever status it has, and is never repeated: it may hold the
address that was asked, and with it the token.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError

from mediabot.bot.telegram.updates import is_update

LONGEST_WAIT = 10**7
"""Seconds that Telegram may ask to wait; more is no number of its."""

SURELY = b'{"ok":true,"result":'
"""How Telegram's own answers begin, where something went well."""

NOT_AS_AGREED = (AttributeError, KeyError, TypeError)
"""What the library raises where a result has not the form that the Bot API promises."""


class StrangeAnswer(NetworkError):
    """Something answers that is not the Bot API."""

    def __init__(self, status: int | None = None) -> None:
        told = f" (HTTP {status})" if status and status != HTTPStatus.OK else ""
        super().__init__(f"the answer{told} is none of the Bot API; check MEDIABOT_API_URL and the way there")


class NoSuchAddress(NetworkError):
    """The Bot API knows no such address. It says 401, and not this, of a token that it refuses."""

    def __init__(self) -> None:
        super().__init__("the Bot API has no such address (HTTP 404); check MEDIABOT_API_URL and MEDIABOT_TOKEN")


def check_answer(status: int, payload: bytes) -> None:
    """Raises StrangeAnswer and NoSuchAddress."""
    if status < HTTPStatus.MULTIPLE_CHOICES:
        if not payload.startswith(SURELY) and read_answer(payload).get("ok") is not True:
            raise StrangeAnswer(status)
        return
    if status == HTTPStatus.NOT_FOUND:
        raise NoSuchAddress
    if status < HTTPStatus.BAD_REQUEST or not _is_refusal(_read(payload, status)):
        raise StrangeAnswer(status)


def read_answer(payload: bytes) -> dict[str, Any]:
    """The answer in its envelope, with a result where it went well. Raises StrangeAnswer."""
    answer: dict[str, Any] = _read(payload)
    if answer.get("ok") is not False and answer.get("result") is None:
        raise StrangeAnswer
    return answer


def message_id_of(result: Any) -> int:
    """The id of the message that a call has made. Raises StrangeAnswer."""
    made = result.get("message_id") if isinstance(result, dict) else None
    if not isinstance(made, int):
        raise StrangeAnswer
    return made


def updates_of(result: Any) -> list[dict[str, Any]]:
    """What getUpdates has given, without what can't be kept among it. Raises StrangeAnswer where nothing can."""
    updates = [one for one in result if is_update(one)] if isinstance(result, list) else None
    if updates is None or (result and not updates):
        raise StrangeAnswer
    return updates


def _read(payload: bytes, status: int | None = None) -> dict[str, Any]:
    try:
        answer = json.loads(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict):
        raise StrangeAnswer(status)
    return answer


def _is_refusal(answer: dict[str, Any]) -> bool:
    parameters = answer.get("parameters", {})
    return (
        answer.get("ok") is False
        and isinstance(answer.get("description"), str)
        and isinstance(parameters, dict)
        and all(isinstance(value, int) and abs(value) < 2**62 for value in parameters.values())
        and 0 <= parameters.get("retry_after", 0) < LONGEST_WAIT
    )
