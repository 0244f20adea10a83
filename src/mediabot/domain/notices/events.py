"""What notes, pings and alerts tell: their words are in `bot/screens`, and a test holds that each has some."""

from __future__ import annotations

from enum import StrEnum

from mediabot.domain.people import Role
from mediabot.domain.sources import Reason


class Event(StrEnum):
    """What a note is about."""

    APOLOGY = "apology"
    GONE = "gone"
    NEWS_GONE = "news_gone"
    EMBARGOED = "embargoed"
    TERMS_NOT_OFFERED = "terms_not_offered"
    CLOSED = "closed"
    NOTHING_OPEN = "nothing_open"
    THANKS = "thanks"
    GREETING = "greeting"
    GOES_ON_BELOW = "goes_on_below"
    OTHER_LANGUAGE = "other_language"
    FORM_CLOSED = "form_closed"
    LATE = "late"
    INCOMPLETE = "incomplete"
    NOT_ALLOWED = "not_allowed"
    BLOCKED = "blocked"
    VERIFIED = "verified"
    REFUSED = "refused"
    APPEAL = "appeal"
    APPEALED = "appealed"
    LETTER_SENT = "letter_sent"
    LETTERS_MANY = "letters_many"
    TOPICS_MANY = "topics_many"
    QUESTIONS_MANY = "questions_many"
    TALK_OPEN = "talk_open"
    TALK_BEGUN = "talk_begun"
    TALK_JOINED = "talk_joined"
    TALK_OVER = "talk_over"
    SAID = "said"
    SAID_FIRST = "said_first"
    CANT_SAY = "cant_say"
    TALK_ENDED = "talk_ended"
    TALK_ENDED_BY_OTHER = "talk_ended_by_other"
    INVITE_UNUSABLE = "invite_unusable"
    KEPT = "kept"
    LEFT = "left"
    OLD_LIST = "old_list"
    INVITED_EXPERT = "invited_expert"
    INVITED_JOURNALIST = "invited_journalist"
    INVITED_STAFF = "invited_staff"
    EXPERT_MOVED = "expert_moved"
    DISMISSED = "dismissed"
    LETTER_PASSED = "letter_passed"
    LETTER_ANSWERED = "letter_answered"
    SEARCH_SETTLED = "search_settled"
    DECIDED_MEANWHILE = "decided_meanwhile"
    STAFF_DISMISSED = "staff_dismissed"
    STAFF_DISMISSED_NAMED = "staff_dismissed_named"
    STAFF_KEPT = "staff_kept"
    NOT_AN_ANSWER = "not_an_answer"
    ANONYMOUS = "anonymous"
    LAST_OF_STAFF = "last_of_staff"
    NOT_ON_ONESELF = "not_on_oneself"
    ID = "id"
    NOT_TEXT = "not_text"
    UNREADABLE = "unreadable"
    EDITED = "edited"
    UNKNOWN_COMMAND = "unknown_command"
    INACTIVE = "inactive"

    # news
    ITEM_GONE = "item_gone"
    NEWS_FIXED = "news_fixed"
    TITLE_MISSING = "title_missing"
    TOPICS_UNCONFIRMED = "topics_unconfirmed"
    INSTANT_PASSED = "instant_passed"
    NOT_AN_INSTANT = "not_an_instant"
    BAD_LINK = "bad_link"
    NOTHING_USABLE = "nothing_usable"
    NEWS_ODD_KIND = "news_odd_kind"
    NEWS_KNOWN = "news_known"
    NEWS_SHORTENED = "news_shortened"
    NEWS_OFFER_TAKEN = "news_offer_taken"
    NEWS_OFFER_LEFT = "news_offer_left"
    CORRECTION_DROPPED = "correction_dropped"
    CORRECTION_CHANGED = "correction_changed"
    EMBARGO_ENDED = "embargo_ended"
    EMBARGO_CLOSED = "embargo_closed"
    EMBARGO_OPENED = "embargo_opened"
    READING_PAGE = "reading_page"
    CANT_READ_BAD_LINK = "cant_read_bad_link"
    CANT_READ_LOCAL_ADDRESS = "cant_read_local_address"
    CANT_READ_NO_ANSWER = "cant_read_no_answer"
    CANT_READ_TOO_SLOW = "cant_read_too_slow"
    CANT_READ_TOO_LARGE = "cant_read_too_large"
    CANT_READ_REDIRECT_LOOP = "cant_read_redirect_loop"
    CANT_READ_REFUSED = "cant_read_refused"
    CANT_READ_GONE = "cant_read_gone"
    CANT_READ_NOT_A_FEED = "cant_read_not_a_feed"
    CANT_READ_NO_TEXT = "cant_read_no_text"
    CANT_READ_UNREADABLE = "cant_read_unreadable"

    # digests
    NOT_SUBSCRIBED = "not_subscribed"
    DIGESTS_OFF = "digests_off"
    DIGEST_UNTESTED = "digest_untested"
    DIGEST_NOBODY = "digest_nobody"
    EDITION_CLOSED = "edition_closed"
    DIGEST_REMOVED = "digest_removed"

    # broadcasts
    IN_PRIVATE = "in_private"
    CANT_BROADCAST = "cant_broadcast"
    QUIZ_UNKNOWN = "quiz_unknown"
    CAPTION_LONG = "caption_long"
    NO_SUCH_TOPIC = "no_such_topic"
    TIME_NOT_UNDERSTOOD = "time_not_understood"
    TIME_PASSED = "time_passed"
    NOBODY_KNOWN = "nobody_known"
    TEST_SENT = "test_sent"
    MAY_NOT_SEND = "may_not_send"
    BROADCAST_FIXED = "broadcast_fixed"
    NOTHING_TO_SEND = "nothing_to_send"
    NOBODY_TO_WRITE_TO = "nobody_to_write_to"
    SECOND_PERSON = "second_person"
    LAST_SENDER = "last_sender"
    ONLY_COLLEAGUE_SENDS = "only_colleague_sends"
    BROADCAST_STALE = "broadcast_stale"
    BROADCAST_CHANGED = "broadcast_changed"
    WRITE_TOPIC = "write_topic"
    BROADCASTS_OFF = "broadcasts_off"
    BROADCASTS_ON = "broadcasts_on"


