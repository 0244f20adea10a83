"""The lexicon's files keep their format, and the word lists theirs."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from mediabot.matching import Concept, Lexicon, LexiconProblem, built_in, read_lexicon
from mediabot.matching.letters import fold, is_cyrillic
from mediabot.matching.wordlists import words

FOLDER = files("mediabot.matching") / "lexicon"
NAMES = sorted(entry.name for entry in FOLDER.iterdir() if entry.name.endswith(".tsv"))
CONCEPTS = [concept for name in NAMES for concept in read_lexicon((FOLDER / name).read_text("utf-8"), name)]


def test_lexicon_has_thousands_of_concepts_each_in_both_languages() -> None:
    assert len(CONCEPTS) >= 2500
    assert not [concept.id for concept in CONCEPTS if not (concept.bg and concept.en)]


def test_ids_are_unique_slugs() -> None:
    ids = [concept.id for concept in CONCEPTS]

    assert len(set(ids)) == len(ids)
    assert all(one == fold(one) and one.isascii() and one.replace("-", "").isalnum() for one in ids)


def test_name_stands_in_one_concept_unless_marked_ambiguous() -> None:
    owners: dict[str, set[str]] = {}
    for concept in CONCEPTS:
        for name in concept.bg + concept.en:
            if not name.startswith("~"):
                owners.setdefault(fold(name), set()).add(concept.id)

    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_no_bulgarian_word_has_a_latin_letter_that_looks_alike() -> None:
    texts = [text for concept in CONCEPTS for text in (*concept.bg, *concept.hints)]
    mixed = re.compile(r"[а-я][a-z]|[a-z][а-я]")

    assert [text for text in texts if mixed.search(text.casefold().replace("-", " "))] == []


def test_alternatives_of_a_hint_are_words() -> None:
    hints = [hint for concept in CONCEPTS for hint in concept.hints]

    assert [hint for hint in hints if any(not part for word in hint.split() for part in word.split("/"))] == []


def test_english_names_have_no_cyrillic_letter() -> None:
    assert [name for concept in CONCEPTS for name in concept.en if is_cyrillic(fold(name))] == []


def test_broader_concepts_exist_and_make_no_circle() -> None:
    above = {concept.id: concept.broader for concept in CONCEPTS}
    assert {parent for parents in above.values() for parent in parents} <= set(above)

    def climbs(concept_id: str, path: tuple[str, ...]) -> bool:
        return concept_id not in path and all(climbs(one, (*path, concept_id)) for one in above[concept_id])

    assert [concept_id for concept_id in above if not climbs(concept_id, ())] == []


def test_broader_and_narrower_concepts_answer_at_a_discount() -> None:
    lexicon = Lexicon.of([Concept("a", ("а",), ()), Concept("b", ("б",), (), ("a",)), Concept("c", ("в",), (), ("b",))])

    assert 1 == lexicon.kin.near("b")["b"] > lexicon.kin.near("b")["a"] > 0
    assert lexicon.kin.near("a") == {"a": 1, "b": lexicon.kin.near("b")["c"]}
    assert built_in().kin.near("no-such-concept") == {"no-such-concept": 1.0}


def test_a_broad_subject_means_its_parts_and_they_mean_neither_it_nor_each_other() -> None:
    kin = Lexicon.of(
        [
            Concept("branch", ("теми",), ()),
            Concept("future", ("бъдеще",), (), ("branch",)),
            Concept("genes", ("гени",), (), ("future",)),
            Concept("robots", ("роботи",), (), ("machines", "future")),
            Concept("machines", ("машини",), ()),
        ]
    ).kin

    assert kin.near("future").keys() == {"future", "genes", "robots"}
    assert kin.near("genes") == {"genes": 1.0}
    assert kin.near("robots").keys() == {"robots", "machines"}


@pytest.mark.parametrize("line", ["one", "id\tбг", "\tбг\ten\t", "id\t\t\t", "id\tа\tb\tc\td\te"])
def test_bad_line_is_named(line: str) -> None:
    with pytest.raises(LexiconProblem, match=r"own\.tsv:2"):
        read_lexicon(f"# remark\n{line}\n", "own.tsv")


@pytest.mark.parametrize("kind", ["stop", "filler", "general", "common", "everyday"])
def test_word_lists_are_folded_and_in_their_alphabet(kind: str) -> None:
    bulgarian, english = words(kind, "bg"), words(kind, "en")

    assert bulgarian
    assert english
    assert all(is_cyrillic(word) for word in bulgarian)
    assert not any(is_cyrillic(word) for word in english)
    assert all(word == word.casefold() for word in bulgarian | english)
