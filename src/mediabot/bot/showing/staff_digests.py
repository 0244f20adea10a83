"""Which screen draws each notice of staff's digests and editions."""

from __future__ import annotations

from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.digests import digest
from mediabot.bot.screens.digests import editions as staff_editions
from mediabot.bot.screens.digests import staff as staff_digests
from mediabot.bot.screens.digests.views import DigestView, EditionView, StaffDigestView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.bot.showing.digest_lines import digest_line, items_of
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.digests import DigestCard, DigestList, DigestPreview, EditionCard
from mediabot.domain.schedule import next_moved, next_slot
from mediabot.i18n.schedule_words import city
from mediabot.services.digests.defining import digest_of, readers_of
from mediabot.services.digests.editions import composed_for_all, since_of


async def _digests(s: Showing[DigestList]) -> Screen:
    return staff_digests.staff_digests(tuple(await s.desk.work.digests.all()), s.t, s.notice.page)


async def _digest(s: Showing[DigestCard]) -> Screen:
    defined, now = await digest_of(s.desk, s.subject), s.desk.now
    coming = next_slot(defined.schedule, now)
    view = StaffDigestView(
        digest=defined,
        now=now,
        readers=await readers_of(s.desk, defined),
        city=city(defined.zone, s.t.language),
        next_at=coming.at if coming and defined.active else None,
        moved=next_moved(defined.schedule, now),
        place=s.notice.place,
        trouble=s.notice.trouble,
        tested=s.notice.tested,
        unknown=s.notice.unknown,
        editions=tuple(await s.desk.work.editions.of(defined.id, 5)),
    )
    return staff_digests.staff_digest(view, s.t)


async def _edition(s: Showing[EditionCard]) -> Screen:
    edition = await s.desk.work.editions.get(s.subject)
    if edition is None:
        raise Gone(Kind.EDITION, s.subject)
    defined = await digest_of(s.desk, edition.digest_id)
    decided = await s.desk.work.people.get(edition.decided_by) if edition.decided_by else None
    found = await composed_for_all(s.desk, edition.since or since_of(defined, edition.slot))
    view = EditionView(
        edition=edition,
        digest=defined,
        now=s.desk.now,
        items=len(found.items) + found.more,
        until=edition.slot + defined.kept_for,
        decided_by=decided.name if decided else "",
    )
    return staff_editions.staff_edition(view, s.t)


async def _preview(s: Showing[DigestPreview]) -> Screen:
    """In one language, as the delivery says; nothing under embargo is in it."""
    defined = await digest_of(s.desk, s.subject)
    items = [item for item in await items_of(s) if item.told(s.desk.now)]
    view = DigestView(
        lines=tuple(digest_line(s, item, next(iter(item.topics), None)) for item in items),
        now=s.desk.now,
        name=defined.name,
        lead_in=defined.lead_in.in_language(s.loader.language),
        more=s.notice.more,
        preview=s.t.language,
    )
    return digest.digest(view, s.t)


SCREENS: Screens = {
    DigestList: _digests,
    DigestCard: _digest,
    EditionCard: _edition,
    DigestPreview: _preview,
}
