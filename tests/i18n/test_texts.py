"""The tool that keeps texts and catalogs together, on a small checkout of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediabot.i18n.code_check import check_code
from mediabot.i18n.texts import check, main, update

SCREEN = "src/mediabot/bot/screens/welcome.py"
CODE = '''"""A screen."""


def welcome(t, count):
    # i18n: on the first screen
    hello = t.gettext("Hello, <b>{name}</b>.")
    return hello, t.ngettext("{count} expert", "{count} experts", count), t.pgettext("button", "Accept")
'''
GOOD = {
    'msgid "Hello, <b>{name}</b>."\nmsgstr ""': 'msgid "Hello, <b>{name}</b>."\nmsgstr "Здравейте, <b>{name}</b>."',
    'msgstr[0] ""': 'msgstr[0] "{count} експерт"',
    'msgstr[1] ""': 'msgstr[1] "{count} експерти"',
    'msgid "Accept"\nmsgstr ""': 'msgid "Accept"\nmsgstr "Приемам"',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout of one screen whose catalog is whole."""
    (tmp_path / SCREEN).parent.mkdir(parents=True)
    (tmp_path / SCREEN).write_text(CODE)
    update(tmp_path)
    for old, new in GOOD.items():
        replace(tmp_path, old, new)
    return tmp_path


def replace(root: Path, old: str, new: str) -> None:
    catalog = root / "locales" / "bg.po"
    content = catalog.read_text()
    assert old in content
    catalog.write_text(content.replace(old, new))


def found(root: Path) -> str:
    return "\n".join(map(str, check(root)))


def test_whole_catalog_has_no_problems(root: Path) -> None:
    assert found(root) == ""
    assert main(["check", "--root", str(root)]) == 0


def test_update_changes_nothing_when_no_text_changed(root: Path) -> None:
    (root / SCREEN).write_text("\n\n\n" + CODE)

    assert update(root) == []


def test_catalogs_name_no_line_date_or_machine(root: Path) -> None:
    for file in (root / "locales").iterdir():
        content = file.read_text()

        assert f"#: {SCREEN}\n" in content
        assert "#. on the first screen" in content
        assert str(root) not in content
        assert "Date" not in content
        assert "fuzzy" not in content


def test_new_text_is_missing_until_translated_and_keeps_the_order_of_files(root: Path) -> None:
    (root / "src/mediabot/bot/about.py").write_text('def about(t):\n    return t.gettext("About the bot")\n')
    assert "locales/bg.po:1: out of date with the code" in found(root)

    update(root)

    catalog = (root / "locales/bg.po").read_text()
    assert catalog.index("About the bot") < catalog.index("Hello")
    assert "bg.po:12: “About the bot” is not translated" in found(root)


def test_changed_text_is_no_guess_and_the_old_one_is_obsolete(root: Path) -> None:
    (root / SCREEN).write_text(CODE.replace("Hello, <b>", "Hello there, <b>"))
    update(root)

    problems = found(root)

    assert "“Hello there, <b>{name}</b>.” is not translated" in problems
    assert "“Hello, <b>{name}</b>.” is no longer in the code" in problems
    assert main(["update", "--clean", "--root", str(root)]) == 0
    assert "no longer" not in found(root)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("Здравейте, <b>{name}</b>.", "Здравейте, <b>{nam}</b>.", "{name} is missing"),
        ("Здравейте, <b>{name}</b>.", "Здравейте, <b>{nam}</b>.", "{nam} is not in the English text"),
        ("Здравейте, <b>{name}</b>.", "Здравейте, <b>{name</b>.", "the braces don't pair"),
        ("Здравейте, <b>{name}</b>.", "Здравейте, <i>{name}</i>.", "tags differ: <b> </b> in English, <i> </i> here"),
        ("Здравейте, <b>{name}</b>.", "Здравейте, </b>{name}<b>.", "tags don't nest"),
        ("Здравейте, <b>{name}</b>.", "Здравейте, <b>{name}</b>. ", "at the ends differ"),
        ("{count} експерти", "много експерти", "form 1: {count} is missing"),
        ('{count} експерт"', '{n} експерт"', "form 0: {n} is not in the English text"),
        ('msgstr[1] "{count} експерти"\n', "", "“{count} expert” is not translated"),
        ("nplurals=2; plural=(n != 1)", "nplurals=3; plural=(n%3)", "Plural-Forms is “nplurals=3"),
        ("#: src/mediabot/bot/screens/welcome.py\nmsgctxt", "#, fuzzy\nmsgctxt", "“Accept” is fuzzy"),
        ("Приемам", 'Приемам \\"да\\"', "quotation marks in Bulgarian"),
        ("Приемам", "Приемам „да", "don't pair"),
        ("Приемам", "Приемам...", "write …"),
        ("Приемам", "Приемам  всичко", "two spaces"),
        ("Приемам", "Приемам - всичко", "a dash between words is –"),
        ("Приемам", "Приемам вашите условия", "polite „Вашите“"),
        ("Приемам", "Избери експерт", "speaks to a friend"),
        ("Приемам", "Приемам .", "before a punctuation mark"),
    ],
)
def test_each_fault_of_a_translation_is_named(root: Path, old: str, new: str, problem: str) -> None:
    replace(root, old, new)

    assert problem in found(root)
    assert main(["check", "--root", str(root)]) == 1


