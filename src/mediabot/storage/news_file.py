"""News as a file: YAML, a table (CSV), or a plain page of text, told apart by what stands in it.

YAML and CSV are read whole or not at all, with every problem named; of a page of text all that can be split is read,
and the problems say what could not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mediabot.domain.directory import Localized
from mediabot.domain.stories import SOURCE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT, BadLink, Story, checked_link
from mediabot.storage.nodes import (
    ZONE,
    check_version,
    date_in,
    decoded,
    fields_of,
    items_of,
    localized_in,
    noon,
    text_in,
    why_closed,
)
from mediabot.storage.positions import LONGEST, Kind, Node, Problem, Report, compose

_NEWS = ("title", "summary", "link", "source", "published", "topics", "experts", "event_on", "embargo")


@dataclass(frozen=True)
class NewsFile:
    """What a file holds. `stories` stand with the line they begin on; with a table or YAML they are none where there
    are problems."""

    stories: tuple[tuple[int, Story], ...]
    problems: tuple[Problem, ...] = ()


def read_news_file(path: Path) -> NewsFile:
    """The stories of a file, whatever stands there; nothing is raised."""
    report = Report(str(path))
    try:
        with path.open("rb") as file:
            content = file.read(LONGEST * 4 + 1)
    except (OSError, ValueError) as error:
        report.add(1, 1, why_closed(error))
        return NewsFile((), report.problems())
    text = decoded(content, report)
    return NewsFile((), report.problems()) if text is None else read_news(text.removeprefix("\ufeff"), str(path))


def read_news(text: str, name: str) -> NewsFile:
    """The same of a text; `name` is what the problems call the file, and its ending a hint of what it is."""
    from mediabot.storage.news_page import read_page
    from mediabot.storage.news_table import looks_like_table, read_table

    report = Report(name)
    if name.endswith((".yaml", ".yml")) or text.lstrip("# \n").startswith("version:"):
        stories = _yaml(text, report)
    elif name.endswith((".csv", ".tsv")) or looks_like_table(text):
        stories = read_table(text, report)
    else:
        return NewsFile(tuple(read_page(text, report)), report.problems())
    problems = report.problems()
    return NewsFile(() if problems else tuple(stories), problems)


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
        embargo_until=_instant(fields["embargo"], report) if "embargo" in fields else None,
    )


def _check_links(links: Localized, node: Node, report: Report) -> None:
    for link in links.texts():
        try:
            checked_link(link)
        except BadLink:
            report.at(node, f'"{link[:40]}" is no link; expected an address that begins with https://')


def _instant(node: Node, report: Report) -> datetime | None:
    """Wall time such as 2026-12-01 10:00."""
    try:
        read = datetime.fromisoformat(node.text) if node.kind in (Kind.TEXT, Kind.DATE) else None
    except ValueError:
        read = None
    if read is None:
        report.at(node, "expected a day and a time such as 2026-12-01 10:00")
        return None
    return (read if read.tzinfo else read.replace(tzinfo=ZONE)).astimezone(UTC)
