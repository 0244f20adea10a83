"""What is made of the lexicon is made once, and mapped at the next start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from mediabot.matching import Concept, Lexicon, keeping
from mediabot.matching.flat import Flat, Writer
from mediabot.matching.keeping import MOST_KEPT, kept
from mediabot.matching.reading import Reader, made_of

LEXICON = Lexicon.of([Concept("a", ("а",), ("a",))])
PROCESS = """
from mediabot.matching import Concept, Lexicon
from mediabot.matching.flat import Writer
from mediabot.matching.keeping import kept

def make(concepts):
    writer = Writer()
    writer.texts("names", {one.id: one.names for one in concepts})
    return writer

print(kept(Lexicon.of([Concept(f"c{n}", (f"име {n}",), ("name",)) for n in range(5000)]), make).texts("names")["c4999"])
"""


class Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self, concepts: Iterable[Concept]) -> Writer:
        self.times += 1
        writer = Writer()
        writer.texts("names", {one.id: one.names for one in concepts})
        return writer


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(keeping, "_made_apart", lambda *_: b"")
    return tmp_path / "mediabot"


def names(flat: Flat) -> tuple[str, ...]:
    return flat.texts("names").get("a", ())


def test_it_is_made_once_and_read_back() -> None:
    make = Maker()

    assert [names(kept(LEXICON, make)), names(kept(LEXICON, make))] == [("а", "a"), ("а", "a")]
    assert make.times == 1


def test_another_lexicon_has_a_file_of_its_own() -> None:
    make = Maker()
    other = LEXICON.with_more([Concept("a", ("б",), ())])

    read = [names(kept(lexicon, make)) for lexicon in (LEXICON, other, LEXICON, other)]

    assert read == [("а", "a"), ("б",)] * 2
    assert make.times == 2


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


def test_what_is_mapped_stays_readable_when_its_file_goes(cache: Path) -> None:
    mapped = [kept(LEXICON, Maker()) for _ in range(2)]

    for file in cache.iterdir():
        file.unlink()

    assert [names(flat) for flat in mapped] == [("а", "a")] * 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: b"garbage",
        lambda content: b"\x80\x05cno.such.module\nThing\n.",
        lambda content: content[:60],
        lambda content: content[:-1],
        lambda content: content + b"\0",
        lambda content: content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        lambda content: content[:17] + bytes(31) + content[48:],
        lambda content: bytes(len(content)),
    ],
    ids=["empty", "garbage", "a pickle", "a header", "a byte short", "a byte more", "a bit", "another's", "zeroes"],
)
def test_a_broken_file_or_somebody_else_s_is_made_anew(cache: Path, spoil: object) -> None:
    assert callable(spoil)
    kept(LEXICON, Maker())
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    make = Maker()

    read = [names(kept(LEXICON, make)) for _ in range(2)]

    assert read == [("а", "a")] * 2
    assert make.times == 1
    assert file.read_bytes() == whole


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

    assert [names(kept(LEXICON, make)), names(kept(LEXICON, make))] == [("а", "a")] * 2
    assert make.times == 2


def test_a_disk_that_is_full_leaves_no_rest(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert names(kept(LEXICON, Maker())) == ("а", "a")
    assert list(cache.iterdir()) == []


def test_several_first_starts_at_once_leave_one_whole_file(cache: Path) -> None:
    command = [sys.executable, "-c", PROCESS]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]

    said = [process.communicate()[0] for process in started]

    assert said == ["('име 4999', 'name')\n"] * 4
    assert [file.suffix for file in cache.iterdir()] == [".flat"]


@pytest.mark.slow
def test_a_process_of_its_own_makes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    lexicon = LEXICON.with_more([Concept("b", ("~телемедицина",), ("telemedicine",), ("a",), ("лекар видео/онлайн",))])
    mark = bytes(range(32))

    made = keeping._made_apart(lexicon, made_of, mark)

    readers = [Reader.lying(Flat(memoryview(block), mark)) for block in (made, made_of(lexicon.read()).block(mark))]
    apart, here = ([reader.read_question(text) for text in ("телемедицина", "vidio lekar")] for reader in readers)
    assert repr(apart) == repr(here)
    assert apart[0][0].concepts == {"b": 0.9}
