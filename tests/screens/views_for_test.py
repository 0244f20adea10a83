"""Views that show every screen in every state worth reading, with the same people throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from mediabot.bot.screens import notes, people, trust
from mediabot.bot.screens.base import Screen, blocks, h, lines
from mediabot.bot.screens.questions import (
    asking,
    correspondence,
    credentials,
    inline,
    meeting,
    own,
    pings,
    question,
    quote,
    referral,
    staff,
    topics,
)
from mediabot.bot.screens.questions import views as v
from mediabot.bot.screens.views import ExpertView, InviteLine, InvitesView, MyDataView
from mediabot.domain.areas import Area
from mediabot.domain.availability import Free, Why
from mediabot.domain.content import Attachment, Kind
from mediabot.domain.conversation import Ask, Carries, Letter, Remark
from mediabot.domain.directory import Format
from mediabot.domain.follow_ups import Conduct
from mediabot.domain.invites import Invite
from mediabot.domain.languages import Bilingual
from mediabot.domain.limits import Limits
from mediabot.domain.mails import MailState
from mediabot.domain.meetings import Meeting
from mediabot.domain.notices.events import Event, ExpertPing, Ping, StaffPing
from mediabot.domain.notices.notes import Note
from mediabot.domain.people import BlockReason, Person, Role, Standing
from mediabot.domain.questions import Attribution, ChangePage, Field, Found, Question, Search, Status
from mediabot.domain.quotes import Quote, QuoteState
from mediabot.domain.referrals import TO_BE_ANSWERED, Contacts, Decision, Reason, Referral, ReferralStatus, Step
from mediabot.i18n.translator import Translator
from screens.views_of_briefings import briefing_screens
from screens.views_of_broadcasts import broadcast_screens
from screens.views_of_digests import digest_screens
from screens.views_of_entries import entry_screens
from screens.views_of_experts import expert_screens
from screens.views_of_heard import heard_screens
from screens.views_of_news import ITEM, news_screens
from screens.views_of_news import OTHER as OTHER_ITEM
from screens.views_of_newsdesk import newsdesk_screens
from screens.views_of_notes import note_screens
from screens.views_of_outcomes import EVERYTHING, outcome_screens
from screens.views_of_reactions import reaction_screens

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)

ANA = Person(
    id=1001,
    name="Ана <Петрова>",
    username="ana",
    language="bg",
    byline="Ана Петрова",
    outlet="Вестник „Пример“",
    proof="https://example.org/ana",
    standing=Standing.VERIFIED,
    applied_at=NOW,
    decided_at=NOW - timedelta(days=60),
)
PENDING = replace(ANA, standing=Standing.PENDING, decided_at=None)
REFUSED = replace(ANA, standing=Standing.REFUSED, refusal="Линкът не се отваря.")
EXPERT = ExpertView(
    id="yana",
    name="Яна Далечинова",
    title="доц. д-р, ръководител на лаборатория",
    organisation="Институт „Пример & Ко“",
    languages=("bg", "en"),
    formats=("quote", "interview"),
    interests="съосновател на „Екран“",
    checked_on=date(2026, 11, 1),
)
LATER = Free(datetime(2026, 11, 23, 12, 0, tzinfo=UTC), Why.HOURS)
AWAY = Free(datetime(2026, 12, 15, 22, 0, tzinfo=UTC), Why.AWAY)
OTHER = ExpertView(id="boyan", name="Боян Измислен", title="проф.", organisation="Университет „Пример“")
GONE_AWAY = replace(OTHER, free=AWAY)
NAMED = ExpertView(id="nova", name="Нова Измислена", title="д-р")
SEARCH = Search(7, ANA.id, "видеопреглед при <личния> лекар", "bg", NOW)
MATCHES = (v.MatchView(0, EXPERT, ("телемедицина", "видеопреглед")), v.MatchView(1, OTHER, ("цифрово здраве",)))
STORY = Question(
    id=17,
    journalist_id=ANA.id,
    search_id=7,
    created_at=NOW,
    story="Защо видеопрегледите спряха?\nКой плаща за тях & от кога?",
    format=Format.INTERVIEW,
    deadline=DEADLINE,
    language="bg",
    attribution=Attribution.ON_THE_RECORD,
    open_field=None,
)
ASKED = Referral(
    31,
    17,
    "yana",
    0,
    person_id=2001,
    status=ReferralStatus.WAITING,
    asked_at=NOW,
    answer_by=NOW + timedelta(hours=2),
    why=Bilingual(("телемедицина",), ("telemedicine",)),
    interests="съосновател на „Екран“",
)
NEXT = Referral(32, 17, "boyan", 1, person_id=2002)
PRESETS = (("today", DEADLINE), ("tomorrow", DEADLINE + timedelta(hours=19)))
HOURS = (("1h", NOW + timedelta(hours=1)), ("4h", NOW + timedelta(hours=4)), ("today", DEADLINE))
INVITE = Invite(5, "", Role.JOURNALIST, NOW, NOW + timedelta(days=7))
HANDED = Contacts(phone="+359 700 00 005", email="yana@example.org", telegram="2001", bot=True)

Draw = Callable[[Translator], Screen]


def question_view(status: Status, *lines: v.ReferralLine, **changes: object) -> v.QuestionView:
    view = v.QuestionView(replace(STORY, status=status), ANA, lines, NOW, languages=("bg", "en"))
    return replace(view, **changes)  # type: ignore[arg-type]


def line(changed: Referral, expert: ExpertView = EXPERT, contacts: Contacts | None = None) -> v.ReferralLine:
    return v.ReferralLine(changed, expert, contacts or Contacts())


def referral_view(changed: Referral) -> v.ReferralView:
    return v.ReferralView(changed, EXPERT, STORY, ANA, HANDED, NOW)


def screens() -> Iterator[tuple[str, Draw]]:
    """Every screen by name."""
    yield from _asking()
    yield from _form()
    yield from _question()
    yield from _expert()
    yield from _talks()
    yield from _people()
    yield from _staff()
    yield from news_screens()
    yield from digest_screens()
    yield from heard_screens()
    yield from outcome_screens(STORY, EXPERT, ANA)
    yield from entry_screens()
    yield from newsdesk_screens()
    yield from broadcast_screens()
    yield from expert_screens()
    yield from reaction_screens()
    yield from briefing_screens()
    yield from note_screens(REFUSED)


def _asking() -> Iterator[tuple[str, Draw]]:
    found = v.SearchView(SEARCH, MATCHES, (), 2, NOW)
    nobody = v.SearchView(SEARCH, (), ("телемедицина", "клинични изпитвания"), 0, NOW)
    yield "matches", lambda t: asking.matches(found, t)
    not_free = (replace(MATCHES[0], expert=replace(EXPERT, free=LATER)), replace(MATCHES[1], expert=GONE_AWAY))
    later = replace(found, matches=not_free, horizon=NOW + timedelta(days=3))
    yield "matches-not-free", lambda t: asking.matches(later, t)
    not_on_offer = v.SearchView(replace(SEARCH, found=(Found("yana", 1.0),)), (), (), 0, NOW)
    yield "matches-not-on-offer", lambda t: asking.matches(not_on_offer, t)
    yield (
        "matches-handed-to-staff",
        lambda t: asking.matches(replace(found, search=replace(SEARCH, wants_human=True)), t),
    )
    yield "nobody", lambda t: asking.matches(nobody, t)
    yield (
        "nobody-handed-to-staff",
        lambda t: asking.matches(replace(nobody, search=replace(SEARCH, wants_human=True)), t),
    )
    beside = (ITEM, OTHER_ITEM)
    yield "matches-news", lambda t: asking.matches(replace(found, news=beside, more=0), t)
    yield "nobody-news", lambda t: asking.matches(replace(nobody, news=beside[:1]), t)
    about = replace(found, about=ITEM, matches=(replace(MATCHES[0], named=True), MATCHES[1]))
    yield "matches-about-news", lambda t: asking.matches(about, t)
    yield "nobody-near", lambda t: asking.matches(replace(nobody, nearest=()), t)
    areas = v.AreasView((Area.DISEASES, Area.DIGITAL, Area.LAW))
    yield "areas", lambda t: topics.topics_by_area(areas, t)
    yield "areas-none", lambda t: topics.topics_by_area(v.AreasView(), t)
    within = v.AreasView((), Area.DIGITAL, (("телемедицина", "1"), ("wearables", "2")), 1, 3)
    yield "areas-topics", lambda t: topics.topics_by_area(within, t)
    yield "inline-cards", lambda t: _offered(inline.cards(later, ("f" * 12, ""), "бот_на_центъра", t))
    yield "inline-nobody", lambda t: _offered(inline.cards(nobody, (), "бот_на_центъра", t))
    yield "inline-nothing-typed", lambda t: _offered(inline.how_to("бот_на_центъра", t))
    yield "inline-blocked", lambda t: _offered(inline.shut(t))
    yield "nothing-written", lambda t: asking.matches(replace(nobody, search=replace(SEARCH, text=""), nearest=()), t)


def _offered(cards: inline.Cards) -> Screen:
    """What is offered in another chat: over each card its title and description as the list shows them."""
    listed = (blocks(lines(h(card.title), h(card.description)), card.text) for card in cards.cards)
    return Screen(blocks(h(cards.above), *listed), tuple((card.key,) for card in cards.cards))


def _own() -> Iterator[tuple[str, Draw]]:
    """The journalist's own questions."""
    draft = replace(
        question_view(Status.DRAFT), question=replace(STORY, id=19, deadline=None, story="<b>Нов</b> въпрос")
    )
    offered = line(replace(ASKED, status=ReferralStatus.OFFERED))
    runs = (question_view(Status.ASKING, offered), draft)
    over = tuple(question_view(one, now=DEADLINE) for one in (Status.ACCEPTED, Status.CANCELLED, Status.REFUSED))
    yield "questions", lambda t: own.running(v.OwnQuestionsView(runs, 12, 3), t)
    yield "questions-finished", lambda t: own.finished(v.OwnQuestionsView(over, 3, 2), t)
    yield "questions-only-finished", lambda t: own.running(v.OwnQuestionsView((), 0, 3), t)
    yield "questions-none-finished", lambda t: own.finished(v.OwnQuestionsView((), 0, 2), t)
    yield "no-questions", lambda t: own.running(v.OwnQuestionsView((), 0, 0), t)


