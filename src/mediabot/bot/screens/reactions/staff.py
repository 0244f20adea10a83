"""Expert reactions as staff see them: the list, and one card from the draft to the published piece."""

from __future__ import annotations

from mediabot.bot.buttons.lists import Listed
from mediabot.bot.buttons.news import NewsStep, StaffNews
from mediabot.bot.buttons.reactions import ReactionStep, ReactionTap, StatementStep, StatementTap, TickExpert
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, ticked
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.reactions.piece import recording
from mediabot.bot.screens.reactions.views import ReactionLine, ReactionView, StatementLine
from mediabot.bot.screens.words import called, deadline, flag, quoted, when_free
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.reactions import ReactionPlace
from mediabot.domain.reactions import ReactionState, StatementState
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

SHOWN = 200
"""Characters of each answer on staff's card; all of it is in the preview."""


def state_name(state: ReactionState, t: Translator) -> str:
    return {
        ReactionState.DRAFT: t.pgettext("reaction", "📝 draft"),
        ReactionState.OPEN: t.pgettext("reaction", "📨 experts are answering"),
        ReactionState.CLOSED: t.pgettext("reaction", "📥 answers are in"),
        ReactionState.PUBLISHED: t.pgettext("reaction", "✅ published"),
        ReactionState.DROPPED: t.pgettext("reaction", "✖️ dropped"),
    }[state]


def reaction_list(listed: tuple[ReactionLine, ...], page: int, t: Translator) -> Screen:
    """The newest with their states, and a new one."""
    keys: list[Row] = []
    for line in on_page(listed, page):
        icon = state_name(line.reaction.state, t).split()[0]
        label = cut(f"{icon} {line.reaction.id} · {line.title or '—'}", 60)
        keys.append((Key(label, ReactionTap(line.reaction.id, ReactionStep.POST)),))
    new = Key("➕ " + t.pgettext("button", "New expert reaction"), ReactionTap(0, ReactionStep.NEW))
    what = t.gettext("One question to several experts at once; their answers go out together as a news item.")
    heading = "<b>" + t.gettext("Expert reactions") + "</b>"
    return Screen(blocks(heading, what), (*keys, *turning(listed, page, Listed.REACTIONS, t), (new,)))


def reaction_card(view: ReactionView, t: Translator) -> Screen:
    """One reaction: what is asked, by when, of whom, and how far they are."""
    heading = t.gettext("Expert reaction No. {number}").format(number=view.reaction.id)
    text = blocks(
        f"<b>{heading}</b> · {state_name(view.reaction.state, t)}",
        _question(view, t),
        _facts(view, t),
        _people(view, t),
        _asked(view, t),
    )
    return Screen(text, _keys(view, t))


def _question(view: ReactionView, t: Translator) -> str:
    texts = [(code, view.reaction.question.only(code)) for code in WRITTEN]
    written = [f"{flag(code)} {h(text)}" for code, text in texts if text]
    return lines(*written) or t.gettext("There is no question yet.")


def _facts(view: ReactionView, t: Translator) -> str:
    reaction = view.reaction
    by = deadline(reaction.answer_by, view.now, t) or t.gettext("not set")
    until = t.moment(reaction.embargo_until, view.now) if reaction.embargo_until else ""
    running = reaction.state in (ReactionState.DRAFT, ReactionState.OPEN)
    return lines(
        "🕒 " + t.gettext("Answer by: {moment}").format(moment=by) if running else "",
        "🔒 " + t.gettext("Embargo until {moment}").format(moment=until) if until else "",
    )


def _people(view: ReactionView, t: Translator) -> str:
    """Who is in it: first those to be quoted, in their order. Readers never see the others."""
    quoted_ids = [line.statement.id for line in view.quoted]
    rest = [line for line in view.lines if line.statement.id not in quoted_ids]
    if not view.lines:
        return t.gettext("👥 No experts chosen yet.")
    numbered = [_quoted(number, line, t) for number, line in enumerate(view.quoted, 1)]
    return lines("👥 <b>" + t.gettext("Experts") + "</b>", *numbered, *(_other(line, view, t) for line in rest))


def _quoted(number: int, line: StatementLine, t: Translator) -> str:
    given = line.statement
    words = h(cut(given.words, SHOWN))
    spoken = "🎙 " + recording(line, t) if given.voice else ""
    slip = (
        t.gettext("slip corrected")
        if given.mended
        else t.gettext("objected to the correction")
        if given.objected
        else ""
    )
    name = f"{number}. <b>{h(called(line.expert, t.language))}</b>"
    return lines(f"{name} · {slip}" if slip else name, f"<i>{words}</i>" if words else "", spoken)


