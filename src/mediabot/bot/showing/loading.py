"""Loading what a screen shows, from what is true now and for the reader it is meant for.

Contacts pass through `domain.access.contacts_for_journalist` only.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mediabot.bot.screens.news.views import NewsItemView
from mediabot.bot.screens.questions import views
from mediabot.bot.screens.views import ExpertView, MyDataView
from mediabot.bot.screens.words import called
from mediabot.domain import standby
from mediabot.domain.access import contacts_for_journalist
from mediabot.domain.availability import Agenda, DayOff, as_termed
from mediabot.domain.cases import Case, may_answer_late, may_withdraw
from mediabot.domain.conversation import Ask
from mediabot.domain.directory import Expert
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.languages import WRITTEN
from mediabot.domain.meetings import may_meet
from mediabot.domain.news import NewsItem, NewsState
from mediabot.domain.notices.kinds import NoticeKind
from mediabot.domain.people import BY_LETTER, Person
from mediabot.domain.proofs import PersonProof
from mediabot.domain.questions import ChangePage, Found, Question, Search, Status
from mediabot.domain.quiet import may_be_urgent, quiet_until, rings
from mediabot.domain.referrals import Contacts, Referral, ReferralStatus
from mediabot.domain.stories import SOURCE_LIMIT, SUMMARY_LIMIT, TITLE_LIMIT
from mediabot.domain.text import cut
from mediabot.i18n.when import named_in
from mediabot.services.desk import Desk
from mediabot.services.people.held import COUNTED
from mediabot.services.people.verification import usual_wait
from mediabot.services.questions.agendas import agendas_for, agendas_of, with_agendas
from mediabot.services.questions.asking import horizon, items_beside
from mediabot.services.questions.cases import not_asked, read_case
from mediabot.services.questions.drafting import Drafting
from mediabot.services.questions.gathering import by_turns
from mediabot.services.questions.letters import letter_state
from mediabot.services.questions.requests import Requests
from mediabot.services.questions.staffing import experts_to_ask, holder_of, open_work

log = logging.getLogger(__name__)

TOPICS_SHOWN = 10
"""Of all topics with staff, so many stand on their one card."""


@dataclass(frozen=True)
class Loader:
    """Views for one reader at one desk.

    `attempt` draws an item by itself: where a whole screen could not be drawn, those that can't be are left out.
    """

    desk: Desk
    language: str
    attempt: Callable[[NewsItemView], object] | None = None
    left_out: list[int] = field(default_factory=list)

    def drawable(self, items: Iterable[NewsItem]) -> list[NewsItem]:
        """All of them; on a second attempt those that can be drawn."""
        return [item for item in items if self._can_be_drawn(item)]

    def _can_be_drawn(self, item: NewsItem) -> bool:
        if self.attempt is None:
            return True
        try:
            self.attempt(self.news(item))
        except Exception as error:  # whatever there is about it
            log.error("news item %s can't be drawn: %s", item.id, type(error).__name__)
            self.left_out.append(item.id)
            return False
        return True

    def expert(self, expert_id: str, agenda: Agenda | None = None) -> ExpertView:
        """The expert in the reader's language, by their own terms where their agenda is known; one who left the
        directory is known by the id only."""
        expert = self.desk.office.expert(expert_id)
        if expert is None:
            return ExpertView(expert_id, expert_id)
        if agenda is None:
            return self.view_of(expert)
        return replace(self.view_of(as_termed(expert, agenda.terms)), free=agenda.free(self.desk.now))

    def called(self, expert_id: str) -> str:
        """The same by name and title only."""
        return called(self.expert(expert_id), self.language)

    def view_of(self, expert: Expert) -> ExpertView:
        """An entry in the reader's language, of whichever version."""
        return ExpertView(
            id=expert.id,
            name=expert.name.in_language(self.language),
            title=expert.title.in_language(self.language),
            organisation=expert.organisation.in_language(self.language),
            languages=expert.languages,
            formats=tuple(value.value for value in expert.formats),
            interests=expert.interests.in_language(self.language),
            checked_on=expert.checked_on,
        )

    def day_of(self, instant: datetime) -> date:
        """By the calendar of the house."""
        return instant.astimezone(ZoneInfo(self.desk.office.zone)).date()

    def proved(self, expert: ExpertView, proofs: Mapping[str, PersonProof]) -> ExpertView:
        """With how staff checked the person, where they did."""
        proof = proofs.get(expert.id)
        if proof is None or proof.confirmed_at is None:
            return expert
        return replace(expert, proof=proof, proved_on=self.day_of(proof.confirmed_at))

    def news(self, item: NewsItem) -> NewsItemView:
        """The item in the reader's language and by their calendar. Who may see it is decided before."""
        language, office = self.language, self.desk.office
        return NewsItemView(
            id=item.id,
            title=cut(item.title.in_language(language), TITLE_LIMIT),
            summary=cut(item.summary.in_language(language), SUMMARY_LIMIT),
            link=item.link.in_language(language),
            source=cut(item.source.in_language(language), SOURCE_LIMIT),
            day=self.day_of(item.dated),
            embargo_until=item.embargo_until if item.embargoed(self.desk.now) else None,
            event_on=item.event_on,
            correction=item.correction.in_language(language) if item.state is NewsState.CORRECTED else "",
            experts=tuple(self.called(one) for one in item.experts if office.expert(one)),
            attachments=item.attachments,
        )

    async def _about(self, news_id: int | None) -> NewsItem | None:
        """The item that a search or question is about, as far as everybody may know it."""
        item = await self.desk.work.news.get(news_id) if news_id else None
        return item if item is not None and item.told(self.desk.now) and self.drawable([item]) else None

    async def search(self, search_id: int) -> views.SearchView:
        search = await self.desk.work.searches.get(search_id)
        if search is None:
            raise Gone(Kind.SEARCH, search_id)
        return await self.found(search)

    async def found(self, search: Search) -> views.SearchView:
        """The view of a search, kept or not."""
        about = await self._about(search.news_id)
        named = about.experts if about else ()
        agendas = await agendas_for(self.desk, search, await self.desk.work.people.get(search.person_id))
        known = [one for one in enumerate(search.found) if self.desk.office.expert(one[1].expert_id)]
        known = [(rank, found) for rank, found in known if agendas[found.expert_id].on_offer(self.desk.now)]
        free = {found.expert_id: agendas[found.expert_id].free(self.desk.now) for _, found in known}
        until = horizon(self.desk, search)
        proofs = await self.desk.work.proofs.confirmed([one.expert_id for _, one in known[: search.shown]])
        shown = tuple(
            views.MatchView(
                rank,
                self.proved(self.expert(one.expert_id, agendas[one.expert_id]), proofs),
                one.why.in_language(self.language),
                one.expert_id in named,
            )
            for rank, one in known[: search.shown]
        )
        return views.SearchView(
            search,
            shown,
            search.nearest.in_language(self.language),
            len(known) - len(shown),
            self.desk.now,
            horizon=until,
            more_away=sum(not free[one.expert_id].before(until) for _, one in known[search.shown :]),
            news=tuple(self.news(item) for item in self.drawable(await items_beside(self.desk, search))),
            about=self.news(about) if about else None,
        )

    async def question(
        self, question_id: int, *, confirming: bool = False, changing: ChangePage | None = None, trouble: str = ""
    ) -> views.QuestionView:
        case = await read_case(self.desk, question_id)
        question, work = case.question, self.desk.work
        journalist = await work.people.get(question.journalist_id) if question.journalist_id else None
        holder = await holder_of(work, question)
        draft = question.status is Status.DRAFT
        how_soon = question.how_soon if draft else trouble == "how_soon"
        return views.QuestionView(
            question=question,
            journalist=journalist,
            lines=tuple([await self._line(referral, case) for referral in case.referrals]),
            now=self.desk.now,
            seen_at=self._seen_at(case),
            may_be_urgent=draft and may_be_urgent(question.deadline, *self._calendar),
            presets=self._presets(how_soon=how_soon) if draft or changing else (),
            how_soon=how_soon,
            trouble=trouble,
            languages=self._languages(case),
            others=await self._others(case) if question.status in (Status.NOBODY_LEFT, Status.ASKING) else (),
            colleague=await self._colleague(case),
            stranger=next(
                (one.colleague for one in case.referrals[::-1] if one.colleague and not one.colleague_id), ""
            ),
            usual_wait=await usual_wait(work) if question.status is Status.WAITING else None,
            confirming=confirming,
            changing=changing if not draft else None,
            taken_by=holder.name or str(holder.id) if holder else "",
            about=self.news(about) if (about := await self._about(question.news_id)) else None,
            afterwards=await work.follow_ups.get(question_id),
            may_reserve=await self._may_reserve(case),
        )

    async def _may_reserve(self, case: Case) -> bool:
        """Whether somebody is free to stand by."""
        now = self.desk.now
        if not standby.may_keep(case, now) or case.reserve is not None:
            return False
        if standby.following(case, now) is not None:
            return True
        return any(free.by(now) for _, free in await not_asked(self.desk, case))

    def _presets(self, *, how_soon: bool) -> tuple[tuple[str, datetime], ...]:
        drafting = Drafting(self.desk)
        return tuple((drafting.soon() if how_soon else drafting.presets()).items())

    def _seen_at(self, case: Case) -> datetime | None:
        """Where a request is silent because of the hour (it would be, for a draft): when it is probably seen."""
        question, referral = case.question, case.open_referral
        if question.status is Status.DRAFT:
            asked_at = self.desk.now
        elif referral and referral.status is ReferralStatus.WAITING and referral.person_id and referral.asked_at:
            asked_at = referral.asked_at
        else:
            return None
        if rings(asked_at, question.deadline, *self._calendar, urgent=question.urgent):
            return None
        return quiet_until(asked_at, *self._calendar)

    @property
    def _calendar(self) -> tuple[str, DayOff]:
        """By what the house tells nights and days off."""
        return self.desk.office.zone, self.desk.office.day_off

    async def _line(self, referral: Referral, case: Case) -> views.ReferralLine:
        return views.ReferralLine(
            self._read(referral),
            self.expert(referral.expert_id, case.agendas.get(referral.expert_id)),
            contacts_for_journalist(referral),
            spoken=await self._spoken(referral),
            too_late=self._too_late(referral, case.question),
            letter=await letter_state(self.desk, referral),
            agreed=await self._agreed(referral),
        )

    async def _agreed(self, referral: Referral) -> datetime | None:
        """The time for which the two sides have met, or will."""
        accepted = referral.status is ReferralStatus.ACCEPTED
        meeting = await self.desk.work.meetings.of(referral.id) if accepted else None
        return meeting.agreed if meeting else None

    def _too_late(self, referral: Referral, question: Question) -> bool:
        """Whether what the expert asks for lies past the deadline, as far as it names a time."""
        if not referral.condition or question.deadline is None:
            return False
        said_at, zone = referral.answered_at or self.desk.now, self.desk.office.zone
        return any(instant > question.deadline for instant in named_in(referral.condition, now=said_at, zone=zone))

    async def _spoken(self, referral: Referral) -> bool:
        return referral.talking and await self.desk.work.remarks.spoken(referral.id)

    def _read(self, referral: Referral) -> Referral:
        """The referral as the reader reads it: interests of the directory that the expert left as they are, in the
        reader's language."""
        expert = self.desk.office.expert(referral.expert_id)
        if expert is None or referral.interests not in expert.interests.texts():
            return referral
        return replace(referral, interests=expert.interests.in_language(self.language))

    def _languages(self, case: Case) -> tuple[str, ...]:
        """Interview languages of the first expert to be asked; both of the house where none are given."""
        for referral in case.referrals:
            languages = self.expert(referral.expert_id, case.agendas.get(referral.expert_id)).languages
            if languages:
                return languages
        return WRITTEN

    async def _others(self, case: Case) -> tuple[ExpertView, ...]:
        others = await not_asked(self.desk, case)
        return tuple(replace(self.expert(one), free=free) for one, free in others)

    async def _colleague(self, case: Case) -> ExpertView | None:
        for referral in reversed(case.referrals):
            known = self.desk.office.expert(referral.colleague_id) is not None
            if known and not case.asked(referral.colleague_id):
                agendas = await agendas_of(self.desk, {referral.colleague_id: ()}, but=case.question.id)
                colleague = self.expert(referral.colleague_id, agendas[referral.colleague_id])
                return colleague if colleague.askable(case.question.deadline) else None
        return None

    async def referral(self, referral_id: int) -> views.ReferralView:
        referral = await self.desk.work.referrals.get(referral_id)
        if referral is None:
            raise Gone(Kind.REFERRAL, referral_id)
        case = await read_case(self.desk, referral.question_id)
        question = case.question
        journalist = await self.desk.work.people.get(question.journalist_id) if question.journalist_id else None
        entry = self.desk.office.expert(referral.expert_id)
        about = await self._about(question.news_id)
        by_staff, agreed = referral.person_id is None, await self._agreed(referral)
        direct = Contacts(phone=entry.contact.phone, email=entry.contact.email) if entry and by_staff else Contacts()
        return views.ReferralView(
            referral=self._read(referral),
            expert=self.expert(referral.expert_id),
            question=question,
            journalist=journalist,
            offered=Requests(self.desk).contacts_of(referral),
            now=self.desk.now,
            by_staff=by_staff,
            silent=not rings(self.desk.now, question.deadline, *self._calendar, urgent=question.urgent),
            direct=direct,
            about=self.news(about) if about else None,
            named=about is not None and referral.expert_id in about.experts,
            spoken=await self._spoken(referral),
            too_late=self._too_late(referral, question),
            late=may_answer_late(case, referral, self.desk.now),
            may_withdraw=may_withdraw(case, referral, self.desk.now)
            or standby.may_leave(case, referral, self.desk.now),
            letter=await letter_state(self.desk, referral),
            may_meet=may_meet(referral, agreed) and question.journalist_id is not None,
            agreed=agreed,
        )

    async def credentials(
        self, person: Person, question_id: int, ask: Ask | None, *, trouble: bool
    ) -> views.CredentialsView:
        wait = await usual_wait(self.desk.work)
        code = await self.desk.work.mail_codes.get(person.id) if ask is Ask.MAIL_CODE else None
        return views.CredentialsView(person, question_id, ask, trouble, wait, code.address if code else "")

    async def remark(self, remark_id: int, reader: Person) -> views.RemarkView:
        remark = await self.desk.work.remarks.get(remark_id)
        referral = await self.desk.work.referrals.get(remark.referral_id) if remark else None
        if remark is None or referral is None:
            raise Gone(Kind.REMARK, remark_id)
        answers = await self._message_of(remark.answers_id, reader)
        if remark.author_id in (referral.person_id, BY_LETTER):
            question = await self.desk.work.questions.get(referral.question_id)
            attribution = question.attribution if question and remark.is_answer else None
            return views.RemarkView(remark, self.called(referral.expert_id), "expert", answers, attribution)
        author = await self.desk.work.people.get(remark.author_id)
        return views.RemarkView(remark, (author.byline or author.name) if author else "", "journalist", answers)

    async def _message_of(self, remark_id: int | None, reader: Person) -> int | None:
        """The message of the reader's chat that is this remark: their own, or the one that shows them the other's."""
        remark = await self.desk.work.remarks.get(remark_id) if remark_id else None
        if remark is None:
            return None
        if remark.author_id == reader.id:
            return remark.message_id
        return await self.desk.work.cards.get(reader.id, NoticeKind.TALK, remark.id)

    async def letter(self, letter_id: int) -> views.LetterView:
        letter = await self.desk.work.letters.get(letter_id)
        if letter is None:
            raise Gone(Kind.LETTER, letter_id)
        person = await self.desk.work.people.get(letter.person_id)
        search = await self.desk.work.searches.get(letter.search_id) if letter.search_id else None
        after = [one for one in await self.desk.work.letters.of(letter.person_id) if one.id > letter.id]
        more = sum(one.author_id is None and one.answered_at is None for one in after)
        return views.LetterView(letter, person, search.text[:160] if search else "", self.desk.now, more)

    async def staff_search(self, search_id: int) -> views.StaffSearchView:
        search = await self.desk.work.searches.get(search_id)
        if search is None:
            raise Gone(Kind.SEARCH, search_id)
        person = await self.desk.work.people.get(search.person_id)
        shown = tuple(self.expert(found.expert_id) for found in search.found[: search.shown])
        about = await self._about(search.news_id)
        return views.StaffSearchView(search, person, shown, self.news(about) if about else None)

    async def topics(self) -> views.TopicsView:
        """The newest of those who look for somebody, and the oldest of each."""
        searches = await self.desk.work.searches.with_staff()
        shown = by_turns(searches[::-1], lambda search: search.person_id)[:TOPICS_SHOWN]
        of_person = Counter(search.person_id for search in searches)
        return views.TopicsView(tuple([await self.staff_search(search.id) for search in shown]), of_person)

    async def open_work(self) -> views.OpenWorkView:
        found = await open_work(self.desk)
        asking = {question.journalist_id for question in found.questions if question.journalist_id}
        names = {one.id: one.byline or one.name for one in await self.desk.work.people.some(asking)}
        questions = [(question, names.get(question.journalist_id or 0, "—")) for question in found.questions]
        return views.OpenWorkView(
            questions=tuple(questions),
            journalists=tuple(found.journalists),
            searches=tuple(found.searches),
            letters=tuple(found.letters),
            failures=tuple(found.failures),
            now=self.desk.now,
        )

    async def expert_choice(self, question_id: int, wanted: str, chosen: str) -> views.ExpertChoiceView:
        case = await read_case(self.desk, question_id)
        ids = () if chosen else experts_to_ask(self.desk.office.index, case, wanted)
        found = [Found(expert_id, 0.0) for expert_id in (*ids, *([chosen] if chosen else []))]
        journalist_id = case.question.journalist_id
        journalist = await self.desk.work.people.get(journalist_id) if journalist_id else None
        agendas = (await with_agendas(self.desk, case, journalist, *found)).agendas
        experts = tuple(self.expert(expert_id, agendas[expert_id]) for expert_id in ids)
        one = self.expert(chosen, agendas[chosen]) if chosen else None
        return views.ExpertChoiceView(case.question, experts, wanted, one, self.desk.now)

    async def my_data(self, person: Person) -> MyDataView:
        sizes = await self.desk.work.books.count(person.id, COUNTED)
        return MyDataView(
            person=person,
            expert=self.expert(person.expert_id) if person.expert_id else None,
            searches=sizes["searches"],
            questions=sizes["questions"],
            referrals=sizes["asked_as_expert"],
            talks=sizes["talks"],
            letters=sizes["letters"],
            news_searches=sizes["news_searches"],
        )
