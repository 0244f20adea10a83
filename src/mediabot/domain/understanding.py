"""What a message is about: decided from what it answers, what is open for the person, the words, and the matcher.

Pure rules. What they are given is gathered in `services/understanding/`, which also does what comes out. The order of
the rules: what a message of the bot was answered by a reply; what the bot has asked; what waits for the person; what
the words say by themselves; a topic. Where a wrong guess would harm somebody, the outcome is UNCLEAR with choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from mediabot.domain.conversation import ASKED_FOR_QUESTION, ASKED_ON_CARD, Ask
from mediabot.domain.questions import Field


class Act(StrEnum):
    """What words do by themselves, whoever says them. `i18n/acts.tsv` has the phrases."""

    YES = "yes"
    NO = "no"
    NEGATES = "negates"
    ASKS = "asks"
    CONDITION = "condition"
    STATUS = "status"
    CANCEL = "cancel"
    ADD = "add"
    MOVE = "move"
    AWAY = "away"
    LEAVE = "leave"
    CONTACT = "contact"
    STAFF = "staff"
    NEWS = "news"
    SEEKS = "seeks"
    QUESTION = "question"
    THANKS = "thanks"
    GREETING = "greeting"
    SPEAKS = "speaks"
    """Speaks to the reader, or of the writer."""


class Hold(IntEnum):
    """How much of the message an act is: it stands somewhere in it, begins it, or is all there is to it."""

    INSIDE = 1
    BEGINS = 2
    WHOLE = 3


@dataclass(frozen=True)
class Reading:
    """The words of a message. `asks`: they are a question. `when`: the instant that they name as a deadline; `until`
    the same as the end of an absence. `found`: the matcher has an expert for them; `own`: one of those whom the form
    or the question is for. `fits`: they answer the open field of a form. `value`: a number or an address stands
    there, `link` that of a page.
    """

    acts: Mapping[Act, Hold] = field(default_factory=dict)
    words: int = 0
    asks: bool = False
    when: datetime | None = None
    found: bool = False
    own: bool = False
    fits: bool = False
    value: bool = False
    link: bool = False

    def has(self, act: Act, at_least: Hold = Hold.BEGINS) -> bool:
        return self.acts.get(act, 0) >= at_least


class About(StrEnum):
    """What the message that was answered was about."""

    REQUEST = "request"
    QUESTION = "question"
    FORM = "form"
    TALK = "talk"
    LETTER = "letter"
    NEWS = "news"
    OTHER = "other"


@dataclass(frozen=True)
class Answered:
    """A message of the bot that was answered. `open`: that is still going on; `subject` the id of what it is about.
    `asked_back`: the referral whose expert has asked something about that question and waits for the answer."""

    about: About
    subject: int = 0
    open: bool = True
    asked_back: int = 0


@dataclass(frozen=True)
class Request:
    """A request that waits for the expert who writes. `written`: a text can be the answer."""

    referral_id: int
    written: bool = True


@dataclass(frozen=True)
class Situation:
    """Who writes, and what is open for them. `asked` is what the bot wants to hear, `field` of the form."""

    asked: Ask | None = None
    subject: int = 0
    field: Field | None = None
    answered: Answered | None = None
    questions: tuple[int, ...] = ()
    requests: tuple[Request, ...] = ()
    talks: tuple[int, ...] = ()
    decided: int = 0
    """The request of which the expert may still undo what they said."""

    letter: bool = False
    """Staff have written to the person lately."""

    expert: bool = False
    staff: bool = False


class Intent(StrEnum):
    """Stored with what a person wrote: a name never means something else later."""

    ANSWER = "answer"
    SAY = "say"
    REPLY = "reply"
    ACCEPT = "accept"
    SEND_ANSWER = "send_answer"
    """Only by a key: the words are the answer itself, and so the yes."""

    DECLINE = "decline"
    ASK_BACK = "ask_back"
    ANSWER_BACK = "answer_back"
    ADD = "add"
    MOVE = "move"
    STATUS = "status"
    CANCEL = "cancel"
    UNDO = "undo"
    """Takes back what an expert has just decided."""

    PART = "part"
    """Ends a talk."""

    THANKS = "thanks"
    GREETING = "greeting"
    AWAY = "away"
    LEAVE = "leave"
    CHANGE_CONTACT = "change_contact"
    TOPIC = "topic"
    NEWS_SEARCH = "news_search"
    FOR_STAFF = "for_staff"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Meaning:
    """An intent, and the id of what it concerns: a question, a referral."""

    intent: Intent
    subject: int = 0


@dataclass(frozen=True)
class Understood:
    """What a message means. UNCLEAR has the choices to ask about, the likeliest first; what is sure may have one to
    take it otherwise. `closed`: what was answered is over."""

    meaning: Meaning
    choices: tuple[Meaning, ...] = ()
    closed: bool = False

    @property
    def intent(self) -> Intent:
        return self.meaning.intent


TOPIC = Meaning(Intent.TOPIC)
FOR_STAFF = Meaning(Intent.FOR_STAFF)
CONTACT = Meaning(Intent.CHANGE_CONTACT)

SHORT, LONG, VERY_LONG = 3, 8, 20
"""Words: hardly a topic; more than a yes or a no, perhaps an answer itself; certainly no mere question back."""

NUMBER_AT_MOST = 6
"""Words in which somebody gives no more than a number and whose it is."""

NEVER_ELSE = frozenset(Ask) - ASKED_FOR_QUESTION - ASKED_ON_CARD - {Ask.TALK, Ask.LETTER}
"""What staff and readers are asked is always answered."""

SEARCHED = frozenset({Ask.NEWS_FIELD, Ask.NEWS_NEW, Ask.NEWS_FIND, Ask.NEWS_SEARCH, Ask.FIND_EXPERT})
"""Of these, what is no letter to anybody: a thank-you is none of it."""

ASIDE = {
    Intent.AWAY: Act.AWAY,
    Intent.CHANGE_CONTACT: Act.CONTACT,
    Intent.FOR_STAFF: Act.STAFF,
}
"""What people want of the Media Center beside a topic, and how they say it."""

OF_OTHERS = (Act.ADD, Act.MOVE, Act.STATUS, Act.CANCEL, Act.STAFF, Act.NEWS, Act.CONTACT, Act.AWAY, Act.NO)
"""With one of these, thanks are only thanks beside something else."""


def understand(situation: Situation, reading: Reading) -> Understood:
    """The outcome, by the first rule that says something."""
    if situation.decided and situation.asked is None and reading.has(Act.CANCEL, Hold.INSIDE):
        return _sure(Intent.UNDO, situation.decided)
    if situation.answered is not None and situation.answered.about is not About.OTHER:
        return _answered(situation, situation.answered, reading)
    if situation.asked is not None:
        return _asked(situation, situation.asked, reading)
    return _written(situation, reading)


def _answered(s: Situation, answered: Answered, r: Reading) -> Understood:
    """A reply goes to whom it answers, months later with word that this is over."""
    if not answered.open:
        return _unclear(FOR_STAFF, TOPIC, closed=True)
    match answered.about:
        case About.TALK:
            return _sure(Intent.SAY, answered.subject)
        case About.LETTER:
            return _sure(Intent.REPLY, answered.subject)
        case About.REQUEST:
            return _to_request(answered.subject, r) or _about_request(answered.subject, r)
        case About.QUESTION if answered.asked_back and not _is_no_answer(r):
            return _sure(Intent.ANSWER_BACK, answered.asked_back)
        case About.QUESTION:
            return _to_question(answered.subject, r) or _sure(Intent.ADD, answered.subject, TOPIC)
        case About.FORM:
            return _asked(s, Ask.FORM, r)
    return _to_news(s, r)


def _to_news(s: Situation, r: Reading) -> Understood:
    """A news item, a digest, a broadcast, or a short answer of the bot."""
    if r.has(Act.SEEKS, Hold.INSIDE):
        return Understood(TOPIC)
    if r.has(Act.STAFF):
        return Understood(FOR_STAFF, (TOPIC,))
    return _by_itself(r) or _beside(s, r) or (Understood(TOPIC) if r.found else _unclear(FOR_STAFF, TOPIC))


def _asked(s: Situation, asked: Ask, r: Reading) -> Understood:
    """What answers the bot, but for what is plainly something else."""
    answer = Meaning(Intent.ANSWER, s.subject)
    if asked in SEARCHED and r.words < SHORT and r.has(Act.THANKS, Hold.WHOLE):
        return _sure(Intent.THANKS)
    if asked in NEVER_ELSE or asked is Ask.LETTER:
        return Understood(answer)
    if asked is Ask.TALK:
        return _said_in_talk(s.subject, r)
    if r.has(Act.CANCEL, Hold.WHOLE):
        return _sure(Intent.CANCEL, s.subject if asked is Ask.FORM else 0)
    if asked in ASKED_ON_CARD:
        return Understood(answer)
    return _in_form(s, answer, r) if asked is Ask.FORM else _about_oneself(asked, answer, r)


def _in_form(s: Situation, answer: Meaning, r: Reading) -> Understood:
    seeks = r.has(Act.SEEKS, Hold.INSIDE)
    if r.fits and not seeks and not (r.asks and r.found):
        return Understood(answer)
    if r.has(Act.YES, Hold.WHOLE) and not r.has(Act.THANKS):
        return Understood(answer)
    if r.has(Act.THANKS) and r.has(Act.NO):
        return _unclear(Meaning(Intent.CANCEL, s.subject), answer)
    if aside := _by_itself(r) or _of_form(s, answer, r):
        return aside
    other = r.found and not r.own
    if s.field in (Field.STORY, None):
        return _unclear(TOPIC, answer) if other else Understood(answer)
    return _unclear(TOPIC, answer) if seeks or other or r.words > LONG else Understood(answer)


def _of_form(s: Situation, answer: Meaning, r: Reading) -> Understood | None:
    """Beside a form, what may be a part of its story is asked about."""
    aside = _beside(s, r)
    if aside is None or aside.intent is Intent.UNCLEAR or not (r.found or s.field is Field.STORY):
        return aside
    return None if r.own else _unclear(aside.meaning, answer, *((TOPIC,) * r.found))


def _about_oneself(asked: Ask, answer: Meaning, r: Reading) -> Understood:
    """Asked for a name, an outlet, a proof."""
    if r.link and asked is Ask.PROOF:
        return Understood(answer)
    if asked is not Ask.PROOF and r.words <= NUMBER_AT_MOST and r.value:
        return _unclear(answer, CONTACT)
    if r.words < SHORT and (aside := _by_itself(r)):
        return aside
    if r.has(Act.STAFF) or r.asks:
        return _unclear(FOR_STAFF, TOPIC, answer)
    return _unclear(TOPIC, answer) if r.found and r.words > SHORT else Understood(answer)


def _written(s: Situation, r: Reading) -> Understood:
    """Nothing was asked, and nothing answered by a reply."""
    if not r.words:
        return _unclear(*_for_requests(s, Intent.ACCEPT), FOR_STAFF) if s.requests else _sure(Intent.GREETING)
    if s.requests and (said := _of_requests(s, r)):
        return said
    if s.questions and r.words == 1 and r.has(Act.LEAVE):
        return _unclear(*(Meaning(Intent.CANCEL, one) for one in s.questions[-SHORT:]), Meaning(Intent.LEAVE))
    if r.has(Act.SEEKS, Hold.INSIDE):
        return _seeking(s, r)
    if s.questions and r.has(Act.CANCEL) and (said := _of_questions(s, r)):
        return said
    if aside := _by_itself(r):
        return aside
    if s.talks and not s.requests:
        return _in_talk(s, r)
    if s.questions and (said := _of_questions(s, r)):
        return said
    if aside := _beside(s, r):
        return aside
    if s.letter and not r.asks:
        return _to_staff(s, r)
    return _new_or_more(s, r) if r.found else _not_found(s, r)


def _seeking(s: Situation, r: Reading) -> Understood:
    """An expert is looked for: a topic, unless that was said to somebody."""
    others = (
        *_for_requests(s, Intent.ASK_BACK)[:1],
        *(Meaning(Intent.SAY, one) for one in s.talks[-1:]),
        *((FOR_STAFF,) if r.has(Act.STAFF, Hold.WHOLE) else ()),
        *(_adding(s)[-1:] if r.own or r.has(Act.ADD) else ()),
    )
    return _unclear(TOPIC, *others) if others else Understood(TOPIC)


def _not_found(s: Situation, r: Reading) -> Understood:
    """No expert answers that, and nothing says what it is."""
    if s.requests:
        return _unclear(*_for_requests(s, Intent.ASK_BACK if r.asks else Intent.ACCEPT), TOPIC, FOR_STAFF)
    if _only_thanks(r):
        return _sure(Intent.THANKS)
    if r.words == 1 and r.has(Act.YES, Hold.WHOLE):
        return _sure(Intent.GREETING)
    if s.questions:
        return _unclear(*_adding(s), TOPIC, FOR_STAFF)
    says_little = any(r.has(act) for act in (Act.YES, Act.NO, Act.NEGATES, Act.GREETING, Act.THANKS, Act.CANCEL))
    if r.words <= SHORT and (r.words == 1 or says_little or r.asks):
        return _unclear(TOPIC, FOR_STAFF)
    if r.has(Act.SPEAKS, Hold.INSIDE):
        return _unclear(FOR_STAFF, TOPIC)
    return Understood(TOPIC)


def _only_thanks(r: Reading) -> bool:
    """Begins with thanks, and what follows, in a few words, asks for nothing."""
    wants = r.asks or any(r.has(act, Hold.INSIDE) for act in OF_OTHERS)
    return r.has(Act.THANKS) and not wants and r.words <= LONG


def _to_staff(s: Situation, r: Reading) -> Understood:
    reply = Meaning(Intent.REPLY)
    return _unclear(reply, *_adding(s), TOPIC) if s.questions or r.found else Understood(reply, (TOPIC,))


# an expert who is asked


def _of_requests(s: Situation, r: Reading) -> Understood | None:
    """Requests wait for this expert: what says yes or no, or asks back, is meant for them."""
    if aside := _expert_aside(r):
        return aside
    intent = _answer_of_expert(r)
    if r.has(Act.SEEKS, Hold.INSIDE) and not (r.has(Act.YES) or r.has(Act.NO)):
        return None
    if intent is None and (r.asks or not r.found):
        return None
    requests = _for_requests(s, intent or Intent.ACCEPT)
    if intent is None:
        return _unclear(*requests, TOPIC)
    others = (*(Meaning(Intent.SAY, one) for one in s.talks), *((Meaning(Intent.REPLY),) if s.letter else ()))
    if len(requests) > 1 or others:
        return _unclear(*requests, *others)
    if r.found and r.words > LONG and not r.has(Act.YES) and not r.has(Act.NO):
        return _unclear(*requests, TOPIC)
    if r.words == 1 and intent is Intent.ACCEPT and r.has(Act.GREETING, Hold.WHOLE):
        return _unclear(*requests, FOR_STAFF)
    if intent is Intent.DECLINE and r.words > 2 * VERY_LONG:
        return _unclear(*requests, *_for_requests(s, Intent.ACCEPT))
    return Understood(requests[0])


def _to_request(referral_id: int, r: Reading) -> Understood | None:
    """A reply to a request that says something plainly."""
    if aside := _expert_aside(r):
        return aside
    intent = _answer_of_expert(r)
    return None if intent is None else _sure(intent, referral_id)


def _about_request(referral_id: int, r: Reading) -> Understood:
    """A reply to a request that is neither a plain yes nor a plain no."""
    if r.has(Act.STAFF):
        return Understood(FOR_STAFF)
    if r.asks and r.words < VERY_LONG:
        return _sure(Intent.ASK_BACK, referral_id)
    if r.words >= LONG:
        return _sure(Intent.ACCEPT, referral_id)
    return _unclear(*(Meaning(intent, referral_id) for intent in (Intent.ACCEPT, Intent.ASK_BACK, Intent.DECLINE)))


def _answer_of_expert(r: Reading) -> Intent | None:
    """Where a long text doesn't end in a question, one in it is a part of the answer."""
    if (r.asks or r.words < VERY_LONG) and (r.has(Act.ASKS) or (r.asks and _may_ask(r))):
        return Intent.ASK_BACK
    if r.has(Act.NO) or (r.has(Act.NO, Hold.INSIDE) and not r.has(Act.YES) and not r.asks):
        return Intent.ACCEPT if r.has(Act.YES) and r.has(Act.CONDITION, Hold.INSIDE) else Intent.DECLINE
    if r.has(Act.YES, Hold.INSIDE) or r.has(Act.CONDITION):
        return Intent.ACCEPT
    return None


