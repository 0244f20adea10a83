"""Buttons under a message, refused where Telegram refuses them."""

import re
from typing import Any

from mediabot.demo.botapi.rules.refusals import bad_request

Markup = dict[str, Any]
DATA_LIMIT = 64
COPY_LIMIT = 256
BUTTONS_LIMIT = 100

_url = re.compile(r"(?i)^(?:(?:https?|tg)://[^\s/]+\S*|[^\s/:]+\.[^\s/:.]{2,}(?:[/?#]\S*)?)$")


def checked_markup(markup: Any) -> Markup | None:
    """The markup as it will be stored; None where there is nothing to show."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    checked = [[_checked_button(button) for button in row] for row in rows if row]
    return {"inline_keyboard": checked} if checked else None


def _checked_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    if url := button.get("url"):
        if not _url.match(str(url)):
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    elif data := button.get("callback_data"):
        if len(str(data).encode()) > DATA_LIMIT:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "copy_text" in button:
        _check_copy(button["copy_text"])
    elif "callback_data" in button:
        raise bad_request("BUTTON_DATA_INVALID")
    elif not button.keys() & {"switch_inline_query", "switch_inline_query_current_chat", "web_app", "pay"}:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return button


def _check_copy(copy: Any) -> None:
    text = copy.get("text") if isinstance(copy, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= COPY_LIMIT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
