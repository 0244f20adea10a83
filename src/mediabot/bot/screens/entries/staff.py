"""What staff see of the directory: the list of experts, and an entry with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.bot.buttons.codec import Button, expert_key
from mediabot.bot.buttons.entries import (
    DecideProof,
    EntryStep,
    FindEntry,
    FoundExperts,
    ListEntries,
    NewEntry,
    ProveEntry,
    StaffEntry,
)
from mediabot.bot.buttons.lists import Listed
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.entries.fields import filled
from mediabot.bot.screens.entries.views import ExpertListView, ProofView, StaffEntryView
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.words import called, proof_key, proof_line, quoted, who, with_post
from mediabot.domain.entries import EntryField
from mediabot.domain.notices.entries import EntryPlace, WhyOut
from mediabot.domain.proofs import Proof
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
    if view.place is EntryPlace.RETIRE:
        return _retiring(view, t)
    if view.place is EntryPlace.PROOF:
        return _proofs(view, t)
    left_out = frozenset(EntryField(name) for name in IN_HEADING)
    text = blocks(
        f"📇 {who(view.expert, t)}", filled(view.entry, t, left_out), lines(_account(view, t), _proof(view, t))
    )
    return Screen(text, _keys(view, t))


def _proof(view: StaffEntryView, t: Translator) -> str:
    if view.proof is None or view.proved_on is None:
        return t.gettext("🪪 Nobody has noted yet how this person was checked.")
    told = proof_line(view.proof.how, view.proof.reference, view.proved_on, t)
    by = t.gettext("Checked by: {name}").format(name=h(view.proved_by)) if view.proved_by else ""
    return lines(told, by)


def _proofs(view: StaffEntryView, t: Translator) -> Screen:
    """How staff checked that this is the person."""
    key = expert_key(view.expert.id)
    asked = t.gettext(
        "How did you check that {name} is this person? Journalists see how, and the day; not who checked."
    )
    keys: list[Row] = [
        (Key(proof_key(how, t), ProveEntry(key, how)),) for how in (Proof.REGISTER, Proof.ORCID, Proof.CALL)
    ]
    if view.proof is not None:
        keys.append((Key("🗑 " + t.pgettext("button", "Remove the note"), StaffEntry(key, EntryStep.FORGET_PROOF)),))
    keys.append((Key(t.pgettext("button", "‹ Back"), StaffEntry(key, EntryStep.SHOW)),))
    return Screen(blocks(asked.format(name=h(called(view.expert, t.language))), _proof(view, t)), tuple(keys))


def proof_to_confirm(view: ProofView, t: Translator) -> Screen:
    """An expert was heard."""
    name = h(called(view.expert, t.language))
    told = t.gettext("🎙 {name} answered with a voice message. Does that show that they are this person?").format(
        name=name
    )
    if view.proof.confirmed_at is not None:
        return Screen(blocks(told, t.gettext("✅ It counts; journalists see it.")))
    if view.refused:
        return Screen(blocks(told, t.gettext("✖️ It does not count.")))
    yes = Key("✅ " + t.pgettext("button", "Yes, it counts"), DecideProof(view.proof.id, 1), style=Style.GOOD)
    return Screen(told, ((yes,), (Key(t.pgettext("button", "No"), DecideProof(view.proof.id, 0)),)))


def _account(view: StaffEntryView, t: Translator) -> str:
    if view.paused:
        return t.gettext("⏸ Paused: nobody is referred to this expert.")
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
        (_pause(view, key, t), Key("🪪 " + t.pgettext("button", "Proof"), StaffEntry(key, EntryStep.PROOF))),
        (Key("🗑 " + t.pgettext("button", "Remove from the directory"), StaffEntry(key, EntryStep.RETIRE)),),
        (Key(t.pgettext("button", "‹ All experts"), ListEntries()),),
    )


def _pause(view: StaffEntryView, key: str, t: Translator) -> Key:
    if view.paused:
        return Key("▶️ " + t.pgettext("button", "Resume"), StaffEntry(key, EntryStep.RESUME))
    return Key("⏸ " + t.pgettext("button", "Pause"), StaffEntry(key, EntryStep.PAUSE))


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
    """Why it is out is told where staff have not done it themselves."""
    name = h(called(view.expert, t.language))
    told = {
        WhyOut.DECLINED: t.gettext(
            "✋ {name} does not want to be listed, so the entry was removed from the directory."
        ),
        WhyOut.UNANSWERED: t.gettext(
            "⏳ {name} did not answer three times whether the card is still right, so the entry was removed from the "
            "directory. Once you have reached them you can put it back."
        ),
        None: t.gettext("{name} is no longer in the directory."),
    }[view.why]
    key = expert_key(view.expert.id)
    back = (Key("↩️ " + t.pgettext("button", "Put back"), StaffEntry(key, EntryStep.PUT_BACK)),)
    listed = (Key(t.pgettext("button", "‹ All experts"), ListEntries()),)
    return Screen(told.format(name=name), (listed,) if view.why is WhyOut.DECLINED else (back, listed))
