"""News from a file: YAML, a table, or a page of text; what can't be read is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediabot.storage.news_file import NewsFile, read_news, read_news_file

pytestmark = pytest.mark.attack("files that lose or hide something")

CASES = Path(__file__).parent / "cases"

PAGE = """A new register of rare diseases opens in spring

The register will be kept by the invented Institute of Samples. Patients may join it themselves.

Read more HERE

Отвориха лаборатория за проби

Лабораторията на измисления институт „Образец“ приема проби от цялата страна.

Благодарим на всички!

Повече по темата ТУК

A heading without a text

Форум за данните в болниците

Форум за данните в болниците събра измислени лекари и инженери.
"""


def read(text: str, name: str = "news.txt") -> NewsFile:
    return read_news(text, name)


def test_a_page_gives_one_item_per_heading_in_the_language_it_is_written_in() -> None:
    stories = [story for _, story in read(PAGE).stories]

    assert [story.title.en or story.title.bg for story in stories] == [
        "A new register of rare diseases opens in spring",
        "Отвориха лаборатория за проби",
        "Форум за данните в болниците",
    ]
    assert [bool(story.title.en) for story in stories] == [True, False, False]
    assert stories[1].summary.bg.endswith("Благодарим на всички!")


def test_what_can_not_be_split_is_told_with_its_line() -> None:
    problems = read(PAGE).problems

    assert [str(problem) for problem in problems] == [
        'news.txt:15:1: no text stands under "A heading without a text"; write one, or take the line out'
    ]


def test_lines_are_those_of_the_file() -> None:
    assert [line for line, _ in read(PAGE).stories] == [1, 7, 17]


def test_yaml_carries_both_languages_dates_and_topics() -> None:
    text = """
version: 1
news:
  - title: {bg: "Заглавие на проба", en: "A sample title"}
    link: "https://example.org/a"
    published: 2026-11-01
    topics: [{bg: "телемедицина", en: "telemedicine"}]
    event_on: 2026-12-01
    embargo: 2026-11-30 10:00
