"""Quotation marks of a table: where one opens a cell that is never closed, or closes too early, or swallows rows.

The csv module says no more than that something is wrong, and at the end of what it swallowed.
"""

from __future__ import annotations

import re

from mediabot.storage.news_text import LINE_END
from mediabot.storage.positions import Report

NEVER_CLOSED = "the quotation mark opened here is never closed"
CLOSED_INSIDE = (
    'the quotation mark opened here closes inside its cell; write a mark that belongs to the text twice ("")'
)


def check_quotes(text: str, delimiter: str, report: Report) -> bool:
    """Whether every quoted cell is closed where it ends; the first that isn't is reported where it opens."""
    ends = {"", delimiter, "\r", "\n"}
    begins, at = {delimiter, "\r", "\n"}, 0
    while (opened := text.find('"', at)) >= 0:
        at = opened + 1
        if opened > 0 and text[opened - 1] not in begins:
            continue
        closed = _closing(text, at)
        if closed < 0 or text[closed + 1 : closed + 2] not in ends:
            line, column = _place(text, opened)
            report.add(line, column, NEVER_CLOSED if closed < 0 else CLOSED_INSIDE)
            return False
        at = closed + 1
    return True


def swallowed_rows(cell: str, delimiter: str, columns: int) -> int:
    """How many lines of a cell, after its first, look like rows of their own."""
    return sum(is_parted(line, delimiter, columns) for line in LINE_END.split(cell)[1:])


def is_parted(text: str, delimiter: str, columns: int) -> bool:
    """Whether a text has that many columns, which no prose and no number with a comma has."""
    sign = re.escape(delimiter)
    parts = re.findall(rf"(?<!\d){sign}(?!\s|$)|(?<=\d){sign}(?![\s\d]|$)", text)
    return columns > 1 and len(parts) >= columns - 1


def _closing(text: str, at: int) -> int:
    while (closed := text.find('"', at)) >= 0 and text[closed + 1 : closed + 2] == '"':
        at = closed + 2
    return closed


def _place(text: str, at: int) -> tuple[int, int]:
    *before, here = LINE_END.split(text[:at])
    return len(before) + 1, len(here) + 1
