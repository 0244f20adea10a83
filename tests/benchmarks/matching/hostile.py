"""Texts made to keep the matcher busy, and how long each takes: `python -m tests.benchmarks.matching.hostile`.

Every text has 4,096 characters, the longest that Telegram lets a person send.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

from benchmarks.matching.directories import made_directory
from mediabot.matching import DirectoryIndex, built_in

LONGEST = 4096
ROUNDS = 5


def main(size: int) -> None:
    index = DirectoryIndex.build(made_directory(size))
    print(f"{size} experts; milliseconds, the median and the most of {ROUNDS} rounds\n")
    for name, text in texts():
        times = sorted(timed(index, text) for _ in range(ROUNDS))
        print(f"{name:46}{times[ROUNDS // 2]:8.2f}{times[-1]:8.2f}")


def timed(index: DirectoryIndex, text: str) -> float:
    began = time.perf_counter()
    index.search(text)
    return (time.perf_counter() - began) * 1000


def texts() -> Iterator[tuple[str, str]]:
    random = Random(7)
    concepts = list(built_in().concepts.values())
    names = [name for concept in concepts for name in concept.names]
    hints = [hint for concept in concepts for hint in concept.hints] or names
    broad = sorted(concepts, key=lambda concept: -len(built_in().kin.narrower.get(concept.id, ())))
    yield "names of the lexicon, one after the other", filled(random.sample(names, 600))
    yield "hints, one after the other", filled(random.sample(hints, min(600, len(hints))))
    yield "names of the broadest concepts", filled(concept.bg[0] for concept in broad)
    yield "the same, in English", filled(concept.en[0] for concept in broad)
    yield "names with a letter missing", filled(name[:3] + name[4:] for name in random.sample(names, 600))
    yield "nonsense words of ten letters", nonsense(random, "абвгдезиклмнопрст", 10)
    yield "nonsense in Latin letters", nonsense(random, "abvgdeziklmnoprst46qw", 9)
    yield "one word without an end", "рак" * (LONGEST // 3)
    yield "one letter and spaces", "а " * (LONGEST // 2)
    yield "hyphens", "а-" * (LONGEST // 2)
    yield "half Latin, half Cyrillic in each word", nonsense(random, "aаeеoоpрcсxх", 8)
    yield "marks upon marks", "е" + "\u0301" * (LONGEST - 1)
    yield "emoji", "😷" * LONGEST
    yield "Chinese", "医生" * (LONGEST // 2)
    yield "ligatures that grow when unfolded", "\ufdfa" * LONGEST
    yield "right to left and back", "\u202eрак\u202c" * (LONGEST // 5)
    yield "any characters", "".join(chr(random.randrange(0x20, 0xD7FF)) for _ in range(LONGEST))
    yield "zeroes and control characters", "\x00рак\x07" * (LONGEST // 5)
    plain = [concept.bg[0] for concept in concepts if concept.bg]
    yield "long words with two letters swapped", filled(swapped(name) for name in random.sample(plain, 600))
    yield "the same four errors again and again", filled(swapped(name) for name in random.sample(plain, 4))
    yield "names in both languages by turns", filled(name for one in broad for name in (one.bg[0], one.en[0]))
    yield "invisible marks inside words", filled("\u200b".join(name) for name in random.sample(plain, 300))
    yield "names without spaces", "".join(random.sample(plain, 600)).replace(" ", "")[:LONGEST]
    yield "2,048 words of one letter", nonsense(random, "абвгдежзийклмнопрстуфхцчшщъьюя", 1)


def nonsense(random: Random, letters: str, length: int) -> str:
    return filled("".join(random.choices(letters, k=length)) for _ in range(LONGEST // 2))


def swapped(name: str) -> str:
    """Two letters in the middle of each word change places."""
    return " ".join(
        word[: len(word) // 2] + word[len(word) // 2 :][:2][::-1] + word[len(word) // 2 + 2 :] for word in name.split()
    )


def filled(words: Iterator[str] | list[str]) -> str:
    return " ".join(islice(cycle(list(words)), LONGEST))[:LONGEST]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
