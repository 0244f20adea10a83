"""Attacks on the newsroom: what is under embargo, who may do what, and what two people do at the same instant."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from journeys.hostile import (
    HOSTILE_WORDS,
    INVISIBLE_WORDS,
    all_went_well,
    everything_stored,
    tap,
    tap_at_once,
)
from journeys.newsroom import MONDAY_NOON, Newsroom, Somebody
from journeys.newsstand import PROBIOTICS, TELEMEDICINE, item, publish
from journeys.test_broadcasts import compose, crowd, newest, reaches, send_now
from journeys.test_digests import TO_TUESDAY_EIGHT, agreed, digests, subscribed, subscription
from journeys.test_staff_digests import TO_TUESDAY_NINE, defined, the_digest, the_editions
from mediabot.bot.buttons.broadcasts import (
    AudienceTap,
    BroadcastAsk,
    BroadcastsOff,
    BroadcastStep,
    BroadcastTap,
    SendBroadcast,
    ToggleSender,
)
from mediabot.bot.buttons.codec import LARGEST
from mediabot.bot.buttons.digests import (
    AskTaste,
    ChooseTaste,
    OpenSubscription,
    PauseDigest,
    SetZone,
    StopDigests,
    Taste,
)
from mediabot.bot.buttons.news import AskAboutNews, FeedStep, OpenNews, StaffFeed, TurnNews
from mediabot.bot.buttons.people import DeleteMe
from mediabot.bot.buttons.staff import BlockPerson
from mediabot.bot.buttons.staff_digests import (
    AudiencePart,
    DigestAudience,
    DigestDay,
    DigestHour,
    DigestStep,
    EditionStep,
    ListDigests,
    NewDigest,
    StaffDigest,
    StaffEdition,
)
from mediabot.demo.botapi.people.attachments import attachment
from mediabot.demo.botapi.people.views import Seen
from mediabot.domain.broadcasts import BroadcastState
from mediabot.domain.content import Attachment, Kind
from mediabot.domain.directory import Localized
from mediabot.domain.editions import Edition, EditionState
from mediabot.domain.feeds import Feed
from mediabot.domain.news import Correction, EmbargoAccess, NewsItem
from mediabot.domain.notices.digests import Place
from mediabot.domain.notices.events import Alert
from mediabot.domain.notices.notes import StaffAlert
from mediabot.domain.people import BlockReason, Person, Standing
from mediabot.domain.sources import PageRead, Reason
from mediabot.domain.stories import TITLE_LIMIT, Story
from mediabot.domain.text import clean_line
from mediabot.services.desk import Desk
from mediabot.services.news.intake import Intake
from mediabot.sources.markup import title_of

pytestmark = pytest.mark.attack("hostile words, taps and roles: news, digests, broadcasts")

hostile = pytest.mark.parametrize("words", HOSTILE_WORDS.values(), ids=HOSTILE_WORDS)

SECRET = "Zzsecret of the telemedicine screen"
UNTIL = MONDAY_NOON + timedelta(days=3)


async def under_embargo(newsroom: Newsroom, title: str = SECRET, **changes: object) -> NewsItem:
    facts = {"embargo_until": UNTIL, "released_at": UNTIL, **changes}
    return (await publish(newsroom, item(title, TELEMEDICINE, **facts)))[0]  # type: ignore[arg-type]


async def made(newsroom: Newsroom, somebody: Somebody, **facts: object) -> None:
    """Change what is known about a person."""
    async with newsroom.center.store.begin() as work:
        person = await work.people.get(somebody.id) or Person(somebody.id, somebody.person.user.name, language="en")
        await work.people.save(replace(person, **facts))  # type: ignore[arg-type]
        await work.commit()


async def access_closed(newsroom: Newsroom) -> None:
    async with newsroom.center.store.begin() as work:
        access = await work.embargoes.get(newsroom.ana.id)
        assert access is not None
        await work.embargoes.put(replace(access, closed_at=newsroom.clock.now()))
        await work.commit()


async def looks_everywhere(newsroom: Newsroom, somebody: Somebody, secret: NewsItem) -> list[str]:
    """Every way on which news reach a reader; what was said meanwhile."""
    before = len(somebody.person.chat.history)
    for words in ("/news", "/news telemedicine", f"/news {SECRET}", "/ideas", "telemedicine", SECRET):
        await somebody.says(words)
    await tap(somebody, OpenNews(secret.id).pack(), AskAboutNews(secret.id).pack())
    await tap(somebody, AskTaste(Taste.MORE, (secret.id,)).pack(), ChooseTaste(Taste.LESS, secret.id).pack())
    await tap(somebody, *(TurnNews(number, page).pack() for number in (1, 2, 3) for page in (0, 1)))
    return list(somebody.person.chat.history[before:])


# what is under embargo


@pytest.mark.parametrize("end", ["closed", "refused", "blocked", "deleted"])
async def test_whose_access_has_ended_finds_nothing_more_of_it_by_any_way(newsroom: Newsroom, end: str) -> None:
    secret = await under_embargo(newsroom)
    await agreed(newsroom)
    await newsroom.ana.says("/news telemedicine")
    assert SECRET in newsroom.ana.last.text
    old = newsroom.ana.last

    match end:
        case "closed":
            await access_closed(newsroom)
        case "refused":
            await made(newsroom, newsroom.ana, standing=Standing.REFUSED)
        case "blocked":
            await made(newsroom, newsroom.ana, standing=Standing.BLOCKED)
        case "deleted":
            await newsroom.ana.says("/delete")
            await newsroom.ana.taps("Yes, delete everything")
            await newsroom.ana.says("/start")

    said = await looks_everywhere(newsroom, newsroom.ana, secret)
    await tap(newsroom.ana, OpenNews(secret.id).pack(), TurnNews(1, 0).pack(), under=old)
    said += [newsroom.ana.last.text]
    typed = {f"/news {SECRET}", SECRET}
    told = [text for text in said if "Zzsecret" in text and not any(one in text for one in typed)]
    assert told == []
    assert f"<b>{SECRET}" not in "\n".join(said)
    assert not any(f"What there is to know: {SECRET}" in text for text in said)
    await all_went_well(newsroom)


async def test_what_a_reader_may_not_see_pushes_nothing_out_of_their_list(newsroom: Newsroom) -> None:
    await publish(newsroom, item("A clinic in the hills", TELEMEDICINE, days_ago=5))
    await newsroom.boris.says("/news telemedicine")
    before = newsroom.boris.last.text
    assert "A clinic in the hills" in before

    secret = {"embargo_until": UNTIL, "released_at": UNTIL}
    await publish(newsroom, *(item(f"Secret {number}", TELEMEDICINE, **secret) for number in range(20)))  # type: ignore[arg-type]
    await newsroom.boris.says("/news telemedicine")

    assert newsroom.boris.last.text == before


async def test_what_nobody_may_see_pushes_nothing_from_under_the_experts(newsroom: Newsroom) -> None:
    await publish(newsroom, item("A clinic in the hills", TELEMEDICINE))
    await newsroom.boris.asks("telemedicine")
    assert "A clinic in the hills" in newsroom.boris.last.text

    for number in range(6):
        await under_embargo(newsroom, f"Telemedicine {number}")
    await newsroom.boris.asks("telemedicine")

    assert "A clinic in the hills" in newsroom.boris.last.text


async def test_the_list_from_which_a_taste_is_chosen_can_not_be_passed_on(newsroom: Newsroom) -> None:
    secret = await under_embargo(newsroom)
    await agreed(newsroom)
    await subscribed(newsroom)
    await newsroom.later(**TO_TUESDAY_EIGHT)
    assert newsroom.ana.last.protected

    await newsroom.ana.taps("More like this")

    assert SECRET in newsroom.ana.last.text
    assert newsroom.ana.last.protected
    await tap(newsroom.ana, ChooseTaste(Taste.MORE, secret.id).pack())
    await all_went_well(newsroom)


async def test_the_count_under_a_digest_does_not_count_what_is_under_embargo(newsroom: Newsroom) -> None:
    await publish(newsroom, *(item(f"News {number}", TELEMEDICINE, days_ago=0.5) for number in range(7)))
    for number in range(3):
        released = MONDAY_NOON - timedelta(days=2)
        await under_embargo(newsroom, f"Secret {number}", released_at=released)
    await agreed(newsroom)
    await subscribed(newsroom)

    await newsroom.later(**TO_TUESDAY_EIGHT)

    (digest,) = digests(newsroom)
    assert "more in /news" not in digest


async def test_a_digest_owed_before_the_access_was_closed_leaves_it_out(newsroom: Newsroom) -> None:
    await under_embargo(newsroom)
    await publish(newsroom, item("Open to all", TELEMEDICINE))
    await agreed(newsroom)
    await subscribed(newsroom)
    newsroom.clock.move(timedelta(**TO_TUESDAY_EIGHT))
    async with newsroom.center.store.begin() as work:
        await work.embargoes.put(replace((await work.embargoes.all())[0], closed_at=newsroom.clock.now()))
        await work.commit()

    await newsroom.later(seconds=1)

    assert "Open to all" in newsroom.ana.chat
    assert "Zzsecret" not in newsroom.ana.chat
    assert not newsroom.ana.last.protected


async def test_whoever_left_is_not_written_to_about_their_embargo_access(newsroom: Newsroom) -> None:
    await agreed(newsroom)
    await access_closed(newsroom)
    await newsroom.ana.says("/delete")
    await newsroom.ana.taps("Yes, delete everything")
    before = list(newsroom.ana.person.chat.history)

    await newsroom.maria_in_private.says("/embargo")
    await newsroom.maria_in_private.taps("No. 1001, has left")
    await newsroom.maria_in_private.taps("Restore access")
    await newsroom.maria_in_private.taps("Record a breach")
    await newsroom.maria_in_private.says("It was them")

    assert newsroom.ana.person.chat.history == before
    await all_went_well(newsroom)


# rights


def staff_taps(number: int, digest: int, edition: int) -> list[str]:
    return [
        *(BroadcastTap(number, step).pack() for step in BroadcastStep),
        *(SendBroadcast(number, step, 1).pack() for step in BroadcastStep),
        *(AudienceTap(number, what, "1").pack() for what in ("language", "role", "verified", "active", "topic")),
        ToggleSender(9002).pack(),
        *(StaffDigest(digest, step).pack() for step in DigestStep),
        *(DigestAudience(digest, part).pack() for part in AudiencePart),
        *(StaffEdition(edition, step).pack() for step in EditionStep),
        DigestDay(digest, 3).pack(),
        DigestHour(digest, 3, 3).pack(),
        ListDigests().pack(),
        NewDigest().pack(),
    ]


@pytest.mark.parametrize("who", ["ana", "boris", "parvan", "blocked", "dismissed", "blocked staff"])
async def test_forged_taps_on_broadcasts_and_digests_move_nothing(newsroom: Newsroom, who: str) -> None:
    await compose(newsroom, "Zzsecret draft")
    digest = await defined(newsroom, name="Zzsecret digest", automatic=False)
    await newsroom.later(**TO_TUESDAY_NINE)
    (edition,) = await the_editions(newsroom)
    before = await newest(newsroom), await the_digest(newsroom), edition
    somebody = getattr(newsroom, who) if who in ("ana", "boris", "parvan") else newsroom.stranger
    await somebody.says("/start")
    if who != "dismissed" and somebody is newsroom.stranger:
        await made(newsroom, somebody, standing=Standing.BLOCKED, staff=who == "blocked staff", sends=True)
    if who == "dismissed":
        await made(newsroom, somebody, staff=False, sends=True)
    shown = somebody.last

    await tap(somebody, *staff_taps(before[0].id, digest.id, edition.id), under=shown)
    for command in ("/broadcast", "/senders", "/digests"):
        await somebody.says(command)

    assert (await newest(newsroom), await the_digest(newsroom), *(await the_editions(newsroom))) == before
    assert "Zzsecret" not in "\n".join(somebody.person.chat.history)
    await all_went_well(newsroom)


@pytest.mark.parametrize("number", [0, -1, 77, LARGEST, -LARGEST])
async def test_what_does_not_exist_ends_in_words(newsroom: Newsroom, number: int) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/start")
    leave = {BroadcastTap(number, step).pack() for step in (BroadcastStep.NEW, BroadcastStep.LIST)}

    await tap(maria, *(data for data in staff_taps(number, number, number) if data not in leave))
    for data in (f"bc:{2**63}:send", f"gd:{2**63}:on", f"ge:-{2**64}:yes", f"ba:{number}:active:{'9' * 30}"):
        await tap(maria, data)
    await tap(maria, f"bk:{number}", f"bo:{number}:0", f"bo:{number}:1", f"dt:m:{'z' * 12}", "dt:m:-1.-2", "dt:l:")

    await all_went_well(newsroom)


async def test_days_of_activity_that_no_key_offers_are_none(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)

    await tap(maria, AudienceTap((await newest(newsroom)).id, "active", "99999999999").pack())

    assert (await newest(newsroom)).audience.active_days == 0
    await all_went_well(newsroom)


@pytest.mark.parametrize("zone", ["", "../../etc/passwd", "/etc/passwd", "Europe", "europe/sofia", "a" * 50, "\u202e"])
async def test_zones_that_are_none_change_nothing(newsroom: Newsroom, zone: str) -> None:
    await subscribed(newsroom)
    await newsroom.ana.says("/digest")

    await tap(newsroom.ana, SetZone(zone).pack())

    kept = await subscription(newsroom)
    assert kept is not None
    assert kept.zone == "Europe/Sofia"
    await all_went_well(newsroom)


async def test_prompts_left_open_by_a_dismissed_member_of_staff_take_nothing(newsroom: Newsroom) -> None:
    ana = newsroom.ana
    await made(newsroom, ana, staff=True, sends=True)
    digest = await defined(newsroom)
    await ana.says("/broadcast")
    await ana.taps("New message to everyone")
    opened = [BroadcastTap(1, step).pack() for step in (BroadcastStep.ENGLISH, BroadcastStep.TOPIC, BroadcastStep.AT)]
    opened += [BroadcastTap(1, BroadcastStep.TEST).pack()]
    opened += [StaffDigest(digest.id, step).pack() for step in (DigestStep.NAME, DigestStep.LEAD_EN, DigestStep.KEEP)]
    opened += [StaffDigest(digest.id, DigestStep.TEST_OTHERS).pack()]
    before = await newest(newsroom), await the_digest(newsroom)

    for data in opened:
        await made(newsroom, ana, staff=True)
        await tap(ana, data)
        await made(newsroom, ana, staff=False)
        await ana.says("tomorrow 10:00, 1001, telemedicine, 12")
        await ana.person.sends_photo(caption="And a photo")
        await newsroom.quiet()

    assert (await newest(newsroom), await the_digest(newsroom)) == before
    await all_went_well(newsroom)


async def test_the_right_to_send_that_was_taken_stays_taken(newsroom: Newsroom) -> None:
    paul = Somebody(newsroom.paul.person, newsroom)
    await paul.says("/start")
    await newsroom.maria_in_private.says("/senders")
    await newsroom.maria_in_private.taps("✓ Paul")
    await compose(newsroom)

    draft = await newest(newsroom)
    await tap(paul, SendBroadcast(draft.id, BroadcastStep.SEND, draft.version).pack())

    await paul.person.sees_toast("You may write messages to everyone, but not send them")
    assert (await newest(newsroom)).state is BroadcastState.DRAFT


async def test_a_dismissed_member_of_staff_is_told_nothing_more_of_a_broadcast(newsroom: Newsroom) -> None:
    await made(newsroom, newsroom.ana, staff=True, sends=True)
    await newsroom.ana.says("/broadcast")
    await newsroom.ana.taps("New message to everyone")
    await newsroom.ana.taps("English text")
    await newsroom.ana.says("Words by Ana")
    await newsroom.ana.taps("Audience")
    await newsroom.ana.taps("Experts")
    await newsroom.ana.taps("Back")
    await newsroom.ana.sends_to_all()
    await made(newsroom, newsroom.ana, staff=False, sends=False)
    seen = list(newsroom.ana.person.chat.history)

    await newsroom.later(seconds=31)
    await newsroom.maria.taps("Confirm")
    await newsroom.later(seconds=31)
    await newsroom.later(seconds=2)

    assert (await newest(newsroom)).state is BroadcastState.FINISHED
    assert newsroom.ana.person.chat.history == seen
    assert "Delivered: 3" in newsroom.maria.chat


# broadcasts


@pytest.mark.parametrize("pair", [("Yes, send it", "Yes, send it"), ("Yes, send it", "Delete")])
async def test_two_of_staff_at_the_same_instant_on_a_draft(newsroom: Newsroom, pair: tuple[str, str]) -> None:
    maria, paul = await compose(newsroom), Somebody(newsroom.paul.person, newsroom)
    await paul.says("/broadcast")
    await paul.taps("📝 1")
    await paul.taps("Delete" if pair[1] == "Delete" else "Send")
    await maria.says("/broadcast")
    await maria.taps("📝 1")
    await maria.taps("Send")

    await tap_at_once(newsroom, (maria, pair[0]), (paul, pair[1]))
    await newsroom.later(seconds=31)
    await newsroom.later(seconds=2)

    got = [text for text in newsroom.boris.person.chat.history if "forum" in text]
    assert len(got) <= 1
    assert len([message for message in newsroom.ana.messages if "forum" in message.text]) <= 1
    await all_went_well(newsroom)


async def test_two_confirm_and_the_author_takes_back_at_the_same_instant(newsroom: Newsroom) -> None:
    await crowd(newsroom, 101)
    await made(newsroom, newsroom.ana, staff=True, sends=True)
    maria, paul = await compose(newsroom), Somebody(newsroom.paul.person, newsroom)
    await maria.sends_to_all()

    await tap_at_once(newsroom, (paul, "Confirm"), (newsroom.ana, "Confirm"), (maria, "Send back"))

    state = (await newest(newsroom)).state
    assert state in (BroadcastState.SCHEDULED, BroadcastState.DRAFT)
    await newsroom.later(seconds=31)
    if state is BroadcastState.SCHEDULED:
        await reaches(newsroom, BroadcastState.FINISHED)
    ana = [message for message in newsroom.ana.messages if message.text == "The forum is on Friday."]
    assert len(ana) == (state is BroadcastState.SCHEDULED)


async def test_whoever_leaves_while_it_is_confirmed_can_not_come_back_and_confirm_it(newsroom: Newsroom) -> None:
    await crowd(newsroom, 101)
    maria = await compose(newsroom)
    await maria.sends_to_all()

    await maria.says("/delete")
    await maria.taps("Yes, delete everything")
    await maria.says("/start")
    asked = await newest(newsroom)
    await tap(maria, SendBroadcast(asked.id, BroadcastStep.CONFIRM, asked.version).pack())

    assert (await newest(newsroom)).state is BroadcastState.DRAFT


async def test_an_author_who_left_is_not_written_to_and_staff_are_asked(newsroom: Newsroom) -> None:
    maria = await compose(newsroom)
    await maria.sends_to_all()
    await maria.says("/delete")
    await maria.taps("Yes, delete everything")
    before = list(maria.person.chat.history)

    await newsroom.later(seconds=31)
    await newsroom.later(seconds=2)

    assert (await newest(newsroom)).state is BroadcastState.CONFIRMING
    assert maria.person.chat.history == before


@pytest.mark.parametrize("how", ["opted out", "blocked", "deleted"])
async def test_whoever_wants_none_any_more_gets_none_that_is_planned_already(newsroom: Newsroom, how: str) -> None:
    await send_now(newsroom, await compose(newsroom, "First"))
    off, maria = newsroom.ana.last, await compose(newsroom, "Second")
    number = await planned_and_paused(newsroom)

    match how:
        case "opted out":
            await newsroom.ana.person.presses_data(off, BroadcastsOff(number - 1, 0).pack())
        case "blocked":
            await newsroom.ana.person.presses_data(off, BroadcastAsk(number - 1).pack())
            await maria.person.presses_data(maria.last, BlockPerson(1001, BlockReason.ABUSE).pack())
        case "deleted":
            await newsroom.ana.person.presses_data(off, DeleteMe(1).pack())
    await newsroom.handled()
    await tap(maria, BroadcastTap(number, BroadcastStep.RESUME).pack())
    await newsroom.later(seconds=2)

    assert (await newest(newsroom)).state is BroadcastState.FINISHED
    assert not [message for message in newsroom.ana.messages if message.text == "Second"]
    assert [message for message in newsroom.parvan.messages if message.text == "Second"]
    await all_went_well(newsroom)


async def sends_of_album(somebody: Somebody, album: str, caption: str = "") -> None:
    """One photo of an album; the others may come at any time."""
    body = attachment(somebody.newsroom.api.world.files, "photo") | {"media_group_id": album}
    somebody.person._sends(body | ({"caption": caption} if caption else {}), None, None)
    await somebody.newsroom.quiet()


async def planned_and_paused(newsroom: Newsroom) -> int:
    """The newest broadcast is owed to everybody, and nobody has got it yet."""
    now = newsroom.clock.now()
    async with newsroom.center.store.begin() as work:
        draft = (await work.broadcasts.newest(1))[0]
        readers = await work.deliveries.plan(draft.id, draft.audience, now, "en", after=0, limit=1000)
        facts = {"started_at": now, "paused_at": now, "planned": True, "readers": len(readers)}
        await work.broadcasts.save(replace(draft, state=BroadcastState.PAUSED, **facts))  # type: ignore[arg-type]
        await work.commit()
    return draft.id


@pytest.mark.parametrize("words", INVISIBLE_WORDS, ids=ascii)
async def test_a_broadcast_that_nobody_could_see_is_refused(newsroom: Newsroom, words: str) -> None:
    await compose(newsroom, words)

    assert not (await newest(newsroom)).content.en
    assert "can’t be sent on" in newsroom.maria_in_private.last.text


@pytest.mark.parametrize("words", ["я" * 4096, "🫀" * 2048, "&" * 4096, "<b>" * 1000], ids=["я", "🫀", "&", "<b>"])
async def test_the_longest_text_goes_out_whole(newsroom: Newsroom, words: str) -> None:
    maria = await compose(newsroom, words)
    await maria.taps("Preview")

    await send_now(newsroom, maria)

    assert newsroom.ana.last.text == words
    await all_went_well(newsroom)


@pytest.mark.parametrize(("count", "taken"), [(1024, True), (1025, False)])
@pytest.mark.parametrize("letter", ["я", "&"])
async def test_the_longest_text_under_a_photo(newsroom: Newsroom, count: int, taken: bool, letter: str) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/broadcast")
    await maria.taps("New message to everyone")
    await maria.person.sends_photo(caption=letter * count)
    await newsroom.quiet()

    assert bool((await newest(newsroom)).content.bg) == taken
    if taken:
        await send_now(newsroom, maria)
        assert letter * count in newsroom.ana.last.text
    await all_went_well(newsroom)


async def test_a_part_of_an_album_that_comes_late_changes_nothing_that_was_sent(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/broadcast")
    await maria.taps("New message to everyone")
    await sends_of_album(maria, "7", "Two photos")
    await maria.sends_to_all()

    await sends_of_album(maria, "7")

    assert len((await newest(newsroom)).content.bg.attachments) == 1
    await all_went_well(newsroom)


@pytest.mark.parametrize("state", ["confirming", "scheduled", "paused"])
async def test_a_restart_between_two_states_changes_none(newsroom: Newsroom, state: str) -> None:
    if state == "confirming":
        await crowd(newsroom, 101)
    maria = await compose(newsroom)
    if state == "paused":
        await planned_and_paused(newsroom)
    else:
        await maria.sends_to_all()
    before = await newest(newsroom)

    await newsroom.restart()

    assert (await newest(newsroom)) == before
    if state == "scheduled":
        await newsroom.later(seconds=31)
        await newsroom.later(seconds=2)
        assert (await newest(newsroom)).delivered == 6


# digests


async def test_undo_after_two_taps_on_stop_brings_back_what_was(newsroom: Newsroom) -> None:
    await subscribed(newsroom, topics=(TELEMEDICINE,))
    await publish(newsroom, item("Open to all", TELEMEDICINE))
    await newsroom.later(**TO_TUESDAY_EIGHT)
    digest, before = newsroom.ana.last, await subscription(newsroom)

    await tap(newsroom.ana, StopDigests().pack(), StopDigests().pack(), under=digest)
    await tap(newsroom.ana, StopDigests().pack())
    await newsroom.ana.taps("Undo")

    assert await subscription(newsroom) == before
    await all_went_well(newsroom)


@pytest.mark.parametrize("step", ["hour", "days", "name", "audience"])
async def test_an_edition_that_is_due_is_not_lost_by_an_edit(newsroom: Newsroom, step: str) -> None:
    digest = await defined(newsroom)
    await publish(newsroom, item("Open to all", TELEMEDICINE))
    newsroom.clock.move(timedelta(**TO_TUESDAY_NINE))
    edits = {
        "hour": DigestHour(digest.id, 20, 0),
        "days": DigestDay(digest.id, 2),
        "name": StaffDigest(digest.id, DigestStep.AUTOMATIC),
        "audience": DigestAudience(digest.id, AudiencePart.STAFF),
    }
    await newsroom.maria_in_private.says("/digests")

    await tap(newsroom.maria_in_private, edits[step].pack())
    await newsroom.later(seconds=2)

    (edition,) = await the_editions(newsroom)
    assert edition.state is EditionState.SENT
    assert (edition.readers > 0) or step == "audience"


async def test_a_digest_that_is_due_is_not_put_off_by_an_edit(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Open to all", TELEMEDICINE))
    newsroom.clock.move(timedelta(**TO_TUESDAY_EIGHT, seconds=1))
    await newsroom.ana.says("/digest")

    await newsroom.ana.taps("Without sound")
    await newsroom.later(seconds=2)

    assert len(digests(newsroom)) == 1
    kept = await subscription(newsroom)
    assert kept is not None
    assert kept.due_at == MONDAY_NOON + timedelta(hours=44)


async def test_a_digest_that_is_due_does_not_come_to_whoever_pauses_or_stops(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    await publish(newsroom, item("Open to all", TELEMEDICINE))
    newsroom.clock.move(timedelta(**TO_TUESDAY_EIGHT, seconds=1))

    await tap(newsroom.ana, PauseDigest(7).pack(), under=await shown(newsroom.ana))
    await newsroom.later(seconds=2)

    assert digests(newsroom) == []


async def shown(somebody: Somebody) -> Seen:
    await somebody.says("/start")
    return somebody.last


async def test_less_like_everything_brings_nothing_and_says_how_to_come_back(newsroom: Newsroom) -> None:
    await subscribed(newsroom)
    kept = await publish(newsroom, item("One", TELEMEDICINE), item("Two", PROBIOTICS))
    await tap(newsroom.ana, *(ChooseTaste(Taste.LESS, one.id).pack() for one in kept), under=await shown(newsroom.ana))

    await newsroom.later(**TO_TUESDAY_EIGHT)

    assert digests(newsroom) == []
    await all_went_well(newsroom)


# texts


@hostile
async def test_hostile_words_to_a_reader_of_news_and_digests(newsroom: Newsroom, words: str) -> None:
    ana = newsroom.ana
    await subscribed(newsroom)
    await publish(newsroom, item("Open to all", TELEMEDICINE))
    await ana.says(f"/news {words[:1000]}")
    await ana.taps("Search the news")
    await ana.says(words)
    for place in (Place.WORDS, Place.HOUR, Place.ZONE, Place.PAUSE):
        await tap(ana, OpenSubscription(place).pack())
        await ana.says(words)
        await ana.says("/cancel")
    await all_went_well(newsroom)


@hostile
async def test_hostile_words_of_staff_in_digests_and_broadcasts(newsroom: Newsroom, words: str) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/digests")
    await maria.taps("New digest")
    await maria.says(words)
    number = (await the_digest(newsroom)).id if words else 0
    for step in (
        DigestStep.TYPE_DAYS,
        DigestStep.TYPE_HOUR,
        DigestStep.LEAD_BG,
        DigestStep.LEAD_EN,
        DigestStep.KEEP,
        DigestStep.TEST_OTHERS,
    ):
        await tap(maria, StaffDigest(number, step).pack())
        await maria.says(words)
    titles = [Localized(en=clean_line(f"{number} {words}", TITLE_LIMIT)) for number in range(9)]
    await publish(newsroom, *(replace(item("One", TELEMEDICINE), title=title, summary=title) for title in titles))
    await tap(maria, StaffDigest(number, DigestStep.TEST).pack(), StaffDigest(number, DigestStep.PREVIEW).pack())
    await tap(maria, DigestHour(number, 9, 0).pack(), DigestDay(number, 2).pack())
    await tap(maria, StaffDigest(number, DigestStep.ACTIVATE).pack(), StaffDigest(number, DigestStep.AUTOMATIC).pack())
    await newsroom.later(**TO_TUESDAY_NINE)
    assert (await the_editions(newsroom))[0].state is EditionState.SENT

    await compose(newsroom, words)
    broadcast = (await newest(newsroom)).id
    for asked in (BroadcastStep.TOPIC, BroadcastStep.AT, BroadcastStep.TEST):
        await tap(maria, BroadcastTap(broadcast, asked).pack())
        await maria.says(words)
    await tap(maria, BroadcastTap(broadcast, BroadcastStep.AUDIENCE).pack())
    await tap(maria, BroadcastTap(broadcast, BroadcastStep.PREVIEW).pack())
    await tap(
        maria, BroadcastTap(broadcast, BroadcastStep.LIST).pack(), BroadcastTap(broadcast, BroadcastStep.POST).pack()
    )
    await send_now(newsroom, maria)
    assert (await newest(newsroom)).delivered == 6
    await all_went_well(newsroom)


@hostile
async def test_hostile_words_from_outside(newsroom: Newsroom, words: str) -> None:
    """A feed's name, the titles in it, a page, names of files."""
    async with newsroom.center.store.begin() as work:
        feed = await work.feeds.add(Feed(0, "https://example.org/feed", "example.org", newsroom.clock.now()))
        await work.feeds.save(replace(feed, name=title_of(words) or feed.name, trouble="no_answer"))
        desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())
        text = Localized(en=words)
        file = Attachment(Kind.DOCUMENT, "x", name=words)
        story = Story(text, text, Localized(plain="https://example.org/a?b=<c>&d={e}"), text, attachments=(file,))
        taken = await Intake(desk).take(story, feed_id=feed.id)
        assert taken.new
        await work.commit()
    maria = newsroom.maria_in_private
    await maria.says("/newsdesk")
    await maria.taps("Feeds")
    await tap(maria, *(StaffFeed(feed.id, step).pack() for step in (FeedStep.SHOW, FeedStep.TRUST, FeedStep.REMOVE)))
    async with newsroom.center.store.begin() as work:
        desk = Desk(work, newsroom.clock.now(), newsroom.center.keeper.current())
        await desk.owe_staff(StaffAlert(Alert.FEED_BROKEN, name=title_of(words), reason=Reason.NO_ANSWER))
        await work.commit()
    await newsroom.quiet()
    await all_went_well(newsroom)


