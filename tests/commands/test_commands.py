"""The command line, as an operator and a curator run it: real processes, data on standard output and nothing else."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mediabot.bot.screens.outcomes.figures import Section
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.reporting import FORMULA, Report, ReportFormat, written
from process.running import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "7654321:commands-token"
DIRECTORY = """version: 1
experts:
  - id: ana-izmislena
    name: {bg: Ана Измислена, en: Ana Izmislena}
    topics: [{bg: телемедицина, en: telemedicine}]
"""
SECOND = DIRECTORY + "  - {id: boyan, name: Boyan, topics: [vaccines]}\n"


def run(*words: str, at: Path, text: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """`mediabot WORDS` in a folder of its own, with nothing of this process's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MEDIABOT_")}
    variables = {f"MEDIABOT_{name}": value for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-m", "mediabot", *words],
        cwd=at,
        env=clean | variables | {"PYTHONIOENCODING": "utf-8"},
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "experts.yaml").write_text(DIRECTORY, encoding="utf-8")
    return tmp_path


def test_one_of_a_thing_is_told_in_the_singular(folder: Path) -> None:
    (folder / "news.csv").write_bytes("title_bg;summary_bg\r\nИзмислена новина;Текст.\r\n".encode("windows-1251"))

    checked, imported = run("check", "experts.yaml", at=folder), run("news", "import", "news.csv", at=folder)

    assert "experts.yaml: 1 expert, no problems" in checked.stderr
    assert "news.csv:1:1: the file is not UTF-8 and was read as windows-1251" in imported.stderr
    assert "news.csv: 1 new draft, 0 known already" in imported.stderr
    assert "Измислена новина" in imported.stdout


def test_match_prints_one_json_object_a_line_in_order(folder: Path) -> None:
    questions = "телемедицина\nhotels in Burgas\n\n"

    done = run("match", "-", "--json", at=folder, text=questions)

    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["query"] for row in rows] == ["телемедицина", "hotels in Burgas", ""]
    assert [row["language"] for row in rows][:2] == ["bg", "en"]
    assert rows[0]["matches"][0]["id"] == "ana-izmislena"
    assert rows[0]["matches"][0]["why"] == ["телемедицина"]
    assert 0 < rows[0]["matches"][0]["score"] <= 1
    assert rows[1]["matches"] == []
    assert set(rows[0]) == {"query", "language", "matches", "ms"}


def test_match_explains_words_concepts_fields_and_weights(folder: Path) -> None:
    said = run("match", "видеопреглед", "--explain", at=folder).stdout
    row = json.loads(run("match", "видеопреглед", "--explain", "--json", at=folder).stdout)

    assert "telemedicine 1" in said
    assert re.search(r"topic „телемедицина“: видеопреглед; covered", said)
    assert row["explanation"]["words"][0]["concepts"][0][0] == "telemedicine"
    assert row["explanation"]["candidates"][0]["returned"] is True


def test_match_takes_any_bytes(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mediabot", "match", "-", "--json"],
        cwd=folder,
        input=b"\xff\xfe\x00\x01 telemedicine\n",
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_match_without_a_directory_uses_the_sample_and_says_so_beside_the_data(tmp_path: Path) -> None:
    done = run("match", "telemedicine", "--json", at=tmp_path)

    assert json.loads(done.stdout)["matches"]
    assert "sample directory" in done.stderr


def test_check_names_every_problem_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "experts.yaml").write_text(DIRECTORY.replace("topics", "topcis"), encoding="utf-8")

    done = run("check", "experts.yaml", at=tmp_path)

    assert done.returncode == 1
    assert 'experts.yaml:5:5: unknown key "topcis"; did you mean "topics"?' in done.stderr
    assert done.stdout == ""


def test_evaluate_scores_a_queries_file(folder: Path) -> None:
    queries = "version: 1\nqueries:\n  - {q: telemedicine, tags: [en], relevant: {ana-izmislena: 2}}\n"
    (folder / "queries.yaml").write_text(queries, encoding="utf-8")

    done = run("evaluate", "queries.yaml", "--json", at=folder)

    assert json.loads(done.stdout)["right"] == 1.0


def test_evaluate_tells_in_which_way_questions_came_out_wrong(folder: Path) -> None:
    queries = (
        "version: 1\nqueries:\n  - {q: telemedicine, relevant: {}}\n  - {q: motorways, relevant: {ana-izmislena: 2}}\n"
    )
    (folder / "queries.yaml").write_text(queries, encoding="utf-8")

    told = run("evaluate", "queries.yaml", at=folder).stdout
    figures = json.loads(run("evaluate", "queries.yaml", "--json", at=folder).stdout)

    assert figures["mistakes"] == {"silent": 1, "strangers": 1, "order": 0}
    assert "nobody though somebody fits: motorways -> nobody" in told
    assert "somebody though nobody fits: telemedicine -> ana-izmislena" in told


def test_match_explains_in_words_why_somebody_and_why_nobody(folder: Path) -> None:
    somebody = run("match", "видеопреглед", "--explain", at=folder).stdout
    nobody = run("match", "телефонни централи", "--explain", at=folder).stdout

    assert "first (" in somebody
    assert "has видеопреглед" in somebody
    assert "  nobody: " in nobody


