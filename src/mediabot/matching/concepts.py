"""The bilingual lexicon: what is called what in both languages, and what is a part of what.

A file is lines of five tab-separated columns: `id`, Bulgarian names, English names, ids of broader concepts, hints;
names, ids and hints are separated by `; `, and the last two columns may be missing. A `~` before a name marks it
ambiguous: it may then stand in several concepts. A hint is what people say of the thing without naming it („губи
паметта“ of dementia), in either language; all its words have to stand in a question, in any order, `/` between words of
which one will do. Lines that start with `#` are remarks. Names are written in their plain form; word forms are the
reader's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from mediabot.matching.flat import Flat, Writer
from mediabot.matching.lookups import Lookup

_LEAST_COLUMNS, _COLUMNS = 3, 5
ELSEWHERE = "elsewhere"
"""The concept above all that only sounds like ours („сърдечни поздрави“, a computer virus): it finds nobody."""

BRANCH = "branch"
"""The concept above broad subjects ("the future of medicine"): whoever asks for one means its parts, and whoever asks
for a part does not mean the subject, nor the other parts."""

_BROADER, _NARROWER = 0.78, 0.72
_GRANDPARENT, _SIBLING = 0.6, 0.5
_MOST_SIBLINGS = 25
"""A concept of more parts than this keeps them too little together for one to answer for another."""


@dataclass(frozen=True)
class Concept:
    """A thing that people name in different words. `broader` are ids of what it is a part or a kind of."""

    id: str
    bg: tuple[str, ...]
    en: tuple[str, ...]
    broader: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, without the mark of ambiguity."""
        return tuple(name.removeprefix("~") for name in self.bg + self.en)


@dataclass(frozen=True, eq=False)
class Kin:
    """What is a part or a kind of what, by ids."""

    broader: Lookup[str, tuple[str, ...]] = field(repr=False)
    narrower: Lookup[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Kin:
        """The kin of these concepts."""
        broader = {concept.id: concept.broader for concept in concepts if concept.broader}
        below: dict[str, list[str]] = {}
        for one, parents in broader.items():
            for parent in parents:
                below.setdefault(parent, []).append(one)
        return cls(broader, {key: tuple(ids) for key, ids in below.items()})

    @classmethod
    def lying(cls, flat: Flat) -> Kin:
        """The kin as `lay` laid it down."""
        return cls(flat.texts("broader"), flat.texts("narrower"))

    @staticmethod
    def lay(concepts: Iterable[Concept], writer: Writer) -> None:
        """Lay the kin of these concepts down."""
        kin = Kin.of(concepts)
        writer.texts("broader", cast(dict[str, tuple[str, ...]], kin.broader))
        writer.texts("narrower", cast(dict[str, tuple[str, ...]], kin.narrower))

    def elsewhere(self) -> tuple[str, ...]:
        """Concepts that are in none of our fields, whatever their words sound like."""
        return self.narrower.get(ELSEWHERE, ())

    def near(self, concept_id: str) -> dict[str, float]:
        """Concepts that answer to this one, with how well: itself, broader ones, narrower ones and neighbours."""
        parents = self.above(concept_id)
        families = [self.narrower.get(parent, ()) for parent in parents]
        siblings = (one for family in families if len(family) <= _MOST_SIBLINGS for one in family)
        return {
            **dict.fromkeys(siblings, _SIBLING),
            **dict.fromkeys((one for parent in parents for one in self.above(parent)), _GRANDPARENT),
            **dict.fromkeys(self.narrower.get(concept_id, ()), _NARROWER),
            **dict.fromkeys(parents, _BROADER),
            concept_id: 1.0,
        }

    def above(self, concept_id: str) -> tuple[str, ...]:
        """What it is a part or a kind of, broad subjects left out."""
        return tuple([one for one in self.broader.get(concept_id, ()) if not self._is_branch(one)])

    def _is_branch(self, concept_id: str) -> bool:
        return concept_id == BRANCH or BRANCH in self.broader.get(concept_id, ())


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All concepts, immutable; `with_more` gives a new one. They are read only where somebody asks for them."""

    mark: bytes
    """Tells one lexicon from another, without reading it."""

    read: Callable[[], Iterable[Concept]] = field(repr=False)

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """By their ids; names and broader ids of an id that comes twice are joined."""
        return MappingProxyType(by_id(self.read()))

    @cached_property
    def kin(self) -> Kin:
        """What is a part or a kind of what."""
        return Kin.of(self.concepts.values())

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Lexicon:
        """A lexicon of these concepts."""
        kept = tuple(concepts)
        return cls(sha256(repr(kept).encode()).digest(), lambda: kept)

    def with_more(self, concepts: Iterable[Concept]) -> Lexicon:
        """This lexicon and more, such as a newsroom's own file."""
        more = Lexicon.of(concepts)
        return Lexicon(sha256(self.mark + more.mark).digest(), lambda: (*self.read(), *more.read()))


def by_id(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """Each id once."""
    found: dict[str, Concept] = {}
    for concept in concepts:
        known = found.get(concept.id)
        found[concept.id] = _joined(known, concept) if known else concept
    return found


class LexiconProblem(ValueError):
    """A line of a lexicon file that can't be read; the message names file, line and what was expected."""


def read_lexicon(text: str, name: str = "lexicon") -> tuple[Concept, ...]:
    """The concepts of one file; raises `LexiconProblem` at the first bad line."""
    lines = enumerate(text.splitlines(), start=1)
    return tuple(
        _concept(line, f"{name}:{number}") for number, line in lines if line.strip() and not line.startswith("#")
    )


@cache
def built_in() -> Lexicon:
    """The lexicon that comes with the package."""
    folder = files("mediabot.matching") / "lexicon"
    sources = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".tsv")), key=lambda entry: entry.name)
    mark = sha256()
    for entry in sources:
        mark.update(entry.name.encode() + b"\n" + entry.read_bytes())

    def read() -> Iterator[Concept]:
        return (concept for entry in sources for concept in read_lexicon(entry.read_text("utf-8"), entry.name))

    return Lexicon(mark.digest(), read)


def _concept(line: str, place: str) -> Concept:
    columns = line.split("\t")
    if not _LEAST_COLUMNS <= len(columns) <= _COLUMNS:
        raise LexiconProblem(
            f"{place}: {len(columns)} columns; expected id, Bulgarian, English, broader, hints, by tabs"
        )
    concept_id, bg, en, broader, hints = (*columns, "", "")[:_COLUMNS]
    if not concept_id.strip() or not (bg.strip() or en.strip()):
        raise LexiconProblem(f"{place}: expected an id and a name in at least one language")
    return Concept(concept_id.strip(), _list(bg), _list(en), _list(broader), _list(hints))


def _list(column: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in column.split(";") if part.strip())


def _joined(one: Concept, other: Concept) -> Concept:
    def both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(first + second))

    return Concept(
        one.id,
        both(one.bg, other.bg),
        both(one.en, other.en),
        both(one.broader, other.broader),
        both(one.hints, other.hints),
    )
