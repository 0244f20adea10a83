"""YAML with positions: a text as a tree of nodes that know where they stand, and what is wrong as YAML.

Nothing here knows what a directory is. Only the plain part of YAML passes: anchors, aliases and tags are
refused while the text is being read, before anything could grow from them, and a broken text still gives
the tree up to the break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice, takewhile
from typing import Any

import yaml
from yaml.resolver import Resolver

LONGEST, MOST_NODES = 2_000_000, 200_000
"""Characters and values of the largest file that is read, but for directories."""

DEEPEST = 16
MOST_PROBLEMS = 1_000
MOST_BREAKS = 10

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = Resolver()
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff\ud800-\udfff]+"
)
_WRONG = "\t\u00a0\u2000-\u200a\u3000"
_INDENTED_WRONG = re.compile(rf"^ *[{_WRONG}][{_WRONG} ]*(?=\S)", re.MULTILINE)


class Kind(StrEnum):
    """What a node is; the value is how a message calls it."""

    TEXT = "text"
    NUMBER = "a number"
    SWITCH = "true or false"
    DATE = "a date"
    NOTHING = "nothing"
    LIST = "a list"
    MAPPING = "a mapping"
    REFUSED = "something refused"  # Complained about already; checks pass over it.


_SCALARS = {
    "int": Kind.NUMBER,
    "float": Kind.NUMBER,
    "bool": Kind.SWITCH,
    "timestamp": Kind.DATE,
    "null": Kind.NOTHING,
}


@dataclass(slots=True)
class Node:
    """A value and where it begins, counted from 1. A mapping's children are key, value, key, value…"""

    line: int
    column: int
    kind: Kind
    text: str = ""
    children: list[Node] = field(default_factory=list)
    broken_off: bool = False
    """The text broke inside this node, so what is missing from it proves nothing."""

    def pairs(self) -> Iterator[tuple[Node, Node]]:
        """Keys with their values; a key whose value was lost to a break is left out."""
        return zip(self.children[::2], self.children[1::2], strict=False)


@dataclass(frozen=True, order=True)
class Problem:
    """Something to mend in a file; line and column count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class Report:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._problems: set[Problem] = set()

    def add(self, line: int, column: int, message: str) -> None:
        """Note a problem at a place."""
        self._problems.add(Problem(self._file, line, column, message))

    def at(self, node: Node, message: str) -> None:
        """Note a problem where a node begins."""
        self.add(node.line, node.column, message)

    def is_full(self) -> bool:
        """More than anybody reads; no need to look for good advice any more."""
        return len(self._problems) > MOST_PROBLEMS

    def problems(self) -> tuple[Problem, ...]:
        """All of them by position; past a thousand, one line says how many more there are."""
        ordered = sorted(self._problems)
        kept, more = ordered[:MOST_PROBLEMS], ordered[MOST_PROBLEMS:]
        if more:
            left_off = f"{len(more)} more problems from here on"
            kept.append(replace(more[0], message=left_off))
        return tuple(kept)


def too_large(longest: int = LONGEST) -> str:
    """What is said of a file with more characters than that."""
    return f"the file is too large; expected at most {longest:,} characters"


def compose(text: str, report: Report, longest: int = LONGEST, most_nodes: int = MOST_NODES) -> Node | None:
    """The tree of the text's one document; None when there is nothing in it, or too much to look at."""
    if len(text) > longest:
        report.add(1, 1, too_large(longest))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    readable = _with_plain_spaces(text, report)
    tree = _Tree(report, most_nodes)
    error = _feed(tree, readable)
    if error is None:
        return tree.root
    if _INDENTED_WRONG.search(text):
        return None  # The indentation is to blame and has been named.
    line, column, message = explain(error, readable)
    report.add(line, column, message)
    if (items := tree.outer_list()) is not None:
        _go_on(items, line, readable.split("\n"), tree)
    return tree.root


def _feed(tree: _Tree, text: str) -> yaml.MarkedYAMLError | None:
    try:
        if not all(map(tree.take, yaml.parse(text, Loader=_LOADER))):
            tree.break_off()
    except yaml.MarkedYAMLError as error:
        tree.break_off()
        return error
    return None


def _go_on(items: Node, broken: int, lines: list[str], tree: _Tree) -> None:
    """After a break in line `broken`, read on at the list's next item; so on for ten breaks."""
    start = items.children[-1].line if items.children else 0
    for _ in range(MOST_BREAKS):
        if (part := _rest(items, max(start, broken - 1), lines)) is None:
            return
        start, text = part
        tree = tree.another()
        error = _feed(tree, text)
        items.children += tree.root.children if tree.root and tree.root.kind is Kind.LIST else []
        if error is None:
            return
        broken, column, message = explain(error, text)
        tree.report.add(broken, column, message)


def _rest(items: Node, after: int, lines: list[str]) -> tuple[int, str] | None:
    """What is left of a list, in its old place, from its first item below that many lines, and how many
    lines lie above the item's second one."""
    margin = " " * (items.column - 1)
    begins = (number for number in range(after, len(lines)) if lines[number].startswith(f"{margin}- "))
    if (begin := next(begins, None)) is None:
        return None
    inside = re.compile(rf"\s*(#|$)|{margin}[ -]")
    kept = takewhile(inside.match, islice(lines, begin, None))
    return begin + 1, "\n" * begin + "\n".join(kept)


