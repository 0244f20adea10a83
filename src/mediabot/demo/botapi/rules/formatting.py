"""Text as Telegram stores it: plain characters, and entities that say which of them are bold.

Offsets count UTF-16 units, and the limit of 4,096 holds after the HTML is parsed. The reader of HTML follows
Telegram's own, tag by tag, so that it refuses what Telegram refuses, with the same sentence.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from mediabot.demo.botapi.rules.refusals import Refusal, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
MARKS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_special = re.compile("[<&]")
_mark = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_name_end = re.compile(r"[\s>]|$")
_attribute = re.compile(r"""\s*([^\s=>/"']*)\s*""")
_token = re.compile(r"[A-Za-z0-9.\-]*")
_controls = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e]")
_link = re.compile(r"(?i)^(?:(?:https?|tg|ton|tonsite)://\S+|mailto:\S+|tel:\S+|[^\s/]+\.[^\s/.]{2,}(?:[/?#]\S*)?)$")


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: an emoji is two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Without the characters that Telegram's server drops or turns into spaces."""
    if not _controls.search(text):
        return text
    return _controls.sub(lambda found: "" if found[0] == "\r" or found[0] >= "\u2028" else " ", text)


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    place: int


@dataclass
class _HtmlReader:
    """One pass over the source; `parts` is the text so far and `offset` its length in UTF-16."""

    source: str
    place: int = 0
    offset: int = 0
    parts: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    nested: list[_Open] = field(default_factory=list)

    def read(self) -> tuple[str, list[Entity]]:
        while found := _special.search(self.source, self.place):
            self._add(self.source[self.place : found.start()])
            self.place = found.start()
            if self.source[self.place] == "&":
                self._read_mark()
            elif self.source.startswith("/", self.place + 1):
                self._read_end_tag()
            else:
                self._read_start_tag()
        self._add(self.source[self.place :])
        if self.nested:
            raise self._refusal(f'Can\'t find end tag corresponding to start tag "{self.nested[-1].tag}"')
        return "".join(self.parts), self.entities

    def _add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += utf16_length(text)

    def _refusal(self, text: str, at: int | None = None) -> Refusal:
        where = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad_request(f"can't parse entities: {text}{where}")

    def _read_mark(self) -> None:
        found = _mark.match(self.source, self.place)
        character = _character(found) if found else ""
        self._add(character or "&")
        self.place = found.end() if found and character else self.place + 1

    def _read_start_tag(self) -> None:
        begin = self.place
        end = _name_end.search(self.source, begin + 1)
        if end is None or end[0] == "":
            raise self._refusal("Unclosed start tag", begin)
        tag = self.source[begin + 1 : end.start()].lower()
        if tag not in TAGS:
            raise self._refusal(f'Unsupported start tag "{tag}"', begin)
        self.place = end.start()
        argument = self._read_attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"', begin)
        self.nested.append(_Open(tag, argument, self.offset, len(self.parts)))

    def _read_attributes(self, tag: str, begin: int) -> str:
        argument = ""
        while True:
            found = _attribute.match(self.source, self.place)
            assert found is not None  # the pattern matches emptiness too
            self.place = found.end()
            following = self.source[self.place : self.place + 1]
            if not found[1] and following == ">":
                break
            if not following:
                raise self._refusal(f'Unclosed start tag "{tag}"', begin)
            if not found[1]:
                raise self._refusal(f'Empty attribute name in the tag "{tag}"', begin)
            value = self._read_value(tag, begin) if following == "=" else None
            argument = (
                f"{argument} {value}".strip() if tag == "tg-time" else _argument(tag, found[1], value) or argument
            )
        self.place += 1
        return argument

    def _read_value(self, tag: str, begin: int) -> str:
        self.place += 1
        while self.source[self.place : self.place + 1].isspace():
            self.place += 1
        quote = self.source[self.place : self.place + 1]
        if not quote:
            raise self._refusal(f'Unclosed start tag "{tag}"', begin)
        if quote not in "'\"":
            return self._read_token()
        end = self.source.find(quote, self.place + 1)
        if end < 0 or end + 1 == len(self.source):
            raise self._refusal("Unclosed start tag", begin)
        value = self.source[self.place + 1 : end]
        self.place = end + 1
        return _mark.sub(lambda found: _character(found) or found[0], value)

    def _read_token(self) -> str:
        found = _token.match(self.source, self.place)
        assert found is not None  # the pattern matches emptiness too
        following = self.source[found.end() : found.end() + 1]
        if following and not following.isspace() and following != ">":
            raise self._refusal("Unexpected end of name token", found.start())
        self.place = found.end()
        return found[0].lower()

    def _read_end_tag(self) -> None:
        begin = self.place
        if not self.nested:
            raise self._refusal("Unexpected end tag", begin)
        end = _name_end.search(self.source, begin + 2)
        assert end is not None  # the pattern matches the end too
        name = self.source[begin + 2 : end.start()]
        close = end.start()
        while self.source[close : close + 1].isspace():
            close += 1
        if self.source[close : close + 1] != ">":
            raise self._refusal("Unclosed end tag", begin)
        opened = self.nested[-1]
        if name and name != opened.tag:
            at = len(self.source[:begin].encode())
            raise self._refusal(f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{name}>"')
        self.nested.pop()
        self.place = close + 1
        if self.offset > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        entity: Entity = {"type": TAGS[opened.tag], "offset": opened.offset, "length": self.offset - opened.offset}
        if opened.tag == "a":
            url = opened.argument or "".join(self.parts[opened.place :])
            if url.startswith("tg://user?id="):
                person = {"id": int(re.sub(r"\D", "", url) or 0), "is_bot": False, "first_name": ""}
                entity |= {"type": "text_mention", "user": person}
            elif not _link.match(url):
                return
            else:
                entity["url"] = url if ":" in url else f"http://{url}/"
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.argument and self.nested and self.nested[-1].tag == "pre":
            self.nested[-1].argument = opened.argument
            return
        elif opened.tag == "pre" and opened.argument:
            entity["language"] = opened.argument
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "tg-time":
            unix, _, shape = opened.argument.partition(" ")
            entity |= {"unix_time": int(unix), "date_time_format": shape}
        self.entities.append(entity)


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return MARKS[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _argument(tag: str, name: str, value: str | None) -> str:
    """What of an attribute matters to the tag."""
    match tag, name:
        case "blockquote", "expandable":
            return "1"
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value or ""
        case "code", "class" if value and value.startswith("language-"):
            return value[9:]
        case "span", "class" if value and value.startswith("tg-"):
            return value[3:]
    return ""


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities of Telegram's HTML, or its refusal."""
    if "<" not in source and "&" not in source:
        return source, []
    return _HtmlReader(source).read()
