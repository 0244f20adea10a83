"""How values that databases don't know lie in a column: instants, words, priorities, and small records as JSON.

Both databases give back exactly what was put in: an aware UTC instant, the same enum member, tuples and not lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin, get_type_hints

from sqlalchemy import JSON, DateTime, SmallInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from mediabot.domain.languages import WRITTEN, Bilingual
from mediabot.domain.versions import ChangeLine

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


FIRST, LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)
"""Between these an instant can be told in every zone, and have a year added."""


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept in UTC. SQLite has no zones: there it is text that sorts by time.

    What lies at the ends of the calendar is brought a year into it, going in and coming out: no reader's zone may
    carry it beyond them.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("an instant without a zone can't be stored")
        value = _reckonable(value)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return _reckonable(value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value)


def _reckonable(value: datetime) -> datetime:
    if value.year <= FIRST.year:
        return FIRST
    return LAST if value.year > LAST.year else value.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """A member of a StrEnum, as its plain text: a new member needs no migration."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class Rank(TypeDecorator[IntEnum]):
    """A member of an IntEnum, as a small number that sorts."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, ranks: type[IntEnum]) -> None:
        super().__init__()
        self.ranks = ranks

    def process_bind_param(self, value: IntEnum | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> IntEnum | None:
        return None if value is None else self.ranks(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


class Words(TypeDecorator[tuple[StrEnum, ...]]):
    """Some members of a StrEnum, as their plain texts."""

    impl = JSON
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: tuple[StrEnum, ...] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else [self.words(one).value for one in value]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[StrEnum, ...] | None:
        return None if value is None else tuple(map(self.words, value))


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A tuple of numbers."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> list[int] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[int] | None, dialect: Dialect) -> tuple[int, ...] | None:
        return None if value is None else tuple(value)


class Line(TypeDecorator[Any]):
    """A dataclass of words as one text, with colons between them: `title:bg`; None is the empty text."""

    impl = Text
    cache_ok = True

    def __init__(self, shape: type[DataclassInstance]) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: DataclassInstance | None, dialect: Dialect) -> str:
        return "" if value is None else ":".join(asdict(value).values())

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return _revived(self.shape, dict(zip(_kinds(self.shape), value.split(":"), strict=True))) if value else None


class ChangeLines(TypeDecorator[tuple[ChangeLine, ...]]):
    """What a version of the directory changed, a line each."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[ChangeLine, ...] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else list(map(str, value))

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[ChangeLine, ...] | None:
        return None if value is None else tuple(map(ChangeLine.of, value))


class Record(TypeDecorator[Any]):
    """A small frozen dataclass that belongs to its row."""

    impl = JSON
    cache_ok = True

    def __init__(self, shape: type[DataclassInstance]) -> None:
        super().__init__()
        self.shape = shape

    def process_bind_param(self, value: DataclassInstance | None, dialect: Dialect) -> Any:
        return None if value is None else _packed(value)

    def process_result_value(self, value: Mapping[str, Any] | None, dialect: Dialect) -> Any:
        return None if value is None else _revived(self.shape, value)


class Records(Record):
    """A tuple of such dataclasses."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else [_packed(record) for record in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else tuple(_revived(self.shape, record) for record in value)


@cache
def columns_of(shape: type[DataclassInstance]) -> Mapping[str, tuple[str, ...]]:
    """Under which names each field is kept: what is in both languages under two, such as `why_bg` and `why_en`."""
    kinds, names = _kinds(shape), [field.name for field in fields(shape)]
    both = {name: tuple(f"{name}_{code}" for code in WRITTEN) for name in names if _is_bilingual(kinds[name])}
    return {name: both.get(name, (name,)) for name in names}


def _packed(record: DataclassInstance) -> dict[str, Any]:
    packed = asdict(record, dict_factory=_days_as_text)
    for name, columns in columns_of(type(record)).items():
        if len(columns) > 1:
            packed |= zip(columns, packed.pop(name).values(), strict=True)
    return packed


def _days_as_text(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in pairs}


def _revived(shape: type[DataclassInstance], record: Mapping[str, Any]) -> Any:
    """The dataclass again, with what it holds: JSON knows only lists, texts and mappings."""
    kinds = _kinds(shape)
    known = {name: columns for name, columns in columns_of(shape).items() if all(one in record for one in columns)}
    return shape(**{name: _read(kinds[name], [record[one] for one in columns]) for name, columns in known.items()})


def _read(kind: Any, values: list[Any]) -> Any:
    """Of one column or of both languages' ones."""
    if _is_bilingual(kind):
        return Bilingual(*(_value(get_args(kind)[0], value) for value in values))
    return _value(kind, values[0])


def _is_bilingual(kind: Any) -> bool:
    return get_origin(kind) is Bilingual


def _value(kind: Any, value: Any) -> Any:
    if value is None or kind in (str, int, bool, float):
        return value
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    if get_origin(kind) in (Union, UnionType):
        return _value(next(part for part in get_args(kind) if part is not type(None)), value)
    if isinstance(value, list):
        return tuple(_value(get_args(kind)[0], part) for part in value)
    return _revived(cast(Any, kind), value) if is_dataclass(kind) else kind(value)


@cache
def _kinds(shape: type[DataclassInstance]) -> dict[str, Any]:
    return get_type_hints(shape)
