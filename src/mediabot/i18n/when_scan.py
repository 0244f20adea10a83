"""A phrase of tags that is eaten up rule by rule; what is left at the end was not understood."""

from __future__ import annotations

import re
from functools import cache


class NotUnderstood(Exception):
    """The phrase contradicts itself, or says what no deadline can be. Never leaves `when`."""


class Scanner:
    """The tags of a phrase. A rule is written with single spaces between tags; a gap stops it."""

    def __init__(self, tags: str) -> None:
        self._left = tags

    def take(self, rule: str) -> re.Match[str] | None:
        """The first place where the rule fits, taken out."""
        found = _compiled(rule).search(self._left)
        if found:
            self._left = f"{self._left[: found.start()]} / {self._left[found.end() :]}"
        return found

    def has(self, rule: str) -> bool:
        """Whether the rule would fit."""
        return _compiled(rule).search(self._left) is not None

    def rest(self) -> list[str]:
        """The tags nobody took."""
        return [tag for tag in self._left.split() if tag != "/"]


@cache
def _compiled(rule: str) -> re.Pattern[str]:
    return re.compile(f" {rule.replace(' ', '  ')} ")
