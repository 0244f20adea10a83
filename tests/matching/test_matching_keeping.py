"""What is made of the lexicon is made once, and read back at the next start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mediabot.matching import Concept, Lexicon
from mediabot.matching.keeping import MOST_KEPT, kept

LEXICON = Lexicon.of([Concept("a", ("а",), ("a",))])


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "mediabot"


class Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"made": self.times}


def test_it_is_made_once_and_read_back() -> None:
    make = Maker()

    assert [kept(LEXICON, make), kept(LEXICON, make)] == [{"made": 1}, {"made": 1}]
    assert make.times == 1


def test_another_lexicon_has_a_file_of_its_own() -> None:
    make = Maker()
    other = LEXICON.with_more([Concept("b", ("б",), ("b",))])

    made = [kept(lexicon, make) for lexicon in (LEXICON, other, LEXICON, other)]

    assert made == [{"made": 1}, {"made": 2}] * 2


def test_the_file_that_was_not_used_for_longest_makes_room(cache: Path) -> None:
    lexicons = [Lexicon.of([Concept(f"c{number}", ("а",), ("a",))]) for number in range(MOST_KEPT + 1)]
    for age, lexicon in enumerate(reversed(lexicons[:MOST_KEPT])):
        before = set(cache.glob("*"))
        kept(lexicon, Maker())
        (file,) = set(cache.glob("*")) - before
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    kept(lexicons[0], Maker())

    kept(lexicons[-1], Maker())

    asked = {number: Maker() for number in (0, 1, MOST_KEPT)}
    for number, make in asked.items():
        kept(lexicons[number], make)
    assert [make.times for make in asked.values()] == [0, 1, 0]


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x80\x05", b"cno.such.module\nThing\n."])
def test_a_broken_file_is_made_anew(cache: Path, content: bytes) -> None:
    kept(LEXICON, Maker())
    (file,) = cache.iterdir()
    file.write_bytes(content)

    assert kept(LEXICON, Maker()) == {"made": 1}
    assert kept(LEXICON, Maker()) == {"made": 1}
    assert file.read_bytes() != content


@pytest.mark.parametrize("mode", [0o666, 0o660, 0o602])
def test_a_file_that_others_can_write_is_not_trusted(cache: Path, mode: int) -> None:
    kept(LEXICON, Maker())
    (file,) = cache.iterdir()
    file.chmod(mode)
    make = Maker()

    kept(LEXICON, make)

    assert make.times == 1


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777])
def test_a_file_that_others_could_put_another_in_place_of_is_not_trusted(cache: Path, mode: int) -> None:
    kept(LEXICON, Maker())
    cache.chmod(mode)
    make = Maker()

    kept(LEXICON, make)

    assert make.times == 1


def test_the_folder_is_made_for_nobody_else(cache: Path) -> None:
    kept(LEXICON, Maker())

    assert cache.stat().st_mode & 0o777 == 0o700


def test_without_a_folder_to_write_it_is_made_every_time(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    make = Maker()

    assert [kept(LEXICON, make), kept(LEXICON, make)] == [{"made": 1}, {"made": 2}]
