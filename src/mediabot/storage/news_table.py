"""News as a table: CSV with a header row, as spreadsheets write it in any country."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mediabot.domain.directory import Localized
from mediabot.domain.languages import WRITTEN
from mediabot.domain.stories import SOURCE_LIMIT, TITLE_LIMIT, BadLink, Story, checked_link
from mediabot.storage.news_quotes import check_quotes, is_parted, swallowed_rows
from mediabot.storage.news_text import LINE_END
from mediabot.storage.nodes import FIRST_YEAR, LAST_YEAR, nearest, noon, shown
from mediabot.storage.positions import Report

_TEXTS = ("title", "summary", "link", "source")
_IN_LANGUAGES = tuple(f"{name}_{code}" for name in _TEXTS for code in WRITTEN)
COLUMNS = (*_TEXTS, *_IN_LANGUAGES, "published", "topics", "experts", "event_on")
_TITLES = {"title", *(f"title_{code}" for code in WRITTEN)}
_LIMITS = {"title": TITLE_LIMIT, "source": SOURCE_LIMIT}
_DELIMITERS = ",;\t|"
_SEPARATOR = ";"
"""Between several topics or experts in one cell; where it also parts the columns, "/" is used."""

_SEP = re.compile(r'"?sep=([,;\t|])"?[,;\t| ]*', re.IGNORECASE)
_WORD = re.compile(r"[^\W\d]+(_[^\W\d]+)*")

LAST_SHORT_YEAR = 2049
"""Two digits are a year of this century; past this one they are asked about."""

_LONGEST_HEADER = 1_000

_DAY = re.compile(
    r"(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?:(?P<year>\d{4})|(?P<short>\d\d))(?: ?г\.?)?",  # not shown
    re.ASCII,
)


@dataclass(frozen=True)
class _Sheet:
    """What a row is read by: the columns' names in their order, empty ones too, and what parts cells."""

    names: tuple[str, ...]
    delimiter: str

    @property
    def separator(self) -> str:
        return "/" if self.delimiter == _SEPARATOR else _SEPARATOR

    def place(self, name: str) -> int:
        """The number of a column, from 1; the first where there is none."""
        return self.names.index(name) + 1 if name in self.names else 1


@dataclass(frozen=True)
class _Row:
    """`line` is the one on which the row begins: a quoted cell may go on over several."""

    line: int
    cells: dict[str, str]


def looks_like_table(text: str) -> bool:
    """Whether its first words are a header of ours, and not the heading of a page that has a comma in it."""
    _, lines, delimiter = _opened(text)
    header = next((line for line in lines if _is_filled(line)), "")
    if delimiter is not None:
        return True
    if len(header) > _LONGEST_HEADER:
        return False
    delimiter = _delimiter(header)
    names = _names(next(csv.reader([header], delimiter=delimiter), []))
    filled = [name for name in names if name]
    if len(names) < 2 or not all(_WORD.fullmatch(name) for name in filled):
        return False
    rows = [line for line in lines[lines.index(header) + 1 :] if line.strip()]
    parted = not rows or any(delimiter in line for line in rows)
    return parted and bool(_TITLES & set(filled) or all(name in COLUMNS for name in filled))


def read_table(text: str, report: Report) -> list[tuple[int, Story]]:
    """A story for each row that is not empty."""
    begin, lines, delimiter = _opened(text)
    header = next((line for line in lines if _is_filled(line)), "")
    delimiter = delimiter or _delimiter(header)
    text = "\n" * begin + "\n".join(lines)
    if not check_quotes(text, delimiter, report):
        return []
    rows = [(line, row) for line, row in _rows(text, delimiter, report) if any(cell.strip() for cell in row)]
    if not rows:
        return []
    line, first = rows[0]
    sheet = _Sheet(_names(first), delimiter)
    _check_header(sheet, line, report)
    if len(rows) == 1:
        report.add(line, 1, "there is no row under the names of the columns")
    return [(line, _story(_row(line, row, sheet, report), sheet, report)) for line, row in rows[1:]]


def _opened(text: str) -> tuple[int, list[str], str | None]:
    """How many lines stand before the header (blank ones, comments, Excel's `sep=;`), the rest, and that delimiter."""
    lines, begin, delimiter = LINE_END.split(text), 0, None
    for line in lines:
        if found := _SEP.fullmatch(line):
            delimiter = found[1]
        elif _is_filled(line) and not _is_comment(line):
            break
        begin += 1
    return begin, lines[begin:], delimiter


def _is_filled(line: str) -> bool:
    return bool(line.strip(f'{_DELIMITERS} "'))


def _is_comment(line: str) -> bool:
    return line.startswith("#") and not set(re.split(r"\W+", line.casefold())) & set(COLUMNS)


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _names(row: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip().casefold() for name in row)


