"""The form of an entry, and what staff see of an expert's proposal."""

from __future__ import annotations

from mediabot.bot.buttons.entries import (
    EntryDraftStep,
    EntryFormat,
    EntryLanguage,
    FormStep,
    OpenEntryField,
    PublishEntry,
)
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows, ticked
from mediabot.bot.screens.entries.fields import differences, field_key, field_name, filled, value_of
from mediabot.bot.screens.entries.troubles import trouble
from mediabot.bot.screens.entries.views import EntryDraftView
from mediabot.bot.screens.words import capital, format_name
from mediabot.domain.directory import Format
from mediabot.domain.entries import EntryField, EntryState, get
from mediabot.domain.languages import WRITTEN
from mediabot.i18n.translator import Translator

OFFERED = ("bg", "en", "de", "fr", "ru", "es", "it", "el", "tr")
"""Languages with a key; others are typed."""


def form(view: EntryDraftView, t: Translator) -> Screen:
    """The open field with its answers as keys; or all that is filled in, ready to go."""
    if view.draft.state is not EntryState.OPEN:
        return Screen(blocks(_heading(view, t), _ended(view, t), _content(view, t)))
    told = trouble(view, t)
    if view.draft.field is None:
        return Screen(blocks(_heading(view, t), _content(view, t), told or _ready(view, t)), _overview_keys(view, t))
    text = blocks(_heading(view, t), _asked(view, view.draft.field, t), told)
    return Screen(text, _field_keys(view, view.draft.field, t))


def proposal(view: EntryDraftView, t: Translator) -> Screen:
    """To staff: what the expert wants otherwise, and the two keys."""
    heading = "✏️ <b>" + t.gettext("{name} proposes a correction to their card").format(name=h(view.author)) + "</b>"
    if view.draft.state is not EntryState.SENT:
        return Screen(blocks(heading, _ended(view, t), _content(view, t)))
    number = view.draft.id
    keys: tuple[Row, ...] = (
        (Key("✅ " + t.pgettext("button", "Accept"), PublishEntry(number, view.version), style=Style.GOOD),),
        (Key(t.pgettext("button", "Refuse, with a reason"), EntryDraftStep(number, FormStep.REFUSE)),),
    )
    return Screen(blocks(heading, _content(view, t), trouble(view, t)), keys)


def _heading(view: EntryDraftView, t: Translator) -> str:
    name = view.after.name.in_language(t.language)
    if view.draft.proposed:
        return "✏️ <b>" + t.gettext("A correction to your card") + "</b>"
    if view.draft.base is None:
        return "➕ <b>" + t.gettext("New expert: {name}").format(name=h(name or "…")) + "</b>"
    return "✏️ <b>" + t.gettext("Entry: {name}").format(name=h(name)) + "</b>"


def _content(view: EntryDraftView, t: Translator) -> str:
    """What would be otherwise; of a new entry all there is, of one that is decided what it was to be."""
    base = view.draft.base if not view.draft.undecided else view.before
    if base is None:
        return filled(view.after, t)
    told = differences(base, view.after if view.draft.undecided else view.draft.entry, t)
    return told or t.gettext("No changes so far.")


def _ended(view: EntryDraftView, t: Translator) -> str:
    match view.draft.state:
        case EntryState.PUBLISHED:
            told = t.gettext("✅ Published as version {number} of the directory.")
            return told.format(number=view.draft.version or "")
        case EntryState.SENT:
            return t.gettext("📨 Sent to the Media Center team. You will be told here what they decide.")
        case EntryState.REFUSED:
            return t.gettext("✖️ Not accepted; the expert has been told why.")
    return t.gettext("Cancelled; nothing in the directory was changed.")


def _ready(view: EntryDraftView, t: Translator) -> str:
    if view.draft.proposed:
        return t.gettext("Choose what you’d like changed, then send it. The Media Center team checks it first.")
    return t.gettext("Choose a field to change it. Nothing is in the directory until you publish it.")


