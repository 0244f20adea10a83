"""Files as they lie on a disk: every encoding, size and shape, and never a traceback."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediabot.domain.directory import Contact, Expert, Format, Localized, Topic
from mediabot.storage.directory_file import read_directory, read_directory_file
from mediabot.storage.positions import Report, compose
from steps import steps_of

ANA = "version: 1\nexperts:\n  - id: ana\n    name: Ана\n    topics: [телемедицина]\n"
EVERYTHING = """
version: 1
experts:
  - id: ana
    name: {bg: "Ана", en: "Ana"}
    title: доц. д-р
    organisation: {en: "Clinic"}
    topics: ["clinical  trials", {bg: "грип", aliases: [flu, инфлуенца]}]
    bio: |
      Първи ред.
      Втори ред.
    languages: [bg, "no"]
    formats: [live, quote]
    interests: {bg: Няма}
    contact: {telegram: 100001, email: ana@example.org, phone: +359 700 00 001}
    checked_on: 2026-11-01
"""
YAML_PIECES = st.sampled_from(
    [
        *"\n\t -:?[]{},&*!|>'\"%@`#~<\\а1",
        *("  ", "\n  - ", "\n    ", "id: ", "name: ", "topics: ", "experts:", "version: 1", "bg: "),
        *("no", "2026-13-01", "\u202e", "\ufeff", "\0", "---", "...", "<<: ", "!!str ", ANA),
    ]
)


def test_every_field_arrives_where_it_belongs() -> None:
    text = EVERYTHING

    checked = read_directory(text)

    assert checked.problems == ()
    assert checked.directory is not None
    assert checked.directory.experts == (
        Expert(
            id="ana",
            name=Localized(bg="Ана", en="Ana"),
            topics=(
                Topic(Localized(plain="clinical trials")),
                Topic(Localized(bg="грип"), ("flu", "инфлуенца")),
            ),
            title=Localized(plain="доц. д-р"),
            organisation=Localized(en="Clinic"),
            bio=Localized(plain="Първи ред. Втори ред."),
            languages=("bg", "no"),
            formats=(Format.LIVE, Format.QUOTE),
            interests=Localized(bg="Няма"),
            contact=Contact(telegram=100001, email="ana@example.org", phone="+359 700 00 001"),
            checked_on=date(2026, 11, 1),
        ),
    )


@pytest.mark.parametrize(
    "content",
    [
        ANA.encode(),
        ANA.encode("utf-8-sig"),
        ANA.replace("\n", "\r\n").encode(),
        ANA.replace("\n", "\r").encode(),
    ],
    ids=["plain", "byte order mark", "Windows line ends", "old Mac line ends"],
)
def test_a_file_from_any_editor_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "experts.yaml"
    path.write_bytes(content)

    checked = read_directory_file(path)

    assert checked.problems == ()
    assert checked.directory is not None
    assert checked.directory.get("ana") is not None


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (ANA.encode("utf-16"), "1:1: the file is UTF-16; expected UTF-8: save it again with that encoding"),
        (ANA.encode("cp1251"), "4:11: this is not UTF-8 (byte 0xc0); save the file as UTF-8"),
        (ANA.encode()[:-30] + b"\xff", "5:10: this is not UTF-8 (byte 0xff); save the file as UTF-8"),
        (b"", '1:1: the file is empty; expected "version: 1" and a list of "experts"'),
        (bytes(48_000_001), "1:1: the file is too large; expected at most 12,000,000 characters"),
    ],
    ids=["UTF-16", "Windows Cyrillic", "one bad byte", "empty", "48 MB of garbage"],
)
def test_a_file_that_is_no_text_is_named_as_such(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "experts.yaml"
    path.write_bytes(content)

    checked = read_directory_file(path)

    assert [str(found) for found in checked.problems] == [f"{path}:{problem}"]


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    missing, folder, impossible = tmp_path / "none.yaml", tmp_path, "a\0b"

    problems = [str(read_directory_file(path).problems[0]) for path in (missing, folder, impossible)]

    assert problems == [
        f"{missing}:1:1: there is no such file",
        f"{folder}:1:1: this is a folder; expected a file such as experts.yaml",
        "a\0b:1:1: there is no such file",
    ]


@pytest.mark.parametrize("error", [PermissionError(13, "not allowed"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_opened_is_a_problem(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)

    (problem,) = read_directory_file("experts.yaml").problems

    assert problem.message.startswith(("the file may not be read", "the file can't be read (Input/output"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        "{" * 1_000_000,
        "- " * 900_000,
        "-\n" * 900_000,
        "".join(f"k{number}: 1\n" for number in range(100_000)),
        "".join(f"- &k{number} [*k{number}, *k{number}]\n" for number in range(40_000)),
        "\0a" * 900_000,
        "\t- a\n" * 300_000,
        '"' * 1_900_000,
        "x" * 10_000_000,
        "version: 1\nexperts:\n" + "  - {id: a, name: b\n" * 50_000,
    ],
    ids=lambda text: text[:12],
)
def test_garbage_is_answered_and_not_at_endless_length(text: str) -> None:
    problems = read_directory(text).problems

    assert 1 <= len(problems) <= 1001


@pytest.mark.slow
def test_ten_thousand_experts_who_have_everything_are_read() -> None:
    head, expert = EVERYTHING.split("  - id: ana\n")
    text = head + "".join(f"  - id: ana-{number}\n{expert}" for number in range(10_000))

    directory = read_directory(text).directory

    assert directory is not None
    assert len(directory.experts) == 10_000


@pytest.mark.parametrize(("after", "told"), [(2, False), (5, True)])
def test_the_bound_on_values_counts_what_comes_after_a_break_too(after: int, told: bool) -> None:
    report = Report("experts.yaml")

    compose("- 1\n- 2\n- a: b: c\n" + "- 3\n" * after, report, most_nodes=9)

    messages = [problem.message for problem in report.problems()]
    assert ("too many values; expected at most 9 in one file" in messages) == told


@pytest.mark.slow
def test_ten_times_the_experts_take_ten_times_the_steps() -> None:
    head, expert = EVERYTHING.split("  - id: ana\n")
    texts = [head + "".join(f"  - id: ana-{number}\n{expert}" for number in range(size)) for size in (100, 1000)]

    few, many = (steps_of(partial(read_directory, text)) for text in texts)

    assert all(read_directory(text).directory for text in texts)
    assert many < 12 * few


@given(st.text() | st.lists(YAML_PIECES, max_size=60).map("".join))
@settings(max_examples=5 * settings().max_examples)
def test_no_text_raises_and_none_passes_with_a_problem(text: str) -> None:
    checked = read_directory(text)

    assert (checked.directory is None) == bool(checked.problems)
    assert list(checked.problems) == sorted(checked.problems)
    assert all("\n" not in str(problem) for problem in checked.problems)


@given(st.integers(0, len(EVERYTHING)), st.integers(0, 40), st.lists(YAML_PIECES, max_size=5).map("".join))
@settings(max_examples=5 * settings().max_examples)
def test_no_slip_of_the_editor_raises(start: int, cut: int, typed: str) -> None:
    text = EVERYTHING[:start] + typed + EVERYTHING[start + cut :]

    checked = read_directory(text)

    assert (checked.directory is None) == bool(checked.problems)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= problem.line <= lines + 1 and problem.column >= 1 for problem in checked.problems)


@given(st.binary())
@settings(max_examples=2 * settings().max_examples)
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(content)

    checked = read_directory_file(path)

    assert (checked.directory is None) == bool(checked.problems)
