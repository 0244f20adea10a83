"""Searches, questions, referrals and remarks, on both databases."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import JSON, select, update
from sqlalchemy import column as named_column
from sqlalchemy import table as named_table

from mediabot.domain.broadcasts import Broadcast
from mediabot.domain.content import NO_CONTENT, Content
from mediabot.domain.directory import Format
from mediabot.domain.languages import Bilingual
from mediabot.domain.questions import Attribution, Field, Found, Status
from mediabot.domain.referrals import Contacts, Reason, ReferralStatus, Step
from mediabot.storage.store import SqlStore
from storage.examples import ANA, NOW, PETROVA, letter, minutes, question, referral, remark, search, stored


async def test_a_search_comes_back_as_stored(store: SqlStore) -> None:
    found = (Found("petrova", 0.93, Bilingual(("цени на тока",), ("power prices", "energy"))), Found("ivanov", 0.5))
    full = search(found=found, nearest=Bilingual(("климат",), ("climate",)), shown=6, settled_at=NOW)

    [kept] = await stored(store, "searches", full)

    async with store.begin() as work:
        assert await work.searches.get(kept.id) == kept == replace(full, id=kept.id)
        assert await work.searches.get(kept.id + 1) is None


async def test_what_is_in_both_languages_lies_as_it_always_has(store: SqlStore) -> None:
    found = (Found("petrova", 0.93, Bilingual(("цени на тока",), ("power prices", "energy"))),)
    [kept] = await stored(store, "searches", search(found=found, nearest=Bilingual(("климат",), ("climate",))))
    columns = ("found", "nearest_bg", "nearest_en")
    table = named_table("searches", named_column("id"), *(named_column(name, JSON) for name in columns))

    async with store.engine.begin() as connection:
        row = (await connection.execute(select(*(table.c[name] for name in columns)))).one()
        await connection.execute(update(table).where(table.c.id == kept.id).values(nearest_en=[]))

    asked = {"expert_id": "petrova", "score": 0.93, "why_bg": ["цени на тока"], "why_en": ["power prices", "energy"]}
    assert tuple(row) == ([asked], ["климат"], ["climate"])
    async with store.begin() as work:
        changed = await work.searches.get(kept.id)
        assert changed == replace(kept, nearest=Bilingual(("климат",), ()))


async def test_a_broadcast_keeps_its_content_by_language(store: SqlStore) -> None:
    [kept] = await stored(
        store, "broadcasts", Broadcast(0, ANA, NOW, content=NO_CONTENT.put("bg", Content("Здравейте")))
    )

    async with store.begin() as one:
        draft = await one.broadcasts.get(kept.id)
        assert draft is not None
        assert draft == kept
        await one.broadcasts.save(replace(draft, content=draft.content.put("en", Content("Hello"))))
        await one.commit()

    async with store.begin() as work:
        assert await work.broadcasts.get(kept.id) == replace(
            kept, content=Bilingual(Content("Здравейте"), Content("Hello"))
        )


async def test_searches_with_staff_are_those_not_settled(store: SqlStore) -> None:
    later, sooner, settled, _ = await stored(
        store,
        "searches",
        search(with_staff_at=minutes(2)),
        search(with_staff_at=minutes(1)),
        search(with_staff_at=NOW),
        search(),
    )

    async with store.begin() as work:
        await work.searches.save(replace(settled, settled_at=NOW))
        assert await work.searches.with_staff() == [sooner, later]


async def test_forgotten_searches_leave_question_and_letter_without_the_link(store: SqlStore) -> None:
    mine, other = await stored(store, "searches", search(), search(PETROVA))
    [asked] = await stored(store, "questions", question(search_id=mine.id))
    [written] = await stored(store, "letters", letter(PETROVA, search_id=mine.id))

    async with store.begin() as work:
        assert await work.searches.of(ANA) == [mine]
        await work.books.forget(ANA)
        await work.commit()

    async with store.begin() as work:
        assert await work.searches.of(ANA) == []
        assert await work.searches.of(PETROVA) == [other]
        assert await work.questions.get(asked.id) == replace(asked, journalist_id=None, search_id=None)
        assert await work.letters.get(written.id) == replace(written, search_id=None)


async def test_a_question_comes_back_as_stored_and_as_changed(store: SqlStore) -> None:
    [draft] = await stored(store, "questions", question())
    full = replace(
        draft,
        story="Защо?",
        format=Format.LIVE,
        deadline=minutes(60),
        language="bg",
        attribution=Attribution.ON_BACKGROUND,
        in_turn=True,
        status=Status.ASKING,
        open_field=None,
        trouble="past",
        sent_at=minutes(1),
        closed_at=minutes(2),
        due_at=minutes(3),
        taken_by=PETROVA,
        reason="r",
    )

    async with store.begin() as work:
        assert (await work.questions.get(draft.id)) == draft == replace(question(), id=draft.id)
        assert draft.open_field is Field.STORY
        await work.questions.save(full)
        await work.commit()

    async with store.begin() as work:
        assert await work.questions.get(draft.id) == await work.questions.lock(draft.id) == full
        assert await work.questions.lock(draft.id + 1) is None


async def test_a_draft_given_up_takes_its_referrals_and_remarks_along(store: SqlStore) -> None:
    [given_up, kept] = await stored(store, "questions", question(), question())
    gone, stays = await stored(store, "referrals", referral(given_up.id), referral(kept.id))
    said, answered = await stored(store, "remarks", remark(gone.id), remark(stays.id))
    [written] = await stored(store, "letters", letter(question_id=given_up.id))

    async with store.begin() as work:
        await work.questions.remove(given_up.id)
        await work.commit()

    async with store.begin() as work:
        assert await work.questions.get(given_up.id) is None
        assert await work.referrals.get(gone.id) is None
        assert await work.remarks.get(said.id) is None
        assert await work.letters.get(written.id) == replace(written, question_id=None)
        assert await work.referrals.get(stays.id) == stays
        assert await work.remarks.get(answered.id) == answered


async def test_the_id_of_a_removed_question_is_never_given_again(store: SqlStore) -> None:
    [given_up] = await stored(store, "questions", question())
    async with store.begin() as work:
        await work.questions.remove(given_up.id)
        await work.commit()

    [next_one] = await stored(store, "questions", question())

    assert next_one.id > given_up.id


async def test_a_journalists_questions_come_oldest_first(store: SqlStore) -> None:
    first, _, _, last = await stored(
        store, "questions", question(), question(PETROVA), question(None), question(status=Status.ACCEPTED)
    )

    async with store.begin() as work:
        assert await work.questions.of(ANA) == [first, last]


async def test_open_questions_are_sent_and_not_ended(store: SqlStore) -> None:
    kept = await stored(store, "questions", *(question(status=status, deadline=minutes(60)) for status in Status))
    clocked = SqlStore(store.engine, now=lambda: NOW)

    async with clocked.begin() as work:
        open_ones = [each.status for each in await work.questions.open()]

    assert len(kept) == len(Status)
    assert open_ones == [Status.WAITING, Status.WITH_STAFF, Status.ASKING, Status.NOBODY_LEFT]


async def test_due_questions_come_longest_overdue_first(store: SqlStore) -> None:
    late, later, on_time, _, _ = await stored(
        store,
        "questions",
        *(question(due_at=due) for due in (minutes(-5), minutes(-9), NOW, minutes(0.001), None)),
    )

    async with store.begin() as work:
        assert await work.questions.due(NOW, limit=10) == [later.id, late.id, on_time.id]
        assert await work.questions.due(NOW, limit=1) == [later.id]


async def test_a_referral_comes_back_as_stored_and_as_changed(store: SqlStore) -> None:
    [asked] = await stored(store, "questions", question())
    [kept] = await stored(store, "referrals", referral(asked.id, why=Bilingual(("ток",), ("power",))))
    full = replace(
        kept,
        status=ReferralStatus.DECLINED,
        step=Step.CONTACTS,
        asked_at=NOW,
        answer_by=minutes(1),
        answered_at=minutes(2),
        reason=Reason.CONFLICT,
        condition="утре",
        contacts=Contacts(phone="+359 2 000 0000", bot=True),
        interests="няма",
        colleague="Иванов",
        colleague_id="ivanov",
        talking=True,
    )

    async with store.begin() as work:
        assert await work.referrals.get(kept.id) == kept
        await work.referrals.save(full)
        await work.commit()

    async with store.begin() as work:
        assert await work.referrals.get(kept.id) == full


async def test_referrals_come_by_position_in_a_question(store: SqlStore) -> None:
    [asked] = await stored(store, "questions", question())
    second, first, of_staff = await stored(
        store, "referrals", referral(asked.id, 2), referral(asked.id, -1), referral(asked.id, 3, person_id=None)
    )

    async with store.begin() as work:
        assert await work.referrals.of_question(asked.id) == [first, second, of_staff]
        assert [one[1:3] for one in await work.books.experts_asked(ANA)] == [("petrova", first.status)] * 3
        assert await work.referrals.of_question(asked.id + 1) == []


async def test_remarks_of_one_author_can_be_forgotten(store: SqlStore) -> None:
    [asked] = await stored(store, "questions", question())
    [put] = await stored(store, "referrals", referral(asked.id))
    first, answer, second = await stored(store, "remarks", remark(put.id), remark(put.id, PETROVA), remark(put.id))

    async with store.begin() as work:
        await work.books.forget(ANA)
        left = [await work.remarks.get(each.id) for each in (first, answer, second)]

    assert left == [None, answer, None]


async def test_what_an_account_was_asked_comes_newest_first_with_the_story(store: SqlStore) -> None:
    [asked] = await stored(store, "questions", question(story="телемедицина"))
    first, second, queued = await stored(
        store, "referrals", referral(asked.id, asked_at=NOW), referral(asked.id, 1, asked_at=NOW), referral(asked.id, 2)
    )

    async with store.begin() as work:
        lately = await work.referrals.lately(PETROVA, 10)

    assert lately == [(second, "телемедицина"), (first, "телемедицина")]
    assert queued.asked_at is None
