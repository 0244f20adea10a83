"""Strings and numbers laid out flat, to be read where they lie: in a mapped file, or in memory.

A block is a header, a list of its parts, and the parts, all of them arrays of whole numbers. Every string stands in it
once and is known by its number. What is read is made when it is asked for: nothing is made at the start, and of a file
only what was touched is in memory.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate
from struct import Struct
from typing import Generic, Protocol, TypeVar, cast, overload
from zlib import crc32

K = TypeVar("K")
V = TypeVar("V")
K_contra = TypeVar("K_contra", contravariant=True)
V_co = TypeVar("V_co", covariant=True)
_HEADER = Struct("<16s32sIIQ")
_MAGIC = b"mediabot flat 1\n"
_ALIGNED = 8
_MOST_REMEMBERED = 8192


class NotOurs(ValueError):
    """These bytes are no block, or not whole, or made of something else."""


class Lookup(Protocol[K_contra, V]):
    """What a dict can do for whoever has a key."""

    def get(self, key: K_contra, default: V, /) -> V: ...
    def __getitem__(self, key: K_contra, /) -> V: ...
    def __contains__(self, key: object, /) -> bool: ...


class Writer:
    """Gathers strings and arrays; `block` lays them out."""

    def __init__(self) -> None:
        self._numbers = {"": 0}
        self._parts: dict[str, tuple[str, bytes]] = {}

    def number(self, text: str) -> int:
        """The number of a string, which is in the block from now on; that of an empty one is 0."""
        return self._numbers.setdefault(text, len(self._numbers))

    def numbers(self, name: str, values: Iterable[int]) -> None:
        """An array, each number in as few bytes as the largest takes."""
        kept = list(values)
        most = max(kept, default=0)
        code = next(code for code, bits in (("B", 8), ("H", 16), ("I", 32), ("Q", 64)) if most < 1 << bits)
        self._parts[name] = code, array(code, kept).tobytes()

    def text(self, name: str, text: str) -> None:
        """A long text that is read as a whole."""
        self._parts[name] = "B", text.encode("utf-8")

    def codes(self, name: str, of: Mapping[str, int]) -> None:
        """For each of some strings a number above 0."""
        by_number = {self.number(key): code for key, code in of.items()}
        self.numbers(name, (by_number.get(number, 0) for number in range(max(by_number, default=-1) + 2)))

    def rows(self, name: str, of: Mapping[str, Sequence[int]]) -> None:
        """For each of some strings several numbers, one row after the other."""
        by_number = {self.number(key): row for key, row in of.items()}
        first, last = min(by_number, default=0), max(by_number, default=-1)
        rows = [by_number.get(number, ()) for number in range(first, last + 1)]
        self.numbers(f"{name}.first", [first])
        self.table(name, rows)

    def texts(self, name: str, of: Mapping[str, Iterable[str]]) -> None:
        """For each of some strings several strings."""
        self.rows(name, {key: list(map(self.number, texts)) for key, texts in of.items()})

    def table(self, name: str, rows: Sequence[Sequence[int]]) -> None:
        """Rows that are known by where they stand."""
        self.numbers(f"{name}.starts", accumulate(map(len, rows), initial=0))
        self.numbers(f"{name}.data", (value for row in rows for value in row))

    def block(self, mark: bytes) -> bytes:
        """All of it, under a mark of 32 bytes of what it was made of."""
        self._strings()
        listed, place = {}, 0
        for name, (code, content) in self._parts.items():
            listed[name] = code, place, len(content)
            place += -(-len(content) // _ALIGNED) * _ALIGNED
        head = json.dumps(listed).encode()
        head += b" " * (-len(head) % _ALIGNED)
        body = head + b"".join(content + bytes(-len(content) % _ALIGNED) for _, content in self._parts.values())
        return _HEADER.pack(_MAGIC, mark, crc32(body), len(head), len(body)) + body

    def flat(self) -> Flat:
        """All of it, read where it lies in memory."""
        return Flat(memoryview(self.block(bytes(32))), bytes(32))

    def _strings(self) -> None:
        """The strings, and where to look for one by its check sum: there, or in the next places up to an empty one."""
        encoded = [text.encode("utf-8") for text in self._numbers]
        size = 1 << (len(encoded) * 3 // 2).bit_length()
        slots = array("I", bytes(4 * size))
        for number, content in enumerate(encoded, start=1):
            place = crc32(content) & (size - 1)
            while slots[place]:
                place = (place + 1) & (size - 1)
            slots[place] = number
        self._parts["strings"] = "B", b"".join(encoded)
        self.numbers("strings.starts", accumulate(map(len, encoded), initial=0))
        self.numbers("strings.slots", slots)


class Flat:
    """A block, to be read where it lies. Raises `NotOurs` where it is broken or made of something else."""

    def __init__(self, block: memoryview, mark: bytes) -> None:
        if len(block) < _HEADER.size:
            raise NotOurs("cut short")
        magic, made_of, check, head, size = _HEADER.unpack_from(block)
        body = block[_HEADER.size :]
        if (magic, made_of, size) != (_MAGIC, mark, len(body)) or crc32(body) != check:
            raise NotOurs("broken, or another one")
        self._parts = cast(dict[str, tuple[str, int, int]], json.loads(bytes(body[:head])))
        self._body = body[head:]
        self.strings = Strings(*map(self.numbers, ("strings", "strings.starts", "strings.slots")))

    def numbers(self, name: str) -> Sequence[int]:
        """An array."""
        code, place, size = self._parts[name]
        return cast(Sequence[int], self._body[place : place + size].cast(code))  # type: ignore[call-overload]

    def text(self, name: str) -> str:
        """A long text."""
        return bytes(self.numbers(name)).decode("utf-8")

    def named(self, name: str) -> Named:
        """An array of numbers of strings, as the strings."""
        return Named(self.strings, self.numbers(name))

    def codes(self, name: str, values: Sequence[V]) -> Coded[V]:
        """For each of some strings one of these values; the first value is never used."""
        return Coded(self.strings, self.numbers(name), values)

    def rows(self, name: str) -> Rows:
        """For each of some strings its numbers."""
        return Rows(self.strings, self.numbers(f"{name}.first")[0], *self.table(name))

    def texts(self, name: str) -> Read[str, tuple[str, ...]]:
        """For each of some strings its strings."""
        return Read(self.rows(name), lambda strings, row: tuple(map(strings.text, row)), str)

    def table(self, name: str) -> tuple[Sequence[int], Sequence[int]]:
        """Where each row begins, and the numbers of all."""
        return self.numbers(f"{name}.starts"), self.numbers(f"{name}.data")


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


def over(below: Lookup[K, V], more: Mapping[K, V]) -> Lookup[K, V]:
    """A lookup with more on top, in one layer."""
    if isinstance(below, Over):
        return Over(below.below, {**below.more, **more})
    if isinstance(below, dict):
        return {**below, **more}
    assert isinstance(below, Lying)
    return Over(below, more)
