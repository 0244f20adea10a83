"""What is open between a person and the bot: its question, letters to the Media Center, talks with an expert."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediabot.domain.content import Attachment
from mediabot.domain.news import PartAsked


class Ask(StrEnum):
    """What the bot has asked a person, so that their next words are understood as its answer."""

    FORM = "form"
    BYLINE = "byline"
    OUTLET = "outlet"
    PROOF = "proof"
    MAIL_CODE = "mail_code"
    COPIES_ADDRESS = "copies_address"
    COPIES_CODE = "copies_code"
    APPEAL = "appeal"
    ADD_TO_QUESTION = "add_to_question"
    MOVE_DEADLINE = "move_deadline"
    LETTER = "letter"
    CONDITION = "condition"
    COLLEAGUE = "colleague"
    INTERESTS = "interests"
    PROPOSE = "propose"
    ASK_BACK = "ask_back"
    ANSWER_BACK = "answer_back"
    WRITE_ANSWER = "write_answer"
    WITHDRAW = "withdraw"
    TALK = "talk"
    MEETING = "meeting"
    TERMS_AWAY = "terms_away"
    TERMS_HOURS = "terms_hours"
    TERMS_LANGUAGES = "terms_languages"
    TERMS_FORMATS = "terms_formats"
    TERMS_LIMITS = "terms_limits"
    TERMS_NOT_TAKEN = "terms_not_taken"
    TERMS_CONTACTS = "terms_contacts"
    QUOTE = "quote"
    QUOTE_CORRECTION = "quote_correction"
    REFUSE_JOURNALIST = "refuse_journalist"
    BLOCK_PERSON = "block_person"
    REFUSE_QUESTION = "refuse_question"
    ANSWER_LETTER = "answer_letter"
    WRITE_AFTER_LETTER = "write_after_letter"
    WRITE_ABOUT_QUESTION = "write_about_question"
    WRITE_ABOUT_SEARCH = "write_about_search"
    WRITE_AFTER_SEARCH = "write_after_search"
    FIND_EXPERT = "find_expert"
    INVITE_EXPERT = "invite_expert"
    FIND_ENTRY = "find_entry"
    ENTRY_FIELD = "entry_field"
    REFUSE_ENTRY = "refuse_entry"
    PROOF_REGISTER = "proof_register"
    PROOF_ORCID = "proof_orcid"
    NEWS_SEARCH = "news_search"
    NEWS_NEW = "news_new"
    NEWS_FIND = "news_find"
    NEWS_FIELD = "news"
    FEED_URL = "feed_url"
    EMBARGO_BREACH = "embargo_breach"
    DIGEST_TOPIC = "digest_topic"
    DIGEST_HOUR = "digest_hour"
    DIGEST_ZONE = "digest_zone"
    DIGEST_PAUSE = "digest_pause"
    STAFF_DIGEST_NAME = "staff_digest_name"
    STAFF_DIGEST_DAYS = "staff_digest_days"
    STAFF_DIGEST_HOUR = "staff_digest_hour"
    STAFF_DIGEST_LEAD_BG = "staff_digest_lead_bg"
    STAFF_DIGEST_LEAD_EN = "staff_digest_lead_en"
    STAFF_DIGEST_KEEP = "staff_digest_keep"
    STAFF_DIGEST_TEST = "staff_digest_test"

    # broadcasts; `subject` is the broadcast
    BROADCAST_BG = "broadcast_bg"
    BROADCAST_EN = "broadcast_en"
    BROADCAST_TOPIC = "broadcast_topic"
    BROADCAST_TIME = "broadcast_time"
    BROADCAST_TEST = "broadcast_test"

    # expert reactions; `subject` is the reaction, or one expert's statement
    REACTION_QUESTION = "reaction_question"
    REACTION_BG = "reaction_bg"
    REACTION_EN = "reaction_en"
    REACTION_TIME = "reaction_time"
    REACTION_EMBARGO = "reaction_embargo"
    REACTION_EXPERT = "reaction_expert"
    STATEMENT_ANSWER = "statement_answer"
    STATEMENT_INTERESTS = "statement_interests"
    STATEMENT_MEND = "statement_mend"

    # briefings; `subject` is the briefing
    BRIEFING_TITLE = "briefing_title"
    BRIEFING_BG = "briefing_bg"
    BRIEFING_EN = "briefing_en"
    BRIEFING_TIME = "briefing_time"
    BRIEFING_PLACE = "briefing_place"
    BRIEFING_PLACES = "briefing_places"
    BRIEFING_EXPERT = "briefing_expert"
    BRIEFING_TOPIC = "briefing_topic"
    BRIEFING_NOTES = "briefing_notes"
    BRIEFING_QUESTION = "briefing_question"


ASKED_FOR_QUESTION = frozenset({Ask.FORM, Ask.BYLINE, Ask.OUTLET, Ask.PROOF})
"""Asked of the journalist before a question leaves; `subject` is the question."""

ASKED_OF_SENT = frozenset({Ask.ADD_TO_QUESTION, Ask.MOVE_DEADLINE})
"""Asked of the journalist on the card of a question that is sent; `subject` is the question."""

ASKED_ON_CARD = frozenset({Ask.CONDITION, Ask.COLLEAGUE, Ask.INTERESTS, Ask.ASK_BACK, Ask.WRITE_ANSWER})
"""Asked on an expert's card; `subject` is the referral."""