def cant_read(reason: Reason) -> Event:
    """To staff who brought a page."""
    return Event(f"cant_read_{reason}")


def invited(role: Role) -> Event:
    """To whoever used an invite."""
    return Event(f"invited_{role}")


class Ping(StrEnum):
    """What happened to a journalist's question."""

    ACCEPTED = "accepted"
    OFFERED = "offered"
    ASKING = "asking"
    NOBODY_LEFT = "nobody_left"
    EXPIRED = "expired"
    REFUSED = "refused"
    HANDED = "handed"
    WITH_STAFF = "with_staff"
    RESOLVED = "resolved"


class ExpertPing(StrEnum):
    """What happened to a question that an expert was asked."""

    ACCEPTED = "accepted"
    EXPIRED = "expired"
    OFFER_EXPIRED = "offer_expired"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    ADDED = "added"
    MOVED = "moved"
    FORMAT = "format"
    REMINDER = "reminder"


class StaffPing(StrEnum):
    """What a journalist changed of a question that is sent."""

    ADDED = "added"
    MOVED = "moved"
    FORMAT = "format"


class Alert(StrEnum):
    """What staff should know."""

    ERROR = "error"
    UNDELIVERED = "undelivered"
    UNDELIVERED_TRIES = "undelivered_tries"
    DIRECTORY = "directory"
    DRAFTS = "drafts"
    FEED_BROKEN = "feed_broken"
    UNDRAWABLE = "undrawable"
    INVITE_USED = "invite_used"
    EXPERT_LEFT = "expert_left"
    EDITION_NOBODY = "edition_nobody"
    EDITION_SKIPPED = "edition_skipped"
    GROUP_LOST = "group_lost"
    GROUP_FOUND = "group_found"
    GROUP_BACK = "group_back"
