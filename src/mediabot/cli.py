"""The command line. Data go to standard output and nothing else does; messages go to standard error.

What a command needs is imported by the command: Telegram and the database take a second that `match` need not spend.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from mediabot.config import BadSetting, load_settings
from mediabot.domain.directory import Directory
from mediabot.domain.errors import MediabotError
from mediabot.domain.text import counted
from mediabot.matching import DirectoryIndex, language_of
from mediabot.matching.evaluation import Mistake, QueriesProblem, Report, evaluate, read_queries
from mediabot.storage.directory_file import Checked, read_directory_file
from mediabot.storage.files import sample_directory
from mediabot.storage.lexicon_file import lexicon_of

app = typer.Typer(
    help="The Media Center of a health and life-sciences cluster, in a Telegram chat.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
directory_app = typer.Typer(help="Versions of the directory.", no_args_is_help=True)
app.add_typer(directory_app, name="directory")
news_app = typer.Typer(help="News items.", no_args_is_help=True)
app.add_typer(news_app, name="news")

messages = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

ExpertsOption = Annotated[Path | None, typer.Option("--experts", help="A directory file; by default MEDIABOT_EXPERTS.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def main() -> None:
    """Run a command; every error that an operator may meet is a sentence and exit code 1."""
    try:
        app()
    except (MediabotError, BadSetting) as error:
        messages.print(str(error))
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(1) from None


@app.command()
def run() -> None:
    """The bot. Brings its database up to date first; stops cleanly on SIGTERM."""
    from mediabot import running

    asyncio.run(running.run(load_settings()))


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is served; 0 for any free port.")] = 8090,
    play: Annotated[bool, typer.Option("--play", help="Play both stories in this terminal and end.")] = False,
) -> None:
    """Everything on this machine, with no token and no network: three phones in the browser."""
    from mediabot.demo import show

    asyncio.run(show.play() if play else show.serve(port))


@app.command()
def check(file: Annotated[Path | None, typer.Argument(help="By default MEDIABOT_EXPERTS.")] = None) -> None:
    """Validate a directory file: every problem with file, line and column."""
    path = file or load_settings().experts
    checked = read_directory_file(path)
    _refuse_problems(checked)
    assert checked.directory is not None
    messages.print(f"{path}: {counted(len(checked.directory.experts), 'expert')}, no problems")


@app.command()
def match(
    text: Annotated[list[str], typer.Argument(help="A question, in Bulgarian or English; - reads one a line.")],
    experts: ExpertsOption = None,
    as_json: JsonOption = False,
    limit: Annotated[int, typer.Option(min=1, max=50, help="At most so many experts a question.")] = 5,
    explain: Annotated[bool, typer.Option("--explain", help="Show words, concepts, fields and weights.")] = False,
) -> None:
    """Who answers to that."""
    directory = _directory(experts)
    index = _index(directory)
    for question in _questions(text):
        started = time.perf_counter()
        found = index.search(question, limit=limit)
        spent = (time.perf_counter() - started) * 1000
        language = language_of(question)
        if as_json:
            rows = [{"id": m.expert_id, "score": round(m.score, 3), "why": list(m.why_in(language))} for m in found]
            answer = {"query": question, "language": language, "matches": rows, "ms": round(spent, 3)}
            if explain:
                answer["explanation"] = asdict(index.explain(question, limit))
            print(json.dumps(answer, ensure_ascii=False), flush=True)
            continue
        print(question.rstrip(": ") if found else f"{question}: nobody fits")
        for place, one in enumerate(found, 1):
            expert = directory.get(one.expert_id)
            name = expert.name.in_language(language) if expert else one.expert_id
            print(f"  {place}. {name} ({one.expert_id}) {one.score:.2f}: {', '.join(one.why_in(language))}")
        if explain:
            print("\n".join(index.explain(question, limit).lines()))


@app.command(name="evaluate")
def evaluate_command(
    queries: Annotated[Path, typer.Argument(help="A queries file.")],
    experts: ExpertsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score the matcher on a queries file."""
    try:
        read = read_queries(queries.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, QueriesProblem) as error:
        messages.print(f"{queries}: {error}")
        raise typer.Exit(1) from None
    report = evaluate(_index(_directory(experts)), read)
    print(json.dumps(_figures(report), ensure_ascii=False) if as_json else _table(report))


