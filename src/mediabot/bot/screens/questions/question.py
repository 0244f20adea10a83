"""The journalist's card of a sent question: one message, edited through all its states."""

from __future__ import annotations

from datetime import datetime

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.news import NewsOnThis
from mediabot.bot.buttons.questions import (
    AnswerBack,
    Appeal,
    AskAgain,
    AskAnother,
    CancelQuestion,
    EndTalk,
    HandToStaff,
    InterviewDone,
    KeepReserve,
    LeaveOffer,
    ProposeAnother,
    ReplaceSource,
    ShowQuestion,
    TakeOffer,
    Talk,
    WriteLetter,
)
from mediabot.bot.buttons.talks import CheckQuote, GetContact, ProposeTime
from mediabot.bot.screens.base import File, Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.news.item import about_line
from mediabot.bot.screens.questions import changing
from mediabot.bot.screens.questions.form import form, story
from mediabot.bot.screens.questions.views import QuestionView, ReferralLine
from mediabot.bot.screens.vcard import contact_card, worth_a_card
from mediabot.bot.screens.views import ExpertView
from mediabot.bot.screens.words import (
    ask_label,
    called,
    capital,
    deadline,
    duration,
    format_name,
    marked,
    reason_line,
    reason_name,
    titles_of,
    when_free,
    who,
)
from mediabot.domain.changes import may_ask_again, may_extend
from mediabot.domain.meetings import may_meet
from mediabot.domain.people import Standing
from mediabot.domain.questions import Attribution, Question, Status
from mediabot.domain.quotes import why_no_check
from mediabot.domain.referrals import Contacts, Reason, Referral, ReferralStatus
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

COPIED = 256
"""Longest text that Telegram lets a key copy."""


def question(view: QuestionView, t: Translator) -> Screen:
    """The form while it is a draft; afterwards where the question stands, whom it went to and what can be done."""
    if view.question.status is Status.DRAFT:
        return form(view, t)
    text = blocks(
        _heading(view, t),
        _facts(view, t),
        lines(about_line(view.about, t), story(view, t)),
        "\n".join(_line(line, view, t) for line in view.lines),
        _standing(view, t),
        _answer(view, t),
    )
    if view.changing and _changeable(view):
        ask, keys = changing.page(view, t)
        return Screen(blocks(text, ask), keys)
    return Screen(text, _keys(view, t))


def _changeable(view: QuestionView) -> bool:
    return not view.question.ended or extendable(view)


def extendable(view: QuestionView) -> bool:
    """Whether another deadline would begin it again."""
    journalist = view.journalist
    return journalist is not None and may_extend(view.question, journalist.standing, view.now)


def _heading(view: QuestionView, t: Translator) -> str:
    number = t.gettext("Question No. {number}").format(number=view.question.id)
    return f"<b>{standing(view, t)}</b>\n{number}"


def standing(view: QuestionView, t: Translator) -> str:
    """Where the question stands, in a few words behind a sign."""
    if view.question.status is Status.ASKING:
        return _asked(view, t)
    if _refused(view):
        return "⛔ " + t.pgettext("status", "Your profile was not verified")
    return {
        Status.WAITING: "⏳ " + t.pgettext("status", "We are checking your profile"),
        Status.WITH_STAFF: "🙋 " + t.pgettext("status", "With the Media Center team"),
        Status.ACCEPTED: "✅ " + t.pgettext("status", "The expert said yes"),
        Status.RESOLVED: "✅ " + t.pgettext("status", "Answered by the Media Center"),
        Status.NOBODY_LEFT: "😔 " + t.pgettext("status", "None of the experts asked can answer"),
        Status.EXPIRED: "⌛ " + t.pgettext("status", "The deadline has passed"),
        Status.CANCELLED: "✖️ " + t.pgettext("status", "Cancelled"),
        Status.REFUSED: "⛔ " + t.pgettext("status", "Stopped by the Media Center"),
        Status.DRAFT: "📝 " + t.pgettext("status", "Not sent yet"),
    }[view.question.status]


def _asked(view: QuestionView, t: Translator) -> str:
    if any(line.referral.status is ReferralStatus.OFFERED for line in view.lines):
        return "🤝 " + t.pgettext("status", "Yes, on a condition")
    if any(line.to_be_asked for line in view.lines):
        return "📞 " + t.pgettext("status", "Our team is contacting the expert")
    if any(line.referral.asks_back for line in view.lines):
        return "❓ " + t.pgettext("status", "The expert has a question for you")
    if view.nobody_free:
        return "⏳ " + t.pgettext("status", "Waiting until an expert is free")
    return "📨 " + t.pgettext("status", "Asked")


