"""Which words a person gets for an error, and what the log gets: never what they wrote."""

from __future__ import annotations

import logging
import secrets
import traceback

from mediabot.bot.buttons.codec import BadButton
from mediabot.domain.access import Blocked, MayNotSend, NotAllowed
from mediabot.domain.broadcasts import BroadcastFixed, NobodyToWriteTo, NothingToSend, SecondPersonNeeded, TimePassed
from mediabot.domain.cases import DraftIncomplete, QuestionClosed
from mediabot.domain.editions import AudienceOfNobody, EditionClosed, NotTested
from mediabot.domain.embargo import TermsNotOffered
from mediabot.domain.errors import Gone, Kind, MediabotError
from mediabot.domain.invites import InviteUnusable
from mediabot.domain.news import InstantPassed, NewsFixed, TitleMissing, TopicsUnconfirmed
from mediabot.domain.people import StandingFixed
from mediabot.domain.referrals import ReferralClosed
from mediabot.domain.stories import BadLink
from mediabot.services.broadcasts.readers import LastSender
from mediabot.services.digests.subscribing import AlreadyStopped, NotSubscribed
from mediabot.services.news.editing import NotAnInstant, NothingUsable
from mediabot.services.news.reading import StillEmbargoed

log = logging.getLogger(__name__)

_EVENTS: tuple[tuple[type[MediabotError], str], ...] = (
    (Blocked, "blocked"),
    (MayNotSend, "may_not_send"),
    (NotAllowed, "not_allowed"),
    (InviteUnusable, "invite_unusable"),
    (NewsFixed, "news_fixed"),
    (TitleMissing, "title_missing"),
    (TopicsUnconfirmed, "topics_unconfirmed"),
    (InstantPassed, "instant_passed"),
    (NotAnInstant, "not_an_instant"),
    (BadLink, "bad_link"),
    (NothingUsable, "nothing_usable"),
    (StillEmbargoed, "embargoed"),
    (NotSubscribed, "not_subscribed"),
    (AlreadyStopped, "digests_off"),
    (NotTested, "digest_untested"),
    (AudienceOfNobody, "digest_nobody"),
    (EditionClosed, "edition_closed"),
    (TermsNotOffered, "terms_not_offered"),
    (QuestionClosed, "late"),
    (ReferralClosed, "late"),
    (StandingFixed, "late"),
    (DraftIncomplete, "incomplete"),
    (BroadcastFixed, "broadcast_fixed"),
    (NothingToSend, "nothing_to_send"),
    (NobodyToWriteTo, "nobody_to_write_to"),
    (SecondPersonNeeded, "second_person"),
    (TimePassed, "time_passed"),
    (LastSender, "last_sender"),
    (BadButton, "inactive"),
)


_GONE = {
    Kind.NEWS: "news_gone",
    Kind.NEWS_SEARCH: "news_gone",
    Kind.ITEM: "item_gone",
    Kind.TOPIC: "item_gone",
    Kind.OFFER: "item_gone",
    Kind.CORRECTION: "item_gone",
    Kind.FEED: "item_gone",
    Kind.ACCESS: "item_gone",
}
"""What is gone and has words of its own; of all else it is only said that it is gone."""


def event_of(error: Exception) -> str | None:
    """The note for an error that a person may meet; None for a bug."""
    if isinstance(error, Gone):
        return _GONE.get(error.kind, "gone")
    return next((event for kind, event in _EVENTS if isinstance(error, kind)), None)


def log_bug(error: Exception, update_id: int) -> str:
    """Log a bug under a new short reference number, with where it happened and without its message or any text."""
    reference = secrets.token_hex(3).upper()
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    log.error("error %s in update %s: %s at %s", reference, update_id, type(error).__name__, where)
    return reference
