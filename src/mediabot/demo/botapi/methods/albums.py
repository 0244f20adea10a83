"""Albums, and other media in place of those that stand in a message."""

from typing import Any

from mediabot.demo.botapi.methods.messages import edit, place_of, put, replied
from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import Refusal, bad_request
from mediabot.demo.botapi.rules.texts import caption_content
from mediabot.demo.botapi.world.media import file_of, media_json
from mediabot.demo.botapi.world.records import Bot, Json
from mediabot.demo.botapi.world.world import World

LARGEST = 10
KINDS = ("photo", "video", "audio", "document", "animation")
ALONE = ("audio", "document")
MEDIA_FIELDS = (*KINDS, "caption", "caption_entities", "reply_markup", "text", "entities")


@method("sendMediaGroup")
def send_media_group(world: World, bot: Bot, params: Params) -> list[Json]:
    """Up to ten photos and videos, or documents, or pieces of music; one alone comes as no album."""
    items = _items(params)
    contents = [_content(world, params, item, number) for number, item in enumerate(items, 1)]
    if len(items) > LARGEST:
        raise bad_request("too many messages to send as an album")
    if not items:
        raise bad_request("there are no messages to send")
    _refuse_mixture({str(item["type"]) for item in items})
    chat = place_of(world, bot, params)
    reply_to = replied(chat, params)
    album = {"media_group_id": world.new_id()} if len(contents) > 1 else {}
    return [put(world, bot, params, chat, content | album, reply_to).body for content in contents]


@method("editMessageMedia")
def edit_message_media(world: World, bot: Bot, params: Params) -> Any:
    """Another file and caption."""
    content = _content(world, params, _parsed(params, "can't parse input media JSON object"), 0)
    return edit(world, bot, params, content, MEDIA_FIELDS)


def _items(params: Params) -> list[Json]:
    items = _parsed(params, "can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("expected an Array of InputMedia")
    for item in items:
        if isinstance(item, dict) and item.get("type") == "animation":
            raise bad_request("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup")
    return items


def _parsed(params: Params, complaint: str) -> Any:
    if not params.text("media"):
        raise bad_request('parameter "media" is required')
    try:
        return params.json("media")
    except Refusal:
        raise bad_request(complaint) from None


def _content(world: World, params: Params, item: Any, number: int) -> Json:
    """The fields of a message; `number` in the album, from 1, is named where Telegram names it."""
    if not isinstance(item, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(item.get("type", ""))
    if kind not in KINDS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    try:
        file = file_of(world.files, params, str(item.get("media", "")), kind)
        caption = _caption(item)
    except Refusal as refusal:
        raise _with_number(refusal, number) from None
    if file is None:
        raise bad_request("can't parse InputMedia: media not found")
    return media_json(file, item) | caption


def _caption(item: Json) -> Json:
    return caption_content(
        str(item.get("caption") or ""), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )


LATE = {
    "Bad Request: wrong file identifier/HTTP URL specified": "Wrong file identifier/HTTP URL specified",
    "Bad Request: message caption is too long": "Message caption is too long",
}


def _with_number(refusal: Refusal, number: int) -> Refusal:
    """What Telegram finds out only while it sends, it tells of with the number of the message."""
    late = LATE.get(refusal.description)
    if not number or late is None:
        return refusal
    return bad_request(f'failed to send message #{number} with the error message "{late}"')


def _refuse_mixture(kinds: set[str]) -> None:
    for kind in ALONE:
        if kind in kinds and len(kinds) > 1:
            raise bad_request(f"{kind} can't be mixed with other media types")
