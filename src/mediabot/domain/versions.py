"""A published version of the directory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Version:
    """`text` is the file as published; `changes` says in lines how it differs from the version before."""

    id: int
    text: str
    author: str
    published_at: datetime
    changes: tuple[str, ...] = ()
    experts: int = 0
