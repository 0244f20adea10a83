"""Deliveries on the local Bot API: what people get, and what becomes of groups and people that are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from telegram.ext import ExtBot

from machinery.doubles import NOON, MovableClock, ShakyStore, owed, person, put, read
from mediabot.bot.screens.base import Key, Screen, h
from mediabot.bot.telegram.parcels import KEYS_BELOW
from mediabot.bot.telegram.sender import TelegramMessenger
from mediabot.demo.botapi.people.person import Person as Phone
from mediabot.demo.botapi.server import LocalBotApi
from mediabot.domain.broadcasts import Broadcast, BroadcastState
from mediabot.domain.content import NO_CONTENT, Attachment, Content, Kind, Poll
from mediabot.domain.deliveries import Delivery, Lane, Loss, PersonUnreachable
from mediabot.domain.directory import Directory
from mediabot.domain.languages import Bilingual
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import Person
from mediabot.i18n.translator import Catalogs
from mediabot.services.directory.office import OfficeKeeper, empty_office
from mediabot.services.sending.outbox import Outbox
from mediabot.storage.lexicon_file import lexicon_of
from mediabot.storage.store import SqlStore

CATALOGS = Catalogs.load()
OFFICE = empty_office()
KEYS = ((Key("Прочетете", url="https://example.org"),),)

Make = Callable[..., TelegramMessenger]


@pytest.fixture
def ana(api: LocalBotApi) -> Phone:
    return reader(api, 7, "bg")


@pytest.fixture
def make(bot: ExtBot[None], store: SqlStore, clock: MovableClock) -> Make:
    def make(store: Any = store, **settings: Any) -> TelegramMessenger:
        return TelegramMessenger(bot, store, clock, CATALOGS, lambda: OFFICE, **settings)

    return make


def reader(api: LocalBotApi, number: int, language: str) -> Phone:
    phone = api.add_user(number, f"Reader {number}", language)
    api.world.open_chat(number)
    return phone


async def broadcast(store: SqlStore, **contents: Any) -> int:
    async with store.begin() as work:
        for number, language in ((7, "bg"), (8, "en"), (9, "")):
            await work.people.save(Person(number, language=language))
        added = await work.broadcasts.add(Broadcast(0, 1, NOON, state=BroadcastState.SENDING, **contents))
        await work.commit()
    return added.id


def copy(broadcast_id: int, chat_id: int = 7) -> Delivery:
    facts: dict[str, Any] = {"reader_id": chat_id, "subject": broadcast_id, "broadcast_id": broadcast_id}
    return owed(chat_id, NoticeKind.BROADCAST, lane=Lane.BROADCAST, **facts)


async def file_of(api: LocalBotApi, phone: Phone, bot: ExtBot[None]) -> str:
    """A picture that Telegram keeps."""
    sent = await bot.send_photo(phone.id, b"\x89PNG\r\n\x1a\n" + bytes(100))
    api.world.calls.clear()
    return sent.photo[-1].file_id


def called(api: LocalBotApi) -> list[str]:
    return [call.method for call in api.calls.all if call.method.startswith(("send", "edit"))]


async def test_a_broadcast_reaches_everybody_in_their_language(api: LocalBotApi, store: SqlStore, make: Make) -> None:
    phones = [reader(api, number, language) for number, language in ((7, "bg"), (8, "en"), (9, "en"))]
    sending = await broadcast(store, content=Bilingual(Content("<b>Добро утро</b>"), Content("Good morning")))
    messenger = make()
    deliveries = await put(store, *(copy(sending, phone.id) for phone in phones))

    await messenger.foresee(deliveries)
    for delivery in deliveries:
        await messenger.send(delivery)

    assert [phone.chat.messages[-1].text for phone in phones] == ["Добро утро", "Good morning", "Добро утро"]


async def test_many_are_drawn_in_one_unit_of_work(api: LocalBotApi, store: SqlStore, make: Make, ana: Phone) -> None:
    sending = await broadcast(store, content=NO_CONTENT.put("bg", Content("Добро утро")))
    deliveries = await put(store, *(copy(sending) for _ in range(5)))
    counting = ShakyStore(store)
    messenger = make(counting)

    await messenger.foresee(deliveries)
    for delivery in deliveries:
        await messenger.send(delivery)

    assert counting.begun == 1
    assert len(ana.chat.messages) == 5


async def test_whoever_has_blocked_the_bot_is_not_called_again(api: LocalBotApi, store: SqlStore, make: Make) -> None:
    sending = await broadcast(store, content=NO_CONTENT.put("bg", Content("Добро утро")))
    async with store.begin() as work:
        await work.people.save(Person(7, language="bg", reachable=False))
        await work.commit()
    [delivery] = await put(store, copy(sending))
    messenger = make()
    await messenger.foresee([delivery])

    with pytest.raises(PersonUnreachable) as lost:
        await messenger.send(delivery)

    assert lost.value.loss is Loss.BLOCKED
    assert called(api) == []


async def test_whoever_blocks_the_bot_is_marked_and_the_copy_is_lost(
    api: LocalBotApi, store: SqlStore, make: Make, ana: Phone, clock: MovableClock
) -> None:
    sending = await broadcast(store, content=NO_CONTENT.put("bg", Content("Добро утро")))
    [delivery] = await put(store, copy(sending))
    await ana.blocks_bot()

    await Outbox(store, make(), clock).send(delivery)

    assert (await read(store, delivery)).loss is Loss.BLOCKED
    known = await person(store, 7)
    assert known is not None
    assert not known.reachable


async def test_one_file_carries_text_and_keys(api: LocalBotApi, bot: ExtBot[None], make: Make, ana: Phone) -> None:
    picture = Attachment(Kind.PHOTO, await file_of(api, ana, bot))

    await make().show(owed(7), Screen("<b>Снимка</b>", KEYS, attachments=(picture,), protect=True, quiet=True))

    [call] = api.calls.of("sendPhoto")
    assert (call["caption"], call["protect_content"], call["disable_notification"]) == ("<b>Снимка</b>", "true", "true")
    assert "Прочетете" in str(ana.chat)


async def test_an_album_with_keys_is_followed_by_the_text_that_carries_them(
    api: LocalBotApi, bot: ExtBot[None], make: Make, ana: Phone
) -> None:
    picture = Attachment(Kind.PHOTO, await file_of(api, ana, bot))

    shown = await make().show(owed(7), Screen("Снимки", KEYS, attachments=(picture, picture)))

    assert called(api) == ["sendmediagroup", "sendmessage"]
    assert ana.chat.messages[-1].id == shown
    assert ana.chat.messages[-1].text == "Снимки" != KEYS_BELOW


async def test_a_text_arrives_as_it_was_written(api: LocalBotApi, make: Make, ana: Phone) -> None:
    text = "1 + 1 = 2 & 50 % ? # / „кавички“ 👩‍🔬\nвтори ред; a=b&c=d"

    shown = await make().show(owed(7), Screen(h(text), KEYS, quiet=True))

    assert ana.chat.messages[-1].text == text
    assert ana.chat.messages[-1].id == shown
    [call] = api.calls.of("sendMessage")
    assert (call["disable_notification"], call["chat_id"]) == ("true", "7")
    assert "protect_content" not in call.params


async def test_a_poll_is_sent_as_a_poll(api: LocalBotApi, make: Make, ana: Phone) -> None:
    await make().show(owed(7), Screen("", poll=Poll("Кога?", ("Днес", "Утре"), anonymous=False)))

    [call] = api.calls.of("sendPoll")
    assert (call["question"], call["is_anonymous"]) == ("Кога?", "false")


async def test_a_card_with_files_is_sent_anew(api: LocalBotApi, bot: ExtBot[None], make: Make, ana: Phone) -> None:
    picture = Attachment(Kind.PHOTO, await file_of(api, ana, bot))
    first = await make().show(owed(7), Screen("Текст"))

    second = await make().show(owed(7, message_id=first), Screen("Снимка", attachments=(picture,)))

    assert second != first
    assert called(api) == ["sendmessage", "sendphoto"]


async def test_a_file_that_telegram_does_not_know_is_given_up_at_once(
    api: LocalBotApi, store: SqlStore, make: Make, ana: Phone, clock: MovableClock
) -> None:
    gone = Content("Снимка", (Attachment(Kind.PHOTO, "no-such-file"),))
    [delivery] = await put(store, copy(await broadcast(store, content=NO_CONTENT.put("bg", gone))))

    await Outbox(store, make(), clock).send(delivery)

    after = await read(store, delivery)
    assert (after.loss, after.attempts) == (Loss.FAILED, 0)
    assert "file" in after.failure


@pytest.mark.parametrize(("lane", "paid"), [(Lane.REPLY, False), (Lane.DIGEST, True), (Lane.BROADCAST, True)])
async def test_only_what_goes_to_many_may_cost(
    api: LocalBotApi, make: Make, ana: Phone, lane: Lane, paid: bool
) -> None:
    await make(paid=True).show(owed(7, lane=lane), Screen("Здравейте"))

    assert ("allow_paid_broadcast" in api.calls.of("sendMessage")[-1].params) is paid


async def test_a_group_that_became_a_supergroup_is_written_to_there(
    api: LocalBotApi, store: SqlStore, make: Make, ana: Phone, clock: MovableClock
) -> None:
    api.add_group(-500, "Media Center", [ana])
    outbox = Outbox(store, make(), clock)
    [delivery] = await put(store, owed(-500, NoticeKind.HELP))
    api.world.migrate_group(-500, -100500)
    keeper = OfficeKeeper(store, lambda text: (Directory(), ()), lexicon_of(None), replace(OFFICE, staff_chat=-500))

    again_after = await outbox.send(delivery)
    moved = await read(store, delivery)
    await outbox.send(moved)
    await keeper.refresh()

    assert again_after
    assert moved.chat_id == -100500
    assert (await read(store, delivery)).sent_at is not None
    assert keeper.current().staff_chat == -100500


async def test_an_album_is_not_sent_again_because_its_text_was_refused(
    api: LocalBotApi, bot: ExtBot[None], store: SqlStore, make: Make, ana: Phone, clock: MovableClock
) -> None:
    pictures = (Attachment(Kind.PHOTO, await file_of(api, ana, bot)),) * 2
    [delivery] = await put(
        store, copy(await broadcast(store, content=NO_CONTENT.put("bg", Content("а" * 1100, pictures))))
    )
    api.fail_next("sendMessage", retry_after=1)
    outbox = Outbox(store, make(), clock)

    first = await outbox.send(delivery)
    await outbox.send(await read(store, delivery))

    assert first == 1
    assert called(api) == ["sendmediagroup", "sendmessage", "sendmessage"]
    assert (await read(store, delivery)).detail == {}