def _with_plain_spaces(text: str, report: Report) -> str:
    """The text with a space for everything that a curator can't see; each such place is a problem."""
    for line, column, found in _places(INVISIBLE, text):
        code = f"U+{ord(found[0]):04X}"
        report.add(line, column, f"an invisible character ({code}) stands here; delete it")
    for line, column, found in _places(_INDENTED_WRONG, text):
        sort = "a tab" if "\t" in found else "a no-break space"
        report.add(line, column, f"{sort} in the indentation; use spaces")
    for pattern in (INVISIBLE, _INDENTED_WRONG):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int, str]]:
    line, counted = 1, 0
    for match in islice(pattern.finditer(text), MOST_PROBLEMS + 1):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield line, counted - text.rfind("\n", 0, counted), match.group()


class _Tree:
    """Grows from YAML's events; `take` says False when no more should come."""

    def __init__(self, report: Report, most_nodes: int, nodes: int = 0) -> None:
        self.root: Node | None = None
        self.report = report
        self._open: list[Node] = []
        self._most, self._nodes = most_nodes, nodes

    def another(self) -> _Tree:
        """A tree for what comes after a break; all of them together have no more values than one."""
        return _Tree(self.report, self._most, self._nodes)

    def take(self, event: yaml.Event) -> bool:
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.NodeEvent):
            return self._grow(event, _node(event))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.report.add(*_place(event.start_mark), "a second document begins here; expected only one")
            return False
        return True

    def outer_list(self) -> Node | None:
        """The outermost list that the break left open."""
        return next((node for node in self._open if node.kind is Kind.LIST), None)

    def break_off(self) -> None:
        """The word read last is probably not what was meant, so it isn't judged."""
        for node in self._open:
            node.broken_off = True
        last = self._open[-1].children[-1:] if self._open else []
        for word in last:
            word.kind = word.kind if word.children else Kind.REFUSED

    def _grow(self, event: yaml.NodeEvent, node: Node) -> bool:
        self._refuse_tricks(event, node)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append(node)
        self._nodes += 1
        return self._is_within_limits(node)

    def _refuse_tricks(self, event: yaml.NodeEvent, node: Node) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.report.at(node, f'aliases ("*{str(event.anchor)[:40]}") are not allowed; write the value out')
        elif event.anchor is not None:
            self.report.at(node, f'anchors ("&{event.anchor[:40]}") are not allowed; take it out')
        if getattr(event, "tag", None) is not None:
            self.report.at(node, 'tags ("!…") are not allowed; take it out')

    def _is_within_limits(self, node: Node) -> bool:
        if len(self._open) > DEEPEST:
            self.report.at(node, f"nested too deep; expected at most {DEEPEST} levels")
            return False
        if self._nodes > self._most:
            self.report.at(node, f"too many values; expected at most {self._most:,} in one file")
            return False
        return True


def _node(event: yaml.NodeEvent) -> Node:
    line, column = _place(event.start_mark)
    return Node(line, column, _kind(event), getattr(event, "value", ""))


def _kind(event: yaml.NodeEvent) -> Kind:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) is not None:
        return Kind.REFUSED
    if isinstance(event, yaml.CollectionStartEvent):
        return Kind.LIST if isinstance(event, yaml.SequenceStartEvent) else Kind.MAPPING
    if not isinstance(event, yaml.ScalarEvent) or not event.implicit[0]:
        return Kind.TEXT
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False)))  # type: ignore[no-untyped-call]
    return _SCALARS.get(tag.rpartition(":")[2], Kind.TEXT)


_SENTENCES = (
    (
        "mapping values are not allowed",
        'a ":" too many, or a wrong indentation; line the key up, or put the text in quotes',
    ),
    ("sequence entries are not allowed", 'a list item ("- ") must begin on a line of its own'),
    ("unknown escape character", 'a "\\" inside double quotes needs a second one: "\\\\"'),
    (
        "expected '-' indicator|expected <block end>.*block collection",
        'expected "- " in line with the list that begins at {there}',
    ),
    ("flow sequence", 'expected "," or "]"; the list opened at {there} is not closed'),
    ("flow mapping", 'expected "," or "}}"; the mapping opened at {there} is not closed'),
    ("expected key|expected <block end>", "expected a key, in line with the others that begin at {there}"),
    ("expected (the )?node content", 'a value is missing before "{sign}"'),
    ("cannot start any token", 'a text may not begin with "{sign}"; put it in quotes'),
    ("block scalar", 'expected a new line after "|" or ">", and its text indented with spaces'),
    ("tag", 'tags ("!…") are not allowed; take it out'),
    ("YAML document|directive", 'a line may not begin with "%"; take it out'),
)
_AFTER_CLOSING = "text after the closing {before}; put the whole text in one pair of quotes"


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int, str]:
    """Where YAML broke, and one sentence a curator can act on."""
    mark: Any = error.problem_mark or error.context_mark
    opened: Any = error.context_mark or mark
    jargon = f"{error.problem} {error.context}"
    if "quoted scalar" in jargon and "unexpected" in jargon:
        return *_place(opened), "the quotation mark opened here is never closed"
    if "simple key" in jargon and text[opened.index] == "-":
        return *_place(opened), 'expected a space after "-"'
    if "simple key" in jargon:
        return *_place(opened), 'expected ":" after this; or indent it, if it goes on from the line above'
    there, sign = "{}:{}".format(*_place(opened)), text[mark.index : mark.index + 1].strip(" \n")
    before = text[max(0, mark.index - 200) : mark.index].rstrip(" ")[-1:]
    sentence = _sentence(jargon, sign, before)
    return *_place(mark), sentence.format(there=there, sign=sign, before=before)


def _sentence(jargon: str, sign: str, before: str) -> str:
    if sign == "\t":
        return "a tab stands here; use spaces"
    if "expected key" in jargon and before and before in "\"']}":
        return _AFTER_CLOSING
    matches = (sentence for pattern, sentence in _SENTENCES if re.search(pattern, jargon))
    return next(matches, "this can't be read; check indentation, quotation marks and brackets near here")


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1
