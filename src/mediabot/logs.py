"""What the process writes about itself: one line an event on standard error, without anybody's words.

Our own lines are made with care. A library's are not: they quote what was sent, what came back and where from, with the
keys in its address. Of those only the place and the kind of error are kept.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from collections.abc import Iterable

from mediabot.services.sending.troubles import place_of

OURS = "mediabot"
SHORTEST_SECRET = 4

log = logging.getLogger(__name__)


def start_log(secrets: Iterable[str] = ()) -> None:
    """From now on. `secrets` never appear, whoever writes them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OURS).setLevel(logging.INFO)
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # it warns of whatever strangers send
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns when a beat is still under way
    logging.captureWarnings(True)
    warnings.simplefilter("default")
    threading.excepthook = _tell_of_thread
    sys.unraisablehook = _tell_of_unraisable


class Discreet(logging.Formatter):
    """Lines that may be kept and passed on."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._secrets = sorted({one for one in secrets if len(one) >= SHORTEST_SECRET}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        told = f"{self.formatTime(record)} {record.levelname} {record.name} {_told(record)}"
        for secret in self._secrets:
            told = told.replace(secret, "***")
        return told.replace("\r", " ").replace("\n", " ")


def _told(record: logging.LogRecord) -> str:
    error = record.exc_info[1] if record.exc_info else None
    where = f"{record.module}.{record.funcName}:{record.lineno}"
    said = record.getMessage() if record.name.partition(".")[0] == OURS else f"something to tell, in {where}"
    return f"{said}: {place_of(error)}" if error is not None else said


def _tell_of_thread(hooked: threading.ExceptHookArgs) -> None:
    if hooked.exc_value is not None:
        log.error("a thread ended: %s", place_of(hooked.exc_value))


def _tell_of_unraisable(hooked: sys.UnraisableHookArgs) -> None:
    if hooked.exc_value is not None:
        log.error("an error that nobody could take: %s", place_of(hooked.exc_value))
