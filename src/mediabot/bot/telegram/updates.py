"""An update in Telegram's JSON, as it is kept until it has been handled."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from mediabot.domain.inbox import Received


class BadUpdate(ValueError):
    """What came to the webhook is not an update."""


def read_update(body: bytes) -> dict[str, Any]:
    """The update in a webhook's body. Raises BadUpdate."""
    try:
        update: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise BadUpdate("not JSON") from None
    if not is_update(update):
        raise BadUpdate("not an update")
    return dict(update)


def is_update(update: object) -> bool:
    """Whether it can be kept; everything else about it may be odd."""
    return isinstance(update, dict) and is_number(update.get("update_id"))


def received(update: dict[str, Any], now: datetime) -> Received:
    """The update as a row for the inbox."""
    return Received(update["update_id"], sequence_of(update), _text(update), now)


def sequence_of(update: dict[str, Any]) -> int:
    """Whose order must be kept: who acted, a group or channel that speaks for itself, or else the chat."""
    for part in update.values():
        if isinstance(part, dict):
            who = part.get("sender_chat") or part.get("from") or part.get("chat")
            if isinstance(who, dict) and is_number(who.get("id")):
                return int(who["id"])
    return 0


def private_chat_of(received: Received) -> int | None:
    """The private chat in which something was written; the last resort where the rest can't be read."""
    message = json.loads(received.payload).get("message")
    chat = message.get("chat") if isinstance(message, dict) else None
    if not isinstance(chat, dict) or chat.get("type") != "private" or not is_number(chat.get("id")):
        return None
    return int(chat["id"])


def is_number(value: object) -> bool:
    """One that every database takes."""
    return type(value) is int and -(2**63) <= value < 2**63


def moved_in(received: Received) -> tuple[int, int] | None:
    """The number that a group had and the one it has as a supergroup, where the update tells of that."""
    if '"migrate_' not in received.payload:
        return None
    message = json.loads(received.payload).get("message")
    if not isinstance(message, dict) or not isinstance(message.get("chat"), dict):
        return None
    here, new = message["chat"].get("id"), message.get("migrate_to_chat_id")
    if new is None:
        here, new = message.get("migrate_from_chat_id"), here
    return (here, new) if isinstance(here, int) and isinstance(new, int) else None


def _text(update: dict[str, Any]) -> str:
    """JSON that every database takes: halves of a surrogate pair, which JSON may smuggle in, become question marks."""
    return json.dumps(update, ensure_ascii=False).encode("utf-8", "replace").decode()
