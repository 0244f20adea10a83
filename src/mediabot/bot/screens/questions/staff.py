"""What staff see: a card for every question, journalist, unmatched topic and letter; the list of what is open."""

from __future__ import annotations

from collections.abc import Mapping

from mediabot.bot.buttons.codec import expert_key
from mediabot.bot.buttons.lists import Listed
from mediabot.bot.buttons.staff import (
    BlockPerson,
    DecideJournalist,
    InviteExpert,
    MakeInvite,
    ShowLimits,
    StaffAskExpert,
    StaffLetter,
    StaffQuestion,
    StaffSearch,
    StaffStep,
    Verdict,
)
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.news.item import about_line
from mediabot.bot.screens.outcomes.words import afterwards_lines, conduct_line
from mediabot.bot.screens.people import standing_name
from mediabot.bot.screens.questions.correspondence import files_line
from mediabot.bot.screens.questions.form import story
from mediabot.bot.screens.questions.views import (
    ExpertChoiceView,
    LetterView,
    OpenWorkView,
    QuestionView,
    ReferralLine,
    StaffSearchView,
    TopicsView,
)
from mediabot.bot.screens.views import ExpertView
from mediabot.bot.screens.words import (
    ask_label,
    called,
    deadline,
    format_name,
    reason_line,
    reason_name,
    when_free,
    who,
    why_blocked,
    with_post,
)
from mediabot.domain.cases import may_reopen
from mediabot.domain.follow_ups import Conduct
from mediabot.domain.people import PHONE, BlockReason, Person, Role, Standing
from mediabot.domain.questions import Status
from mediabot.domain.referrals import ReferralStatus
from mediabot.domain.text import clean_line, cut
from mediabot.i18n.translator import Translator


def status_name(status: Status, t: Translator) -> str:
    return {
        Status.DRAFT: t.pgettext("staff status", "📝 draft"),
        Status.WAITING: t.pgettext("staff status", "⏳ awaiting verification"),
        Status.WITH_STAFF: t.pgettext("staff status", "🙋 with staff"),
        Status.ASKING: t.pgettext("staff status", "📨 sent, awaiting an answer"),
        Status.ACCEPTED: t.pgettext("staff status", "✅ accepted"),
        Status.RESOLVED: t.pgettext("staff status", "✅ answered by staff"),
        Status.NOBODY_LEFT: t.pgettext("staff status", "😔 none of those asked can answer"),
        Status.EXPIRED: t.pgettext("staff status", "⌛ expired"),
        Status.CANCELLED: t.pgettext("staff status", "✖️ cancelled"),
        Status.REFUSED: t.pgettext("staff status", "⛔ stopped"),
    }[status]


def staff_question(view: QuestionView, t: Translator) -> Screen:
    """A question with everybody asked, and what staff can do with it."""
    question = view.question
    heading = t.gettext("Question No. {number}").format(number=question.id)
    taken = t.gettext("Handled by: {name}").format(name=h(view.taken_by)) if view.taken_by else ""
    facts = lines(
        t.gettext("Needed by {deadline}").format(deadline=deadline(question.deadline, view.now, t)),
        t.gettext("Format: {format}").format(format=format_name(question.format, t)) if question.format else "",
        taken,
        reason_line(question.reason, t),
    )
    text = blocks(
        f"<b>{heading}</b> · {_state(view, t)}",
        journalist_line(view.journalist, t),
        facts,
        lines(about_line(view.about, t), story(view, t)),
        "\n".join(_line(line, view, t) for line in view.lines),
        afterwards_lines(view.afterwards, t),
    )
    return Screen(text, _question_keys(view, t))


def _state(view: QuestionView, t: Translator) -> str:
    """Where the question stands; while an expert's condition is open, with the journalist."""
    asking = view.question.status is Status.ASKING
    if asking and any(line.referral.status is ReferralStatus.OFFERED for line in view.lines):
        return t.pgettext("staff status", "🤝 awaiting the journalist’s decision")
    if asking and any(line.to_be_asked for line in view.lines):
        return t.pgettext("staff status", "📞 the expert is to be asked by you")
    if view.nobody_free:
        return t.pgettext("staff status", "⏳ waiting until an expert is free")
    return status_name(view.question.status, t)


def journalist_line(person: Person | None, t: Translator) -> str:
    if person is None:
        return t.gettext("The journalist has left the bot.")
    name = h(person.byline or person.name or person.id)
    outlet = h(person.outlet) if person.outlet else "—"
    return f"👤 <b>{name}</b>, {outlet} ({badge(person, t)})"