def _may_ask(r: Reading) -> bool:
    return r.has(Act.ASKS, Hold.INSIDE) or r.has(Act.YES)


def _expert_aside(r: Reading) -> Understood | None:
    """What an expert who is asked says of other things; in an absence there is a no."""
    plain = not (r.has(Act.YES) or r.has(Act.NO) or r.has(Act.ASKS))
    if r.has(Act.AWAY, Hold.INSIDE) and not r.has(Act.YES) and not r.asks:
        return _sure(Intent.AWAY)
    if r.has(Act.CONTACT) and r.value:
        return _sure(Intent.CHANGE_CONTACT)
    if not plain:
        return None
    if r.has(Act.LEAVE):
        return _sure(Intent.LEAVE)
    if r.has(Act.THANKS, Hold.WHOLE):
        return _sure(Intent.THANKS)
    if r.has(Act.GREETING, Hold.WHOLE):
        return _sure(Intent.GREETING)
    return _sure(Intent.CHANGE_CONTACT) if r.has(Act.CONTACT) else None


# a journalist whose question runs


def _of_questions(s: Situation, r: Reading) -> Understood | None:
    """What moves, ends or asks after a question is meant for the one that runs."""
    intent = _of_question(r)
    if intent is None:
        return None
    if intent is Intent.STATUS:
        return _sure(Intent.STATUS, s.questions[0] if len(s.questions) == 1 else 0, *((TOPIC,) * r.found))
    each = tuple(Meaning(intent, one) for one in s.questions[-SHORT:])
    if len(each) > 1:
        return _unclear(*each)
    if s.letter or s.talks:
        return _unclear(*each, *(Meaning(Intent.SAY, one) for one in s.talks), *((Meaning(Intent.REPLY),) * s.letter))
    if r.found and not r.own and not _is_of_question(intent, r):
        return _unclear(*each, TOPIC)
    return Understood(each[0], (TOPIC,))


