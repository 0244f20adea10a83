"""Changes in the world as a stream of server-sent events, one queue for each open page.

A page hears only of chats that lie on its phones, and of a message that changes faster than the page reads only how it
stands in the end.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable

from mediabot.demo.botapi.browser.shapes import message_json, toast_json
from mediabot.demo.botapi.world.records import Change, Json
from mediabot.demo.botapi.world.world import World

KEEP_ALIVE = 15.0
WAITING_AT_MOST = 5000


class _Open:
    """What one open page hasn't heard yet; `ended` once nothing more comes."""

    def __init__(self) -> None:
        self.waiting: deque[Json] = deque()
        self.ended = False
        self.news = asyncio.Event()
        self._edits: dict[tuple[str, int], Json] = {}

    def put(self, event: Json) -> None:
        if event["kind"] == "edited":
            key = event["chat"], event["message"]["id"]
            if key in self._edits:
                self._edits[key]["message"] = event["message"]
                return
            event = self._edits[key] = dict(event)
        self.waiting.append(event)
        self.news.set()

    def take(self) -> list[Json]:
        events = list(self.waiting)
        self.waiting.clear()
        self._edits.clear()
        self.news.clear()
        return events

    def end(self) -> None:
        self.ended = True
        self.news.set()


class Events:
    """Listens to a world and passes on to every page what it could see; `shown` says of a chat whether it could."""

    def __init__(self, world: World, shown: Callable[[int], bool]) -> None:
        self._world = world
        self._shown = shown
        self._pages: set[_Open] = set()
        world.listeners.append(self._hear)

    def tell(self, event: Json) -> None:
        """To all open pages; one that doesn't keep up is cut off and will come again."""
        for page in list(self._pages):
            if len(page.waiting) > WAITING_AT_MOST:
                self._pages.discard(page)
                page.end()
            else:
                page.put(event)

    def end(self) -> None:
        """Close all streams."""
        for page in self._pages:
            page.end()

    async def lines(self) -> AsyncIterator[str]:
        """The stream of one page, which begins with a hello."""
        page = _Open()
        self._pages.add(page)
        try:
            yield 'retry: 1000\ndata: {"kind":"hello"}\n\n'
            while not page.ended:
                try:
                    async with asyncio.timeout(KEEP_ALIVE):
                        await page.news.wait()
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if events := page.take():
                    yield "".join(f"data: {json.dumps(event)}\n\n" for event in events)
        finally:
            self._pages.discard(page)

    def _hear(self, change: Change) -> None:
        chat = change.chat
        if not self._pages or (chat is not None and not self._shown(chat.id)):
            return
        if chat is None or chat.bot in (None, self._world.bot):
            self.tell(_event(change))


def _event(change: Change) -> Json:
    event: Json = {"kind": change.kind}
    if change.chat is not None:
        event["chat"] = str(change.chat.id)
    if change.message is not None and change.kind == "deleted":
        event["id"] = change.message.id
    elif change.message is not None:
        event["message"] = message_json(change.message)
    if change.toast is not None:
        event["toast"] = toast_json(change.toast)
    return event
