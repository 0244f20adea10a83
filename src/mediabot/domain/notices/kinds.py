"""What every notice is made of: its kind, as the database knows it, and what several kinds share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

Detail = dict[str, str | int | list[int]]
"""The fields of a notice as they are stored, its subject apart: those that are not as they usually are."""


class NoticeKind(StrEnum):
    """Stored with every delivery and card: a name may be given up, but never means something else."""

    WELCOME = "welcome"
    HELP = "help"
    LANGUAGE = "language"
    SETTINGS = "settings"
    PRIVACY = "privacy"
    RULES = "rules"
    LIMITS = "limits"
    MY_DATA = "my_data"
    MY_DATA_FILE = "my_data_file"
    DELETE = "delete"
    DELETED = "deleted"
    HUMAN = "human"
    MATCHES = "matches"
    QUESTION = "question"
    TOPICS = "topics"
    MY_QUESTIONS = "my_questions"
    CREDENTIALS = "credentials"
    PING = "ping"
    REFERRAL = "referral"
    REQUEST_FILE = "request_file"
    EXPERT_PING = "expert_ping"
    MY_REFERRALS = "my_referrals"
    OWN_CARD = "own_card"
    AWAY_SET = "away_set"
    TALK = "talk"
    MEETING = "meeting"
    MEETING_FILE = "meeting_file"
    QUOTE = "quote"
    CONTACT_FILE = "contact_file"
    LETTER = "letter"
    LETTER_FILE = "letter_file"
    NOTE = "note"
    ASKED = "asked"
    STAFF_QUESTION = "staff_question"
    STAFF_PING = "staff_ping"
    STAFF_JOURNALIST = "staff_journalist"
    PRESS_CARD = "press_card"
    STAFF_SEARCH = "staff_search"
    STAFF_SEARCHES = "staff_searches"
    STAFF_LETTER = "staff_letter"
    STAFF_ALERT = "staff_alert"
    STAFF_LIST = "staff_list"
    STAFF_INVITE = "staff_invite"
    STAFF_EXPERTS = "staff_experts"
    STAFF_INVITE_EXPERTS = "staff_invite_experts"

    # entries of the directory
    STAFF_EXPERT_LIST = "staff_expert_list"
    STAFF_ENTRY = "staff_entry"
    ENTRY_FORM = "entry_form"
    STAFF_PROPOSAL = "staff_proposal"
    STAFF_PROOF = "staff_proof"
    JOIN = "join"
    IS_CARD_RIGHT = "is_card_right"

    # what people simply write
    WHAT_ABOUT = "what_about"
    TAKEN_AS = "taken_as"

    # what became of questions
    FOLLOW_UP = "follow_up"
    THANKS = "thanks"
    IMPACT = "impact"
    STATS = "stats"
    STATS_CHART = "stats_chart"

    # news: to readers, then to staff
    NEWS = "news"
    NEWS_ITEM = "news_item"
    CORRECTION = "correction"
    IDEAS = "ideas"
    EMBARGO_TERMS = "embargo_terms"
    NEWS_DESK = "news_desk"
    STAFF_NEWS = "staff_news"
    NEWS_PREVIEW = "news_preview"
    STAFF_FEEDS = "staff_feeds"
    NEWS_OFFER = "news_offer"
    STAFF_CORRECTION = "staff_correction"
    STAFF_EMBARGO = "staff_embargo"

    # digests
    SUBSCRIPTION = "subscription"
    DIGEST = "digest"
    DIGEST_TASTE = "digest_taste"
    STAFF_DIGESTS = "staff_digests"
    STAFF_DIGEST = "staff_digest"
    STAFF_EDITION = "staff_edition"
    DIGEST_PREVIEW = "digest_preview"

    # broadcasts
    BROADCAST = "broadcast"
    STAFF_BROADCASTS = "staff_broadcasts"
    STAFF_BROADCAST = "staff_broadcast"
    STAFF_SENDERS = "staff_senders"
    BROADCAST_PREVIEW = "broadcast_preview"

    # expert reactions: to staff, to experts, to readers
    STAFF_REACTIONS = "staff_reactions"
    STAFF_REACTION = "staff_reaction"
    STATEMENT = "statement"
    STATEMENT_PING = "statement_ping"
    REACTION = "reaction"
    STATEMENT_VOICE = "statement_voice"

    # briefings: to staff, to whoever may come
    BRIEFINGS = "briefings"
    STAFF_BRIEFING = "staff_briefing"
    BRIEFING = "briefing"
    BRIEFING_PING = "briefing_ping"
    BRIEFING_FILE = "briefing_file"


@dataclass(frozen=True)
class Notice:
    """What a delivery shows. `subject`, where a notice has one, is the id of what it speaks of.

    Fields are flags, numbers, words, enums and tuples of ids. A field without a default can't be drawn without.
    """

    kind: ClassVar[NoticeKind]


@dataclass(frozen=True)
class Card(Notice):
    """A notice of which a chat has one message per subject, edited in place, or sent anew when it is `fresh`."""

    fresh: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class InLanguage(Notice):
    """Drawn in this language; where it is empty, in the reader's own like every other notice."""

    language: str = field(default="", kw_only=True)


def one_of(words: type[StrEnum]) -> Mapping[str, Any]:
    """The `metadata` of a field whose enum its default doesn't tell."""
    return {"words": words}
