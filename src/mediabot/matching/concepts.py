"""The bilingual lexicon: what is called what in both languages, and what is a part of what.

A file is lines of five tab-separated columns: `id`, Bulgarian names, English names, ids of broader concepts, hints;
names, ids and hints are separated by `; `, and the last two columns may be missing. A `~` before a name marks it
ambiguous: it may then stand in several concepts. A hint is what people say of the thing without naming it („губи
паметта“ of dementia), in either language; all its words have to stand in a question, in any order, `/` between words of
which one will do. Lines that start with `#` are remarks. Names are written in their plain form; word forms are the
reader's work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_LEAST_COLUMNS, _COLUMNS = 3, 5
ELSEWHERE = "elsewhere"
"""The concept above all that only sounds like ours („сърдечни поздрави“, a computer virus): it finds nobody."""

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
class Lexicon:
    """All concepts by id, immutable; `with_more` gives a new one."""

    concepts: Mapping[str, Concept]
    narrower: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            for parent in concept.broader:
                below.setdefault(parent, []).append(concept.id)
        object.__setattr__(self, "narrower", MappingProxyType({key: tuple(ids) for key, ids in below.items()}))

    @classmethod
    def of(cls, concepts: Iterable[Concept]) -> Lexicon:
        """A lexicon of these concepts; names and broader ids of an id that comes twice are joined."""
        found: dict[str, Concept] = {}
        for concept in concepts:
            known = found.get(concept.id)
            found[concept.id] = _joined(known, concept) if known else concept
        return cls(MappingProxyType(found))

    def with_more(self, concepts: Iterable[Concept]) -> Lexicon:
        """This lexicon and more, such as a newsroom's own file."""
        return Lexicon.of([*self.concepts.values(), *concepts])

    def elsewhere(self) -> tuple[str, ...]:
        """Concepts that are in none of our fields, whatever their words sound like."""
        return self.narrower.get(ELSEWHERE, ())

    def near(self, concept_id: str) -> dict[str, float]:
        """Concepts that answer to this one, with how well: itself, broader ones, narrower ones and neighbours."""
        parents = self._broader(concept_id)
        families = [self.narrower.get(parent, ()) for parent in parents]
        siblings = (one for family in families if len(family) <= _MOST_SIBLINGS for one in family)
        return {
            **dict.fromkeys(siblings, _SIBLING),
            **dict.fromkeys((one for parent in parents for one in self._broader(parent)), _GRANDPARENT),
            **dict.fromkeys(self.narrower.get(concept_id, ()), _NARROWER),
            **dict.fromkeys(parents, _BROADER),
            concept_id: 1.0,
        }

    def _broader(self, concept_id: str) -> tuple[str, ...]:
        concept = self.concepts.get(concept_id)
        return concept.broader if concept else ()


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
    sources = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".tsv"))
    return Lexicon.of(concept for name, entry in sources for concept in read_lexicon(entry.read_text("utf-8"), name))


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
