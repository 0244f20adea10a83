"""The one error tree. What derives from `MediabotError` a person may meet; anything else is a bug.

Where the rest of the tree stands, by what went wrong:

    MediabotError
    ├─ Gone                 what was meant is not there (here)
    ├─ NotAllowed           not this person's to do: MayNotSend, NotOnOneself, Blocked (`access`)
    ├─ too late             QuestionClosed (`cases`), ReferralClosed (`referrals`), MeetingClosed (`meetings`),
    │                       QuoteClosed (`quotes`), StandingFixed (`people`), NewsFixed, InstantPassed (`news`),
    │                       BroadcastFixed, TimePassed (`broadcasts`), EditionClosed (`editions`),
    │                       InviteUnusable (`invites`), ReactionFixed, AnswersClosed (`reactions`),
    │                       BriefingFixed, BriefingOver (`briefings`), EntryClosed (`entries`),
    │                       AlreadyDecided (`joining`)
    ├─ nobody would be left LastOfStaff (`people`), LastExpert (`entries`)
    ├─ not complete         DraftIncomplete (`cases`), NewsIncomplete (`news`), NothingToSend, NobodyToWriteTo,
    │                       SecondPersonNeeded (`broadcasts`), NotTested, AudienceOfNobody (`editions`),
    │                       ReactionIncomplete (`reactions`), BriefingIncomplete (`briefings`)
    ├─ not one's to change  NotASlip (`reactions`)
    ├─ not to be read       BadLink (`stories`), CantRead (`sources`), EntryNotTaken (`entries`), NotAnOrcid (`proofs`)
    └─ DeliveryFailed       a message was not taken (`deliveries`)

A service, a reader of files or a command adds what only it can meet (`NotSubscribed`, `BrokenDirectory`, `PortInUse`).
"""

from __future__ import annotations

from enum import StrEnum


class MediabotError(Exception):
    """Something a person can be told about and act on."""


class Kind(StrEnum):
    """What can be gone."""

    QUESTION = "question"
    REFERRAL = "referral"
    SEARCH = "search"
    CHOICE = "choice"
    EXPERT = "expert"
    PERSON = "person"
    REMARK = "remark"
    QUOTE = "quote"
    WORDS = "words of a person"
    LETTER = "letter"
    ENTRY = "draft of an entry"
    NEWS = "news"
    NEWS_SEARCH = "news search"
    ITEM = "news item under the hands of staff"
    TOPIC = "topic"
    OFFER = "offer of news"
    CORRECTION = "correction"
    FEED = "feed"
    ACCESS = "embargo access"
    DIGEST = "digest"
    EDITION = "edition"
    BROADCAST = "broadcast"
    REACTION = "reaction"
    BRIEFING = "briefing"


class Gone(MediabotError):
    """What somebody means is not there (any more): given up, deleted with its owner's data, or not for this person.

    `id` is what it is known by: a row's number, an expert's id, or the words of a choice that was not offered.
    """

    def __init__(self, kind: Kind, id: int | str) -> None:
        super().__init__(f"there is no {kind} {id} any more")
        self.kind = kind
        self.id = id
