"""Keeps the catalogs in step with the code: `python -m mediabot.i18n.texts update|check`.

`update` collects the marked texts and merges them into every catalog; texts that left the code stay at the end as
obsolete until `update --clean`. `check` changes nothing, lists every problem with file and line, and exits 1 if there
is one. Files carry no line numbers and no dates, so they change only when a text does.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from mediabot.i18n.catalog_check import check_catalog
from mediabot.i18n.catalogs import BrokenCatalog, read_catalog
from mediabot.i18n.code_check import check_code
from mediabot.i18n.places import checkout
from mediabot.i18n.problems import Problem

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PACKAGE = "src/mediabot"
PROSE = ("src/mediabot/bot/", "src/mediabot/services/")
SCREENS = "src/mediabot/bot/screens/"
# What these say is for the operator's log and for Telegram, not for a person in the chat.
UNSEEN = "src/mediabot/bot/telegram/"
# The translator passes on what it is given: its own look-ups are no texts.
TRANSLATOR = "src/mediabot/i18n/translator.py"
_HEADER = "# Texts of mediabot. English is the source; after a change in the code: make texts."
_NOISE = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Report-Msgid-Bugs-To|Generated-By): .*\n',
    re.MULTILINE,
)


def extract(root: Path) -> Catalog:
    """Every marked text of the package, in order of file and line."""
    catalog = Catalog(header_comment=_HEADER)
    for file in _modules(root):
        found = extract_from_file("python", file, KEYWORDS, comment_tags=("i18n:",), strip_comment_tags=True)
        for line, text, comments, context in found:
            place = (file.relative_to(root).as_posix(), line)
            catalog.add(text, None, [place], auto_comments=comments, context=context)
    return catalog


def updated(root: Path, *, clean: bool = False) -> dict[Path, bytes]:
    """What the template and each catalog should hold now."""
    template = extract(root)
    contents = {root / "locales" / "mediabot.pot": _written(template)}
    for file in _catalog_files(root):
        catalog = read_catalog(file) if file.exists() else Catalog(locale=file.stem)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.header_comment = _HEADER
        if clean:
            catalog.obsolete.clear()
        contents[file] = _written(catalog)
    return contents


def update(root: Path, *, clean: bool = False) -> list[Path]:
    """Write what changed, and say which files did."""
    changed = []
    for file, content in updated(root, clean=clean).items():
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
            changed.append(file)
    return changed


def check(root: Path) -> list[Problem]:
    """Every problem of code and catalogs, in order of file and line."""
    return sorted({*_code_problems(root), *_catalog_problems(root)})


def _code_problems(root: Path) -> Iterator[Problem]:
    for module in _modules(root):
        file = module.relative_to(root).as_posix()
        if file == TRANSLATOR:
            continue
        source = module.read_text(encoding="utf-8")
        try:
            prose = file.startswith(PROSE) and not file.startswith(UNSEEN)
            yield from check_code(source, file, prose=prose, screen=file.startswith(SCREENS))
        except SyntaxError as error:
            yield Problem(file, error.lineno or 1, "not Python; its texts can't be read")


def _catalog_problems(root: Path) -> Iterator[Problem]:
    try:
        wanted = _outline(extract(root))
    except (SyntaxError, UnicodeDecodeError):
        return
    for file in (root / "locales" / "mediabot.pot", *_catalog_files(root)):
        name = file.relative_to(root).as_posix()
        if not file.exists():
            yield Problem(name, 1, "missing: run make texts")
            continue
        try:
            catalog = read_catalog(file) if file.suffix == ".po" else read_po(BytesIO(file.read_bytes()))
        except BrokenCatalog as error:
            yield Problem(name, error.line, error.problem)
            continue
        if _outline(catalog) != wanted:
            yield Problem(name, 1, "out of date with the code: run make texts")
        if file.suffix == ".po":
            yield from check_catalog(catalog, name)


def _outline(catalog: Catalog) -> list[object]:
    """What a catalog takes from the code, in order; how its lines are wrapped is the translator's business."""
    return [
        (message.context, message.id, sorted({file for file, _ in message.locations}), message.auto_comments)
        for message in catalog
        if message.id
    ]


def _modules(root: Path) -> list[Path]:
    return sorted((root / PACKAGE).rglob("*.py"))


def _catalog_files(root: Path) -> list[Path]:
    folder = root / "locales"
    return sorted({folder / "bg.po", *folder.glob("*.po")})


def _written(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, include_lineno=False)
    text = _NOISE.sub("", buffer.getvalue().decode())
    text = re.sub(r'"Project-Id-Version: .*"', r'"Project-Id-Version: mediabot\\n"', text, count=1)
    return text.replace('#, fuzzy\nmsgid ""\n', 'msgid ""\n', 1).encode()


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m mediabot.i18n.texts", description="Texts in code and catalogs.")
    parser.add_argument("what", choices=("update", "check"))
    parser.add_argument("--clean", action="store_true", help="with update: drop texts that left the code")
    parser.add_argument("--root", type=Path, default=checkout(), help="the checkout (default: this one)")
    given = parser.parse_args(arguments)
    if given.what == "update":
        try:
            changed = update(given.root, clean=given.clean)
        except BrokenCatalog as error:
            print(error)
            return 1
        print("\n".join(f"updated {file.relative_to(given.root).as_posix()}" for file in changed) or "nothing changed")
        return 0
    problems = check(given.root)
    print("\n".join(map(str, problems)) or "texts are in order")
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} with texts")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