def _refused(view: QuestionView) -> bool:
    """The question waits for a journalist whom staff did not verify."""
    refused = view.journalist is not None and view.journalist.standing is Standing.REFUSED
    return refused and view.question.status is Status.WAITING


def _facts(view: QuestionView, t: Translator) -> str:
    by = t.gettext("Needed by {deadline}").format(deadline=deadline(view.question.deadline, view.now, t))
    return f"{by} · {format_name(view.question.format, t)}"


def _line(line: ReferralLine, view: QuestionView, t: Translator) -> str:
    """One expert and what came of asking them."""
    referral, name = line.referral, h(called(line.expert, t.language))
    match referral.status:
        case ReferralStatus.WAITING if referral.asks_back:
            asked = t.gettext("❓ {name} has a question for you before deciding:").format(name=name)
            return f"{asked}\n<blockquote>{h(referral.asked_back)}</blockquote>"
        case ReferralStatus.WAITING if referral.answer_by and referral.proposal:
            return t.gettext("🔔 {name} has your suggestion; the answer is due {due}").format(
                name=name, due=t.moment(referral.answer_by, view.now)
            )
        case ReferralStatus.WAITING if referral.answer_by and line.to_be_asked:
            return t.gettext("📞 {name}: to be asked by our team; the answer is due {due}").format(
                name=name, due=t.moment(referral.answer_by, view.now)
            )
        case ReferralStatus.WAITING if referral.answer_by and referral.asked_at and line.by_letter:
            return t.gettext("✉️ {name}: asked by e-mail {asked}; the answer is due {due}").format(
                name=name, asked=t.moment(referral.asked_at, view.now), due=t.moment(referral.answer_by, view.now)
            )
        case ReferralStatus.WAITING if referral.answer_by and referral.asked_at:
            return t.gettext("🔔 {name}: asked {asked}; the answer is due {due}").format(
                name=name, asked=t.moment(referral.asked_at, view.now), due=t.moment(referral.answer_by, view.now)
            )
        case ReferralStatus.OFFERED:
            return t.gettext("🤝 {name} said yes, on a condition").format(name=name)
        case ReferralStatus.ACCEPTED:
            return t.gettext("✅ {name} said yes").format(name=name)
        case ReferralStatus.ASKED_TO_STAND_BY if referral.answer_by:
            asked = t.gettext("🪑 {name}: asked to stand by; the answer is due {due}")
            if line.to_be_asked:
                asked = t.gettext("🪑 {name}: our team will ask whether they can stand by; the answer is due {due}")
            return asked.format(name=name, due=t.moment(referral.answer_by, view.now))
        case ReferralStatus.STANDING_BY:
            return t.gettext("🪑 {name} is standing by and steps in if the first expert drops out").format(name=name)
        case ReferralStatus.WITHDRAWN if referral.reason is Reason.STOOD_BY:
            return t.gettext("🪑 {name} stood by").format(name=name)
        case ReferralStatus.DECLINED:
            return _declined(referral, name, t)
        case ReferralStatus.EXPIRED if referral.answered_at:
            return t.gettext("⌛ {name} said yes, on a condition; the deadline passed before you decided").format(
                name=name
            )
        case ReferralStatus.EXPIRED:
            return t.gettext("⌛ {name}: no answer in time").format(name=name)
        case ReferralStatus.WITHDRAWN if referral.asked_at:
            return t.gettext("✖️ {name}: the question was withdrawn").format(name=name)
        case ReferralStatus.WITHDRAWN:
            free = when_free(line.expert, view.now, t) if view.question.status is Status.NOBODY_LEFT else ""
            return f"◽ {name}: {free}" if free else t.gettext("◽ {name} was not asked").format(name=name)
    if _refused(view):
        return t.gettext("◽ {name} was not asked").format(name=name)
    if view.question.status is Status.WAITING:
        return t.gettext("◽ {name}: will be asked once your profile is verified").format(name=name)
    free = when_free(line.expert, view.now, t)
    if free:
        return f"⏳ {name}: {free}"
    return t.gettext("◽ {name}: waiting in turn").format(name=name)


