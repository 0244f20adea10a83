"""How often words are said in Bulgarian and in English, whatever the subject."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from mediabot.matching.stems import stem

RAREST = 3.0
"""What is not in the tables is said less often than this."""

_OFTEN = 5.75


def often_said() -> Mapping[str, float]:
    """Words with how often they are said, all forms of one together, by their commonest form.

    The figure is log10 of uses in a thousand million words, rounded down to a quarter.
    """
    found: dict[str, float] = {}
    for language in ("bg", "en"):
        text = (files("mediabot.matching") / "words" / f"frequent.{language}.txt").read_text("utf-8")
        for line in text.splitlines():
            if not line.startswith("#"):
                band, *words = line.split()
                found.update((word, float(band)) for word in words)
    return MappingProxyType(found)


def frequencies() -> dict[str, float]:
    """Stems with how often they are said, in the figures of `often_said`."""
    return {stem(word): often for word, often in often_said().items()}


def rareness(often: float) -> float:
    """How much a word says about the subject by being rare: 1 for the rarest, towards 0 for the commonest."""
    return min(1.0, max(0.0, (_OFTEN - often) / (_OFTEN - RAREST)))
