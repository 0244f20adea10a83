"""What letters about expert reactions say to an expert without an account."""

from __future__ import annotations

from mediabot.domain.mails import MailKind
from mediabot.domain.reactions import LONGEST, ReactionState, StatementState
from mediabot.i18n.commented import dropped, embargo_line, published_how
from mediabot.i18n.translator import Translator
from mediabot.mail.made import Letter, Part, Quoted, Said, Way, greeting, signature
from mediabot.services.reactions.commented import Commented


def to_expert(kind: MailKind, view: Commented, link: str, t: Translator) -> Letter | None:
    """None where nothing is left to tell."""
    state, given = view.reaction.state, view.statement.state
    match kind:
        case MailKind.COMMENT_MENDED if view.may_object:
            return _mended(view, link, t)
        case MailKind.COMMENT_QUOTED if given is StatementState.ANSWERED and view.piece:
            return _quoted(view, link, t)
        case MailKind.COMMENT_DROPPED if state is ReactionState.DROPPED:
            return _dropped(view, t)
        case MailKind.COMMENT | MailKind.COMMENT_REMINDER | MailKind.COMMENT_EXTENDED:
            waits = state is ReactionState.OPEN and given is StatementState.ASKED
            return _asking(kind, view, link, t) if waits else None
    return None


def _asking(kind: MailKind, view: Commented, link: str, t: Translator) -> Letter:
    due = t.dated(view.reaction.answer_by or view.now, view.now)
    subjects = {
        MailKind.COMMENT: t.gettext("The Media Center asks for your comment by {moment}"),
        MailKind.COMMENT_REMINDER: t.gettext("Reminder: the Media Center would still like your comment, by {moment}"),
        MailKind.COMMENT_EXTENDED: t.gettext("More time for your comment: until {moment}"),
    }
    parts = (
        greeting(view.expert, t),
        Said(t.gettext("The Media Center asks for your comment:")),
        _question(view, t),
        Said(_embargo(view, t)),
        Said(published_how(t)),
        Said(t.gettext("Please answer by {moment}.").format(moment=due)),
        Way(t.gettext("Open the question and answer"), link),
        Said(
            t.gettext(
                "The link is for you alone. Opening it does nothing yet: you answer with a button on the page, in up "
                "to {count} characters, and can change your answer or take it back there until the close."
            ).format(count=t.number(LONGEST))
        ),
        Said(t.gettext("If you reply to this letter instead, the Media Center team will read it.")),
        signature(t),
    )
    return Letter(t.language, subjects[kind].format(moment=due), parts)


def _mended(view: Commented, link: str, t: Translator) -> Letter:
    parts = (
        greeting(view.expert, t),
        Said(t.gettext("The Media Center team has corrected a slip in your answer to this question:")),
        _question(view, t),
        Said(t.gettext("You wrote:")),
        Quoted(view.statement.text),
        Said(t.gettext("It will be published like this:")),
        Quoted(view.statement.mended),
        Said(t.gettext("If you would rather keep your own words, say so on the page before your answer is published.")),
        Way(t.gettext("See the correction"), link),
        signature(t),
    )
    return Letter(t.language, t.gettext("A slip in your comment has been corrected"), parts)


def _quoted(view: Commented, link: str, t: Translator) -> Letter:
    parts = (
        greeting(view.expert, t),
        Said(t.gettext("You are quoted: the experts’ answers to this question have been published. Thank you!")),
        _question(view, t),
        Way(t.gettext("Read all answers"), link),
        signature(t),
    )
    return Letter(t.language, t.gettext("Your comment has been published"), parts)


def _dropped(view: Commented, t: Translator) -> Letter:
    parts: tuple[Part, ...] = (greeting(view.expert, t), Said(dropped(t)), _question(view, t), signature(t))
    return Letter(t.language, t.gettext("Your comment will not be published"), parts)


def _question(view: Commented, t: Translator) -> Quoted:
    return Quoted(view.reaction.question.in_language(t.language))


def _embargo(view: Commented, t: Translator) -> str:
    until = view.reaction.embargo_until
    return embargo_line(t.dated(until, view.now), t) if until and until > view.now else ""
