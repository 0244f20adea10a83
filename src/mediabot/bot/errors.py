"""Which words a person gets for an error, and what the log gets: never what they wrote."""

from __future__ import annotations

import logging
import secrets

from mediabot.bot.buttons.codec import BadButton
from mediabot.domain.access import Blocked, MayNotSend, NotAllowed, NotOnOneself
from mediabot.domain.availability import NotFree
from mediabot.domain.briefings import (
    BriefingFixed,
    BriefingForNobody,
    BriefingOver,
    BriefingPlaceless,
    BriefingTimeless,
    BriefingUntitled,
    NoSuchNumber,
)
from mediabot.domain.broadcasts import BroadcastFixed, NobodyToWriteTo, NothingToSend, SecondPersonNeeded, TimePassed
from mediabot.domain.cases import DraftIncomplete, QuestionClosed
from mediabot.domain.editions import AudienceOfNobody, EditionClosed, NotTested
from mediabot.domain.embargo import TermsNotOffered
from mediabot.domain.entries import EntryClosed, EntryNotTaken, LastExpert
from mediabot.domain.errors import Gone, Kind, MediabotError
from mediabot.domain.invites import InviteUnusable
from mediabot.domain.joining import AlreadyDecided
from mediabot.domain.meetings import MeetingClosed
from mediabot.domain.news import InstantPassed, NewsFixed, TitleMissing, TopicsUnconfirmed
from mediabot.domain.notices.events import Event
from mediabot.domain.people import LastOfStaff, ReasonMissing, StandingFixed
from mediabot.domain.proofs import NotAnOrcid
from mediabot.domain.quotes import QuoteClosed
from mediabot.domain.reactions import (
    AnswerByUnusable,
    AnswersClosed,
    NobodyAnswered,
    NobodyChosen,
    NobodyFree,
    NotASlip,
    QuestionLong,
    QuestionMissing,
    ReactionFixed,
    TooManyChosen,
)
from mediabot.domain.referrals import ReferralClosed
from mediabot.domain.standby import NobodyToStandBy
from mediabot.domain.stories import BadLink
from mediabot.services.broadcasts.readers import LastSender, OnlyColleagueSends
from mediabot.services.digests.subscribing import AlreadyStopped, NotSubscribed
from mediabot.services.news.editing import NotAnInstant, NothingUsable
from mediabot.services.news.reading import StillEmbargoed
from mediabot.services.sending.troubles import place_of

log = logging.getLogger(__name__)

