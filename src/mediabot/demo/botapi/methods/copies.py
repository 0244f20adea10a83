"""Messages sent once more: as a copy, or forwarded with where they come from."""

from mediabot.demo.botapi.methods.messages import message_of, place_of, put, send
from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.rules.texts import caption_content
from mediabot.demo.botapi.world.media import MEDIA
from mediabot.demo.botapi.world.origins import origin_of
from mediabot.demo.botapi.world.records import Bot, Json, Message
from mediabot.demo.botapi.world.world import World

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


def content_of(original: Message, done: str) -> Json:
    """What can be sent once more; of a service message nothing can."""
    content = {key: original.body[key] for key in CONTENT if key in original.body}
    if not content:
        raise bad_request(f"the message can't be {done}")
    return content


@method("copyMessage")
def copy_message(world: World, bot: Bot, params: Params) -> Json:
    """Without a trace of the original; perhaps with another caption, and only with the keyboard of the call."""
    content = content_of(_original(world, bot, params, "copy"), "copied")
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
    content = content_of(original, "forwarded") | origin_of(original)
    return put(world, bot, params, place_of(world, bot, params), content, None).body


def _original(world: World, bot: Bot, params: Params, what: str) -> Message:
    if not params.text("from_chat_id"):
        raise bad_request('parameter "from_chat_id" is required')
    source = Params({"chat_id": params.values["from_chat_id"], "message_id": params.values.get("message_id")})
    return message_of(world, bot, source, f"message to {what}")
