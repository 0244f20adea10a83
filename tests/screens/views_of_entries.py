"""Views of the directory's entries for the screens: staff's list and cards, the form in each state, a proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.entries import form, joining, staff
from mediabot.bot.screens.entries.views import (
    CardRightView,
    EntryDraftView,
    ExpertListView,
    JoinView,
    ProofView,
    StaffEntryView,
)
from mediabot.bot.screens.views import ExpertView
from mediabot.domain.directory import Contact, Expert, Format, Localized, Topic
from mediabot.domain.entries import EntryDraft, EntryField, EntryState, EntryTrouble
from mediabot.domain.joining import Consent
from mediabot.domain.notices.entries import EntryPlace, WhyOut
from mediabot.domain.proofs import PersonProof, Proof
from mediabot.i18n.translator import Translator

Draw = Callable[[Translator], Screen]

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ENTRY = Expert(
    id="yana",
    name=Localized("Яна Далечинова", "Yana Dalechinova"),
    topics=(Topic(Localized("телемедицина", "telemedicine"), ("e-health",)), Topic(Localized(plain="CRISPR"))),
    title=Localized("доц. д-р"),
    organisation=Localized(plain="Институт „Пример & Ко“"),
    bio=Localized("Изследва <личния> лекар на разстояние."),
    languages=("bg", "en"),
    formats=(Format.QUOTE, Format.INTERVIEW),
    interests=Localized("съосновател на „Екран“"),
    contact=Contact(2001, "yana@example.org", "+359 700 00 001"),
    checked_on=date(2026, 11, 1),
)
CHANGED = replace(
    ENTRY,
    title=Localized("проф. д-р"),
    topics=(ENTRY.topics[0], Topic(Localized("редактиране на гени", "gene editing"))),
    languages=("bg", "en", "de"),
    formats=(),
    contact=replace(ENTRY.contact, phone="+359 700 00 009"),
)
SEEN = ExpertView(
    "yana", "Яна Далечинова", "доц. д-р", "Институт „Пример & Ко“", ("bg", "en"), ("quote",), "", date(2026, 11, 1)
)
OTHER = ExpertView("boyan", "Боян <Измислен>", "проф.")
MANY = tuple(replace(OTHER, id=f"boyan-{number}", name=f"Боян Измислен {number}") for number in range(23))
DRAFT = EntryDraft(5, "yana", CHANGED, ENTRY, 9001, NOW)
PROOF = PersonProof(2, "yana", Proof.REGISTER, NOW, "Съюз <личния> № 12", NOW, 9001)
NEW = EntryDraft(
    6, "", Expert("", Localized("Нова Измислена"), ()), None, 9001, NOW, field=EntryField.NAME_EN, guided=True
)
OPEN = EntryDraftView(DRAFT, ENTRY, CHANGED, 3, NOW, topics="телемедицина / telemedicine; e-health\nCRISPR")
PROPOSED = replace(OPEN, draft=replace(DRAFT, proposed=True), author="Яна Далечинова")
SENT = replace(PROPOSED, draft=replace(PROPOSED.draft, state=EntryState.SENT))


def entry_screens() -> Iterator[tuple[str, Draw]]:
    """Every screen by name."""
    yield from _staff()
    yield from _form()
    yield from _proposal()
    yield from _joining()


def _staff() -> Iterator[tuple[str, Draw]]:
    listed = ExpertListView((SEEN, OTHER), frozenset({"yana"}), 2)
    yield "staff-experts-list", lambda t: staff.expert_list(listed, t)
    second = ExpertListView(MANY, frozenset(), 40, "бо", 1)
    yield "staff-experts-list-found", lambda t: staff.expert_list(second, t)
    nobody = ExpertListView((), frozenset(), 40, "<никой>")
    yield "staff-experts-list-nobody", lambda t: staff.expert_list(nobody, t)
    entry = StaffEntryView(SEEN, ENTRY, linked=True)
    yield "staff-entry", lambda t: staff.staff_entry(entry, t)
    yield "staff-entry-retiring", lambda t: staff.staff_entry(replace(entry, place=EntryPlace.RETIRE), t)
    proved = replace(entry, proof=PROOF, proved_on=date(2026, 11, 12), proved_by="Мария <Екип>", paused=True)
    yield "staff-entry-proof", lambda t: staff.staff_entry(replace(proved, place=EntryPlace.PROOF), t)
    yield "staff-entry-paused", lambda t: staff.staff_entry(proved, t)
    for why in WhyOut:
        out = StaffEntryView(OTHER, None, why=why)
        yield f"staff-entry-{why}", lambda t, out=out: staff.staff_entry(out, t)  # type: ignore[misc]
    heard = ProofView(replace(PROOF, how=Proof.VOICE, confirmed_at=None), OTHER)
    yield "staff-proof", lambda t: staff.proof_to_confirm(heard, t)
    yield "staff-proof-refused", lambda t: staff.proof_to_confirm(replace(heard, refused=True), t)
    yield "staff-proof-confirmed", lambda t: staff.proof_to_confirm(replace(heard, proof=PROOF), t)
    yield "staff-entry-out", lambda t: staff.staff_entry(StaffEntryView(OTHER, None), t)


def _form() -> Iterator[tuple[str, Draw]]:
    yield "entry-form", lambda t: form.form(OPEN, t)
    yield "entry-form-new", lambda t: form.form(EntryDraftView(NEW, None, NEW.entry, 3, NOW), t)
    for field in (EntryField.TOPICS, EntryField.LANGUAGES, EntryField.FORMATS, EntryField.EMAIL, EntryField.CHECKED_ON):
        asked = replace(OPEN, draft=replace(DRAFT, field=field, entry=ENTRY))
        yield f"entry-form-{field}", lambda t, asked=asked: form.form(asked, t)  # type: ignore[misc]
    for trouble in EntryTrouble:
        told = replace(OPEN, trouble=trouble, about="<това>")
        yield f"entry-form-trouble-{trouble}", lambda t, told=told: form.form(told, t)  # type: ignore[misc]
    for state in (EntryState.PUBLISHED, EntryState.DROPPED):
        ended = replace(OPEN, draft=replace(DRAFT, state=state, version=4))
        yield f"entry-form-{state}", lambda t, ended=ended: form.form(ended, t)  # type: ignore[misc]


def _proposal() -> Iterator[tuple[str, Draw]]:
    yield "entry-proposing", lambda t: form.form(PROPOSED, t)
    yield "entry-proposed", lambda t: form.form(SENT, t)
    yield "staff-proposal", lambda t: form.proposal(SENT, t)
    for state in (EntryState.PUBLISHED, EntryState.REFUSED):
        ended = replace(SENT, draft=replace(SENT.draft, state=state, version=4))
        yield f"staff-proposal-{state}", lambda t, ended=ended: form.proposal(ended, t)  # type: ignore[misc]


def _joining() -> Iterator[tuple[str, Draw]]:
    opened = JoinView(Consent(3, 1, "yana", 2001, NOW), SEEN, ENTRY, "+359 700 00 001", "yana@example.org")
    yield "join", lambda t: joining.invitation(opened, t)
    yield "join-declining", lambda t: joining.invitation(replace(opened, declining=True), t)
    agreed = replace(opened, consent=replace(opened.consent, agreed_at=NOW), agreed_on=date(2026, 11, 23))
    yield "join-agreed", lambda t: joining.invitation(agreed, t)
    declined = replace(opened, consent=replace(opened.consent, declined_at=NOW))
    yield "join-declined", lambda t: joining.invitation(declined, t)
    yield "card-right", lambda t: joining.is_card_right(CardRightView(SEEN, ENTRY, 1), t)
    yield "card-right-last", lambda t: joining.is_card_right(CardRightView(SEEN, ENTRY, 3), t)
