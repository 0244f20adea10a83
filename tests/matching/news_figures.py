"""How well the sample news are found: `PYTHONPATH=src:tests python -m matching.news_figures`.

The limits of `mediabot.matching.news` were chosen by the questions called tried; the untried were judged before
anybody saw what they find, and are what other news may expect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import mediabot.demo
from mediabot.domain.news import NewsItem, NewsState
from mediabot.matching.news import NewsIndex, NewsMatch
from mediabot.storage.news_file import read_news_file

SAMPLE = Path(mediabot.demo.__file__).with_name("news.yaml")
QUESTIONS = Path(__file__).with_name("news_questions.tsv")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Question:
    """`answers` are ends of links; none where no item answers it."""

    kind: str
    text: str
    answers: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """`precision`: of what is shown, how much fits. `found`: of what can be answered, how much gets a fitting item.
    `silent`: of what can't be answered, how much is left without any."""

    precision: float
    found: float
    silent: float


def sample_items() -> list[NewsItem]:
    """The sample as published items."""
    stories = [story for _, story in read_news_file(SAMPLE).stories]
    return [
        NewsItem(
            number,
            NOW,
            story.title,
            story.summary,
            story.link,
            story.source,
            story.published_at,
            story.topics,
            state=NewsState.PUBLISHED,
        )
        for number, story in enumerate(stories, start=1)
    ]


def questions() -> list[Question]:
    """Every graded question."""
    rows = (line.split("\t") for line in QUESTIONS.read_text("utf-8").splitlines() if line and line[0] != "#")
    return [Question(kind, text, frozenset(answers.split())) for kind, text, answers in rows]


def shown_unasked(index: NewsIndex, asked: Sequence[Question]) -> Figures:
    """What stands under the experts."""
    return _figures(index, asked, [index.fitting(question.text) for question in asked])


def listed(index: NewsIndex, asked: Sequence[Question]) -> Figures:
    """The first five that /news finds."""
    return _figures(index, asked, [index.search(question.text, limit=5) for question in asked])


def _figures(index: NewsIndex, asked: Sequence[Question], found: Sequence[Sequence[NewsMatch]]) -> Figures:
    slugs = {item.id: item.link.en.rpartition("/")[2] for item in index.items}
    pairs = [(question, [slugs[match.item_id] for match in some]) for question, some in zip(asked, found, strict=True)]
    right = [slug in question.answers for question, some in pairs for slug in some]
    answered = [any(slug in question.answers for slug in some) for question, some in pairs if question.answers]
    silent = [not some for question, some in pairs if not question.answers]
    return Figures(*(sum(some) / len(some) for some in (right, answered, silent)))


def main() -> None:
    index = NewsIndex.build(sample_items())
    for kind in ("tried", "untried"):
        asked = [question for question in questions() if question.kind == kind]
        for name, figures in (("shown unasked", shown_unasked(index, asked)), ("listed", listed(index, asked))):
            print(
                f"{kind:8} {len(asked)} questions, {name:14} precision {figures.precision:.2f}, "
                f"found {figures.found:.2f}, silent {figures.silent:.2f}"
            )


if __name__ == "__main__":
    main()
