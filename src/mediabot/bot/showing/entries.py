"""Which screen draws each notice of the directory's entries; each from the newest version, whatever the office has."""

from __future__ import annotations

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
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.directory import Expert
from mediabot.domain.entries import EntryTrouble, merged
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.entries import (
    EntryForm,
    EntryOfStaff,
    EntryProposal,
    ExpertList,
    IsCardRight,
    JoinCard,
    ProofToConfirm,
)
from mediabot.services.entries.finding import called_so
from mediabot.services.entries.publishing import draft_of, in_force, last_known
from mediabot.services.entries.typed import written

WANTED = 24
"""Characters of a name that a key to the next page has room for."""


async def _list(s: Showing[ExpertList]) -> Screen:
    _, _, directory = await in_force(s.desk)
    wanted = s.notice.wanted.replace(":", " ").strip()[:WANTED]
    found = called_so(directory, wanted) if wanted else directory.experts
    linked = frozenset(person.expert_id for person in await s.desk.work.people.experts())
    view = ExpertListView(
        tuple(s.loader.view_of(expert) for expert in found), linked, len(directory.experts), wanted, s.notice.page
    )
    return staff.expert_list(view, s.t)


async def _entry(s: Showing[EntryOfStaff]) -> Screen:
    _, _, directory = await in_force(s.desk)
    expert_id = s.notice.expert
    entry = directory.get(expert_id)
    known = entry or await last_known(s.desk, expert_id)
    proof = (await s.desk.work.proofs.confirmed([expert_id])).get(expert_id)
    prover = await s.desk.work.people.get(proof.confirmed_by) if proof and proof.confirmed_by else None
    view = StaffEntryView(
        expert=s.loader.view_of(known) if known else s.loader.expert(expert_id),
        entry=entry,
        linked=await s.desk.work.people.expert(expert_id) is not None,
        place=s.notice.place,
        paused=(await s.desk.work.terms.of(expert_id)).paused,
        proof=proof,
        proved_on=s.loader.day_of(proof.confirmed_at) if proof and proof.confirmed_at else None,
        proved_by=prover.name if prover else "",
        why=s.notice.why,
    )
    return staff.staff_entry(view, s.t)


async def _proof(s: Showing[ProofToConfirm]) -> Screen:
    proof = await s.desk.work.proofs.get(s.subject)
    if proof is None:
        raise Gone(Kind.ENTRY, s.subject)
    view = ProofView(proof, s.loader.expert(proof.expert_id), s.notice.refused)
    return staff.proof_to_confirm(view, s.t)


async def _join(s: Showing[JoinCard]) -> Screen:
    consent = await s.desk.work.consents.get(s.subject)
    if consent is None:
        raise Gone(Kind.ENTRY, s.subject)
    _, _, directory = await in_force(s.desk)
    entry = directory.get(consent.expert_id)
    view = JoinView(
        consent=consent,
        expert=s.loader.view_of(entry) if entry else s.loader.expert(consent.expert_id),
        entry=entry,
        phone=entry.contact.phone if entry else "",
        email=entry.contact.email if entry else "",
        declining=s.notice.declining,
        agreed_on=s.loader.day_of(consent.agreed_at) if consent.agreed_at else None,
    )
    return joining.invitation(view, s.t)


async def _is_right(s: Showing[IsCardRight]) -> Screen:
    _, _, directory = await in_force(s.desk)
    entry = directory.get(s.reader.expert_id)
    if entry is None:
        raise Gone(Kind.EXPERT, s.reader.expert_id)
    return joining.is_card_right(CardRightView(s.loader.view_of(entry), entry, s.notice.times), s.t)


async def _form(s: Showing[EntryForm]) -> Screen:
    return form.form(await _draft(s), s.t)


async def _proposal(s: Showing[EntryProposal]) -> Screen:
    return form.proposal(await _draft(s), s.t)


async def _draft(s: Showing[EntryForm] | Showing[EntryProposal]) -> EntryDraftView:
    draft = await draft_of(s.desk, s.subject)
    version, _, directory = await in_force(s.desk)
    before = directory.get(draft.expert_id)
    after = merged(draft, before) if draft.undecided else draft.entry
    about = s.notice.about
    if s.notice.trouble is EntryTrouble.ACCOUNT_TAKEN:
        about = _name(directory.get(about), s) or about
    return EntryDraftView(
        draft=draft,
        before=before if draft.undecided else draft.base,
        after=after,
        version=version,
        now=s.desk.now,
        trouble=s.notice.trouble if draft.undecided else None,
        about=about,
        topics=written(draft.entry.topics),
        author=_name(draft.base, s),
    )


def _name(expert: Expert | None, s: Showing[EntryForm] | Showing[EntryProposal]) -> str:
    return expert.name.in_language(s.loader.language) if expert else ""


SCREENS: Screens = {
    ExpertList: _list,
    EntryOfStaff: _entry,
    EntryForm: _form,
    EntryProposal: _proposal,
    ProofToConfirm: _proof,
    JoinCard: _join,
    IsCardRight: _is_right,
}