def _other(line: StatementLine, view: ReactionView, t: Translator) -> str:
    names = {
        StatementState.CHOSEN: ""
        if view.reaction.state is ReactionState.DRAFT
        else t.pgettext("expert", "not asked yet"),
        StatementState.ASKED: t.pgettext("expert", "no answer")
        if view.reaction.state is not ReactionState.OPEN
        else t.pgettext("expert", "asked by e-mail")
        if line.by_letter
        else t.pgettext("expert", "reached by staff")
        if line.by_staff
        else t.pgettext("expert", "no answer yet"),
        StatementState.DECLINED: t.pgettext("expert", "not this time"),
        StatementState.TAKEN_BACK: t.pgettext("expert", "took the answer back"),
        StatementState.ANSWERED: t.pgettext("expert", "has left the directory, so is not quoted"),
        StatementState.LATE: t.pgettext("expert", "answered after the close"),
    }
    kept_back = when_free(line.expert, view.now, t) if line.statement.state is StatementState.CHOSEN else ""
    told = " · ".join(part for part in (names[line.statement.state], kept_back) if part)
    name = "• " + h(called(line.expert, t.language))
    late = h(cut(line.statement.words, SHOWN)) if line.statement.state is StatementState.LATE else ""
    return lines(f"{name} – {told}" if told else name, f"<i>{late}</i>" if late else "")


def _asked(view: ReactionView, t: Translator) -> str:
    """What staff are asked on this side of the card, or what can be done next."""
    waiting = sum(line.statement.state is StatementState.ASKED for line in view.lines)
    match view.place:
        case ReactionPlace.EXPERTS:
            return _choosing(view, t)
        case ReactionPlace.SEND:
            count = len(view.lines)
            asked = t.ngettext("Ask {count} expert now?", "Ask {count} experts now?", count).format(count=count)
            return f"<b>{asked}</b>"
        case ReactionPlace.CLOSE:
            return (
                "<b>"
                + t.ngettext(
                    "{count} expert has not answered yet. Close all the same?",
                    "{count} experts have not answered yet. Close all the same?",
                    waiting,
                ).format(count=waiting)
                + "</b>"
            )
        case ReactionPlace.SLIPS:
            return t.gettext(
                "Whose slip should be corrected? Only obvious ones: the expert sees the correction and may object "
                "until the piece is published."
            )
        case ReactionPlace.DELETE:
            return "<b>" + t.gettext("Delete this draft? That can’t be undone.") + "</b>"
        case ReactionPlace.DROP:
            return "<b>" + t.gettext("Drop it? Nothing will be published, and whoever answered will be told.") + "</b>"
    return _next(view, t)


def _choosing(view: ReactionView, t: Translator) -> str:
    if view.wanted and not view.choices:
        return t.gettext("Nobody in the directory answers on {topic}. Write another topic.").format(
            topic=quoted(view.wanted, t)
        )
    if not view.choices:
        return t.gettext("The question finds nobody in the directory. Write a topic, and I’ll look for experts on it.")
    return t.gettext("Tick whom to ask, or write a topic to see others.")


def _next(view: ReactionView, t: Translator) -> str:
    reaction = view.reaction
    if reaction.state is ReactionState.CLOSED and not view.quoted:
        return t.gettext(
            "Nobody has answered. You can give more time, choose other experts and then give them time, or drop it."
        )
    if reaction.state is ReactionState.CLOSED and reaction.item_id is None:
        return t.gettext("Put the answers in order and approve them; then they become a news item for you to publish.")
    if reaction.state is ReactionState.CLOSED:
        return t.gettext("Approved: publish it on the card of the news item.")
    return ""


def _keys(view: ReactionView, t: Translator) -> tuple[Row, ...]:
    back = _key("‹ " + t.pgettext("button", "Back"), ReactionStep.SHOW, view)
    match view.place:
        case ReactionPlace.EXPERTS:
            return (*_ticks(view), (back,))
        case ReactionPlace.SEND:
            return ((_key("📨 " + t.pgettext("button", "Yes, ask them"), ReactionStep.SEND, view, Style.GOOD), back),)
        case ReactionPlace.CLOSE:
            close = _key(t.pgettext("button", "Yes, close it"), ReactionStep.CLOSE_SURE, view, Style.BAD)
            return ((close, back),)
        case ReactionPlace.SLIPS:
            return (*_slips(view, t), (back,))
        case ReactionPlace.DELETE:
            delete = _key("🗑 " + t.pgettext("button", "Delete"), ReactionStep.DELETE_SURE, view, Style.BAD)
            return ((delete, back),)
        case ReactionPlace.DROP:
            drop = _key("✖️ " + t.pgettext("button", "Yes, drop it"), ReactionStep.DROP_SURE, view, Style.BAD)
            return ((drop, back),)
    return _overview_keys(view, t)


def _key(label: str, step: ReactionStep, view: ReactionView, style: Style = Style.PLAIN) -> Key:
    return Key(label, ReactionTap(view.reaction.id, step), style=style)


