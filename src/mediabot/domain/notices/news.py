"""Notices about news: to readers, then to staff."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediabot.domain.notices.kinds import Card, InLanguage, Notice, NoticeKind


@dataclass(frozen=True)
class NewsList(Card):
    """One page of a search in the news, which is `subject`."""

    kind = NoticeKind.NEWS
    subject: int


@dataclass(frozen=True)
class WholeNews(Notice):
    """An item to be read."""

    kind = NoticeKind.NEWS_ITEM
    subject: int


@dataclass(frozen=True)
class CorrectionToReader(Notice):
    """To whoever got the item; `subject` is the correction."""

    kind = NoticeKind.CORRECTION
    subject: int


@dataclass(frozen=True)
class IdeaList(Notice):
    kind = NoticeKind.IDEAS


@dataclass(frozen=True)
class TermsOfEmbargo(Notice):
    kind = NoticeKind.EMBARGO_TERMS


# to staff


@dataclass(frozen=True)
class NewsDesk(Notice):
    """Drafts, of which `subject` is the page; or items whose title has the words `wanted`."""

    kind = NoticeKind.NEWS_DESK
    subject: int = 0
    wanted: str = ""


class NewsMenu(StrEnum):
    """Which part of an item's card is open: that of `NewsPart`, or what is to be done with the whole item."""

    CLOSED = ""
    TITLE = "title"
    SUMMARY = "summary"
    SOURCE = "source"
    LINK = "link"
    TOPIC = "topic"
    EXPERT = "expert"
    FILES = "files"
    EMBARGO = "embargo"
    EVENT = "event"
    CORRECTION = "correction"
    EDIT = "edit"
    DELETE = "delete"
    WITHDRAW = "withdraw"
    GONE = "gone"


@dataclass(frozen=True)
class StaffNewsCard(Card):
    """An item under the hands of staff. `wanted`: topics or experts that these words find can be chosen."""

    kind = NoticeKind.STAFF_NEWS
    subject: int
    menu: NewsMenu = NewsMenu.CLOSED
    wanted: str = ""


@dataclass(frozen=True)
class NewsPreview(InLanguage):
    """As readers will see the item."""

    kind = NoticeKind.NEWS_PREVIEW
    subject: int


class FeedMenu(StrEnum):
    """What is asked once more of a feed."""

    CLOSED = ""
    TRUST = "trust"
    REMOVE = "remove"


@dataclass(frozen=True)
class FeedList(Notice):
    """The feeds, or the one that is `subject`."""

    kind = NoticeKind.STAFF_FEEDS
    subject: int = 0
    menu: FeedMenu = FeedMenu.CLOSED
    page: int = 0


@dataclass(frozen=True)
class NewsOffer(Notice):
    """Whether what staff sent is a news item; `subject` is the offer."""

    kind = NoticeKind.NEWS_OFFER
    subject: int


@dataclass(frozen=True)
class CorrectionToSend(Notice):
    """A correction before it is sent, and after."""

    kind = NoticeKind.STAFF_CORRECTION
    subject: int


@dataclass(frozen=True)
class EmbargoAccessList(Notice):
    """Who agreed to the terms, or the one person that is `subject`."""

    kind = NoticeKind.STAFF_EMBARGO
    subject: int = 0
    page: int = 0
