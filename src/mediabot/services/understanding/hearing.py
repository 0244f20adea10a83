"""What a person simply writes: understood, done at once where that is sure, asked about where it isn't, never lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mediabot.domain.access import NotAllowed, ensure_not_blocked
from mediabot.domain.cases import QuestionClosed
from mediabot.domain.content import ALBUM_LIMIT
from mediabot.domain.conversation import ASKED_FOR_QUESTION, TYPED, Ask, Came, Carries, LastAlbum, Prompt
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.heard import Heard, SentMessage
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.heard import TakenAs, WhatAbout
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.people import DeleteMe
from mediabot.domain.notices.questions import MyQuestions, MyReferrals
from mediabot.domain.people import Person
from mediabot.domain.questions import ChangePage, Status
from mediabot.domain.referrals import ReferralClosed, Step
from mediabot.domain.text import TOPIC_LIMIT, clean
from mediabot.domain.understanding.meanings import FOR_STAFF, LONG, SHORT, TOPIC, Act, Hold, Intent, Meaning, Understood
from mediabot.domain.understanding.rules import understand
from mediabot.i18n.acts import said_in
from mediabot.matching import language_of
from mediabot.services.desk import Desk
from mediabot.services.experts.availability import Availability
from mediabot.services.listening import close_prompt, open_prompt
from mediabot.services.news.reading import Reading
from mediabot.services.people.correspondence import NOTHING, Correspondence, Enclosed
from mediabot.services.people.verification import Verification
from mediabot.services.questions.asking import Asking
from mediabot.services.questions.changing import Changing
from mediabot.services.questions.deciding import send_yes
from mediabot.services.questions.drafting import Drafting
from mediabot.services.questions.referrals import Referrals
from mediabot.services.questions.requests import Requests
from mediabot.services.questions.typed import place_in
from mediabot.services.understanding.reading import read, time_in
from mediabot.services.understanding.situation import form_at, situation_of

TO_STAFF = frozenset({Intent.REPLY, Intent.FOR_STAFF, Intent.CHANGE_CONTACT, Intent.AWAY})
"""Passed on to the Media Center, as a letter."""

SHOWN = frozenset({Intent.SAY, Intent.NEWS_SEARCH, Intent.STATUS, Intent.ADD, *TO_STAFF})
"""Said what it was taken for, with a key to take it otherwise. The rest shows that by itself."""

WORDS_ONLY = frozenset({Intent.ASK_BACK, Intent.ANSWER_BACK})
"""What is passed on to somebody without the files."""


NOTHING_PLAIN = frozenset({Intent.UNCLEAR, Intent.AWAY, Intent.ANSWER})
"""What words don't say by themselves where something else was asked."""

ASKED_BEFORE = 5
"""So many of a person's searches tell in which languages they ask."""


LAST = 2
"""Words may be meant for a key of so many messages of the bot."""

LIST_LIFE = timedelta(hours=2)
"""So long after a list of experts a bare number means one of them."""

LIST_LIFE_IN_TALK = timedelta(minutes=5)
"""The same of somebody who is talking with an expert."""


@dataclass(frozen=True)
class Words:
    """A message: its text, and the files with it."""

    text: str
    enclosed: Enclosed = NOTHING


