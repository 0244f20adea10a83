"""Text that goes through the bot: a talk between the two sides of a referral, and letters to the Media Center."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediabot.domain import cases
from mediabot.domain.access import ensure_not_blocked, ensure_staff, ensure_talks
from mediabot.domain.cases import Case
from mediabot.domain.content import ALBUM_LIMIT, Attachment
from mediabot.domain.conversation import REMARK_LIMIT, TYPED, Ask, Came, LastAlbum, Letter, Remark
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.notices.notes import Note
from mediabot.domain.notices.people import LetterFile, LetterOfStaff, StaffLetter, WriteToStaff
from mediabot.domain.notices.questions import QuestionCard, ReferralCard, StaffSearch, TalkRemark
from mediabot.domain.people import Person
from mediabot.domain.questions import Search
from mediabot.domain.referrals import Referral
from mediabot.domain.text import clean
from mediabot.services.desk import Desk
from mediabot.services.listening import ask_words, open_prompt, stop_listening
from mediabot.services.questions.cases import close_case, open_case, open_case_of_referral
from mediabot.services.questions.gathering import AN_HOUR, show_topic
from mediabot.services.questions.meetings import Meetings

LETTERS_AN_HOUR = 5
"""So many of one person's unanswered letters have cards of their own; the rest is counted on the last of them."""

VERIFYING = frozenset({Ask.BYLINE, Ask.OUTLET, Ask.PROOF})
"""Asked of a journalist before the first question leaves; a letter between remembers that question."""

QUOTE_LIMIT = 300
"""Longest part of a remark that an answer to it quotes."""


@dataclass(frozen=True)
class Enclosed:
    """What came with the words of a letter: files, the album of which they are a part, and where they stand in the
    writer's chat."""

    files: tuple[Attachment, ...] = ()
    album: str = ""
    messages: tuple[int, ...] = ()


NOTHING = Enclosed()


def files_of(letter: Letter) -> tuple[LetterFile, ...]:
    """Each is a message of its own, so that one which Telegram refuses keeps back neither the words nor the others."""
    return tuple(LetterFile(letter.id, number) for number in range(len(letter.attachments)))


