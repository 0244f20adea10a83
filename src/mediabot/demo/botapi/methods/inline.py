"""answerInlineQuery, for articles: the one kind of result that is only words."""

import re
from typing import Any

from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.keyboards import checked_markup
from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.rules.texts import message_content
from mediabot.demo.botapi.world.inline import Offered
from mediabot.demo.botapi.world.records import Bot, Json
from mediabot.demo.botapi.world.world import World

MOST_RESULTS = 50
ID_BYTES = 64
_start = re.compile(r"[A-Za-z0-9_-]+")


@method("answerInlineQuery")
def answer_inline_query(world: World, bot: Bot, params: Params) -> bool:
    """At most fifty results, each with an id of its own of at most 64 bytes; soon, and once."""
    results = params.json("results", "results")
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    if len(params.text("next_offset").encode()) > ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    checked = tuple(_checked(result) for result in results)
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    offered = Offered(
        checked, _button(params.json("button")), params.integer("cache_time", 300), params.flag("is_personal")
    )
    world.inline.answer(bot, params.text("inline_query_id"), offered)
    return True


def _checked(result: Any) -> Json:
    """The article with `content`, the message that it becomes."""
    if not isinstance(result, dict):
        raise bad_request("can't parse InlineQueryResult: expected an Object")
    if result.get("type") != "article":
        raise bad_request(f"can't parse InlineQueryResult: unsupported type {result.get('type')!r} specified")
    number = str(result.get("id") or "")
    if not 0 < len(number.encode()) <= ID_BYTES:
        raise bad_request("RESULT_ID_INVALID" if number else "RESULT_ID_EMPTY")
    if not str(result.get("title") or "").strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    words = result.get("input_message_content")
    if not isinstance(words, dict):
        raise bad_request("can't parse InlineQueryResult: input message content is not specified")
    content = message_content(str(words.get("message_text", "")), str(words.get("parse_mode", "")), None)
    if markup := checked_markup(result.get("reply_markup")):
        content["reply_markup"] = markup
    return result | {"content": content}


def _button(button: Any) -> Json | None:
    if not button:
        return None
    start = str(button.get("start_parameter") or "")
    if not start and "web_app" not in button:
        raise bad_request("can't use empty start_parameter")
    if len(start) > ID_BYTES:
        raise bad_request("too long start_parameter specified")
    if start and not _start.fullmatch(start):
        raise bad_request("unallowed characters in start_parameter are used")
    if not str(button.get("text") or "").strip():
        raise bad_request("can't parse inline query results button: text is empty")
    return dict(button)
