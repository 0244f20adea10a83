"""The first message says what the form would ask: only the rest is asked, and what was read is marked."""

from __future__ import annotations

from journeys.newsroom import Newsroom, Somebody
from mediabot.domain.questions import Attribution, Question


async def the_question(newsroom: Newsroom) -> Question:
    async with newsroom.center.store.begin() as work:
        [question] = await work.questions.lately(newsroom.ana.id, 1)
        return question


async def reads_bulgarian(somebody: Somebody) -> None:
    await somebody.says("/language")
    await somebody.taps("Български")


async def test_who_wrote_everything_is_one_tap_from_sending(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("Telemedicine in villages: a written quote by COB Friday, in English")
    await newsroom.ana.taps("Ask Parvan Ekranov")

    form = await newsroom.ana.sees("Is everything right?")
    assert "Format: written quote · from your message" in form.text
    assert "Deadline: Friday, 27 November, 18:00 (4 days 6 hours left) · from your message" in form.text
    assert "Interview language: English · from your message" in form.text
    assert "Attribution: on the record: quoted by name · by default" in form.text
    await newsroom.ana.taps("Send")

    request = await newsroom.parvan.sees("Request from a journalist")
    assert "Telemedicine in villages: a written quote by COB Friday, in English" in request.text


async def test_who_wrote_everything_in_bulgarian_is_one_tap_from_sending(newsroom: Newsroom) -> None:
    await reads_bulgarian(newsroom.ana)
    await newsroom.ana.asks("Търся коментар по телефона за телемедицина до 17 ч утре")
    await newsroom.ana.taps("Въпрос към доц. д-р Първан Екранов")

    form = await newsroom.ana.sees("Всичко наред ли е?")
    assert "интервю по телефона · от съобщението Ви" in form.text
    assert "утре, 17:00" in form.text
    assert "български · по подразбиране" in form.text
    await newsroom.ana.taps("Изпращане")

    await newsroom.parvan.sees("Request from a journalist")


async def test_only_what_is_missing_is_asked(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine, by Friday")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")
    await newsroom.ana.taps("English")
    await newsroom.ana.taps("On the record")

    form = await newsroom.ana.sees("Is everything right?")

    assert "Friday, 27 November, 18:00" in form.text
    assert "from your message" in form.text
    assert "by default" not in form.text


async def test_topic_is_searched_without_deadline_and_format(newsroom: Newsroom) -> None:
    message = "цифрово: писмен коментар, без назоваване на източника"  # too many other words for the one that counts

    await newsroom.ana.asks(message)

    found = await newsroom.ana.sees("Първан Екранов")
    assert message in found.text


async def test_as_soon_as_possible_is_asked_how_soon(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine, a written quote ASAP")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    form = await newsroom.ana.sees("How soon do you need it?")
    assert "Deadline: as soon as possible · from your message" in form.text
    hours = [label.partition(" (")[0] for label in newsroom.ana.buttons() if label.startswith("Today, ")]
    assert hours == ["Today, 13:00", "Today, 14:00", "Today, 16:00", "Today, 17:00"]

    await newsroom.ana.taps("Today, 14:00")
    await newsroom.ana.taps("Send")

    await newsroom.parvan.sees("today, 14:00")


async def test_as_soon_as_possible_in_bulgarian_is_asked_how_soon(newsroom: Newsroom) -> None:
    await reads_bulgarian(newsroom.ana)
    await newsroom.ana.asks("Телемедицина, писмено, спешно")
    await newsroom.ana.taps("Въпрос към доц. д-р Първан Екранов")
    form = await newsroom.ana.sees("Колко е спешно?")
    assert "възможно най-скоро · от съобщението Ви" in form.text

    await newsroom.ana.taps("Днес, 14:00")
    await newsroom.ana.taps("Изпращане")

    await newsroom.parvan.sees("today, 14:00")


async def test_asap_typed_into_the_form_is_asked_how_soon_too(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.taps("Keep as it is")
    await newsroom.ana.taps("Written quote")

    await newsroom.ana.says("asap!")

    form = await newsroom.ana.sees("How soon do you need it?")
    assert "did not understand" not in form.text
    await newsroom.ana.taps("Today, 13:00")
    assert "Deadline: today, 13:00" in form.text


async def test_deadline_moved_to_as_soon_as_possible_is_asked_how_soon(newsroom: Newsroom) -> None:
    await newsroom.ana.sends_question(choice="Ask Parvan Ekranov")
    await newsroom.ana.taps("Change…")
    await newsroom.ana.taps("Move the deadline")

    await newsroom.ana.says("спешно!")
    assert "How soon do you need it?" in newsroom.ana.last.text
    await newsroom.ana.taps("Today, 13:00")

    await newsroom.parvan.sees("has moved the deadline to: today, 13:00")


async def test_who_has_no_deadline_gets_a_week_by_default(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine in writing, no deadline")
    await newsroom.ana.taps("Ask Parvan Ekranov")

    form = await newsroom.ana.sees("Is everything right?")

    assert "Monday, 30 November, 17:00" in form.text
    assert "left) · by default" in form.text


async def test_tomorrows_issue_needs_it_at_five_today(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("A comment on telemedicine for tomorrow’s paper")
    await newsroom.ana.taps("Ask Parvan Ekranov")

    form = await newsroom.ana.sees("Is this what the expert should know?")

    assert "Deadline: today, 17:00" in form.text


async def test_what_is_changed_is_marked_no_longer(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("Telemedicine: a written quote by Friday")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.taps("✏️ Deadline")
    await newsroom.ana.says("tomorrow 15:00")
    await newsroom.ana.taps("✏️ Attribution")
    await newsroom.ana.taps("On background")

    question = await the_question(newsroom)

    assert question.understood == ("format",)
    assert question.assumed == ("language",)


async def test_language_and_attribution_are_as_last_time(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    for words in ("Who pays?", "by phone", "tomorrow 15:00", "Bulgarian", "on background"):
        await newsroom.ana.says(words)
    await newsroom.ana.taps("Send")

    await newsroom.ana.asks("Probiotics: a written quote by Friday")
    await newsroom.ana.taps("Ask Kisel Mlekov")

    question = await the_question(newsroom)
    assert question.open_field is None
    assert (question.language, question.attribution) == ("bg", Attribution.ON_BACKGROUND)


async def test_language_that_the_expert_does_not_speak_is_asked(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("telemedicine")
    await newsroom.ana.taps("Ask Parvan Ekranov")
    for words in ("Who pays?", "by phone", "tomorrow 15:00", "Spanish", "on background"):
        await newsroom.ana.says(words)
    await newsroom.ana.taps("Send")

    await newsroom.ana.asks("Telemedicine: a written quote by Friday")
    await newsroom.ana.taps("A new question")
    await newsroom.ana.taps("Ask Vtora Videva")

    form = await newsroom.ana.sees("Which language will you speak?")
    assert "Attribution: on background" in form.text


async def test_tomorrow_is_counted_from_the_message_and_not_from_the_form(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("Telemedicine: a written quote by tomorrow 15:00")
    await newsroom.later(hours=14)

    await newsroom.ana.taps("Ask Parvan Ekranov")

    form = await newsroom.ana.sees("Is everything right?")
    assert "Deadline: today, 15:00" in form.text


async def test_deadline_that_has_passed_meanwhile_is_asked_for(newsroom: Newsroom) -> None:
    await newsroom.ana.asks("Telemedicine: a written quote by 15:00")
    await newsroom.later(hours=5)

    await newsroom.ana.taps("Ask Parvan Ekranov")
    await newsroom.ana.taps("Keep as it is")

    await newsroom.ana.sees("When do you need it by?")
