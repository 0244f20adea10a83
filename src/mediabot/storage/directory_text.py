"""The readers of a directory that services are given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mediabot.domain.directory import Directory
from mediabot.storage.directory_file import read_directory, read_directory_file


def read_lines(text: str) -> tuple[Directory | None, Sequence[str]]:
    """Read a directory's text: the directory, and every problem as a line."""
    checked = read_directory(text)
    return checked.directory, [str(problem) for problem in checked.problems]


def read_file(path: Path) -> tuple[str, Sequence[str]]:
    """Read a directory's file: its text, and every problem as a line."""
    problems = [str(problem) for problem in read_directory_file(path).problems]
    return "" if problems else path.read_text(encoding="utf-8-sig"), problems
