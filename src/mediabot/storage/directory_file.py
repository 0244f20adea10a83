"""The directory as a curator's file, `experts.yaml`: read with every problem named in one run, and written.

A value with a problem is read as if it were empty, so that one mistake doesn't hide the next; a directory
comes out only when there was none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

import yaml

from mediabot.domain.directory import Contact, Directory, Expert, Format, Localized, Topic
from mediabot.storage.positions import INVISIBLE, LONGEST, TOO_LARGE, Kind, Node, Problem, Report, compose

_ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
    "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
LANGUAGES = frozenset(_ISO_639_1.split())

_SLIPS = {
    **{"gb": "en", "us": "en", "eng": "en", "english": "en", "английски": "en"},
    **{
        "bul": "bg",
        "bulgarian": "bg",
        "български": "bg",
        "ger": "de",
        "german": "de",
        "немски": "de",
        "french": "fr",
        "френски": "fr",
    },
    **{"gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "rs": "sr", "jp": "ja", "cn": "zh", "руски": "ru"},
}
_EXPERT = (
    *("id", "name", "title", "organisation", "topics", "bio"),
    *("languages", "formats", "interests", "contact", "checked_on"),
)
_CONTACT = ("telegram", "email", "phone")
_ID = re.compile(r"[a-z0-9-]{1,64}")
_EMAIL = re.compile(r"[^\s@<>(),;:\"\\]{1,64}@[\w-]+(\.[\w-]+)+")
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.-]*")
_SHORT, _LONG = 120, 800
_Value = TypeVar("_Value")
_Keys = tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A file's directory, or the problems that stand in its way, by position."""

    directory: Directory | None
    problems: tuple[Problem, ...] = ()


def read_directory_file(path: Path | str) -> Checked:
    """The directory in the file at `path`, whatever stands there; nothing is raised."""
    report = Report(str(path))
    try:
        with Path(path).open("rb") as file:
            content = file.read(LONGEST * 4 + 1)
    except (OSError, ValueError) as error:
        report.add(1, 1, _why_closed(error))
        return Checked(None, report.problems())
    text = _decoded(content, report)
    return Checked(None, report.problems()) if text is None else read_directory(text, name=str(path))


def read_directory(text: str, name: str = "experts.yaml") -> Checked:
    """The directory written in `text`; `name` is what the problems call the file."""
    report = Report(name)
    root = compose(text, report)
    experts: tuple[Expert, ...] = ()
    if root is not None:
        experts = _experts(root, report)
    elif not report.problems():
        report.add(1, 1, 'the file is empty; expected "version: 1" and a list of "experts"')
    problems = report.problems()
    return Checked(None if problems else Directory(experts), problems)


def write_directory(directory: Directory) -> str:
    """The directory as a file that reads back as the same one."""
    experts = [_written(expert) for expert in directory.experts]
    content = {"version": 1, "experts": experts}
    flow = None  # What holds no other list or mapping goes on one line.
    text = yaml.dump(content, Dumper=_Writer, sort_keys=False, allow_unicode=True, default_flow_style=flow)
    return str(text)


# The file as bytes.


def _why_closed(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder; expected a file such as experts.yaml"
        case PermissionError():
            return "the file may not be read; check its permissions"
    return f"the file can't be read ({error.strerror})"


def _decoded(content: bytes, report: Report) -> str | None:
    if len(content) > LONGEST * 4:
        report.add(1, 1, TOO_LARGE)
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        report.add(1, 1, "the file is UTF-16; expected UTF-8: save it again with that encoding")
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        *before, here = content[: error.start].decode("utf-8").split("\n")
        byte = f"{content[error.start]:#04x}"
        report.add(len(before) + 1, len(here) + 1, f"this is not UTF-8 (byte {byte}); save the file as UTF-8")
        return None


# What stands in the file, from the top down.


def _experts(root: Node, report: Report) -> tuple[Expert, ...]:
    fields = _fields(root, ("version", "experts"), report, required=("version", "experts"))
    if version := fields.get("version"):
        _check_version(version, report)
    if "experts" not in fields:
        return ()
    nodes = _items(fields["experts"], report, 'a list of experts, each beginning with "- id:"')
    if not nodes and fields["experts"].kind is Kind.LIST and not fields["experts"].broken_off:
        report.at(fields["experts"], '"experts" is empty; expected one or more')
    firsts: dict[str, Node] = {}
    return tuple(_expert(node, report, firsts) for node in nodes)


def _check_version(node: Node, report: Report) -> None:
    if node.kind is Kind.REFUSED or (node.kind is Kind.NUMBER and node.text == "1"):
        return
    if node.kind is Kind.NUMBER:
        report.at(node, f"version {_shown(node.text)} is not known; expected 1")
    else:
        report.at(node, f"expected the number 1 without quotes, found {node.kind}")


def _expert(node: Node, report: Report, firsts: dict[str, Node]) -> Expert:
    fields = _fields(node, _EXPERT, report, required=("id", "name", "topics"))

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
        contact=get("contact", _contact, Contact()),
        checked_on=get("checked_on", _date, None),
    )


