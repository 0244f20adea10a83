"""The index as its callers see it: who is found, why, and when nobody is."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabot.domain.directory import Directory, Expert, Localized, Topic
from mediabot.matching import Concept, DirectoryIndex, Lexicon, built_in


@pytest.fixture(scope="module")
def own() -> Lexicon:
    """The built-in lexicon with more: one for all, because what is made of it takes seconds."""
    ostriches = Concept(
        "ostriches", ("щраусовъдство",), ("ostrich farming",), (), ("перушина краката", "яйце инкубаторче")
    )
    rodeo = Concept("rodeo", ("родео",), ("rodeo",), (), ("ваксина грип",))
    return built_in().with_more([ostriches, rodeo])


def first(index: DirectoryIndex, text: str) -> str:
    found = index.search(text)
    return found[0].expert_id if found else ""


def an_expert(expert_id: str, *topics: Topic, name: str = "Ия Пробна") -> Expert:
    return Expert(expert_id, Localized(bg=name), topics)


def test_reasons_are_the_topics_in_the_readers_language(index: DirectoryIndex) -> None:
    [match] = index.search("трансплантации")

    assert match.why_in("en")[0] == "transplantation"
    assert match.why_in("bg")[0] == "трансплантации"
    assert match.words == ("трансплантации",)
    assert 0.5 <= match.score <= 1


def test_answers_come_best_first_and_no_more_than_asked(index: DirectoryIndex) -> None:
    found = index.search("диабет и алергии", limit=5)

    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert index.search("диабет и алергии", limit=1) == found[:1]
    assert index.search("диабет", limit=0) == ()


@pytest.mark.parametrize(
    "text",
    [
        *("здравейте", "Добро утро!", "hello there", "благодаря Ви много", "kak si", "ok", "", "???", "123"),
        *("експерт", "експерт в България", "интервю", "health", "health expert in Bulgaria", "лекар"),
        *("Търся специалист за интервю", "need an expert for an interview", "здраве и медицина"),
    ],
)
def test_greetings_and_general_words_find_nobody(index: DirectoryIndex, text: str) -> None:
    assert index.search(text) == ()


@pytest.mark.parametrize(
    ("typed", "expert"),
    [
        ("трнсплантации", "ilcho-peshterski"),
        ("отравянаия", "vladislav-gabarov"),
        ("psoriassis", "vihra-kestenova"),
        ("glaucmoa", "kalina-vodenicharova"),
        ("pesticdes", "simeon-ralov"),
    ],
)
def test_typing_errors_are_forgiven(index: DirectoryIndex, typed: str, expert: str) -> None:
    assert first(index, typed) == expert


@pytest.mark.parametrize("typed", ["IVG", "ивп", "CPX", "ГМУ"])
def test_short_words_are_taken_as_typed(index: DirectoryIndex, typed: str) -> None:
    assert first(index, "IVF") == "petko-mechkov"

    assert index.search(typed) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("foot allergy", "food"), ("sheep medicine", "sleep"), ("long cancer in young men", "lung")],
)
def test_typing_error_that_makes_another_word_is_told_by_the_words_beside_it(
    index: DirectoryIndex, typed: str, meant: str
) -> None:
    mistaken, *_ = index.fields.ask(typed).words

    assert mistaken.reading.typo
    assert [key for key, _ in mistaken.reading.stems] == [meant, typed.split(maxsplit=1)[0]]


@pytest.mark.parametrize("text", ["food allergy", "болят кръстовете", "sleeping medicine"])
def test_forms_of_a_word_and_names_as_they_stand_are_no_typing_errors(index: DirectoryIndex, text: str) -> None:
    assert not any(word.reading.typo for word in index.fields.ask(text).words)


def test_typing_error_never_turns_a_known_word_into_another() -> None:
    directory = Directory((an_expert("a", Topic(Localized(bg="почви"))),))

    index = DirectoryIndex.build(directory)

    assert index.search("почти") == ()
    assert first(index, "почвви") == "a"


@pytest.mark.parametrize("typed", ["Пещерски", "peshterski", "Peshterski", "проф. Илчо Пещерски", "Ilcho Pesterski"])
def test_people_are_found_by_name_in_either_alphabet(index: DirectoryIndex, typed: str) -> None:
    assert first(index, typed) == "ilcho-peshterski"


@pytest.mark.parametrize("typed", ["Илчо", "Илчо Драгомиров", "Kiril"])
def test_first_name_alone_finds_nobody(index: DirectoryIndex, typed: str) -> None:
    assert index.search(typed) == ()


@pytest.mark.parametrize(
    "text",
    ["проф. Захари Мраков", "Dr Penka Oblakova", "д-р Захари Кръвчев", "Захари Мраков", "г-жа Инсулина Захариева"],
)
def test_a_strangers_name_is_not_read_as_words(text: str) -> None:
    directory = Directory((an_expert("a", Topic(Localized(bg="захар")), Topic(Localized(bg="кръв, инсулин, облаци"))),))
    index = DirectoryIndex.build(directory)

    assert index.search(text) == ()
    assert first(index, "захар") == "a"


@pytest.mark.parametrize("text", ["Прием на Захар", "Захарна Болест", "доктор за захар", "проф. по захарна болест"])
def test_capitals_alone_make_no_name(text: str) -> None:
    index = DirectoryIndex.build(Directory((an_expert("a", Topic(Localized(bg="захар, захарна болест"))),)))

    assert first(index, text) == "a"


@pytest.mark.parametrize("text", ["depresiq s lekarstva", "depresiq i lekarstva", "depresiq v 4", "за депресия 112"])
def test_short_words_and_numbers_take_nothing_away(text: str) -> None:
    index = DirectoryIndex.build(Directory((an_expert("a", Topic(Localized(bg="депресия"))),)))

    assert first(index, text) == "a"


def test_an_english_word_that_sounds_like_a_bulgarian_small_word_stays_english() -> None:
    index = DirectoryIndex.build(Directory((an_expert("a", Topic(Localized(en="drug prices"))),)))

    assert first(index, "drug prcies") == "a"


def test_alias_and_other_language_of_a_topic_find_those_who_wrote_it_once() -> None:
    both = Topic(Localized(bg="пчелен прашец", en="bee pollen"), aliases=("цветен прашец",))
    directory = Directory((an_expert("both", both), an_expert("one", Topic(Localized(bg="пчелен прашец")))))

    index = DirectoryIndex.build(directory)

    assert {match.expert_id for match in index.search("bee pollen")} == {"both", "one"}
    assert {match.expert_id for match in index.search("цветния прашец")} == {"both", "one"}


def test_whole_phrase_beats_its_scattered_words() -> None:
    whole = an_expert("whole", Topic(Localized(en="glacier pottery")))
    scattered = an_expert("scattered", Topic(Localized(en="glacier tours")), Topic(Localized(en="pottery fairs")))

    index = DirectoryIndex.build(Directory((scattered, whole)))

    assert first(index, "glacier pottery") == "whole"


def test_topic_beats_title_and_title_beats_bio() -> None:
    topic = an_expert("topic", Topic(Localized(en="leeches")))
    title = dataclasses.replace(an_expert("title", Topic(Localized(en="ponds"))), title=Localized(en="Leeches curator"))
    bio = dataclasses.replace(an_expert("bio", Topic(Localized(en="lakes"))), bio=Localized(en="Once kept leeches."))

    explained = DirectoryIndex.build(Directory((bio, title, topic))).explain("leeches")

    assert [candidate.document_id for candidate in explained.candidates] == ["topic", "title", "bio"]


def test_own_lexicon_adds_words_without_code(own: Lexicon) -> None:
    directory = Directory((an_expert("a", Topic(Localized(bg="щраусовъдство"))),))

    plain, taught = DirectoryIndex.build(directory), DirectoryIndex.build(directory, own)

    assert plain.search("ostrich farming") == ()
    assert first(taught, "ostrich farming") == "a"


@pytest.mark.parametrize(
    "text",
    ["губи паметта", "Баба ми губи си паметта", "паметта на дядо се губи", "gubi pametta", "дядо изгуби паметта си"],
)
def test_hint_counts_when_all_its_words_stand_in_any_order_and_form(text: str) -> None:
    concept = Concept("dementia", ("деменция",), ("dementia",), (), ("губи/изгуби памет",))
    directory = Directory((an_expert("a", Topic(Localized(bg="деменция"))),))

    index = DirectoryIndex.build(directory, Lexicon.of([concept]))

    assert first(index, text) == "a"
    assert index.search("изгуби ключ") == ()


@pytest.mark.parametrize("text", ["инкубаторче с перушина", "перушината от инкубаторчето", "перушина, щраусовъдство"])
def test_words_from_different_hints_of_one_concept_mean_it_together(own: Lexicon, text: str) -> None:
    directory = Directory((an_expert("a", Topic(Localized(en="ostrich farming"))),))

    index = DirectoryIndex.build(directory, own)

    assert first(index, text) == "a"
    assert index.search("перушина") == ()


def test_words_that_name_something_else_hint_at_nothing(own: Lexicon) -> None:
    directory = Directory((an_expert("a", Topic(Localized(en="rodeo"))),))

    index = DirectoryIndex.build(directory, own)

    assert index.search("ваксина срещу грип") == ()


def test_words_of_a_name_may_stand_apart_and_in_another_order() -> None:
    concept = Concept("hospital-infections", ("болнични инфекции",), ("hospital infections",))
    directory = Directory((an_expert("a", Topic(Localized(en="hospital infections"))),))

    index = DirectoryIndex.build(directory, Lexicon.of([concept]))

    assert first(index, "infections that people catch in a hospital") == "a"


def test_what_only_sounds_like_our_fields_finds_nobody_unless_somebody_speaks_of_it() -> None:
    above = Concept("elsewhere", ("другаде",), ("elsewhere",))
    virus = Concept("computer-virus", ("компютърен вирус",), ("computer virus",), ("elsewhere",))
    lexicon = Lexicon.of([above, virus])
    virologist = an_expert("a", Topic(Localized(bg="вируси", en="viruses")))
    engineer = an_expert("b", Topic(Localized(bg="компютърни вируси")))

    alone = DirectoryIndex.build(Directory((virologist,)), lexicon)
    together = DirectoryIndex.build(Directory((virologist, engineer)), lexicon)

    assert first(alone, "вируси") == "a"
    assert alone.search("компютърен вирус") == ()
    assert first(together, "computer virus") == "b"


def test_a_narrower_question_finds_the_broader_expert_and_a_broader_one_the_narrower() -> None:
    broad = Concept("oncology", ("онкология",), ("oncology",))
    narrow = Concept("breast-cancer", ("рак на гърдата",), ("breast cancer",), ("oncology",))
    lexicon = Lexicon.of([broad, narrow])
    oncologist = an_expert("broad", Topic(Localized(bg="онкология")))
    specialist = an_expert("narrow", Topic(Localized(en="breast cancer")))

    index = DirectoryIndex.build(Directory((oncologist, specialist)), lexicon)

    assert first(index, "рак на гърдата") == "narrow"
    assert first(DirectoryIndex.build(Directory((oncologist,)), lexicon), "breast cancer") == "broad"
    assert first(DirectoryIndex.build(Directory((specialist,)), lexicon), "oncology") == "narrow"


def test_neighbours_and_what_is_two_steps_broader_answer_less_surely() -> None:
    siblings = tuple(Concept(f"part{number}", (), (f"part{number}",), ("middle",)) for number in range(25))
    above = (Concept("top", (), ("top",)), Concept("middle", (), ("middle",), ("top",)))

    small = Lexicon.of([*above, *siblings]).kin.near("part0")
    crowded = Lexicon.of([*above, *siblings, Concept("one-more", (), ("one more",), ("middle",))]).kin.near("part0")

    assert 1.0 == small["part0"] > small["middle"] > small["top"] > small["part1"] > 0
    assert crowded.keys() == {"part0", "middle", "top"}


def test_common_words_of_a_headline_are_missed_by_half(index: DirectoryIndex) -> None:
    def missed(text: str) -> float:
        asked = index.fields.ask(text)
        return next(
            weight for word, weight in zip(asked.words, asked.missed, strict=True) if word.token.word == "улица"
        )

    short = missed("Цялата улица за астма")
    long = missed("Цялата улица скача на протест, астма мъчи всяко второ семейство край пътя")

    assert long == pytest.approx(short / 2)


@pytest.mark.parametrize(
    "text",
    ["магистралите и ремонтът им", "motorways", "футбол", "who won the football match", "цените на жилищата", "zzzz"],
)
def test_nothing_is_near_to_what_the_directory_has_nothing_to_do_with(index: DirectoryIndex, text: str) -> None:
    near, far = index.nearest("рак на кожата при деца"), index.nearest(text)

    assert near
    assert len(set(near)) == len(near) <= 3
    assert far == ()
    assert index.nearest("рак на кожата при деца", limit=0) == ()
    assert DirectoryIndex.build(Directory()).nearest("диабет") == ()


def test_empty_directory_and_empty_lexicon_answer_with_nobody() -> None:
    index = DirectoryIndex.build(Directory(), Lexicon.of(()))

    assert index.search("диабет") == ()


def test_explanation_names_words_fields_and_what_was_returned(index: DirectoryIndex) -> None:
    explained = index.explain("инсулинови помпи за деца")

    assert [word.typed for word in explained.words] == ["инсулинови", "помпи", "деца"]
    assert explained.candidates[0].document_id == "boyana-raychinova"
    assert explained.candidates[0].returned
    assert explained.candidates[0].hits[0].field == "topic"


HOSTILE = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъьюя abcdefghijklmnopqrstuvwxyz0123456789-'&", max_size=600),
    st.lists(st.sampled_from(["рак", "ракк", "vaksini", "diabetes", "6te", "👩‍🔬", "\u202e", "ﷺ", "Пещерски"])).map(
        " ".join
    ),
)


@given(text=HOSTILE)
def test_any_text_is_answered_and_answered_the_same_again(index: DirectoryIndex, text: str) -> None:
    answered_the_same_again(index, text)


@pytest.mark.parametrize(
    "text",
    ["щ" * 4096, "рак " * 1024, "a" + "\u0301" * 4095, "ﷺ" * 4096, "a-" * 2048, "\ud800"],
    ids=["one letter", "one word", "accents", "a ligature", "hyphens", "half a letter"],
)
def test_longest_texts_are_answered_too(index: DirectoryIndex, text: str) -> None:
    """Not examples of the property: Hypothesis would write out the whole index for each, for half a minute."""
    answered_the_same_again(index, text)


def answered_the_same_again(index: DirectoryIndex, text: str) -> None:
    found = index.search(text)

    assert index.search(text) == found
    assert index.nearest(text) == index.nearest(text)
    assert len(index.nearest(text)) <= 3
    assert all(0 <= match.score <= 1 and match.why_in("bg") for match in found)


@pytest.mark.slow
def test_answers_do_not_depend_on_the_process() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import conftest\n"
        "from mediabot.matching import DirectoryIndex\n"
        "from mediabot.storage.directory_file import read_directory\n"
        "text = (conftest.GOLDEN / 'experts.yaml').read_text('utf-8')\n"
        "index = DirectoryIndex.build(read_directory(text).directory)\n"
        "print([index.search(q) for q in ('диабт', 'kojni bolesti', 'работа нощем', 'деца')])\n"
    )

    def answers(seed: str) -> bytes:
        command = [sys.executable, "-c", script, str(Path(__file__).parent)]
        return subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout

    assert answers("1") == answers("2") != b""
