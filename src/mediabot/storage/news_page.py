"""A plain page of text, as copied from a website: one news item per heading.

A heading is a short line by itself that ends no sentence; what follows, up to the next one, is its text. Nothing is
guessed beyond that: a heading without a text, and a text without a heading, are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mediabot.domain.directory import Localized
from mediabot.domain.stories import Story, title_key
from mediabot.matching import language_of
from mediabot.storage.news_text import LINE_END
from mediabot.storage.positions import Report

LONGEST_HEADING = 220
_LONG = 100
"""A line of so many characters more often belongs to a text than it heads one."""

_SHORT = 60
"""Below this, a line that only points on says nothing by itself."""

_ENDS_SENTENCE = (".", ":", ";", ",", "…", "/")
_INSIDE = re.compile(r"[а-яa-z]{4,}[.!?] +[А-ЯA-Z]")
"""Where one sentence ends and another begins."""

_POINTS_ON = re.compile(
    r"\b(here|тук|read more|виж(те)? още)\W*$"
    r"|^(read more|download|линк|видео|цялото интервю|повече (по|за|информация))\b",
    re.IGNORECASE,
)
"""Lines that lead to something else: no heading, and where they are short no text."""

_LINK = re.compile(r"https?://[^\s<>()]+")
_BULLET = ("•", "-", "–", "*", "·")


@dataclass(frozen=True)
class Block:
    """Lines between two blank ones; `line` counts from 1."""

    line: int
    text: str

    @property
    def points_on(self) -> bool:
        return len(self.text) < LONGEST_HEADING and bool(_POINTS_ON.search(self.text))

    @property
    def says_something(self) -> bool:
        return not self.points_on or len(self.text) >= _SHORT

    @property
    def may_head(self) -> bool:
        text = self.text
        if "\n" in text or len(text) > LONGEST_HEADING or self.points_on or text.startswith(_BULLET):
            return False
        return not text.endswith(_ENDS_SENTENCE) and not _INSIDE.search(text)


def read_page(text: str, report: Report) -> Iterator[tuple[int, Story]]:
    """The items of a page with their lines; what could not be split is reported."""
    blocks = list(_blocks(text))
    heading: Block | None = None
    body: list[Block] = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if heading is not None and not body and title_key(block.text) == title_key(heading.text):
            continue
        if _heads(block, following, heading, body):
            yield from _item(heading, body, report)
            heading, body = block, []
        else:
            body.append(block)
    yield from _item(heading, body, report)


def _blocks(text: str) -> Iterator[Block]:
    first, lines = 0, list[str]()
    for number, line in enumerate([*LINE_END.split(text), ""], 1):
        if line.strip():
            first = first if lines else number
            lines.append(" ".join(line.split()))
        elif lines:
            yield Block(first, "\n".join(lines))
            lines = []


def _heads(block: Block, following: Block | None, heading: Block | None, body: list[Block]) -> bool:
    """Whether a block begins a new item, seen between the one before and the one that follows."""
    if following is not None and _is_repeated(block, following):
        return True
    if not block.may_head:
        return False
    if heading is None:
        return True
    if not body:  # Right under a heading: longer than it, and it is the text.
        return len(block.text) < max(_SHORT, 1.6 * len(heading.text)) and len(block.text) < _LONG
    leads_nowhere = following is None or following.points_on or following.may_head
    return not (leads_nowhere and (len(block.text) > _LONG or block.text.endswith("!")))


def _is_repeated(block: Block, following: Block) -> bool:
    """A text often begins with its heading, or names it again."""
    key = title_key(block.text)
    return len(block.text) <= LONGEST_HEADING and key.count(" ") > 2 and key in title_key(following.text) != key


def _item(heading: Block | None, body: list[Block], report: Report) -> Iterator[tuple[int, Story]]:
    told = [block for block in body if block.says_something]
    if heading is None:
        for block in told[:1]:
            report.add(block.line, 1, f'this text stands under no heading: "{_start(block.text)}"')
    elif not told:
        report.add(heading.line, 1, f'no text stands under "{_start(heading.text)}"; write one, or take the line out')
    else:
        yield heading.line, _story(heading, body, told)


def _story(heading: Block, body: list[Block], told: list[Block]) -> Story:
    text = "\n".join(block.text for block in told)
    language = language_of(f"{heading.text} {text}"[:400])
    link = next((found[0].rstrip(".,;") for block in body if (found := _LINK.search(block.text))), "")
    return Story(title=_in(language, heading.text), summary=_in(language, text), link=_in(language, link))


def _in(language: str, text: str) -> Localized:
    return Localized(en=text) if language == "en" else Localized(bg=text)


def _start(text: str) -> str:
    return " ".join(text.split())[:60]
