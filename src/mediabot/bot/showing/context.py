"""What a screen's loader is given: the delivery, its reader, and where to load from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mediabot.bot.screens.base import Screen
from mediabot.bot.showing.loading import Loader
from mediabot.domain.deliveries import Delivery
from mediabot.domain.notices.kinds import Notice
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs, Translator
from mediabot.services.desk import Desk

N = TypeVar("N", bound=Notice)


@dataclass(frozen=True)
class Showing(Generic[N]):
    """One delivery being drawn: its notice. `person` is the reader; a group, or somebody who left, is nobody."""

    notice: N
    delivery: Delivery
    loader: Loader
    person: Person | None
    t: Translator
    catalogs: Catalogs

    @property
    def desk(self) -> Desk:
        return self.loader.desk

    @property
    def subject(self) -> int:
        return self.delivery.subject

    @property
    def reader(self) -> Person:
        return self.person or Person(id=self.delivery.reader_id or 0)


Screens = dict[type[Notice], Callable[[Showing[Any]], Awaitable[Screen]]]
"""Which notice is drawn by what; each raises Gone when what the delivery speaks of is gone."""