def _overview_keys(view: ReactionView, t: Translator) -> tuple[Row, ...]:
    match view.reaction.state:
        case ReactionState.DRAFT:
            return _draft_keys(view, t)
        case ReactionState.OPEN:
            return _open_keys(view, t)
        case ReactionState.CLOSED:
            return _closed_keys(view, t)
        case ReactionState.PUBLISHED:
            return (_item_key(view, t),)
    return ()


def _draft_keys(view: ReactionView, t: Translator) -> tuple[Row, ...]:
    texts = (
        _key("🇧🇬 " + t.pgettext("button", "The question"), ReactionStep.BULGARIAN, view),
        _key("🇬🇧 " + t.pgettext("button", "The question"), ReactionStep.ENGLISH, view),
    )
    times = (
        _key("🕒 " + t.pgettext("button", "Answer by"), ReactionStep.TIME, view),
        _key("🔒 " + t.pgettext("button", "Embargo"), ReactionStep.EMBARGO, view),
    )
    rest = (
        _key("👥 " + t.pgettext("button", "Experts"), ReactionStep.EXPERTS, view),
        _key("🗑 " + t.pgettext("button", "Delete"), ReactionStep.DELETE, view),
    )
    ready = bool(view.reaction.question and view.reaction.answer_by and view.lines)
    send = _key("📨 " + t.pgettext("button", "Ask the experts"), ReactionStep.SURE, view, Style.GOOD)
    return (texts, times, rest, *(((send,),) if ready else ()))


def _open_keys(view: ReactionView, t: Translator) -> tuple[Row, ...]:
    waiting = any(line.statement.state is StatementState.ASKED for line in view.lines)
    more = any(line.statement.state is StatementState.CHOSEN for line in view.lines)
    step = ReactionStep.CLOSE if waiting else ReactionStep.CLOSE_SURE
    ask_more = _key("📨 " + t.pgettext("button", "Ask the new ones"), ReactionStep.ASK_MORE, view, Style.GOOD)
    return (
        *(((ask_more,),) if more else ()),
        (_key("📥 " + t.pgettext("button", "Close now"), step, view, Style.PLAIN if waiting else Style.GOOD),),
        _more_keys(view, t),
        (_drop_key(view, t),),
    )


def _closed_keys(view: ReactionView, t: Translator) -> tuple[Row, ...]:
    if view.reaction.item_id is not None:
        return (_item_key(view, t),)
    late = [line for line in view.lines if line.statement.state is StatementState.LATE]
    taking = tuple(
        (_of(line, "➕ " + t.pgettext("button", "Include: {name}"), StatementStep.TAKE_IN, t),) for line in late
    )
    if not view.quoted:
        return (*taking, _more_keys(view, t), (_drop_key(view, t),))
    ups = [(_of(line, "↑ {name}", StatementStep.UP, t),) for line in view.quoted[1:]]
    look = (
        _key("👁 " + t.pgettext("button", "Preview"), ReactionStep.PREVIEW, view),
        _key("✏️ " + t.pgettext("button", "Correct a slip"), ReactionStep.SLIPS, view),
    )
    approve = _key("✅ " + t.pgettext("button", "Approve"), ReactionStep.APPROVE, view, Style.GOOD)
    return (look, *ups, *taking, _more_keys(view, t), (_drop_key(view, t),), (approve,))


def _more_keys(view: ReactionView, t: Translator) -> Row:
    return (
        _key("🕒 " + t.pgettext("button", "More time"), ReactionStep.TIME, view),
        _key("👥 " + t.pgettext("button", "More experts"), ReactionStep.EXPERTS, view),
    )


def _drop_key(view: ReactionView, t: Translator) -> Key:
    return _key("✖️ " + t.pgettext("button", "Drop it"), ReactionStep.DROP, view)


def _item_key(view: ReactionView, t: Translator) -> Row:
    item = StaffNews(view.reaction.item_id or 0, NewsStep.SHOW)
    return (Key("📰 " + t.pgettext("button", "Show the news item"), item),)


def _of(line: StatementLine, label: str, step: StatementStep, t: Translator) -> Key:
    name = cut(called(line.expert, t.language), 40)
    return Key(label.format(name=name), StatementTap(line.statement.id, step))


def _slips(view: ReactionView, t: Translator) -> tuple[Row, ...]:
    """Of answers that are written."""
    written = [line for line in view.quoted if line.statement.text]
    return tuple((_of(line, "✏️ {name}", StatementStep.SLIP, t),) for line in written)


def _ticks(view: ReactionView) -> tuple[Row, ...]:
    """Who was asked already stays ticked."""
    number = view.reaction.id
    return tuple(
        (Key(ticked(cut(one.name, 56), one.ticked), TickExpert(number, one.key, int(one.fixed or not one.ticked))),)
        for one in view.choices
    )