def _form() -> Iterator[tuple[str, Draw]]:
    for field in (*Field, None):
        view = question_view(Status.DRAFT, line(ASKED), presets=PRESETS)
        view = replace(view, question=replace(view.question, open_field=field))
        yield f"form-{field.value if field else 'overview'}", partial(question.question, view)
    brief = replace(STORY, status=Status.DRAFT, understood=("format", "deadline"), assumed=("language", "attribution"))
    yield "form-brief", partial(question.question, replace(question_view(Status.DRAFT, line(ASKED)), question=brief))
    soon = replace(brief, deadline=None, understood=("format", "soon"), open_field=Field.DEADLINE)
    hurry = replace(question_view(Status.DRAFT, line(ASKED), presets=HOURS), question=soon, how_soon=True)
    yield "form-how-soon", partial(question.question, hurry)
    night = replace(question_view(Status.DRAFT, line(ASKED)), seen_at=DEADLINE + timedelta(hours=15))
    yield "form-at-night", partial(question.question, night)
    urgent = replace(night, question=replace(night.question, urgent=True), seen_at=None, may_be_urgent=True)
    yield "form-urgent", partial(question.question, urgent)
    unoffered = replace(STORY, open_field=None, format=Format.BACKGROUND, language="es", in_turn=True)
    not_offered = replace(question_view(Status.DRAFT, line(ASKED), line(NEXT, OTHER)), question=unoffered)
    yield "form-not-offered", lambda t: question.question(not_offered, t)
    both = replace(not_offered, lines=(line(ASKED), line(NEXT, replace(OTHER, formats=("quote",), languages=("bg",)))))
    not_free = (line(NEXT, replace(EXPERT, free=LATER)), line(replace(NEXT, id=35), GONE_AWAY))
    later = replace(not_offered, question=replace(STORY, open_field=None), lines=not_free)
    yield "form-not-free", lambda t: question.question(later, t)
    yield "form-not-offered-by-two", lambda t: question.question(both, t)
    for trouble in ("not_understood", "past", "too_soon", "too_far", "empty", "understood"):
        asked = replace(STORY, open_field=Field.DEADLINE, trouble=trouble, in_turn=True)
        view = question_view(Status.DRAFT, line(ASKED), line(NEXT, OTHER), presets=PRESETS)
        view = replace(view, question=asked)
        yield f"form-trouble-{trouble}", partial(question.question, view)