@news_app.command("import")
def import_news(
    file: Annotated[Path, typer.Argument(help="YAML, CSV with a header row, or a plain page of text.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would come of it.")] = False,
) -> None:
    """Make drafts of a file's news; staff publish them in the chat (/newsdesk)."""
    from mediabot import importing
    from mediabot.storage.news_file import read_news_file

    read = read_news_file(file)
    for told in (*read.notes, *read.problems):
        messages.print(str(told))
    imported = asyncio.run(importing.import_news(load_settings(), read, dry_run=dry_run)) if read.stories else ()
    for one in imported:
        print(one.told())
    new = sum(one.taken.new for one in imported)
    left = f", {len(read.problems)} not split or not read" if read.problems else ""
    messages.print(f"{file}: {counted(new, 'new draft')}, {len(imported) - new} known already{left}")
    if read.problems and not read.stories:
        raise typer.Exit(1)


@directory_app.command("publish")
def publish(
    file: Annotated[Path | None, typer.Argument(help="By default MEDIABOT_EXPERTS.")] = None,
    author: Annotated[str, typer.Option(help="Who publishes.")] = "operator",
) -> None:
    """Put a file in force as a new version; a running bot takes it up within seconds."""
    from mediabot import operations

    settings = load_settings()
    path = file or settings.experts
    checked = read_directory_file(path)
    _refuse_problems(checked)
    published = asyncio.run(operations.publish(settings, path.read_text(encoding="utf-8-sig"), author))
    if not published.fresh:
        messages.print(f"nothing changed: version {published.version.id} is in force already")
        return
    print("\n".join(map(str, published.version.changes)))
    messages.print(f"version {published.version.id} is in force: {counted(published.version.experts, 'expert')}")


@directory_app.command("diff")
def diff(
    old: Annotated[str | None, typer.Argument(help="A version's number; by default the one in force.")] = None,
    new: Annotated[
        str | None, typer.Argument(help="A version's number or a file; by default MEDIABOT_EXPERTS.")
    ] = None,
) -> None:
    """What differs between two versions, or between the version in force and the file."""
    from mediabot import operations

    changes = asyncio.run(operations.differences(load_settings(), old, new))
    print("\n".join(changes)) if changes else messages.print("no difference")


@directory_app.command("versions")
def versions() -> None:
    """All versions, newest first."""
    from mediabot import operations

    for version in asyncio.run(operations.versions(load_settings())):
        when = version.published_at.strftime("%Y-%m-%d %H:%M UTC")
        held, changed = counted(version.experts, "expert"), counted(len(version.changes), "change")
        print(f"{version.id}\t{when}\t{version.author}\t{held}\t{changed}")


@directory_app.command("export")
def export(
    version: Annotated[int | None, typer.Argument(help="By default the version in force.")] = None,
) -> None:
    """The text of a version, to standard output."""
    from mediabot import operations

    sys.stdout.write(asyncio.run(operations.export(load_settings(), version)))


@directory_app.command("rollback")
def rollback(
    version: Annotated[int, typer.Argument(help="The version to put in force again.")],
    author: Annotated[str, typer.Option(help="Who rolls back.")] = "operator",
) -> None:
    """Put an earlier version in force again, as a new version."""
    from mediabot import operations

    published = asyncio.run(operations.rollback(load_settings(), version, author))
    text = "is in force already" if not published.fresh else f"is in force again, as version {published.version.id}"
    messages.print(f"version {version} {text}")


@app.command()
def invite(expert_id: Annotated[str, typer.Argument(help="The id of an entry in the directory.")]) -> None:
    """A one-time link that ties an expert's Telegram account to the entry."""
    from mediabot import running

    print(asyncio.run(running.invite(load_settings(), expert_id)))