def _is_of_question(intent: Intent, r: Reading) -> bool:
    """Whether it can't be a topic of its own, although experts answer to its words."""
    if intent is Intent.MOVE:
        return r.has(Act.MOVE, Hold.WHOLE) or (r.has(Act.MOVE) and r.when is not None)
    return intent is Intent.CANCEL or r.has(Act.ADD)


def _to_question(question_id: int, r: Reading) -> Understood | None:
    """A reply to one's own question."""
    intent = _of_question(r) or (Intent.MOVE if r.when and r.words <= LONG else None)
    if intent is Intent.CANCEL or (intent and not r.has(Act.THANKS, Hold.WHOLE)):
        return _sure(intent, question_id)
    if aside := _by_itself(r):
        return aside
    if r.has(Act.STAFF):
        return Understood(FOR_STAFF)
    add = Meaning(Intent.ADD, question_id)
    if r.has(Act.THANKS):
        return _unclear(Meaning(Intent.CANCEL, question_id), add, TOPIC)
    return _unclear(add, FOR_STAFF, TOPIC) if r.asks else None


def _is_no_answer(r: Reading) -> bool:
    """Said to the bot rather than to an expert who asked something."""
    whole = any(r.has(act, Hold.WHOLE) for act in (Act.STATUS, Act.THANKS))
    return whole or any(r.has(act) for act in (Act.CANCEL, Act.MOVE, Act.STAFF))


