"""The text of a file of news, whatever wrote it: UTF-8, UTF-16 with its mark, and windows-1251, as old Excel saves it.

What was not plain UTF-8 is read with a word about it, since a wrong guess would show only in the letters. Windows-1251
is taken where what comes out looks Bulgarian or is no more than curly quotes; anything else stays a problem.
"""

from __future__ import annotations

import codecs
import re

from mediabot.storage.nodes import decoded
from mediabot.storage.positions import LONGEST, Report, too_large

LINE_END = re.compile(r"\r\n|\r|\n")
"""What an editor counts as lines; other separators within one are blanks."""

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OLD = "windows-1251"
_EXPECTED = re.compile(r"[А-яЁё„“”‘’«»–—…№§©®™°•·\u00a0\u00ad±€]")
_MOSTLY = 0.9
_WORD = re.compile(r"\b[А-я]?[а-я]{2,}\b")
_STRANGE = re.compile(r"\b[а-я][А-Я]{2,}\b|[A-Za-z][а-я]|[а-я][A-Za-z]")
"""KOI8 swaps small and capital letters, and the accents of western languages turn up inside Latin words."""


def text_of(content: bytes, report: Report, notes: Report) -> str | None:
    """None where it can't be read, which is then reported; `notes` gets the encoding where that is another."""
    if len(content) > LONGEST * 4:
        report.add(1, 1, too_large())
        return None
    text = _marked(content, report, notes)
    if text is None and not report.problems():
        text = _unmarked(content, report, notes)
    if text is not None and (at := text.find("\0")) >= 0:
        *before, here = text[:at].split("\n")
        report.add(len(before) + 1, len(here) + 1, "this is no text (a zero byte stands here); save it as UTF-8")
        return None
    if text is not None and len(text) > LONGEST:
        report.add(1, 1, too_large())
        return None
    return text


def _marked(content: bytes, report: Report, notes: Report) -> str | None:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        *before, here = content[: error.start].decode(encoding, "ignore").split("\n")
        report.add(len(before) + 1, len(here) + 1, "this is broken UTF-16; save the file as UTF-8")
        return None
    notes.add(1, 1, "the file is UTF-16 and was read as that")
    return text


def _unmarked(content: bytes, report: Report, notes: Report) -> str | None:
    unreadable = Report("")
    text = decoded(content, unreadable)
    if text is not None:
        return text.removeprefix("\ufeff")
    old = _old_text(content)
    if old is None:
        for problem in unreadable.problems():
            report.add(problem.line, problem.column, problem.message)
        return None
    notes.add(1, 1, f"the file is not UTF-8 and was read as {_OLD}; look whether its letters are right")
    return old


def _old_text(content: bytes) -> str | None:
    """As windows-1251, where that is believable: not UTF-8 with a bad byte in it, nor another alphabet."""
    signs = [sign for sign in content.decode("utf-8", "ignore") if not sign.isascii()]
    foreign = sum(byte > 127 for byte in content)
    if len("".join(signs).encode()) * 2 > foreign:
        return None
    try:
        text = content.decode(_OLD)
    except UnicodeDecodeError:
        return None
    believable = len(_EXPECTED.findall(text)) >= _MOSTLY * foreign
    return text if believable and len(_STRANGE.findall(text)) <= len(_WORD.findall(text)) else None
