"""One reader's language and clock: texts through gettext, dates and numbers through Babel.

A translator belongs to who reads, not to who wrote. It is immutable, cheap and kept, so it may be made anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from gettext import NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date as babel_date
from babel.dates import get_date_format
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from mediabot.i18n.catalogs import BrokenCatalog, compile_catalog
from mediabot.i18n.languages import language_name
from mediabot.i18n.places import locales_folder

__all__ = ["DEFAULT_ZONE", "SOURCE_LANGUAGE", "BrokenCatalog", "Catalogs", "Translator"]

SOURCE_LANGUAGE = "en"
DEFAULT_ZONE = "Europe/Sofia"

# American English would put the month first and count hours to twelve.
_LOCALES = {"en": "en_GB"}

# CLDR's minimumGroupingDigits, which Babel leaves out.
_GROUPED_FROM = {"bg": 10_000}


@dataclass(frozen=True)
class Translator:
    """Texts, dates and numbers for one reader."""

    language: str
    zone: str
    _texts: NullTranslations = field(repr=False, compare=False)
    _locale: Locale = field(repr=False, compare=False)
    _tz: tzinfo = field(repr=False, compare=False)

    def gettext(self, message: str) -> str:
        """The text in the reader's language."""
        return self._texts.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The text in the form that `n` things need."""
        return self._texts.ngettext(one, many, n)

    def pgettext(self, context: str, message: str) -> str:
        """A short text that means different things in different places."""
        return self._texts.pgettext(context, message)

    def npgettext(self, context: str, one: str, many: str, n: int) -> str:
        """A counted text with a context."""
        return self._texts.npgettext(context, one, many, n)

    def moment(self, instant: datetime, now: datetime) -> str:
        """Day and time as said at `now`: „утре, 12:00“; the year stands only where it is another one."""
        local, today = self._local(instant), self._local(now).date()
        clock = self.clock(instant)
        match (local.date() - today).days:
            case 0:
                return self.pgettext("moment", "today, {clock}").format(clock=clock)
            case 1:
                return self.pgettext("moment", "tomorrow, {clock}").format(clock=clock)
            case -1:
                return self.pgettext("moment", "yesterday, {clock}").format(clock=clock)
        return self.dated(instant, now)

    def dated(self, instant: datetime, now: datetime) -> str:
        """Weekday, date and time, also of today: „вторник, 24 ноември, 08:00“."""
        local = self._local(instant)
        pattern = str(get_date_format("full", self._locale))
        if local.year == self._local(now).year:
            pattern = re.sub(r"\s*y.*", "", pattern)
        return f"{babel_date(local.date(), pattern, self._locale)}, {self.clock(instant)}"

    def until(self, instant: datetime, now: datetime) -> str:
        """The same of an end; a midnight is its day alone: „вторник, 1 декември“."""
        local = self._local(instant)
        if local.hour or local.minute or local.year != self._local(now).year:
            return self.dated(instant, now)
        return self.day_near(local.date())

    def dated_day(self, instant: datetime, now: datetime) -> str:
        """The day of an instant alone, its year where it is another one: „15 декември“."""
        day, pattern = self._local(instant), str(get_date_format("long", self._locale))
        if day.year == self._local(now).year:
            pattern = re.sub(r"\s*y.*", "", pattern)
        return babel_date(day.date(), pattern, self._locale)

    def until_or_moment(self, instant: datetime, now: datetime) -> str:
        """A beginning: the moment, and a midnight is its day alone."""
        local = self._local(instant)
        return self.moment(instant, now) if local.hour or local.minute else self.until(instant, now)

    def weekday_key(self, day: int) -> str:
        """An ISO weekday, short enough for one of four keys in a row."""
        name = str(self._locale.days["stand-alone"]["abbreviated"][day - 1])
        return name[:1].upper() + name[1:]

    def in_zone(self, zone: str) -> Translator:
        """The same texts by another clock."""
        return self if zone == self.zone else replace(self, zone=zone, _tz=ZoneInfo(zone))

    def day(self, day: date) -> str:
        """A date in full: „1 ноември 2026 г.“. An instant is no date: ask for its `moment`."""
        if isinstance(day, datetime):
            raise TypeError("a date is wanted, not an instant")
        return babel_date(day, "long", self._locale)

    def today(self, now: datetime) -> str:
        """The weekday and date of an instant, without a year: „понеделник, 23 ноември“."""
        return self.day_near(self._local(now).date())

    def day_near(self, day: date) -> str:
        """A date whose year is plain, with its weekday: „сряда, 25 ноември“."""
        pattern = re.sub(r"\s*y.*", "", str(get_date_format("full", self._locale)))
        return babel_date(day, pattern, self._locale)

    def clock(self, instant: datetime) -> str:
        """The time of day, 24 hours."""
        local = self._local(instant)
        return self.hour(local.hour, local.minute)

    def hour(self, hour: int, minute: int) -> str:
        """An hour of the clock, in the one form that hours have everywhere: „8:00“."""
        return f"{hour}:{minute:02}"

    def left(self, delta: timedelta) -> str:
        """A duration in its two largest units, to the nearest minute: „2 часа и 15 минути“."""
        minutes = int((delta.total_seconds() + 30) // 60)
        if minutes < 1:
            return self.pgettext("time left", "less than a minute")
        days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
        parts = [("duration-day", days), ("duration-hour", hours), ("duration-minute", 0 if days else minutes)]
        words = [format_unit(n, unit, "long", locale=self._locale) for unit, n in parts if n]
        if len(words) == 1:
            return words[0]
        return self.pgettext("time left", "{larger} {smaller}").format(larger=words[0], smaller=words[1])

    def language_name(self, code: str) -> str:
        """What a language is called; a code that we have no name for stays as it is."""
        return language_name(code, self.language)

    def list_of(self, items: Iterable[str]) -> str:
        """Things named one after the other: „а, б и в“."""
        return format_list(list(items), locale=self._locale)

    def number(self, n: int | float) -> str:
        """A number with the reader's separators; in Bulgarian four digits stand together: 1234, but 12 345."""
        return format_decimal(n, locale=self._locale, group_separator=abs(n) >= _GROUPED_FROM.get(self.language, 0))

    def _local(self, instant: datetime) -> datetime:
        if instant.utcoffset() is None:
            raise ValueError("an instant needs a zone; this datetime is naive")
        return instant.astimezone(self._tz)


class Catalogs:
    """The catalogs of all languages, compiled. English is the source and needs none."""

    def __init__(self, texts: dict[str, NullTranslations]) -> None:
        self._texts = {SOURCE_LANGUAGE: NullTranslations(), **texts}
        self._translators: dict[tuple[str, str], Translator] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> Catalogs:
        """Read every `*.po` of `folder`, by default of the checkout or the installed package."""
        files = sorted((folder or locales_folder()).glob("*.po"))
        return cls({file.stem: compile_catalog(file) for file in files})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages people can choose."""
        return tuple(sorted(self._texts))

    def translator(self, language: str, zone: str = DEFAULT_ZONE) -> Translator:
        """The translator for a reader; a language we don't have is English."""
        language = language if language in self._texts else SOURCE_LANGUAGE
        key = (language, zone)
        if key not in self._translators:
            locale = Locale.parse(_LOCALES.get(language, language))
            self._translators[key] = Translator(language, zone, self._texts[language], locale, ZoneInfo(zone))
        return self._translators[key]
