"""What a screen's loader is given: the delivery, its reader, and where to load from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from mediabot.bot.screens.base import Screen
from mediabot.bot.showing.loading import Loader
from mediabot.domain.deliveries import Delivery, Notice
from mediabot.domain.people import Person
from mediabot.i18n.translator import Translator
from mediabot.services.desk import Desk


@dataclass(frozen=True)
class Showing:
    """One delivery being drawn. `person` is the reader; a group, or somebody who left, is nobody."""

    delivery: Delivery
    loader: Loader
    person: Person | None
    t: Translator

    @property
    def desk(self) -> Desk:
        return self.loader.desk

    @property
    def subject(self) -> int:
        return self.delivery.subject

    def detail(self, key: str) -> str:
        return str(self.delivery.detail.get(key, ""))

    @property
    def reader(self) -> Person:
        return self.person or Person(id=self.delivery.reader_id or 0)


Screens = dict[Notice, Callable[[Showing], Awaitable[Screen]]]
"""Which notice is drawn by what; each raises Gone when what the delivery speaks of is gone."""