def _declined(referral: Referral, name: str, t: Translator) -> str:
    if referral.reason is Reason.OFFER_LEFT:
        return t.gettext("➖ {name}: the condition was not accepted").format(name=name)
    if referral.reason is Reason.GONE:
        return t.gettext("➖ {name} no longer answers through the bot").format(name=name)
    if referral.reason is Reason.DROPPED_OUT:
        return t.gettext("↩️ {name} dropped out after saying yes").format(name=name)
    if referral.reason is Reason.LEFT_RESERVE:
        return t.gettext("↩️ {name} can no longer stand by").format(name=name)
    if referral.reason is Reason.WITHDREW:
        return t.gettext("↩️ {name} withdrew after saying yes").format(name=name)
    if referral.colleague:
        return t.gettext("➖ {name} can’t this time and suggests {colleague}").format(
            name=name, colleague=h(referral.colleague)
        )
    if not referral.reason_told:
        return t.gettext("➖ {name} can’t this time").format(name=name)
    return t.gettext("➖ {name}: no – {reason}").format(name=name, reason=reason_name(referral.reason, t))


def _standing(view: QuestionView, t: Translator) -> str:
    """What the state means for the journalist, and what comes next."""
    status = view.question.status
    if status is Status.WAITING:
        return _waiting(view, t)
    if status is Status.WITH_STAFF:
        return t.gettext("Someone is looking for the right expert and will write to you here.")
    if status is Status.NOBODY_LEFT:
        return _nobody_left(view, t)
    if status is Status.EXPIRED:
        return _expired(view, t)
    if status is Status.REFUSED:
        return lines(t.gettext("The Media Center has stopped this question."), reason_line(view.question.reason, t))
    if status is Status.CANCELLED:
        return t.gettext("You cancelled the question; those who were asked have been told.")
    if view.confirming:
        return t.gettext("Do you really want to cancel it?")
    return _nobody_free(view, t) if view.nobody_free else _silence(view, t)


def _nobody_free(view: QuestionView, t: Translator) -> str:
    """From when somebody is, and what can be done until then."""
    if view.question.due_at is None:
        return ""
    told = t.gettext("Nobody in turn is available now. Your question goes out by itself: {moment}.")
    return told.format(moment=t.moment(max(view.question.due_at, view.now), view.now))


def _silence(view: QuestionView, t: Translator) -> str:
    """Why no answer comes yet."""
    if view.seen_at is None or view.seen_at <= view.now:
        return ""
    return t.gettext(
        "🌙 It is night or a day off for the expert: the request has arrived without a sound and will probably not be "
        "seen before {moment}."
    ).format(moment=t.moment(view.seen_at, view.now))


def _expired(view: QuestionView, t: Translator) -> str:
    if not extendable(view):
        return t.gettext("If you still need an answer, ask again: the form is filled in already.")
    return t.gettext("If you extend the deadline, I’ll go on with the next expert, or ask the last one again.")


def _nobody_left(view: QuestionView, t: Translator) -> str:
    if not _in_time(view):
        return t.gettext("The team has been told.")
    if _to_ask(view):
        return t.gettext("Ask another expert, or hand the question over to the team, which has been told.")
    return t.gettext("You can hand the question over to the team, which has been told.")


def _in_time(view: QuestionView) -> bool:
    return view.question.deadline is not None and view.question.deadline > view.now


def _to_ask(view: QuestionView) -> list[ExpertView]:
    """Whom the journalist may ask now: a colleague who was named first."""
    named = [view.colleague] if view.colleague else []
    return [*named, *(expert for expert in view.others if expert not in named)][:4]


def _waiting(view: QuestionView, t: Translator) -> str:
    if _refused(view):
        refusal = view.journalist.refusal if view.journalist else ""
        return lines(t.gettext("The question has not been sent."), reason_line(refusal, t))
    told = t.gettext("The question will be sent automatically.")
    return f"{told} {duration(view.usual_wait, t)}"


def _answer(view: QuestionView, t: Translator) -> str:
    """The yes with contacts and interests, or the condition of an offer."""
    for line in view.lines:
        if line.referral.status is ReferralStatus.ACCEPTED:
            return lines(_accepted(line, t), agreed_line(line.agreed, view.now, t))
        if line.referral.status is ReferralStatus.OFFERED:
            return lines(
                t.gettext("{name} can answer on this condition:").format(
                    name=h(capital(called(line.expert, t.language)))
                ),
                condition(line, view, t),
            )
    return ""


