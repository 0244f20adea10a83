"""Notices to an expert about their own card and terms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.notices.kinds import Card, Notice, NoticeKind


class CardPage(StrEnum):
    """What of an expert's own card is shown: the whole, or one of the terms to be changed."""

    CARD = "card"
    AWAY = "away"
    HOURS = "hours"
    LANGUAGES = "languages"
    FORMATS = "formats"
    LIMITS = "limits"
    NOT_TAKEN = "not_taken"
    CONTACTS = "contacts"


@dataclass(frozen=True)
class OwnCard(Card):
    """The reader's card as journalists see it, with their terms. `trouble`: what they typed was not understood."""

    kind = NoticeKind.OWN_CARD
    page: CardPage = CardPage.CARD
    trouble: str = ""


@dataclass(frozen=True)
class AwaySet(Notice):
    """What was understood of an absence that somebody simply wrote, in seconds of the epoch, with what stood before."""

    kind = NoticeKind.AWAY_SET
    since: int = 0
    until: int = 0
    since_before: int = 0
    until_before: int = 0