EVENTS: tuple[tuple[type[MediabotError], Event], ...] = (
    (Blocked, Event.BLOCKED),
    (MayNotSend, Event.MAY_NOT_SEND),
    (NotOnOneself, Event.NOT_ON_ONESELF),
    (NotAllowed, Event.NOT_ALLOWED),
    (LastOfStaff, Event.LAST_OF_STAFF),
    (InviteUnusable, Event.INVITE_UNUSABLE),
    (NewsFixed, Event.NEWS_FIXED),
    (TitleMissing, Event.TITLE_MISSING),
    (TopicsUnconfirmed, Event.TOPICS_UNCONFIRMED),
    (InstantPassed, Event.INSTANT_PASSED),
    (NotAnInstant, Event.NOT_AN_INSTANT),
    (BadLink, Event.BAD_LINK),
    (NothingUsable, Event.NOTHING_USABLE),
    (StillEmbargoed, Event.EMBARGOED),
    (NotSubscribed, Event.NOT_SUBSCRIBED),
    (AlreadyStopped, Event.DIGESTS_OFF),
    (NotTested, Event.DIGEST_UNTESTED),
    (AudienceOfNobody, Event.DIGEST_NOBODY),
    (EditionClosed, Event.EDITION_CLOSED),
    (EntryClosed, Event.ENTRY_CLOSED),
    (EntryNotTaken, Event.ENTRY_NOT_TAKEN),
    (LastExpert, Event.LAST_EXPERT),
    (AlreadyDecided, Event.ALREADY_DECIDED),
    (NotAnOrcid, Event.NOT_AN_ORCID),
    (TermsNotOffered, Event.TERMS_NOT_OFFERED),
    (QuestionClosed, Event.LATE),
    (ReferralClosed, Event.LATE),
    (StandingFixed, Event.LATE),
    (ReasonMissing, Event.REASON_MISSING),
    (NobodyToStandBy, Event.NOBODY_TO_STAND_BY),
    (NotFree, Event.NOT_FREE),
    (MeetingClosed, Event.MEETING_CLOSED),
    (QuoteClosed, Event.QUOTE_CLOSED),
    (DraftIncomplete, Event.INCOMPLETE),
    (BroadcastFixed, Event.BROADCAST_FIXED),
    (NothingToSend, Event.NOTHING_TO_SEND),
    (NobodyToWriteTo, Event.NOBODY_TO_WRITE_TO),
    (SecondPersonNeeded, Event.SECOND_PERSON),
    (TimePassed, Event.TIME_PASSED),
    (OnlyColleagueSends, Event.ONLY_COLLEAGUE_SENDS),
    (LastSender, Event.LAST_SENDER),
    (ReactionFixed, Event.REACTION_FIXED),
    (QuestionMissing, Event.REACTION_UNASKED),
    (QuestionLong, Event.REACTION_LONG),
    (NobodyChosen, Event.REACTION_NOBODY),
    (NobodyFree, Event.REACTION_NOT_FREE),
    (TooManyChosen, Event.REACTION_FULL),
    (AnswerByUnusable, Event.REACTION_TIME),
    (NobodyAnswered, Event.REACTION_UNANSWERED),
    (AnswersClosed, Event.ANSWERS_CLOSED),
    (NotASlip, Event.NOT_A_SLIP),
    (BriefingFixed, Event.BRIEFING_FIXED),
    (BriefingOver, Event.BRIEFING_OVER),
    (BriefingUntitled, Event.BRIEFING_UNTITLED),
    (BriefingTimeless, Event.BRIEFING_TIMELESS),
    (BriefingPlaceless, Event.BRIEFING_PLACELESS),
    (BriefingForNobody, Event.BRIEFING_FOR_NOBODY),
    (NoSuchNumber, Event.BRIEFING_NUMBER),
    (BadButton, Event.INACTIVE),
)
"""The first that fits: what derives from another stands before it."""

GONE = {
    Kind.QUESTION: Event.GONE,
    Kind.REFERRAL: Event.GONE,
    Kind.QUOTE: Event.GONE,
    Kind.SEARCH: Event.GONE,
    Kind.CHOICE: Event.GONE,
    Kind.EXPERT: Event.GONE,
    Kind.PERSON: Event.GONE,
    Kind.REMARK: Event.GONE,
    Kind.WORDS: Event.GONE,
    Kind.LETTER: Event.GONE,
    Kind.ENTRY: Event.GONE,
    Kind.NEWS: Event.NEWS_GONE,
    Kind.NEWS_SEARCH: Event.NEWS_GONE,
    Kind.ITEM: Event.ITEM_GONE,
    Kind.TOPIC: Event.ITEM_GONE,
    Kind.OFFER: Event.ITEM_GONE,
    Kind.CORRECTION: Event.ITEM_GONE,
    Kind.FEED: Event.ITEM_GONE,
    Kind.ACCESS: Event.ITEM_GONE,
    Kind.DIGEST: Event.GONE,
    Kind.EDITION: Event.GONE,
    Kind.BROADCAST: Event.GONE,
    Kind.REACTION: Event.REACTION_GONE,
    Kind.BRIEFING: Event.BRIEFING_GONE,
}


def event_of(error: Exception) -> Event | None:
    """The note for an error that a person may meet; None for a bug."""
    if isinstance(error, Gone):
        return GONE[error.kind]
    return next((event for kind, event in EVENTS if isinstance(error, kind)), None)


def log_bug(error: Exception, update_id: int) -> str:
    """Log a bug under a new short reference number, with where it happened and without its message or any text."""
    reference = secrets.token_hex(3).upper()
    log.error("error %s in update %s: %s", reference, update_id, place_of(error))
    return reference
