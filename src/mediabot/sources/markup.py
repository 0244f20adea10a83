"""Markup from outside, as plain text."""

from __future__ import annotations

import re
from html import unescape

import nh3

from mediabot.domain.text import clean, clean_line, cut

SUMMARY = 500
"""Characters of a summary that is taken from a page or a feed; staff edit it before it goes out."""

_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\s*/?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=[\s“”\"»)]|$)")


def plain(markup: str) -> str:
    """Without tags, scripts and styles; entities read."""
    return clean(unescape(nh3.clean(_BREAKS.sub("\n", markup), tags=set())), limit=20_000)


def title_of(markup: str) -> str:
    return clean_line(plain(markup), limit=250)


def summary_of(text: str, limit: int = SUMMARY) -> str:
    """The beginning, up to the end of a sentence."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, limit)]
    return text[: ends[-1]] if ends and ends[-1] > limit // 3 else cut(text, limit)
