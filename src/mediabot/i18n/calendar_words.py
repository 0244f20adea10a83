"""Months and weekdays as people type them, in both languages and in Latin letters: one table for deadlines and digests.

A month is known by its whole names and by what those begin with, from three letters on; only what no name begins with
stands as a short form or as a common slip. A Roman number is a month only beside a day, which the grammar sees to.
"""

from __future__ import annotations

from collections.abc import Iterator

WEEKDAYS = {
    "MON": (
        "понеделник|понеделника|понеделникът|понеделници|понеделниците|пон|пн|monday|mon|mondays|ponedelnik|ponedelnika"
    ),
    "TUE": "вторник|вторника|вторникът|вторници|вторниците|вт|вто|втор|tuesday|tue|tues|tuesdays|vtornik|vtornika",
    "WED": "сряда|срядата|среди|средите|сряди|сря|ср|wednesday|wed|weds|wednesdays|sryada|srqda|sriada|sreda|среда",
    "THU": (
        "четвъртък|четвъртъка|четвъртъкът|четвъртъци|четвъртъците|чет|чт|четв|thursday|thu|thur|thurs|thursdays"
        "|chetvartak|chetvurtuk|chetvyrtyk|chetvurtak"
    ),
    "FRI": "петък|петъка|петъкът|петъци|петъците|пт|friday|fri|fridays|petak|petuk|petyk|petaka|petka|петак",
    "SAT": "събота|съботата|съботи|съботите|съб|сб|saturday|sat|saturdays|sabota|subota|sybota|събтоа",
    "SUN": "неделя|неделята|недели|неделите|нед|нд|sunday|sun|sundays|nedelya|nedelia|nedelq|nedelja",
}

#: Whole names with their forms | short forms and slips, January first.
_MONTHS = (
    (
        "януари|януарий|януария|януарият|january|yanuari|ianuari|januari|qnuari",
        "ян|ануари|януяри|яноари|янари|янаури|янyари|януар|janury|janurary|januray|jan|qn|yan|ian",
    ),
    (
        "февруари|февруарий|февруария|февруарият|february|fevruari|februari",
        "фвр|фебруари|феврари|февруяри|фервуари|февурари|febuary|feburary|febr",
    ),
    ("март|марта|мартът|march|mart|marta", "мрт|марат|маарт|mrt|marhc"),
    ("април|априла|априлът|april", "апрл|априль|априлл|арпил|априи|aprl|aprill"),
    ("май|мая|маят|маи|may|mai|maj", "маj"),
    ("юни|юний|юния|юният|june|yuni|iuni|juni", "юн|юнй|yun|iun|qni"),
    ("юли|юлий|юлия|юлият|july|yuli|iuli|juli", "юл|юлй|yul|iul|qli"),
    ("август|августа|августът|august|avgust", "авгст|авугст|агвуст|аугуст|авгус|agust|augst"),
    (
        "септември|септемврий|септемврия|септемврият|september|septemvri|septembri",
        "септмври|септевмри|септембри|септемри|спетември|сетември|setember|septmber",
    ),
    (
        "октомври|октомврий|октомврия|октомврият|october|oktomvri|octomvri|oktober",
        "октмври|октовмри|октомбри|октомри|откомври|octobr|ocotber",
    ),
    (
        "ноември|ноемврий|ноемврия|ноемврият|ноемвре|november|noemvri|noembri",
        "ноевмри|ноембри|ноемри|novemer|novmber",
    ),
    (
        "декември|декемврий|декемврия|декемврият|december|dekemvri|decemvri|dekembri",
        "дкември|декевмри|декембри|декемри|декмври|decmber|desember",
    ),
)

MONTHS = tuple(names.partition("|")[0] for names, _ in _MONTHS)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
BESIDE_A_DAY = {"нов": MONTHS[10], "uni": MONTHS[5], "uli": MONTHS[6]}
"""What is a month only right beside a day; elsewhere „нов срок“ is a new deadline."""

_SHORTEST = 3


def month_words() -> Iterator[tuple[str, int]]:
    """Every way to write a month, with its number; a word may come more than once, always with the same."""
    for number, (names, others) in enumerate(_MONTHS, 1):
        for name in names.split("|"):
            yield from ((name[:length], number) for length in range(_SHORTEST, len(name) + 1))
        yield from ((other, number) for other in others.split("|"))
