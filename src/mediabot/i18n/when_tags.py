"""From typed text to tags: the only place that looks at letters. The grammar works on what comes out of here.

Numbers stay numbers, `#17:30` is a time, `@2026-11-25` a date (`@-11-25` without a year), `25.11` may be either,
`o25` is an ordinal, `?word` is a word we don't know. Impossible dates and times become unknown too.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import cache

from mediabot.i18n.calendar_words import BESIDE_A_DAY, MONTHS, ROMAN
from mediabot.i18n.when_words import LONGEST, ORDINALS, TENS, UNITS, vocabulary

_TYPO_LENGTH = 5
_TYPOS_TRIED = 6
# Letters that look the same in both alphabets and slip into Bulgarian words.
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_INVISIBLE = ("Cf", "Mn", "Me", "Cc")

_TOKEN = re.compile(
    r"""(?P<iso>\d{4})[-./](?P<isom>\d{1,2})[-./](?P<isod>\d{1,2})(?!\d)t?
    | (?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>20\d\d|\d\d)(?![\d:])
    | (?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?![\d:])(?P<z>z\b)?
    | (?P<sd>\d{1,2})/(?P<sm>\d{1,2})(?![\d/])
    | (?P<dotd>\d{1,2})\.(?P<dotm>\d{1,2})(?P<dot>\.?)(?![\d.:])
    | (?P<ordinal>\d{1,2})(?:st|nd|rd|th|-?(?:ви|ри|ти|ми|и|то|ия|ият|vi|ri|ti|mi))\b
    | (?P<number>\d+)(?![.:/,]\d)
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+|-[^\W\d_]+)?)
    | (?P<dash>(?<=[\d\s.])[-–—](?=\s?\d))
    | (?P<other>\d[\d.:/,]*|[^\s\w.,;:!?()"'„“”«»…–—/-])
    """,
    re.VERBOSE,
)
_COMPOUND = re.compile(rf"\b({'|'.join(TENS)})(?:\s+(?:и\s+)?|-)({'|'.join(UNITS)})\b")
_COMPOUND_ORDINAL = re.compile(rf"\b({'|'.join(TENS)})(?:\s+(?:и\s+)?|-)({'|'.join(ORDINALS)})\b")
# 5.III.2026, “5 IX 10:00”; the small “v” and “i” of „5 v 17“ are words, and so is the I of “by 5 I need it”.
_NUMERAL = "|".join(sorted(ROMAN, key=len, reverse=True))
_ROMAN_MONTHS = (
    re.compile(rf"\b(\d{{1,2}})[./-]((?i:{_NUMERAL}))\b(?:[./-](20\d\d|\d\d)\b(?![:.]))?"),
    re.compile(rf"(?i:\b(\d{{1,2}}(?:-?[тврм]и)?)\.? )({_NUMERAL.upper()})\b(?= ?(?:$|[\d.,;/-]|(?i:[а-я])))()"),
)
_ROMAN_SIGNS = str.maketrans("ІХ", "IX")
_SHORT_FORMS = (
    # 5-Mar-26, as spreadsheets write it, and “Mar 5 '26”.
    (re.compile(r"\b(\d{1,2})([-/.])([^\W\d_]{2,})\.?\2(\d\d)\b(?![:.])"), r"\1 \3 20\4"),
    (re.compile(r"(?<=[\w.,] )'(\d\d)\b(?![:.])"), r"20\1"),
    *(
        (re.compile(rf"(?<=\d)((?:-?[тврм]и)?[ ./-]{{0,2}}){word}\b"), rf"\1{month}")
        for word, month in BESIDE_A_DAY.items()
    ),
    *((re.compile(rf"\b{word}(?=\.? ?\d{{1,2}}(?!\d|:| ?[чh]))"), month) for word, month in BESIDE_A_DAY.items()),
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"\bсл\.\s?об\w*\.?"), "следобед"),
    (re.compile(r"\b(\d{1,2})\s*[чh]\s*(\d\d)\b"), r"\1:\2"),
    (re.compile(r"\b24[:.]00\b"), "полунощ"),
    (re.compile(r"\b(?:an? |един )?(ден|час|day|hour)(?:-| или | or )(?:два|two)\b"), r"2 \1"),
    (re.compile(r"\b(\d{1,2})[.,]5\s*(?=час|ч\b|h\b|hours?\b|hrs?\b|дни|days?\b)"), r"\1 and half "),
    (re.compile(r"\b(\d{1,2})\s*\.\s*(\d{1,2})\s*\.\s*(20\d\d)\b"), r"\1.\2.\3"),
    (re.compile(r"\b(?:a )?fortnight\b"), "2 weeks"),
    # Latin-typed ч is a 4, and “2day” is today.
    (re.compile(r"(?<=[a-z])4(?=[a-z])|\b4(?=as|et)"), "ch"),
    (re.compile(r"\b2(?=day\b|morrow|nite)"), "to"),
)


def tags(text: str) -> str:
    """The text as tags, each between two spaces."""
    text = _folded(text)
    for short, full in _SHORT_FORMS:
        text = short.sub(full, text)
    text = _COMPOUND_ORDINAL.sub(lambda pair: f"{TENS[pair[1]] + ORDINALS.index(pair[2]) % 9 + 1}th", text)
    text = _COMPOUND.sub(lambda pair: str(TENS[pair[1]] + UNITS[pair[2]]), text)
    pieces = [_piece(match) for match in _TOKEN.finditer(text)]
    return f" {'  '.join(tag for tag in _looked_up(pieces) if tag)} "


def _folded(text: str) -> str:
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))
    text = _without_roman(text).casefold().replace("’", "'")
    text = "".join(sign for sign in text if unicodedata.category(sign) not in _INVISIBLE)
    return re.sub(r"[^\W\d_]*[а-я][^\W\d_]*", lambda word: word[0].translate(_LOOKALIKES), text)


def _without_roman(text: str) -> str:
    """The month as a word, where a Roman number stands beside a day."""
    if not any(sign in text.upper() for sign in "IVXІХ"):
        return text
    roman = re.sub(r"\b[IVXІХ]+\b", lambda numeral: numeral[0].translate(_ROMAN_SIGNS), text)
    for pattern in _ROMAN_MONTHS:
        roman = pattern.sub(_named_month, roman)
    return roman


def _named_month(found: re.Match[str]) -> str:
    name = MONTHS[ROMAN.index(found[2].casefold())]
    return f"{found[1]} {name} {f'20{found[3][-2:]} ' if found[3] else ''}"


def _piece(match: re.Match[str]) -> str:
    """A word as typed, or the finished tag of anything else."""
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    match found:
        case {"iso": year, "isom": month, "isod": day}:
            return f"@{year}-{int(month)}-{int(day)}"
        case {"d": day, "m": month, "y": year}:
            if "/" in match[0] and int(month) > 12 >= int(day):
                day, month = month, day
            return f"@{2000 + int(year) % 100}-{int(month)}-{int(day)}"
        case {"hour": hour, "minute": minute}:
            zone = "  ZONE:UTC" if "z" in found else ""
            return f"#{hour}:{minute}{zone}" if int(hour) < 24 and int(minute) < 60 else "?time"
        case {"sd": day, "sm": month}:
            day, month = (month, day) if int(month) > 12 >= int(day) else (day, month)
            return f"@-{int(month)}-{int(day)}"
        case {"dotd": first, "dotm": second}:
            return _dotted(first, second, date=bool(found["dot"]))
        case {"ordinal": day}:
            return f"o{int(day)}"
        case {"number": number}:
            return number if len(number) <= 4 else "?number"
        case {"dash": _}:
            return "-"
        case {"other": _}:
            return match[0] if match[0] in vocabulary() else "?sign"
    return match[0]


def _dotted(first: str, second: str, *, date: bool) -> str:
    """`25.11` is a date, `17.30` a time; `10.11` stays open unless a dot follows."""
    could_be_date = 1 <= int(first) <= 31 and 1 <= int(second) <= 12
    could_be_time = int(first) < 24 and len(second) == 2 and int(second) < 60
    if could_be_date and (date or not could_be_time):
        return f"@-{int(second)}-{int(first)}"
    if could_be_time and not could_be_date:
        return f"#{first}:{second}"
    return f"{int(first)}.{second}" if could_be_date else "?date"


def _looked_up(pieces: list[str]) -> list[str]:
    known, result, at, typos = vocabulary(), [], 0, 0
    while at < len(pieces):
        for length in range(min(LONGEST, len(pieces) - at), 0, -1):
            tag = known.get(" ".join(pieces[at : at + length]))
            if tag is not None:
                break
        else:
            piece, length = pieces[at], 1
            tag = piece
            if piece[0].isalpha() and not re.fullmatch(r"o\d+", piece):
                typos += 1
                tag = (_nearest(piece) if typos <= _TYPOS_TRIED else None) or f"?{piece}"
        result.append(tag.replace(" ", "  "))
        at += length
    return result


def _nearest(word: str) -> str | None:
    """The tag of a word typed with a slip of the finger; the first letter must be right."""
    if not _TYPO_LENGTH - 1 <= len(word) <= 12:
        return None
    candidates = [known for known in _by_letter().get(word[0], ()) if abs(len(known) - len(word)) <= 2]
    nearest = get_close_matches(word, candidates, n=1, cutoff=0.8)
    return vocabulary()[nearest[0]] if nearest else None


@cache
def _by_letter() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for word, tag in vocabulary().items():
        if len(word) >= _TYPO_LENGTH and " " not in word and tag not in ("", "NO"):
            words.setdefault(word[0], []).append(word)
    return words
