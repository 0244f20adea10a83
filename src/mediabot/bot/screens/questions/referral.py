"""The expert's card: who asks, what, by when, why them; and the answer with one tap."""

from __future__ import annotations

from mediabot.bot.buttons.questions import (
    AcceptReferral,
    DeclineReferral,
    HandOver,
    SendDecision,
    TellReason,
    TurnReferral,
    UndoDecision,
    WithdrawYes,
)
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows, ticked
from mediabot.bot.screens.news.item import about_line
from mediabot.bot.screens.questions.question import agreed_line, meeting_keys, talk_keys
from mediabot.bot.screens.questions.views import ReferralView
from mediabot.bot.screens.words import (
    also_reachable,
    attribution_name,
    called,
    capital,
    deadline,
    files_line,
    for_staff,
    format_name,
    language_name,
    marked,
    marked_list,
    running_out,
)
from mediabot.domain.directory import Format
from mediabot.domain.mails import ON_ITS_WAY
from mediabot.domain.questions import Question
from mediabot.domain.referrals import TO_BE_ANSWERED, Decision, ReferralStatus, Step
from mediabot.i18n.asked import ended, known_since, reasons, stand_by
from mediabot.i18n.translator import Translator

GIVEN = frozenset({ReferralStatus.ACCEPTED, ReferralStatus.OFFERED, ReferralStatus.STANDING_BY})


def referral(view: ReferralView, t: Translator) -> Screen:
    """The question with its answers, the step that the expert is at, or how it ended."""
    if view.moved:
        return Screen(_moved(view, t))
    if view.referral.decided is not None:
        return _decided(view, view.referral.decided, t)
    answering = view.late and view.referral.step is not Step.ANSWER
    if view.referral.status in TO_BE_ANSWERED or answering:
        ask, keys = _step(view, t)
        about = (_heading(view, t), _who(view, t), _question(view, t), _why(view, t))
        text = blocks(*about, _proposal(view, t), _asked_back(view, t), ask)
        return Screen(text, keys, quiet=view.silent and not view.by_staff)
    kept = lines(_given(view, t), agreed_line(view.agreed, view.now, t))
    return Screen(blocks(_ended(view, t), _who(view, t), _question(view, t), kept), _ended_keys(view, t))


def _decided(view: ReferralView, decision: Decision, t: Translator) -> Screen:
    """What was said, until it can't be undone any more."""
    condition = f"<blockquote>{h(view.referral.condition)}</blockquote>" if view.referral.condition else ""
    undo = Key("↩️ " + t.pgettext("button", "Undo"), UndoDecision(view.referral.id))
    send = Key(t.pgettext("button", "Send now"), SendDecision(view.referral.id))
    tail = t.gettext("The journalist gets the answer at {time}. Until then you can undo it.")
    who = h(capital(called(view.expert, t.language))) if view.by_staff else ""
    said = lines(who, f"<b>{_said(view, decision, t)}</b>", tail.format(time=t.clock(decision.goes_at)))
    return Screen(blocks(said, _who(view, t), _question(view, t), condition), ((undo, send),))


def _said(view: ReferralView, decision: Decision, t: Translator) -> str:
    if decision.colleague:
        told = t.gettext("👥 Suggests {name}.") if view.by_staff else t.gettext("👥 You suggested {name}.")
        return told.format(name=h(decision.colleague))
    if decision.reason is not None:
        return t.gettext("➖ Said no.") if view.by_staff else t.gettext("➖ You said no.")
    return t.gettext("✅ Said yes.") if view.by_staff else t.gettext("✅ You said yes.")


def request_file(question: Question, number: int, t: Translator) -> Screen:
    """A file of the question, under it which question."""
    text = "📎 " + t.gettext("Question No. {number}").format(number=question.id)
    return Screen(text, attachments=question.files[number : number + 1])


def _moved(view: ReferralView, t: Translator) -> str:
    if view.for_staff:
        return t.gettext("➡️ {name} now uses the bot, and the request has gone there.").format(
            name=h(called(view.expert, t.language))
        )
    return t.gettext("✖️ This request has moved to the account that your directory entry is now linked to. Thank you!")


