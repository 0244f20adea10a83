"""Taking an expert who left out of the text of a directory.

The text is written anew for it, without its comments: one of them may speak of the same person.
"""

from __future__ import annotations

from dataclasses import replace

from mediabot.domain.directory import Contact, Directory
from mediabot.storage.directory_file import read_directory, write_directory


def without_contacts(text: str, expert_id: str) -> str:
    """The text with the expert's entry, but without the contacts in it; itself where it holds none."""
    directory = _read(text)
    expert = directory.get(expert_id)
    if expert is None or expert.contact == Contact():
        return text
    bare = replace(expert, contact=Contact())
    return write_directory(Directory(tuple(bare if one is expert else one for one in directory.experts)))


def without_entry(text: str, expert_id: str) -> str:
    """The text without the expert; itself where they are not in it. The only expert of a directory stays, bare."""
    directory = _read(text)
    others = tuple(one for one in directory.experts if one.id != expert_id)
    if len(others) == len(directory.experts):
        return text
    return write_directory(Directory(others)) if others else without_contacts(text, expert_id)


def _read(text: str) -> Directory:
    """A version that an older program could read and this one can't has nothing to be taken out of by it."""
    return read_directory(text).directory or Directory()
