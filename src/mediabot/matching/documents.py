"""What can be found: documents with fields. Experts are one kind of document; news items can be another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.directory import Directory, Expert, Localized


class Kind(StrEnum):
    """What a field says about its document; a match in one counts more than in another."""

    TOPIC = "topic"
    ALIAS = "alias"
    TITLE = "title"
    ORGANISATION = "organisation"
    BIO = "bio"
    NAME = "name"


NAMED = (Kind.TOPIC, Kind.ALIAS)
"""The kinds that name a topic."""


@dataclass(frozen=True, slots=True)
class Field:
    """One text of a document. Fields of one `group` name one thing; `shown` is what a reader is told."""

    kind: Kind
    text: str
    group: int
    shown: Localized


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find, by its fields."""

    id: str
    fields: tuple[Field, ...]


def documents_of(directory: Directory) -> tuple[Document, ...]:
    """Every expert as a document, in the curator's order."""
    return tuple(Document(expert.id, tuple(_fields(expert))) for expert in directory.experts)


def _fields(expert: Expert) -> Iterator[Field]:
    for group, topic in enumerate(expert.topics):
        for text in topic.name.texts():
            yield Field(Kind.TOPIC, text, group, topic.name)
        for alias in topic.aliases:
            yield Field(Kind.ALIAS, alias, group, topic.name)
    first = len(expert.topics)
    others = ((Kind.TITLE, expert.title), (Kind.ORGANISATION, expert.organisation), (Kind.NAME, expert.name))
    for group, (kind, name) in enumerate(others, start=first):
        for text in name.texts():
            yield Field(kind, text, group, name)
    for text in expert.bio.texts():
        yield Field(Kind.BIO, text, first + len(others), expert.title or expert.topics[0].name)
