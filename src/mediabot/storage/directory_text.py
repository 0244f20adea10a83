"""How services read and change a directory's text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mediabot.domain.directory import Directory, Expert
from mediabot.storage.directory_file import read_directory, read_directory_file, write_directory
from mediabot.storage.striking import without_entry


def read_lines(text: str) -> tuple[Directory | None, Sequence[str]]:
    """Read a directory's text: the directory, and every problem as a line."""
    checked = read_directory(text)
    return checked.directory, [str(problem) for problem in checked.problems]


def read_file(path: Path) -> tuple[str, Sequence[str]]:
    """Read a directory's file: its text, and every problem as a line."""
    problems = [str(problem) for problem in read_directory_file(path).problems]
    return "" if problems else path.read_text(encoding="utf-8-sig"), problems


class DirectoryYaml:
    """The text is written anew with each change, without its comments: one may speak of somebody who left."""

    def read(self, text: str) -> tuple[Directory | None, Sequence[str]]:
        return read_lines(text)

    def with_entry(self, text: str, entry: Expert) -> str:
        directory = read_directory(text).directory or Directory()
        experts = [entry if one.id == entry.id else one for one in directory.experts]
        if directory.get(entry.id) is None:
            experts.append(entry)
        return write_directory(Directory(tuple(experts)))

    def without_entry(self, text: str, expert_id: str) -> str:
        return without_entry(text, expert_id)