class Hearing:
    """One message of a person in their own chat."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def asked(self, person: Person, prompt: Prompt | None, answered: int | None) -> Prompt | None:
        """What words answer: the form to whose card they reply, whatever else was asked since; otherwise `prompt`."""
        form = await form_at(self._desk, person, answered)
        if form is None or (prompt is not None and (prompt.ask, prompt.subject) == (Ask.FORM, form)):
            return prompt
        return Prompt(self._desk.chat_of(person), person.id, Ask.FORM, form, self._desk.now)

    async def understand(self, person: Person, text: str, prompt: Prompt | None, answered: int | None) -> Understood:
        """What it means; `answered` is the message of the bot that it answers. Raises NotAllowed of who is blocked."""
        ensure_not_blocked(person)
        understood = await self._understood(person, text, prompt, answered)
        if understood.intent is not Intent.UNDO and await send_yes(self._desk, person):
            return await self._understood(person, text, prompt, answered)
        return understood

    async def _understood(self, person: Person, text: str, prompt: Prompt | None, answered: int | None) -> Understood:
        found = await situation_of(self._desk, person, prompt, answered)
        field = found.situation.field
        reading = read(text, self._desk.office, self._desk.now, field=field, experts=found.experts)
        return understand(found.situation, reading)

    async def otherwise(self, person: Person, words: Words) -> bool:
        """Words that are no answer to what was asked are done as what they plainly are; else they are kept."""
        found = await situation_of(self._desk, person, None, None)
        reading = read(words.text, self._desk.office, self._desk.now, experts=found.experts)
        understood = understand(found.situation, reading)
        if understood.intent in NOTHING_PLAIN or (understood.intent is Intent.TOPIC and not reading.found):
            await self._keep(person, words)
            return False
        await self.act(person, understood, words)
        return True

    async def sent_last(self, person: Person) -> Sequence[SentMessage]:
        """The bot's last messages in this person's chat, the newest first."""
        return await self._desk.work.sent_messages.newest(person.id, LAST)

    async def picks(self, person: Person, text: str) -> bool:
        """Whether a bare number chose an expert of the list that this person was shown last, and a form has begun."""
        place = place_in(text)
        lately = await self._desk.work.searches.lately(person.id, 1) if place is not None else ()
        fresh = [one for one in lately if one.asked_at > self._desk.now - LIST_LIFE]
        if place is None or not fresh or place >= min(fresh[0].shown, len(fresh[0].found)):
            return False
        if await self._is_written_to(person, fresh[0].asked_at):
            return False
        await Drafting(self._desk).choose(person, fresh[0].id, place)
        return True

    async def _is_written_to(self, person: Person, shown_at: datetime) -> bool:
        """Whether somebody who has written to them since a list was shown, or may have in a talk, can want a number."""
        letter = await self._desk.work.letters.last_of(person.id)
        if letter is not None and letter.author_id is not None and letter.sent_at > shown_at:
            return True
        talks = await self._desk.work.referrals.talks_of(person.id)
        begun = max((talk.answered_at for talk in talks if talk.answered_at is not None), default=None)
        old = shown_at < self._desk.now - LIST_LIFE_IN_TALK
        return bool(talks) and (old or begun is None or shown_at <= begun)

    def other_language(self, person: Person, text: str) -> str:
        """The language of a text of some length, where it is not the one that the person reads; otherwise empty."""
        language = language_of(text)
        reads = person.language or self._desk.office.language
        return language if language != reads and said_in(text).words >= SHORT else ""

    async def is_first_in(self, person: Person, language: str) -> bool:
        """Whether they have asked nothing in that language lately."""
        lately = await self._desk.work.searches.lately(person.id, ASKED_BEFORE)
        return all(search.language != language for search in lately)

    async def act(self, person: Person, understood: Understood, words: Words) -> None:
        """Do it; what isn't sure is asked about. ANSWER is the prompt's own."""
        text, meaning = words.text, understood.meaning
        if meaning.intent is Intent.UNCLEAR:
            await self._ask(person, words, understood.choices, closed=understood.closed)
            return
        if meaning.intent is Intent.ACCEPT and _is_more_than_yes(text) and not _is_condition(text):
            sent = Meaning(Intent.SEND_ANSWER, meaning.subject)
            await self._ask(person, words, (sent, meaning, FOR_STAFF), closed=False)
            return
        try:
            await self._do(person, meaning, words)
        except (QuestionClosed, ReferralClosed):
            await self._ask(person, words, (FOR_STAFF, TOPIC), closed=True)
            return
        heard = await self._keep(person, words, taken=meaning.intent)
        told = meaning.intent is Intent.AWAY and self._is_listed(person)
        if meaning.intent in SHOWN and not told and (understood.choices or meaning.intent in TO_STAFF):
            intents, subjects = _packed(understood.choices)
            await self._desk.reply(TakenAs(heard.id, meaning.intent, meaning.subject, intents, subjects))

    def _is_listed(self, person: Person) -> bool:
        """Whether they have terms of their own, which say what became of an absence."""
        return bool(person.expert_id) and self._desk.office.expert(person.expert_id) is not None

    async def more_of_album(self, person: Person, enclosed: Enclosed) -> bool:
        """Put another file of an album to its words, which wait for a key; False where they don't."""
        last = await self._desk.work.last_albums.get(person.id) if enclosed.album else None
        if last is None or last.album != enclosed.album or last.letter_id is not None or not last.counted:
            return False
        heard = await self._desk.work.heard.last_of(person.id)
        if heard is None or heard.taken or len(heard.attachments) >= ALBUM_LIMIT:
            return False
        files, messages = (*heard.attachments, *enclosed.files), (*heard.messages, *enclosed.messages)
        await self._desk.work.heard.save(replace(heard, attachments=files, messages=messages))
        return True

    async def _ask(self, person: Person, words: Words, choices: Sequence[Meaning], *, closed: bool) -> None:
        heard = await self._keep(person, words)
        if words.enclosed.album:
            await self._desk.work.last_albums.put(LastAlbum(person.id, words.enclosed.album, counted=True))
        intents, subjects = _packed(choices)
        await self._desk.reply(WhatAbout(heard.id, intents, subjects, closed=closed))

    async def take_as(self, person: Person, heard_id: int, meaning: Meaning, tapped: int | None) -> None:
        """A key under the question what it is about, or under what it was taken for. Raises Gone, NotAllowed."""
        heard = await self._desk.work.heard.get(heard_id)
        if heard is None:
            raise Gone(Kind.WORDS, heard_id)
        if heard.person_id != person.id:
            raise NotAllowed(f"person {person.id} did not write {heard_id}")
        if meaning.intent is Intent.UNCLEAR:
            raise Gone(Kind.CHOICE, meaning.intent)
        if heard.taken == meaning.intent:
            return
        await self._desk.work.heard.save(replace(heard, taken=meaning.intent))
        await self._desk.turn_into(tapped, TakenAs(heard_id, meaning.intent, meaning.subject))
        await self._do(person, meaning, Words(heard.text, Enclosed(heard.attachments, messages=heard.messages)))

    async def _keep(self, person: Person, words: Words, taken: str = "") -> Heard:
        text, files = clean(words.text, limit=TOPIC_LIMIT), words.enclosed.files
        heard = Heard(0, person.id, text, self._desk.now, taken, files, words.enclosed.messages)
        return await self._desk.work.heard.add(heard)

    async def _do(self, person: Person, meaning: Meaning, words: Words) -> None:
        text, subject = words.text, meaning.subject
        correspondence = Correspondence(self._desk)
        match meaning.intent:
            case Intent.ANSWER:
                await self._answer(person, subject, words)
            case Intent.SAY:
                await self._say(person, subject, words)
            case Intent.ADD:
                await Changing(self._desk).add(person, subject, text, words.enclosed.files)
            case Intent.MOVE:
                await self._move(person, subject, text)
            case Intent.ACCEPT:
                await self._accept(person, subject, text)
            case Intent.SEND_ANSWER:
                await self._send_answer(person, subject, words)
            case Intent.ASK_BACK:
                await Requests(self._desk).ask_back(person, subject, text)
            case Intent.ANSWER_BACK:
                await Referrals(self._desk).answer_back(person, subject, text)
            case Intent.DECLINE:
                await self._decline(person, subject, words)
            case Intent.STATUS:
                await self._status(person, subject)
            case Intent.CANCEL:
                await self._cancel(person, subject)
            case Intent.UNDO:
                await Requests(self._desk).undo(person, subject)
            case Intent.AWAY:
                await correspondence.write(person, text, words.enclosed, told=False)
                await Availability(self._desk).away_in_words(person, text)
            case Intent.PART:
                await correspondence.end_talk(person, subject)
            case Intent.THANKS | Intent.GREETING:
                await self._desk.reply(Note(Event(meaning.intent.value)))
            case Intent.LEAVE:
                await self._desk.reply(DeleteMe())
            case Intent.NEWS_SEARCH:
                await Reading(self._desk).search(person, text)
            case Intent.TOPIC:
                await Asking(self._desk).find_experts(person, text, files=words.enclosed.files)
            case _:
                await correspondence.write(person, text, words.enclosed, told=False)

        if words.enclosed.files and meaning.intent in WORDS_ONLY:
            await self._desk.reply(Note(Event.WORDS_WITHOUT_FILE))

    async def _say(self, person: Person, referral_id: int, words: Words) -> None:
        """To the other side of a talk; each file of an album is a message there, as it was here."""
        first, *others = _came(words.enclosed)
        await Correspondence(self._desk).say(person, referral_id, words.text, first)
        await self._say_more(person, referral_id, others)

    async def _send_answer(self, person: Person, referral_id: int, words: Words) -> None:
        first, *others = _came(words.enclosed)
        await Requests(self._desk).answer(person, referral_id, words.text, first)
        await self._say_more(person, referral_id, others)

    async def _say_more(self, person: Person, referral_id: int, others: Sequence[Came]) -> None:
        for one in others:
            await Correspondence(self._desk).say(person, referral_id, "", replace(one, following=True))

    async def _accept(self, person: Person, referral_id: int, text: str) -> None:
        """A yes with a condition in it is an offer; the rest of the card asks what to hand over."""
        requests = Requests(self._desk)
        if _is_condition(text):
            await requests.go_to(person, referral_id, Step.CONDITION)
            await requests.words(person, referral_id, text)
            return
        await requests.go_to(person, referral_id, Step.CONTACTS)

    async def _decline(self, person: Person, referral_id: int, words: Words) -> None:
        """The card asks for the reason; what else stands in the no, staff read."""
        await Requests(self._desk).go_to(person, referral_id, Step.REASON)
        if said_in(words.text).words > SHORT:
            await Correspondence(self._desk).write(person, words.text, words.enclosed, told=False)

    async def _move(self, person: Person, question_id: int, text: str) -> None:
        """To the instant that the words name; where they name none, the card asks for one."""
        instant = time_in(text, self._desk.office, self._desk.now)
        if instant is None:
            await Changing(self._desk).open_page(person, question_id, ChangePage.DEADLINE, fresh=True)
        else:
            await Changing(self._desk).move(person, question_id, instant)

    async def _status(self, person: Person, question_id: int) -> None:
        if question_id:
            await Referrals(self._desk).show(person, question_id, fresh=True)
            return
        await self._desk.reply(MyReferrals() if person.expert_id else MyQuestions())

    async def _cancel(self, person: Person, question_id: int) -> None:
        """The question that is named, or what was asked last; with nothing open there is nothing to cancel."""
        prompt = await open_prompt(self._desk, person)
        if question_id:
            await self._cancel_question(person, question_id)
        elif prompt is None:
            await self._desk.reply(Note(Event.NOTHING_OPEN))
        elif prompt.ask is Ask.FORM:
            await self._cancel_question(person, prompt.subject)
        else:
            await close_prompt(self._desk, person)
            await self._desk.reply(Note(Event.CLOSED))

    async def _cancel_question(self, person: Person, question_id: int) -> None:
        """A form is given up, a question that runs asks once more."""
        question = await self._desk.work.questions.get(question_id)
        if question is not None and question.status is Status.DRAFT:
            await Drafting(self._desk).give_up(person, question_id)
            await self._desk.reply(Note(Event.FORM_CLOSED))
        else:
            await Referrals(self._desk).show(person, question_id, fresh=True, confirming=True)

    async def _answer(self, person: Person, subject: int, words: Words) -> None:
        """A key says that words answer the form `subject`, or what was asked of the person for that question. Raises
        Gone where that has closed."""
        prompt = await open_prompt(self._desk, person)
        question = await self._desk.work.questions.get(subject)
        if prompt is not None and prompt.ask in ASKED_FOR_QUESTION and prompt.subject == subject:
            await self._answer_for_question(person, prompt, words)
        elif question is not None and question.status is Status.DRAFT:
            await Drafting(self._desk).answer(person, subject, words.text, words.enclosed.files)
        else:
            raise Gone(Kind.QUESTION, subject)

    async def _answer_for_question(self, person: Person, prompt: Prompt, words: Words) -> None:
        if prompt.ask is Ask.FORM:
            await Drafting(self._desk).answer(person, prompt.subject, words.text, words.enclosed.files)
        else:
            await Verification(self._desk).answer(person, prompt.ask, prompt.subject, words.text)


def _came(enclosed: Enclosed) -> tuple[Came, ...]:
    """How words that waited for a key came, for a talk: with the files from where they stand in the writer's chat."""
    return tuple(Came(one, Carries.FILE) for one in enclosed.messages) or (TYPED,)


def _is_more_than_yes(text: str) -> bool:
    """Whether something stands beside the yes that the journalist should read."""
    said = said_in(text)
    return said.words > LONG or (said.words > SHORT and said.acts.get(Act.YES, 0) < Hold.WHOLE)


def _is_condition(text: str) -> bool:
    said = said_in(text)
    return said.acts.get(Act.CONDITION, 0) >= Hold.BEGINS and said.words <= 2 * LONG


def _packed(choices: Sequence[Meaning]) -> tuple[str, tuple[int, ...]]:
    return " ".join(choice.intent for choice in choices), tuple(choice.subject for choice in choices)
