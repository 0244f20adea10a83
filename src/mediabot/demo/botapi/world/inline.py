"""Inline mode: what people type behind @bot in any chat, and the results that the bot offers them.

An answer is taken once and soon; after that the query is unknown, as at Telegram. Nothing is cached here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from mediabot.demo.botapi.rules.refusals import bad_request
from mediabot.demo.botapi.world.records import Bot, Json, User

SECONDS_TO_ANSWER = 30.0
QUERY_LIMIT = 256
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True, slots=True)
class Offered:
    """What the app shows above the words: results, above them perhaps a button to the private chat."""

    results: tuple[Json, ...] = ()
    button: Json | None = None
    cache_seconds: int = 300
    personal: bool = False


@dataclass(slots=True)
class Asked:
    """One state of the words behind @bot; `offered` once the bot has answered."""

    id: str
    user: User
    bot: Bot
    query: str
    at: float
    offered: Offered | None = None


@dataclass
class InlineQueries:
    """All that was asked, by id."""

    now: Callable[[], float]
    asked: dict[str, Asked] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=lambda: count(71_000_000_000_000_001))

    def ask(self, bot: Bot, user: User, query: str, chat_type: str) -> Asked:
        """A keystroke: the bot gets what stands there by now, as far as apps send it."""
        if not bot.inline:
            raise ValueError("inline mode is off for this bot, so apps offer nothing")
        asked = Asked(str(next(self.numbers)), user, bot, query[:QUERY_LIMIT], self.now())
        self.asked[asked.id] = asked
        update = {"id": asked.id, "from": user.json(), "query": asked.query, "offset": "", "chat_type": chat_type}
        bot.queue.put("inline_query", update, user.id)
        return asked

    def answer(self, bot: Bot, query_id: str, offered: Offered) -> None:
        """Refused when it comes too late, or a second time."""
        asked = self.asked.get(query_id)
        if asked is None or asked.bot is not bot or asked.offered or self.now() - asked.at > SECONDS_TO_ANSWER:
            raise bad_request(TOO_OLD)
        asked.offered = offered
