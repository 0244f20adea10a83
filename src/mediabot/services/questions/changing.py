"""After a question is sent: the journalist adds to it, moves its deadline, changes its format, or asks somebody else.

Whoever is being asked and staff see it on their cards, and are told once (`services.questions.cases`).
"""

from __future__ import annotations

from datetime import datetime

from mediabot.domain import changes
from mediabot.domain.access import ensure_owner
from mediabot.domain.cases import Case, QuestionClosed
from mediabot.domain.content import Attachment
from mediabot.domain.conversation import ASKED_OF_SENT, Ask
from mediabot.domain.deadlines import trouble_with
from mediabot.domain.directory import Format
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.questions import QuestionCard
from mediabot.domain.people import Person
from mediabot.domain.questions import END_STATES, FILES_LIMIT, ChangePage, Question, Status
from mediabot.domain.text import STORY_LIMIT, clean, length
from mediabot.services.desk import Desk
from mediabot.services.listening import stop_listening
from mediabot.services.questions.beginning import read_deadline
from mediabot.services.questions.cases import close_case, is_listed, not_asked, open_case
from mediabot.services.questions.drafting import Drafting
from mediabot.services.questions.referrals import Referrals

LISTENS = {ChangePage.TEXT: Ask.ADD_TO_QUESTION, ChangePage.DEADLINE: Ask.MOVE_DEADLINE}


class Changing:
    """Every step checks that whoever acts asked the question; a late one raises QuestionClosed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def open_page(
        self, person: Person, question_id: int, page: ChangePage | None, *, fresh: bool = False, trouble: str = ""
    ) -> None:
        """Turn the card to what is to be changed; a page that takes words also listens for them. None: the card."""
        question = (await self._own(person, question_id)).question
        await stop_listening(self._desk, person, ASKED_OF_SENT, question_id)
        if page in LISTENS and question.status not in END_STATES - {Status.NOBODY_LEFT, Status.EXPIRED}:
            await self._desk.ask(person, LISTENS[page], question_id)
        await self._desk.reply(QuestionCard(question_id, changing=page, trouble=trouble, fresh=fresh))

    async def add(self, person: Person, question_id: int, text: str, files: tuple[Attachment, ...] = ()) -> None:
        """More text, a link, files. What has no room any more is not taken, and said."""
        before = await self._own(person, question_id)
        story, held = f"{before.question.story}\n{clean(text)}".strip(), (*before.question.files, *files)
        trouble = _trouble_with(before.question, story, held)
        if trouble:
            await self.open_page(person, question_id, ChangePage.TEXT, fresh=True, trouble=trouble)
            return
        await self._close(person, before, changes.add(before, story, held, self._desk.now), fresh=True)

    async def move(self, person: Person, question_id: int, deadline: datetime, *, fresh: bool = True) -> None:
        """Another deadline, within the limits of the form; a question that expired begins again with it."""
        before = await self._own(person, question_id)
        trouble = trouble_with(deadline, self._desk.now)
        if trouble:
            await self.open_page(person, question_id, ChangePage.DEADLINE, fresh=fresh, trouble=trouble)
            return
        office = self._desk.office
        after = changes.move(
            before, deadline, self._desk.now, office.hours, lambda expert_id: is_listed(self._desk, before, expert_id)
        )
        await self._close(person, before, after, fresh=fresh)

    async def move_to_words(self, person: Person, question_id: int, text: str) -> None:
        """A deadline as somebody types it."""
        instant, soon = read_deadline(self._desk, person, text)
        if instant is None:
            trouble = "how_soon" if soon else "not_understood"
            await self.open_page(person, question_id, ChangePage.DEADLINE, fresh=True, trouble=trouble)
            return
        await self.move(person, question_id, instant)

    async def move_to_preset(self, person: Person, question_id: int, name: str) -> None:
        """One of the deadline keys, which may have passed since it was shown."""
        drafting = Drafting(self._desk)
        instant = (drafting.presets() | drafting.soon()).get(name)
        if instant is None:
            await self.open_page(person, question_id, ChangePage.DEADLINE, trouble="past")
            return
        await self.move(person, question_id, instant, fresh=False)

    async def set_format(self, person: Person, question_id: int, value: Format) -> None:
        before = await self._own(person, question_id)
        await self._close(person, before, changes.set_format(before, value, self._desk.now))

    async def ask_next(self, person: Person, question_id: int) -> None:
        """The next in turn is asked now; where none waits, the next best whom the search found."""
        before = await self._own(person, question_id)
        if before.next_in_turn(self._desk.now) is not None:
            after = changes.ask_next(before, self._desk.now, self._desk.office.hours)
            await self._close(person, before, after)
            return
        if before.question.status is not Status.ASKING:
            raise QuestionClosed(question_id, before.question.status)
        others = await not_asked(self._desk, before)
        following = next((one for one, free in others if free.by(self._desk.now)), None)
        if following is None:
            raise Gone(Kind.EXPERT, question_id)
        await Referrals(self._desk).ask_instead(question_id, following)

    async def try_again(self, person: Person, question_id: int, expert_id: str) -> None:
        """An expert who did not answer is asked once more: next in turn, or now where nobody is being asked."""
        before = await self._own(person, question_id)
        referral = next((one for one in before.referrals if one.expert_id == expert_id), None)
        if referral is None or not is_listed(self._desk, before, expert_id):
            raise Gone(Kind.EXPERT, expert_id)
        after = changes.try_again(before, referral.id, self._desk.now, self._desk.office.hours)
        await self._close(person, before, after)

    async def _close(self, person: Person, before: Case, after: Case, *, fresh: bool = False) -> None:
        await stop_listening(self._desk, person, ASKED_OF_SENT, before.question.id)
        await close_case(self._desk, before, after, fresh=fresh)

    async def _own(self, person: Person, question_id: int) -> Case:
        case = await open_case(self._desk, question_id)
        ensure_owner(person, case.question)
        return case


def _trouble_with(question: Question, story: str, files: tuple[Attachment, ...]) -> str:
    """Why that can't be added."""
    if length(story) > STORY_LIMIT:
        return "too_long"
    if len(files) > FILES_LIMIT:
        return "too_many_files"
    return "empty" if (story, files) == (question.story, question.files) else ""
