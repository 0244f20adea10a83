"""Messages sent once more: as a copy, or forwarded with where they come from."""

from mediabot.demo.botapi.bodies import Params
from mediabot.demo.botapi.media import MEDIA
from mediabot.demo.botapi.methods_messages import message_of, place_of, put, send
from mediabot.demo.botapi.records import Bot, Json, Message
from mediabot.demo.botapi.refusals import bad_request
from mediabot.demo.botapi.registry import method
from mediabot.demo.botapi.texts import caption_content
from mediabot.demo.botapi.world import World

CONTENT = (
    *MEDIA,
    "text",
    "entities",
    "caption",
    "caption_entities",
    "link_preview_options",
    "sticker",
    "location",
    "contact",
    "poll",
)


@method("copyMessage")
def copy_message(world: World, bot: Bot, params: Params) -> Json:
    """Without a trace of the original; perhaps with another caption, and only with the keyboard of the call."""
    content = _content(_original(world, bot, params, "copy"), "copied")
    if "caption" in params.values and content.keys() & set(MEDIA):
        entities = params.json("caption_entities")
        words = caption_content(params.text("caption"), params.text("parse_mode"), entities)
        content = {key: value for key, value in content.items() if not key.startswith("caption")} | words
    return {"message_id": send(world, bot, params, content)["message_id"]}


@method("forwardMessage")
def forward_message(world: World, bot: Bot, params: Params) -> Json:
    """With its origin. What is protected stays where it is."""
    original = _original(world, bot, params, "forward")
    if original.body.get("has_protected_content"):
        raise bad_request("message has protected content and can't be forwarded")
    content = _content(original, "forwarded") | _origin(original)
    return put(world, bot, params, place_of(world, bot, params), content, None).body


def _original(world: World, bot: Bot, params: Params, what: str) -> Message:
    if not params.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    source = Params({"chat_id": params.values["from_chat_id"], "message_id": params.values.get("message_id")})
    return message_of(world, bot, source, f"message to {what}")


def _content(original: Message, done: str) -> Json:
    content = {key: original.body[key] for key in CONTENT if key in original.body}
    if not content:
        raise bad_request(f"the message can't be {done}")
    return content


def _origin(original: Message) -> Json:
    """Where a forwarded message was first said."""
    if "forward_origin" in original.body:
        return {key: value for key, value in original.body.items() if key.startswith("forward_")}
    sender = original.sender.json()
    date = original.body["date"]
    return {
        "forward_origin": {"type": "user", "sender_user": sender, "date": date},
        "forward_from": sender,
        "forward_date": date,
    }