def _of_question(r: Reading) -> Intent | None:
    if r.has(Act.CANCEL):
        return Intent.CANCEL
    if r.has(Act.STATUS) and (r.asks or r.has(Act.QUESTION, Hold.INSIDE) or r.when is None):
        return Intent.STATUS
    if r.has(Act.MOVE, Hold.INSIDE) and (r.when or r.has(Act.MOVE)):
        return Intent.MOVE
    if r.has(Act.STATUS, Hold.INSIDE) and r.asks:
        return Intent.STATUS
    if r.when is not None and r.words <= LONG and not r.found:
        return Intent.MOVE
    return Intent.ADD if r.has(Act.ADD) else None


def _adding(s: Situation) -> tuple[Meaning, ...]:
    return tuple(Meaning(Intent.ADD, one) for one in s.questions[-2:])


def _new_or_more(s: Situation, r: Reading) -> Understood:
    """Something that experts could answer: a topic, unless it may belong to a question on the same."""
    return _unclear(*_adding(s), TOPIC) if s.questions and r.own else Understood(TOPIC)


# anybody


def _in_talk(s: Situation, r: Reading) -> Understood:
    """While a talk is open and nothing else is, a text belongs to it."""
    if len(s.talks) == 1 and not s.questions and not s.letter:
        return _said_in_talk(s.talks[0], r, TOPIC)
    if said := _of_questions(s, r) if s.questions else None:
        return said
    says = tuple(Meaning(Intent.SAY, one) for one in s.talks[-2:])
    return _unclear(*says, *_adding(s)[:1], *((Meaning(Intent.REPLY),) * s.letter), TOPIC)