class Correspondence:
    """Passing text on, each way, until somebody ends it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # between a journalist and an expert

    async def begin_talk(self, person: Person, referral_id: int) -> None:
        """What this person sends next goes to the other side."""
        if await self._open_talk(person, referral_id) is None:
            return
        spoken, told = await self._spoken(person, referral_id)
        await self._desk.ask(person, Ask.TALK, referral_id)
        opened = Event.TALK_OPEN if told else Event.TALK_JOINED if spoken else Event.TALK_BEGUN
        await self._desk.reply(Note(opened, referral_id))

    async def say(self, person: Person, referral_id: int, text: str, came: Came = TYPED) -> None:
        """Pass this on to the other side."""
        case = await self._open_talk(person, referral_id)
        if case is None:
            return
        spoken, told = await self._spoken(person, referral_id)
        remark = Remark(
            id=0,
            referral_id=referral_id,
            author_id=person.id,
            text=clean(text, limit=REMARK_LIMIT),
            sent_at=self._desk.now,
            message_id=came.message_id,
            carries=came.carries,
            file=came.file,
            answers_id=await self._remark_at(person, came.answers),
            quote=clean(came.quote, limit=QUOTE_LIMIT),
        )
        await self._pass_on(case, remark)
        if not spoken:
            await self._show_way_out(case, referral_id)
        if not came.following:
            await self._desk.reply(Note(Event.SAID if told else Event.SAID_FIRST, referral_id))

    async def correct(self, person: Person, text: str, came: Came) -> bool:
        """Pass on how a remark reads since its author has edited it; False where the message was none."""
        said = await self._desk.work.remarks.said_at(person.id, came.message_id) if came.message_id else None
        if said is None:
            return False
        edited = replace(said, text=clean(text, limit=REMARK_LIMIT), file=came.file, carries=came.carries)
        if edited.same_as(said):
            return True
        case = await self._open_talk(person, said.referral_id)
        if case is not None:
            told = replace(edited, id=0, sent_at=self._desk.now, answers_id=said.id, quote="", corrects=True)
            await self._pass_on(case, told)
            await self._desk.reply(Note(Event.SAID, said.referral_id))
        return True

    async def talk_of(self, person: Person, answered: int | None, *, over: bool = False) -> int | None:
        """The open talk to which a message of this person's chat belongs; also one that is `over`."""
        remark_id = await self._remark_at(person, answered)
        remark = await self._desk.work.remarks.get(remark_id) if remark_id else None
        referral = await self._desk.work.referrals.get(remark.referral_id) if remark else None
        return referral.id if referral and (referral.talking or over) else None

    async def only_talk(self, person: Person) -> int | None:
        """The one talk that is open; None where there is none, or several."""
        open_talks = await self._desk.work.referrals.talks_of(person.id)
        return open_talks[0].id if len(open_talks) == 1 else None

    async def _open_talk(self, person: Person, referral_id: int) -> Case | None:
        """The case of a talk in which this person has a part. One that is over is told so, with what can be done."""
        case, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_talks(person, case.question, referral)
        if referral.talking:
            return case
        await stop_listening(self._desk, person, {Ask.TALK}, referral_id)
        await self._desk.reply(Note(Event.TALK_OVER, referral_id))
        return None

    async def _spoken(self, person: Person, referral_id: int) -> tuple[bool, bool]:
        """Whether anybody has said something, and whether this person knows who else could read it."""
        prompt = await self._desk.work.prompts.get(self._desk.chat_of(person), person.id)
        listening = prompt is not None and (prompt.ask, prompt.subject) == (Ask.TALK, referral_id)
        remarks = self._desk.work.remarks
        return await remarks.spoken(referral_id), listening or await remarks.spoken(referral_id, person.id)

    async def _pass_on(self, case: Case, remark: Remark) -> None:
        remark = await self._desk.work.remarks.add(remark)
        referral = case.referral(remark.referral_id)
        for side in (case.question.journalist_id, referral.person_id):
            if side is not None and side != remark.author_id:
                await self._desk.owe(side, TalkRemark(remark.id))

    async def _show_way_out(self, case: Case, referral_id: int) -> None:
        """From the first remark on, both cards have a key that ends the talk."""
        if case.question.journalist_id is not None:
            await self._desk.owe(case.question.journalist_id, QuestionCard(case.question.id))
        expert_id = case.referral(referral_id).person_id
        if expert_id is not None:
            await self._desk.owe(expert_id, ReferralCard(referral_id))

    async def _remark_at(self, person: Person, message_id: int | None) -> int | None:
        """The remark that a message of this person's chat is, theirs or the other side's."""
        if message_id is None:
            return None
        theirs = await self._desk.work.cards.shown_by(person.id, NoticeKind.TALK, message_id)
        own = None if theirs else await self._desk.work.remarks.said_at(person.id, message_id)
        return theirs or (own.id if own else None)

    async def end_talk(self, person: Person, referral_id: int) -> None:
        """Nothing more is passed on in this talk; the other side is told."""
        before, referral = await open_case_of_referral(self._desk, referral_id)
        ensure_talks(person, before.question, referral)
        await stop_listening(self._desk, person, {Ask.TALK}, referral_id)
        await self._desk.reply(Note(Event.TALK_ENDED, referral_id))
        if not referral.talking:
            return
        await close_case(self._desk, before, cases.end_talk(before, referral_id))
        for side in (before.question.journalist_id, referral.person_id):
            if side is not None and side != person.id:
                await self._desk.owe(side, Note(Event.TALK_ENDED_BY_OTHER, referral_id))

    async def end_talks(self, person_id: int) -> None:
        """The person may not write any more, or left: the other sides of their talks are told."""
        await Meetings(self._desk).end_all(person_id)
        for referral in await self._desk.work.referrals.talks_of(person_id):
            await self._end_for_both(referral)

    async def _end_for_both(self, referral: Referral) -> None:
        before = await open_case(self._desk, referral.question_id)
        await close_case(self._desk, before, cases.end_talk(before, referral.id))
        for side in (before.question.journalist_id, referral.person_id):
            if side is not None:
                await self._desk.owe(side, Note(Event.TALK_ENDED_BY_OTHER, referral.id))

    # with the Media Center

    async def begin_letter(self, person: Person) -> None:
        """What this person types next goes to the Media Center."""
        ensure_not_blocked(person)
        asked = await open_prompt(self._desk, person)
        between = asked.subject if asked is not None and asked.ask in VERIFYING | {Ask.LETTER} else 0
        await self._desk.ask(person, Ask.LETTER, between)
        await self._desk.reply(WriteToStaff())

    async def write(self, person: Person, text: str, enclosed: Enclosed = NOTHING, *, told: bool = True) -> None:
        """A letter to the Media Center; staff see it with a button to answer. `told`: the person is told so here."""
        ensure_not_blocked(person)
        words = clean(text, limit=REMARK_LIMIT)
        if not words and not enclosed.files:
            await self._desk.reply(WriteToStaff())
            return
        before = await self._waiting_letters(person)
        counted = len(before) >= LETTERS_AN_HOUR
        letter = Letter(0, person.id, words, self._desk.now, attachments=enclosed.files)
        letter = await self._desk.work.letters.add(letter)
        await self._begin_album(person, enclosed, letter, counted=counted)
        await stop_listening(self._desk, person, {Ask.LETTER}, 0)
        if counted:
            await self._desk.reply(Note(Event.LETTERS_MANY))
            await self._count_on_card(before)
            return
        if told:
            await self._desk.reply(Note(Event.LETTER_SENT))
        await self._desk.owe_staff(StaffLetter(letter.id))
        for file in files_of(letter):
            await self._desk.owe_staff(file)

    async def show_letter(self, staff: Person, letter_id: int) -> None:
        """Its card anew at the bottom of the chat, with its files."""
        ensure_staff(staff)
        await self._desk.reply(StaffLetter(letter_id, fresh=True))
        letter = await self._desk.work.letters.get(letter_id)
        for file in files_of(letter) if letter else ():
            await self._desk.reply(file)

    async def more_of_album(self, person: Person, enclosed: Enclosed) -> bool:
        """Put another file of an album to the letter that its first one began; False where there is none."""
        last = await self._desk.work.last_albums.get(person.id) if enclosed.album else None
        if last is None or last.album != enclosed.album or last.letter_id is None:
            return False
        letter = await self._desk.work.letters.get(last.letter_id)
        if letter is None or len(letter.attachments) >= ALBUM_LIMIT:
            return True
        letter = replace(letter, attachments=(*letter.attachments, *enclosed.files))
        await self._desk.work.letters.save(letter)
        for file in files_of(letter)[-len(enclosed.files) :] if enclosed.files else ():
            if letter.author_id is not None:
                await self._desk.owe(letter.person_id, file)
            elif not last.counted:
                await self._desk.owe_staff(file)
        return True

    async def _begin_album(self, person: Person, enclosed: Enclosed, letter: Letter, *, counted: bool = False) -> None:
        if enclosed.album:
            await self._desk.work.last_albums.put(LastAlbum(person.id, enclosed.album, letter.id, counted))

    async def _waiting_letters(self, person: Person) -> list[Letter]:
        """What they wrote within the hour and nobody has answered, newest first."""
        since = self._desk.now - AN_HOUR
        written = (one for one in await self._desk.work.letters.of(person.id) if one.author_id is None)
        return [one for one in written if one.answered_at is None and one.sent_at > since][::-1]

    async def _count_on_card(self, letters: Sequence[Letter]) -> None:
        """The newest of them that has a card says how many came after it. One not sent yet says so by itself."""
        for letter in letters:
            if await self._desk.chats_with(StaffLetter(letter.id)):
                await self._desk.owe_staff(StaffLetter(letter.id))
                return

    async def begin_answer(self, staff: Person, letter_id: int) -> None:
        """What this member of staff writes next answers the letter, unless somebody has."""
        ensure_staff(staff)
        if not await self._is_answered(await self._letter(letter_id)):
            await ask_words(self._desk, staff, Ask.ANSWER_LETTER, letter_id)

    async def answer_letter(self, staff: Person, letter_id: int, text: str, enclosed: Enclosed = NOTHING) -> None:
        """Staff answer a letter, which one of them does; the person gets it with a button to write back."""
        ensure_staff(staff)
        letter = await self._letter(letter_id)
        if await self._is_answered(letter):
            return
        await self._desk.work.letters.save(replace(letter, answered_at=self._desk.now))
        await self._write_to(staff, letter, text, enclosed, answers_id=letter_id)
        await self._desk.owe_staff(StaffLetter(letter_id))

    async def write_after_letter(self, staff: Person, letter_id: int, text: str, enclosed: Enclosed = NOTHING) -> None:
        """Staff write once more to whoever sent a letter that is answered."""
        ensure_staff(staff)
        await self._write_to(staff, await self._letter(letter_id), text, enclosed)

    async def _letter(self, letter_id: int) -> Letter:
        letter = await self._desk.work.letters.get(letter_id)
        if letter is None:
            raise Gone(Kind.LETTER, letter_id)
        return letter

    async def _is_answered(self, letter: Letter) -> bool:
        """Whether it is; whoever comes second is told who was first, and gets the card as it is now."""
        if letter.answered_at is None:
            return False
        answer = await self._desk.work.letters.answer_to(letter.id)
        author = await self._desk.work.people.get(answer.author_id) if answer and answer.author_id else None
        await self._desk.reply(Note(Event.LETTER_ANSWERED, letter.id, name=author.name if author else "—"))
        await self._desk.reply(StaffLetter(letter.id, fresh=True))
        return True

    async def _write_to(
        self, staff: Person, letter: Letter, text: str, enclosed: Enclosed, answers_id: int | None = None
    ) -> None:
        about = {"search_id": letter.search_id, "question_id": letter.question_id}
        await self._send(staff, letter.person_id, text, enclosed, **about, answers_id=answers_id)

    async def write_about_question(
        self, staff: Person, question_id: int, text: str, enclosed: Enclosed = NOTHING
    ) -> None:
        """Staff write to the journalist who sent a question."""
        ensure_staff(staff)
        case = await open_case(self._desk, question_id)
        if case.question.journalist_id is None:
            raise Gone(Kind.QUESTION, question_id)
        await self._send(staff, case.question.journalist_id, text, enclosed, question_id=question_id)

    async def write_about_search(self, staff: Person, search_id: int, text: str, enclosed: Enclosed = NOTHING) -> None:
        """Staff answer a topic that nobody in the directory could; that settles it, which one of them does."""
        ensure_staff(staff)
        search = await self._search(search_id)
        if await self._is_settled(search):
            return
        await self._desk.work.searches.save(replace(search, settled_at=self._desk.now))
        await self._send(staff, search.person_id, text, enclosed, search_id=search_id)
        await show_topic(self._desk, search_id)

    async def begin_about_search(self, staff: Person, search_id: int) -> None:
        """What this member of staff writes next goes to whoever typed the topic, unless it is settled."""
        ensure_staff(staff)
        if not await self._is_settled(await self._search(search_id)):
            await ask_words(self._desk, staff, Ask.WRITE_ABOUT_SEARCH, search_id)

    async def write_after_search(self, staff: Person, search_id: int, text: str, enclosed: Enclosed = NOTHING) -> None:
        """Staff write about a topic that is settled."""
        ensure_staff(staff)
        search = await self._search(search_id)
        await self._send(staff, search.person_id, text, enclosed, search_id=search_id)

    async def _search(self, search_id: int) -> Search:
        search = await self._desk.work.searches.get(search_id)
        if search is None:
            raise Gone(Kind.SEARCH, search_id)
        return search

    async def _is_settled(self, search: Search) -> bool:
        """Whether it is, which is told with the card as it is now."""
        if search.settled_at is None:
            return False
        await self._desk.reply(Note(Event.SEARCH_SETTLED, search.id))
        await self._desk.reply(StaffSearch(search.id, fresh=True))
        return True

    async def _send(
        self,
        staff: Person,
        person_id: int,
        text: str,
        enclosed: Enclosed,
        *,
        search_id: int | None = None,
        question_id: int | None = None,
        answers_id: int | None = None,
    ) -> None:
        letter = await self._desk.work.letters.add(
            Letter(
                id=0,
                person_id=person_id,
                text=clean(text, limit=REMARK_LIMIT),
                sent_at=self._desk.now,
                author_id=staff.id,
                search_id=search_id,
                question_id=question_id,
                answered_at=self._desk.now,
                attachments=enclosed.files,
                answers_id=answers_id,
            )
        )
        await self._begin_album(staff, enclosed, letter)
        await self._desk.owe(person_id, LetterOfStaff(letter.id))
        for file in files_of(letter):
            await self._desk.owe(person_id, file)
        await self._desk.reply(Note(Event.LETTER_PASSED))
