"""The directory as a curator's file, `experts.yaml`: read with every problem named in one run, and written.

A value with a problem is read as if it were empty, so that one mistake doesn't hide the next; a directory
comes out only when there was none. But one account under two experts leaves it readable: such a version may be in force
since before that was refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import yaml

from mediabot.domain.directory import (
    LONG,
    SHORT,
    Contact,
    Directory,
    Expert,
    Format,
    Localized,
    Topic,
    is_account,
    is_email,
    is_phone,
)
from mediabot.domain.languages import SPOKEN
from mediabot.i18n.languages import language_called
from mediabot.storage.nodes import (
    check_version,
    date_in,
    decoded,
    fields_of,
    in_languages,
    items_of,
    localized_in,
    nearest,
    shown,
    text_in,
    why_closed,
)
from mediabot.storage.positions import Kind, Node, Problem, Report, compose

_SLIPS = {
    **{"gb": "en", "us": "en", "eng": "en", "bul": "bg", "ger": "de"},
    **{"gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "rs": "sr", "jp": "ja", "cn": "zh"},
}
_LONGEST, _MOST_NODES = 12_000_000, 1_000_000
"""Characters and values of the largest directory: ten thousand experts who have everything."""

_EXPERT = (
    *("id", "name", "title", "organisation", "topics", "bio"),
    *("languages", "formats", "interests", "contact", "checked_on"),
)
_CONTACT = ("telegram", "email", "phone")
_INSIDE = dict.fromkeys(_CONTACT, "contact")
_ID = re.compile(r"[a-z0-9-]{1,64}")
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Checked:
    """A file's directory, and its problems by position. One with problems is not to be published."""

    directory: Directory | None
    problems: tuple[Problem, ...] = ()


def read_directory_file(path: Path | str) -> Checked:
    """The directory in the file at `path`, whatever stands there; nothing is raised."""
    report = Report(str(path))
    try:
        with Path(path).open("rb") as file:
            content = file.read(_LONGEST * 4 + 1)
    except (OSError, ValueError) as error:
        report.add(1, 1, why_closed(error))
        return Checked(None, report.problems())
    text = decoded(content, report, _LONGEST)
    return Checked(None, report.problems()) if text is None else read_directory(text, name=str(path))


def read_directory(text: str, name: str = "experts.yaml") -> Checked:
    """The directory written in `text`; `name` is what the problems call the file."""
    report = Report(name)
    root = compose(text, report, _LONGEST, _MOST_NODES)
    experts: tuple[Expert, ...] = ()
    accounts: list[Node] = []
    if root is not None:
        experts = _experts(root, report, accounts)
    elif not report.problems():
        report.add(1, 1, 'the file is empty; expected "version: 1" and a list of "experts"')
    directory = None if report.problems() else Directory(experts)
    _check_accounts(accounts, report)
    return Checked(directory, report.problems())


def write_directory(directory: Directory) -> str:
    """The directory as a file that reads back as the same one."""
    experts = [_written(expert) for expert in directory.experts]
    content = {"version": 1, "experts": experts}
    flow = None  # What holds no other list or mapping goes on one line.
    text = yaml.dump(content, Dumper=_Writer, sort_keys=False, allow_unicode=True, default_flow_style=flow)
    return str(text)


# What stands in the file, from the top down.


def _experts(root: Node, report: Report, accounts: list[Node]) -> tuple[Expert, ...]:
    """`accounts` gathers where their Telegram ids stand."""
    fields = fields_of(root, ("version", "experts"), report, required=("version", "experts"))
    if version := fields.get("version"):
        check_version(version, report)
    if "experts" not in fields:
        return ()
    nodes = items_of(fields["experts"], report, 'a list of experts, each beginning with "- id:"')
    if not nodes and fields["experts"].kind is Kind.LIST and not fields["experts"].broken_off:
        report.at(fields["experts"], '"experts" is empty; expected one or more')
    firsts: dict[str, Node] = {}
    return tuple(_expert(node, report, firsts, accounts) for node in nodes)


def _expert(node: Node, report: Report, firsts: dict[str, Node], accounts: list[Node]) -> Expert:
    fields = fields_of(node, _EXPERT, report, required=("id", "name", "topics"), inside=_INSIDE)

    def get(key: str, read: Callable[[Node, Report], _Value], default: _Value) -> _Value:
        return read(fields[key], report) if key in fields else default

    if "id" in fields:
        _check_unique(fields["id"], report, firsts)
    return Expert(
        id=get("id", _id, ""),
        name=get("name", _short, Localized()),
        title=get("title", _short, Localized()),
        organisation=get("organisation", _short, Localized()),
        topics=get("topics", _topics, ()),
        bio=get("bio", _long, Localized()),
        languages=get("languages", _languages, ()),
        formats=get("formats", _formats, ()),
        interests=get("interests", _long, Localized()),
        contact=get("contact", partial(_contact, accounts=accounts), Contact()),
        checked_on=get("checked_on", date_in, None),
    )


def _check_unique(node: Node, report: Report, firsts: dict[str, Node]) -> None:
    first = firsts.setdefault(node.text, node)
    if first is not node and node.text:
        report.at(node, f'id "{shown(node.text)}" is taken by the expert on line {first.line}')


def _check_accounts(accounts: Sequence[Node], report: Report) -> None:
    firsts: dict[str, Node] = {}
    for node in accounts:
        first = firsts.setdefault(node.text, node)
        if first is not node and node.kind is Kind.NUMBER:
            taken = f"is that of the expert on line {first.line} already; an account belongs to one expert"
            report.at(node, f"Telegram id {shown(node.text)} {taken}")


