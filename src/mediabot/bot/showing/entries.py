"""Which screen draws each notice of the directory's entries; each from the newest version, whatever the office has."""

from __future__ import annotations

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.entries import form, staff
from mediabot.bot.screens.entries.views import EntryDraftView, ExpertListView, StaffEntryView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.directory import Expert
from mediabot.domain.entries import EntryTrouble, merged
from mediabot.domain.notices.entries import EntryForm, EntryOfStaff, EntryProposal, ExpertList
from mediabot.services.entries.finding import called_so
from mediabot.services.entries.publishing import draft_of, in_force
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
    entry = directory.get(s.notice.expert)
    shown = s.loader.view_of(entry) if entry else s.loader.expert(s.notice.expert)
    linked = await s.desk.work.people.expert(s.notice.expert) is not None
    return staff.staff_entry(StaffEntryView(shown, entry, linked, s.notice.retiring), s.t)


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
}