"""
    ((line, story),) = read(text, "news.yaml").stories

    assert line == 4
    assert (story.title.bg, story.title.en) == ("Заглавие на проба", "A sample title")
    assert story.published_at is not None
    assert story.published_at.isoformat() == "2026-11-01T10:00:00+00:00"
    assert story.embargo_until is not None
    assert story.embargo_until.isoformat() == "2026-11-30T08:00:00+00:00"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("    link: 'javascript:alert(1)'", "is no link; expected an address that begins with https://"),
        ("    published: soon", "expected a date such as 2026-11-01"),
        ("    titel: x", 'unknown key "titel"; did you mean "title"?'),
        ("    embargo: tomorrow", "expected a day and a time such as 2026-12-01 10:00"),
    ],
)
def test_a_broken_yaml_names_the_place_and_gives_nothing(line: str, said: str) -> None:
    found = read(f"version: 1\nnews:\n  - title: A\n{line}\n", "news.yaml")

    assert found.stories == ()
    assert [problem.line for problem in found.problems] == [4]
    assert said in str(found.problems[0])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_parts_its_columns(delimiter: str) -> None:
    separator = "/" if delimiter == ";" else ";"
    rows = [
        ["title_bg", "title_en", "summary_bg", "link", "published", "topics"],
        ["Проба", "Sample", '"Едно, две; три"', "https://example.org/x", "1.11.2026", f"пробиотици{separator}ваксини"],
    ]

    ((line, story),) = read("\n".join(delimiter.join(row) for row in rows), "news.csv").stories

    assert line == 2
    assert story.title.en == "Sample"
    assert story.summary.bg == "Едно, две; три"
    assert [topic.plain for topic in story.topics] == ["пробиотици", "ваксини"]


def test_a_table_with_an_unknown_column_or_without_titles_is_refused() -> None:
    found = read("title,sumary\nA,B\n,C\n", "news.csv")

    assert found.stories == ()
    assert [str(problem) for problem in found.problems] == [
        'news.csv:1:2: column 2: unknown name "sumary"; did you mean "summary"?',
        "news.csv:3:1: this row has no title",
    ]


def test_a_missing_file_and_one_in_another_encoding_are_told(tmp_path: Path) -> None:
    other = tmp_path / "old.txt"
    other.write_bytes("Новина".encode("koi8-r"))

    assert "there is no such file" in str(read_news_file(tmp_path / "none.txt").problems[0])
    assert "this is not UTF-8" in str(read_news_file(other).problems[0])


def told(found: NewsFile) -> list[str]:
    """The problems without the file's name."""
    return [str(problem).split(":", 1)[1] for problem in found.problems]


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("sep-line.csv", [(3, "Измислена новина за ръжта")]),
        ("trailing-columns.csv", [(2, "Измислена новина за нахута")]),
        ("blank-first-lines.csv", [(4, "Измислена новина за лещата")]),
        ("page-taken-for-table.txt", [(1, "Experts, doctors and patients meet in Varna")]),
        ("page-with-comma.txt", [(1, "Title, with a comma")]),
        ("upper-yaml.YAML", [(4, "Измислена новина за розмарина")]),
        ("comment-first.txt", [(4, "Измислена новина за естрагона")]),
        ("dashes-first.txt", [(4, "Измислена новина за кимиона")]),
    ],
)
def test_a_file_as_programs_write_it_is_read(name: str, titles: list[tuple[int, str]]) -> None:
    found = read_news_file(CASES / name)

    assert found.problems == ()
    assert [(line, story.title.texts()[0]) for line, story in found.stories] == titles


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("duplicate-header.csv", '1:2: column 2: "title_bg" is written twice; the first is column 1'),
        ("line-of-multiline-row.csv", "2:3: published: there is no such day as 31.2.2026"),
        ("embargo-never.yaml", "4:14: expected a day of this century, found 9999-12-31T23:59:59-05:00"),
        ("embargo-zero.yaml", "4:14: expected a day of this century, found 0001-01-01 00:00"),
    ],
)
def test_what_would_be_lost_is_told_with_its_line_and_column(name: str, said: str) -> None:
    found = read_news_file(CASES / name)

    assert found.stories == ()
    assert told(found) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title;source\nA;B;C\n", "2:3: this row has more cells than there are columns (2)"),
        ("title;;source\nA;;B\nA;B;C\n", '3:2: column 2 has no name, but "B" stands in it'),
        ('title;source\nA;B\n\nA;"B\nC;D\n', "4:3: the quotation mark opened here is never closed"),
        ('title;source\n"A" and more;B\n', "2:1: the quotation mark opened here closes inside its cell"),
        ('title;summary\n"A;B\nC;D\nE";F\n', "2:1: a quotation mark opened here swallows the next row"),
        ('title;summary\nA;"B\nC;D\nE;F"\n', "2:2: a quotation mark opened here swallows the next 2 rows"),
        ("title;source\nA,B\n", '2:1: this row is parted by ",", and the names of the columns by ";"'),
        ("title;source\n", "1:1: there is no row under the names of the columns"),
        (";;;\n;;;\n", "1:1: no news was found in this file"),
        (f"title;source\n{'A' * 251};B\n", "2:1: title: this text has 251 characters; expected at most 250"),
        ("published;title\n1.11.98;A\n", '2:1: published: "1.11.98" may be of 1998 or of 2098'),
        ("title;event_on\nA;1.11.0026\n", "2:2: event_on: expected a date of this century, found 1.11.0026"),
        ("title;event_on\nA;2026-02-30\n", "2:2: event_on: there is no such day as 2026-02-30"),
        ("title;event_on\nA;1/2/2026\n", '2:2: event_on: "1/2/2026" is no date; expected one such as 2026-11-01'),
    ],
)
def test_a_table_that_would_lose_something_is_refused_with_the_place(text: str, said: str) -> None:
    found = read(text, "news.csv")

    assert found.stories == ()
    assert [line for line in told(found) if line.startswith(said)], told(found)


@pytest.mark.parametrize(
    "text",
    [
        'sep=;\r\n"title_bg";"summary_bg"\r\n"Проба";"Ред; друг\r\n\r\nтрети, 1;5 ""милиона"""\r\n',
        '# От редакцията\n\nTitle_BG\tsummary_bg\t\nПроба\tРед; друг, трети, 1;5 "милиона"\t\n\t\t\n',
        "sep=|\n|title_bg||summary_bg\n|Проба||Ред; друг трети, 1;5 „милиона“\n",
    ],
)
@pytest.mark.parametrize("name", ["news.CSV", "news.txt"])
def test_blanks_quotes_and_line_ends_of_any_spreadsheet_are_no_problem(text: str, name: str) -> None:
    found = read(text, name)

    ((_, story),) = found.stories
    assert found.problems == ()
    assert story.title.bg == "Проба"
    assert story.summary.bg.startswith("Ред; друг")


@pytest.mark.parametrize(("typed", "year"), [("1.11.26", 2026), ("01.11.26 г.", 2026), ("1.11.05", 2005)])
def test_two_digits_are_a_year_of_this_century(typed: str, year: int) -> None:
    ((_, story),) = read(f"title;published\nA;{typed}\n", "news.csv").stories

    assert story.published_at is not None
    assert (story.published_at.year, story.published_at.month, story.published_at.day) == (year, 11, 1)


