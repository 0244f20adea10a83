"""Changes in the world as a stream of server-sent events, one queue for each open page."""

import asyncio
import json
from collections.abc import AsyncIterator

from mediabot.demo.botapi.pagejson import message_json, toast_json
from mediabot.demo.botapi.records import Change, Json
from mediabot.demo.botapi.world import World

KEEP_ALIVE = 15.0
WAITING_AT_MOST = 5000


class Events:
    """Listens to a world and passes on to every page what it could see."""

    def __init__(self, world: World) -> None:
        self._pages: set[asyncio.Queue[Json | None]] = set()
        world.listeners.append(self._hear)

    def tell(self, event: Json) -> None:
        """To all open pages; one that doesn't keep up is cut off and will come again."""
        for queue in list(self._pages):
            if queue.qsize() > WAITING_AT_MOST:
                self._pages.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    def end(self) -> None:
        """Close all streams."""
        for queue in self._pages:
            queue.put_nowait(None)

    async def lines(self) -> AsyncIterator[str]:
        """The stream of one page, which begins with a hello."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._pages.add(queue)
        try:
            yield 'retry: 1000\ndata: {"kind":"hello"}\n\n'
            while True:
                try:
                    async with asyncio.timeout(KEEP_ALIVE):
                        event = await queue.get()
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event)}\n\n"
        finally:
            self._pages.discard(queue)

    def _hear(self, change: Change) -> None:
        if self._pages:
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
