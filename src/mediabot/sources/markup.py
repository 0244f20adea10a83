"""Markup from outside, as plain text.

Only what is markup is taken for it: the signs in „a<b и c>d“ are signs.
"""

from __future__ import annotations

import re
from html import unescape

import nh3

from mediabot.domain.text import clean, clean_line, cut

SUMMARY = 500
"""Characters of a summary that is taken from a page or a feed; staff edit it before it goes out."""

HEADLINE = 160
"""Characters of a first sentence that stands for a title."""

_LONGEST = 20_000

_TAGS = (
    "a|abbr|acronym|address|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|caption|center|cite|code"
    "|col|colgroup|dd|del|details|dfn|div|dl|dt|em|embed|figcaption|figure|font|footer|form|frame|h[1-6]|head|header|hr"
    "|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|mark|meta|nav|noscript|object|ol|option|p|param"
    "|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody"
    "|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
_ATTRIBUTE = (
    r"""\s+(?:[a-z_:@][\w:.@-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)|allowfullscreen|async|controls|defer|hidden)"""
)
_MARKUP = rf"/?(?:{_TAGS})(?:{_ATTRIBUTE})*\s*/?(?:>|$)|!--|!\[CDATA|!DOCTYPE"
_SIGN = re.compile(rf"<(?!{_MARKUP})", re.IGNORECASE | re.ASCII)
_BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\s*/?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=[\s“”\"»)]|$)")
_HALF = re.compile("[\ud800-\udfff]")


def plain(markup: str) -> str:
    """Without tags, scripts and styles; entities read."""
    markup = _SIGN.sub("&lt;", _HALF.sub("", markup))
    return as_it_is(unescape(nh3.clean(_BREAKS.sub("\n", markup), tags=set())))


def as_it_is(text: str) -> str:
    """What is plain text already."""
    return clean(text, limit=_LONGEST)


def title_of(text: str) -> str:
    return clean_line(text, limit=250)


def summary_of(text: str, limit: int = SUMMARY) -> str:
    """The beginning, up to the end of a sentence."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _SENTENCE_END.finditer(text, 0, limit)]
    return text[: ends[-1]] if ends and ends[-1] > limit // 3 else cut(text, limit)


def first_sentence(text: str) -> str:
    """Of a text that has no title; an end too soon is the point of an abbreviation."""
    text = " ".join(text.split())
    ends = (found.end() for found in _SENTENCE_END.finditer(text) if found.end() >= _SHORTEST)
    return cut(text[: next(ends, len(text))].removesuffix("."), HEADLINE)


_SHORTEST = 20