def _heading(view: ReferralView, t: Translator) -> str:
    due = view.referral.answer_by
    if due is None:
        return ""
    if view.referral.asks_back:
        by = t.gettext("Your time to answer is on hold until the journalist answers.")
    elif view.late:
        by = t.gettext("The time to answer has passed; you can still say yes until the journalist’s deadline.")
    else:
        by = t.gettext("Answer due: {moment} ({left}).").format(
            moment=t.moment(due, view.now), left=running_out(due, view.now, t)
        )
    if view.by_staff:
        title = for_staff(view.letter, t).format(name=h(called(view.expert, t.language)))
        on_its_way = also_reachable(t) if view.letter in ON_ITS_WAY else ""
        return lines(f"<b>{title}</b>", on_its_way, _direct(view, t), _reserve(view, t), by)
    title = t.gettext("📨 Request from a journalist")
    if view.referral.in_reserve:
        title = t.gettext("🪑 Could you stand by for a journalist?")
    return lines(f"<b>{title}</b>", _reserve(view, t), by)


def _reserve(view: ReferralView, t: Translator) -> str:
    """What it means to stand by."""
    if not view.referral.in_reserve:
        return ""
    if view.by_staff:
        told = t.gettext(
            "Another expert has already said yes. Please ask whether this one could step in until {deadline} if that "
            "comes to nothing."
        )
        return told.format(deadline=deadline(view.question.deadline, view.now, t))
    return stand_by(deadline(view.question.deadline, view.now, t), t)


def _direct(view: ReferralView, t: Translator) -> str:
    """How staff can reach an expert who is not on the bot."""
    ways = " · ".join(h(way) for way in (view.direct.phone, view.direct.email) if way)
    return f"📇 {ways}" if ways else t.gettext("The directory has no contact details for this expert.")


def _who(view: ReferralView, t: Translator) -> str:
    journalist = view.journalist
    if journalist is None:
        return t.gettext("The journalist has left the bot.")
    name = f"<b>{h(journalist.byline)}</b>, {h(journalist.outlet)}"
    return lines(f"👤 {name}", known_since(journalist, t))


def _question(view: ReferralView, t: Translator) -> str:
    question = view.question
    facts = [
        (t.pgettext("field", "Format"), format_name(question.format, t)),
        (t.pgettext("field", "Deadline"), deadline(question.deadline, view.now, t)),
        (t.pgettext("field", "Interview language"), language_name(question.language, t)),
        (t.pgettext("field", "Attribution"), attribution_name(question.attribution, t)),
    ]
    told = f"<blockquote{' expandable' if len(question.story) > 900 else ''}>{h(question.story)}</blockquote>"
    return lines(
        about_line(view.about, t),
        told if question.story else "",
        *(f"<b>{k}:</b> {v}" for k, v in facts if v),
        files_line(question, t),
    )


def _why(view: ReferralView, t: Translator) -> str:
    why = view.referral.why.in_language(t.language)
    if view.named:
        return "💡 " + (
            t.gettext("Named in the news item") if view.by_staff else t.gettext("Why you: the news item names you.")
        )
    if not why:
        return ""
    return "💡 " + (t.gettext("Matching topics: {topics}") if view.by_staff else t.gettext("Why you: {topics}")).format(
        topics=marked_list(why, t)
    )


def _proposal(view: ReferralView, t: Translator) -> str:
    """How the journalist would rather have it than on the condition that was offered."""
    proposal = view.referral.proposal
    if not proposal:
        return ""
    asked = t.gettext("💬 Your condition does not suit the journalist, who asks whether this would:")
    return f"{asked}\n<blockquote>{h(proposal)}</blockquote>"


def _asked_back(view: ReferralView, t: Translator) -> str:
    """What the expert asked before deciding, and the answer once it is there."""
    referral = view.referral
    if not referral.asked_back:
        return ""
    asked = t.gettext("❓ You asked the journalist:") + f"\n<blockquote>{h(referral.asked_back)}</blockquote>"
    if not referral.answered_back:
        return asked
    return lines(asked, t.gettext("The answer:"), f"<blockquote>{h(referral.answered_back)}</blockquote>")


