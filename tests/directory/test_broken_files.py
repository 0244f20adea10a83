"""Every mistake a curator can make, and the exact words that answer it."""

from __future__ import annotations

import pytest

from mediabot.storage.directory_file import read_directory

pytestmark = pytest.mark.attack("broken directories")

ANA = "version: 1\nexperts:\n  - id: ana\n    name: Ана\n    topics: [телемедицина]\n"
"""A file without mistakes, five lines long; the tables below add a line 6 to it, or change a word."""

TELEGRAM = "expected a Telegram id, a number such as 100001 without quotes; found"
NOT_ISO = "is not a language code; expected two letters of ISO 639-1, such as bg or en"
NO_COLON = "has no colon after it; put a text with a comma in quotes"
NOT_AN_ID = "can't be an id; expected 1 to 64 small Latin letters, digits and hyphens, such as ana-petrova"
QUOTE_IT = "expected text, found a number; put it in quotes:"
NO_EXPERTS = 'expected a list of experts, each beginning with "- id:", found text'
NO_EXPERT = 'expected a mapping with "id", "name" and "topics", found text'
NO_TOPICS = 'expected a list of topics, such as ["clinical trials"], found text'
KEYS_OF_AN_EXPERT = (
    'expected "id", "name", "title", "organisation", "topics", "bio", "languages", "formats", "interests", '
    '"contact" or "checked_on"'
)
LOCALIZED = 'text, or a mapping with "bg" and "en"'

LINES = {
    # Keys.
    "topcis: [рак]": '6:5: unknown key "topcis"; did you mean "topics"?',
    "Title: доц.": '6:5: unknown key "Title"; did you mean "title"?',
    "biо: доц.": '6:5: unknown key "biо" (not all of it in Latin letters); did you mean "bio"?',
    "zzz: доц.": f'6:5: unknown key "zzz"; {KEYS_OF_AN_EXPERT}',
    "email: a@example.org": '6:5: unknown key "email"; it belongs under "contact"',
    "contact: {emial: a@example.org}": '6:15: unknown key "emial"; did you mean "email"?',
    "title: {bg: доц., de: Dozent}": '6:23: unknown key "de"; expected "bg" or "en"',
    "title: {bg: доц., кардиолог}": f'6:23: "кардиолог" {NO_COLON}',
    "name: Яна": '6:5: "name" is written twice; the first is on line 4',
    "bio:": '6:5: "bio" is empty; write something after the colon, or take the key out',
    "bio: ~": '6:5: "bio" is empty; write something after the colon, or take the key out',
    "[a]: b": f"6:5: {KEYS_OF_AN_EXPERT.replace('expected', 'expected a key,')}, found a list",
    "<<: {bio: x}": '6:5: merge keys ("<<") are not allowed; write the fields out',
    # Texts.
    "title: 12": f'6:12: expected {LOCALIZED}, found a number; put it in quotes: "12"',
    "title: no": f'6:12: expected {LOCALIZED}, found true or false; put it in quotes: "no"',
    "title: 2026-11-01": f'6:12: expected {LOCALIZED}, found a date; put it in quotes: "2026-11-01"',
    "title: [доц.]": f"6:12: expected {LOCALIZED}, found a list",
    "title: {}": '6:12: expected a text under "bg", "en" or both',
    "title: {bg: 1.5}": '6:17: expected text, found a number; put it in quotes: "1.5"',
    "title: {bg: {en: x}}": "6:17: expected text, found a mapping",
    'title: " "': "6:12: expected text, found a blank",
    r'title: "а\u202eб"': "6:12: an invisible character (U+202E) is in this text; delete it",
    r'title: "а\0б"': "6:12: an invisible character (U+0000) is in this text; delete it",
    "title: а\u202eб": "6:13: an invisible character (U+202E) stands here; delete it",
    "title: а\u200b\u200bб": "6:13: an invisible character (U+200B) stands here; delete it",
    "title: а\0б": "6:13: an invisible character (U+0000) stands here; delete it",
    "title: а\ud800б": "6:13: an invisible character (U+D800) stands here; delete it",
    f"title: {'а' * 121}": "6:12: this text has 121 characters; expected at most 120",
    f"bio: {'а' * 801}": "6:10: this text has 801 characters; expected at most 800",
    # Lists of words.
    "languages: bg": "6:16: expected a list of languages, such as [bg, en], found text",
    "languages: [no]": '6:17: expected text, found true or false; put it in quotes: "no"',
    "languages: [BG]": '6:17: "BG" is not a language code; did you mean "bg"?',
    "languages: [gb]": '6:17: "gb" is not a language code; did you mean "en"?',
    "languages: [bg, qq]": f'6:21: "qq" {NOT_ISO}',
    "languages: [bg, bg]": '6:21: "bg" is listed twice',
    "formats: quote": "6:14: expected a list of formats, such as [quote, live], found text",
    "formats: [quote, interveiw]": '6:22: unknown format "interveiw"; did you mean "interview"?',
    "formats: [zzz]": '6:15: unknown format "zzz"; expected "quote", "interview", "live" or "background"',
    # Contacts and dates.
    "contact: a@example.org": '6:14: expected a mapping with "telegram", "email" and "phone", found text',
    "contact: {telegram: '@ana'}": f'6:25: {TELEGRAM} "@ana"',
    "contact: {telegram: -5}": f'6:25: {TELEGRAM} "-5"',
    "contact: {telegram: [1]}": f"6:25: {TELEGRAM} a list",
    "contact: {email: ana}": '6:22: "ana" is not an e-mail address; expected one such as name@example.org',
    "contact: {phone: 0888}": '6:22: "0888" is not a phone number; expected one such as "+359 700 00 001"',
    "contact: {phone: +359700000001}": f'6:22: {QUOTE_IT} "+359700000001"',
    "checked_on: yesterday": '6:17: expected a date such as 2026-11-01, found "yesterday"',
    "checked_on: 01.11.2026": '6:17: expected a date such as 2026-11-01, found "01.11.2026"',
    "checked_on: 2026-02-30": "6:17: there is no such day as 2026-02-30",
    "checked_on: 2206-02-03": "6:17: expected a date of this century, found 2206-02-03",
    "checked_on: [2026]": "6:17: expected a date such as 2026-11-01, found a list",
    # YAML itself.
    "title: &a доц.": '6:12: anchors ("&a") are not allowed; take it out',
    "title: *a": '6:12: aliases ("*a") are not allowed; write the value out',
    "title: !!python/object:os.system x": '6:12: tags ("!…") are not allowed; take it out',
    "title: !x!y z": '6:12: tags ("!…") are not allowed; take it out',
    "\ttitle: доц.": "6:1: a tab in the indentation; use spaces",
    "\u00a0title: доц.": "6:1: a no-break space in the indentation; use spaces",
    "title: доц.: кардиолог": (
        '6:16: a ":" too many, or a wrong indentation; line the key up, or put the text in quotes'
    ),
    "title: @доц.": '6:12: a text may not begin with "@"; put it in quotes',
    'title: "доц.': "6:12: the quotation mark opened here is never closed",
    'title: "Клиника" Изток': '6:22: text after the closing "; put the whole text in one pair of quotes',
    "title: {bg: доц.} Иван": "6:23: text after the closing }; put the whole text in one pair of quotes",
    r'title: "C:\доц."': r'6:15: a "\" inside double quotes needs a second one: "\\"',
    "languages: [bg, en": '7:1: expected "," or "]"; the list opened at 6:16 is not closed',
    "title: {bg: доц.": '7:1: expected "," or "}"; the mapping opened at 6:12 is not closed',
    "title: ]": '6:12: a value is missing before "]"',
    "topics: - рак": '6:13: a list item ("- ") must begin on a line of its own',
    "title": '6:5: expected ":" after this; or indent it, if it goes on from the line above',
    "-рак": '6:5: expected a space after "-"',
    "bio: >доц.": '6:11: expected a new line after "|" or ">", and its text indented with spaces',
}