def test_evaluate_says_what_is_wrong_with_a_queries_file(folder: Path) -> None:
    (folder / "queries.yaml").write_text("version: 1\nqueries: 7\n", encoding="utf-8")

    done = run("evaluate", "queries.yaml", at=folder)

    assert done.returncode == 1
    assert "queries.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_directory_is_published_compared_exported_and_rolled_back(folder: Path) -> None:
    assert "version 1 is in force" in run("directory", "publish", at=folder).stderr
    (folder / "experts.yaml").write_text(SECOND, encoding="utf-8")

    difference = run("directory", "diff", at=folder)
    published = run("directory", "publish", "--author", "maria", at=folder)
    rolled = run("directory", "rollback", "1", at=folder)

    assert "+ boyan" in difference.stdout
    assert "version 2 is in force: 2 experts" in published.stderr
    assert "as version 3" in rolled.stderr
    assert run("directory", "export", at=folder).stdout == DIRECTORY
    assert run("directory", "export", "2", at=folder).stdout == SECOND
    versions = run("directory", "versions", at=folder).stdout.splitlines()
    assert [line.split("\t")[0] for line in versions] == ["3", "2", "1"]
    assert "maria" in versions[1]
    assert "- boyan" in run("directory", "diff", "2", "3", at=folder).stdout


def test_publishing_what_is_in_force_is_no_new_version(folder: Path) -> None:
    run("directory", "publish", at=folder)

    assert "nothing changed" in run("directory", "publish", at=folder).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("directory", "export"), "no version of the directory is published yet"),
        (("directory", "export", "9"), "there is no version 9"),
        (("directory", "rollback", "9"), "there is no version 9"),
        (("run",), "MEDIABOT_TOKEN is missing"),
        (("invite", "ana-izmislena"), "MEDIABOT_TOKEN is missing"),
        (("match", "x", "--experts", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_operators_error_is_one_sentence(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = run(*words, at=folder)

    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_bad_setting_stops_with_its_name(folder: Path) -> None:
    done = run("directory", "versions", at=folder, TIMEZONE="Sofia")

    assert done.returncode == 1
    assert "MEDIABOT_TIMEZONE" in done.stderr


async def test_invite_prints_a_one_time_link_and_doctor_finds_all_well(folder: Path) -> None:
    import asyncio

    async with LocalBotApi.running() as api:
        api.add_bot(TOKEN, "commands_bot", "Media Center")
        settings = {"TOKEN": TOKEN, "API_URL": api.url, "STAFF": "5", "WEB_PORT": "18999"}

        link = await asyncio.to_thread(lambda: run("invite", "ana-izmislena", at=folder, **settings))
        nobody = await asyncio.to_thread(lambda: run("invite", "nobody", at=folder, **settings))
        healthy = await asyncio.to_thread(lambda: run("doctor", at=folder, **settings))
        api.world.bot.inline = True
        called = await asyncio.to_thread(lambda: run("doctor", at=folder, **settings))
        ill = await asyncio.to_thread(lambda: run("doctor", at=folder, TOKEN="1:wrong", API_URL=api.url, STAF="5"))

    assert re.fullmatch(r"https://t\.me/commands_bot\?start=[\w-]{20,}\n", link.stdout)
    assert nobody.returncode == 1
    assert "no expert nobody" in nobody.stderr
    assert healthy.returncode == 0, healthy.stderr
    assert "@commands_bot" in healthy.stderr
    assert "inline mode: off" in healthy.stderr
    assert "send /setinline to @BotFather" in healthy.stderr
    assert "inline mode: on" in called.stderr
    assert ill.returncode == 1
    assert "did you mean MEDIABOT_STAFF?" in ill.stderr
    assert "does not know this token" in ill.stderr
    assert TOKEN not in healthy.stderr + ill.stderr


def report(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("report", *words, at=folder, LANGUAGE="en")


def test_report_tells_the_figures_as_markdown_and_nothing_else(folder: Path) -> None:
    done = report(folder, "--from", "2026-11-01", "--to", "2026-11-30")

    assert done.returncode == 0
    assert done.stdout.startswith("# What the Media Center learned: 1 November 2026 to 30 November 2026")
    assert "- Never asked so far: Ana Izmislena" in done.stdout
    assert done.stderr == ""


def test_report_goes_to_a_file_as_csv_and_as_a_workbook(folder: Path) -> None:
    for kind in ("csv", "xlsx"):
        path = folder / f"report.{kind}"
        words = ("--from", "2026-11-01", "--to", "2026-11-30", "--format", kind, "--output", str(path))
        done = report(folder, *words)
        assert (done.returncode, done.stdout) == (0, "")

    rows = list(csv.reader((folder / "report.csv").read_text(encoding="utf-8-sig").splitlines()))
    sheet = load_workbook(folder / "report.xlsx").active
    assert sheet is not None
    assert rows[0] == ["section", "figure", "value"]
    assert ["Questions", "Sent", "0"] in rows
    assert ("Questions", "Sent", "0") in list(sheet.values)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "31.11.2026", "--to", "2026-11-30"), "such as 2026-11-30"),
        (("--from", "2026-11-31", "--to", "2026-12-01"), "that is no day"),
        (("--from", "2026-11-30", "--to", "2026-11-01"), "is after --to"),
        (("--from", "2999-01-01", "--to", "2999-01-02"), "lies ahead"),
        (("--from", "2026-11-01", "--to", "2026-11-30", "--format", "pdf"), "expected md, csv or xlsx"),
    ],
)
def test_report_says_what_is_wrong_with_its_days_and_format(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = report(folder, *words)

    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_what_people_typed_is_no_formula_in_a_report(typed: str) -> None:
    made = Report("title", (Section("=heading", ((typed, typed),)),))

    sheet = load_workbook(BytesIO(written(made, ReportFormat.XLSX))).active
    rows = csv.reader(written(made, ReportFormat.CSV).decode("utf-8-sig").splitlines())

    assert sheet is not None
    cells = [value for row in (*sheet.values, *rows) for value in row if value]
    assert [value for value in cells if str(value).startswith(FORMULA)] == []
    assert not any(one.data_type == "f" for row in sheet.iter_rows() for one in row)