def _id(node: Node, report: Report) -> str:
    text = text_in(node, report)
    if text and not _ID.fullmatch(text):
        expected = "1 to 64 small Latin letters, digits and hyphens, such as ana-petrova"
        report.at(node, f'"{shown(text)}" can\'t be an id; expected {expected}')
    return text


def _short(node: Node, report: Report) -> Localized:
    return localized_in(node, report, SHORT)


def _long(node: Node, report: Report) -> Localized:
    return localized_in(node, report, LONG)


def _topics(node: Node, report: Report) -> tuple[Topic, ...]:
    nodes = items_of(node, report, 'a list of topics, such as ["clinical trials"]')
    if not nodes and node.kind is Kind.LIST and not node.broken_off:
        report.at(node, '"topics" is empty; expected one or more')
    firsts: dict[str, Node] = {}
    return tuple(_topic(item, report, firsts) for item in nodes)


def _topic(node: Node, report: Report, firsts: dict[str, Node]) -> Topic:
    aliases: tuple[str, ...] = ()
    if node.kind is Kind.MAPPING:
        fields = fields_of(node, ("bg", "en", "aliases"), report)
        name = in_languages(node, fields, report, SHORT)
        if "aliases" in fields:
            items = items_of(fields["aliases"], report, 'a list of other words, such as ["e-health"]')
            aliases = tuple(text_in(item, report, SHORT) for item in items)
    else:
        name = localized_in(node, report, SHORT)
    for text in name.texts():
        if (first := firsts.setdefault(text.casefold(), node)) is not node:
            report.at(node, f'topic "{shown(text)}" stands on line {first.line} already')
    return Topic(name, aliases)


def _languages(node: Node, report: Report) -> tuple[str, ...]:
    return _choices(node, report, SPOKEN, "a list of languages, such as [bg, en]", _wrong_language)


def _wrong_language(code: str) -> str:
    meant = code.lower() if code.lower() in SPOKEN else _SLIPS.get(code.lower()) or language_called(code)
    hint = f'did you mean "{meant}"?' if meant else "expected two letters of ISO 639-1, such as bg or en"
    return f'"{shown(code)}" is not a language code; {hint}'


def _formats(node: Node, report: Report) -> tuple[Format, ...]:
    known = tuple(Format)
    names = _choices(node, report, known, "a list of formats, such as [quote, live]", _wrong_format)
    return tuple(Format(name) for name in names)


def _wrong_format(name: str) -> str:
    return f'unknown format "{shown(name)}"; {nearest(name, tuple(Format))}'


def _choices(
    node: Node, report: Report, known: Collection[str], expected: str, wrong: Callable[[str], str]
) -> tuple[str, ...]:
    chosen: list[str] = []
    for item in items_of(node, report, expected):
        text = text_in(item, report)
        if text and text not in known:
            report.at(item, wrong(text))
        elif text in chosen:
            report.at(item, f'"{text}" is listed twice')
        elif text:
            chosen.append(text)
    return tuple(chosen)


def _contact(node: Node, report: Report, accounts: list[Node]) -> Contact:
    fields = fields_of(node, _CONTACT, report)
    if "telegram" in fields:
        accounts.append(fields["telegram"])
    return Contact(
        telegram=_telegram(fields["telegram"], report) if "telegram" in fields else None,
        email=_email(fields["email"], report) if "email" in fields else "",
        phone=_phone(fields["phone"], report) if "phone" in fields else "",
    )


def _telegram(node: Node, report: Report) -> int | None:
    if node.kind is Kind.NUMBER and is_account(node.text):
        return int(node.text)
    found = f'"{shown(node.text)}"' if node.text else node.kind
    if node.kind is not Kind.REFUSED:
        report.at(node, f"expected a Telegram id, a number such as 100001 without quotes; found {found}")
    return None


def _email(node: Node, report: Report) -> str:
    text = text_in(node, report)
    if text and not is_email(text):
        report.at(node, f'"{shown(text)}" is not an e-mail address; expected one such as name@example.org')
    return text


def _phone(node: Node, report: Report) -> str:
    text = text_in(node, report)
    if text and not is_phone(text):
        report.at(node, f'"{shown(text)}" is not a phone number; expected one such as "+359 700 00 001"')
    return text


# The way back.


class _Writer(yaml.SafeDumper):
    """Writes every value out, even one that stands in two places: the reader refuses aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _written(expert: Expert) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": expert.id,
        "name": _both(expert.name),
        "title": _both(expert.title),
        "organisation": _both(expert.organisation),
        "topics": [_written_topic(topic) for topic in expert.topics],
        "bio": _both(expert.bio),
        "languages": list(expert.languages),
        "formats": [how.value for how in expert.formats],
        "interests": _both(expert.interests),
        "contact": _filled(vars(expert.contact)),
        "checked_on": expert.checked_on,
    }
    return _filled(fields)


def _written_topic(topic: Topic) -> object:
    name = _both(topic.name)
    if not topic.aliases:
        return name
    return {**(name if isinstance(name, dict) else {"bg": name}), "aliases": list(topic.aliases)}


def _both(text: Localized) -> str | dict[str, object]:
    return text.plain or _filled({"bg": text.bg, "en": text.en})


def _filled(fields: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value}
