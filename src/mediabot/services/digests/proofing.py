"""Staff look at a digest before readers do: a preview in both languages, and tests in chosen people's chats."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from mediabot.domain.access import ensure_staff
from mediabot.domain.conversation import Ask
from mediabot.domain.editions import Digest
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.digests import DigestCard, DigestPreview, DigestToReader
from mediabot.domain.people import Person
from mediabot.domain.subscriptions import Subscription
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.digests.defining import digest_of
from mediabot.services.digests.editions import composed_for_all, since_of
from mediabot.services.digests.owing import composed_for
from mediabot.services.listening import stop_listening

TESTERS = 10
"""A test goes to no more people than these."""


class Proofing:
    """Every step checks that whoever acts is staff."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def preview(self, staff: Person, digest_id: int) -> None:
        """What a reader who has everything chosen would get now, in both languages."""
        ensure_staff(staff)
        digest = await digest_of(self._desk, digest_id)
        await self._preview(digest_id, since_of(digest, self._desk.now))

    async def preview_edition(self, staff: Person, edition_id: int) -> None:
        """The same, with the items of that edition."""
        ensure_staff(staff)
        edition = await self._desk.work.editions.get(edition_id)
        digest = await digest_of(self._desk, edition.digest_id if edition else 0)
        assert edition is not None, "a digest was found for it"
        await self._preview(digest.id, edition.since or since_of(digest, edition.slot))

    async def _preview(self, digest_id: int, since: datetime) -> None:
        found = await composed_for_all(self._desk, since)
        items = tuple(item.id for item in found.items)
        for language in WRITTEN:
            await self._desk.reply(DigestPreview(digest_id, items, found.more, language=language))

    async def test(self, staff: Person, digest_id: int) -> None:
        """To oneself."""
        ensure_staff(staff)
        await self._test(await digest_of(self._desk, digest_id), [staff])

    async def test_named(self, staff: Person, digest_id: int, words: str) -> None:
        """To people by their Telegram names or numbers; whom the bot doesn't know is named."""
        ensure_staff(staff)
        digest = await digest_of(self._desk, digest_id)
        typed = re.split(r"[\s,;]+", clean_line(words, limit=400))
        wanted = list(dict.fromkeys(word for word in typed if word))[:TESTERS]
        people, unknown = await self._people(staff, wanted)
        if not people:
            await self._desk.ask(staff, Ask.STAFF_DIGEST_TEST, digest.id)
            await self._desk.reply(
                DigestCard(digest.id, trouble=Ask.STAFF_DIGEST_TEST, unknown=", ".join(unknown), fresh=True)
            )
            return
        await stop_listening(self._desk, staff, {Ask.STAFF_DIGEST_TEST}, digest.id)
        await self._test(digest, people, ", ".join(unknown))

    async def _people(self, staff: Person, wanted: Collection[str]) -> tuple[list[Person], list[str]]:
        people, unknown = {}, []
        for word in wanted:
            found = await self._person(staff, word)
            if found is None or not found.may_be_written:
                unknown.append(word)
            else:
                people[found.id] = found
        return list(people.values()), unknown

    async def _person(self, staff: Person, word: str) -> Person | None:
        if word.casefold() in ("me", "мен", "аз"):  # not shown
            return staff
        if word.isdecimal():
            return await self._desk.work.people.get(int(word[:18]))
        return next(iter(await self._desk.work.people.named([word.lstrip("@")])), None)

    async def _test(self, digest: Digest, people: Collection[Person], unknown: str = "") -> None:
        """Each gets it as an edition would come to them; nothing is noted of what they got."""
        items = await self._desk.work.news.released(since := since_of(digest, self._desk.now))
        for person in people:
            own = await self._desk.work.subscriptions.get(person.id) or Subscription(person.id)
            found = await composed_for(self._desk, person, own, since, items)
            listed = tuple(item.id for item in found.items)
            await self._desk.owe(
                person.id,
                DigestToReader(items=listed, more=found.more, digest=digest.id, language=own.language, test=True),
            )
        await self._desk.work.digests.save(replace(digest, tested=True))
        await self._desk.reply(DigestCard(digest.id, tested=len(people), unknown=unknown, fresh=True))
