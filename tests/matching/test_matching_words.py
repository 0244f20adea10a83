"""Letters, tokens, stems and spellings: the tables that everything else stands on."""

from __future__ import annotations

import pytest

from mediabot.matching import bulgarian, english, is_small_talk, language_of
from mediabot.matching.latin import readings, sound
from mediabot.matching.letters import fold, one_alphabet
from mediabot.matching.tokens import tokens_of


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ЗДРАВЕ", "здраве"),
        ("ｖａｃｃｉｎｅ", "vaccine"),
        ("café", "cafe"),
        ("Ѝ", "и"),
        ("чай", "чай"),
        ("чаи\u0306", "чай"),
        ("е\u0301н", "ен"),
        ("здра\u200bве", "здраве"),
        ("e‑health", "e-health"),
        ("№", "no"),
    ],
)
def test_letters_fold_to_one_form(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("mixed", "repaired"),
    [("biо", "bio"), ("вaксина", "ваксина"), ("рoбoт", "робот"), ("иphone", "иphone"), ("bio", "bio")],
)
def test_letters_of_the_wrong_alphabet_are_put_right(mixed: str, repaired: str) -> None:
    assert one_alphabet(mixed) == repaired


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("R&D и COVID-19, 3D", ["r&d", "и", "covid19", "3d"]),
        ("сърдечно-съдови", ["сърдечно", "съдови"]),
        ("e-health / X-ray", ["ehealth", "xray"]),
        ("Parkinson's nurses’ don't", ["parkinson", "nurses", "dont"]),
        ("„клетки“…(нови)!", ["клетки", "нови"]),
        ("", []),
        ("🙂 — ?!", []),
    ],
)
def test_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens_of(text)] == words


def test_capitals_among_small_letters_are_an_abbreviation_and_shouting_is_not() -> None:
    quiet, loud = tokens_of("нов закон за ИИ"), tokens_of("НОВ ЗАКОН ЗА ИИ")

    assert [token.abbreviation for token in quiet] == [False, False, False, True]
    assert not any(token.abbreviation for token in loud)


@pytest.mark.parametrize(
    "forms",
    [
        "ваксина ваксини ваксината ваксините",
        "изпитване изпитвания изпитването изпитванията",
        "вирус вируси вирусът вируса вирусите",
        "център центрове центъра центърът центровете",
        "биолог биолози биологът биолозите",
        "клиничен клинична клинично клинични клиничният клиничните клиничната",
        "болест болести болестта болестите",
        "лекарство лекарства лекарството лекарствата",
        "ученик ученици ученикът учениците",
        "антиген антигени антигените",
        "терапия терапии терапията терапиите",
        "дете деца децата детето",
        "аптека аптеки аптеката аптеките",
    ],
)
def test_forms_of_a_bulgarian_word_share_a_stem(forms: str) -> None:
    assert len({bulgarian.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("болест", "болка"), ("вода", "водач"), ("храна", "хранилище"), ("риба", "рибар"), ("сол", "соя")],
)
def test_different_bulgarian_words_keep_different_stems(one: str, other: str) -> None:
    assert bulgarian.stem(one) != bulgarian.stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ваксинирам", "ваксина"), ("имунизация", "имунизирам"), ("ваксинация", "ваксинирам")],
)
def test_words_of_one_root_share_it(one: str, other: str) -> None:
    assert bulgarian.root(bulgarian.stem(one)) == bulgarian.root(bulgarian.stem(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vaccinating", "vaccinated"),
        ("trials", "trial"),
        ("paediatric", "pediatric"),
        ("tumours", "tumor"),
        ("digitalisation", "digitalization"),
        ("anaemia", "anaemias"),
    ],
)
def test_english_forms_and_spellings_share_a_stem(one: str, other: str) -> None:
    assert english.stem(one) == english.stem(other)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("vaksini", "ваксини"),
        ("zdraveopazvane", "здравеопазване"),
        ("4ovek", "човек"),
        ("6ofiorite", "шофьорите"),
        ("bolnica", "болница"),
        ("bolnitsa", "болница"),
        ("waksina", "ваксина"),
        ("depresiq", "депресия"),
        ("depresiya", "депресия"),
        ("tyrsq", "търся"),
        ("jivot", "живот"),
        ("zhivot", "живот"),
        ("xrana", "храна"),
        ("hrana", "храна"),
        ("u4ast", "участ"),
        ("obshtestvo", "общество"),
        ("ob6testvo", "общество"),
    ],
)
def test_bulgarian_in_latin_letters_sounds_like_itself(latin: str, cyrillic: str) -> None:
    assert sound(cyrillic) in {sound(reading) for reading in readings(latin)} | {sound(latin)}


@pytest.mark.parametrize(
    ("latin", "cyrillic"), [("karmene", "кърмене"), ("bolnichniyat", "болничният"), ("magnezii", "магнезий")]
)
def test_spelling_of_road_signs_is_read_back(latin: str, cyrillic: str) -> None:
    assert cyrillic in readings(latin)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("телемедицина", "bg"),
        ("telemedicine for villages", "en"),
        ("tarsya lekar za deca", "bg"),
        ("koi shte govori za vaksini", "bg"),
        ("waksini", "bg"),
        ("vaccines", "en"),
        ("AI в болницата", "bg"),
        ("", "en"),
        ("12345", "en"),
    ],
)
def test_language_is_told_by_letters_and_known_words(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["здравейте", "Добър ден!", "thanks a lot", "zdrasti", "🙂", "", "blagodarq"])
def test_greetings_are_small_talk(text: str) -> None:
    assert is_small_talk(text)


@pytest.mark.parametrize("text", ["ваксини", "hello, who knows about diabetes?", "здраве"])
def test_a_subject_is_no_small_talk(text: str) -> None:
    assert not is_small_talk(text)