def condition(line: ReferralLine, view: QuestionView, t: Translator) -> str:
    """On what condition an expert says yes, and whether that comes too late."""
    late = t.gettext("⚠️ This seems to be later than your deadline: {deadline}.")
    return lines(
        f"<blockquote>{h(line.referral.condition)}</blockquote>",
        late.format(deadline=deadline(view.question.deadline, view.now, t)) if line.too_late else "",
    )


def _accepted(line: ReferralLine, t: Translator) -> str:
    contacts, referral = line.contacts, line.referral
    telegram = t.pgettext("contact", "message on Telegram")
    return lines(
        who(line.expert, t),
        f"📞 {h(contacts.phone)}" if contacts.phone else "",
        f"✉️ {h(contacts.email)}" if contacts.email else "",
        f'💬 <a href="tg://user?id={h(contacts.telegram)}">{telegram}</a>' if contacts.telegram else "",
        "🤖 " + t.gettext("You can write to each other here, through the bot.") if referral.talking else "",
        f"<blockquote>{h(referral.condition)}</blockquote>" if referral.condition else "",
        "⚖️ " + t.gettext("Declared interests: {interests}").format(interests=h(marked(referral.interests, t)))
        if referral.interests
        else "⚖️ " + t.gettext("No interests declared."),
    )


