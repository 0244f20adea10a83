"""Buttons: what a tap means, packed into Telegram's 64 bytes of callback data.

Nobody else builds or splits these strings. Tags are never reused: people press buttons that are weeks old. A button
proves nothing; the service checks who pressed it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Self, get_origin, get_type_hints

from mediabot.domain.directory import Directory
from mediabot.domain.errors import MediabotError

LIMIT = 64
"""Telegram's limit for callback data, in bytes."""

LARGEST = 2**63 - 1


class BadButton(MediabotError):
    """Callback data that no button of ours packs (any more)."""


@dataclass(frozen=True)
class Button:
    """Base of all buttons; a subclass names its `tag` and its fields.

    They are int, tuple[int, ...] for ids, str without `:`, or an enum.
    """

    tag: ClassVar[str] = ""
    registry: ClassVar[dict[str, type[Button]]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not cls.tag or ":" in cls.tag:
            raise TypeError(f"{cls.__name__} has no tag that could be packed")
        if cls.tag in Button.registry:
            raise TypeError(f"the tag {cls.tag} of {cls.__name__} is taken")
        Button.registry[cls.tag] = cls

    def pack(self) -> str:
        """The callback data. Raises ValueError when it does not fit or would not be read back as this button."""
        values = (getattr(self, field.name) for field in fields(self))
        data = ":".join((self.tag, *map(_written, values)))
        if len(data.encode()) > LIMIT:
            raise ValueError(f"callback data of {type(self).__name__} exceeds {LIMIT} bytes")
        if not self._is_read_from(data):
            raise ValueError(f"callback data of {type(self).__name__} would not be read back")
        return data

    @classmethod
    @cache
    def _kinds(cls) -> tuple[Any, ...]:
        """What each field holds."""
        hints = get_type_hints(cls)
        return tuple(hints[field.name] for field in fields(cls))

    def _is_read_from(self, data: str) -> bool:
        try:
            return _typed(unpack(data)) == _typed(self)
        except BadButton:
            return False

    @classmethod
    def unpack(cls, data: str | None) -> Self:
        """The button behind callback data. Raises BadButton."""
        tag, *values = (data or "").split(":")
        if tag != cls.tag or len(values) != len(fields(cls)):
            raise BadButton(f"no {cls.__name__}")
        try:
            return cls(*(_read(kind, value) for kind, value in zip(cls._kinds(), values, strict=True)))
        except ValueError as error:
            raise BadButton(f"no {cls.__name__}") from error


def _typed(button: Button) -> list[object]:
    """The button with its values, told apart where Python finds them equal: 1 and True, a word and its enum."""
    values = [getattr(button, field.name) for field in fields(button)]
    return [type(button), *((type(value), value) for value in values)]


def _written(value: object) -> str:
    """Of ids so short that those of a whole digest fit into one button."""
    if isinstance(value, tuple):
        return ".".join(map(_base36, value))
    return str(value.value if isinstance(value, Enum) else value)


def _read(kind: Any, value: str) -> object:
    if get_origin(kind) is tuple:
        return tuple(_checked(int(one, 36)) for one in value.split("."))
    return _checked(int(value)) if kind is int else kind(value)


def _checked(number: int) -> int:
    if abs(number) > LARGEST:
        raise ValueError("no database holds such a number")
    return number


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def _base36(number: int) -> str:
    """Ids count from one. Raises ValueError for what is below nought."""
    if number < 0:
        raise ValueError("no id is below nought")
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits


def unpack(data: str | None) -> Button:
    """The button, of whatever kind, behind callback data. Raises BadButton."""
    kind = Button.registry.get((data or "").split(":")[0])
    if kind is None:
        raise BadButton("no such tag")
    return kind.unpack(data)


def expert_key(expert_id: str) -> str:
    """Twelve hex digits for an expert's id, which may be too long for a button."""
    return hashlib.sha256(expert_id.encode()).hexdigest()[:12]


def expert_of_key(directory: Directory, key: str) -> str:
    """The id of the expert whose key stands in a button. Raises BadButton when the directory has none such any more."""
    for expert in directory.experts:
        if expert_key(expert.id) == key:
            return expert.id
    raise BadButton("no expert of that key")
