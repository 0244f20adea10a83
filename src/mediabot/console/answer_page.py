"""The page on which an expert without an account answers, as HTML.

It tells what will happen and acts only by a button. What was typed stands in the fields again when something lacks.
"""

from __future__ import annotations

from html import escape as h

from mediabot.console.answer_forms import form_of, trouble
from mediabot.console.paper import document, notice, quoted
from mediabot.domain.referrals import ReferralStatus
from mediabot.i18n.asked import ended, facts, stand_by, who_asks
from mediabot.i18n.translator import Translator
from mediabot.services.questions.answering import Lacking, Reply, Way
from mediabot.services.questions.asked import Asked

SAID_YES = frozenset({ReferralStatus.ACCEPTED, ReferralStatus.OFFERED, ReferralStatus.STANDING_BY})


def page(view: Asked, t: Translator, reply: Reply | None = None, lacking: Lacking | None = None) -> str:
    """The question with its answers, or how it ended. `reply` was sent, and `lacking` is what it lacks."""
    if view.over:
        return notice(_over(view, t), t)
    if not view.open:
        return document(_result(view, t), t)
    heading = t.gettext("A journalist is asking you")
    yours, hold = t.gettext("Your answer"), t.gettext("Nothing is sent until you press a button below.")
    parts = (
        f"<h1>{h(heading)}</h1>",
        trouble(reply, lacking, t),
        _about(view, t),
        f"<h2>{h(yours)}</h2><p>{h(hold)}</p>",
        *(form_of(way, view, t, reply, lacking) for way in _ways(view, reply.way if reply else None)),
    )
    return document(parts, t)


def _ways(view: Asked, sent: Way | None) -> tuple[Way, ...]:
    """How it can be answered: to standing by with yes or no, late with no no, and the journalist is asked once."""
    referral = view.referral
    if referral.in_reserve:
        return Way.YES, Way.NO
    asks = sent is Way.ASK or (referral.asked_back_at is None and not view.late)
    return tuple(way for way in Way if (way is not Way.NO or not view.late) and (way is not Way.ASK or asks))


def not_sent(view: Asked, text: str, t: Translator) -> str:
    """The request was closed while somebody wrote: their words are not lost."""
    told = t.gettext("What you wrote was not sent, because the request had ended by then. Here it is, to be copied:")
    heading = t.gettext("Your answer came too late")
    parts = (f"<h1>{h(heading)}</h1>", f"<p>{h(told)}</p>", f"<blockquote>{h(text)}</blockquote>")
    return document((*parts, f"<p>{h(_told(view, t))}</p>"), t)


def _about(view: Asked, t: Translator) -> str:
    question, referral = view.question, view.referral
    deadline = t.dated(question.deadline, view.now) if question.deadline else ""
    due = t.gettext("Please answer by {moment}.").format(moment=t.dated(referral.answer_by or view.now, view.now))
    if referral.asks_back:
        due = t.gettext("Your time to answer is on hold until the journalist answers.")
    elif view.late:
        due = t.gettext("The time to answer has passed; you can still say yes until the journalist’s deadline.")
    listed = "".join(f"<dt>{h(name)}</dt><dd>{h(value)}</dd>" for name, value in facts(question, deadline, t))
    between = quoted(
        t.gettext("Your condition does not suit the journalist, who asks whether this would:"), referral.proposal
    )
    between += quoted(t.gettext("You asked the journalist:"), referral.asked_back)
    between += quoted(t.gettext("The answer:"), referral.answered_back)
    story = f"<blockquote>{h(question.story)}</blockquote>" if question.story else ""
    reserve = f"<p>{h(stand_by(deadline, t))}</p>" if referral.in_reserve else ""
    return f"{reserve}{_who(view, t)}{story}<dl>{listed}</dl>{between}<p><strong>{h(due)}</strong></p>"


def _who(view: Asked, t: Translator) -> str:
    return f"<p>{'<br>'.join(map(h, who_asks(view.journalist, t)))}</p>"


def _over(view: Asked, t: Translator) -> str:
    return t.gettext("This link has expired with the journalist’s deadline.") if view.open else _told(view, t)


def _told(view: Asked, t: Translator) -> str:
    return ended(view.referral, t)


def _result(view: Asked, t: Translator) -> tuple[str, ...]:
    """How it stands, for whoever comes back; after a yes also who will be in touch, and how."""
    given = ", ".join(way for way in (view.referral.contacts.phone, view.referral.contacts.email) if way)
    told = t.gettext("Ways to reach you: {contacts}").format(contacts=given) if given else ""
    yes = view.referral.status in SAID_YES
    about = (_who(view, t), f"<blockquote>{h(view.question.story)}</blockquote>", f"<p>{h(told)}</p>") if yes else ()
    return (f"<h1>{h(_told(view, t))}</h1>", *about)
