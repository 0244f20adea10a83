"""Those who talk to the bot: who they are, what the bot last asked them, letters, and invites."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select

from mediabot.domain.audience import Audience
from mediabot.domain.conversation import LastAlbum, Letter, Prompt
from mediabot.domain.invites import Invite
from mediabot.domain.limits import Limits
from mediabot.domain.people import Person, Standing
from mediabot.storage.repositories.audiences import belongs
from mediabot.storage.rows.people import UNANSWERED, InviteRow, LastAlbumRow, LetterRow, LimitsRow, PersonRow, PromptRow
from mediabot.storage.shelf import Repository, Shelf


class SqlPeople(Repository[Person]):
    shelf = Shelf(PersonRow, Person)

    async def get(self, person_id: int) -> Person | None:
        return await self._get(person_id)

    async def lock(self, person_id: int) -> Person | None:
        return await self._lock(person_id)

    async def save(self, person: Person) -> None:
        if (person.id,) in self._known:
            await self._save(person)
        else:
            await self._put(person)

    async def staff(self) -> Sequence[Person]:
        return await self._many(self.shelf.all.where(PersonRow.staff).order_by(PersonRow.id))

    async def expert(self, expert_id: str) -> Person | None:
        """Nobody is tied to the empty one."""
        if not expert_id:
            return None
        return await self._one(self.shelf.all.where(PersonRow.expert_id == expert_id))

    async def experts(self) -> Sequence[Person]:
        return await self._many(self.shelf.all.where(PersonRow.expert_id > "").order_by(PersonRow.id))

    async def pending(self) -> Sequence[Person]:
        waiting = self.shelf.all.where(PersonRow.standing == Standing.PENDING)
        return await self._many(waiting.order_by(PersonRow.applied_at, PersonRow.id))

    async def decided(self, limit: int) -> Sequence[Person]:
        decided = self.shelf.all.where(PersonRow.decided_at.is_not(None))
        return await self._many(decided.order_by(PersonRow.decided_at.desc(), PersonRow.id.desc()).limit(limit))

    async def called(self, username: str) -> Person | None:
        named = self.shelf.all.where(func.lower(PersonRow.username) == username.lower()).order_by(PersonRow.id).limit(1)
        return await self._one(named)

    async def some(self, person_ids: Collection[int]) -> Sequence[Person]:
        return await self._many(self.shelf.all.where(PersonRow.id.in_(person_ids)).order_by(PersonRow.id))

    async def named(self, usernames: Collection[str]) -> Sequence[Person]:
        wanted = [name.lower() for name in usernames]
        return await self._many(self.shelf.all.where(func.lower(PersonRow.username).in_(wanted)).order_by(PersonRow.id))

    async def count(self, audience: Audience, now: datetime, default_language: str) -> int:
        counted = select(func.count()).select_from(PersonRow).where(belongs(audience, now, default_language))
        return int((await self._run(counted)).scalar_one())

    async def among(
        self, audience: Audience, now: datetime, default_language: str, *, after: int, limit: int
    ) -> Sequence[Person]:
        among = self.shelf.all.where(belongs(audience, now, default_language), PersonRow.id > after)
        return await self._many(among.order_by(PersonRow.id).limit(limit))


class SqlPrompts(Repository[Prompt]):
    shelf = Shelf(PromptRow, Prompt)

    async def get(self, chat_id: int, person_id: int) -> Prompt | None:
        return await self._get(chat_id, person_id)

    async def put(self, prompt: Prompt) -> None:
        await self._put(prompt)

    async def clear(self, chat_id: int, person_id: int) -> None:
        await self._drop(chat_id, person_id)


class SqlLetters(Repository[Letter]):
    shelf = Shelf(LetterRow, Letter)

    async def get(self, letter_id: int) -> Letter | None:
        return await self._get(letter_id)

    async def add(self, letter: Letter) -> Letter:
        return await self._add(letter)

    async def save(self, letter: Letter) -> None:
        await self._save(letter)

    async def of(self, person_id: int) -> Sequence[Letter]:
        return await self._many(self.shelf.all.where(LetterRow.person_id == person_id).order_by(LetterRow.id))

    async def last_of(self, person_id: int) -> Letter | None:
        theirs = self.shelf.all.where(LetterRow.person_id == person_id)
        return await self._one(theirs.order_by(LetterRow.id.desc()).limit(1))

    async def answer_to(self, letter_id: int) -> Letter | None:
        return await self._one(self.shelf.all.where(LetterRow.answers_id == letter_id))

    async def unanswered(self) -> Sequence[Letter]:
        return await self._many(self.shelf.all.where(UNANSWERED).order_by(LetterRow.id))


class SqlLastAlbums(Repository[LastAlbum]):
    shelf = Shelf(LastAlbumRow, LastAlbum)

    async def get(self, person_id: int) -> LastAlbum | None:
        return await self._get(person_id)

    async def put(self, album: LastAlbum) -> None:
        await self._put(album)


class SqlInvites(Repository[Invite]):
    shelf = Shelf(InviteRow, Invite)

    async def add(self, invite: Invite) -> Invite:
        return await self._add(invite)

    async def get(self, invite_id: int) -> Invite | None:
        return await self._get(invite_id)

    async def open(self, now: datetime) -> Sequence[Invite]:
        usable = self.shelf.all.where(InviteRow.used_at.is_(None), InviteRow.expires_at > now)
        return await self._many(usable.order_by(InviteRow.id.desc()))

    async def by_hash(self, token_hash: str) -> Invite | None:
        return await self._one(self.shelf.all.where(InviteRow.token_hash == token_hash).with_for_update())

    async def save(self, invite: Invite) -> None:
        await self._save(invite)


class SqlLimits(Repository[Limits]):
    shelf = Shelf(LimitsRow, Limits)

    async def get(self, person_id: int) -> Limits | None:
        return await self._get(person_id)

    async def put(self, limits: Limits) -> None:
        await self._put(limits)
