"""Methods that send, edit and delete. Content is read first, then the chat, then the message: as Telegram does."""

from typing import Any

from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.keyboards import Markup, checked_markup
from mediabot.demo.botapi.rules.refusals import NOT_MODIFIED, bad_request
from mediabot.demo.botapi.rules.texts import caption_content, message_content
from mediabot.demo.botapi.world.records import Bot, Change, Chat, Json, Message
from mediabot.demo.botapi.world.world import World

TWO_DAYS = 48 * 3600
TEXT_FIELDS = ("text", "entities", "reply_markup")
CAPTION_FIELDS = ("caption", "caption_entities", "reply_markup")


def markup_of(params: Params) -> Markup | None:
    """The keyboard of a call, checked."""
    return checked_markup(params.json("reply_markup", "reply keyboard markup"))


def chat_of(world: World, bot: Bot, params: Params, *, write: bool = True) -> Chat:
    """The chat of a call."""
    value = params.text("chat_id")
    if not value:
        raise bad_request("chat_id is empty")
    if value.startswith("@"):
        raise bad_request("chat not found")
    number = params.integer("chat_id")
    return world.chat_to_write(bot, number) if write else world.chat_for(bot, number)


def message_of(world: World, bot: Bot, params: Params, what: str) -> Message:
    """The message that a call names; `what` is "message to edit" or the like."""
    chat = chat_of(world, bot, params, write=False)
    if not params.text("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(params.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request(f"{what} not found")
    return message


def replied(chat: Chat, params: Params) -> Message | None:
    """The message replied to, by either generation of the parameter."""
    wanted = params.json("reply_parameters")
    if wanted is None and (number := params.integer("reply_to_message_id")):
        wanted = {"message_id": number, "allow_sending_without_reply": params.flag("allow_sending_without_reply")}
    if not wanted:
        return None
    message = chat.messages.get(int(wanted.get("message_id", 0)))
    if message is not None and not message.deleted:
        return message
    if wanted.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def place_of(world: World, bot: Bot, params: Params) -> Chat:
    """The chat that a call writes to. Private chats have no threads here; groups without topics pass over them."""
    chat = chat_of(world, bot, params)
    if chat.is_private and params.integer("message_thread_id"):
        raise bad_request("message thread not found")
    return chat


def put(
    world: World,
    bot: Bot,
    params: Params,
    chat: Chat,
    content: Json,
    reply_to: Message | None,
    asks_reply: Json | None = None,
) -> Message:
    """Put a bot's message into a chat."""
    if params.flag("protect_content"):
        content["has_protected_content"] = True
    return world.put_message(chat, bot.user, content, reply_to=reply_to, asks_reply=asks_reply)


def send(world: World, bot: Bot, params: Params, content: Json) -> Json:
    """Put a bot's message into the chat that the call names, with the keyboard that comes with the call."""
    markup = markup_of(params)
    chat = place_of(world, bot, params)
    asks_reply = None
    if markup is not None and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    elif markup is not None and markup.get("force_reply"):
        asks_reply = markup
    return put(world, bot, params, chat, content, replied(chat, params), asks_reply).body


@method("sendMessage")
def send_message(world: World, bot: Bot, params: Params) -> Json:
    """A text."""
    content = message_content(params.text("text"), params.text("parse_mode"), params.json("entities"))
    if options := params.json("link_preview_options"):
        content["link_preview_options"] = options
    return send(world, bot, params, content)


def edit(world: World, bot: Bot, params: Params, content: Json, fields: tuple[str, ...]) -> Any:
    """Put `content` and the keyboard of the call in place of those fields of a bot's message."""
    markup = markup_of(params)
    message = message_of(world, bot, params, "message to edit")
    if message.sender is not bot.user:
        raise bad_request("message can't be edited")
    if fields[0] == "text" and "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    if fields[0] == "caption" and "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    if markup is not None and "inline_keyboard" in markup:
        content = content | {"reply_markup": markup}
    if all(message.body.get(name) == content.get(name) for name in fields):
        raise bad_request(NOT_MODIFIED)
    world.change_message(message, content, drop=fields)
    return message.body


@method("editMessageText")
def edit_message_text(world: World, bot: Bot, params: Params) -> Any:
    """A new text and keyboard; without a keyboard in the call the old one goes."""
    content = message_content(params.text("text"), params.text("parse_mode"), params.json("entities"))
    return edit(world, bot, params, content, TEXT_FIELDS)


@method("editMessageCaption")
def edit_message_caption(world: World, bot: Bot, params: Params) -> Any:
    """New words under a file."""
    entities = params.json("caption_entities")
    content = caption_content(params.text("caption"), params.text("parse_mode"), entities)
    return edit(world, bot, params, content, CAPTION_FIELDS)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, bot: Bot, params: Params) -> Any:
    """Only the keyboard."""
    return edit(world, bot, params, {}, ("reply_markup",))


@method("deleteMessage")
def delete_message(world: World, bot: Bot, params: Params) -> bool:
    """Own messages anywhere, a person's only in private; nothing older than two days."""
    message = message_of(world, bot, params, "message to delete")
    _refuse_deleting(world, bot, message)
    world.delete_message(message)
    return True


@method("deleteMessages")
def delete_messages(world: World, bot: Bot, params: Params) -> bool:
    """Many at once; those that aren't there are passed over."""
    chat = chat_of(world, bot, params, write=False)
    for number in params.json("message_ids") or ():
        message = chat.messages.get(int(number))
        if message is not None and not message.deleted:
            _refuse_deleting(world, bot, message)
            world.delete_message(message)
    return True


def _refuse_deleting(world: World, bot: Bot, message: Message) -> None:
    own = message.sender is bot.user
    may = own or message.chat.is_private or message.chat.members.get(bot.user.id) == "administrator"
    if not may or world.now() - message.body["date"] > TWO_DAYS:
        raise bad_request("message can't be deleted")


@method("answerCallbackQuery")
def answer_callback_query(world: World, bot: Bot, params: Params) -> bool:
    """Ends the spinner on a button, perhaps with a word."""
    text = params.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    world.answer_press(params.text("callback_query_id"), text, alert=params.flag("show_alert"), url=params.text("url"))
    return True


@method("sendChatAction")
def send_chat_action(world: World, bot: Bot, params: Params) -> bool:
    """What the bot is doing: typing and the like."""
    action = params.text("action")
    if not action:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(world, bot, params)
    chat.actions.append(action)
    world.tell(Change("typing", chat))
    return True


@method("setMessageReaction")
def set_message_reaction(world: World, bot: Bot, params: Params) -> bool:
    """A bot's reaction; shown with the message, told to nobody."""
    message = message_of(world, bot, params, "message to react")
    reactions = params.json("reaction", "reaction types") or []
    message.reactions = [reaction.get("emoji", "") for reaction in reactions]
    world.tell(Change("edited", message.chat, message))
    return True


@method("pinChatMessage")
def pin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """In groups only an administrator may."""
    message = message_of(world, bot, params, "message to pin")
    chat = message.chat
    if not chat.is_private and chat.members.get(bot.user.id) != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    chat.pinned.append(message.id)
    return True


@method("unpinChatMessage")
def unpin_chat_message(world: World, bot: Bot, params: Params) -> bool:
    """The newest pin, or the one named."""
    chat = chat_of(world, bot, params, write=False)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True