CHANGES = {
    # The top.
    ("version: 1\n", ""): ('1:1: "version" is missing; expected "version" and "experts"',),
    ("version: 1", "version: 2"): ("1:10: version 2 is not known; expected 1",),
    ("version: 1", "version: '1'"): ("1:10: expected the number 1 without quotes, found text",),
    ("experts:", "expert:"): (
        '1:1: "experts" is missing; expected "version" and "experts"',
        '2:1: unknown key "expert"; did you mean "experts"?',
    ),
    (ANA, "version: 1\nexperts: []\n"): ('2:10: "experts" is empty; expected one or more',),
    (ANA, "version: 1\nexperts: ана\n"): (f"2:10: {NO_EXPERTS}",),
    (ANA, ""): ('1:1: the file is empty; expected "version: 1" and a list of "experts"',),
    (ANA, "# later\n"): ('1:1: the file is empty; expected "version: 1" and a list of "experts"',),
    (ANA, "- ана\n"): ('1:1: expected a mapping with "version" and "experts", found a list',),
    ("version", "%x\nversion"): ('1:3: a line may not begin with "%"; take it out',),
    ("version", "--- {}\n---\nversion"): (
        '1:5: "experts" is missing; expected "version" and "experts"',
        '1:5: "version" is missing; expected "version" and "experts"',
        "2:1: a second document begins here; expected only one",
    ),
    ("[телемедицина]", "[" * 20): (
        f"5:14: expected {LOCALIZED}, found a list",
        "5:26: nested too deep; expected at most 16 levels",
    ),
    # Experts.
    ("- id: ana", "-"): ('4:5: "id" is missing; expected "id", "name" and "topics"',),
    ("- id: ana", "- яна\n  - id: ana"): (f"3:5: {NO_EXPERT}",),
    ("    name: Ана\n    topics: [телемедицина]\n", ""): (
        '3:5: "name" is missing; expected "id", "name" and "topics"',
        '3:5: "topics" is missing; expected "id", "name" and "topics"',
    ),
    ("id: ana", "id: 123"): ('3:9: expected text, found a number; put it in quotes: "123"',),
    ("id: ana", "id: Ана"): (f'3:9: "Ана" {NOT_AN_ID}',),
    ("experts:\n", "experts:\n  - {id: ana, name: Яна, topics: [грип]}\n"): (
        '4:9: id "ana" is taken by the expert on line 3',
    ),
    ("experts:\n", "experts: &all\n"): ('2:10: anchors ("&all") are not allowed; take it out',),
    # Topics.
    ("[телемедицина]", "[]"): ('5:13: "topics" is empty; expected one or more',),
    ("[телемедицина]", "телемедицина"): (f"5:13: {NO_TOPICS}",),
    ("[телемедицина]", "[грип, {bg: рак, en: cancer}, Грип, {en: cancer}]"): (
        '5:43: topic "Грип" stands on line 5 already',
        '5:49: topic "cancer" stands on line 5 already',
    ),
    ("[телемедицина]", "[{aliases: [e-health]}]"): ('5:14: expected a text under "bg", "en" or both',),
    ("[телемедицина]", "[{bg: грип, alias: [x]}]"): ('5:25: unknown key "alias"; did you mean "aliases"?',),
    ("[телемедицина]", "[{bg: грип, aliases: инфлуенца}]"): (
        '5:34: expected a list of other words, such as ["e-health"], found text',
    ),
    ("[телемедицина]", "[{bg: грип, aliases: [19]}]"): (f'5:35: {QUOTE_IT} "19"',),
    ("[телемедицина]", "[грип, ~]"): (f"5:20: expected {LOCALIZED}, found nothing",),
}