def _step(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    steps = {
        Step.ANSWER: _answer,
        Step.CONDITION: _condition,
        Step.REASON: _reason,
        Step.COLLEAGUE: _colleague,
        Step.CONTACTS: _contacts,
        Step.INTERESTS: _interests,
        Step.ASK_BACK: _ask_back,
        Step.WRITE: _write,
    }
    return steps[view.referral.step](view, t)


def _answer(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    def turn(label: str, step: Step, style: Style = Style.PLAIN) -> Key:
        return Key(label, TurnReferral(view.referral.id, step), style=style)

    if view.referral.in_reserve:
        yes = turn("✅ " + t.pgettext("button", "Yes, I can stand by"), Step.CONTACTS, Style.GOOD)
        return "", ((yes,), (turn("➖ " + t.pgettext("button", "No"), Step.REASON),))
    ask_back = turn("❓ " + t.pgettext("button", "Ask the journalist something first"), Step.ASK_BACK)
    return "", (
        (
            turn("✅ " + t.pgettext("button", "Yes"), Step.CONTACTS, Style.GOOD),
            turn("➖ " + t.pgettext("button", "No"), Step.REASON),
        ),
        *_write_keys(view, t),
        (turn("🤝 " + t.pgettext("button", "Yes, but at another time or in another format"), Step.CONDITION),),
        *([] if view.referral.asked_back_at else [(ask_back,)]),
        (turn("👥 " + t.pgettext("button", "Suggest a colleague"), Step.COLLEAGUE),),
    )


def _write_keys(view: ReferralView, t: Translator) -> tuple[Row, ...]:
    """Where a written quote is wanted, the answer itself can be the yes."""
    if view.by_staff or view.question.format is not Format.QUOTE:
        return ()
    return ((Key("✍️ " + t.pgettext("button", "Answer in writing here"), _turn(view, Step.WRITE)),),)


def _ask_back(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = t.gettext(
        "Write what you would like to know first. Your time to answer will be on hold until the journalist answers."
    )
    return f"<b>{ask}</b>", (_back(view, t),)


def _write(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = t.gettext(
        "Write your answer now, or record a voice message. It goes to the journalist as your yes, to be used under "
        "the attribution above; you can then write to each other through the bot."
    )
    return f"<b>{ask}</b>", (_back(view, t),)


def _condition(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = t.gettext("Write when or how you can answer, for example “after 18:00, by phone” or “in writing, 10 lines”.")
    if view.by_staff:
        ask = t.gettext(
            "Write when or how the expert can answer, for example “after 18:00, by phone” or “in writing, 10 lines”."
        )
    return f"<b>{ask}</b>", (_back(view, t),)


def _colleague(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = t.gettext(
        "Write the name of the colleague who could answer. This closes the request for you; the journalist and the "
        "Media Center team see the name."
    )
    if view.by_staff:
        ask = t.gettext("Write the name of the colleague whom the expert suggests. This closes the request.")
    return f"<b>{ask}</b>", (_back(view, t),)


def _interests(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    ask = t.gettext("Write in one line what a reader should know about your interests in this topic.")
    if view.by_staff:
        ask = t.gettext("Write in one line what a reader should know about the expert’s interests in this topic.")
    return f"<b>{ask}</b>", (_back(view, t, Step.CONTACTS),)


def _reason(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    keys = [Key(label, DeclineReferral(view.referral.id, reason)) for reason, label in reasons(t).items()]
    may_be_told = Key(
        ticked(t.pgettext("button", "The journalist may be told why"), view.referral.reason_told),
        TellReason(view.referral.id),
    )
    ask = lines(
        "<b>" + t.gettext("Why not?") + "</b>",
        t.gettext("The journalist will read the reason that you choose.")
        if view.referral.reason_told
        else t.gettext("Only the Media Center team sees the reason; the journalist reads that you can’t this time."),
    )
    return ask, (*rows(keys, 1), (may_be_told,), _back(view, t))


def _contacts(view: ReferralView, t: Translator) -> tuple[str, tuple[Row, ...]]:
    chosen, offered = view.referral.contacts, view.offered
    labels = {
        "phone": t.pgettext("contact", "Phone {value}").format(value=offered.phone),
        "email": t.pgettext("contact", "E-mail {value}").format(value=offered.email),
        "telegram": t.pgettext("contact", "My Telegram account"),
        "bot": t.pgettext("contact", "Conversation through this bot"),
    }
    keys: list[Row] = [
        (Key(ticked(label, bool(getattr(chosen, name))), HandOver(view.referral.id, name)),)
        for name, label in labels.items()
        if getattr(offered, name)
    ]
    change = Key("⚖️ " + t.pgettext("button", "Edit declared interests"), _turn(view, Step.INTERESTS))
    send = t.pgettext("button", "Record the yes") if view.by_staff else t.pgettext("button", "Send my yes")
    yes = Key(f"✅ {send}", AcceptReferral(view.referral.id), style=Style.GOOD)
    interests = (
        t.gettext("Declared interests: {interests}").format(interests=h(marked(view.referral.interests, t)))
        if view.referral.interests
        else t.gettext("No interests declared.")
    )
    condition = f"<blockquote>{h(view.referral.condition)}</blockquote>" if view.referral.condition else ""
    late = t.gettext("⚠️ This seems to be later than the deadline. You can send it all the same.")
    ask = t.gettext("How may the journalist reach you? Nothing is sent until you confirm.")
    if view.by_staff:
        ask = t.gettext("How may the journalist reach the expert? Nothing is sent until you confirm.")
    if view.referral.in_reserve:
        ask = t.gettext("How may the journalist reach you if you step in? Nothing is passed on before that.")
    told = lines(f"<b>{ask}</b>", condition, late if view.too_late else "", f"⚖️ {interests}")
    return told, (*keys, (yes,), (change,), _back(view, t))


def _turn(view: ReferralView, step: Step) -> TurnReferral:
    return TurnReferral(view.referral.id, step)


def _back(view: ReferralView, t: Translator, step: Step = Step.ANSWER) -> Row:
    return (Key(t.pgettext("button", "‹ Back"), _turn(view, step)),)


def _ended(view: ReferralView, t: Translator) -> str:
    if view.late:
        late = t.gettext(
            "⌛ The time to answer has passed. You can still say yes until the journalist’s deadline, as long as "
            "nobody else has."
        )
        return f"<b>{late}</b>"
    if view.by_staff:
        return f"{h(capital(called(view.expert, t.language)))}\n<b>{_endedfor_staff(view, t)}</b>"
    return f"<b>{ended(view.referral, t)}</b>"


def _endedfor_staff(view: ReferralView, t: Translator) -> str:
    """Staff recorded the answer of an expert who is not on the bot."""
    return {
        ReferralStatus.OFFERED: t.gettext("🤝 Said yes, on a condition. The journalist is deciding."),
        ReferralStatus.ACCEPTED: t.gettext("✅ Said yes. The journalist has the contact details that were chosen."),
        ReferralStatus.DECLINED: t.gettext("➖ Said no, or the condition did not suit. The journalist has been told."),
        ReferralStatus.STANDING_BY: t.gettext("🪑 Stands by. The contact details are passed on if they step in."),
        ReferralStatus.EXPIRED: t.gettext("⌛ The time to answer has passed."),
        ReferralStatus.WITHDRAWN: t.gettext("✖️ The request was withdrawn."),
    }.get(view.referral.status, "")


def _given(view: ReferralView, t: Translator) -> str:
    """What was handed over, for the expert's own memory."""
    contacts = view.referral.contacts
    given = [
        h(contacts.phone),
        h(contacts.email),
        t.pgettext("contact chosen", "your Telegram account") if contacts.telegram else "",
        t.pgettext("contact chosen", "a conversation through this bot") if contacts.bot else "",
    ]
    shown = [item for item in given if item]
    if not shown or view.referral.status not in GIVEN:
        return ""
    told = (
        t.gettext("Ways to reach the expert: {contacts}")
        if view.by_staff
        else t.gettext("Ways to reach you: {contacts}")
    )
    return told.format(contacts=", ".join(shown))


def _ended_keys(view: ReferralView, t: Translator) -> tuple[Row, ...]:
    if view.late:
        yes = Key("✅ " + t.pgettext("button", "Yes"), _turn(view, Step.CONTACTS))
        return ((yes,), *_write_keys(view, t))
    keys: list[Row] = []
    if view.referral.talking:
        keys.append(talk_keys(view.referral, t, spoken=view.spoken))
    if view.may_meet:
        keys += meeting_keys(view.referral, view.agreed, t)
    if view.may_withdraw:
        keys.append((Key("↩️ " + t.pgettext("button", "I can’t after all"), WithdrawYes(view.referral.id)),))
    return tuple(keys)
