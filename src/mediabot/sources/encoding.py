"""Bytes from outside as text, whatever they say they are.

What decodes as UTF-8 is UTF-8, also where something else is declared; a stray byte makes no other encoding of it. Of
what remains the declared encoding is taken, unless it is the default of a server that knows nothing of its pages.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_IN_TEXT = re.compile(
    rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)|<meta[^>]*?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml\b.*?\?>", re.DOTALL)
_LOOKED_AT = 4096
_DEFAULTS = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Declared by servers that know nothing of their pages, and fit for any bytes."""

_SHIFTING = frozenset({"iso2022_jp", "iso2022_kr", "hz", "utf-7"})
"""Written in ASCII, so that they pass for UTF-8."""

_HIGH = re.compile(rb"[\x80-\xff]+")


def text_of(body: bytes, content_type: str = "") -> str:
    """Without a byte order mark and without an XML declaration, which would speak of the bytes."""
    return _DECLARATION.sub("", _decoded(body, content_type).removeprefix("\ufeff"), count=1)


def _decoded(body: bytes, content_type: str) -> str:
    for mark, name in (*_MARKS, *_WIDE):
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _declared(body, content_type)
    try:
        return body.decode(next((name for name in declared if name in _SHIFTING), "utf-8"))
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(body):
        return body.decode("utf-8", "replace")
    for name in declared:
        if name not in _DEFAULTS and name != "utf-8" and (text := _nearly_whole(body, name)) is not None:
            return text
    return body.decode("cp1251" if _looks_cyrillic(body) else "cp1252", "replace")


def _declared(body: bytes, content_type: str) -> list[str]:
    """Known names of encodings, as Python calls them: the header's, then the text's own."""
    told = [found[1] for found in _IN_HEADER.finditer(content_type)]
    inside = _IN_TEXT.search(body, 0, _LOOKED_AT)
    if inside:
        told.append((inside[1] or inside[2]).decode("ascii"))
    return [name for one in told if (name := _known(one))]


def _known(name: str) -> str:
    """Python's name of an encoding of text, empty for none; "cp-1251", "win1251", "x-cp1251" are windows-1251."""
    page = re.search(r"(?:win|cp|ansi)\D*(125\d|866)$", name.lower())
    try:
        codec = codecs.lookup(f"cp{page[1]}" if page else name)
    except (LookupError, ValueError):
        return ""
    return codec.name if getattr(codec, "_is_text_encoding", True) else ""


def _nearly_whole(body: bytes, name: str) -> str | None:
    """But for a stray byte here and there."""
    text = body.decode(name, "replace")
    return text if text.count("\ufffd") <= 1 + len(body) // 1000 else None


def _mostly_utf8(body: bytes) -> bool:
    """Whether whole characters of several bytes are many more than what is none."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return whole > 4 * broken


def _looks_cyrillic(body: bytes) -> bool:
    """Accented letters stand alone between plain ones, Cyrillic ones make whole words."""
    runs = [len(found[0]) for found in _HIGH.finditer(body)]
    return sum(run for run in runs if run > 1) > sum(runs) / 2