# logs


async def test_the_log_holds_no_words_of_news_digests_or_broadcasts(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    maria = await compose(newsroom, "Zzbroadcast https://example.org/?Zztoken=1")
    await send_now(newsroom, maria)
    await defined(newsroom, name="Zzdigest", lead_in=Localized("Zzlead", "Zzlead"))
    await under_embargo(newsroom)
    await publish(newsroom, item("Zztitle", TELEMEDICINE, days_ago=0.5))
    await newsroom.ana.says("/news Zzwords")
    await newsroom.later(**TO_TUESDAY_NINE)
    address = "http://127.0.0.1:9/feed?Zztoken=1"
    async with newsroom.center.store.begin() as work:
        await work.feeds.add(Feed(0, address, "Zzfeed", newsroom.clock.now()))
        await work.commit()
    await newsroom.later(seconds=2)

    lines = [record.getMessage() for record in caplog.records if record.name.startswith("mediabot")]
    assert lines
    assert [line for line in lines if "zz" in line.casefold() and "demo.botapi" not in line] == []


# what is kept about people


async def test_nothing_that_staff_did_in_the_newsroom_names_them_once_they_left(newsroom: Newsroom) -> None:
    ana, now = newsroom.ana, newsroom.clock.now()
    await made(newsroom, ana, staff=True, sends=True)
    await ana.says("/newsdesk")
    await ana.taps("New item")
    await sends_of_album(ana, "77", "Zztitle of news")
    await ana.says("/broadcast")
    await ana.taps("New message to everyone")
    await ana.says("A message")
    await send_now(newsroom, ana)
    await defined(newsroom, author_id=ana.id)
    async with newsroom.center.store.begin() as work:
        (digest,), (one,) = await work.digests.all(), await work.news.newest(5)
        await work.editions.add(Edition(0, digest.id, now, EditionState.SENT, decided_by=ana.id))
        await work.feeds.add(Feed(0, "https://example.org/feed", "example.org", now, added_by=ana.id))
        await work.embargoes.put(EmbargoAccess(1002, now, 1, now, closed_by=ana.id))
        await work.corrections.add(Correction(0, one.id, Localized(en="It was two"), now, author_id=ana.id))
        await work.page_reads.put(PageRead(one.id, ana.id, now + timedelta(days=1)))
        await work.news.got([one.id], ana.id, now)
        newest_one = (await work.broadcasts.newest(1))[0]
        await work.broadcasts.save(replace(newest_one, confirmed_by=ana.id))
        await work.commit()
    await ana.says("/news telemedicine")
    await subscribed(newsroom, topics=(TELEMEDICINE,))
    await tap(ana, BroadcastAsk(newest_one.id).pack())
    await ana.person.sends_photo(caption="Unasked")
    await newsroom.quiet()

    await ana.says("/mydata")
    held = json.loads(newsroom.api.world.files.by_id[list(newsroom.api.world.files.by_id)[-1]].content)
    assert [tapped["broadcast_id"] for tapped in held["broadcasts_tapped"]] == [newest_one.id]
    assert [got["item_id"] for got in held["news_received"]] == [one.id]
    assert held["subscription"]["topics"]
    assert held["news_searches"]
    assert held["sent_unasked"]

    await ana.says("/delete")
    await ana.taps("Yes, delete everything")

    kept = [line for line in (await everything_stored(newsroom)).splitlines() if "1001" in line]
    assert [line for line in kept if not line.startswith(("deliveries", "inbox", "cards"))] == []