def _overview_keys(view: EntryDraftView, t: Translator) -> tuple[Row, ...]:
    number = view.draft.id
    if view.draft.proposed:
        go = Key(
            "📨 " + t.pgettext("button", "Send to the team"), EntryDraftStep(number, FormStep.SEND), style=Style.GOOD
        )
    else:
        go = Key("✅ " + t.pgettext("button", "Publish"), PublishEntry(number, view.version), style=Style.GOOD)
    fields = sorted(view.draft.fields(), key=lambda field: field.text is None)
    keys = [Key(field_key(field, t), OpenEntryField(number, field)) for field in fields]
    return ((go,), *rows(keys), _give_up(view, t))


def _give_up(view: EntryDraftView, t: Translator) -> Row:
    return (Key(t.pgettext("button", "Cancel"), EntryDraftStep(view.draft.id, FormStep.DROP)),)


def _asked(view: EntryDraftView, field: EntryField, t: Translator) -> str:
    """What is asked, how it is typed, and what stands there now."""
    value = get(view.draft.entry, field)
    shown = f"<code>{h(view.topics)}</code>" if field is EntryField.TOPICS else value_of(value, t)
    now = t.gettext("Now: {value}").format(value=shown) if value else ""
    return blocks(lines(f"<b>{field_name(field, t)}</b>", _how(field, t)), now)


def _how(field: EntryField, t: Translator) -> str:
    hows = {
        EntryField.TITLE_BG: t.gettext("For example “доц. д-р” or “проф., ръководител на клиника”."),
        EntryField.TITLE_EN: t.gettext("For example “Associate Professor”."),
        EntryField.TOPICS: t.gettext(
            "One topic per line, Bulgarian name first: “телемедицина / telemedicine; e-health” (other words for it "
            "after the semicolon). Start a line with + to add a topic, or with - to remove one."
        ),
        EntryField.LANGUAGES: t.gettext("Tap, or type them: “Bulgarian, English”."),
        EntryField.FORMATS: t.gettext("Tap, or type them: “written quote, phone interview”. Choosing none means any."),
        EntryField.INTERESTS_BG: t.gettext("Ties a journalist should know about, such as advisory work."),
        EntryField.INTERESTS_EN: t.gettext("Ties a journalist should know about, such as advisory work."),
        EntryField.PHONE: t.gettext("For example +359 2 000 00 00. Passed on only after the expert says yes."),
        EntryField.EMAIL: t.gettext("For example name@example.org. Passed on only after the expert says yes."),
        EntryField.TELEGRAM: t.gettext("The number of their account, not the @name. They can get it with /id."),
        EntryField.CHECKED_ON: t.gettext("The day on which the entry was last checked: “today” or 2026-11-01."),
    }
    return lines(hows.get(field, t.gettext("Write the text.")), _dash(field, t))


def _dash(field: EntryField, t: Translator) -> str:
    return "" if field is EntryField.TOPICS else t.gettext("Send “-” to clear it.")


def _field_keys(view: EntryDraftView, field: EntryField, t: Translator) -> tuple[Row, ...]:
    number = view.draft.id
    on = view.draft.next_field(field)
    label = t.pgettext("button", "Next ›") if field in (EntryField.LANGUAGES, EntryField.FORMATS) else None
    skip = Key(label or t.pgettext("button", "Skip"), EntryDraftStep(number, FormStep.SKIP))
    back = Key(t.pgettext("button", "‹ All fields"), EntryDraftStep(number, FormStep.OVERVIEW))
    return (*_choices(view, field, t), (skip, back) if on else (back,), _give_up(view, t))


def _choices(view: EntryDraftView, field: EntryField, t: Translator) -> tuple[Row, ...]:
    number, chosen = view.draft.id, get(view.draft.entry, field)
    if field is EntryField.LANGUAGES:
        codes = dict.fromkeys((*WRITTEN, *OFFERED, *chosen))
        keys = [
            Key(
                ticked(capital(t.language_name(code)), code in chosen),
                EntryLanguage(number, code, int(code not in chosen)),
            )
            for code in codes
        ]
        return rows(keys, 3)
    if field is EntryField.FORMATS:
        keys = [
            Key(ticked(capital(format_name(one, t)), one in chosen), EntryFormat(number, one, int(one not in chosen)))
            for one in Format
        ]
        return rows(keys)
    return ()