def test_translator_can_excuse_typography(root: Path) -> None:
    replace(root, 'msgctxt "button"', '# as is\nmsgctxt "button"')
    replace(root, "Приемам", "Приемам ви")

    assert found(root) == ""


def test_broken_catalog_is_a_problem_and_no_traceback(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(root, 'msgctxt "button"', "rubbish")

    assert "locales/bg.po" in found(root)
    assert main(["update", "--root", str(root)]) == 1
    assert "bg.po:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "line",
    [
        'return "Choose an expert"',
        'return f"{count} experts answer"',
        'return "експерт"',
        'return Button("Accept")',
        'return f"<b>{name}</b> and {other}"',
        'return "".join(["Hello there", name])',
        'return TEXTS.get(name, "No such thing")',
    ],
)
def test_unmarked_text_is_found(line: str) -> None:
    problems = list(check_code(f"def screen(t, name):\n    {line}\n", "x.py", prose=True, screen=True))

    assert [problem.line for problem in problems] == [2]
    assert "not marked" in problems[0].text


@pytest.mark.parametrize(
    "line",
    [
        '"""A docstring with words."""',
        't.gettext("Choose an expert").format(name=name)',
        't.pgettext("in a button", "Accept this")',
        'log.info("expert %s asked by %s", name, other)',
        'self._logger.warning("this is a log line")',
        'raise Refused(f"referral {name} is closed")',
        'super().__init__(f"referral {name} is closed")',
        'x: "int | None" = None',
        'shown["a key with spaces"]',
        'd = {"a key with spaces": name}',
        'if name == "някой си": pass',
        'x = re.compile("some pattern here")',
        'x = cast("int | None", name)',
        'x = "Certainly not for people"  # not shown',
        'x = f"<b>{name}</b> {other}"',
        """x = f'<a href="{name}">{other}</a>'""",
        'x = f"{name:%d %B}" + "%s %s" + "snake_case" + "HTML"',
        'assert name, "must not be empty"',
    ],
)
def test_what_nobody_sees_needs_no_mark(line: str) -> None:
    assert list(check_code(f"def screen(t, name, other):\n    {line}\n", "x.py", prose=True, screen=True)) == []


@pytest.mark.parametrize(
    "code",
    [
        'WORDS = {  # not shown\n    1: ("студио", "жив"),\n    2: "имейл",\n}\n',
        '# What people type, not shown: # not shown\nWORDS = {\n    1: "студио",\n}\n',
    ],
)
def test_table_of_words_is_excused_by_one_comment(code: str) -> None:
    problems = list(check_code(f'{code}LABEL = "студио"\n', "x.py", prose=True))

    assert [problem.line for problem in problems] == [code.count("\n") + 1]


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        ('t.gettext(f"Hello {name}")', "f-string"),
        ('t.gettext("Hello " + name)', "concatenation"),
        ("t.gettext(name)", "variable"),
        ('t.gettext("a" if name else "b")', "choice"),
        ('t.ngettext("one", name, 3)', "variable"),
        ('t.pgettext(name, "Accept")', "variable"),
        ("t.gettext(message='Hello')", "positional"),
        ("f'{t.gettext(\"Hello\")} {name}'", "inside an f-string"),
    ],
)
def test_text_that_cannot_be_extracted_is_found(call: str, kind: str) -> None:
    problems = list(check_code(f"def f(t, name):\n    return {call}\n", "x.py", prose=False))

    assert len(problems) == 1
    assert kind in problems[0].text
