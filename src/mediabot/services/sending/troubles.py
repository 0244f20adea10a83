"""How troubles are waited out and told."""

from __future__ import annotations

import logging
import traceback

from mediabot.domain.errors import MediabotError
from mediabot.domain.sources import CantRead


def doubled(first: float, times: int, longest: float) -> float:
    """`first`, doubled so many times, but never more than `longest`."""
    return min(first * 2.0 ** min(times, 30), longest)


def cause_of(error: Exception) -> str:
    """Why something failed, for the log: no statement, no parameters, nothing that a person wrote.

    An OperationalError is about the database itself ("database is locked"); other errors of a driver quote values.
    """
    if isinstance(error, CantRead):
        return error.reason.value
    if isinstance(error, MediabotError | OSError):
        return str(error)
    driver = getattr(error, "orig", None)
    if type(driver).__name__ == "OperationalError":
        return next(iter(str(driver).splitlines()), "OperationalError")
    return type(error).__name__


def will_pass(error: Exception) -> bool:
    """Whether it is of the database, which comes back, and no mistake of ours."""
    return isinstance(error, MediabotError | OSError) or hasattr(error, "orig")


def place_of(error: BaseException) -> str:
    """What kind of error, and the way to where it was raised; none of its words, which may be a person's."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__}: {way}" if way else type(error).__name__


class Told:
    """Troubles in the log when they begin or change, and when they are over; not each time that they are met."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._told: dict[str, str] = {}

    def trouble(self, about: str, why: str) -> None:
        if self._told.get(about) != why:
            self._told[about] = why
            self._log.warning("%s: %s", about, why)

    def over(self, about: str) -> None:
        if self._told.pop(about, None) is not None:
            self._log.warning("over: %s", about)
