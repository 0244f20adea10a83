"""News from a file: YAML, a table, or a page of text; what can't be read is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediabot.storage.news_file import NewsFile, read_news, read_news_file

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
    other.write_bytes("Новина".encode("cp1251"))

    assert "there is no such file" in str(read_news_file(tmp_path / "none.txt").problems[0])
    assert "this is not UTF-8" in str(read_news_file(other).problems[0])


def test_the_sample_news_of_the_demo_have_no_problems_and_forty_items_or_more() -> None:
    sample = read_news_file(Path(__file__).parents[2] / "src/mediabot/demo/news.yaml")

    assert sample.problems == ()
    assert len(sample.stories) >= 40
    assert all(story.title.bg and story.title.en and story.topics for _, story in sample.stories)
