"""The form: one message, every field changeable, words understood as the answer to the open field."""

from __future__ import annotations

import pytest

from journeys.newsroom import Newsroom
from mediabot.domain.errors import Gone
from mediabot.domain.languages import SPOKEN
from mediabot.services.desk import Desk
from mediabot.services.questions.drafting import Drafting


async def begin(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")


async def test_form_is_one_message_that_taps_edit_and_words_bring_down(newsroom: Newsroom) -> None:
    await begin(newsroom)
    form = newsroom.ana.last
    await newsroom.ana.fills_form()

    assert form.text == "⬇️ Continued below."
    assert form.buttons == []
    assert "Is everything right?" in newsroom.ana.last.text
    assert len(newsroom.ana.last.versions) == 3


async def test_every_field_can_be_typed(newsroom: Newsroom) -> None:
    await begin(newsroom)

    for words in ("How safe is it?", "по телефона", "до петък", "на български", "без име"):
        await newsroom.ana.says(words)

    overview = await newsroom.ana.sees("Is everything right?")
    assert "How safe is it?" in overview.text
    assert "phone interview" in overview.text
    assert "Friday, 27 November, 18:00" in overview.text
    assert "Bulgarian" in overview.text
    assert "on background" in overview.text


async def test_journalist_is_told_what_the_expert_offers_before_choosing_and_what_not_after(newsroom: Newsroom) -> None:
    await begin(newsroom)
    await newsroom.ana.taps("Keep as it is")
    form = newsroom.ana.last
    assert "Parvan Ekranov offers: written quote and phone interview." in form.text

    await newsroom.ana.taps("Live interview")
    told = form.text
    await newsroom.ana.taps("Back")
    await newsroom.ana.taps("Phone interview")

    assert "Parvan Ekranov does not offer this format" in told
    assert "does not offer" not in form.text


async def test_journalist_is_told_that_an_expert_does_not_speak_the_language(newsroom: Newsroom) -> None:
    await begin(newsroom)
    for words in ("How safe is it?", "по телефона", "до петък", "на испански"):
        await newsroom.ana.says(words)

    await newsroom.ana.taps("On the record")

    overview = await newsroom.ana.sees("Is everything right?")
    assert "Parvan Ekranov does not speak this language" in overview.text


async def test_of_experts_with_no_formats_in_the_directory_nothing_is_said(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Vtora Videva")

    await newsroom.ana.fills_form()

    overview = await newsroom.ana.sees("Is everything right?")
    assert "According to the directory" not in overview.text
    assert not any("offers:" in version for version in map(str, overview.versions))


async def test_language_that_can_be_tapped_can_be_typed_too(newsroom: Newsroom) -> None:
    await begin(newsroom)
    for words in ("How safe is it?", "по телефона", "до петък"):
        await newsroom.ana.says(words)

    await newsroom.ana.says("на испански")
    await newsroom.ana.taps("On the record")

    overview = await newsroom.ana.sees("Is everything right?")
    assert "Interview language: Spanish" in overview.text


async def test_every_language_of_the_list_is_taken_and_no_other(newsroom: Newsroom) -> None:
    await begin(newsroom)
    async with newsroom.center.store.begin() as work:
        ana = await work.people.get(newsroom.ana.id)
        assert ana is not None
        [question] = await work.questions.of(ana.id)
        drafting = Drafting(Desk(work, newsroom.clock.now(), newsroom.center.keeper.current()))

        for code in SPOKEN:
            await drafting.set_language(ana, question.id, code)
            kept = await work.questions.get(question.id)
            assert kept is not None
            assert kept.language == code

        for code in ("xx", "EN", "", "english"):
            with pytest.raises(Gone):
                await drafting.set_language(ana, question.id, code)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("yesterday", "That time has passed"),
        ("in 2 minutes", "less than ten minutes"),
        ("when the pigs fly", "did not understand"),
        ("31.02.", "did not understand"),
        ("25.11.2027", "more than three months away"),
    ],
)
async def test_deadline_that_cannot_be_is_told_and_asked_again(newsroom: Newsroom, words: str, answer: str) -> None:
    await begin(newsroom)
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")

    await newsroom.ana.says(words)

    form = await newsroom.ana.sees(answer)
    assert "When do you need it by?" in form.text


async def test_understood_deadline_is_confirmed(newsroom: Newsroom) -> None:
    await begin(newsroom)
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")

    await newsroom.ana.says("in 3 hours")

    await newsroom.ana.sees("I understood the deadline as today, 15:00")


async def test_preset_that_passed_meanwhile_is_refused(newsroom: Newsroom) -> None:
    await begin(newsroom)
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")
    card, today = newsroom.ana.button("Today, 17:00")

    await newsroom.later(hours=6)
    await newsroom.ana.person.presses_data(card, today.data)
    await newsroom.quiet()

    await newsroom.ana.sees("I did not understand that")


async def test_back_and_change_and_cancel(newsroom: Newsroom) -> None:
    await begin(newsroom)
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")
    await newsroom.ana.taps("‹ Back")
    await newsroom.ana.taps("Explanation for context")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("English")
    await newsroom.ana.taps("On the record")
    await newsroom.ana.taps("✏️ Deadline")
    await newsroom.ana.says("by Friday")
    overview = await newsroom.ana.sees("Is everything right?")
    assert "explanation for context" in overview.text
    assert "Friday" in overview.text

    await newsroom.ana.taps("Cancel")

    await newsroom.ana.sees("Cancelled; nothing was sent.")
    await newsroom.ana.asks("probiotics")
    assert "Kisel Mlekov" in newsroom.ana.last.text


async def test_words_on_the_overview_are_added_to_the_story(newsroom: Newsroom) -> None:
    await begin(newsroom)
    await newsroom.ana.fills_form()

    await newsroom.ana.says("And what does it cost?")

    overview = await newsroom.ana.sees("Is everything right?")
    assert "telemedicine\nAnd what does it cost?" in overview.text


async def test_form_outlives_the_process(newsroom: Newsroom) -> None:
    await begin(newsroom)
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")

    await newsroom.restart()
    await newsroom.ana.says("tomorrow 15:00")

    await newsroom.ana.sees("Which language will you speak?")


async def test_hostile_story_arrives_as_it_was_typed_but_harmless(newsroom: Newsroom) -> None:
    await begin(newsroom)

    await newsroom.ana.says("<b>bold?</b> \u202egnp.exe & " + "x" * 4000)
    await newsroom.ana.taps("Written quote")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("English")
    await newsroom.ana.taps("On the record")
    await newsroom.ana.taps("Send")

    card = await newsroom.parvan.sees("Request from a journalist")
    assert "<b>bold?</b> gnp.exe & xxx" in card.text
    assert "\u202e" not in card.text
    assert "xxx…" in card.text