@pytest.mark.parametrize(("line", "problem"), LINES.items())
def test_a_wrong_line_is_named_with_what_was_expected(line: str, problem: str) -> None:
    text = f"{ANA}    {line}\n" if line[0] not in "\t\u00a0" else f"{ANA}{line}\n"

    checked = read_directory(text)

    assert [str(found) for found in checked.problems] == [f"experts.yaml:{problem}"]
    assert checked.directory is None


@pytest.mark.parametrize(("change", "problems"), CHANGES.items())
def test_a_wrong_part_is_named_in_full(change: tuple[str, str], problems: tuple[str, ...]) -> None:
    text = ANA.replace(*change)

    checked = read_directory(text)

    assert [str(found) for found in checked.problems] == [f"experts.yaml:{problem}" for problem in problems]
    assert checked.directory is None


def test_every_problem_of_a_file_is_found_in_one_run_from_the_top_down() -> None:
    text = ANA + "    bio: 7\n" + "  - id: ana\n    topcis: [грип]\n    languages: [xx]\n"

    problems = read_directory(text, name="team.yaml").problems

    assert [str(problem).rpartition(";")[0] or str(problem) for problem in problems] == [
        f"team.yaml:6:10: expected {LOCALIZED}, found a number",
        'team.yaml:7:5: "name" is missing',
        'team.yaml:7:5: "topics" is missing',
        'team.yaml:7:9: id "ana" is taken by the expert on line 3',
        'team.yaml:8:5: unknown key "topcis"',
        'team.yaml:9:17: "xx" is not a language code',
    ]


def test_an_entry_that_breaks_yaml_does_not_hide_the_mistakes_of_the_next_ones() -> None:
    broken = '  - id: {0}\n    name: "А" Б\n    topics: [грип]\n'
    wrong = "  - id: {0}\n    name: В\n    topcis: [грип]\n"
    text = "version: 1\nexperts:\n" + "".join(
        (broken if number % 2 else wrong).format(f"a{number}") for number in range(1, 5)
    )

    problems = read_directory(text).problems

    assert [(problem.line, problem.message.split()[0]) for problem in problems] == [
        (4, "text"),
        (6, '"topics"'),
        (8, "unknown"),
        (10, "text"),
        (12, '"topics"'),
        (14, "unknown"),
    ]


def test_two_experts_with_one_telegram_account_are_refused_and_what_is_in_force_stays_readable() -> None:
    twice = ANA + "    contact: {telegram: 100001}\n" + ANA.partition("experts:\n")[2].replace("id: ana", "id: eva")

    checked = read_directory(twice + "    contact: {telegram: 100001}\n")

    taken = "Telegram id 100001 is that of the expert on line 6 already; an account belongs to one expert"
    assert [str(problem) for problem in checked.problems] == [f"experts.yaml:10:25: {taken}"]
    assert checked.directory is not None
