"""Methods about chats and who is in them."""

from mediabot.demo.botapi.methods.messages import chat_of
from mediabot.demo.botapi.methods.registry import method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.world.records import Bot, Chat, Json
from mediabot.demo.botapi.world.world import World

ADMINISTRATORS = ("creator", "administrator")
RIGHTS = (
    "can_be_edited",
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


@method("getChat")
def get_chat(world: World, bot: Bot, params: Params) -> Json:
    """With the few fields that every full description must have."""
    chat = chat_of(world, bot, params, write=False)
    if chat.is_private and not chat.started:
        raise bad_request("chat not found")
    return chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


def _member_json(world: World, chat: Chat, user_id: int) -> Json:
    status = chat.members.get(user_id, "left")
    body: Json = {"user": world.users[user_id].json(), "status": status}
    if status in ADMINISTRATORS:
        body["is_anonymous"] = False
    if status == "administrator":
        body |= dict.fromkeys(RIGHTS, True)
    if status == "kicked":
        body["until_date"] = 0
    return body


@method("getChatMember")
def get_chat_member(world: World, bot: Bot, params: Params) -> Json:
    """Somebody's standing in a group; who never was in it has "left"."""
    chat = chat_of(world, bot, params, write=False)
    user_id = params.integer("user_id")
    if user_id not in world.users:
        raise bad_request("member not found")
    if chat.is_private:
        return {"user": world.users[user_id].json(), "status": "member"}
    return _member_json(world, chat, user_id)


@method("getChatAdministrators")
def get_chat_administrators(world: World, bot: Bot, params: Params) -> list[Json]:
    """The group's owner and administrators, without other bots."""
    chat = chat_of(world, bot, params, write=False)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    return [_member_json(world, chat, id) for id, status in chat.members.items() if status in ADMINISTRATORS]


@method("getChatMemberCount")
def get_chat_member_count(world: World, bot: Bot, params: Params) -> int:
    """How many are in it, the bot included."""
    chat = chat_of(world, bot, params, write=False)
    return 2 if chat.is_private else sum(s not in ("left", "kicked") for s in chat.members.values())


@method("leaveChat")
def leave_chat(world: World, bot: Bot, params: Params) -> bool:
    """The bot goes; the group stays."""
    chat = chat_of(world, bot, params, write=False)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    world.set_member(chat, bot, "left", by=bot.user)
    return True


@method("logOut")
def log_out(world: World, bot: Bot, params: Params) -> bool:
    """Accepted; here there is no other server to go to."""
    return True


@method("close")
def close(world: World, bot: Bot, params: Params) -> bool:
    """Accepted."""
    return True