def _question() -> Iterator[tuple[str, Draw]]:
    accepted = replace(ASKED, status=ReferralStatus.ACCEPTED, talking=True, contacts=HANDED)
    named = (("bg", "доц. д-р Яна Далечинова, Институт „Пример & Ко“"), ("en", "Yana Dalechinova, Example & Co"))
    said_yes = replace(line(accepted, contacts=HANDED), attributions=named)
    offered = replace(ASKED, status=ReferralStatus.OFFERED, condition="след 18 ч., по телефона")
    declined = replace(ASKED, status=ReferralStatus.DECLINED, reason=Reason.NO_TIME)
    expired = replace(NEXT, status=ReferralStatus.EXPIRED, asked_at=NOW)
    to_stand_by = replace(ASKED, id=32, status=ReferralStatus.ASKED_TO_STAND_BY)
    stands_by = replace(to_stand_by, status=ReferralStatus.STANDING_BY)
    suggests = replace(declined, reason=Reason.COLLEAGUE, colleague="д-р Нов <Човек>")
    withdrew = replace(declined, reason=Reason.WITHDREW, withdrawal="Болен съм.")
    views = {
        "waiting": question_view(Status.WAITING, line(NEXT), journalist=PENDING),
        "waiting-refused": question_view(Status.WAITING, line(NEXT), journalist=REFUSED),
        "asking": question_view(Status.ASKING, line(ASKED), line(NEXT, OTHER)),
        "asking-by-letter": question_view(
            Status.ASKING, replace(line(replace(ASKED, person_id=None)), letter=MailState.SENT)
        ),
        "asking-nobody-free": replace(
            question_view(Status.ASKING, line(NEXT, replace(EXPERT, free=LATER)), line(NEXT, GONE_AWAY)),
            question=replace(STORY, status=Status.ASKING, due_at=LATER.at),
        ),
        "asking-by-staff": question_view(Status.ASKING, line(replace(ASKED, person_id=None)), line(NEXT, OTHER)),
        "asking-confirming": question_view(Status.ASKING, line(ASKED), confirming=True),
        "offered": question_view(Status.ASKING, line(offered)),
        "offered-late": question_view(Status.ASKING, replace(line(offered), too_late=True)),
        "asked-back": question_view(Status.ASKING, line(replace(ASKED, asked_back="За деца ли?", asked_back_at=NOW))),
        "colleague": question_view(Status.ASKING, line(suggests), line(replace(ASKED, id=33), OTHER), colleague=NAMED),
        "stranger": question_view(Status.NOBODY_LEFT, line(suggests), stranger="д-р Нов <Човек>"),
        "withdrew": question_view(Status.ASKING, line(withdrew), line(replace(ASKED, id=33), OTHER)),
        "proposed": question_view(Status.ASKING, line(replace(ASKED, proposal="днес до 17 ч."))),
        "reason-told": question_view(Status.ASKING, line(replace(declined, reason_told=True)), line(ASKED, OTHER)),
        "accepted": question_view(Status.ACCEPTED, said_yes),
        "accepted-talking": question_view(Status.ACCEPTED, replace(said_yes, spoken=True)),
        "accepted-agreed": question_view(Status.ACCEPTED, replace(said_yes, agreed=DEADLINE)),
        "accepted-may-reserve": question_view(Status.ACCEPTED, said_yes, may_reserve=True),
        "accepted-reserve-asked": question_view(Status.ACCEPTED, said_yes, line(to_stand_by, OTHER)),
        "accepted-reserve-by-staff": question_view(
            Status.ACCEPTED, said_yes, line(replace(to_stand_by, person_id=None), OTHER)
        ),
        "accepted-reserve": question_view(Status.ACCEPTED, said_yes, line(stands_by, OTHER)),
        "accepted-reserve-left": question_view(
            Status.ACCEPTED, said_yes, line(replace(declined, reason=Reason.LEFT_RESERVE), OTHER)
        ),
        "accepted-stood-by": question_view(
            Status.ACCEPTED,
            said_yes,
            line(replace(stands_by, status=ReferralStatus.WITHDRAWN, reason=Reason.STOOD_BY), OTHER),
        ),
        "nobody-left": question_view(Status.NOBODY_LEFT, line(declined), line(expired, OTHER), others=(OTHER,)),
        "expired": question_view(Status.EXPIRED, line(expired, OTHER)),
        "expired-undecided": question_view(Status.EXPIRED, line(replace(expired, answered_at=NOW), OTHER)),
        "cancelled": question_view(Status.CANCELLED, line(replace(ASKED, status=ReferralStatus.WITHDRAWN))),
        "with-staff": question_view(Status.WITH_STAFF),
        "resolved": question_view(Status.RESOLVED),
    }
    refused = question_view(Status.REFUSED)
    views["refused"] = replace(refused, question=replace(refused.question, reason="Темата е извън указателя."))
    accepted_view = views["accepted"]
    ended = {
        Ping.NOBODY_LEFT: views["nobody-left"],
        Ping.HANDED: views["with-staff"],
        Ping.WITH_STAFF: views["with-staff"],
        Ping.EXPIRED: replace(views["expired"], question=replace(STORY, status=Status.EXPIRED, closed_at=NOW)),
    }
    for name, view in views.items():
        yield f"question-{name}", partial(question.question, view)
        yield f"staff-question-{name}", partial(staff.staff_question, view)
    by_staff = views["asking-by-staff"]
    yield "ping-asking-by-staff", lambda t: pings.ping(by_staff, Ping.ASKING, t)
    said = {
        Ping.OFFERED: views["offered-late"],
        Ping.ASKED_BACK: views["asked-back"],
        Ping.COLLEAGUE: views["colleague"],
        Ping.WITHDREW: views["withdrew"],
        Ping.RESERVE_FOUND: views["accepted-reserve"],
    }
    stranger = views["stranger"]
    asked = question_view(Status.ASKING, line(expired, OTHER), line(ASKED), line(NEXT, OTHER))
    views = {"expired-lately": ended[Ping.EXPIRED]}
    for changing in ChangePage:
        views[f"changing-{changing}"] = replace(asked, changing=changing, presets=PRESETS)
    views["asking-at-night"] = replace(asked, seen_at=DEADLINE + timedelta(hours=15))
    views["changing-too-long"] = replace(asked, changing=ChangePage.TEXT, trouble="too_long")
    views["extending"] = replace(ended[Ping.EXPIRED], changing=ChangePage.DEADLINE, presets=PRESETS, trouble="too_soon")
    for name, view in views.items():
        yield f"question-{name}", partial(question.question, view)
    for ping in Ping:
        yield f"ping-{ping}", partial(pings.ping, {**ended, **said}.get(ping, accepted_view), ping)
    for change in StaffPing:
        yield f"staff-ping-{change}", partial(pings.staff_ping, asked, change)
    yield "ping-colleague-unknown", lambda t: pings.ping(stranger, Ping.COLLEAGUE, t)


