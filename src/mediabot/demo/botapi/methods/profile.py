"""What a bot says about itself: commands per scope and language, names, descriptions, menu button."""

import json
import re
from typing import Any

from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.world.records import Bot, Chat, Json
from mediabot.demo.botapi.world.world import World

SCOPES = {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
}
TEXTS = {
    "Name": ("name", 64),
    "Description": ("description", 512),
    "ShortDescription": ("short_description", 120),
}
_command = re.compile(r"/?[a-z0-9_]{1,32}")


@method("getMe")
def get_me(world: World, bot: Bot, params: Params) -> Json:
    """The bot's own account."""
    return bot.user.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": bot.inline,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def scope_key(kind: str, chat_id: int = 0, user_id: int = 0) -> str:
    """A scope in one word, as the keys of `Bot.commands` begin."""
    return ":".join(str(part) for part in (kind, chat_id, user_id) if part)


def _scope(world: World, bot: Bot, params: Params) -> str:
    scope = params.json("scope", "BotCommandScope") or {"type": "default"}
    kind = str(scope.get("type"))
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if not kind.startswith("chat"):
        return kind
    if not scope.get("chat_id"):
        raise bad_request("can't parse BotCommandScope: Empty chat_id specified")
    chat_id = int(scope["chat_id"])
    world.chat_for(bot, chat_id)
    return scope_key(kind, chat_id, int(scope.get("user_id", 0)))


@method("setMyCommands")
def set_my_commands(world: World, bot: Bot, params: Params) -> bool:
    """At most a hundred, of small letters, with a description of at most 256 characters."""
    commands = params.json("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _command.fullmatch(str(command.get("command"))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[_scope(world, bot, params), params.text("language_code")] = commands
    return True


@method("getMyCommands")
def get_my_commands(world: World, bot: Bot, params: Params) -> list[Json]:
    """Exactly those of that scope and language."""
    return bot.commands.get((_scope(world, bot, params), params.text("language_code")), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, bot: Bot, params: Params) -> bool:
    """Wider scopes show through again."""
    bot.commands.pop((_scope(world, bot, params), params.text("language_code")), None)
    return True


def commands_shown(bot: Bot, chat: Chat, user_id: int, language: str) -> list[Json]:
    """The commands a person sees in a chat: the narrowest scope wins, and in it the person's language."""
    status = chat.members.get(user_id, "")
    scopes = [scope_key("chat_member", chat.id, user_id)]
    if status in ("creator", "administrator"):
        scopes.append(scope_key("chat_administrators", chat.id))
    scopes.append(scope_key("chat", chat.id))
    if status in ("creator", "administrator"):
        scopes.append("all_chat_administrators")
    scopes += ["all_private_chats" if chat.is_private else "all_group_chats", "default"]
    for scope in scopes:
        for code in (language, ""):
            if commands := bot.commands.get((scope, code)):
                return commands
    return []


def _register_text(kind: str, field: str, limit: int) -> None:
    @method(f"setMy{kind}")
    def set_text(world: World, bot: Bot, params: Params) -> bool:
        text = params.text(field)
        if len(text) > limit:
            raise bad_request(f"{field.upper()}_TOO_LONG")
        bot.texts[field, params.text("language_code")] = text
        return True

    @method(f"getMy{kind}")
    def get_text(world: World, bot: Bot, params: Params) -> Json:
        texts, fallback = bot.texts, bot.user.first_name if field == "name" else ""
        text = texts.get((field, params.text("language_code"))) or texts.get((field, "")) or fallback
        return {field: text}


for _kind, (_field, _limit) in TEXTS.items():
    _register_text(_kind, _field, _limit)


@method("setChatMenuButton")
def set_chat_menu_button(world: World, bot: Bot, params: Params) -> bool:
    """For one private chat, or for all."""
    button: Any = params.json("menu_button", "menu button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if chat_id := params.chat_id:
        world.chat_for(bot, chat_id)
    bot.menus[chat_id or 0] = json.loads(json.dumps(button))
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, bot: Bot, params: Params) -> Json:
    """The chat's own, or everybody's."""
    return bot.menus.get(params.chat_id or 0) or bot.menus.get(0) or {"type": "commands"}
