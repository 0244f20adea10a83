"""How troubles are waited out and told."""

from __future__ import annotations

from mediabot.domain.errors import MediabotError


def doubled(first: float, times: int, longest: float) -> float:
    """`first`, doubled so many times, but never more than `longest`."""
    return min(first * 2.0 ** min(times, 30), longest)


def cause_of(error: Exception) -> str:
    """Why something failed, for the log: no statement, no parameters, nothing that a person wrote.

    An OperationalError is about the database itself ("database is locked"); other errors of a driver quote values.
    """
    if isinstance(error, MediabotError | OSError):
        return str(error)
    driver = getattr(error, "orig", None)
    if type(driver).__name__ == "OperationalError":
        return next(iter(str(driver).splitlines()), "OperationalError")
    return type(error).__name__


def will_pass(error: Exception) -> bool:
    """Whether it is of the database, which comes back, and no mistake of ours."""
    return isinstance(error, MediabotError | OSError) or hasattr(error, "orig")