def _expert() -> Iterator[tuple[str, Draw]]:
    for step in Step:
        view = referral_view(replace(ASKED, step=step, contacts=Contacts(phone=HANDED.phone)))
        yield f"referral-{step.value}", partial(referral.referral, view)
    for step in (Step.ANSWER, Step.REASON, Step.CONTACTS):
        reserve = replace(ASKED, status=ReferralStatus.ASKED_TO_STAND_BY, step=step, contacts=HANDED)
        yield f"referral-stand-by-{step.value}", partial(referral.referral, referral_view(reserve))
    stood_by = replace(ASKED, status=ReferralStatus.WITHDRAWN, reason=Reason.STOOD_BY)
    yield "referral-stood-by", lambda t: referral.referral(referral_view(stood_by), t)
    left = replace(ASKED, status=ReferralStatus.DECLINED, reason=Reason.LEFT_RESERVE)
    yield "referral-left-reserve", lambda t: referral.referral(referral_view(left), t)
    no, named = Decision(NOW, Reason.NO_TIME), Decision(NOW, Reason.COLLEAGUE, "Доц. Втора <Теленова>")
    for name, decision in {"yes": Decision(NOW), "no": no, "colleague": named}.items():
        decided = replace(ASKED, decided=decision, condition="в сряда, писмено" if name == "yes" else "")
        yield f"referral-decided-{name}", partial(referral.referral, referral_view(decided))
        by_staff = replace(referral_view(replace(decided, person_id=None)), by_staff=True)
        yield f"referral-by-staff-decided-{name}", partial(referral.referral, by_staff)
    for status in ReferralStatus:
        if status in (ReferralStatus.QUEUED, *TO_BE_ANSWERED):
            continue
        ended = referral_view(replace(ASKED, status=status, contacts=HANDED, talking=status is ReferralStatus.ACCEPTED))
        yield f"referral-{status.value}", partial(referral.referral, ended)
    talking = replace(ASKED, status=ReferralStatus.ACCEPTED, contacts=HANDED, talking=True)
    spoken = replace(referral_view(talking), spoken=True)
    yield "referral-talking", lambda t: referral.referral(spoken, t)
    by_staff = replace(referral_view(replace(ASKED, person_id=None)), by_staff=True, direct=HANDED)
    yield "referral-by-staff", lambda t: referral.referral(by_staff, t)
    to_stand_by = replace(by_staff, referral=replace(by_staff.referral, status=ReferralStatus.ASKED_TO_STAND_BY))
    yield "referral-by-staff-stand-by", lambda t: referral.referral(to_stand_by, t)
    for state in MailState:
        yield f"referral-letter-{state}", partial(referral.referral, replace(by_staff, letter=state))
    for step in (Step.CONDITION, Step.COLLEAGUE, Step.CONTACTS, Step.INTERESTS):
        turned = replace(by_staff, referral=replace(by_staff.referral, step=step), offered=Contacts(phone=HANDED.phone))
        yield f"referral-by-staff-{step.value}", partial(referral.referral, turned)
    undecided = referral_view(replace(ASKED, status=ReferralStatus.EXPIRED, answered_at=NOW))
    yield "referral-expired-undecided", lambda t: referral.referral(undecided, t)
    yield "referral-moved", lambda t: referral.referral(replace(referral_view(ASKED), moved=True), t)
    arrived = replace(referral_view(ASKED), moved=True, for_staff=True)
    yield "referral-moved-from-staff", lambda t: referral.referral(arrived, t)
    gone = referral_view(replace(ASKED, status=ReferralStatus.DECLINED, reason=Reason.GONE))
    yield "referral-gone", lambda t: referral.referral(gone, t)
    about = replace(referral_view(ASKED), about=ITEM, named=True)
    yield "referral-about-news", lambda t: referral.referral(about, t)
    yield "staff-question-about-news", lambda t: staff.staff_question(question_view(Status.ASKING, about=ITEM), t)
    asked = replace(ASKED, asked_back="За деца ли?", asked_back_at=NOW)
    enclosed = replace(STORY, files=(Attachment(Kind.PHOTO, "photo"), Attachment(Kind.DOCUMENT, "letter")))
    yield "referral-files", partial(referral.referral, replace(referral_view(ASKED), question=enclosed))
    yield "request-file", partial(referral.request_file, enclosed, 1)
    with_files = replace(question_view(Status.ASKING, line(ASKED)), question=replace(enclosed, status=Status.ASKING))
    yield "staff-question-files", partial(staff.staff_question, with_files)
    yield "referral-asks-back", partial(referral.referral, referral_view(asked))
    told_back = replace(asked, answered_back="Да, от 5 до 12 години.")
    yield "referral-answered-back", partial(referral.referral, referral_view(told_back))
    late_one = replace(referral_view(replace(ASKED, status=ReferralStatus.EXPIRED)), late=True)
    yield "referral-late", partial(referral.referral, late_one)
    late_yes = replace(late_one, referral=replace(late_one.referral, step=Step.CONTACTS))
    yield "referral-late-contacts", partial(referral.referral, late_yes)
    may_withdraw = replace(spoken, may_withdraw=True)
    yield "referral-may-withdraw", partial(referral.referral, may_withdraw)
    dropped = referral_view(replace(ASKED, status=ReferralStatus.DECLINED, reason=Reason.DROPPED_OUT))
    yield "referral-dropped-out", lambda t: referral.referral(dropped, t)
    withdrew = referral_view(replace(ASKED, status=ReferralStatus.DECLINED, reason=Reason.WITHDREW))
    yield "referral-withdrew", partial(referral.referral, withdrew)
    quote = replace(referral_view(ASKED), question=replace(STORY, format=Format.QUOTE))
    yield "referral-quote", partial(referral.referral, quote)
    proposed = replace(ASKED, proposal="днес до 17 ч., по телефона")
    yield "referral-proposed", partial(referral.referral, referral_view(proposed))
    told = replace(ASKED, step=Step.REASON, reason_told=True)
    yield "referral-reason-told", partial(referral.referral, referral_view(told))
    late = replace(referral_view(replace(ASKED, step=Step.CONTACTS, condition="в сряда, писмено")), too_late=True)
    yield "referral-contacts-late", partial(referral.referral, late)
    for event in ExpertPing:
        yield (
            f"expert-ping-{event}",
            partial(pings.expert_ping, referral_view(replace(proposed, answered_back="Да.")), event),
        )