def badge(person: Person, t: Translator) -> str:
    """What is known of them, and since which day where they are verified."""
    if person.verified and person.decided_at is not None:
        return t.gettext("✅ verified on {day}").format(day=t.day(person.decided_at.date()))
    return standing_name(person.standing, t)


def _line(line: ReferralLine, view: QuestionView, t: Translator) -> str:
    referral = line.referral
    states = {
        ReferralStatus.QUEUED: t.pgettext("referral", "waiting their turn"),
        ReferralStatus.WAITING: t.pgettext("referral", "asked"),
        ReferralStatus.OFFERED: t.pgettext("referral", "yes, on a condition"),
        ReferralStatus.ACCEPTED: t.pgettext("referral", "yes"),
        ReferralStatus.DECLINED: t.pgettext("referral", "no"),
        ReferralStatus.EXPIRED: t.pgettext("referral", "no answer in time"),
        ReferralStatus.WITHDRAWN: t.pgettext("referral", "withdrawn"),
        ReferralStatus.ASKED_TO_STAND_BY: t.pgettext("referral", "asked to stand by"),
        ReferralStatus.STANDING_BY: t.pgettext("referral", "stands by"),
    }
    parts = [states[referral.status]]
    if line.to_be_asked:
        parts = [t.pgettext("referral", "to be asked by you")]
        if referral.in_reserve:
            parts = [t.pgettext("referral", "to be asked by you whether they can stand by")]
    elif line.by_letter and referral.status is ReferralStatus.WAITING:
        parts = [t.pgettext("referral", "asked by e-mail")]
    elif referral.status is ReferralStatus.EXPIRED and referral.answered_at:
        parts = [t.pgettext("referral", "yes, on a condition; not decided in time")]
    elif referral.status is ReferralStatus.QUEUED and view.question.status is Status.WAITING:
        parts = [t.pgettext("referral", "to be asked once the journalist is verified")]
    elif referral.status is ReferralStatus.QUEUED and (free := when_free(line.expert, view.now, t)):
        parts = [free]
    if referral.status is ReferralStatus.WAITING and referral.answer_by and not referral.asks_back:
        parts.append(t.gettext("answer due {moment}").format(moment=t.moment(referral.answer_by, view.now)))
    if referral.reason:
        words = h(referral.colleague or referral.withdrawal)
        parts.append(": ".join(part for part in (reason_name(referral.reason, t), words) if part))
    if referral.asks_back:
        parts.append(t.gettext("awaiting the journalist’s answer"))
    if referral.proposal and referral.open:
        parts.append(t.gettext("the journalist suggests: {words}").format(words=h(referral.proposal)))
    return f"• {h(called(line.expert, t.language))}: {', '.join(parts)}"


def _question_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    question = view.question
    labels = {
        StaffStep.TAKE_OVER: t.pgettext("button", "Take over"),
        StaffStep.ASK_ELSE: t.pgettext("button", "Ask someone else"),
        StaffStep.WRITE: t.pgettext("button", "Write to the journalist"),
        StaffStep.RESOLVE: t.pgettext("button", "Answered"),
        StaffStep.REFUSE: t.pgettext("button", "Stop the question"),
        StaffStep.FILES: t.pgettext("button", "Show the files"),
    }
    alive = view.journalist is not None and may_reopen(question, view.journalist.standing, view.now)
    if question.status in (Status.WAITING, Status.ASKING):
        steps = [StaffStep.TAKE_OVER, StaffStep.ASK_ELSE, StaffStep.REFUSE, StaffStep.WRITE]
    elif question.status is Status.WITH_STAFF:
        steps = [StaffStep.ASK_ELSE, StaffStep.WRITE, StaffStep.RESOLVE, StaffStep.REFUSE]
        steps = steps if view.taken_by else [StaffStep.TAKE_OVER, *steps]
    elif alive:
        steps = [StaffStep.TAKE_OVER, StaffStep.ASK_ELSE, StaffStep.WRITE]
    else:
        steps = [StaffStep.WRITE] if view.journalist else []
    steps = [*steps, *((StaffStep.FILES,) if question.files else ())]
    keys = {step: Key(labels[step], StaffQuestion(question.id, step)) for step in steps}
    alone = tuple((keys.pop(step),) for step in (StaffStep.WRITE, StaffStep.REFUSE) if step in keys)
    named = _colleague_keys(view, t) if StaffStep.ASK_ELSE in steps else ()
    return (*named, *rows(tuple(keys.values())), *alone)