ASKED_OF_TERMS = frozenset(
    {
        *(Ask.TERMS_AWAY, Ask.TERMS_HOURS, Ask.TERMS_LANGUAGES, Ask.TERMS_FORMATS),
        *(Ask.TERMS_LIMITS, Ask.TERMS_NOT_TAKEN, Ask.TERMS_CONTACTS),
    }
)
"""Asked on the pages of an expert's own card."""


@dataclass(frozen=True)
class Prompt:
    """The one open question to a person in a chat. `subject` is the id that the answer belongs to, `hint` which part
    of a news item. `asked_by`: in a group, the deliveries that ask it; only an answer to one of their messages is meant
    for it."""

    chat_id: int
    person_id: int
    ask: Ask
    subject: int
    asked_at: datetime
    hint: PartAsked | None = None
    asked_by: tuple[int, ...] = ()

    def same_as(self, other: Prompt | None) -> bool:
        """Whether it asks the same once more."""
        return other is not None and (self.ask, self.subject, self.hint) == (other.ask, other.subject, other.hint)


@dataclass(frozen=True)
class Letter:
    """A message between a person and the Media Center. `author_id` is the staff member, None when the person wrote.

    `search_id` and `question_id` name what it is about, when it is about something; `answers_id` is the letter that it
    answers, which no other one does. Its files go after it, each as a message of its own.
    """

    id: int
    person_id: int
    text: str
    sent_at: datetime
    author_id: int | None = None
    search_id: int | None = None
    question_id: int | None = None
    answered_at: datetime | None = None
    attachments: tuple[Attachment, ...] = ()
    answers_id: int | None = None


@dataclass(frozen=True)
class LastAlbum:
    """The album that a person sent last: its messages come one by one and get one answer.

    `letter_id` is the letter that it belongs to. `counted`: that has no card of its own with staff;
    without a letter, that its words wait for a key that says what they are about.
    """

    person_id: int
    album: str
    letter_id: int | None = None
    counted: bool = False


class Carries(StrEnum):
    """How a remark reaches the other side: its words anew, a copy with its words under it, a copy that takes none."""

    WORDS = "words"
    FILE = "file"
    BARE = "bare"


REMARK_LIMIT = 3500
"""Longest text passed on: with its heading it stays under Telegram's 4,096."""


@dataclass(frozen=True)
class Came:
    """How a remark came: where it stands in its author's chat, what it carries, and the message that it answers.

    `following`: an album has it said once that it was passed on.
    """

    message_id: int | None = None
    carries: Carries = Carries.WORDS
    file: str = ""
    answers: int | None = None
    quote: str = ""
    following: bool = False


TYPED = Came()


@dataclass(frozen=True)
class Remark:
    """One message of a talk through the bot between the two sides of an accepted referral.

    `message_id` is where it stands in its author's chat: a file is copied from there when it is sent, and never ours.
    `file` is by what Telegram knows that file again. `answers_id` is the remark that it answers, of which it quotes
    `quote`; where it `corrects`, the remark that its author edited. `is_answer`: with it the expert answered the
    question itself, to be quoted.
    """

    id: int
    referral_id: int
    author_id: int
    text: str
    sent_at: datetime
    message_id: int | None = None
    carries: Carries = Carries.WORDS
    file: str = ""
    answers_id: int | None = None
    quote: str = ""
    corrects: bool = False
    is_answer: bool = False

    def same_as(self, other: Remark) -> bool:
        """Whether somebody who edited one message got the other one: nothing that can be seen has changed."""
        return (self.text, self.file) == (other.text, other.file)
