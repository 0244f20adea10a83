"""What readers of either language see: texts, dates, durations, numbers; and what an operator sees of a broken file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mediabot.i18n.places import locales_folder
from mediabot.i18n.translator import BrokenCatalog, Catalogs, Translator

SUNDAY = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def catalogs() -> Catalogs:
    return Catalogs.load(HERE / "locales")


@pytest.fixture
def bg(catalogs: Catalogs) -> Translator:
    return catalogs.translator("bg")


@pytest.fixture
def en(catalogs: Catalogs) -> Translator:
    return catalogs.translator("en")


def test_texts_are_in_the_readers_language(bg: Translator, en: Translator) -> None:
    one, many = "{count} expert answers.", "{count} experts answer."

    assert bg.pgettext("button", "Accept") == "Приемам"
    assert [bg.ngettext(one, many, n) for n in (1, 2)] == ["Отговаря {count} експерт.", "Отговарят {count} експерти."]
    assert [en.ngettext(one, many, n) for n in (1, 2)] == [one, many]


def test_text_without_translation_is_english(bg: Translator) -> None:
    assert bg.gettext("Nobody translated this.") == "Nobody translated this."
    assert bg.pgettext("elsewhere", "Accept") == "Accept"
    assert bg.npgettext("elsewhere", "one", "many", 2) == "many"


def test_unknown_language_is_english_and_translators_are_kept(catalogs: Catalogs) -> None:
    assert catalogs.translator("kl").language == "en"
    assert catalogs.translator("bg") is catalogs.translator("bg")
    assert catalogs.languages == ("bg", "en")


@pytest.mark.parametrize(
    ("later", "bulgarian", "english"),
    [
        (timedelta(hours=7), "днес, 17:00", "today, 17:00"),
        (timedelta(days=1, hours=2), "утре, 12:00", "tomorrow, 12:00"),
        (timedelta(days=-1), "вчера, 10:00", "yesterday, 10:00"),
        (timedelta(days=5), "петък, 27 ноември, 10:00", "Friday, 27 November, 10:00"),
        (timedelta(days=40), "петък, 1 януари 2027\u202fг., 10:00", "Friday, 1 January 2027, 10:00"),
    ],
)
def test_moment_is_said_as_people_say_it(
    bg: Translator, en: Translator, later: timedelta, bulgarian: str, english: str
) -> None:
    assert bg.moment(SUNDAY + later, SUNDAY) == bulgarian
    assert en.moment(SUNDAY + later, SUNDAY) == english


def test_moment_is_in_the_readers_zone(catalogs: Catalogs) -> None:
    late = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)

    assert catalogs.translator("bg").moment(late, SUNDAY) == "утре, 0:30"
    assert catalogs.translator("en", "Europe/London").moment(late, SUNDAY) == "today, 22:30"


def test_naive_instant_is_refused(bg: Translator) -> None:
    naive = SUNDAY.replace(tzinfo=None)

    for speak in (bg.clock, lambda at: bg.moment(at, SUNDAY), lambda at: bg.moment(SUNDAY, at)):
        with pytest.raises(ValueError):
            speak(naive)


@pytest.mark.parametrize(
    ("delta", "bulgarian", "english"),
    [
        (timedelta(hours=2, minutes=15), "2 часа и 15 минути", "2 hours 15 minutes"),
        (timedelta(hours=1, minutes=59, seconds=59), "2 часа", "2 hours"),
        (timedelta(minutes=1), "1 минута", "1 minute"),
        (timedelta(days=1, hours=1, minutes=5), "1 ден и 1 час", "1 day 1 hour"),
        (timedelta(seconds=20), "по-малко от минута", "less than a minute"),
        (timedelta(hours=-3), "по-малко от минута", "less than a minute"),
    ],
)
def test_time_left_is_said_in_words(
    bg: Translator, en: Translator, delta: timedelta, bulgarian: str, english: str
) -> None:
    assert bg.left(delta) == bulgarian
    assert en.left(delta) == english


def test_dates_lists_and_numbers_follow_the_language(bg: Translator, en: Translator) -> None:
    assert bg.day(date(2026, 11, 1)) == "1 ноември 2026\u202fг."
    assert en.day(date(2026, 11, 1)) == "1 November 2026"
    assert bg.list_of(["а", "б", "в"]) == "а, б и в"
    assert en.list_of(["a", "b", "c"]) == "a, b and c"
    assert en.list_of([]) == ""
    assert en.number(1234) == "1,234"
    assert bg.number(12345.5) == "12\xa0345,5"


@pytest.mark.parametrize(
    ("number", "written"), [(999, "999"), (1234, "1234"), (9999.5, "9999,5"), (10_000, "10\xa0000"), (-1234, "-1234")]
)
def test_four_digits_stand_together_in_bulgarian(bg: Translator, number: float, written: str) -> None:
    assert bg.number(number) == written


def test_hours_have_one_form_and_a_midnight_is_its_day(bg: Translator, en: Translator) -> None:
    eight, midnight = datetime(2026, 11, 24, 6, 0, tzinfo=UTC), datetime(2026, 11, 30, 22, 0, tzinfo=UTC)

    assert bg.clock(eight) == en.clock(eight) == bg.hour(8, 0) == "8:00"
    assert bg.dated(eight, SUNDAY) == "вторник, 24 ноември, 8:00"
    assert (bg.until(midnight, SUNDAY), bg.until(eight, SUNDAY)) == ("вторник, 1 декември", bg.dated(eight, SUNDAY))
    assert en.until(datetime(2026, 12, 31, 22, 0, tzinfo=UTC), SUNDAY) == "Friday, 1 January 2027, 0:00"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\nnonsense\n', 6),
        (b'msgid "a"\nmsgstr "\xff"\n', 2),
        (b'msgid ""\nmsgstr ""\n"Language: bg\\n"\n"Plural-Forms: nplurals=two; plural=n;\\n"\n', 4),
        (b'msgid ""\nmsgstr ""\n"Language: bg\\n"\n"Plural-Forms: nplurals=2; plural=oops(;\\n"\n', 4),
    ],
)
def test_broken_catalog_names_file_and_line(tmp_path: Path, content: bytes, line: int) -> None:
    file = tmp_path / "bg.po"
    file.write_bytes(content)

    with pytest.raises(BrokenCatalog) as broken:
        Catalogs.load(tmp_path)

    assert str(broken.value).startswith(f"{file}:{line}: ")


def test_catalog_of_no_language_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bulgarian!.po").write_text("")

    with pytest.raises(BrokenCatalog, match="no language"):
        Catalogs.load(tmp_path)


def test_catalogs_are_found_in_the_checkout() -> None:
    assert locales_folder().is_dir()
    assert "en" in Catalogs.load().languages
