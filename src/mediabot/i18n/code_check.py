"""Texts in code that a translator never gets to see: unmarked ones, and marked ones that can't be extracted.

A string literal counts as meant for people when it holds Cyrillic, or words with a space between them; on screens a
single capitalised word is enough. What is certainly not shown is left out: docstrings, log messages, what is raised,
keys, annotations, patterns. For the rest there is the comment `# not shown`, on a line of the literal, or on the
first line of a whole assignment or call, or alone above it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mediabot.i18n.problems import Problem

# How many leading arguments are texts, after how many contexts.
MARKERS = {"gettext": (0, 1), "ngettext": (0, 2), "pgettext": (1, 1), "npgettext": (1, 2)}
EXCUSE = "# not shown"

_LOG_METHODS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
_NOT_SHOWN_CALLS = {
    "trouble",
    "over",
    "cast",
    "compile",
    "getLogger",
    "get_logger",
    "__init__",
    "TypeVar",
    "NewType",
    "deprecated",
}
_MARKUP = re.compile(r"<[^<>]*>|&\w+;|^ expandable$")
_WORDS = re.compile(r"(?<![%\w])[^\W\d_]+[.,;:!?…)]*\s+|\s[^\W\d_]+")
_LABEL = re.compile(r"[A-Z][a-z]{2,}[.!?…]?")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def check_code(source: str, file: str, *, prose: bool, screen: bool = False) -> Iterator[Problem]:
    """Problems of one module; unmarked texts are looked for where `prose`, labels of one word where `screen`."""
    tree = ast.parse(source)
    excused = _excused_lines(tree, source.splitlines())
    finder = _Finder(screen=screen)
    finder.visit(tree)
    for node, text in finder.unmarked if prose else ():
        if excused.isdisjoint(range(node.lineno, (node.end_lineno or node.lineno) + 1)):
            yield Problem(file, node.lineno, f"“{_short(text)}” is not marked for translation; pass it to t.gettext")
    for call, fault in finder.not_literal:
        yield Problem(file, call.lineno, fault)


def _excused_lines(tree: ast.Module, lines: list[str]) -> set[int]:
    """Lines with the comment, and every line of a simple statement that it opens or stands above."""
    marked = {number for number, line in enumerate(lines, 1) if EXCUSE in line}
    alone = {number + 1 for number in marked if lines[number - 1].lstrip().startswith("#")}
    excused = set(marked)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr | ast.Return) and node.lineno in marked | alone:
            excused |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return excused


def looks_human(text: str, *, screen: bool = False) -> bool:
    """Whether a literal reads like something for people."""
    plain = _MARKUP.sub(" ", text)
    if _CYRILLIC.search(plain):
        return True
    bare = plain if plain == text else plain.strip()
    return _WORDS.search(bare) is not None or (screen and _LABEL.fullmatch(plain.strip()) is not None)


class _Finder(ast.NodeVisitor):
    """Walks a module and steps over everything that is not shown."""

    def __init__(self, *, screen: bool) -> None:
        self.screen = screen
        self.unmarked: list[tuple[ast.expr, str]] = []
        self.not_literal: list[tuple[ast.Call, str]] = []

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and looks_human(node.value, screen=self.screen):
            self.unmarked.append((node, node.value))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        if looks_human(text, screen=self.screen):
            self.unmarked.append((node, text))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.not_literal += [(call, f"{name} stands inside an f-string: {_HOW}") for call, name in _marks(part)]
                self.visit(part.value)

    def visit_Call(self, node: ast.Call) -> None:
        name = _called(node.func)
        if name in MARKERS:
            self._marked(node, name)
            return
        self.visit(node.func)
        if name in _NOT_SHOWN_CALLS or (name in _LOG_METHODS and _is_log(node.func)):
            return
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            self.visit(argument)

    def _marked(self, node: ast.Call, name: str) -> None:
        contexts, texts = MARKERS[name]
        for argument in node.args[: contexts + texts]:
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                self.not_literal.append((node, f"{name} needs a plain literal, not {_kind(argument)}: {_HOW}"))
        if len(node.args) < contexts + texts:
            self.not_literal.append((node, f"{name} needs its texts as positional literals: {_HOW}"))
        self.visit(node.func)
        for argument in (*node.args[contexts + texts :], *(keyword.value for keyword in node.keywords)):
            self.visit(argument)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What is raised is for logs; `bot/errors.py` chooses the words."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """An assertion speaks to programmers."""

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared is not shown."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        """Its only string is an annotation."""

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for child in (*node.decorator_list, node.args, *node.body):
            self.visit(child)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self.visit_FunctionDef(node)

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        for statement in (statement for case in node.cases for statement in case.body):
            self.visit(statement)


_HOW = "what the extractor can't read is never translated"


def _marks(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return ((call, _called(call.func)) for call in calls if _called(call.func) in MARKERS)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_log(function: ast.expr) -> bool:
    owner = function.value if isinstance(function, ast.Attribute) else None
    name = _called(owner) if owner is not None else ""
    return "log" in name.lower()


def _kind(node: ast.expr) -> str:
    match node:
        case ast.JoinedStr():
            return "an f-string (name the fields and use .format)"
        case ast.BinOp():
            return "a concatenation"
        case ast.IfExp():
            return "a choice (call it in both branches)"
        case ast.Name() | ast.Attribute():
            return "a variable"
    return "an expression"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
