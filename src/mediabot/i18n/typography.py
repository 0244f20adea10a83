"""How a Bulgarian editor wants it: „…“, –, …, polite „Вие“. Rules of thumb, so an entry can be excused by hand.

A translator's comment `# as is` above an entry of the catalog excuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}")
_LOWER_POLITE = re.compile(r"\b(вие|вас|вам|ви|ваш(?:ия|ият|а|ата|о|е|ето|и|ите)?)\b")
_FAMILIAR = re.compile(
    r"\b(ти|теб|тебе|тво(?:й|я|ят|ята|е|ето|и|ите)|избери|натисни|напиши|изпрати|въведи|виж|провери|опитай|изчакай"
    r"|кажи|потвърди|пусни|прати|добави|посочи|си ли|можеш|искаш|трябва да \w+еш|имаш)\b",
    re.IGNORECASE,
)


def faults(text: str) -> Iterator[str]:
    """Every fault of a Bulgarian text, as advice."""
    plain = _MARKUP.sub("·", text)
    if '"' in plain or "”" in plain or "«" in plain or "»" in plain:
        yield "quotation marks in Bulgarian are „ and “"
    if not _paired(plain):
        yield "„ and “ don't pair"
    if "..." in plain:
        yield "write … instead of three dots"
    if re.search(r"\S  +\S", plain):
        yield "two spaces in a row"
    if re.search(r"(?<=\S) -{1,2} (?=\S)", plain):
        yield "a dash between words is – and no hyphen"
    if re.search(r"\s[,.;:!?](?:\s|$)", plain):
        yield "a space before a punctuation mark"
    for word in _LOWER_POLITE.finditer(plain):
        yield f"polite „{word[0].capitalize()}“ has a capital letter; here it is „{word[0]}“"
    for word in _FAMILIAR.finditer(plain):
        yield f"„{word[0]}“ speaks to a friend; readers are addressed with „Вие“"


def _paired(text: str) -> bool:
    """Opening and closing marks alternate; “…” is no Bulgarian pair."""
    return re.fullmatch(r"(?:„“)*", re.sub(r"[^„“]", "", text)) is not None