def _rows(text: str, delimiter: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        report.add(line, 1, f"this is no proper table ({error}); save it as CSV again")


def _check_header(sheet: _Sheet, line: int, report: Report) -> None:
    for number, name in enumerate(sheet.names, 1):
        if name and name not in COLUMNS:
            report.add(line, number, f'column {number}: unknown name "{name[:40]}"; {nearest(name, COLUMNS)}')
        elif name and (first := sheet.place(name)) != number:
            report.add(line, number, f'column {number}: "{name}" is written twice; the first is column {first}')
    if not _TITLES & set(sheet.names):
        report.add(line, 1, "there is no column title, title_bg or title_en")


def _row(line: int, row: list[str], sheet: _Sheet, report: Report) -> _Row:
    """The row's cells by column; what stands under no name, or over several rows, would be lost and is reported."""
    if len(row) == 1 and (other := _parted_otherwise(row[0], sheet)):
        report.add(line, 1, f'this row is parted by "{other}", and the names of the columns by "{sheet.delimiter}"')
    for number, cell in enumerate(row, 1):
        if number > len(sheet.names) and cell.strip():
            told = f'put a text that holds "{sheet.delimiter}" in quotation marks'
            report.add(line, number, f"this row has more cells than there are columns ({len(sheet.names)}); {told}")
            break
        if number <= len(sheet.names) and not sheet.names[number - 1] and cell.strip():
            report.add(line, number, f'column {number} has no name, but "{shown(cell)}" stands in it')
        if count := swallowed_rows(cell, sheet.delimiter, len(sheet.names)):
            lines = "the next row" if count == 1 else f"the next {count} rows"
            report.add(line, number, f"a quotation mark opened here swallows {lines}; close it, or write it twice")
    return _Row(line, {name: cell.strip() for name, cell in zip(sheet.names, row, strict=False) if name})


def _parted_otherwise(cell: str, sheet: _Sheet) -> str:
    """The delimiter that the row's author had in mind, where it is not the header's."""
    columns = len(sheet.names)
    return next((sign for sign in _DELIMITERS if sign != sheet.delimiter and is_parted(cell, sign, columns)), "")


def _story(row: _Row, sheet: _Sheet, report: Report) -> Story:
    texts = {name: _localized(row.cells, name) for name in _TEXTS}
    if not texts["title"]:
        report.add(row.line, 1, "this row has no title")
    for name, limit in _LIMITS.items():
        for column in (name, *(f"{name}_{code}" for code in WRITTEN)):
            if (count := len(row.cells.get(column, ""))) > limit:
                said = f"{column}: this text has {count} characters; expected at most {limit}"
                report.add(row.line, sheet.place(column), said)
    for link in texts["link"].texts():
        try:
            checked_link(link)
        except BadLink:
            report.add(row.line, 1, f'"{link[:40]}" is no link; expected an address that begins with https://')
    published = _day(row, "published", sheet, report)
    return Story(
        title=texts["title"],
        summary=texts["summary"],
        link=texts["link"],
        source=texts["source"],
        published_at=noon(published) if published else None,
        topics=tuple(Localized(plain=topic) for topic in _several(row.cells, "topics", sheet.separator)),
        experts=tuple(_several(row.cells, "experts", sheet.separator)),
        event_on=_day(row, "event_on", sheet, report),
    )


def _localized(cells: dict[str, str], name: str) -> Localized:
    return Localized(
        bg=" ".join(cells.get(f"{name}_bg", "").split()),
        en=" ".join(cells.get(f"{name}_en", "").split()),
        plain=" ".join(cells.get(name, "").split()),
    )


def _several(cells: dict[str, str], name: str, separator: str) -> list[str]:
    return [part.strip() for part in cells.get(name, "").split(separator) if part.strip()]


def _day(row: _Row, name: str, sheet: _Sheet, report: Report) -> date | None:
    """As 2026-11-01, 1.11.2026 or 1.11.26."""
    text = row.cells.get(name, "")
    if not text:
        return None
    day = why = None
    if found := _DAY.fullmatch(text):
        day, why = _in_calendar(found, text)
    else:
        why = f'"{shown(text)}" is no date; expected one such as 2026-11-01'
    if why:
        report.add(row.line, sheet.place(name), f"{name}: {why}")
    return day


def _in_calendar(found: re.Match[str], text: str) -> tuple[date | None, str]:
    year = int(found["iso"] or found["year"] or 0) if not found["short"] else 2000 + int(found["short"])
    if found["short"] and year > LAST_SHORT_YEAR:
        return None, f'"{text}" may be of {year - 100} or of {year}; write the year with four digits'
    try:
        day = date(year, int(found["iso_month"] or found["month"]), int(found["iso_day"] or found["day"]))
    except ValueError:
        return None, f"there is no such day as {text}"
    return (day, "") if FIRST_YEAR <= year <= LAST_YEAR else (None, f"expected a date of this century, found {text}")