def _said_in_talk(talk: int, r: Reading, *otherwise: Meaning) -> Understood:
    """For the other side, but that a mere “cancel” or “stop” may be for the bot."""
    if r.has(Act.CANCEL, Hold.WHOLE) or r.has(Act.LEAVE, Hold.WHOLE):
        return _unclear(Meaning(Intent.PART, talk), Meaning(Intent.SAY, talk))
    return _sure(Intent.SAY, talk, *otherwise)


def _by_itself(r: Reading) -> Understood | None:
    """Greetings, thanks and leaving need nothing that is open."""
    if r.has(Act.SEEKS, Hold.INSIDE):
        return None
    if r.has(Act.LEAVE):
        plain = r.has(Act.LEAVE, Hold.WHOLE) or not (r.found or r.asks)
        return _sure(Intent.LEAVE) if plain else _unclear(Meaning(Intent.LEAVE), TOPIC)
    only = not r.asks and not any(r.has(act, Hold.INSIDE) for act in OF_OTHERS)
    if r.has(Act.THANKS, Hold.WHOLE) and only:
        return _sure(Intent.THANKS)
    if r.has(Act.GREETING, Hold.WHOLE) and not r.found and not r.has(Act.NO):
        return _sure(Intent.GREETING)
    return None


def _beside(s: Situation, r: Reading) -> Understood | None:
    """What people want of the Media Center itself. In a text that an expert could answer it may be part of a topic."""
    if s.expert and r.has(Act.AWAY, Hold.INSIDE) and not r.asks:
        return _aside(Meaning(Intent.AWAY), r, sure=r.has(Act.AWAY) and r.when is not None)
    if r.has(Act.NEWS):
        return _sure(Intent.NEWS_SEARCH, 0, TOPIC)
    if r.has(Act.CONTACT) or (r.has(Act.CONTACT, Hold.INSIDE) and r.value):
        return _aside(CONTACT, r, sure=r.value)
    if r.has(Act.STAFF):
        return _aside(FOR_STAFF, r)
    if r.found:
        return None
    if r.has(Act.CANCEL, Hold.WHOLE):
        return _unclear(FOR_STAFF, Meaning(Intent.CANCEL), TOPIC) if s.staff else _sure(Intent.CANCEL)
    if r.has(Act.STATUS, Hold.WHOLE):
        return _sure(Intent.STATUS, 0, TOPIC)
    return _unclear(Meaning(Intent.STATUS), TOPIC) if r.has(Act.STATUS) else None


def _aside(meaning: Meaning, r: Reading, *, sure: bool = False) -> Understood:
    """All that is said, or asked about where experts answer to its words."""
    plain = sure or not r.found or r.has(ASIDE[meaning.intent], Hold.WHOLE)
    return Understood(meaning, (TOPIC,)) if plain else _unclear(meaning, TOPIC)


def _for_requests(s: Situation, intent: Intent) -> tuple[Meaning, ...]:
    return tuple(Meaning(intent, one.referral_id) for one in s.requests[-SHORT:])


def _sure(intent: Intent, subject: int = 0, *otherwise: Meaning) -> Understood:
    return Understood(Meaning(intent, subject), otherwise)


def _unclear(*choices: Meaning, closed: bool = False) -> Understood:
    return Understood(Meaning(Intent.UNCLEAR), choices, closed)