def _colleague_keys(view: QuestionView, t: Translator) -> tuple[Row, ...]:
    """To ask a colleague whom one of the asked named; somebody who is not in the directory can be invited."""
    if view.colleague:
        ask = Key(ask_label(view.colleague, t), StaffAskExpert(view.question.id, expert_key(view.colleague.id)))
        return ((ask,),)
    if view.stranger:
        return ((Key("🔗 " + t.pgettext("button", "Invite the colleague"), MakeInvite(Role.EXPERT)),),)
    return ()


def staff_journalist(
    person: Person | None, t: Translator, *, blocking: bool = False, conduct: Mapping[Conduct, int] | None = None
) -> Screen:
    """A journalist who introduced themselves: Verify, Refuse with a reason, Block, which is asked about once more."""
    if person is None:
        return Screen(t.gettext("The journalist has left the bot."))
    text = blocks(
        "<b>" + t.gettext("A journalist to verify") + "</b>"
        if person.standing is Standing.PENDING
        else "<b>" + t.gettext("Journalist") + "</b>",
        journalist_line(person, t),
        lines(
            _proof(person, t),
            t.gettext("Username: {name}").format(name="@" + h(person.username)) if person.username else "",
            _reason(person, t),
            t.gettext("Asks for another look: {text}").format(text=h(person.appeal)) if person.appeal else "",
            conduct_line(conduct or {}, t),
        ),
    )
    if blocking and person.standing is not Standing.BLOCKED:
        return _sure_to_block(person, text, t)
    labels = {
        Verdict.VERIFY: "✅ " + t.pgettext("button", "Verify"),
        Verdict.REFUSE: t.pgettext("button", "Refuse with a reason"),
        Verdict.BLOCK: t.pgettext("button", "Block"),
        Verdict.UNBLOCK: t.pgettext("button", "Unblock and verify"),
    }
    offered = {
        Standing.UNKNOWN: (Verdict.VERIFY, Verdict.BLOCK),
        Standing.PENDING: (Verdict.VERIFY, Verdict.REFUSE, Verdict.BLOCK),
        Standing.VERIFIED: (Verdict.REFUSE, Verdict.BLOCK),
        Standing.REFUSED: (Verdict.VERIFY, Verdict.BLOCK),
        Standing.BLOCKED: (Verdict.UNBLOCK,),
    }
    keys = [
        Key(
            labels[verdict],
            DecideJournalist(person.id, verdict),
            style=Style.GOOD if verdict is Verdict.VERIFY else Style.PLAIN,
        )
        for verdict in offered[person.standing]
    ]
    asks = person.standing is not Standing.BLOCKED
    limits = ((Key(t.pgettext("button", "Limits"), ShowLimits(person.id)),),) if asks else ()
    return Screen(text, (*rows(keys, 1), *limits))


def _proof(person: Person, t: Translator) -> str:
    if PHONE.fullmatch(person.proof):
        return t.gettext("☎️ Asks you to call the newsroom: {number}").format(number=h(person.proof))
    if person.press_card:
        return t.gettext("Proof: the press card in the message below")
    if person.proof_confirmed:
        return t.gettext("Proof: {proof} (✅ confirmed by a code sent there)").format(proof=h(person.proof))
    return t.gettext("Proof: {proof}").format(proof=h(person.proof)) if person.proof else ""


def press_card(person: Person, t: Translator) -> Screen:
    """The card itself; it is gone with the decision."""
    told = t.gettext("🪪 Press card: {name}. It is deleted here once you have decided.")
    return Screen(told.format(name=h(person.byline or person.name)), attachments=person.press_card)


def _reason(person: Person, t: Translator) -> str:
    return why_blocked(person, t) if person.standing is Standing.BLOCKED else reason_line(person.refusal, t)


