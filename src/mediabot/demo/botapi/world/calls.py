"""What bots called, for tests and measurements to look back on."""

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

KEPT = 200_000
KEPT_LIGHT = 1_000


@dataclass(slots=True)
class Call:
    """One call of a method: `at` is monotonic time, `status` what was answered (0: connection cut)."""

    method: str
    params: dict[str, Any]
    at: float = field(default_factory=time.monotonic)
    status: int = 0
    description: str = ""
    seconds: float = 0.0

    def __getitem__(self, name: str) -> Any:
        """A parameter; nested ones, which come as text, are read."""
        value = self.params[name]
        if isinstance(value, str) and value[:1] in "[{":
            try:
                return json.loads(value)
            except ValueError:
                return value
        return value

    @property
    def ok(self) -> bool:
        """Answered with a result."""
        return self.status == 200


class Calls:
    """The last 200,000 calls in order (a light one keeps 1,000), without getUpdates, and counters of all.

    `counts` are by method, `refusals` by method and status, `statuses` by status alone.
    """

    def __init__(self, *, light: bool = False) -> None:
        self.all: list[Call] = []
        self.counts: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self._kept = KEPT_LIGHT if light else KEPT
        self.under_way = 0
        self.last_end = time.monotonic()

    def begin(self, method: str, params: dict[str, Any]) -> Call:
        """A call came in."""
        call = Call(method, params)
        self.counts[method] += 1
        if method != "getupdates":
            self.under_way += 1
            self.all.append(call)
            if len(self.all) > self._kept:
                del self.all[: self._kept // 2]
        return call

    def end(self, call: Call, status: int, description: str = "") -> None:
        """It was answered."""
        now = time.monotonic()
        call.status, call.description, call.seconds = status, description, now - call.at
        if status != 200:
            self.refusals[f"{call.method} {status}"] += 1
        if call.method != "getupdates":
            self.statuses[status] += 1
            self.under_way -= 1
            self.last_end = now

    def of(self, method: str) -> list[Call]:
        """Calls of one method, whatever its case."""
        return [call for call in self.all if call.method == method.lower()]

    def last(self, method: str, most: int) -> list[Call]:
        """The newest calls of a method, or of any ("*"), oldest first."""
        wanted = method.lower()
        newest = (call for call in reversed(self.all) if wanted in ("*", call.method))
        return list(islice(newest, most))[::-1]

    def clear(self) -> None:
        """Forget calls and counts."""
        self.all.clear()
        self.counts.clear()
        self.refusals.clear()
        self.statuses.clear()
