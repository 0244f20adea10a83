"""What staff see of the directory: the list of experts, and an entry with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.bot.buttons.codec import Button, expert_key
from mediabot.bot.buttons.entries import (
    EntryStep,
    FindEntry,
    FoundExperts,
    ListEntries,
    NewEntry,
    StaffEntry,
)
from mediabot.bot.buttons.lists import Listed
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.entries.fields import filled
from mediabot.bot.screens.entries.views import ExpertListView, StaffEntryView
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.words import called, quoted, who, with_post
from mediabot.domain.entries import EntryField
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

IN_HEADING = frozenset(f"{name}_{language}" for name in ("name", "title", "organisation") for language in ("bg", "en"))


def expert_list(view: ExpertListView, t: Translator) -> Screen:
    """A key for each; those with an account are marked."""
    total = t.ngettext("{count} expert in the directory", "{count} experts in the directory", view.total)
    heading = "<b>📇 " + total.format(count=t.number(view.total)) + "</b>"
    keys: list[Row] = [
        (Key(_label(expert.id, with_post(expert, t), view), StaffEntry(expert_key(expert.id), EntryStep.SHOW)),)
        for expert in on_page(view.experts, view.page)
    ]
    keys += turning(view.experts, view.page, _turn(view), t)
    last = [Key("🔎 " + t.pgettext("button", "Search by name"), FindEntry())]
    last += [Key("➕ " + t.pgettext("button", "New expert"), NewEntry())]
    return Screen(blocks(heading, _found(view, t)), (*keys, tuple(last), *_all(view, t)))


def _label(expert_id: str, name: str, view: ExpertListView) -> str:
    return cut(f"{'💬' if expert_id in view.linked else '☎️'} {name}", 60)


def _turn(view: ExpertListView) -> Listed | Callable[[int], Button]:
    return (lambda page: FoundExperts(page, view.wanted)) if view.wanted else Listed.EXPERTS


def _found(view: ExpertListView, t: Translator) -> str:
    told = t.gettext("💬 uses the bot · ☎️ contacted by the team")
    if not view.wanted:
        return told
    if not view.experts:
        nobody = t.gettext("Nobody is called {name}. Try another name, or part of one.")
        return nobody.format(name=quoted(view.wanted, t))
    return lines(t.gettext("Matching {name}:").format(name=quoted(view.wanted, t)), told)


def _all(view: ExpertListView, t: Translator) -> tuple[Row, ...]:
    return ((Key(t.pgettext("button", "‹ All experts"), ListEntries()),),) if view.wanted else ()


def staff_entry(view: StaffEntryView, t: Translator) -> Screen:
    """All that the entry holds, contacts too: only staff read it."""
    if view.entry is None:
        return _out(view, t)
    if view.retiring:
        return _retiring(view, t)
    left_out = frozenset(EntryField(name) for name in IN_HEADING)
    text = blocks(f"📇 {who(view.expert, t)}", filled(view.entry, t, left_out), _account(view, t))
    return Screen(text, _keys(view, t))


def _account(view: StaffEntryView, t: Translator) -> str:
    if view.linked:
        return t.gettext("💬 Uses the bot: requests arrive there.")
    return t.gettext("☎️ Not on the bot: the team contacts them. /invite makes a link.")


def _keys(view: StaffEntryView, t: Translator) -> tuple[Row, ...]:
    key = expert_key(view.expert.id)
    return (
        (
            Key("✏️ " + t.pgettext("button", "Change"), StaffEntry(key, EntryStep.CHANGE)),
            Key("✓ " + t.pgettext("button", "Checked today"), StaffEntry(key, EntryStep.CHECKED)),
        ),
        (Key("🗑 " + t.pgettext("button", "Remove from the directory"), StaffEntry(key, EntryStep.RETIRE)),),
        (Key(t.pgettext("button", "‹ All experts"), ListEntries()),),
    )


def _retiring(view: StaffEntryView, t: Translator) -> Screen:
    asked = t.gettext(
        "Remove {name} from the directory? Journalists will no longer find them, and any request waiting for them "
        "passes to the next expert. You can put the entry back later."
    )
    key = expert_key(view.expert.id)
    surely = Key("🗑 " + t.pgettext("button", "Yes, remove"), StaffEntry(key, EntryStep.RETIRE_SURELY), style=Style.BAD)
    back = Key(t.pgettext("button", "‹ Back"), StaffEntry(key, EntryStep.SHOW))
    return Screen(asked.format(name=h(called(view.expert, t.language))), ((surely,), (back,)))


def _out(view: StaffEntryView, t: Translator) -> Screen:
    told = t.gettext("{name} is no longer in the directory.").format(name=h(called(view.expert, t.language)))
    key = expert_key(view.expert.id)
    back = Key("↩️ " + t.pgettext("button", "Put back"), StaffEntry(key, EntryStep.PUT_BACK))
    return Screen(told, ((back,), (Key(t.pgettext("button", "‹ All experts"), ListEntries()),)))
