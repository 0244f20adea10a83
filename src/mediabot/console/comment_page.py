"""The page on which an expert without an account answers a reaction, as HTML.

It tells what will happen and acts only by a button. What was typed stands in the fields again when it is no answer.
"""

from __future__ import annotations

from html import escape as h

from mediabot.console.paper import document, line_field, notice, quoted, text_field
from mediabot.domain.reactions import LONGEST, NO_INTERESTS, ReactionState, StatementState
from mediabot.domain.text import length
from mediabot.i18n.commented import (
    embargo_line,
    interests_line,
    keeps_own_words,
    mended,
    published_how,
    recording,
    standing,
)
from mediabot.i18n.titles import named
from mediabot.i18n.translator import Translator
from mediabot.services.reactions.commented import Commented, Quoted
from mediabot.services.reactions.commenting import Act, Comment

GIVEN = frozenset({StatementState.ANSWERED, StatementState.LATE})


def page(view: Commented, t: Translator, comment: Comment | None = None) -> str:
    """How it stands for this expert, and what they can do. `comment` was sent, and is no answer."""
    if view.over:
        return notice(t.gettext("This link has expired."), t)
    heading = t.gettext("The Media Center asks for your comment")
    parts = (
        f"<h1>{h(heading)}</h1>",
        _trouble(comment, t),
        _about(view, t),
        *(_answering(view, comment, t) if view.may_answer else _given(view, t)),
        *_published(view, t),
    )
    return document(parts, t)


def not_sent(view: Commented, comment: Comment, t: Translator) -> str:
    """The answers were closed while somebody wrote: their words are not lost."""
    heading = t.gettext("The answers are closed")
    told = t.gettext("What you wrote was not sent, because the request had ended by then. Here it is, to be copied:")
    on = t.gettext("Nothing has changed. If something in your answer is wrong, reply to the letter with this link.")
    words = quoted(told, comment.text) if comment.act is Act.ANSWER else ""
    return document((f"<h1>{h(heading)}</h1>", words, f"<p>{h(on)}</p>", _stands(view, t)), t)


def _about(view: Commented, t: Translator) -> str:
    reaction = view.reaction
    question = f"<blockquote>{h(reaction.question.in_language(t.language))}</blockquote>"
    until = reaction.embargo_until
    kept = embargo_line(t.dated(until, view.now), t) if until and until > view.now else ""
    due = ""
    if reaction.state is ReactionState.OPEN and reaction.answer_by:
        due = t.gettext("Please answer by {moment}.").format(moment=t.dated(reaction.answer_by, view.now))
    lines = "".join(f"<p><strong>{h(line)}</strong></p>" for line in (kept, due) if line)
    return question + lines + _stands(view, t)


def _stands(view: Commented, t: Translator) -> str:
    told = standing(view.reaction.state, view.statement.state, t)
    return f"<p>{h(told)}</p>" if told else ""


def _trouble(comment: Comment | None, t: Translator) -> str:
    if comment is None:
        return ""
    count = length(comment.text)
    told = t.gettext("Write your answer. Nothing was sent.")
    if count > LONGEST:
        told = t.gettext("Your answer has {count} characters; at most {most} can be published. Nothing was sent.")
        told = told.format(count=t.number(count), most=t.number(LONGEST))
    return f'<p class="bad" role="alert"><a href="#text">{h(told)}</a></p>'


def _answering(view: Commented, comment: Comment | None, t: Translator) -> tuple[str, ...]:
    """The form, and what else can be done while there is time."""
    given, opened = view.statement.state, view.reaction.state is ReactionState.OPEN
    send = t.pgettext("button", "Send my answer")
    if given in GIVEN:
        send = t.pgettext("button", "Change my answer")
    yours, hold = t.gettext("Your answer"), t.gettext("Nothing is sent until you press a button below.")
    others = {
        StatementState.ASKED: _form(Act.DECLINE, t.pgettext("button", "Not this time"), t),
        StatementState.ANSWERED: _form(Act.TAKE_BACK, t.pgettext("button", "Take my answer back"), t),
    }
    return (
        f"<p>{h(published_how(t))}</p>",
        f"<h2>{h(yours)}</h2><p>{h(hold)}</p>",
        _spoken(view, t),
        _form(Act.ANSWER, send, t, _fields(view, comment, t)),
        others.get(given, "") if opened else "",
    )


def _spoken(view: Commented, t: Translator) -> str:
    """Staff recorded it on the telephone."""
    if not view.statement.voice:
        return ""
    told = t.gettext("The Media Center team has a recording of you: {recording}. A written answer takes its place.")
    return f"<p>{h(told.format(recording=recording(view.statement.seconds, t)))}</p>"


def _fields(view: Commented, comment: Comment | None, t: Translator) -> str:
    given = view.statement.text if view.statement.state in GIVEN else ""
    label = t.gettext("Your answer, up to {count} characters:").format(count=t.number(LONGEST))
    declared = t.gettext("What a reader should know about your interests in this topic:")
    interests = comment.interests if comment else _interests(view, t)
    words = text_field("text", label, comment.text if comment else given, LONGEST)
    return words + line_field("interests", "interests", declared, interests)


def _interests(view: Commented, t: Translator) -> str:
    """Those declared for this answer, or of the entry in the language of the page."""
    if view.statement.interests == NO_INTERESTS:
        return t.pgettext("interests", "none")
    return view.mine.interests(t.language)


def _form(act: Act, label: str, t: Translator, fields: str = "") -> str:
    return (
        f'<form method="post" action="?lang={t.language}" accept-charset="utf-8">'
        f'<input type="hidden" name="act" value="{act}">\n{fields}\n<button>{h(label)}</button></form>'
    )


def _given(view: Commented, t: Translator) -> tuple[str, ...]:
    """What they answered, once it can't be changed any more, and a slip that was corrected in it."""
    statement = view.statement
    if statement.state not in GIVEN or view.piece:
        return ()
    parts = [quoted(t.gettext("Your answer:"), statement.text), _spoken_words(view.mine, t), _declared(view.mine, t)]
    if statement.objected:
        parts.append(f"<p>{h(keeps_own_words(t))}</p>")
    elif view.may_object:
        hold = t.gettext("Nothing changes until you press the button.")
        parts += [quoted(mended(t), statement.mended), f"<p>{h(hold)}</p>"]
        parts.append(_form(Act.OBJECT, t.pgettext("button", "Keep my own words"), t))
    return tuple(parts)


def _published(view: Commented, t: Translator) -> tuple[str, ...]:
    """The piece, as readers have it."""
    if not view.piece:
        return ()
    heading = t.gettext("What has been published")
    return (f"<h2>{h(heading)}</h2>", *(_said(one, t) for one in view.piece))


def _said(one: Quoted, t: Translator) -> str:
    return quoted(named(one.expert, t.language), one.statement.words) + _spoken_words(one, t) + _declared(one, t)


def _spoken_words(one: Quoted, t: Translator) -> str:
    if not one.statement.voice:
        return ""
    who = "" if one.statement.words else f"{named(one.expert, t.language)}: "
    return f"<p>{h(who + recording(one.statement.seconds, t))}</p>"


def _declared(one: Quoted, t: Translator) -> str:
    return f"<p><small>{h(interests_line(one.interests(t.language), t))}</small></p>"
