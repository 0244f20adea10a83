"""The same reins over HTTP, for tests that run the server as another process: `POST /control/<what>` with JSON.

Answers are `{"ok": true, "result": …}`, or 400 with a sentence. Not part of Telegram; never reachable from outside
this machine unless somebody binds the server there. The addresses are the methods of `REINS`, without their `do_`;
the keys of the body are their arguments, named in each docstring.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from mediabot.demo.botapi.control.faults import FaultReins
from mediabot.demo.botapi.control.looks import LookReins
from mediabot.demo.botapi.control.people import PeopleReins
from mediabot.demo.botapi.world.records import Json
from mediabot.demo.botapi.world.world import World

Handler = Callable[[Json], Awaitable[Any]]
REINS = (PeopleReins, LookReins, FaultReins)


class Control:
    """All reins, by address."""

    def __init__(self, world: World) -> None:
        self.handlers: dict[str, Handler] = {
            name.removeprefix("do_"): getattr(reins, name)
            for reins in (kind(world) for kind in REINS)
            for name in dir(reins)
            if name.startswith("do_")
        }

    async def answer(self, what: str, body: bytes) -> tuple[int, bytes]:
        """Status and JSON for one request."""
        handler = self.handlers.get(what.strip("/"))
        try:
            if handler is None:
                raise ValueError(f"no such control; there are {', '.join(sorted(self.handlers))}")
            result = await handler(json.loads(body) if body else {})
        except (ValueError, KeyError, TypeError, IndexError, AssertionError) as error:
            problem = {"ok": False, "description": f"{type(error).__name__}: {error}"}
            return 400, json.dumps(problem).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()
