"""Reading `locales/*.po` and compiling them in memory, so that nobody forgets to.

A broken file stops the start with its name and line; a missing entry never does, its reader gets the English source.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from mediabot.domain.errors import MediabotError


class BrokenCatalog(MediabotError):
    """A catalog can't be read. The message names file and line, as compilers do."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}:{line}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


def read_catalog(file: Path) -> Catalog:
    """The catalog in `file`; the file's name is its language."""
    return _parsed(file, _content(file))


def compile_catalog(file: Path) -> GNUTranslations:
    """The catalog in `file`, ready for look-ups."""
    return _compiled(file, _content(file))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BrokenCatalog(file, 1, error.strerror or "can't be read") from error


def _parsed(file: Path, content: bytes) -> Catalog:
    try:
        Locale.parse(file.stem)
    except (UnknownLocaleError, ValueError):
        raise BrokenCatalog(file, 1, f"“{file.stem}” is no language; a catalog is named like bg.po") from None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenCatalog(file, content[: error.start].count(b"\n") + 1, "not UTF-8") from None
    try:
        return read_po(BytesIO(content), locale=file.stem, charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        raise BrokenCatalog(file, error.lineno + 1, f"not understood: {error.line.strip()}") from error
    except (ValueError, SyntaxError, IndexError, AttributeError) as error:
        raise BrokenCatalog(file, _line_of(content, b"Plural-Forms"), f"not understood: {error}") from error


@lru_cache(maxsize=8)
def _compiled(file: Path, content: bytes) -> GNUTranslations:
    """Parsing costs some 0.2 s, and who opens a second media center in one process has the same content."""
    catalog = _parsed(file, content)
    compiled = BytesIO()
    try:
        write_mo(compiled, catalog)
        compiled.seek(0)
        return GNUTranslations(compiled)
    except (ValueError, IndexError) as error:
        line = _line_of(content, b"Plural-Forms")
        raise BrokenCatalog(file, line, f"the plural rule is not understood: {error}") from error


def _line_of(content: bytes, wanted: bytes) -> int:
    return content[: max(content.find(wanted), 0)].count(b"\n") + 1
