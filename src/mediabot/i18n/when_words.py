"""The words of deadlines, Bulgarian, English and Bulgarian typed in Latin, each mapped to one tag.

Tags are upper case, what was typed is lower case, so the grammar can't confuse them. An empty tag is a word without
weight. A phrase of several words wins over its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mediabot.i18n.calendar_words import WEEKDAYS, month_words

_WORDS = WEEKDAYS | {
    "TODAY": "днес|днеска|днешния ден|днешния|днешен|този ден|today|dnes|dneska",
    "TOMORROW": "утре|утрешния ден|утрешния|утрешен|tomorrow|tmrw|tomorow|tmr|utre|the next day",
    "AFTER2": (
        "вдругиден|други ден|другиден|в други ден|след утре|the day after tomorrow|day after tomorrow"
        "|overmorrow|vdrugiden|drugiden|sled utre"
    ),
    "YESTERDAY": "вчера|yesterday|vchera|снощи|last night",
    "BEFORE2": "онзи ден|завчера|по-миналия ден|the day before yesterday|day before yesterday|onzi den",
    "TODAY MORNING": "тази сутрин|днес сутринта|днес сутрин|this morning|tazi sutrin",
    "TODAY AFTERNOON": "този следобед|this afternoon",
    "TODAY EVENING": ("довечера|тази вечер|днес вечерта|днес вечер|tonight|this evening|dovechera|tonite|tazi vecher"),
    "TODAY NIGHT": "тази нощ|през нощта днес",
    "TODAY EOD": "края на днешния ден|end of today",
    "TOMORROW EOD": "края на утрешния ден|края на утре|end of tomorrow|end of day tomorrow",
    "MORNING": (
        "сутринта|сутрин|сутрешно|утринта|преди обяда|morning|in the morning|the morning|first thing"
        "|first thing in the morning|sutrinta|sutrin|на сутринта|рано сутринта|рано сутрин|early morning"
    ),
    "NOON": (
        "обяд|обед|обяда|обеда|на обяд|на обед|по обяд|по обед|пладне|по пладне|преди обяд|преди обед|noon"
        "|midday|lunch|lunchtime|lunch time|at noon|before noon|before lunch|obqd|obed|obyad|obiad|na obqd"
        "|na obed|na obyad|за обяд|до обяд|до обед|обедно време"
    ),
    "AFTERNOON": (
        "следобед|следобеда|следобяд|след обяд|след обед|след обяда|след обеда|afternoon|in the afternoon"
        "|the afternoon|after lunch|sledobed|sled obqd|sled obed|sled obyad|следобедно"
    ),
    "EVENING": (
        "вечерта|вечер|вечерно|привечер|надвечер|evening|in the evening|the evening|vecherta|vecher|на вечерта"
    ),
    "NIGHT": "нощта|през нощта|нощ|нощес|night|at night|in the night|noshtta|prez noshtta",
    "MIDNIGHT": "полунощ|среднощ|midnight|polunosht",
    "EOD": (
        "края на деня|деня|в рамките на деня|края на работния ден|края на работното време"
        "|края на работно време|работния ден|the end of the day|end of the day|the end of day|end of day"
        "|eod|cob|close of business|end of business|close of play|end of the working day|end of working day"
        "|end of work|kraya na denya|kraq na denq|края на ден"
    ),
    "EOW": (
        "края на седмицата|края на тази седмица|края на работната седмица|тази седмица|седмицата"
        "|the end of the week|end of the week|end of week|end of this week|the end of this week|eow"
        "|this week|week's end|weeks end|kraya na sedmicata|kraq na sedmicata|tazi sedmica"
        "|в рамките на седмицата|през седмицата"
    ),
    "NEOW": (
        "следващата седмица|другата седмица|идната седмица|идващата седмица|края на следващата седмица"
        "|края на другата седмица|края на идната седмица|next week|the end of next week|end of next week"
        "|drugata sedmica|sledvashtata sedmica|следваща седмица"
    ),
    "WEEKEND": ("края на уикенда|през уикенда|този уикенд|end of the weekend|this weekend|over the weekend"),
    "EOM": (
        "края на месеца|края на този месец|последния ден на месеца|end of the month|end of month|eom"
        "|end of this month|the end of the month|kraya na meseca"
    ),
    "END": "края на|края|end of|the end of|kraya na|kraq na",
    "NEXT": (
        "следващия|следващият|следващата|следваща|следващ|следващите|другия|другият|другата|next"
        "|sledvashtiya|sledvashtia|sledvashtiq|drugiya|drugia|drugiq"
    ),
    "THIS": (
        "този|тази|това|идния|идният|идната|идващия|идващата|настоящия|this|coming|upcoming|this coming|tozi|tazi"
    ),
    "LAST": ("миналия|миналият|миналата|предишния|предишната|предния|предната|last|previous|minalia|minaliya"),
    "IN": (
        "след|in|within|в рамките на|до края на следващите|в срок от|в срок до|срок|срок от|sled"
        "|за период от|най-късно след|най късно след|over the next|in the next|within the next|в следващите"
        "|през следващите|in about|след около"
    ),
    "BY": (
        "до|към|най-късно|най късно|не по-късно от|не по късно от|by|until|till|til|no later than"
        "|not later than|latest|at the latest|before or at|до към|докъм|from now until"
    ),
    "BEFORE": "преди|before|prior to|predi",
    "AGO": "ago|earlier",
    "FROMNOW": "from now|from today|от днес|отсега|от сега|from this moment|считано отсега|время",
    "AT": "в|във|at|@|v|в към|около|around|about|circa|към около|приблизително|на около",
    "HRS": "часа|chasa",
    "HOUR": "час|часове|часът|hour|hours|hr|hrs|chas|часа време",
    "H": "ч|h",
    "OCLOCK": "o'clock|oclock|o clock|часа точно|sharp",
    "MINUTE": "минута|минути|мин|м|m|minute|minutes|min|mins|minuti",
    "DAY": "ден|дни|дена|денонощие|денонощия|day|days|dni|den|dena|работни дни|d",
    "WEEK": "седмица|седмици|week|weeks|sedmica|sedmici|wk|wks",
    "MONTH": "месец|месеца|месеци|month|months|mesec|meseca",
    "AND": "и|and|i",
    "HALF": "половин|половина|половинка|полвина|half|polovin|polovina",
    "QUARTER": "четвърт|quarter|четвъртина",
    "MINUS": "без|bez",
    "TO": "to",
    "PAST": "past|after",
    "AM": "am|a.m",
    "PM": "pm|p.m",
    "A": "a|an|един|една|едно|one|edin|edna",
    "OF": "of",
    "NO": (
        "не|not|don't|никога|never|няма|без срок|no deadline|or|или|нито|няколко|few|several|ili|коледа"
        "|великден|нова година|бъдни вечер|christmas|easter|new year|празниците|holidays|по това време"
        "|this time|same time|except|освен|всеки|всяка|every|each|between|между|ne|no|няколко часа"
    ),
    "ZONE:Europe/Sofia": (
        "българско време|софийско време|наше време|българско|sofia time|bulgarian time|eet|eest|в софия"
    ),
    "ZONE:UTC": "utc|gmt|по гринуич",
    "ZONE:Europe/Brussels": (
        "cet|cest|централноевропейско време|брюкселско време|brussels time|central european time|европейско време"
    ),
    "ZONE:Europe/London": "london time|uk time|лондонско време|bst",
    "ZONE": ("est|edt|pst|pdt|msk|ist|eastern time|eastern|pacific time|московско време|time zone|часова зона"),
    "": (
        "as soon as possible|asap|urgent|urgently|възможно най-скоро|колкото може по-скоро|спешно|веднага"
        "|местно време|local time|the|трябва|ми|ви|ни|го|ги|я|трябват|нужен|нужна|нужно|нужни|ще|е|ми е"
        "|искам|моля|моля ви|бих|искал|искала|желая|за|на|от|по|през|отговор|отговора|отговорът|срокът"
        "|крайния|краен|deadline|deadlines|краен срок|крайният срок|може|ли|да|бъде|стане|нека|става"
        "|отговорите|i need it|i need|i'd|like|need|it|is|my|an answer|answer|answers|reply|on|please|pls"
        "|plz|for|be|would|could|can|you|have|will|we|us|me|i'm|if|possible|ако|възможно|по възможност|ok"
        "|okay|добре|здравейте|здравей|hello|hi|thanks|thank|благодаря|мерси|some|time|sometime"
        "|at some point|година|год|г|минат|часът е|early|рано|late|късно|късния|do|na|za|mi|trqbva|tryabva"
        "|trebva|точно|exactly|максимум|max|най|публикация|публикуваме|печат|в печат|the coming|след това"
        "|вашия|ваш|все още|още|пак|ама|но|обаче|а|с|със|during|the day|днешна|дата|date|дотогава|тогава"
        "|then|latest by|get|it's|due|sent|send|пратете|изпратете|получа"
    ),
}

_NUMBERS = (
    ("два|две|двама|two|dva|dve|couple|couple of|a couple of|a couple", 2),
    ("три|three|tri", 3),
    ("четири|four|chetiri", 4),
    ("пет|five|pet", 5),
    ("шест|six|shest", 6),
    ("седем|seven|sedem", 7),
    ("осем|eight|osem", 8),
    ("девет|nine|devet", 9),
    ("десет|ten|deset", 10),
    ("единадесет|единайсет|eleven|edinadeset|edinaiset", 11),
    ("дванадесет|дванайсет|twelve|dvanadeset|dvanaiset", 12),
    ("тринадесет|тринайсет|thirteen", 13),
    ("четиринадесет|четиринайсет|fourteen", 14),
    ("петнадесет|петнайсет|fifteen", 15),
    ("шестнадесет|шестнайсет|sixteen", 16),
    ("седемнадесет|седемнайсет|seventeen", 17),
    ("осемнадесет|осемнайсет|eighteen", 18),
    ("деветнадесет|деветнайсет|nineteen", 19),
    ("двадесет|двайсет|twenty", 20),
    ("тридесет|трийсет|thirty", 30),
    ("четиридесет|четирийсет|четиресет|forty", 40),
    ("петдесет|fifty", 50),
)
# Three words for each, in rows: the place in a row is the number.
ORDINALS = (
    *("първи", "втори", "трети", "четвърти", "пети", "шести", "седми", "осми", "девети"),
    *("първо", "второ", "трето", "четвърто", "пето", "шесто", "седмо", "осмо", "девето"),
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
)
UNITS = {word: number for words, number in _NUMBERS if number < 10 for word in words.split("|") if " " not in word}
UNITS |= dict.fromkeys(("един", "една", "едно", "one"), 1)
TENS = {word: number for words, number in _NUMBERS if number >= 20 for word in words.split("|")}


def tagged_words() -> Iterator[tuple[str, str]]:
    """Every word and phrase of every table with its tag. None stands under two tags: the later would hide the other."""
    for tag, words in _WORDS.items():
        yield from ((word, tag) for word in words.split("|"))
    for words, number in _NUMBERS:
        yield from ((word, str(number)) for word in words.split("|"))
    yield from ((word, f"o{place % 9 + 1}") for place, word in enumerate(ORDINALS))
    yield from ((word, "o10") for word in ("десети", "десето", "tenth"))
    yield from ((word, f"M:{number}") for word, number in month_words())


@cache
def vocabulary() -> dict[str, str]:
    """Every known word and phrase with its tag."""
    return dict(tagged_words())


LONGEST = 5
