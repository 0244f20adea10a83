"""What is read where it lies flat: strings by their numbers, and lookups whose values are made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Generic, Protocol, TypeVar, cast, overload
from zlib import crc32

K = TypeVar("K")
V = TypeVar("V")
K_contra = TypeVar("K_contra", contravariant=True)
V_co = TypeVar("V_co", covariant=True)
_MOST_REMEMBERED = 8192


class Lookup(Protocol[K_contra, V]):
    """What a dict can do for whoever has a key."""

    def get(self, key: K_contra, default: V, /) -> V: ...
    def __getitem__(self, key: K_contra, /) -> V: ...
    def __contains__(self, key: object, /) -> bool: ...


class Strings:
    """All strings of a block: the number by the string, and the string by the number."""

    def __init__(self, content: Sequence[int], starts: Sequence[int], slots: Sequence[int]) -> None:
        self.text = lru_cache(_MOST_REMEMBERED)(partial(_text, cast(memoryview, content), starts))
        """The string with a number."""

        self.number = lru_cache(_MOST_REMEMBERED)(partial(_number, cast(memoryview, content), starts, slots))
        """The number of a string; the number after the last one where it is none of them."""


def _text(content: memoryview, starts: Sequence[int], number: int) -> str:
    return str(content[starts[number] : starts[number + 1]], "utf-8")


def _number(content: memoryview, starts: Sequence[int], slots: Sequence[int], text: str) -> int:
    wanted, mask = text.encode("utf-8", "surrogatepass"), len(slots) - 1
    place = crc32(wanted) & mask
    while number := slots[place]:
        if content[starts[number - 1] : starts[number]] == wanted:
            return number - 1
        place = (place + 1) & mask
    return len(starts) - 1


class Named(Sequence[str]):
    """Strings by a row of their numbers."""

    def __init__(self, strings: Strings, numbers: Sequence[int]) -> None:
        self._strings, self._numbers = strings, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Named: ...
    def __getitem__(self, place: int | slice) -> str | Named:
        if isinstance(place, slice):
            return Named(self._strings, self._numbers[place])
        return self._strings.text(self._numbers[place])


class Lying(Generic[K, V]):
    """A lookup whose values are made when they are asked for; for the rest of one that has `found`."""

    def found(self, key: K) -> V | None:
        """The value of a key."""
        raise NotImplementedError

    def get(self, key: K, default: V, /) -> V:
        """The value, or the default where there is none."""
        value = self.found(key)
        return default if value is None else value

    def __getitem__(self, key: K) -> V:
        value = self.found(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return self.found(cast(K, key)) is not None


class Coded(Lying[str, V]):
    """One of a few values for each of some strings."""

    def __init__(self, strings: Strings, codes: Sequence[int], values: Sequence[V]) -> None:
        self._number, self._codes, self._values, self._last = strings.number, codes, values, len(codes) - 1

    def found(self, key: str) -> V | None:
        code = self._codes[min(self._number(key), self._last)]
        return self._values[code] if code else None


class Rows(Lying[str, Sequence[int]]):
    """Several numbers for each of some strings."""

    def __init__(self, strings: Strings, first: int, starts: Sequence[int], data: Sequence[int]) -> None:
        self.strings = strings
        self._first, self._starts, self._data = first, starts, data

    def at(self, number: int) -> Sequence[int]:
        """The numbers of a string by its own; none where it has none."""
        place = number - self._first
        if 0 <= place < len(self._starts) - 1:
            return self._data[self._starts[place] : self._starts[place + 1]]
        return ()

    def found(self, key: str) -> Sequence[int] | None:
        return self.at(self.strings.number(key)) or None


class Read(Lying[K, V]):
    """Rows as what their numbers stand for; `named` makes a string of a key."""

    def __init__(self, rows: Rows, read: Callable[[Strings, Sequence[int]], V], named: Callable[[K], str]) -> None:
        self.found = lru_cache(_MOST_REMEMBERED)(partial(_value, rows, read, named))  # type: ignore[method-assign]


def _value(rows: Rows, read: Callable[[Strings, Sequence[int]], V], named: Callable[[K], str], key: K) -> V | None:
    row = rows.found(named(key))
    return None if row is None else read(rows.strings, row)


class Over(Lying[K, V]):
    """A lookup with more on top, which is asked first."""

    def __init__(self, below: Lying[K, V], more: Mapping[K, V]) -> None:
        self.below, self.more = below, more
        self._more, self._below = more.get, below.found

    def found(self, key: K) -> V | None:
        value = self._more(key)
        return self._below(key) if value is None else value

    def get(self, key: K, default: V, /) -> V:
        value = self._more(key)
        if value is None:
            value = self._below(key)
        return default if value is None else value


class Remembered(Lying[K, V]):
    """A lookup that keeps all that was asked for: for who asks for much in a short time, and then lets go of it."""

    def __init__(self, below: Lookup[K, V]) -> None:
        self._below, self._known = below, cast(dict[K, V], {})

    def get(self, key: K, default: V, /) -> V:
        """The value, or the default where there is none; the default has to be the same every time."""
        value = self._known.get(key)
        if value is None:
            value = self._known[key] = self._below.get(key, default)
        return value


def over(below: Lookup[K, V], more: Mapping[K, V]) -> Lookup[K, V]:
    """A lookup with more on top, in one layer."""
    if isinstance(below, Over):
        return Over(below.below, {**below.more, **more})
    if isinstance(below, dict):
        return {**below, **more}
    assert isinstance(below, Lying)
    return Over(below, more)
