"""News as a file: YAML, a table (CSV), or a plain page of text, told apart by what stands in it.

YAML and CSV are read whole or not at all, with every problem named; of a page of text all that can be split is read,
and the problems say what could not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from mediabot.domain.directory import Localized
from mediabot.domain.stories import SOURCE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT, BadLink, Story, checked_link
from mediabot.domain.text import length
from mediabot.storage.news_text import text_of
from mediabot.storage.nodes import (
    check_version,
    date_in,
    fields_of,
    instant_in,
    items_of,
    localized_in,
    noon,
    text_in,
    why_closed,
)
from mediabot.storage.positions import LONGEST, Kind, Node, Problem, Report, compose

_NEWS = ("title", "summary", "link", "source", "published", "topics", "experts", "event_on", "embargo")


_YAML_BEGINS = re.compile(r"(version|news)\s*:|-\s+title\s*:")
_BEFORE_YAML = re.compile(r"\s*(#.*|---.*|%YAML.*)?")


@dataclass(frozen=True)
class NewsFile:
    """What a file holds. `stories` stand with the line they begin on; with a table or YAML they are none where there
    are problems. `notes` say how it was read, where that is worth a look."""

    stories: tuple[tuple[int, Story], ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def read_news_file(path: Path) -> NewsFile:
    """The stories of a file, whatever stands there; nothing is raised."""
    report, notes = Report(str(path)), Report(str(path))
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST * 4 + 1)
    except (OSError, ValueError) as error:
        report.add(1, 1, why_closed(error))
        return NewsFile((), report.problems())
    text = text_of(content, report, notes)
    if text is None:
        return NewsFile((), report.problems())
    read = read_news(text, str(path))
    return replace(read, notes=(*notes.problems(), *read.notes))


def read_news(text: str, name: str) -> NewsFile:
    """The same of a text; `name` is what the problems call the file, and its ending a hint of what it is."""
    report, notes = Report(name), Report(name)
    stories, whole = _stories(text.removeprefix("\ufeff"), Path(name).suffix.casefold(), report)
    problems = report.problems()
    if not stories and not problems:
        report.add(1, 1, "no news was found in this file")
        problems = report.problems()
    kept = () if problems and whole else tuple(stories)
    for line, story in kept:
        for summary in story.summary.texts():
            if (count := length(summary)) > SUMMARY_LIMIT:
                notes.add(line, 1, f"this text has {count} characters; it is shortened to {SUMMARY_LIMIT}")
    return NewsFile(kept, problems, notes.problems())


def _stories(text: str, ending: str, report: Report) -> tuple[list[tuple[int, Story]], bool]:
    """The stories, and whether they are taken all or none."""
    from mediabot.storage.news_page import read_page
    from mediabot.storage.news_table import looks_like_table, read_table

    if not text.strip():
        report.add(1, 1, "the file is empty; expected news as YAML, as a table or as a page of text")
        return [], True
    if ending in (".yaml", ".yml") or (ending not in (".csv", ".tsv") and _begins_as_yaml(text)):
        return _yaml(text, report), True
    if ending in (".csv", ".tsv") or looks_like_table(text):
        return read_table(text, report), True
    return list(read_page(text, report)), False


def _begins_as_yaml(text: str) -> bool:
    """Past comments and the line that begins a document."""
    begins = next((line for line in text.splitlines() if not _BEFORE_YAML.fullmatch(line)), "")
    return bool(_YAML_BEGINS.match(begins))


def _yaml(text: str, report: Report) -> list[tuple[int, Story]]:
    root = compose(text, report)
    if root is None:
        report.add(1, 1, 'expected "version: 1" and a list of "news"')
        return []
    fields = fields_of(root, ("version", "news"), report, required=("version", "news"))
    if "version" in fields:
        check_version(fields["version"], report)
    if "news" not in fields:
        return []
    nodes = items_of(fields["news"], report, 'a list of news items, each beginning with "- title:"')
    if not nodes and fields["news"].kind is Kind.LIST and not fields["news"].broken_off:
        report.at(fields["news"], '"news" is empty; expected one or more')
    return [(node.line, _story(node, report)) for node in nodes]


def _story(node: Node, report: Report) -> Story:
    fields = fields_of(node, _NEWS, report, required=("title",))
    texts = {"title": TITLE_LIMIT, "summary": SUMMARY_LIMIT, "link": 2000, "source": SOURCE_LIMIT}
    known = {key: localized_in(fields[key], report, limit) for key, limit in texts.items() if key in fields}
    if "link" in fields:
        _check_links(known["link"], fields["link"], report)
    topics = items_of(fields["topics"], report, "a list of topics") if "topics" in fields else []
    experts = items_of(fields["experts"], report, "a list of ids of experts") if "experts" in fields else []
    published = date_in(fields["published"], report) if "published" in fields else None
    return Story(
        title=known.get("title", Localized()),
        summary=known.get("summary", Localized()),
        link=known.get("link", Localized()),
        source=known.get("source", Localized()),
        published_at=noon(published) if published else None,
        topics=tuple(localized_in(topic, report, SOURCE_LIMIT) for topic in topics),
        experts=tuple(text_in(expert, report) for expert in experts),
        event_on=date_in(fields["event_on"], report) if "event_on" in fields else None,
        embargo_until=instant_in(fields["embargo"], report) if "embargo" in fields else None,
    )


def _check_links(links: Localized, node: Node, report: Report) -> None:
    for link in links.texts():
        try:
            checked_link(link)
        except BadLink:
            report.at(node, f'"{link[:40]}" is no link; expected an address that begins with https://')
