"""What the Media Center learns from what was asked and answered, and that it names nobody who asked."""

from __future__ import annotations

from journeys.hostile import all_went_well
from journeys.newsroom import Newsroom, Somebody


async def ask_from(newsroom: Newsroom, count: int, topic: str) -> list[Somebody]:
    """So many strangers ask about something that nobody in the directory answers."""
    strangers = [Somebody(newsroom.api.add_user(5000 + n, f"Zzasker{n}", "en"), newsroom) for n in range(count)]
    for stranger in strangers:
        await stranger.asks(topic)
    return strangers


def figures(reader: Somebody) -> str:
    """The newest message with figures that they see."""
    return next(seen.text for seen in reversed(reader.messages) if "Topics for which there was no expert" in seen.text)


async def test_topic_without_an_expert_is_told_from_five_askers_up_and_without_their_names(newsroom: Newsroom) -> None:
    await ask_from(newsroom, 4, "repairing old tractors")
    await newsroom.maria.says("/stats week")
    assert "tractors" not in newsroom.maria.last.text

    fifth = Somebody(newsroom.api.add_user(5100, "Zzfifth", "en"), newsroom)
    await fifth.asks("who repairs old tractors?")
    await newsroom.maria.taps("Week")

    told = next(
        seen.text for seen in reversed(newsroom.maria.messages) if "Topics for which there was no expert" in seen.text
    )
    assert "tractors: 5 people" in told
    assert "Zz" not in told


async def test_figure_stays_when_an_asker_leaves(newsroom: Newsroom) -> None:
    strangers = await ask_from(newsroom, 5, "repairing old tractors")

    await strangers[0].says("/delete")
    await strangers[0].taps("Yes, delete everything")
    await newsroom.maria.says("/stats")

    assert "tractors: 5 people" in newsroom.maria.last.text


async def test_staff_read_figures_of_week_month_and_year_and_see_the_chart(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov", deadline="today 18:00")
    await newsroom.parvan.says_yes()

    await newsroom.maria.says("/stats")
    await newsroom.maria.taps("Year")
    text = figures(newsroom.maria)
    await newsroom.maria.taps("Chart")

    assert "Sent: 1" in text
    assert "Answered with a yes: 1" in text
    assert "First answer, in half of the cases within: too few to say" in text
    sent = newsroom.api.calls.of("sendDocument")[-1]
    assert sent["caption"].startswith("What the Media Center learned")
    await all_went_well(newsroom)


async def test_figures_are_for_staff_alone(newsroom: Newsroom) -> None:
    await newsroom.ana.says("/stats")

    assert "You can’t do that here" in newsroom.ana.last.text
    assert "learned" not in newsroom.ana.chat