@app.command(name="report")
def report_command(
    first: Annotated[str, typer.Option("--from", help="The first day, such as 2026-11-01.")],
    last: Annotated[str, typer.Option("--to", help="The last day, such as 2026-11-30.")],
    kind: Annotated[str, typer.Option("--format", help="md, csv or xlsx.")] = "md",
    output: Annotated[Path | None, typer.Option("--output", help="A file; by default standard output.")] = None,
    language: Annotated[str, typer.Option(help="bg or en; by default MEDIABOT_LANGUAGE.")] = "",
) -> None:
    """What the Media Center achieved between two days."""
    from mediabot import reporting

    if kind not in tuple(reporting.ReportFormat):
        _refuse(f"--format {kind}: there is no such format; expected md, csv or xlsx")
    if language not in ("", "bg", "en"):
        _refuse(f"--language {language}: there is no such language; expected bg or en")
    made = asyncio.run(reporting.report(load_settings(), first, last, language))
    content = reporting.written(made, reporting.ReportFormat(kind))
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        _refuse(f"{output} can't be written: {error.strerror}")
    messages.print(f"{output}: {made.title}")


@app.command()
def doctor() -> None:
    """Check settings, database, directory, texts and Telegram; say what to do."""
    from mediabot.doctor import examine

    findings = asyncio.run(examine())
    for finding in findings:
        messages.print(f"{'ok ' if finding.fine else 'BAD'} {finding.text}")
    bad = sum(not finding.fine for finding in findings)
    if bad:
        messages.print(f"{bad} to put right" if bad > 1 else "one thing to put right")
        raise typer.Exit(1)


def _refuse(sentence: str) -> NoReturn:
    messages.print(sentence)
    raise typer.Exit(1)


def _questions(text: list[str]) -> Iterable[str]:
    """The arguments as one question, or one a line from standard input."""
    if text != ["-"]:
        yield " ".join(text)
        return
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _directory(path: Path | None) -> Directory:
    """The directory of `--experts` or the settings."""
    checked = read_directory_file(path or _experts_file())
    _refuse_problems(checked)
    assert checked.directory is not None
    return checked.directory


def _experts_file() -> Path:
    """The file of the settings; the sample where there is no file and none was named."""
    settings = load_settings()
    if settings.experts.exists() or "experts" in settings.model_fields_set:
        return settings.experts
    messages.print("no experts.yaml here: using the sample directory of invented people")
    return sample_directory()


def _index(directory: Directory) -> DirectoryIndex:
    return DirectoryIndex.build(directory, lexicon_of(load_settings().lexicon))


def _refuse_problems(checked: Checked) -> None:
    if checked.problems:
        for problem in checked.problems:
            messages.print(str(problem))
        raise typer.Exit(1)


def _figures(report: Report) -> dict[str, object]:
    """The figures by name; shares from 0 to 1."""
    return {
        "queries": len(report.outcomes),
        "right": round(report.right, 4),
        "silence": round(report.silence, 4),
        "first_relevant": round(report.first_relevant, 4),
        "precision": round(report.precision, 4),
        "tags": {tag: {"right": round(share, 4), "queries": report.counts[tag]} for tag, share in report.tags.items()},
        "mistakes": {kind.name.lower(): count for kind, count in report.mistakes.items()},
        "failures": [{"q": one.query.text, "returned": list(one.returned)} for one in report.failures],
    }


def _table(report: Report) -> str:
    """The figures for reading: a line each, then each tag, then how and which questions came out wrong."""
    lines = [f"{'right':24} {report.right:.3f}  of {counted(len(report.outcomes), 'question')}"]
    lines += [
        f"{'silence where nobody fits':24} {report.silence:.3f}",
        f"{'first answer relevant':24} {report.first_relevant:.3f}",
        f"{'relevant of all returned':24} {report.precision:.3f}",
    ]
    lines += [f"  {tag:22} {share:.3f}  of {report.counts[tag]}" for tag, share in report.tags.items()]
    lines += [f"{kind:32} {count}" for kind, count in report.mistakes.items()]
    wrong = sorted(report.failures, key=lambda one: list(Mistake).index(one.mistake or Mistake.ORDER))
    lines += [f"{one.mistake}: {one.query.text} -> {', '.join(one.returned) or 'nobody'}" for one in wrong]
    return "\n".join(lines)
