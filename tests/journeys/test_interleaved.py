"""Two processes at the same instant: what one has read, the other may not change before it is written.

On PostgreSQL, where two transactions can be open at once. Each waits before its first write until the other is about
to write, too, or evidently can't be.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlalchemy.util import await_only

from journeys.newsroom import Newsroom, open_newsroom
from journeys.newsstand import TELEMEDICINE, item
from mediabot.domain.broadcasts import Broadcast
from mediabot.domain.conversation import Ask, Letter
from mediabot.domain.invites import hash_token
from mediabot.domain.joining import mark_of
from mediabot.domain.news import TERMS_VERSION, EmbargoAccess
from mediabot.domain.people import Person, Role, Standing
from mediabot.domain.questions import Search, Status
from mediabot.domain.stories import Story
from mediabot.services.desk import Desk
from mediabot.services.journeys import Journeys
from mediabot.services.news.intake import Intake
from mediabot.services.ports.store import Work
from mediabot.storage.engine import open_engine
from mediabot.storage.store import SqlStore

LONG_ENOUGH = 0.3
"""Seconds after which the other one is evidently waiting for this transaction to end."""

Step = Callable[[Work, Newsroom], Awaitable[None]]
Holds = Callable[[Work, Newsroom], Awaitable[bool]]


class Meeting:
    """Where the two transactions wait for each other before they write."""

    def __init__(self) -> None:
        self._waiting: set[object] = set()
        self._both = asyncio.Event()

    def before_write(self, connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")) and connection not in self._waiting:
            self._waiting.add(connection)
            await_only(self._met())

    async def _met(self) -> None:
        if len(self._waiting) > 1:
            self._both.set()
        try:
            await asyncio.wait_for(self._both.wait(), LONG_ENOUGH)
        except TimeoutError:
            return


@contextmanager
def meeting(*stores: SqlStore) -> Iterator[None]:
    here = Meeting()
    for store in stores:
        event.listen(store.engine.sync_engine, "before_cursor_execute", here.before_write)
    try:
        yield
    finally:
        for store in stores:
            event.remove(store.engine.sync_engine, "before_cursor_execute", here.before_write)


async def at_once(newsroom: Newsroom, url: str, *steps: Step) -> None:
    """Each step by a process of its own. One that is told no has come second."""
    stores = [SqlStore(open_engine(url)) for _ in steps]

    async def go(store: SqlStore, step: Step) -> None:
        async with store.begin() as work:
            await step(work, newsroom)
            await work.commit()

    with meeting(*stores):
        await asyncio.gather(*map(go, stores, steps), return_exceptions=True)
    for store in stores:
        await store.close()


def in_order(first: Step, second: Step, *, turned: bool) -> tuple[Step, Step]:
    return (second, first) if turned else (first, second)


def at(work: Work, newsroom: Newsroom) -> Journeys:
    return Journeys.at(Desk(work, newsroom.clock.now(), newsroom.center.keeper.current()))


async def person(work: Work, person_id: int) -> Person:
    found = await work.people.get(person_id)
    assert found is not None
    return found


async def the_waiting(work: Work, newsroom: Newsroom) -> int:
    return (await work.questions.of(newsroom.boris.id))[0].id


# what two people do


async def maria_verifies(work: Work, newsroom: Newsroom) -> None:
    await at(work, newsroom).verification.verify(await person(work, 9001), newsroom.boris.id)


async def maria_blocks(work: Work, newsroom: Newsroom) -> None:
    await at(work, newsroom).verification.block(await person(work, 9001), newsroom.boris.id, "abuse")


async def boris_sends(work: Work, newsroom: Newsroom) -> None:
    boris = await person(work, newsroom.boris.id)
    await at(work, newsroom).verification.send_question(boris, await the_waiting(work, newsroom))


async def boris_proves(work: Work, newsroom: Newsroom) -> None:
    boris = await person(work, newsroom.boris.id)
    question = await the_waiting(work, newsroom)
    await at(work, newsroom).verification.answer(boris, Ask.PROOF, question, "https://example.org/boris")


def uses(who: int, token: str) -> Step:
    async def use(work: Work, newsroom: Newsroom) -> None:
        await at(work, newsroom).invitations.use(await person(work, who), token)

    return use


async def opens_invite(newsroom: Newsroom, who: int) -> int:
    """The consent that somebody sees who was invited to be the expert."""
    token = await invited(newsroom, Role.EXPERT, expert_id="heart")
    async with newsroom.center.store.begin() as work:
        await at(work, newsroom).joining.open(await person(work, who), token)
        invite = await work.invites.by_hash(hash_token(token))
        consent = await work.consents.of_invite(invite.id) if invite else None
        await work.commit()
    assert consent is not None
    return consent.id


def agrees(who: int, consent_id: int) -> Step:
    async def agree(work: Work, newsroom: Newsroom) -> None:
        joining = at(work, newsroom).joining
        reader = await person(work, who)
        await joining.agree(reader, consent_id, mark=mark_of("as shown"), text_hash="as shown", language="en")

    return agree


def takes_right(who: int, other: int) -> Step:
    async def take(work: Work, newsroom: Newsroom) -> None:
        await at(work, newsroom).readers.set_sender(await person(work, who), other, sends=False)

    return take


def dismisses(who: int, other: int) -> Step:
    async def dismiss(work: Work, newsroom: Newsroom) -> None:
        await at(work, newsroom).invitations.dismiss(await person(work, who), other)

    return dismiss


def leaves(who: int) -> Step:
    async def leave(work: Work, newsroom: Newsroom) -> None:
        await at(work, newsroom).leaving.delete(await person(work, who))

    return leave


def answers(who: int, letter_id: int) -> Step:
    async def answer(work: Work, newsroom: Newsroom) -> None:
        await at(work, newsroom).correspondence.answer_letter(await person(work, who), letter_id, f"From {who}")

    return answer


def settles(who: int, search_id: int) -> Step:
    async def settle(work: Work, newsroom: Newsroom) -> None:
        await at(work, newsroom).correspondence.write_about_search(await person(work, who), search_id, f"From {who}")

    return settle


async def parvan_is_lost(work: Work, newsroom: Newsroom) -> None:
    await at(work, newsroom).profiles.lost(await person(work, newsroom.parvan.id))


async def ana_sends(work: Work, newsroom: Newsroom) -> None:
    await at(work, newsroom).referrals.send(await person(work, newsroom.ana.id), 1)


async def maria_records_a_breach(work: Work, newsroom: Newsroom) -> None:
    await at(work, newsroom).embargo.record_breach(await person(work, 9001), newsroom.ana.id, "Published early")


async def ana_agrees(work: Work, newsroom: Newsroom) -> None:
    await at(work, newsroom).embargo_terms.agree(await person(work, newsroom.ana.id), TERMS_VERSION, None)


async def the_story_comes_in(work: Work, newsroom: Newsroom) -> None:
    desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())
    told = item("Telemedicine reaches every village of the region", TELEMEDICINE)
    await Intake(desk).take(Story(title=told.title, summary=told.summary, link=told.link, source=told.source))


def narrows(**facts: object) -> Step:
    async def narrow(work: Work, newsroom: Newsroom) -> None:
        broadcasting = at(work, newsroom).broadcasting
        await broadcasting.set_audience(await person(work, 9001), 1, lambda audience: replace(audience, **facts))  # type: ignore[arg-type]

    return narrow


# what has to be so beforehand


async def boris_waits_to_send(newsroom: Newsroom) -> None:
    """He has told who he is; staff have not decided. His question is a draft still."""
    boris = newsroom.boris
    await boris.asks("telemedicine")
    await boris.taps("Ask Parvan Ekranov")
    await boris.fills_form()
    async with newsroom.center.store.begin() as work:
        told = {"byline": "Boris", "outlet": "Post", "proof": "https://example.org/b", "standing": Standing.PENDING}
        await work.people.save(replace(await person(work, boris.id), applied_at=newsroom.clock.now(), **told))  # type: ignore[arg-type]
        await work.commit()


async def boris_still_has_to_prove(newsroom: Newsroom) -> None:
    await boris_waits_to_send(newsroom)
    async with newsroom.center.store.begin() as work:
        boris = await person(work, newsroom.boris.id)
        await work.people.save(replace(boris, proof="", standing=Standing.UNKNOWN))
        await work.commit()


async def staff_are_known(newsroom: Newsroom) -> None:
    for member in (9001, 9002):
        async with newsroom.center.store.begin() as work:
            known = await work.people.get(member) or Person(member, language="en")
            await work.people.save(replace(known, staff=True, sends=True))
            await work.commit()


async def invited(newsroom: Newsroom, role: Role, **facts: str) -> str:
    async with newsroom.center.store.begin() as work:
        token = await at(work, newsroom).invitations.invite(role, by=None, **facts)
        await work.commit()
    return token


# what must hold


async def none_waits_under_a_verified_journalist(work: Work, newsroom: Newsroom) -> bool:
    boris = await person(work, newsroom.boris.id)
    questions = await work.questions.of(boris.id)
    return boris.standing is Standing.VERIFIED and all(each.status is not Status.WAITING for each in questions)


async def nothing_of_a_blocked_person_goes_on(work: Work, newsroom: Newsroom) -> bool:
    boris = await person(work, newsroom.boris.id)
    under_way = (Status.WAITING, Status.ASKING, Status.WITH_STAFF)
    questions = await work.questions.of(boris.id)
    return boris.standing is Standing.BLOCKED and all(each.status not in under_way for each in questions)


PAIRS: dict[str, tuple[Callable[[Newsroom], Awaitable[None]], Step, Step, Holds]] = {
    "verify and send": (boris_waits_to_send, maria_verifies, boris_sends, none_waits_under_a_verified_journalist),
    "block and send": (boris_waits_to_send, maria_blocks, boris_sends, nothing_of_a_blocked_person_goes_on),
    "block and prove": (boris_still_has_to_prove, maria_blocks, boris_proves, nothing_of_a_blocked_person_goes_on),
}

attack = pytest.mark.attack("two at the same instant, interleaved on PostgreSQL")

either_order = pytest.mark.parametrize("turned", [False, True], ids=["in this order", "turned"])


@attack
@pytest.mark.parametrize("pair", PAIRS)
@either_order
async def test_decision_of_staff_and_step_of_the_journalist(postgresql_url: str, pair: str, turned: bool) -> None:
    before, first, second, holds = PAIRS[pair]
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)
        await before(newsroom)

        await at_once(newsroom, postgresql_url, *in_order(first, second, turned=turned))

        async with newsroom.center.store.begin() as work:
            assert await holds(work, newsroom)


@attack
async def test_block_is_not_undone_by_an_invite(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)
        await boris_waits_to_send(newsroom)
        token = await invited(newsroom, Role.JOURNALIST, outlet="Post")

        await at_once(newsroom, postgresql_url, maria_blocks, uses(newsroom.boris.id, token))

        async with newsroom.center.store.begin() as work:
            assert (await person(work, newsroom.boris.id)).standing is Standing.BLOCKED


@attack
async def test_one_entry_comes_to_one_account(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await newsroom.boris.says("/start")
        first = await opens_invite(newsroom, newsroom.boris.id)
        second = await opens_invite(newsroom, newsroom.ana.id)

        await at_once(newsroom, postgresql_url, agrees(newsroom.boris.id, first), agrees(newsroom.ana.id, second))

        async with newsroom.center.store.begin() as work:
            assert len([one for one in await work.people.experts() if one.expert_id == "heart"]) == 1


@attack
async def test_invite_is_used_by_one_of_two(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await newsroom.boris.says("/start")
        token = await invited(newsroom, Role.STAFF)

        await at_once(newsroom, postgresql_url, uses(newsroom.boris.id, token), uses(newsroom.ana.id, token))

        async with newsroom.center.store.begin() as work:
            staff = {one.id for one in await work.people.staff()} & {newsroom.boris.id, newsroom.ana.id}
            assert len(staff) == 1


@attack
async def test_two_senders_who_take_each_others_right_leave_one(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)

        await at_once(newsroom, postgresql_url, takes_right(9001, 9002), takes_right(9002, 9001))

        async with newsroom.center.store.begin() as work:
            assert len([one for one in await work.people.staff() if one.sends]) == 1


@attack
async def test_two_who_dismiss_each_other_leave_one(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)

        await at_once(newsroom, postgresql_url, dismisses(9001, 9002), dismisses(9002, 9001))

        async with newsroom.center.store.begin() as work:
            assert len([one for one in await work.people.staff() if one.sends]) == 1


@attack
async def test_of_two_who_leave_one_stays_staff(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await newsroom.boris.says("/start")
        async with newsroom.center.store.begin() as work:
            for member in (9001, 9002):
                await work.books.forget(member)
            for newcomer in (newsroom.boris.id, newsroom.ana.id):
                await work.people.save(replace(await person(work, newcomer), staff=True))
            await work.commit()

        await at_once(newsroom, postgresql_url, leaves(newsroom.boris.id), leaves(newsroom.ana.id))

        async with newsroom.center.store.begin() as work:
            assert len(await work.people.staff()) == 1


@attack
async def test_letter_and_topic_get_one_answer_each(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)
        async with newsroom.center.store.begin() as work:
            letter = await work.letters.add(Letter(0, newsroom.boris.id, "Who are you?", newsroom.clock.now()))
            search = await work.searches.add(Search(0, newsroom.ana.id, "old tractors", "en", newsroom.clock.now()))
            await work.commit()

        await at_once(newsroom, postgresql_url, answers(9001, letter.id), answers(9002, letter.id))
        await at_once(newsroom, postgresql_url, settles(9001, search.id), settles(9002, search.id))

        async with newsroom.center.store.begin() as work:
            for asked in (newsroom.boris.id, newsroom.ana.id):
                assert len([one for one in await work.letters.of(asked) if one.author_id]) == 1


@attack
@either_order
async def test_question_is_with_no_expert_who_was_lost_meanwhile(postgresql_url: str, turned: bool) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await newsroom.ana.asks("telemedicine")
        await newsroom.ana.taps("Ask Parvan Ekranov")
        await newsroom.ana.fills_form()

        await at_once(newsroom, postgresql_url, *in_order(ana_sends, parvan_is_lost, turned=turned))

        async with newsroom.center.store.begin() as work:
            open_with = [one.person_id for one in await work.referrals.of_question(1) if one.open]
            assert newsroom.parvan.id not in open_with


@attack
@either_order
async def test_recorded_breach_is_not_undone_by_agreeing(postgresql_url: str, turned: bool) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)
        async with newsroom.center.store.begin() as work:
            await work.embargoes.put(EmbargoAccess(newsroom.ana.id, newsroom.clock.now(), terms_version=0))
            await work.commit()

        await at_once(newsroom, postgresql_url, *in_order(maria_records_a_breach, ana_agrees, turned=turned))

        async with newsroom.center.store.begin() as work:
            access = await work.embargoes.get(newsroom.ana.id)
            assert access is not None
            assert access.closed_at is not None


@attack
async def test_one_story_is_one_item(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await at_once(newsroom, postgresql_url, the_story_comes_in, the_story_comes_in)

        async with newsroom.center.store.begin() as work:
            assert len(await work.news.newest(10)) == 1


@attack
async def test_two_changes_of_an_audience_both_stay(postgresql_url: str) -> None:
    async with open_newsroom(postgresql_url) as newsroom:
        await staff_are_known(newsroom)
        async with newsroom.center.store.begin() as work:
            await work.broadcasts.add(Broadcast(0, 9001, newsroom.clock.now()))
            await work.commit()

        await at_once(newsroom, postgresql_url, narrows(verified=True), narrows(languages=("bg",)))

        async with newsroom.center.store.begin() as work:
            draft = await work.broadcasts.get(1)
            assert draft is not None
            assert (draft.audience.verified, draft.audience.languages) == (True, ("bg",))
