"""The forms with which a question is answered on the page, one for each way, and what they lack."""

from __future__ import annotations

from html import escape as h

from mediabot.console.paper import choice, line_field, text_field
from mediabot.domain.conversation import REMARK_LIMIT
from mediabot.domain.directory import Localized
from mediabot.domain.referrals import ASK_LIMIT, CONDITION_LIMIT
from mediabot.i18n.asked import reasons
from mediabot.i18n.translator import Translator
from mediabot.services.questions.answering import Lacking, Reply, Way
from mediabot.services.questions.asked import Asked

_FIELDS = {
    Lacking.WAY: "",
    Lacking.CONTACTS: "contacts",
    Lacking.CONDITION: "text",
    Lacking.WORDS: "text",
    Lacking.REASON: "reason",
    Lacking.QUESTION: "text",
    Lacking.PATIENCE: "text",
}


def trouble(reply: Reply | None, lacking: Lacking | None, t: Translator) -> str:
    if lacking is None:
        return ""
    told = {
        Lacking.WAY: t.gettext("Choose an answer first. Nothing was sent."),
        Lacking.CONTACTS: t.gettext("Choose at least one way for the journalist to reach you. Nothing was sent."),
        Lacking.CONDITION: t.gettext("Write when or how you can answer. Nothing was sent."),
        Lacking.WORDS: t.gettext("Write your answer. Nothing was sent."),
        Lacking.REASON: t.gettext("Choose a reason, or name a colleague. Nothing was sent."),
        Lacking.QUESTION: t.gettext("Write what you would like to know. Nothing was sent."),
        Lacking.PATIENCE: t.gettext(
            "You have asked the journalist something already, which can be done once. Nothing was sent."
        ),
    }[lacking]
    if reply is None or reply.way is None:
        return f'<p class="bad" role="alert">{h(told)}</p>'
    return f'<p class="bad" role="alert"><a href="#{reply.way}-{_FIELDS[lacking]}">{h(told)}</a></p>'


def form_of(way: Way, view: Asked, t: Translator, reply: Reply | None, lacking: Lacking | None) -> str:
    """One answer, folded up until it is chosen, or sent and lacking something."""
    mine = reply if reply is not None and reply.way is way else None
    names = {
        Way.YES: t.pgettext("button", "Yes"),
        Way.CONDITION: t.pgettext("button", "Yes, but at another time or in another format"),
        Way.WORDS: t.pgettext("button", "Answer in writing here"),
        Way.ASK: t.pgettext("button", "Ask the journalist something first"),
        Way.NO: t.pgettext("button", "No"),
    }
    sends = {
        Way.YES: t.pgettext("button", "Send my yes"),
        Way.CONDITION: t.pgettext("button", "Send my yes on this condition"),
        Way.WORDS: t.pgettext("button", "Send my answer"),
        Way.ASK: t.pgettext("button", "Send my question"),
        Way.NO: t.pgettext("button", "Send my no"),
    }
    fields = _fields(way, view, mine, t)
    return (
        f'<details name="way"{" open" if mine else ""}><summary>{h(names[way])}</summary>\n'
        f'<form method="post" action="?lang={t.language}" accept-charset="utf-8">'
        f'<input type="hidden" name="way" value="{way}">\n{fields}\n<button>{h(sends[way])}</button></form></details>'
    )


def _fields(way: Way, view: Asked, mine: Reply | None, t: Translator) -> str:
    match way:
        case Way.NO:
            return _no(mine, t, colleague=not view.referral.in_reserve)
        case Way.ASK:
            hold = t.gettext(
                "What would you like to know before you decide? Your time to answer waits for the journalist’s answer, "
                "which comes by e-mail. You can ask once."
            )
            return text_field(f"{way}-text", hold, mine.text if mine else "", ASK_LIMIT)
    return _yes(way, view, mine, t)


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
