"""Notices about what a person simply wrote: what it was taken for, or the question what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from mediabot.domain.notices.kinds import Notice, NoticeKind, one_of
from mediabot.domain.understanding.meanings import Intent


@dataclass(frozen=True)
class WhatAbout(Notice):
    """Asks what the words `subject` are about. Each of `intents` has the `subjects` of the same place for its key.

    `closed`: they answered something that is over.
    """

    kind = NoticeKind.WHAT_ABOUT
    subject: int
    intents: str = ""
    subjects: tuple[int, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class TakenAs(Notice):
    """Says what the words `subject` were taken for, with keys to take them otherwise. `about` is the id of a question
    or referral."""

    kind = NoticeKind.TAKEN_AS
    subject: int
    intent: Intent = field(metadata=one_of(Intent))
    about: int = 0
    intents: str = ""
    subjects: tuple[int, ...] = ()