def _keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    question_id = view.question.id
    if view.confirming:
        sure = Key(t.pgettext("button", "Yes, cancel it"), CancelQuestion(question_id, 1), style=Style.BAD)
        return ((sure, Key(t.pgettext("button", "No, keep the question"), ShowQuestion(question_id))),)
    cancel: Row = (Key(t.pgettext("button", "Cancel the question"), CancelQuestion(question_id, 0)),)
    human: Row = (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    match view.question.status:
        case Status.WAITING if _refused(view):
            return ((Key(t.pgettext("button", "Ask for another look"), Appeal()),), cancel)
        case Status.WAITING | Status.WITH_STAFF:
            return (human, (changing.change_key(view, t),), cancel)
        case Status.ASKING:
            answers = (*offer_keys(view, t), *answer_back_keys(view, t), *colleague_keys(view, t))
            return (*answers, (changing.change_key(view, t),), cancel)
        case Status.ACCEPTED:
            return (*_accepted_keys(view, t), *again_key(view, t), human)
    return ways_on(view, t)


def ways_on(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """What the journalist can do where no answer is to come by itself."""
    human: Row = (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    if view.question.status in (Status.CANCELLED, Status.REFUSED, Status.RESOLVED):
        return (*again_key(view, t), human)
    if view.question.status is Status.NOBODY_LEFT and _in_time(view):
        return (*_nobody_keys(view, t), *_news(view, t))
    extend: tuple[Row, ...] = ((changing.extend_key(view, t),),) if extendable(view) else again_key(view, t)
    return (*extend, human, *_news(view, t))


def again_key(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """The same form once more, where nothing more comes of this question."""
    if not may_ask_again(view.question, view.now):
        return ()
    return ((Key("🔁 " + t.pgettext("button", "Ask again"), AskAgain(view.question.id)),),)


def _news(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """The news on what the journalist searched for."""
    search_id = view.question.search_id
    if search_id is None or view.about:
        return ()
    return ((Key("📰 " + t.pgettext("button", "News on this"), NewsOnThis(search_id)),),)


def offer_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    for line in view.lines:
        if line.referral.status is ReferralStatus.OFFERED:
            take = Key(t.pgettext("button", "That suits me"), TakeOffer(line.referral.id), style=Style.GOOD)
            leave = Key(t.pgettext("button", "That doesn’t suit me"), LeaveOffer(line.referral.id))
            another = Key(t.pgettext("button", "Suggest another way"), ProposeAnother(line.referral.id))
            return ((take, leave), (another,))
    return ()


def answer_back_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """While an expert waits for it."""
    answer = t.pgettext("button", "Answer the expert")
    return tuple((Key(answer, AnswerBack(line.referral.id)),) for line in view.lines if line.referral.asks_back)


def colleague_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """Whom one of the asked named, where that is somebody of the directory."""
    if view.colleague is None:
        return ()
    return ((Key(ask_label(view.colleague, t), AskAnother(view.question.id, expert_key(view.colleague.id))),),)


def _accepted_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    for line in view.lines:
        if line.referral.status is not ReferralStatus.ACCEPTED:
            continue
        rows: list[Row] = [_copies(line, t)]
        if line.referral.talking:
            rows.append(talk_keys(line.referral, t, spoken=line.spoken))
        rows += [*_to_keep(line, t), *_quote_keys(line, view, t), *_drop_keys(line, view, t), *_reserve_keys(view, t)]
        return tuple(row for row in rows if row)
    return ()


def _copies(line: ReferralLine, t: Translator) -> Row:
    """The attribution in each language, to be pasted into a story."""
    label = t.pgettext("button", "Attribution, {language}")
    return tuple(
        Key("📋 " + label.format(language=code.upper()), copy=cut(text, COPIED)) for code, text in line.attributions
    )


def _to_keep(line: ReferralLine, t: Translator) -> tuple[Row, ...]:
    """What else a yes brings: the contact as a file, and a time to talk."""
    card = Key("📇 " + t.pgettext("button", "Contact as a file"), GetContact(line.referral.id))
    return (((card,),) if worth_a_card(line.contacts) else ()) + meeting_keys(line.referral, line.agreed, t)


def _quote_keys(line: ReferralLine, view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """To have a quote checked, while that can be asked."""
    if why_no_check(view.question, line.referral, view.now):
        return ()
    return ((Key("✍️ " + t.pgettext("button", "Have a quote checked"), CheckQuote(line.referral.id)),),)


def _drop_keys(line: ReferralLine, view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """To have somebody else asked, while there is time."""
    if not _in_time(view):
        return ()
    dropped = t.pgettext("button", "The expert dropped out, ask the next")
    return ((Key(f"🔄 {dropped}", ReplaceSource(line.referral.id)),),)


def _reserve_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """To have somebody in reserve, until the interview is done."""
    if any(line.referral.in_reserve for line in view.lines):
        return ((Key("🏁 " + t.pgettext("button", "Interview done"), InterviewDone(view.question.id)),),)
    if not view.may_reserve:
        return ()
    return ((Key("🪑 " + t.pgettext("button", "Keep the next one in reserve"), KeepReserve(view.question.id)),),)


def meeting_keys(referral: Referral, agreed: datetime | None, t: Translator) -> tuple[Row, ...]:
    """To agree on a time, or on another one."""
    if not may_meet(referral, agreed):
        return ()
    label = t.pgettext("button", "Change the time") if agreed else t.pgettext("button", "Agree on a time")
    return ((Key(f"🗓 {label}", ProposeTime(referral.id)),),)


def agreed_line(agreed: datetime | None, now: datetime, t: Translator) -> str:
    """The time on which both sides agreed."""
    return t.gettext("🗓 Agreed: {moment}").format(moment=t.moment(agreed, now)) if agreed else ""


def contact_file(expert: ExpertView, contacts: Contacts, question: Question, t: Translator) -> Screen:
    """For the journalist's address book."""
    note = t.gettext("Question No. {number} to the Media Center").format(number=question.id)
    told = "📇 " + h(called(expert, t.language))
    return Screen(told, file=File("contact.vcf", lambda: contact_card(expert, contacts, note, t.language)))


def talk_keys(referral: Referral, t: Translator, *, spoken: bool) -> Row:
    """To write in the talk and, once anything was said there, to end it."""
    talk = Key("💬 " + t.pgettext("button", "Write here"), Talk(referral.id))
    return (talk, Key(t.pgettext("button", "End the conversation"), EndTalk(referral.id))) if spoken else (talk,)


def attribution_line(expert: ExpertView, attribution: Attribution | None, t: Translator) -> str:
    """How to name the source, by the attribution agreed: plain text to paste into a story."""
    match attribution:
        case Attribution.OFF_THE_RECORD:
            return t.gettext("Off the record, not for publication.")
        case Attribution.ON_BACKGROUND:
            return t.gettext("a source known to the Media Center of the Health & Life Sciences Cluster Bulgaria")
    return ", ".join(
        part for part in (called(expert, t.language), titles_of(expert, t.language)[1], expert.organisation) if part
    )


def _nobody_keys(view: QuestionView, t: Translator) -> list[Row]:
    """Whom to ask, while the deadline allows it."""
    keys: list[Row] = [(Key(ask_label(e, t), AskAnother(view.question.id, expert_key(e.id))),) for e in _to_ask(view)]
    keys += changing.again_keys(view, t)
    keys.append((Key(t.pgettext("button", "Hand it to the Media Center"), HandToStaff(view.question.id)),))
    return keys
