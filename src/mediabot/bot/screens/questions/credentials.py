"""Who the journalist is: asked once, before the first question leaves."""

from __future__ import annotations

from mediabot.bot.buttons.people import Dismiss
from mediabot.bot.buttons.questions import Appeal, UseName, WriteLetter
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.questions.views import CredentialsView
from mediabot.bot.screens.words import duration, reason_line
from mediabot.domain.conversation import Ask
from mediabot.domain.people import Standing
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator


def credentials(view: CredentialsView, t: Translator) -> Screen:
    """The next thing to tell; or that everything is told and staff have it."""
    person = view.person
    if person.standing is Standing.REFUSED and not view.ask:
        return _refused(view, t)
    asks = {
        Ask.BYLINE: t.gettext("What name do you sign your stories with?"),
        Ask.OUTLET: t.gettext("Which outlet do you work for?"),
        Ask.PROOF: t.gettext(
            "How can we verify this? Send a link to a story with your byline, your newsroom e-mail address, a photo of "
            "your press card (we delete it once we have decided), or a telephone number at which we can call your "
            "newsroom."
        ),
        Ask.MAIL_CODE: t.gettext(
            "I’ve sent a code of six digits to {address}. Write it here within half an hour. If it does not come, send "
            "another address, a link to a story, a photo of your press card, or a telephone number of your newsroom."
        ).format(address=h(view.address)),
    }
    if view.ask is None or view.ask not in asks:
        return _told(view, t)
    intro = t.gettext(
        "Experts need to know who is asking. You tell us once: the experts you ask see your name and outlet; the "
        "Media Center team also sees your proof."
    )
    trouble = t.gettext("⚠️ I did not understand that.") if view.trouble else ""
    if view.trouble and view.ask is Ask.MAIL_CODE:
        trouble = t.gettext("⚠️ That is not the code in the newest letter.")
    text = blocks(intro if view.ask is Ask.BYLINE else "", _known(view, t), trouble, f"<b>{asks[view.ask]}</b>")
    keys: list[Row] = []
    if view.ask is Ask.BYLINE and person.name:
        keys.append((Key(cut(person.name, 60), UseName(view.question_id)),))
    keys.append((Key(t.pgettext("button", "Later"), Dismiss()),))
    return Screen(text, tuple(keys))


def _known(view: CredentialsView, t: Translator) -> str:
    person = view.person
    return lines(
        t.gettext("Name: {name}").format(name=h(person.byline)) if person.byline else "",
        t.gettext("Outlet: {outlet}").format(outlet=h(person.outlet)) if person.outlet else "",
        t.gettext("Proof: {proof}").format(proof=h(person.proof)) if person.proof and not view.ask else "",
    )


def _told(view: CredentialsView, t: Translator) -> Screen:
    if view.person.verified:
        return Screen(blocks(_known(view, t), t.gettext("Thank you. Your question is on its way.")))
    told = t.gettext(
        "Thank you. The Media Center team is checking your details; your question will be sent automatically "
        "once that is done."
    )
    return Screen(blocks(_known(view, t), f"{told} {duration(view.usual_wait, t)}"))


def _refused(view: CredentialsView, t: Translator) -> Screen:
    person = view.person
    text = lines(
        t.gettext("We could not verify your profile, so we can’t send your questions yet."),
        reason_line(person.refusal, t),
    )
    appeal = Key(t.pgettext("button", "Ask for another look"), Appeal())
    return Screen(text, ((appeal,), (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)))