@pytest.mark.parametrize(
    "first", ["Title, with a comma", "Title, summary", "Experts; topics and link", "title of a page"]
)
def test_a_heading_with_a_comma_is_no_header_of_a_table(first: str) -> None:
    found = read(f"{first}\n\nThis is a page of invented text about an invented herb that grows nowhere at all.\n")

    assert [story.title.texts()[0] for _, story in found.stories] == [first]
    assert found.problems == ()


@pytest.mark.parametrize("embargo", ["9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00+14:00", "1999-12-31"])
def test_an_embargo_outside_of_this_century_is_a_problem_in_every_zone(embargo: str) -> None:
    found = read(f"version: 1\nnews:\n  - title: A\n    embargo: {embargo}\n")

    assert told(found) == [f"4:14: expected a day of this century, found {embargo}"]


def test_an_embargo_out_of_the_calendar_is_told() -> None:
    found = read("version: 1\nnews:\n  - title: A\n    embargo: 2026-02-31 10:00\n    published: 0001-01-01\n")

    assert told(found) == [
        "4:14: there is no such day or time as 2026-02-31 10:00; expected one such as 2026-12-01 10:00",
        "5:16: expected a date of this century, found 0001-01-01",
    ]


@pytest.mark.parametrize("name", ["news.yaml", "news.csv", "news.txt"])
@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n"])
def test_an_empty_file_is_told(name: str, text: str) -> None:
    assert told(read(text, name)) == ["1:1: the file is empty; expected news as YAML, as a table or as a page of text"]


def test_a_file_without_any_news_is_told() -> None:
    assert told(read("version: 1\nnews: []\n")) == ['2:7: "news" is empty; expected one or more']
    assert told(read("Прочетете още ТУК\n")) == ["1:1: no news was found in this file"]


TABLE = "title_bg;summary_bg\r\nИзмислена новина за „Образец“ – 2026;Ръжта расте… на 5 °C.\r\n"


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("windows-1251", "the file is not UTF-8 and was read as windows-1251; look whether its letters are right"),
        ("utf-16", "the file is UTF-16 and was read as that"),
    ],
)
@pytest.mark.parametrize("name", ["news.csv", "news.txt"])
def test_an_encoding_of_spreadsheets_is_read_and_said(
    tmp_path: Path, encoding: str, noted: str | None, name: str
) -> None:
    file = tmp_path / name
    file.write_bytes(TABLE.encode(encoding))

    found = read_news_file(file)

    ((line, story),) = found.stories
    assert (line, story.title.bg) == (2, "Измислена новина за „Образец“ – 2026")
    assert [str(note) for note in found.notes] == ([f"{file}:1:1: {noted}"] if noted else [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Новина за ръжта".encode("koi8-r"), "1:1: this is not UTF-8"),
        ("Café in naïve Orléans".encode("latin-1"), "1:4: this is not UTF-8"),
        ("Новина\nза ръж".encode() + b"\xd1" + "та".encode(), "2:7: this is not UTF-8"),
        ("title\nNews".encode("utf-16-le"), "1:2: this is no text (a zero byte stands here)"),
        ("Новина".encode("utf-16") + b"\x00", "1:7: this is broken UTF-16"),
    ],
)
def test_what_is_no_text_we_know_stays_a_problem_with_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "news.txt"
    file.write_bytes(content)

    found = read_news_file(file)

    assert found.stories == ()
    assert [line.startswith(said) for line in told(found)] == [True], told(found)


def test_a_text_that_will_be_shortened_is_said() -> None:
    found = read(f"title;summary\nA;{'дума ' * 300}\n", "news.csv")

    assert len(found.stories) == 1
    assert [str(note) for note in found.notes] == [
        "news.csv:2:1: this text has 1499 characters; it is shortened to 1200"
    ]


def test_lines_of_a_page_are_those_an_editor_counts() -> None:
    found = read("Заглавие на\u2028измислена новина\r\n\r\nТекст на новината, който е достатъчно дълъг.\r\rБез текст\r")

    assert [line for line, _ in found.stories] == [1]
    assert [problem.line for problem in found.problems] == [5]


def test_the_sample_news_of_the_demo_have_no_problems_and_forty_items_or_more() -> None:
    sample = read_news_file(Path(__file__).parents[2] / "src/mediabot/demo/news.yaml")

    assert sample.problems == ()
    assert len(sample.stories) >= 40
    assert all(story.title.bg and story.title.en and story.topics for _, story in sample.stories)
