"""Views of letters, and of the pages behind their links, for each state in which somebody can read one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from mediabot.console import answer_page, comment_page, paper
from mediabot.domain.conversation import Remark
from mediabot.domain.directory import Contact, Expert, Localized
from mediabot.domain.follow_ups import FollowUp, Outcome
from mediabot.domain.mails import CodeFor, MailCode, MailKind
from mediabot.domain.reactions import ReactionState, StatementState
from mediabot.domain.referrals import Contacts, Reason, Referral, ReferralStatus
from mediabot.i18n.translator import Translator
from mediabot.mail import comments, letters
from mediabot.mail.made import Letter
from mediabot.services.questions.answering import Lacking, Reply, Way
from mediabot.services.questions.asked import Asked, SaidYes
from mediabot.services.reactions.commented import Commented, Quoted
from mediabot.services.reactions.commenting import Act, Comment
from screens import views_of_reactions as of_reactions
from screens.views_for_test import ANA, ASKED, DEADLINE, NOW, STORY

LINK = "https://media.example.org/answer/WzMx.c2lnbmVk"
YANA = Expert(
    "yana",
    Localized("Яна Далечинова", "Yana Dalechinova"),
    (),
    title=Localized("доц. д-р, ръководител на лаборатория", "Associate Professor"),
    interests=Localized("съосновател на „Екран & Ко“", "co-founder of Screen & Co"),
    contact=Contact(email="yana@example.org", phone="+359 700 00 005"),
)
BORIS = Expert("boris", Localized("Борис Примеров", "Boris Primerov"), ())
WAITING = replace(ASKED, person_id=None, interests="")
ASKING = replace(WAITING, asked_back="Ще бъде ли <на живо>?", asked_back_at=NOW)
TOLD = replace(ASKING, answered_back="Не, на запис & по телефона.")
OFFERED = replace(WAITING, status=ReferralStatus.OFFERED, condition="след 18 ч.", contacts=Contacts("+359 700 00 005"))
ACCEPTED = replace(OFFERED, status=ReferralStatus.ACCEPTED)
OFFERS = Contacts("+359 700 00 005", "yana@example.org")
FOLLOWED = FollowUp(17, ANA.id, 31, DEADLINE, None, outcome=Outcome.PUBLISHED, link="https://example.org/7?a&b")
SAID = SaidYes(STORY, replace(ACCEPTED, interests="няма", condition=""), Contacts("+359 700 00 005", bot=True), YANA)
WORDS = Remark(1, 31, 0, "Спряха, защото <никой> не плати.\n\nЗасега.", NOW, is_answer=True)

DrawLetter = Callable[[Translator], Letter]
DrawPage = Callable[[Translator], str]


def asked(referral: Referral = WAITING, **facts: object) -> Asked:
    return replace(Asked(referral, YANA, STORY, ANA, OFFERS, "bg", NOW), **facts)  # type: ignore[arg-type]


def commented(
    state: StatementState = StatementState.ASKED, reaction: ReactionState = ReactionState.OPEN, **facts: object
) -> Commented:
    """As that expert, who wrote something where they answered, sees the reaction."""
    wrote = state in (StatementState.ANSWERED, StatementState.LATE)
    base = of_reactions.ANSWERED if wrote else of_reactions.ASKED
    statement = replace(base, person_id=None, state=state, **facts)  # type: ignore[arg-type]
    about = replace(of_reactions.OPEN, state=reaction)
    if reaction is not ReactionState.OPEN:
        about = replace(about, closed_at=NOW)
    return Commented(about, Quoted(statement, YANA), "bg", NOW)


ANSWERED = commented(StatementState.ANSWERED)
MENDED = commented(
    StatementState.ANSWERED, ReactionState.CLOSED, mended="Пациентите на <личния> лекар и другите печелят."
)
PUBLISHED = commented(StatementState.ANSWERED, ReactionState.PUBLISHED)
PUBLISHED = replace(PUBLISHED, piece=(PUBLISHED.mine, Quoted(of_reactions.SPOKEN, BORIS)))


def letters_to_read() -> Iterator[tuple[str, DrawLetter]]:
    for name, kind, view in _of_questions():
        yield f"letter-{name}", partial(_letter, kind, view)
    for outcome in (Outcome.PUBLISHED, Outcome.NOT_USED, None):
        told = replace(FOLLOWED, outcome=outcome)
        yield (
            f"letter-thanks-{(outcome or 'no-word').replace('_', '-')}",
            partial(letters.thanks, asked(ACCEPTED), told),
        )
    yield "letter-code", partial(letters.code, MailCode(1, "ana@example.org", CodeFor.COPIES, 0, "123456", NOW, 1, NOW))
    yield "letter-yes", partial(letters.yes, SAID)
    yield "letter-yes-answer", partial(letters.yes, replace(SAID, answer=replace(WORDS, file="f")))
    for name, kind, shown in _of_reactions():
        yield f"letter-{name}", partial(_comment, kind, shown)


def _letter(kind: MailKind, view: Asked, t: Translator) -> Letter:
    letter = letters.to_expert(kind, view, LINK, t)
    assert letter is not None
    return letter


def _comment(kind: MailKind, view: Commented, t: Translator) -> Letter:
    letter = comments.to_expert(kind, view, LINK, t)
    assert letter is not None
    return letter


def _of_questions() -> Iterator[tuple[str, MailKind, Asked]]:
    yield "ask", MailKind.ASK, asked()
    yield "ask-stand-by", MailKind.ASK, asked(replace(WAITING, status=ReferralStatus.ASKED_TO_STAND_BY))
    yield "reminder", MailKind.REMINDER, asked()
    yield "update", MailKind.UPDATE, asked(TOLD)
    yield "proposed", MailKind.UPDATE, asked(replace(WAITING, condition="след 18 ч.", proposal="Утре в 9 ч.?"))
    yield "agreed", MailKind.UPDATE, asked(ACCEPTED)
    yield "stepped-in", MailKind.UPDATE, asked(replace(ACCEPTED, condition=""))
    yield "withdrawn", MailKind.UPDATE, asked(replace(WAITING, status=ReferralStatus.WITHDRAWN))
    yield "expired", MailKind.UPDATE, asked(replace(WAITING, status=ReferralStatus.EXPIRED))


def _of_reactions() -> Iterator[tuple[str, MailKind, Commented]]:
    yield "comment", MailKind.COMMENT, commented()
    yield "comment-reminder", MailKind.COMMENT_REMINDER, commented()
    yield "comment-extended", MailKind.COMMENT_EXTENDED, commented()
    yield "comment-mended", MailKind.COMMENT_MENDED, MENDED
    yield "comment-quoted", MailKind.COMMENT_QUOTED, PUBLISHED
    yield "comment-dropped", MailKind.COMMENT_DROPPED, commented(StatementState.ANSWERED, ReactionState.DROPPED)


def pages_to_read() -> Iterator[tuple[str, DrawPage]]:
    for name, view in _answers():
        yield f"page-{name}", partial(answer_page.page, view)
    for lacking in Lacking:
        way = {Lacking.REASON: Way.NO, Lacking.CONDITION: Way.CONDITION, Lacking.WORDS: Way.WORDS}.get(lacking, Way.ASK)
        reply = None if lacking is Lacking.WAY else Reply(way, text="Думи & <още>")
        yield (
            f"page-lacking-{lacking}",
            lambda t, reply=reply, lacking=lacking: answer_page.page(asked(), t, reply, lacking),  # type: ignore[misc]
        )
    ended = asked(replace(WAITING, status=ReferralStatus.WITHDRAWN))
    yield "page-not-sent", partial(answer_page.not_sent, ended, "Думи & <още>")
    for name, shown in _comments():
        yield f"page-comment-{name}", partial(comment_page.page, shown)
    for name, text in (("empty", ""), ("long", "я" * 1001)):
        comment = Comment(Act.ANSWER, text, "няма")
        yield f"page-comment-{name}", lambda t, sent=comment: comment_page.page(commented(), t, sent)  # type: ignore[misc]
    late = commented(StatementState.ANSWERED, ReactionState.CLOSED)
    yield "page-comment-not-sent", partial(comment_page.not_sent, late, Comment(Act.ANSWER, "Думи & <още>"))
    for told in (paper.unusable, paper.gone, paper.too_large, paper.broken):
        yield f"page-{told.__name__.replace('_', '-')}", told


def _answers() -> Iterator[tuple[str, Asked]]:
    yield "answer", asked()
    yield "answer-stand-by", asked(replace(WAITING, status=ReferralStatus.ASKED_TO_STAND_BY))
    yield "answer-late", asked(replace(WAITING, status=ReferralStatus.EXPIRED), late=True)
    yield "answer-asked-back", asked(ASKING)
    yield "answer-told", asked(TOLD)
    yield "answer-proposed", asked(replace(WAITING, condition="след 18 ч.", proposal="Утре в 9 ч.?"))
    yield "answer-offered", asked(OFFERED)
    yield "answer-accepted", asked(ACCEPTED)
    yield "answer-declined", asked(replace(WAITING, status=ReferralStatus.DECLINED, reason=Reason.NO_TIME))
    yield "answer-withdrawn", asked(replace(WAITING, status=ReferralStatus.WITHDRAWN))
    yield "answer-over", asked(now=DEADLINE)


def _comments() -> Iterator[tuple[str, Commented]]:
    yield "asked", commented()
    yield "answered", ANSWERED
    yield "spoken", commented(StatementState.ANSWERED, text="", voice="v", seconds=83, interests="-")
    yield "declined", commented(StatementState.DECLINED)
    yield "taken-back", commented(StatementState.TAKEN_BACK)
    yield "closed", commented(StatementState.ANSWERED, ReactionState.CLOSED)
    yield "mended", MENDED
    yield "objected", commented(StatementState.ANSWERED, ReactionState.CLOSED, objected=True)
    yield "missed", commented(StatementState.ASKED, ReactionState.CLOSED)
    yield "late", commented(StatementState.LATE, ReactionState.CLOSED)
    yield "published", PUBLISHED
    yield "dropped", commented(StatementState.ANSWERED, ReactionState.DROPPED)
    yield "over", replace(MENDED, now=NOW + timedelta(days=31))
