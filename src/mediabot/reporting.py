"""`mediabot report`: what the Media Center achieved between two days, as Markdown, CSV or a workbook."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

from mediabot.bot.screens.outcomes.figures import Section, sections, title
from mediabot.bot.showing.loading import Loader
from mediabot.config import Settings
from mediabot.domain.directory import Directory
from mediabot.domain.errors import MediabotError
from mediabot.domain.learning import learned
from mediabot.domain.text import clean_line
from mediabot.i18n.translator import Catalogs
from mediabot.jobs.clock import SystemClock
from mediabot.matching import DirectoryIndex
from mediabot.operations import directory_in_force, opened
from mediabot.services.desk import Desk, Office
from mediabot.services.outcomes.learning import facts_of

LONGEST_CELL = 1000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula."""


class BadDay(MediabotError):
    """Not a day that a report can begin or end with."""


class ReportFormat(StrEnum):
    MD = "md"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Report:
    """A title, and sections of labels with values."""

    title: str
    sections: Sequence[Section]

    def rows(self) -> list[tuple[str, str, str]]:
        """Each figure with the heading that it stands under, safe for a spreadsheet."""
        return [
            (cell(section.heading), cell(label), cell(value))
            for section in self.sections
            for label, value in section.lines
        ]


def stretch_of(first: str, last: str, today: date) -> tuple[date, date]:
    """The two days of a report. Raises BadDay."""
    start, end = _day("--from", first), _day("--to", last)
    if start > end:
        raise BadDay(
            f"--from {first} is after --to {last}: the first day comes first, such as --from {end} --to {start}"
        )
    if start > today:
        raise BadDay(f"--from {first} lies ahead: today is {today}")
    return start, end


def _day(option: str, text: str) -> date:
    """Written in one way only, so that nobody takes the month for the day."""
    try:
        return datetime.strptime(text.strip(), "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise BadDay(f"{option} {text}: that is no day; expected year, month and day, such as 2026-11-30") from None


async def report(settings: Settings, first: str, last: str, language: str = "") -> Report:
    """In that language, or in the one of the settings. Raises BadDay."""
    now = SystemClock().now()
    start, end = stretch_of(first, last, now.astimezone(ZoneInfo(settings.timezone)).date())
    t = Catalogs.load().translator(language or settings.language, settings.timezone)
    async with opened(settings) as work:
        directory = await directory_in_force(work, settings)
        found = learned(await facts_of(work, directory, start, end, settings.timezone))
        office = Office(directory=directory, index=DirectoryIndex.build(Directory()))
        loader = Loader(Desk(work, now, office), t.language)
    names = {one.id: loader.called(one.id) for one in directory.experts}
    return Report(title(found, t), sections(found, names, t))


def written(one: Report, kind: ReportFormat) -> bytes:
    """The report as a file of that kind."""
    return _WRITERS[kind](one)


def cell(text: str) -> str:
    """One that no spreadsheet takes for a formula, and no table for its end."""
    line = clean_line(text, LONGEST_CELL)
    return f"'{line}" if line.startswith(FORMULA) else line


def _markdown(one: Report) -> bytes:
    lines = [f"# {_escaped(one.title)}"]
    for section in one.sections:
        lines += ["", f"## {_escaped(section.heading)}", ""]
        told = (f"{_escaped(label)}: {_escaped(value)}" if value else _escaped(label) for label, value in section.lines)
        lines += [f"- {line}" for line in told]
    return ("\n".join(lines) + "\n").encode()


def _escaped(text: str) -> str:
    """Words that somebody typed are words, whatever signs stand among them."""
    return _MARKS.sub(r"\\\g<0>", clean_line(text, LONGEST_CELL))


def _csv(one: Report) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows(one.rows())
    return out.getvalue().encode("utf-8-sig")


def _workbook(one: Report) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell.cell import TYPE_STRING

    book = Workbook(write_only=False)
    sheet = book.active
    assert sheet is not None
    sheet.title = "mediabot"
    for row, values in enumerate([(one.title, "", ""), HEADER, *one.rows()], 1):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column, cell(value)).data_type = TYPE_STRING
    for letter, width in (("A", 36), ("B", 60), ("C", 60)):
        sheet.column_dimensions[letter].width = width
    out = BytesIO()
    book.save(out)
    return out.getvalue()


HEADER = ("section", "figure", "value")
_MARKS = re.compile(r"[\\`*_\[\]<>#|]")
_WRITERS: Mapping[ReportFormat, Callable[[Report], bytes]] = {
    ReportFormat.MD: _markdown,
    ReportFormat.CSV: _csv,
    ReportFormat.XLSX: _workbook,
}