def _sure_to_block(person: Person, text: str, t: Translator) -> Screen:
    """The reason is chosen, or typed; nobody is blocked without one."""
    asked = t.gettext(
        "Block this person, and why? I will take no more messages from them, and their open questions will be "
        "stopped. They are told the reason and can ask for another look once."
    )
    labels = {
        BlockReason.MAILING: t.pgettext("button", "Block: bulk messages"),
        BlockReason.PRETENDS: t.pgettext("button", "Block: not who they say"),
        BlockReason.ABUSE: t.pgettext("button", "Block: insults, threats"),
        BlockReason.RULES: t.pgettext("button", "Block: against the rules"),
    }
    keys = [(Key(label, BlockPerson(person.id, why), style=Style.BAD),) for why, label in labels.items()]
    other = Key("✍️ " + t.pgettext("button", "Another reason"), DecideJournalist(person.id, Verdict.BLOCK_TYPED))
    back = Key(t.pgettext("button", "‹ Back"), DecideJournalist(person.id, Verdict.BACK))
    return Screen(blocks(text, f"<b>{asked}</b>"), (*keys, (other,), (back,)))


def staff_search(view: StaffSearchView, t: Translator) -> Screen:
    """A topic that nobody could answer, or that the journalist handed over."""
    search = view.search
    heading = (
        t.gettext("🙋 A journalist wants to talk to a person")
        if search.wants_human
        else t.gettext("🔎 No expert for this topic")
    )
    shown = t.gettext("The bot showed: {names}").format(
        names=t.list_of(h(called(expert, t.language)) for expert in view.shown)
    )
    settled = "✅ " + t.gettext("Settled") if search.settled_at else ""
    text = blocks(
        f"<b>{heading}</b>",
        journalist_line(view.person, t),
        about_line(view.about, t) or f"<blockquote>{h(cut(search.text, 2500))}</blockquote>",
        shown if view.shown else "",
        settled,
    )
    step = StaffStep.AGAIN if search.settled_at else StaffStep.WRITE
    write = Key(t.pgettext("button", "Write to the journalist"), StaffSearch(search.id, step))
    done = Key(t.pgettext("button", "Settled"), StaffSearch(search.id, StaffStep.RESOLVE))
    return Screen(text, ((write,),) if settled else ((write,), (done,)), quiet=not search.wants_human)


def staff_topics(view: TopicsView, t: Translator) -> Screen:
    """Topics for which there is nobody: one alone as it is, of several the newest of each person first."""
    if view.count == 1:
        return staff_search(view.shown[0], t)
    if not view.shown:
        return Screen("✅ " + t.gettext("Settled: every topic for which there was no expert."), quiet=True)
    heading = t.ngettext("🔎 {count} topic is waiting for you", "🔎 {count} topics are waiting for you", view.count)
    listed = [
        " – ".join(filter(None, (f"• {h(cut(one.search.text, 80))}", _asker(one, view, t)))) for one in view.shown
    ]
    left = view.count - len(view.shown)
    more = t.ngettext("and {count} more: /staff", "and {count} more: /staff", left).format(count=left) if left else ""
    keys = tuple(
        (Key(clean_line(f"🔎 {one.search.text}", 60), StaffSearch(one.search.id, StaffStep.SHOW)),)
        for one in view.shown
    )
    return Screen(blocks(f"<b>{heading.format(count=view.count)}</b>", lines(*listed, more)), keys, quiet=True)


def _asker(one: StaffSearchView, view: TopicsView, t: Translator) -> str:
    """Whose topic it is, and how many they have."""
    person, count = one.person, view.of_person[one.search.person_id]
    name = h(person.byline or person.name or person.id) if person else ""
    if count == 1 or not name:
        return name
    return t.ngettext("{name}, {count} topic", "{name}, {count} topics", count).format(name=name, count=count)


def staff_letter(view: LetterView, t: Translator) -> Screen:
    """A person writes to the Media Center."""
    heading = "<b>" + t.gettext("✉️ A message to the Media Center") + "</b>"
    answered = "✅ " + t.gettext("Replied") if view.letter.answered_at else ""
    more = t.ngettext(
        "➕ {count} more message from this person is waiting: /staff",
        "➕ {count} more messages from this person are waiting: /staff",
        view.more,
    ).format(count=view.more)
    words = f"<blockquote>{h(view.letter.text)}</blockquote>" if view.letter.text else ""
    came = blocks(words, files_line(view, t))
    text = blocks(heading, journalist_line(view.person, t), came, answered, more if view.more else "")
    if answered:
        key = Key(t.pgettext("button", "Write again"), StaffLetter(view.letter.id, StaffStep.AGAIN))
    else:
        key = Key(t.pgettext("button", "Reply"), StaffLetter(view.letter.id, StaffStep.WRITE))
    return Screen(text, ((key,),))


