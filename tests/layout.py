"""The house in figures: `python -m tests.layout [ROOT]`: rooms, functions, files, and how the rooms know each other."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

PACKAGE = "mediabot"
SUBJECTS = ("services", "bot")
"""Layers whose folders are rooms of one subject each."""


def modules(root: Path) -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted((root / "src" / PACKAGE).rglob("*.py")):
        parts = path.relative_to(root / "src").with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(name: str, known: dict[str, Path]) -> set[str]:
    """The modules of the package that this one imports."""
    found = set()
    for node in ast.walk(ast.parse(known[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in known:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (inner & known.keys()) or {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & known.keys()
    return found - {name}


def room(name: str, path: Path) -> str:
    """The folder of a module, as far as the third level (`bot.screens.news` stands for itself)."""
    parts = name.split(".")[1:]
    return "/".join(parts if path.stem == "__init__" else parts[:-1]) or "(top)"


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """The length in lines of every function, with its name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.end_lineno - node.lineno + 1, f"{path.name}:{node.name}"


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def main(root: Path) -> None:
    known = modules(root)
    files = {name: path for name, path in known.items() if lines(path)}
    print(f"{'room':<24}{'files':>6}{'lines':>8}")
    counted = Counter(room(name, path) for name, path in files.items())
    for name, count in sorted(counted.items()):
        length = sum(lines(path) for module, path in files.items() if room(module, path) == name)
        print(f"{name:<24}{count:>6}{length:>8}")
    print(f"{'all':<24}{len(files):>6}{sum(map(lines, files.values())):>8}")
    _spread("functions", [one for path in files.values() for one in functions(path)])
    _spread("files", [(lines(path), str(path.relative_to(root / "src" / PACKAGE))) for path in files.values()])
    for layer in SUBJECTS:
        _arrows(layer, known)


def _spread(what: str, sizes: list[tuple[int, str]]) -> None:
    lengths = [length for length, _ in sizes]
    longest = ", ".join(f"{name} {length}" for length, name in sorted(sizes, reverse=True)[:3])
    print(f"{what}: median {median(lengths):g}, p90 {quantiles(lengths, n=10)[-1]:g} lines; longest {longest}")


def _arrows(layer: str, known: dict[str, Path]) -> None:
    """Imports within a layer, and between its rooms."""
    inside = f"{PACKAGE}.{layer}."
    pairs = [(a, b) for a in known if a.startswith(inside) for b in imports(a, known) if b.startswith(inside)]
    rooms = {(_inner(a, inside), _inner(b, inside)) for a, b in pairs}
    between = {(a, b) for a, b in rooms if a != b}
    print(
        f"{layer}: {len(pairs)} imports among {len({name for pair in pairs for name in pair})} files, "
        f"{len(between)} arrows between {len({name for pair in rooms for name in pair})} rooms"
    )


def _inner(name: str, inside: str) -> str:
    return name.removeprefix(inside).split(".")[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent)
