"""Strings and numbers laid out flat, to be read where they lie: in a mapped file, or in memory.

A block is a header, a list of its parts, and the parts, all of them arrays of whole numbers. Every string stands in it
once and is known by its number. What is read is made when it is asked for: nothing is made at the start, and of a file
only what was touched is in memory.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from struct import Struct
from typing import TypeVar, cast
from zlib import crc32

from mediabot.matching.lookups import Coded, Named, Read, Rows, Strings

V = TypeVar("V")
_HEADER = Struct("<16s32sIIQ")
_MAGIC = b"mediabot flat 1\n"
_ALIGNED = 8


class NotOurs(ValueError):
    """These bytes are no block, or not whole, or made of something else."""


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
