"""Who there is in Telegram's world, and which chats a bot may reach. What is said in them is in world.py."""

from collections.abc import Iterable

from mediabot.demo.botapi.rules.refusals import Refusal, bad_request, forbidden
from mediabot.demo.botapi.world.records import Bot, Chat, User

SHUT = {
    "topic": "Bad Request: TOPIC_CLOSED",
    "rights": "Bad Request: not enough rights to send text messages to the chat",
    "deleted": "Forbidden: the group chat was deleted",
}


class Population:
    """People, bots, groups, and the private chats between people and bots.

    A `light` one keeps nothing of what is sent to people who have only started the bot.
    """

    def __init__(self, *, light: bool = False) -> None:
        self.light = light
        self.users: dict[int, User] = {}
        self.bots: dict[str, Bot] = {}
        self.groups: dict[int, Chat] = {}

    def add_bot(self, token: str, username: str, name: str, *, privacy: bool = True, inline: bool = False) -> Bot:
        """A bot as BotFather makes it; its id is the number before the colon."""
        number = token.partition(":")[0]
        bot_id = int(number) if number.isdigit() else 7_000_000_000 + len(self.bots)
        bot = Bot(token, User(bot_id, name, "", username, is_bot=True), privacy, inline)
        self.bots[token] = bot
        self.users[bot_id] = bot.user
        return bot

    def add_user(
        self,
        id: int,
        first_name: str,
        language_code: str = "bg",
        username: str | None = None,
        last_name: str | None = None,
    ) -> User:
        """An account that hasn't yet written to any bot."""
        user = self.users[id] = User(id, first_name, language_code, username, last_name)
        return user

    def add_crowd(self, first_id: int, count: int, *, first_name: str = "Reader", language_code: str = "bg") -> None:
        """So many people who started the first bot long ago and do nothing but read; their messages aren't kept."""
        bot = self.bot
        for id in range(first_id, first_id + count):
            user = self.users[id] = User(id, f"{first_name} {id}", language_code)
            bot.chats[id] = Chat(id, "private", person=user, bot=bot, started=True, silent=True)

    def open_chat(self, user_id: int) -> Chat:
        """As if the person had pressed Start long ago."""
        chat = self.private(self.bot, user_id)
        chat.started, chat.silent = True, self.light
        return chat

    def deactivate(self, user_id: int) -> None:
        """The person deleted their account."""
        self.users[user_id].deactivated = True

    def add_group(self, id: int, title: str, members: Iterable[int], *, with_bots: bool = True) -> Chat:
        """A group whose bots are in it from the start, without an update; ids from -100… are supergroups."""
        kind = "supergroup" if str(id).startswith("-100") else "group"
        group = self.groups[id] = Chat(id, kind, title, members=dict.fromkeys(members, "member"))
        if group.members:
            group.members[next(iter(group.members))] = "creator"
        if with_bots:
            group.members |= {bot.user.id: "member" for bot in self.bots.values()}
        return group

    def shut_group(self, group_id: int, how: str = "topic") -> None:
        """Nothing that bots write is taken there: its general topic is closed, they have no right, or it is deleted."""
        self.groups[group_id].shut = SHUT[how]

    def open_group(self, group_id: int) -> None:
        """As before that."""
        self.groups[group_id].shut = ""

    @property
    def bot(self) -> Bot:
        """The first bot: with most worlds, the only one."""
        return next(iter(self.bots.values()))

    def private(self, bot: Bot, user_id: int) -> Chat:
        """The chat of a person with a bot, made when first looked at."""
        chat = bot.chats.get(user_id)
        if chat is None:
            chat = bot.chats[user_id] = Chat(user_id, "private", person=self.users[user_id], bot=bot)
        return chat

    def chat_for(self, bot: Bot, chat_id: int) -> Chat:
        """The chat as that bot may reach it for reading; refuses unknown ones and groups it is not in."""
        if chat_id in self.groups:
            group = self.groups[chat_id]
            status = group.members.get(bot.user.id, "left")
            if status == "kicked":
                raise forbidden(f"bot was kicked from the {group.kind} chat")
            if status == "left":
                raise forbidden(f"bot is not a member of the {group.kind} chat")
            return group
        if chat_id not in self.users:
            raise bad_request("chat not found")
        return self.private(bot, chat_id)

    def chat_to_write(self, bot: Bot, chat_id: int) -> Chat:
        """The same, refused also where the person doesn't let the bot write."""
        chat = self.chat_for(bot, chat_id)
        if (refusal := _closed(chat)) is not None:
            raise refusal
        return chat


def is_open(chat: Chat) -> bool:
    """A bot may write there."""
    return _closed(chat) is None


def _closed(chat: Chat) -> Refusal | None:
    if chat.migrated_to:
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        return Refusal(400, text, migrate_to_chat_id=chat.migrated_to)
    if chat.shut:
        return Refusal(403 if chat.shut.startswith("Forbidden") else 400, chat.shut)
    if chat.person is None:
        return None
    if chat.person.deactivated:
        return forbidden("user is deactivated")
    if chat.blocked:
        return forbidden("bot was blocked by the user")
    if not chat.started:
        return forbidden("bot can't initiate conversation with a user")
    return None
