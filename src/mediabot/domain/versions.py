"""A published version of the directory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What became of an expert from one version to the next, as the sign before the line."""

    ADDED = "+"
    REMOVED = "-"
    CHANGED = "~"


@dataclass(frozen=True)
class ChangeLine:
    """One expert's change; `said` is for people."""

    kind: ChangeKind
    expert_id: str
    said: str

    def __str__(self) -> str:
        return f"{self.kind.value} {self.expert_id}: {self.said}"

    @classmethod
    def of(cls, line: str) -> ChangeLine:
        """Of the line that it was written as; an id has no colon."""
        expert_id, _, said = line[2:].partition(": ")
        return cls(ChangeKind(line[0]), expert_id, said)


@dataclass(frozen=True)
class Version:
    """`text` is the file as published; `changes` says how it differs from the version before.

    By its `fingerprint` the file is known again, also when somebody who left was taken out of the text since.
    """

    id: int
    text: str
    author: str
    published_at: datetime
    changes: tuple[ChangeLine, ...] = ()
    experts: int = 0
    fingerprint: str = ""


def fingerprint_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