def _check_unique(node: Node, report: Report, firsts: dict[str, Node]) -> None:
    first = firsts.setdefault(node.text, node)
    if first is not node and node.text:
        report.at(node, f'id "{_shown(node.text)}" is taken by the expert on line {first.line}')


def _id(node: Node, report: Report) -> str:
    text = _text(node, report)
    if text and not _ID.fullmatch(text):
        expected = "1 to 64 small Latin letters, digits and hyphens, such as ana-petrova"
        report.at(node, f'"{_shown(text)}" can\'t be an id; expected {expected}')
    return text


def _short(node: Node, report: Report) -> Localized:
    return _localized(node, report, _SHORT)


def _long(node: Node, report: Report) -> Localized:
    return _localized(node, report, _LONG)


def _localized(node: Node, report: Report, limit: int) -> Localized:
    if node.kind is not Kind.MAPPING:
        return Localized(plain=_text(node, report, limit, 'text, or a mapping with "bg" and "en"'))
    return _in_languages(node, _fields(node, ("bg", "en"), report), report, limit)


def _in_languages(node: Node, fields: dict[str, Node], report: Report, limit: int) -> Localized:
    if not fields.keys() & {"bg", "en"} and not node.broken_off:
        report.at(node, 'expected a text under "bg", "en" or both')
    texts = {key: _text(fields[key], report, limit) for key in ("bg", "en") if key in fields}
    return Localized(**texts)


def _topics(node: Node, report: Report) -> tuple[Topic, ...]:
    nodes = _items(node, report, 'a list of topics, such as ["clinical trials"]')
    if not nodes and node.kind is Kind.LIST and not node.broken_off:
        report.at(node, '"topics" is empty; expected one or more')
    firsts: dict[str, Node] = {}
    return tuple(_topic(item, report, firsts) for item in nodes)


def _topic(node: Node, report: Report, firsts: dict[str, Node]) -> Topic:
    aliases: tuple[str, ...] = ()
    if node.kind is Kind.MAPPING:
        fields = _fields(node, ("bg", "en", "aliases"), report)
        name = _in_languages(node, fields, report, _SHORT)
        if "aliases" in fields:
            items = _items(fields["aliases"], report, 'a list of other words, such as ["e-health"]')
            aliases = tuple(_text(item, report, _SHORT) for item in items)
    else:
        name = _localized(node, report, _SHORT)
    for text in name.texts():
        if (first := firsts.setdefault(text.casefold(), node)) is not node:
            report.at(node, f'topic "{_shown(text)}" stands on line {first.line} already')
    return Topic(name, aliases)


def _languages(node: Node, report: Report) -> tuple[str, ...]:
    return _choices(node, report, LANGUAGES, "a list of languages, such as [bg, en]", _wrong_language)


def _wrong_language(code: str) -> str:
    meant = code.lower() if code.lower() in LANGUAGES else _SLIPS.get(code.lower())
    hint = f'did you mean "{meant}"?' if meant else "expected two letters of ISO 639-1, such as bg or en"
    return f'"{_shown(code)}" is not a language code; {hint}'


def _formats(node: Node, report: Report) -> tuple[Format, ...]:
    known = tuple(Format)
    names = _choices(node, report, known, "a list of formats, such as [quote, live]", _wrong_format)
    return tuple(Format(name) for name in names)


def _wrong_format(name: str) -> str:
    return f'unknown format "{_shown(name)}"; {_nearest(name, tuple(Format))}'


def _choices(
    node: Node, report: Report, known: Collection[str], expected: str, wrong: Callable[[str], str]
) -> tuple[str, ...]:
    chosen: list[str] = []
    for item in _items(node, report, expected):
        text = _text(item, report)
        if text and text not in known:
            report.at(item, wrong(text))
        elif text in chosen:
            report.at(item, f'"{text}" is listed twice')
        elif text:
            chosen.append(text)
    return tuple(chosen)


def _contact(node: Node, report: Report) -> Contact:
    fields = _fields(node, _CONTACT, report)
    return Contact(
        telegram=_telegram(fields["telegram"], report) if "telegram" in fields else None,
        email=_email(fields["email"], report) if "email" in fields else "",
        phone=_phone(fields["phone"], report) if "phone" in fields else "",
    )


def _telegram(node: Node, report: Report) -> int | None:
    if node.kind is Kind.NUMBER and re.fullmatch("[1-9][0-9]{0,15}", node.text):
        return int(node.text)
    found = f'"{_shown(node.text)}"' if node.text else node.kind
    if node.kind is not Kind.REFUSED:
        report.at(node, f"expected a Telegram id, a number such as 100001 without quotes; found {found}")
    return None


