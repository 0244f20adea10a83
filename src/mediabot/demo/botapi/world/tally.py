"""What bots sent, counted by chat while they send it, so that of fifty thousand people one can say: nobody was missed,
nobody got it twice."""

from collections import Counter
from collections.abc import Iterable

from mediabot.demo.botapi.world.records import Json, Message

NAMED = 20


class Tally:
    """Messages by chat and by what they said. A `light` one remembers no texts, only which were the same."""

    def __init__(self, *, light: bool = False) -> None:
        self.light = light
        self.to: Counter[int] = Counter()
        self.said: Counter[tuple[int, str | int]] = Counter()

    def add(self, message: Message) -> None:
        """A bot sent it."""
        what = _what(message.body)
        self.to[message.chat.id] += 1
        self.said[message.chat.id, hash(what) if self.light else what] += 1

    def clear(self) -> None:
        """Count from here on."""
        self.to.clear()
        self.said.clear()

    def counts(self, chats: Iterable[int], containing: str = "") -> Json:
        """For these chats: how many messages, the fewest and the most in one, who got none, who got one twice."""
        wanted = set(chats)
        said = {key: times for key, times in self.said.items() if key[0] in wanted and self._fits(key[1], containing)}
        to = Counter(dict.fromkeys(wanted, 0))
        for (chat, _), times in said.items():
            to[chat] += times
        missed = sorted(chat for chat, count in to.items() if not count)
        twice = sorted({chat for (chat, _), times in said.items() if times > 1})
        return {
            "chats": len(wanted),
            "messages": to.total(),
            "min": min(to.values(), default=0),
            "max": max(to.values(), default=0),
            "missed": len(missed),
            "twice": len(twice),
            "some_missed": missed[:NAMED],
            "some_twice": twice[:NAMED],
        }

    def _fits(self, what: str | int, containing: str) -> bool:
        if not containing:
            return True
        if isinstance(what, int):
            raise ValueError("a light world remembers no texts")
        return containing in what


def _what(body: Json) -> str:
    """The text; of a file its id and the words under it."""
    if "text" in body:
        return str(body["text"])
    files = (value[-1] if isinstance(value, list) else value for value in body.values())
    ids = (file["file_unique_id"] for file in files if isinstance(file, dict) and "file_unique_id" in file)
    return f"{next(ids, '')} {body.get('caption', '')}{body.get('poll', {}).get('question', '')}"
