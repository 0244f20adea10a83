"""The page on which an expert without an account answers, as HTML.

It tells what will happen and acts only by a button. What was typed stands in the fields again when something lacks.
"""

from __future__ import annotations

from html import escape as h

from mediabot.console.paper import choice, document, line_field, notice, quoted, text_field
from mediabot.domain.conversation import REMARK_LIMIT
from mediabot.domain.directory import Localized
from mediabot.domain.referrals import CONDITION_LIMIT, ReferralStatus
from mediabot.i18n.asked import ended, facts, reasons, stand_by, who_asks
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
    hold = t.gettext("Nothing is sent until you press a button below.")
    parts = (
        f"<h1>{h(heading)}</h1>",
        _trouble(reply, lacking, t),
        _about(view, t),
        f"<h2>{h(t.gettext('Your answer'))}</h2><p>{h(hold)}</p>",
        *(_way(way, view, t, reply, lacking) for way in _ways(view)),
    )
    return document(parts, t)


def _ways(view: Asked) -> tuple[Way, ...]:
    """How it can be answered: to standing by with yes or no, and late with no no."""
    if view.referral.in_reserve:
        return Way.YES, Way.NO
    return tuple(way for way in Way if way is not Way.NO or not view.late)


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
    if view.late:
        due = t.gettext("The time to answer has passed; you can still say yes until the journalist’s deadline.")
    listed = "".join(f"<dt>{h(name)}</dt><dd>{h(value)}</dd>" for name, value in facts(question, deadline, t))
    between = quoted(
        t.gettext("Your condition does not suit the journalist, who asks whether this would:"), referral.proposal
    )
    if referral.answered_back:
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


_FIELDS = {
    Lacking.WAY: "",
    Lacking.CONTACTS: "contacts",
    Lacking.CONDITION: "text",
    Lacking.WORDS: "text",
    Lacking.REASON: "reason",
}


def _trouble(reply: Reply | None, lacking: Lacking | None, t: Translator) -> str:
    if lacking is None:
        return ""
    told = {
        Lacking.WAY: t.gettext("Choose an answer first. Nothing was sent."),
        Lacking.CONTACTS: t.gettext("Choose at least one way for the journalist to reach you. Nothing was sent."),
        Lacking.CONDITION: t.gettext("Write when or how you can answer. Nothing was sent."),
        Lacking.WORDS: t.gettext("Write your answer. Nothing was sent."),
        Lacking.REASON: t.gettext("Choose a reason, or name a colleague. Nothing was sent."),
    }[lacking]
    if reply is None or reply.way is None:
        return f'<p class="bad" role="alert">{h(told)}</p>'
    return f'<p class="bad" role="alert"><a href="#{reply.way}-{_FIELDS[lacking]}">{h(told)}</a></p>'


def _way(way: Way, view: Asked, t: Translator, reply: Reply | None, lacking: Lacking | None) -> str:
    """One answer, folded up until it is chosen, or sent and lacking something."""
    mine = reply if reply is not None and reply.way is way else None
    names = {
        Way.YES: t.pgettext("button", "Yes"),
        Way.CONDITION: t.pgettext("button", "Yes, but at another time or in another format"),
        Way.WORDS: t.pgettext("button", "Answer in writing here"),
        Way.NO: t.pgettext("button", "No"),
    }
    sends = {
        Way.YES: t.pgettext("button", "Send my yes"),
        Way.CONDITION: t.pgettext("button", "Send my yes on this condition"),
        Way.WORDS: t.pgettext("button", "Send my answer"),
        Way.NO: t.pgettext("button", "Send my no"),
    }
    fields = _no(mine, t, colleague=not view.referral.in_reserve) if way is Way.NO else _yes(way, view, mine, t)
    return (
        f'<details name="way"{" open" if mine else ""}><summary>{h(names[way])}</summary>\n'
        f'<form method="post" action="?lang={t.language}" accept-charset="utf-8">'
        f'<input type="hidden" name="way" value="{way}">\n{fields}\n<button>{h(sends[way])}</button></form></details>'
    )


def _yes(way: Way, view: Asked, mine: Reply | None, t: Translator) -> str:
    asks = {
        Way.CONDITION: t.gettext(
            "Write when or how you can answer, for example “after 18:00, by phone” or “in writing, 10 lines”."
        ),
        Way.WORDS: t.gettext("Your answer goes to the journalist as your yes, to be used under the attribution above."),
    }
    room = CONDITION_LIMIT if way is Way.CONDITION else REMARK_LIMIT
    text = text_field(f"{way}-text", asks[way], mine.text if mine else "", room) if way in asks else ""
    ways = [("phone", view.offered.phone), ("email", view.offered.email)]
    labels = {"phone": t.pgettext("contact", "Phone {value}"), "email": t.pgettext("contact", "E-mail {value}")}
    boxes = "".join(
        choice(
            "checkbox",
            "contacts",
            name,
            labels[name].format(value=value),
            on=mine is not None and name in mine.contacts,
        )
        for name, value in ways
        if value
    )
    ask = t.gettext("How may the journalist reach you?")
    if view.referral.in_reserve:
        ask = t.gettext("How may the journalist reach you if you step in? Nothing is passed on before that.")
    if way is Way.WORDS:
        ask = t.gettext("How may the journalist reach you with further questions? You can leave this empty.")
    group = f'<fieldset id="{way}-contacts" tabindex="-1"><legend>{h(ask)}</legend>{boxes}</fieldset>'
    interests = mine.interests if mine else _interests(view, t.language)
    declared = t.gettext("What a reader should know about your interests in this topic:")
    return text + group + line_field(f"{way}-interests", "interests", declared, interests)


def _no(mine: Reply | None, t: Translator, *, colleague: bool) -> str:
    chosen = mine.reason if mine else None
    radios = "".join(
        choice("radio", "reason", reason, label, on=reason is chosen) for reason, label in reasons(t).items()
    )
    ask = h(t.gettext("Why not?"))
    told = t.pgettext("button", "The journalist may be told why")
    named = t.gettext("A colleague who could answer (the journalist and the Media Center team see the name):")
    value = mine.colleague if mine else ""
    return (
        f'<fieldset id="no-reason" tabindex="-1"><legend>{ask}</legend>{radios}</fieldset>'
        + (line_field("no-colleague", "colleague", named, value) if colleague else "")
        + choice("checkbox", "told", "yes", told, on=mine is not None and mine.told)
    )


def _interests(view: Asked, language: str) -> str:
    """Those that are set on the card, or of the directory, in the language of the page."""
    declared: Localized = view.expert.interests
    kept = view.referral.interests
    return kept if kept and kept not in declared.texts() else declared.in_language(language)