def _email(node: Node, report: Report) -> str:
    text = _text(node, report)
    if text and not _EMAIL.fullmatch(text):
        report.at(node, f'"{_shown(text)}" is not an e-mail address; expected one such as name@example.org')
    return text


def _phone(node: Node, report: Report) -> str:
    text = _text(node, report)
    if text and not (_PHONE.fullmatch(text) and 5 <= sum(map(str.isdigit, text)) <= 15):
        report.at(node, f'"{_shown(text)}" is not a phone number; expected one such as "+359 700 00 001"')
    return text


def _date(node: Node, report: Report) -> date | None:
    if node.kind is Kind.REFUSED:
        return None
    if node.kind not in (Kind.DATE, Kind.TEXT) or not re.fullmatch(r"\d{4}-\d\d-\d\d", node.text, re.ASCII):
        found = f'"{_shown(node.text)}"' if node.text else node.kind
        report.at(node, f"expected a date such as 2026-11-01, found {found}")
        return None
    try:
        day = date.fromisoformat(node.text)
    except ValueError:
        report.at(node, f"there is no such day as {node.text}")
        return None
    if not 2000 <= day.year < 2100:
        report.at(node, f"expected a date of this century, found {node.text}")
    return day


# What a value must be, whatever it means.


def _fields(node: Node, known: _Keys, report: Report, required: _Keys = ()) -> dict[str, Node]:
    """The values of known keys; unknown, repeated, empty and missing ones are problems."""
    if not _is(node, Kind.MAPPING, report, f"a mapping with {_listed(required or known, 'and')}"):
        return {}
    seen: dict[str, Node] = {}
    fields: dict[str, Node] = {}
    for key, value in node.pairs():
        if not _is_known(key, value, known, report):
            continue
        first = seen.setdefault(key.text, key)
        if first is not key:
            report.at(key, f'"{key.text}" is written twice; the first is on line {first.line}')
        elif value.kind is Kind.NOTHING:
            report.at(key, f'"{key.text}" is empty; write something after the colon, or take the key out')
        else:
            fields[key.text] = value
    for missing in (key for key in required if key not in seen and not node.broken_off):
        report.at(node, f'"{missing}" is missing; expected {_listed(required, "and")}')
    return fields


def _is_known(key: Node, value: Node, known: _Keys, report: Report) -> bool:
    if key.kind is Kind.REFUSED or key.text in known:
        return key.text in known and key.kind is not Kind.REFUSED
    if key.kind in (Kind.LIST, Kind.MAPPING, Kind.NOTHING):
        report.at(key, f"expected a key, {_listed(known, 'or')}, found {key.kind}")
    elif key.text == "<<":
        report.at(key, 'merge keys ("<<") are not allowed; write the fields out')
    elif value.kind is Kind.NOTHING and value.column == key.column + len(key.text):
        report.at(key, f'"{_shown(key.text)}" has no colon after it; put a text with a comma in quotes')
    elif key.text in _CONTACT and "contact" in known:
        report.at(key, f'unknown key "{key.text}"; it belongs under "contact"')
    else:
        letters = "" if key.text.isascii() else " (not all of it in Latin letters)"
        hint = "" if report.is_full() else f"; {_nearest(key.text, known)}"
        report.at(key, f'unknown key "{_shown(key.text)}"{letters}{hint}')
    return False


def _items(node: Node, report: Report, expected: str) -> list[Node]:
    return node.children if _is(node, Kind.LIST, report, expected) else []


def _text(node: Node, report: Report, limit: int = _SHORT, expected: str = "text") -> str:
    """On one line, with single spaces and composed accents; empty when there is a problem."""
    if not _is(node, Kind.TEXT, report, expected):
        return ""
    text = unicodedata.normalize("NFC", " ".join(node.text.split()))
    if not text:
        report.at(node, "expected text, found a blank")
    elif hidden := INVISIBLE.search(text):
        report.at(node, f"an invisible character (U+{ord(hidden[0][0]):04X}) is in this text; delete it")
    elif len(text) > limit:
        report.at(node, f"this text has {len(text)} characters; expected at most {limit}")
    return text


def _is(node: Node, kind: Kind, report: Report, expected: str) -> bool:
    if node.kind not in (kind, Kind.REFUSED):
        quotable = kind is Kind.TEXT and node.kind in (Kind.NUMBER, Kind.SWITCH, Kind.DATE)
        hint = f'; put it in quotes: "{_shown(node.text)}"' if quotable else ""
        report.at(node, f"expected {expected}, found {node.kind}{hint}")
    return node.kind is kind


def _nearest(word: str, known: _Keys) -> str:
    near = get_close_matches(word[:40].lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else f"expected {_listed(known, 'or')}"


def _listed(words: _Keys, link: str) -> str:
    *first, last = (f'"{word}"' for word in words)
    return f"{', '.join(first)} {link} {last}"


def _shown(text: str) -> str:
    text = INVISIBLE.sub("", " ".join(text.split()))
    return text if len(text) <= 40 else text[:39] + "…"


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
