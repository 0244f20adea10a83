"""News as a table: CSV with a header row, as spreadsheets write it in any country."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from mediabot.domain.directory import Localized
from mediabot.domain.languages import WRITTEN
from mediabot.domain.stories import BadLink, Story, checked_link
from mediabot.storage.nodes import nearest, noon
from mediabot.storage.positions import Report

_TEXTS = ("title", "summary", "link", "source")
_IN_LANGUAGES = tuple(f"{name}_{code}" for name in _TEXTS for code in WRITTEN)
COLUMNS = (*_TEXTS, *_IN_LANGUAGES, "published", "topics", "experts", "event_on")
_DELIMITERS = ",;\t|"
_SEPARATOR = ";"
"""Between several topics or experts in one cell; where it also parts the columns, "/" is used."""


def looks_like_table(text: str) -> bool:
    """Whether the first line is a header of ours."""
    first = text.partition("\n")[0].strip().casefold()
    return any(first.startswith(f"{name}{end}") for name in COLUMNS for end in _DELIMITERS)


def read_table(text: str, report: Report) -> list[tuple[int, Story]]:
    """A story for each row that is not empty."""
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, row) for row in reader)
    except csv.Error as error:
        report.add(reader.line_num, 1, f"this is no proper table ({error}); save it as CSV again")
        return []
    names = [name.strip().casefold() for name in rows[0][1]] if rows else []
    _check_header(names, report)
    stories = []
    for line, row in rows[1:]:
        if any(cell.strip() for cell in row):
            cells = {name: cell.strip() for name, cell in zip(names, row, strict=False)}
            stories.append((line, _story(cells, line, report, "/" if delimiter == _SEPARATOR else _SEPARATOR)))
    return stories


def _check_header(names: Iterable[str], report: Report) -> None:
    names = list(names)
    for number, name in enumerate(names, 1):
        if name not in COLUMNS:
            report.add(1, number, f'column {number}: unknown name "{name[:40]}"; {nearest(name, COLUMNS)}')
    if not {"title", "title_bg", "title_en"} & set(names):
        report.add(1, 1, "there is no column title, title_bg or title_en")


def _story(cells: dict[str, str], line: int, report: Report, separator: str) -> Story:
    texts = {name: _localized(cells, name) for name in _TEXTS}
    if not texts["title"]:
        report.add(line, 1, "this row has no title")
    for link in texts["link"].texts():
        try:
            checked_link(link)
        except BadLink:
            report.add(line, 1, f'"{link[:40]}" is no link; expected an address that begins with https://')
    published = _day(cells, "published", line, report)
    return Story(
        title=texts["title"],
        summary=texts["summary"],
        link=texts["link"],
        source=texts["source"],
        published_at=noon(published) if published else None,
        topics=tuple(Localized(plain=topic) for topic in _several(cells, "topics", separator)),
        experts=tuple(_several(cells, "experts", separator)),
        event_on=_day(cells, "event_on", line, report),
    )


def _localized(cells: dict[str, str], name: str) -> Localized:
    return Localized(
        bg=" ".join(cells.get(f"{name}_bg", "").split()),
        en=" ".join(cells.get(f"{name}_en", "").split()),
        plain=" ".join(cells.get(name, "").split()),
    )


def _several(cells: dict[str, str], name: str, separator: str) -> list[str]:
    return [part.strip() for part in cells.get(name, "").split(separator) if part.strip()]


def _day(cells: dict[str, str], name: str, line: int, report: Report) -> date | None:
    """As 2026-11-01 or 1.11.2026."""
    text = cells.get(name, "")
    if not text:
        return None
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.rstrip("г. ").split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        report.add(line, 1, f'"{text[:40]}" is no date; expected one such as 2026-11-01')
        return None