def _talks() -> Iterator[tuple[str, Draw]]:
    """What the two sides of a talk agree on."""
    proposed = Meeting(1, 31, proposed=DEADLINE, proposed_by=ANA.id)
    agreed = Meeting(1, 31, starts_at=DEADLINE, sequence=0)
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    journalist = v.MeetingView(proposed, 31, STORY, "доц. д-р Яна Далечинова", ANA.id, NOW, "media_bot")
    expert = replace(journalist, other="Ана <Петрова>, Вестник „Пример“", reader_id=2001)
    late = replace(proposed, proposed=DEADLINE + timedelta(days=1))
    views = {
        "suggested": journalist,
        "to-answer": expert,
        "late": replace(expert, meeting=late),
        "agreed": replace(expert, meeting=agreed),
        "moving": replace(expert, meeting=replace(agreed, proposed=late.proposed, proposed_by=ANA.id)),
        "called-off": replace(expert, meeting=replace(agreed, called_off=True)),
        "asked": replace(journalist, meeting=Meeting(0, 31)).asked(trouble=""),
        "asked-again": replace(journalist, meeting=Meeting(0, 31)).asked(trouble="not_understood"),
        "hour-twice": replace(expert, meeting=replace(proposed, proposed=twice), now=twice - timedelta(days=1)),
        "over": replace(expert, open=False),
    }
    for state, view in views.items():
        yield f"meeting-{state}", partial(meeting.meeting, view)
    yield "meeting-file", partial(meeting.meeting_file, views["agreed"])
    yield "meeting-file-off", partial(meeting.meeting_file, views["called-off"])
    yield from _quotes()
    yield "contact-file", lambda t: question.contact_file(EXPERT, HANDED, STORY, t)


