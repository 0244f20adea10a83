"""What staff see of an edition of one of their digests."""

from __future__ import annotations

from mediabot.bot.buttons.staff_digests import EditionStep, StaffEdition
from mediabot.bot.screens.base import Key, Screen, blocks, h, lines
from mediabot.bot.screens.digests.views import EditionView
from mediabot.domain.editions import Edition, EditionState
from mediabot.i18n.translator import Translator


def edition_state(edition: Edition, t: Translator) -> str:
    if edition.state is EditionState.SENT:
        sent = t.npgettext("edition", "sent to {count} reader", "sent to {count} readers", edition.readers)
        return sent.format(count=t.number(edition.readers))
    return {
        EditionState.WAITING: t.pgettext("edition", "awaiting approval"),
        EditionState.SENDING: t.pgettext("edition", "being sent"),
    }.get(edition.state, t.pgettext("edition", "not sent"))


def staff_edition(view: EditionView, t: Translator) -> Screen:
    """An edition: whether it waits, and how it went."""
    t = t.in_zone(view.digest.zone)
    edition = view.edition
    heading = f"<b>📬 {h(view.digest.name)}</b> · {t.dated(edition.slot, view.now)}"
    decided = t.gettext("Decided by: {name}").format(name=h(view.decided_by)) if view.decided_by else ""
    if edition.state is not EditionState.WAITING:
        return Screen(blocks(heading, lines(edition_state(edition, t).capitalize() + ".", decided)))
    items = t.ngettext(
        "Someone who follows all topics gets {count} item.",
        "Someone who follows all topics gets {count} items.",
        view.items,
    ).format(count=view.items)
    until = t.gettext("Awaiting approval until {moment}.").format(moment=t.moment(view.until, view.now))
    nothing = t.gettext("There is no news for this digest at the moment; when there is none, nothing is sent.")
    keys = (
        (Key("👁 " + t.pgettext("button", "Preview"), StaffEdition(edition.id, EditionStep.PREVIEW)),),
        (
            Key("✅ " + t.pgettext("button", "Approve"), StaffEdition(edition.id, EditionStep.APPROVE)),
            Key("✖️ " + t.pgettext("button", "Skip this edition"), StaffEdition(edition.id, EditionStep.SKIP)),
        ),
    )
    return Screen(blocks(heading, until, items if view.items else nothing), keys)
