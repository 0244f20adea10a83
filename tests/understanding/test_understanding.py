"""What people write is understood, and where it isn't, asked about; and no question for experts is taken for less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from matching.fit import load
from mediabot.domain.understanding.meanings import TOPIC, Act, Hold, Intent, Reading, Situation, Understood
from mediabot.domain.understanding.rules import understand
from mediabot.i18n.acts import said_in
from understanding.messages import messages
from understanding.score import verdict

MATCHING = Path(__file__).parents[1] / "matching"
NEVER = {
    *(Intent.LEAVE, Intent.CANCEL, Intent.AWAY, Intent.THANKS, Intent.GREETING, Intent.CHANGE_CONTACT),
    *(Intent.FOR_STAFF, Intent.STATUS, Intent.MOVE, Intent.ADD, Intent.SAY, Intent.REPLY),
}


@pytest.mark.slow
def test_most_messages_are_understood_and_none_is_mistaken() -> None:
    counts = Counter(verdict(message, message.understood) for message in messages())

    assert counts["right"] / counts.total() >= 0.95
    assert counts["wrong"] == 0
    assert counts["lost"] == 0


@pytest.mark.slow
def test_the_day_and_hour_that_a_message_names_is_understood() -> None:
    named = [message for message in messages() if message.until]

    missed = [message.text for message in named if not message.tells_the_time]

    assert len(named) >= 30
    assert missed == []


@pytest.mark.slow
def test_questions_for_experts_are_taken_for_nothing_else() -> None:
    """Somebody in the directory of their set answers each. `unknown`: the rules have nothing but the words."""
    questions = tuple(_questions())
    unknown = [replace(reading, found=False) for reading in questions]

    nothing_open = [understand(Situation(), reading) for reading in questions]
    others = [
        *(understand(Situation(expert=True), reading) for reading in questions),
        *(understand(Situation(questions=(17,)), reading) for reading in questions),
        *(understand(Situation(), reading) for reading in unknown),
        *(understand(Situation(questions=(17,)), reading) for reading in unknown),
    ]

    assert len(questions) > 2000
    assert [one for one in (*nothing_open, *others) if one.intent in NEVER] == []
    assert [one for one in (*nothing_open, *others) if not _is_topic(one)] == []
    assert sum(one.intent is not Intent.TOPIC for one in nothing_open) <= len(questions) / 100


@pytest.mark.parametrize("text", ["Благодаря!", "blagodarq mnogo", "благодаряяя", "Thanks a lot"])
def test_thanks_are_known_in_any_letters(text: str) -> None:
    assert said_in(text).acts[Act.THANKS] is Hold.WHOLE


def test_a_yes_with_a_question_in_it_asks() -> None:
    said = said_in("добре, а кой пита?")

    assert said.asks
    assert {Act.YES, Act.ASKS} <= set(said.acts)


@pytest.mark.parametrize(
    "text", ["Благодаря за вчера! Сега за бъбреците при деца", "Thank you, robot – patients who trust machines"]
)
def test_thanks_before_something_else_are_not_all_of_it(text: str) -> None:
    said = said_in(text)

    understood = understand(Situation(), Reading(acts=said.acts, words=said.words, asks=said.asks, found=True))

    assert understood.intent is Intent.TOPIC


def test_an_english_no_is_not_a_bulgarian_but() -> None:
    assert Act.NEGATES in said_in("No. Ask me next year").acts
    assert Act.NEGATES not in said_in("но защо точно аз").acts


def test_a_long_text_asks_only_where_it_ends() -> None:
    answer = "Защо расте недоверието ли? Защото на хората никой не им обяснява спокойно какво има в ампулата."
    question = "Видях запитването и в общи линии съм съгласна с датата. Ще ми пратите ли текста преди печат?"

    assert not said_in(answer).asks
    assert said_in(question).asks


def _is_topic(understood: Understood) -> bool:
    return understood.intent in (Intent.TOPIC, Intent.NEWS_SEARCH) or TOPIC in understood.choices


def _questions() -> Iterator[Reading]:
    for folder in (*sorted((MATCHING / "sets").iterdir()), MATCHING / "golden"):
        index, queries = load(folder)
        for query in queries:
            if query.relevant:
                said = said_in(query.text)
                found = bool(index.search(query.text, limit=1))
                yield Reading(acts=said.acts, words=said.words, asks=said.asks, value=said.value, found=found)
