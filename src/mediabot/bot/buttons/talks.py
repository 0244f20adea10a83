"""Buttons around a talk: the time agreed on, and files to keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediabot.bot.buttons.codec import Button


@dataclass(frozen=True)
class ProposeTime(Button):
    tag: ClassVar[str] = "mp"
    referral_id: int


@dataclass(frozen=True)
class AgreeOnTime(Button):
    """`at` is the instant that is agreed to: another one may have been suggested since the key was shown."""

    tag: ClassVar[str] = "my"
    referral_id: int
    at: int


@dataclass(frozen=True)
class LeaveTime(Button):
    tag: ClassVar[str] = "ml"
    referral_id: int


@dataclass(frozen=True)
class CallOffMeeting(Button):
    tag: ClassVar[str] = "mc"
    referral_id: int


@dataclass(frozen=True)
class GetContact(Button):
    """What the expert handed over, as a file for an address book."""

    tag: ClassVar[str] = "vc"
    referral_id: int


@dataclass(frozen=True)
class CheckQuote(Button):
    """The journalist will write a quote for the expert to check."""

    tag: ClassVar[str] = "qb"
    referral_id: int


@dataclass(frozen=True)
class ConfirmQuote(Button):
    tag: ClassVar[str] = "qy"
    quote_id: int


@dataclass(frozen=True)
class CorrectQuote(Button):
    tag: ClassVar[str] = "qx"
    quote_id: int


@dataclass(frozen=True)
class TakeCorrection(Button):
    tag: ClassVar[str] = "qt"
    quote_id: int


@dataclass(frozen=True)
class MoreTimeForQuote(Button):
    tag: ClassVar[str] = "qm"
    quote_id: int
