"""The operator's own lexicon, which adds to the built-in one."""

from __future__ import annotations

from pathlib import Path

from mediabot.domain.errors import MediabotError
from mediabot.matching import Lexicon, LexiconProblem, built_in, read_lexicon


class BrokenLexicon(MediabotError):
    """The local lexicon file can't be used."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"MEDIABOT_LEXICON: {path} can't be used: {why}")


def lexicon_of(path: Path | None) -> Lexicon:
    """The built-in lexicon, with the entries of a local file where one is named. Raises BrokenLexicon."""
    if path is None:
        return built_in()
    try:
        return built_in().with_more(read_lexicon(path.read_text(encoding="utf-8-sig"), str(path)))
    except (OSError, UnicodeDecodeError, LexiconProblem) as error:
        raise BrokenLexicon(path, str(error)) from None
