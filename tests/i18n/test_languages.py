"""One list of interview languages: each can be written in the directory's file, tapped, typed and shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediabot.bot.buttons.codec import unpack
from mediabot.bot.buttons.questions import SetLanguage
from mediabot.bot.screens.questions.form import form
from mediabot.bot.screens.questions.views import QuestionView
from mediabot.bot.screens.words import language_name
from mediabot.domain.languages import SPOKEN
from mediabot.domain.questions import Field, Status
from mediabot.i18n.languages import names_of
from mediabot.i18n.translator import Catalogs
from mediabot.services.questions.typed import as_language
from mediabot.storage.directory_file import read_directory
from screens.views_for_test import NOW, STORY

CATALOGS = Catalogs.load()
LATIN = dict(zip("абвгдезийклмнопрстуфхъь", "abvgdeziyklmnoprstufhay", strict=True)) | {
    **{"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ю": "yu", "я": "ya"},
}


def in_latin(text: str) -> str:
    return "".join(LATIN.get(letter, letter) for letter in text)


def test_every_language_is_understood_by_the_directory_file() -> None:
    listed = ", ".join(f'"{code}"' for code in SPOKEN)
    text = f"version: 1\nexperts:\n  - {{id: ana, name: Ана, topics: [грип], languages: [{listed}]}}\n"

    directory = read_directory(text).directory

    assert directory is not None
    assert directory.experts[0].languages == SPOKEN


@pytest.mark.parametrize("reads", ["bg", "en"])
def test_every_language_has_a_name_of_its_own_and_a_key(reads: str) -> None:
    t = CATALOGS.translator(reads)
    asking = replace(STORY, status=Status.DRAFT, open_field=Field.LANGUAGE)

    asked = form(QuestionView(asking, None, (), NOW, languages=SPOKEN), t)

    names = [language_name(code, t) for code in SPOKEN]
    assert len(set(names) - set(SPOKEN)) == len(SPOKEN)
    keys = [key for row in asked.keys for key in row][: len(SPOKEN)]
    assert [key.label.casefold() for key in keys] == [name.casefold() for name in names]
    packed = [key.button.pack() for key in keys if key.button]
    assert list(map(unpack, packed)) == [SetLanguage(STORY.id, code) for code in SPOKEN]


def test_every_language_can_be_typed_in_either_language_and_in_latin_letters() -> None:
    meant = {}
    for code in SPOKEN:
        bulgarian, english, *_ = names_of(code)
        typed = (bulgarian, f"на {bulgarian}", f"На {bulgarian} език, моля", in_latin(f"na {bulgarian}"))
        meant.update(dict.fromkeys((*typed, english, f"in {english}", english.upper()), code))

    understood = {words: as_language(words) for words in meant}

    assert understood == meant


@pytest.mark.parametrize(
    ("words", "code"),
    [
        *(("на испанския", "es"), ("ispanski", "es"), ("na italianski", "it"), ("grytski", "el"), ("холандски", "nl")),
        *(("англ.", "en"), ("бг", "bg"), ("en", "en"), ("deutsch", "de"), ("Français", "fr"), ("bulgarski", "bg")),
        *(("на френски или на български", "bg"), ("Norwegian Bokmål", "nb"), ("northern Sami", "se")),
        *(("няма значение", None), ("both", None), ("де да знам", None), ("no", None), ("по телефона", None)),
        *(("испан", None), ("", None), ("🙂", None)),
    ],
)
def test_a_language_is_known_by_any_ending_and_nothing_else_is_taken_for_one(words: str, code: str | None) -> None:
    assert as_language(words) == code


@pytest.mark.parametrize(("written", "code"), [("испански", "es"), ("Spanish", "es"), ("немски", "de"), ("GR", "el")])
def test_a_name_in_the_directory_file_is_answered_with_its_code(written: str, code: str) -> None:
    text = f"version: 1\nexperts:\n  - {{id: ana, name: Ана, topics: [грип], languages: [{written}]}}\n"

    (problem,) = read_directory(text).problems

    assert f'did you mean "{code}"?' in problem.message