def _quotes() -> Iterator[tuple[str, Draw]]:
    asked = Quote(5, 31, ANA.id, "Видеопрегледът <не> замества прегледа.", NOW, NOW + timedelta(hours=2), None)
    corrected = replace(asked, state=QuoteState.CORRECTED, correction="Видеопрегледът допълва прегледа.")
    for side, other in (("journalist", "доц. д-р Яна Далечинова"), ("expert", "Ана <Петрова>, Вестник „Пример“")):
        view = v.QuoteView(asked, 17, other, NOW, side == "journalist", extendable=True)
        states = {
            "waiting": view,
            "corrected": replace(view, quote=corrected),
            "agreed": replace(view, quote=replace(corrected, state=QuoteState.AGREED)),
            "late": replace(view, quote=replace(asked, state=QuoteState.LATE)),
            "over": replace(view, quote=replace(asked, state=QuoteState.LATE), answerable=False, extendable=False),
            "replaced": replace(view, quote=replace(asked, state=QuoteState.REPLACED)),
        }
        for state, one in states.items():
            yield f"quote-{state}-{side}", partial(quote.quote, one)


def _people() -> Iterator[tuple[str, Draw]]:
    everything = replace(ANA, staff=True, expert_id="yana")
    data = MyDataView(everything, EXPERT, 2, 1, 5, 0, 21, news_searches=3)
    for ask in (Ask.BYLINE, Ask.OUTLET, Ask.PROOF, None):
        view = v.CredentialsView(replace(PENDING, outlet=""), 17, ask, False, timedelta(minutes=75))
        yield f"credentials-{ask or 'told'}", partial(credentials.credentials, view)
    for trouble in (False, True):
        code = v.CredentialsView(PENDING, 17, Ask.MAIL_CODE, trouble, None, "ana@example.org")
        yield f"credentials-code{'-wrong' if trouble else ''}", partial(credentials.credentials, code)
    refused = v.CredentialsView(REFUSED, 17, None, False, None)
    yield "credentials-refused", lambda t: credentials.credentials(refused, t)
    yield "welcome", lambda t: people.welcome(everything, t)
    yield "help", lambda t: people.help_screen(everything, t)
    yield "language", people.language
    yield "settings", lambda t: people.settings(ANA, t, mails=False)
    yield "settings-with-mail", lambda t: people.settings(ANA, t, mails=True)
    yield "settings-copies", lambda t: people.settings(replace(ANA, mail="ana@example.org"), t, mails=True)
    confirmed = replace(PENDING, proof="ana@example.org", proof_confirmed=True)
    yield "staff-journalist-confirmed", lambda t: staff.staff_journalist(confirmed, t)
    yield "privacy", people.privacy
    yield "my-data", lambda t: people.my_data(data, t)
    yield "delete", people.delete
    yield "deleted", people.deleted
    yield "human", correspondence.human
    yield from _own()
    yield "no-referrals", lambda t: people.my_referrals((), t)
    for role in ("journalist", "expert"):
        remark = v.RemarkView(Remark(1, 31, 1001, "Удобно ли е в <b>17</b> ч.?", NOW), "Ана Петрова", role)
        yield f"talk-from-{role}", partial(correspondence.talk, remark)
        quoting = replace(remark.remark, quote="в <b>17</b> ч.", carries=Carries.FILE, message_id=9)
        yield f"talk-file-from-{role}", partial(correspondence.talk, replace(remark, remark=quoting))
        edited = replace(remark.remark, corrects=True)
        yield f"talk-edited-by-{role}", partial(correspondence.talk, replace(remark, remark=edited))
    answer = replace(remark, remark=replace(remark.remark, is_answer=True), attribution=Attribution.ON_THE_RECORD)
    yield "talk-answer", lambda t: correspondence.talk(answer, t)
    bare = replace(remark, remark=replace(remark.remark, text="", carries=Carries.BARE, message_id=9))
    yield "talk-bare", lambda t: correspondence.talk(bare, t)
    letter = v.LetterView(Letter(3, 1001, "Имаме човек за Вас.", NOW, author_id=9), ANA, SEARCH.text, NOW)
    yield "letter", lambda t: correspondence.letter(letter, t)
    files = (Attachment(Kind.PHOTO, "photo"), Attachment(Kind.VOICE, "voice"))
    with_files = replace(letter, letter=replace(letter.letter, attachments=files))
    yield "letter-with-files", lambda t: correspondence.letter(with_files, t)
    yield "letter-file", lambda t: correspondence.letter_file(with_files, 1, t)


