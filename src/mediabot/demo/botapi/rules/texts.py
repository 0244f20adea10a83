"""From the text a bot or person sends to the text that stands in the chat."""

import re
from typing import Any

from mediabot.demo.botapi.rules.formatting import Entity, clean, parse_html, utf16_length
from mediabot.demo.botapi.rules.refusals import bad_request

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024

_found_by_itself = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>https?://[^\s<>\"']+[^\s<>\"'.,;:!?)»“]|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|eu|bg|info|me|io)\b(?:/[^\s]*[^\s.,;:!?)»“])?)"
    r"|(?P<bot_command>(?<![\w/<>@.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31})"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
)
_worth_looking = re.compile(r"[/@#]|\.\w")
CLOSED = {"code", "pre", "text_link", "text_mention"}


def found_entities(text: str) -> list[Entity]:
    """Commands, links, mentions, which Telegram marks by itself."""
    if not _worth_looking.search(text):
        return []
    return [
        {"type": found.lastgroup, "offset": utf16_length(text[: found.start()]), "length": utf16_length(found[0])}
        for found in _found_by_itself.finditer(text)
    ]


def _with_found(text: str, entities: list[Entity]) -> list[Entity]:
    found = found_entities(text)
    closed = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in CLOSED]
    entities += [
        e for e in found if not any(start < e["offset"] + e["length"] and e["offset"] < end for start, end in closed)
    ]
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    stripped = text.strip()
    if stripped == text:
        return text, entities
    lead, end = len(text) - len(text.lstrip()), utf16_length(stripped)
    moved = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            moved.append({**entity, "offset": start, "length": stop - start})
    return stripped, moved


def formatted(source: str, parse_mode: str, given: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Text and entities of what a bot sent; refuses what doesn't parse."""
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if size > 1 << 15:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode not in ("", "none", "html"):
        raise bad_request("unsupported parse_mode")
    text, entities = parse_html(clean(source)) if mode == "html" else (clean(source), list(given or []))
    text, entities = _trimmed(text, entities)
    return text, _with_found(text, entities)


def message_content(source: str, parse_mode: str, given: list[Entity] | None) -> dict[str, Any]:
    """The `text` and `entities` of a message, refused where Telegram refuses."""
    if not source:
        raise bad_request("message text is empty")
    text, entities = formatted(source, parse_mode, given)
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MESSAGE_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(source: str, parse_mode: str, given: list[Entity] | None) -> dict[str, Any]:
    """The same for the words under a file, which may be missing."""
    text, entities = formatted(source, parse_mode, given)
    if utf16_length(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: dict[str, Any] = {"caption": text} if text else {}
    return content | {"caption_entities": entities} if entities else content
