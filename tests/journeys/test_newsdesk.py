"""Staff's news desk: what they send becomes a draft, is edited on its card, published and withdrawn."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from journeys.desk import TELEMEDICINE, begins, drafts, edits, items, publishes, reads, the_item
from journeys.newsroom import Newsroom
from mediabot.demo.botapi.people.attachments import attachment
from mediabot.demo.botapi.world.origins import Channel
from mediabot.domain.content import Kind
from mediabot.domain.directory import Localized
from mediabot.domain.news import NewsState
from mediabot.services.desk import Desk
from mediabot.services.news.editing import Editing

JOURNAL = Channel(-1009, "Example Journal", "journal", post=77)


async def test_a_text_becomes_a_draft_and_is_published_once_its_topics_are_confirmed(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await drafts(maria)
    await maria.sees("telemedicine (suggested, not confirmed yet)")
    await maria.sees("Bulgarian: not written yet")

    await maria.taps("Publish")
    await maria.person.sees_toast("only suggested")
    assert (await the_item(newsroom)).state is NewsState.DRAFT
    await maria.taps("Confirm topics")
    await maria.taps("Publish")

    await maria.sees("✅ published")
    item = await the_item(newsroom)
    assert (item.title, item.summary) == (
        Localized(en="Telemedicine reaches villages"),
        Localized(en="Doctors answer by video."),
    )
    assert item.released_at == newsroom.clock.now()
    await newsroom.center.tick()
    await reads(newsroom.ana)
    await newsroom.ana.sees("Telemedicine reaches villages")


async def test_experts_who_were_only_suggested_are_not_named_before_staff_tick_them(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await drafts(maria)
    card = await maria.sees("Experts: nobody is named yet. Suggested: Parvan Ekranov and Vtora Videva")

    await maria.taps("Preview")
    unnamed = maria.last.text
    await maria.taps("Experts")
    await maria.taps("Vtora Videva")
    await maria.taps("Back")
    named = card.text
    await maria.taps("Confirm topics")
    await maria.taps("Publish")

    assert "Experts mentioned" not in unnamed
    assert "Experts: Vtora Videva" in named
    assert (await the_item(newsroom)).experts == ("tele-two",)


async def test_item_that_is_published_with_nobody_ticked_names_nobody(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)

    await newsroom.maria.taps("Confirm topics")
    await newsroom.maria.taps("Publish")

    assert (await the_item(newsroom)).experts == ()
    await newsroom.center.tick()
    await reads(newsroom.ana)
    assert "Experts mentioned" not in newsroom.ana.chat


async def test_preview_stands_before_publish_and_each_has_its_row(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)

    card, _ = newsroom.maria.button("Publish")
    rows = [[key["text"] for key in row] for row in card.message.rows]
    [publish] = [key for row in card.message.rows for key in row if "Publish" in key["text"]]

    assert rows.index(["👁 Preview"]) < rows.index(["📢 Publish"])
    assert publish["style"] == "success"


async def test_nobody_but_staff_gets_to_the_desk_or_moves_anything(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)
    card = newsroom.maria.button("Publish")[1].data

    await newsroom.ana.says("/newsdesk")
    await newsroom.ana.sees("You can’t do that here")
    await newsroom.ana.person.presses_data(newsroom.ana.last, card)
    await newsroom.quiet()

    assert "villages" not in newsroom.ana.chat
    assert (await the_item(newsroom)).state is NewsState.DRAFT


async def test_the_other_language_is_typed_and_both_are_previewed(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria)

    await edits(maria, "Title", "Телемедицина в селата <b>&")
    await edits(maria, "Text", "Лекари отговарят по видео.")
    await maria.taps("Preview")

    assert (await the_item(newsroom)).title == Localized("Телемедицина в селата <b>&", "Telemedicine reaches villages")
    bulgarian, english = maria.messages[-2:]
    assert "Телемедицина в селата <b>&" in bulgarian.text
    assert "Лекари отговарят" in bulgarian.text
    assert "Telemedicine reaches villages" in english.text


async def test_a_chosen_language_takes_what_does_not_look_like_it(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)

    await newsroom.maria.taps("Title")
    await newsroom.maria.taps("In Bulgarian")
    await newsroom.maria.says("COVID-19")

    assert (await the_item(newsroom)).title == Localized("COVID-19", "Telemedicine reaches villages")


async def test_an_album_becomes_one_draft_with_its_caption(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await begins(maria)

    await maria.person.sends_album("photo", "video", "photo", caption="Telemedicine in pictures\nThree of them.")
    await newsroom.quiet()

    item = await the_item(newsroom)
    assert [file.kind for file in item.attachments] == [Kind.PHOTO, Kind.VIDEO, Kind.PHOTO]
    assert item.title.en == "Telemedicine in pictures"
    await maria.sees("3 files")


async def test_an_album_cut_in_two_by_a_restart_is_still_one_draft(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await begins(maria)
    picture = attachment(newsroom.api.world.files, "photo") | {"media_group_id": "77"}
    maria.person._sends(picture | {"caption": "Telemedicine in two pictures"}, None, None)
    await newsroom.quiet()

    await newsroom.restart()
    other = attachment(newsroom.api.world.files, "photo", content=b"other") | {"media_group_id": "77"}
    maria.person._sends(other, None, None)
    await newsroom.quiet()

    item = await the_item(newsroom)
    assert item.title.en == "Telemedicine in two pictures"
    assert len(item.attachments) == 2
    assert "What should I do with this?" not in maria.chat


async def test_a_forwarded_post_names_its_channel_and_links_to_it(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await begins(maria)

    await maria.person.forwards("Telemedicine in the journal\nMore inside.", origin=JOURNAL)
    await newsroom.quiet()

    item = await the_item(newsroom)
    assert item.source == Localized(plain="Example Journal")
    assert item.link == Localized(plain="https://t.me/journal/77")
    assert item.published_at == newsroom.clock.now()


async def test_staff_who_forward_unasked_are_asked_first_and_others_are_not(newsroom: Newsroom) -> None:
    maria, ana = newsroom.maria_in_private, newsroom.ana

    await maria.person.forwards("Telemedicine in the journal\nMore inside.", origin=JOURNAL)
    await ana.person.forwards("telemedicine", origin=JOURNAL)
    await newsroom.quiet()
    assert await items(newsroom) == []
    await ana.sees("3 experts on")
    await maria.taps("New item")

    assert (await the_item(newsroom)).source.plain == "Example Journal"
    await maria.sees("I’ve added it as a draft")


async def test_an_album_sent_unasked_is_offered_once_and_taken_whole(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.person.sends_album("photo", "photo")
    await newsroom.quiet()
    assert maria.chat.count("What should I do with this?") == 1

    await maria.taps("New item")

    assert len((await the_item(newsroom)).attachments) == 2
    await maria.sees("A title is missing")
    await maria.taps("Publish")
    await maria.person.sees_toast("without a title")


async def test_plain_words_of_staff_stay_a_question_to_the_experts(newsroom: Newsroom) -> None:
    await newsroom.maria_in_private.says("telemedicine")

    await newsroom.maria_in_private.sees("3 experts on")
    assert await items(newsroom) == []


async def test_what_no_news_item_can_carry_is_said_and_the_question_stays_open(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await begins(maria)

    await maria.person.sends_sticker()
    await newsroom.quiet()
    await maria.sees("A news item can have text, photos, videos and documents")
    await maria.says(TELEMEDICINE)

    assert (await the_item(newsroom)).title.en == "Telemedicine reaches villages"


async def test_the_same_story_twice_is_one_item(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria, "Telemedicine now reaches villages\nDoctors answer. https://example.org/story")

    await drafts(newsroom.maria, "Telemedicine now reaches villages!")

    await newsroom.maria.sees("We already have that story")
    assert (await the_item(newsroom)).link == Localized(plain="https://example.org/story")


async def test_a_link_that_is_none_is_refused_and_asked_for_again(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria)

    await edits(maria, "Link", "javascript:alert(1)")
    await maria.sees("I can’t use that address")
    await maria.says("https://example.org/a?b=<c>")
    await maria.says("https://example.org/a?b=1&c=2")

    assert (await the_item(newsroom)).link == Localized(plain="https://example.org/a?b=1&c=2")


async def test_topics_and_experts_are_picked_and_found_by_typing(newsroom: Newsroom) -> None:
    maria = newsroom.maria
    await drafts(maria)

    await maria.taps("Topics")
    await maria.says("probiotics")
    await maria.taps("probiotics")
    await maria.taps("✓ telemedicine")
    await maria.taps("Confirm topics")
    await maria.taps("Experts")
    await maria.says("cardiology")
    await maria.taps("Sarcho Pulsov")

    item = await the_item(newsroom)
    assert item.topics == (Localized("пробиотици", "probiotics"),)
    assert item.topics_confirmed
    assert "heart" in item.experts


async def test_files_are_added_and_removed(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await drafts(maria)

    await maria.taps("Files")
    await maria.person.sends_album("photo", "photo")
    await maria.person.sends_document("facts.pdf", b"-")
    await newsroom.quiet()
    assert len((await the_item(newsroom)).attachments) == 3
    await maria.taps("Files")
    await maria.taps("Remove all files")

    assert (await the_item(newsroom)).attachments == ()


async def test_two_of_staff_who_edit_at_once_lose_nothing(newsroom: Newsroom) -> None:
    item = await drafts(newsroom.maria)
    store, office = newsroom.center.store, newsroom.center.keeper.current()

    async def sets(part: str, text: str, wait: float) -> None:
        async with store.begin() as work:
            desk = Desk(work, newsroom.clock.now(), office, -1005, 9001)
            staff = await work.people.get(9001)
            assert staff is not None
            await Editing(desk)._edit(item.id, lambda old: replace(old, **{part: Localized(en=text)}))  # type: ignore[arg-type]
            await asyncio.sleep(wait)
            await work.commit()

    await asyncio.gather(sets("title", "Of Maria", 0.2), sets("summary", "Of Paul", 0))

    now = await the_item(newsroom)
    assert (now.title.en, now.summary.en) == ("Of Maria", "Of Paul")


async def test_a_draft_is_deleted_after_a_second_question(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)

    await newsroom.maria.taps("Delete draft")
    assert len(await items(newsroom)) == 1
    await newsroom.maria.taps("Yes, delete it")

    assert await items(newsroom) == []
    await newsroom.maria.sees("This draft has been deleted")


async def test_a_withdrawn_item_is_found_by_no_reader(newsroom: Newsroom) -> None:
    await publishes(newsroom.maria)

    await newsroom.maria.taps("Withdraw")
    await newsroom.maria.taps("Yes, withdraw it")
    await newsroom.center.tick()
    await reads(newsroom.ana)

    assert "villages" not in newsroom.ana.chat
    await newsroom.maria.says("/newsdesk")
    await newsroom.maria.taps("Search titles")
    await newsroom.maria.says("village")
    await newsroom.maria.sees("🚫 Telemedicine reaches villages")


async def test_the_list_of_drafts_is_turned_page_by_page(newsroom: Newsroom) -> None:
    for number in range(9):
        await drafts(newsroom.maria, f"Story number {number} of many about nothing in common {number * 7919}")

    await newsroom.maria.says("/newsdesk")
    await newsroom.maria.sees("9 drafts are waiting")
    assert not any("Story number 0" in label for label in newsroom.maria.buttons())
    await newsroom.maria.taps("Next")

    assert any("Story number 0" in label for label in newsroom.maria.buttons())


async def test_a_bare_link_becomes_a_draft_and_its_page_is_read_beside_the_conversation(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await begins(maria)

    await maria.says("https://news.invalid/story?utm_source=x")

    await maria.sees("I’m reading the page")
    item = await the_item(newsroom)
    assert (item.title, item.link.plain) == (Localized(), "https://news.invalid/story?utm_source=x")
    async with newsroom.center.store.begin() as work:
        page = await work.page_reads.get(item.id)
    assert page is not None
    assert page.chat_id == maria.id


async def test_a_pasted_address_inside_a_network_is_not_opened_and_the_draft_stays(newsroom: Newsroom) -> None:
    maria = newsroom.maria_in_private
    await maria.says("/newsdesk")
    await maria.taps("New item")

    await maria.says("http://127.0.0.1:8080/secret")
    assert "I’m reading the page" in maria.chat
    await newsroom.later(seconds=6)

    assert "This address is inside a private network, so I can’t open it. The draft has been saved" in maria.last.text


async def test_a_topic_that_two_colleagues_take_off_from_the_same_card_is_off(newsroom: Newsroom) -> None:
    await drafts(newsroom.maria)
    await newsroom.maria.taps("Topics")
    card, key = newsroom.maria.button("✓ telemedicine")

    for somebody in (newsroom.maria, newsroom.paul):
        await somebody.person.presses_data(card.id, str(key.data), in_chat=newsroom.group)
        await newsroom.quiet()

    assert "telemedicine" not in [topic.in_language("en") for topic in (await the_item(newsroom)).topics]