def _staff() -> Iterator[tuple[str, Draw]]:
    for standing in Standing:
        person = replace(REFUSED, standing=standing, appeal="Моля, вижте отново.")
        yield f"staff-journalist-{standing.value}", partial(staff.staff_journalist, person)
    for why in BlockReason:
        blocked = replace(REFUSED, standing=Standing.BLOCKED, refusal=why)
        yield f"staff-journalist-blocked-{why}", partial(staff.staff_journalist, blocked)
        yield f"note-blocked-{why}", partial(notes.note, Note(Event.BLOCKED), blocked)
    card = replace(PENDING, proof="🪪", press_card=(Attachment(Kind.PHOTO, "card"),))
    yield "staff-journalist-with-card", lambda t: staff.staff_journalist(card, t)
    yield "rules", trust.rules
    yield "staff-limits", lambda t: trust.limits(trust.LimitsView(0, "", Limits(0)), t)
    yield "staff-limits-of-one", lambda t: trust.limits(trust.LimitsView(1001, "Ана <Петрова>", Limits(0)), t)
    ratings = {Conduct.FINE: 3, Conduct.MISQUOTED: 1}
    yield "staff-journalist-rated", partial(staff.staff_journalist, ANA, conduct=ratings)
    over = question_view(Status.ACCEPTED, line(replace(ASKED, status=ReferralStatus.ACCEPTED)), afterwards=EVERYTHING)
    yield "staff-question-afterwards", lambda t: staff.staff_question(over, t)
    yield "staff-press-card", lambda t: staff.press_card(card, t)
    to_call = replace(PENDING, proof="+359 2 987 65 43")
    yield "staff-journalist-to-call", lambda t: staff.staff_journalist(to_call, t)
    yield "staff-journalist-blocking", partial(staff.staff_journalist, REFUSED, blocking=True)
    search = v.StaffSearchView(SEARCH, ANA, (EXPERT, OTHER))
    yield "staff-search", lambda t: staff.staff_search(search, t)
    wanted = replace(search, search=replace(SEARCH, wants_human=True, settled_at=NOW))
    yield "staff-search-settled", lambda t: staff.staff_search(wanted, t)
    letter = v.LetterView(Letter(3, 1001, "Търся <b>човек</b>", NOW), ANA)
    yield "staff-letter", lambda t: staff.staff_letter(letter, t)
    voice = replace(letter.letter, text="", attachments=(Attachment(Kind.VOICE, "voice"),))
    yield "staff-letter-of-voice", lambda t: staff.staff_letter(replace(letter, letter=voice), t)
    yield "staff-letter-file", lambda t: correspondence.letter_file(replace(letter, letter=voice), 0, t)
    of_many = replace(letter, more=2)
    yield "staff-letter-of-many", lambda t: staff.staff_letter(of_many, t)
    other = v.StaffSearchView(replace(SEARCH, id=8, person_id=5, text="Кой ремонтира <b>трактори</b>?"), None, ())
    many = v.TopicsView((search, other), {SEARCH.person_id: 3, 5: 1})
    yield "staff-topics", lambda t: staff.staff_topics(many, t)
    yield "staff-topics-none", lambda t: staff.staff_topics(v.TopicsView((), {}), t)
    answered = replace(letter, letter=replace(letter.letter, answered_at=NOW))
    yield "staff-letter-answered", lambda t: staff.staff_letter(answered, t)
    work = v.OpenWorkView(((STORY, "Ана"),), (PENDING,), (SEARCH,) * 2, (letter.letter,) * 5, (), NOW)
    yield "staff-list", lambda t: staff.staff_list(work, t)
    nothing = v.OpenWorkView((), (), (), (), (), NOW)
    yield "staff-list-empty", lambda t: staff.staff_list(nothing, t)
    choice = v.ExpertChoiceView(STORY, (EXPERT, OTHER), "", None, NOW)
    yield "staff-experts", lambda t: staff.staff_experts(choice, t)
    some_free = replace(choice, experts=(EXPERT, GONE_AWAY))
    yield "staff-experts-away", lambda t: staff.staff_experts(some_free, t)
    yield "staff-experts-none", lambda t: staff.staff_experts(replace(choice, experts=()), t)
    yield "staff-experts-chosen", lambda t: staff.staff_experts(replace(choice, chosen=EXPERT), t)
    waiting = replace(choice, chosen=EXPERT, question=replace(STORY, status=Status.WAITING))
    yield "staff-experts-waiting", lambda t: staff.staff_experts(waiting, t)
    made = replace(INVITE, created_by=9, outlet="Вестник „Пример“")
    links = (
        InviteLine(replace(INVITE, id=6, role=Role.EXPERT), expert="Яна Далечинова", made_by="Мария"),
        InviteLine(made, made_by="Мария"),
        InviteLine(replace(INVITE, id=4, role=Role.STAFF)),
    )
    yield "staff-invite", lambda t: people.invite_menu(InvitesView((), NOW), t)
    yield "staff-invite-links", lambda t: people.invite_menu(InvitesView(links, NOW), t)
    yield "staff-invite-experts", lambda t: staff.invite_experts((EXPERT,), t)
