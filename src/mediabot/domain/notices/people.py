"""Notices to everybody about themselves and about the bot, and between a person and the Media Center."""

from __future__ import annotations

from dataclasses import dataclass

from mediabot.domain.notices.kinds import Card, InLanguage, Notice, NoticeKind


@dataclass(frozen=True)
class Welcome(Notice):
    kind = NoticeKind.WELCOME


@dataclass(frozen=True)
class Help(Notice):
    kind = NoticeKind.HELP


@dataclass(frozen=True)
class LanguageChoice(Notice):
    kind = NoticeKind.LANGUAGE


@dataclass(frozen=True)
class SettingsCard(Card):
    """What a person may choose; each has one."""

    kind = NoticeKind.SETTINGS
    subject: int = 0


@dataclass(frozen=True)
class Privacy(Notice):
    kind = NoticeKind.PRIVACY


@dataclass(frozen=True)
class MyData(Notice):
    kind = NoticeKind.MY_DATA


@dataclass(frozen=True)
class MyDataFile(Notice):
    kind = NoticeKind.MY_DATA_FILE


@dataclass(frozen=True)
class DeleteMe(Notice):
    """Whether they are sure."""

    kind = NoticeKind.DELETE


@dataclass(frozen=True)
class Deleted(InLanguage):
    """In the language that they read: nothing else is known of them any more."""

    kind = NoticeKind.DELETED


@dataclass(frozen=True)
class WriteToStaff(Notice):
    kind = NoticeKind.HUMAN


@dataclass(frozen=True)
class LetterOfStaff(Notice):
    """The Media Center's answer; `subject` is the letter."""

    kind = NoticeKind.LETTER
    subject: int


@dataclass(frozen=True)
class PressCard(Card):
    """A journalist's press card, to staff until they decide; `subject` is the person."""

    kind = NoticeKind.PRESS_CARD
    subject: int


@dataclass(frozen=True)
class LetterFile(Notice):
    """A file of the letter `subject`, to staff or from them."""

    kind = NoticeKind.LETTER_FILE
    subject: int
    number: int = 0


@dataclass(frozen=True)
class StaffLetter(Card):
    """Somebody wrote to the Media Center; `subject` is the letter."""

    kind = NoticeKind.STAFF_LETTER
    subject: int


@dataclass(frozen=True)
class StaffJournalist(Card):
    """Who says that they are a journalist; `subject` is the person. `blocking`: whether staff mean to block them."""

    kind = NoticeKind.STAFF_JOURNALIST
    subject: int
    blocking: bool = False


@dataclass(frozen=True)
class StaffInvite(Notice):
    kind = NoticeKind.STAFF_INVITE


@dataclass(frozen=True)
class ExpertsToInvite(Notice):
    """Experts whom these words find."""

    kind = NoticeKind.STAFF_INVITE_EXPERTS
    wanted: str = ""


@dataclass(frozen=True)
class Rules(Notice):
    """What is refused here, and why."""

    kind = NoticeKind.RULES


@dataclass(frozen=True)
class LimitsCard(Notice):
    """How much a person may ask, for staff to set; `subject` 0 is everybody."""

    kind = NoticeKind.LIMITS
    subject: int = 0