def staff_list(view: OpenWorkView, t: Translator, page: int = 0) -> Screen:
    """Everything that waits, with a key for each."""
    counts = lines(
        t.ngettext("{count} open question", "{count} open questions", len(view.questions)),
        t.ngettext("{count} journalist to verify", "{count} journalists to verify", len(view.journalists)),
        t.ngettext("{count} unmatched topic", "{count} unmatched topics", len(view.searches)),
        t.ngettext("{count} unanswered message", "{count} unanswered messages", len(view.letters)),
        t.ngettext("{count} failed delivery", "{count} failed deliveries", len(view.failures)),
    ).split("\n")
    sizes = (view.questions, view.journalists, view.searches, view.letters, view.failures)
    listed = "\n".join(f"• {line.format(count=len(size))}" for line, size in zip(counts, sizes, strict=True))
    keys = (*_open_questions(view, t), *_open_people(view), *_open_searches(view), *_open_letters(view))
    nothing = t.gettext("Nothing is waiting for you. 🎉")
    text = blocks("<b>" + t.gettext("What needs attention") + "</b>", listed if any(sizes) else nothing)
    return Screen(text, (*on_page(keys, page), *turning(keys, page, Listed.STAFF, t)))


def _open_questions(view: OpenWorkView, t: Translator) -> tuple[Row, ...]:
    keys: list[Row] = []
    for question, journalist in view.questions:
        label = f"{status_name(question.status, t).split()[0]} {question.id} · {journalist}: {question.story}"
        keys.append((Key(clean_line(label, 60), StaffQuestion(question.id, StaffStep.SHOW)),))
    return tuple(keys)


def _open_people(view: OpenWorkView) -> tuple[Row, ...]:
    return tuple(
        (Key(cut(f"👤 {person.byline}, {person.outlet}", 60), DecideJournalist(person.id, Verdict.SHOW)),)
        for person in view.journalists
    )


def _open_searches(view: OpenWorkView) -> tuple[Row, ...]:
    return tuple(
        (Key(clean_line(f"🔎 {search.text}", 60), StaffSearch(search.id, StaffStep.SHOW)),) for search in view.searches
    )


def _open_letters(view: OpenWorkView) -> tuple[Row, ...]:
    return tuple(
        (Key(clean_line(f"✉️ {letter.text or '📎'}", 60), StaffLetter(letter.id, StaffStep.SHOW)),)
        for letter in view.letters
    )


def invite_experts(experts: tuple[ExpertView, ...], t: Translator) -> Screen:
    """Whose entry the link is for, of those that the typed name finds."""
    if not experts:
        return Screen(
            t.gettext("Nobody was found. Reply to this message with another name or topic."), answer_here=True
        )
    keys: tuple[Row, ...] = tuple((Key(cut(with_post(e, t), 60), InviteExpert(expert_key(e.id))),) for e in experts)
    return Screen(t.gettext("Which expert is the link for?"), keys)


def staff_experts(view: ExpertChoiceView, t: Translator) -> Screen:
    """Whom to ask instead: the next best, or what staff typed."""
    heading = t.gettext("Who should get question No. {number}?").format(number=view.question.id)
    if view.chosen and view.question.status is Status.WAITING:
        told = t.gettext("The journalist is not verified. Once you have verified them, the question will go to: {name}")
        return Screen(told.format(name=who(view.chosen, t)))
    if view.chosen:
        told = t.gettext("The question goes to: {name}").format(name=who(view.chosen, t))
        return Screen(lines(told, _when_free(view.chosen, view, t)))
    if not view.experts:
        ask = t.gettext("Nobody was found. Reply to this message with another name or topic.")
    else:
        ask = t.gettext("Choose, or reply to this message with a name or a topic.")
    keys: tuple[Row, ...] = tuple(
        (Key(cut(with_post(e, t), 60), StaffAskExpert(view.question.id, expert_key(e.id))),)
        for e in view.experts
        if e.askable(view.question.deadline)
    )
    later = lines(*(_when_free(e, view, t) for e in view.experts))
    return Screen(blocks(f"<b>{heading}</b>", later, ask), keys, answer_here=not keys)


def _when_free(expert: ExpertView, view: ExpertChoiceView, t: Translator) -> str:
    """Of an expert who can't be asked at once."""
    free = when_free(expert, view.now, t)
    return f"⏳ {h(called(expert, t.language))}: {free}" if free else ""
