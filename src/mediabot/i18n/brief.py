"""What a journalist's first message says beside its topic: by when, in which form, in which language.

Words that could belong to the topic are left to it („до 2 часа след хранене“, “urgent care”): what is read here is
shown in the form as read, but what is not read is only asked. The phrases are in `brief.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mediabot.domain.directory import Format
from mediabot.domain.questions import Attribution
from mediabot.i18n.brief_words import codes, issues, languages, table
from mediabot.i18n.calendar_words import WEEKDAYS
from mediabot.i18n.when import understand
from mediabot.i18n.when_tags import tags

BEFORE_PRINT = time(17)
"""On the day before an issue comes out."""

WITHOUT_DEADLINE = timedelta(days=7)
"""Whoever has no deadline is answered within a week."""

LONGEST = 7
"""Words of a deadline."""

TRIED = 8
"""Places, from either end, where a deadline may begin."""

_EDGES = ".,;:!?…()\n–—"
_WEIGHTLESS = {"BY", "IN", "AT", "AND", "BEFORE", "THIS", "NEXT", "A", "OF", "TO", "-"}
_DAYS = re.compile(r"TODAY|TOMORROW|AFTER2|MON|TUE|WED|THU|FRI|SAT|SUN|EOW|NEOW")
_RELATIVE = re.compile(r"TODAY|TOMORROW|AFTER2|MON|TUE|WED|THU|FRI|SAT|SUN")
_CLOCKS = re.compile(r"#.*|H|AM|PM|OCLOCK|EOD")
_EXACT = re.compile(r"#.*|H|AM|PM")
_LOOSE = re.compile(r"@.*|M:.*|NOON|MORNING|AFTERNOON|EVENING|MIDNIGHT|WEEKEND|EOM|HRS|HOUR|MINUTE|DAY|WEEK")
_FOLLOWED_BY = re.compile(r"(?:по|от|и|с|за|на|about|on|with|and|for|regarding|из)\b")
_CLOSED = re.compile(r"[:;!?)]$|(?<![\dчгм])\.$")
_SPACES = re.compile(r"[^\S\n]+")
_LED_BY = re.compile(r"(?:\b(?:за|for|a|an|едно?|кратък|кратко)\s+)+$")
_BEFORE_MARK = re.compile(r"\s+(?=[?!.,;:])|[,;:–—.-]+\s*(?=[.!?])")
_STRAY = re.compile(r"(?:^|(?<=[\s,;:]))[\s,;:–—-]*[,;:–—](?=\s|$)")


@dataclass(frozen=True)
class Brief:
    """`soon`: as soon as possible; how soon has to be asked. `open_ended`: there is no deadline; the one here is ours.

    `rest` is the text without what was read: the topic.
    """

    deadline: datetime | None = None
    soon: bool = False
    open_ended: bool = False
    format: Format | None = None
    language: str = ""
    attribution: Attribution | None = None
    rest: str = ""


Span = tuple[int, int]


def read_brief(text: str, *, now: datetime, zone: str, language: str) -> Brief:
    """What is read in a message written at `now` by somebody whose clock is in `zone`."""
    folded = text.casefold()
    if len(folded) != len(text):  # some letters fold into two
        return Brief(rest=text)
    formats, terms = _first(folded, "format"), _first(folded, "terms")
    spoken, never = _language(folded), _first(folded, "never")
    issue = None if never else _issue(folded, now, zone)
    when = None if never or issue else _when(text, folded, now, zone, english=language == "en", form=formats)
    soon = None if never or issue or when else _first(folded, "soon")
    taken = [found[1] for found in (formats, terms, spoken, never, issue, when, soon) if found]
    deadline = next((found[0] for found in (issue, when) if found), None)
    late = deadline is not None and deadline <= now
    return Brief(
        deadline=_in_a_week(now, zone) if never else None if late else deadline,
        soon=soon is not None or late,
        open_ended=never is not None,
        format=Format(formats[0]) if formats else None,
        language=spoken[0] if spoken else "",
        attribution=Attribution(terms[0]) if terms else None,
        rest=_without(text, taken),
    )


def _in_a_week(now: datetime, zone: str) -> datetime:
    day = now.astimezone(ZoneInfo(zone)).date() + WITHOUT_DEADLINE
    return datetime.combine(day, BEFORE_PRINT, ZoneInfo(zone)).astimezone(UTC)


def _first(folded: str, kind: str) -> tuple[str, Span] | None:
    """The value of the first line of that kind that fits, and where."""
    for value, pattern in table()[kind]:
        for found in pattern.finditer(folded):
            if value != "edge" or _ends(folded, found.end()):
                led = _LED_BY.search(folded, 0, found.start()) if kind == "format" else None
                return value, (led.start() if led else found.start(), found.end())
    return None


def _language(folded: str) -> tuple[str, Span] | None:
    """A language that is named as one to speak: „на английски“ at the end of a clause, not „на английски лекари“."""
    for found in languages().finditer(folded):
        if _ends(folded, found.end()) or _FOLLOWED_BY.match(folded[found.end() :].lstrip()):
            return codes()[found[1]], found.span()
    return None


def _issue(folded: str, now: datetime, zone: str) -> tuple[datetime, Span] | None:
    """The day before the issue that is named; it may have passed."""
    found = issues().search(folded)
    if found is None:
        return None
    day = next(value for value, pattern in table()["day"] if pattern.fullmatch(found["day"]))
    today = now.astimezone(ZoneInfo(zone)).date()
    if day == "tomorrow":
        ahead = 1
    else:
        number = [name[:3].upper() for name in WEEKDAYS].index(day[:3].upper())
        ahead = (number - today.weekday() - 1) % 7 + 1
    instant = datetime.combine(today + timedelta(days=ahead - 1), BEFORE_PRINT, ZoneInfo(zone))
    return instant.astimezone(UTC), found.span()


def _when(
    text: str, folded: str, now: datetime, zone: str, *, english: bool, form: tuple[str, Span] | None
) -> tuple[datetime, Span] | None:
    """The one deadline that is certain; none where there are two."""
    asks = any(pattern.search(folded) for _, pattern in table()["ask"])
    found: list[tuple[datetime, Span]] = []
    for start in _starts(folded):
        if found and start < found[-1][1][1]:
            continue
        for end in _phrases(folded, start):
            instant = _certain(text, (start, end), now, zone, english=english)
            if instant and _is_deadline(folded, (start, end), asks=asks, formatted=form is not None):
                found.append((instant, (start, end)))
                break
    return found[0] if len({instant for instant, _ in found}) == 1 else None


def _starts(folded: str) -> list[int]:
    """Where a deadline may begin: at its words, or with a clause."""
    words = [pattern for kind in ("until", "for", "on") for _, pattern in table()[kind]]
    places = {found.start() for pattern in words for found in pattern.finditer(folded)}
    places |= {found.start() for found in re.finditer(r"\S+", folded) if _begins(folded, found.start())}
    ordered = sorted(places)
    return ordered if len(ordered) <= 2 * TRIED else [*ordered[:TRIED], *ordered[-TRIED:]]


def _phrases(folded: str, start: int) -> Iterator[int]:
    """Where a phrase from there may end, the longest first."""
    ends: list[int] = []
    for found in re.finditer(r"\S+", folded[start : start + 200]):
        ends.append(start + found.start() + len(found[0].rstrip(_EDGES)))
        if len(ends) == LONGEST or _CLOSED.search(found[0]):
            break
    return reversed(ends)


def _certain(text: str, span: Span, now: datetime, zone: str, *, english: bool) -> datetime | None:
    """The instant, where every word of the phrase is understood."""
    phrase = text[slice(*span)]
    said = tags(phrase).split()
    last = tags(phrase.split()[-1]).split() if phrase.split() else []
    if not said or "NO" in said or any(tag.startswith("?") for tag in said) or not set(last) - _WEIGHTLESS:
        return None
    instant = understand(phrase, now=now, zone=zone, language="en" if english else "bg")
    return instant if instant and instant > now else None


def _is_deadline(folded: str, span: Span, *, asks: bool, formatted: bool) -> bool:
    """Whether that instant is when an answer is needed, and no part of the topic."""
    start, end = span
    said = tags(folded[start:end]).split()
    day, clock = _any(_DAYS, said), _any(_CLOCKS, said)
    loose = _any(_LOOSE, said)
    ends, until = _ends(folded, end), _is(folded, start, "until")
    if not (ends or _weightless(folded[end:]) or (until and _any(_EXACT, said))):
        return False
    if _begins(folded, start) and ends:
        return day or clock or loose
    if until:
        return day or clock or (loose and asks)
    near = _any(_RELATIVE, said)
    if near and clock:
        return True
    for_it = asks and folded.startswith(("за ", "for "), start)
    return near and ends and not _is(folded, start, "on") and (formatted or for_it)


def _is(folded: str, place: int, kind: str) -> bool:
    """Whether a word of that kind stands there."""
    return any(pattern.match(folded, place) for _, pattern in table()[kind])


def _any(pattern: re.Pattern[str], said: list[str]) -> bool:
    return any(pattern.fullmatch(tag) for tag in said)


def _weightless(following: str) -> bool:
    """Whether what follows is no word that the number before belongs to."""
    word = following.split(maxsplit=1)[0] if following.strip() else ""
    return not tags(word).split() or _FOLLOWED_BY.match(word) is not None or _is(following.lstrip(), 0, "ask")


def _begins(folded: str, place: int) -> bool:
    before = folded[:place].rstrip(" \t")
    return not before or before[-1] in _EDGES


def _ends(folded: str, place: int) -> bool:
    after = folded[place:].lstrip(" \t")
    return not after or after[0] in _EDGES


def _without(text: str, taken: list[Span]) -> str:
    """The topic that is left; all of the text where nothing is."""
    if not taken:
        return text
    rest = text
    for start, end in sorted(taken, reverse=True):
        rest = f"{rest[:start]} {rest[end:].removeprefix('.,')}"
    rest = _BEFORE_MARK.sub("", _SPACES.sub(" ", _STRAY.sub("", rest)))
    rest = rest.lstrip(" ,;:–—-!?.\n").rstrip(" ,;:–—-\n")
    return rest if re.search(r"[^\W\d_]{2}", rest) else text
