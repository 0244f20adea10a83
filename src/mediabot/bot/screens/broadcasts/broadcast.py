"""Broadcasts as staff see them: the list, one card that is edited in place, its progress and its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mediabot.bot.buttons.broadcasts import BroadcastStep, BroadcastTap, SendBroadcast, ToggleSender
from mediabot.bot.buttons.lists import Listed
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, plain, rows, ticked
from mediabot.bot.screens.broadcasts.audience import audience_keys, audience_line
from mediabot.bot.screens.broadcasts.views import BroadcastListView, BroadcastView
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.words import flag
from mediabot.domain.broadcasts import ENDED, RUNNING, Broadcast, BroadcastState, seconds_sending
from mediabot.domain.content import Content
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.broadcasts import BroadcastPlace
from mediabot.domain.people import Person
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

BAR = 12
"""Characters of the progress bar: it fits a phone."""

SHOWN = 600
"""Characters of each text on the card; all of it is in the preview."""

SLOWEST_SHOWN = 0.05


def state_name(state: BroadcastState, t: Translator) -> str:
    return {
        BroadcastState.DRAFT: t.pgettext("broadcast", "📝 draft"),
        BroadcastState.CONFIRMING: t.pgettext("broadcast", "🤝 awaiting a second person"),
        BroadcastState.SCHEDULED: t.pgettext("broadcast", "⏱ scheduled"),
        BroadcastState.SENDING: t.pgettext("broadcast", "📤 being sent"),
        BroadcastState.PAUSED: t.pgettext("broadcast", "⏸ paused"),
        BroadcastState.FINISHED: t.pgettext("broadcast", "✅ sent"),
        BroadcastState.CANCELLED: t.pgettext("broadcast", "⛔ stopped"),
    }[state]


def standing(broadcast: Broadcast, t: Translator) -> str:
    """Its state; what reached nobody was not sent."""
    if broadcast.state is BroadcastState.FINISHED and not broadcast.delivered:
        return t.pgettext("broadcast", "⚠️ reached nobody")
    return state_name(broadcast.state, t)


def broadcast_list(view: BroadcastListView, t: Translator) -> Screen:
    """The newest broadcasts with their states, and a new one."""
    keys: list[Row] = []
    for line in on_page(view.lines, view.page):
        icon = standing(line.broadcast, t).split()[0]
        label = cut(f"{icon} {line.broadcast.id} · {line.title or '—'}", 60)
        keys.append((Key(label, BroadcastTap(line.broadcast.id, BroadcastStep.POST)),))
    new = Key("➕ " + t.pgettext("button", "New message to everyone"), BroadcastTap(0, BroadcastStep.NEW))
    none = "" if view.lines else t.gettext("Nothing has been sent yet.")
    heading = "<b>" + t.gettext("Messages to everyone") + "</b>"
    return Screen(blocks(heading, none), (*keys, *turning(view.lines, view.page, Listed.BROADCASTS, t), (new,)))


def broadcast_card(view: BroadcastView, t: Translator) -> Screen:
    """One broadcast: what it says, to whom, when, how far it has got."""
    broadcast = view.broadcast
    heading = t.gettext("Message to everyone No. {number}").format(number=broadcast.id)
    text = blocks(
        f"<b>{heading}</b> · {standing(broadcast, t)}",
        *(_content(flag(code), broadcast.content.only(code), t) for code in WRITTEN),
        "" if broadcast.content else t.gettext("There is no text yet."),
        _facts(view, t),
        _progress(view, t) if broadcast.state in RUNNING | ENDED else "",
        _question(view, t),
    )
    return Screen(text, _keys(view, t))


def _content(sign: str, content: Content, t: Translator) -> str:
    if not content:
        return ""
    files = t.ngettext("{count} file", "{count} files", len(content.attachments)).format(count=len(content.attachments))
    what = [f"📎 {files}"] if content.attachments else []
    if content.poll is not None:
        what.append("📊 " + h(cut(content.poll.question, 120)))
    return lines(
        f"{sign} {' '.join(what)}".rstrip(), content.html if len(content.html) <= SHOWN else _start(content.html)
    )


def _start(html: str) -> str:
    """The beginning of a long text, without its formatting: a tag that is cut in two is none."""
    return h(cut(plain(html), SHOWN))


def _facts(view: BroadcastView, t: Translator) -> str:
    broadcast = view.broadcast
    counted = broadcast.planned or broadcast.state not in RUNNING
    planned = broadcast.readers if broadcast.state in RUNNING | ENDED else view.count
    count = t.ngettext("{count} person", "{count} people", planned).format(count=t.number(planned))
    other = t.ngettext(
        "{count} of them reads the other language and will get this text all the same.",
        "{count} of them read the other language and will get this text all the same.",
        view.other_language,
    ).format(count=t.number(view.other_language))
    audience = audience_line(broadcast.audience, t)
    nobody = t.gettext("⚠️ There is nobody in this audience. Choose another one.")
    return lines(
        "👥 " + (t.gettext("{audience}: {count}").format(audience=audience, count=count) if counted else audience),
        nobody if not planned and broadcast.state is BroadcastState.DRAFT else "",
        "ℹ️ " + other if view.other_language and broadcast.state is BroadcastState.DRAFT else "",
        _when(view, t),
        "🔕 " + t.gettext("without a sound") if broadcast.silent else "",
        t.gettext("Written by: {name}").format(name=h(view.author)),
        t.gettext("Confirmed by: {name}").format(name=h(view.confirmed_by)) if view.confirmed_by else "",
    )


def _when(view: BroadcastView, t: Translator) -> str:
    broadcast = view.broadcast
    if broadcast.started_at:
        return "🕒 " + t.gettext("Started: {moment}").format(moment=t.moment(broadcast.started_at, view.now))
    if broadcast.state is BroadcastState.SCHEDULED and broadcast.send_at:
        seconds = (broadcast.send_at - view.now).total_seconds()
        if seconds <= 60:
            return "🕒 " + t.gettext("Sending starts within half a minute; until then you can undo it.")
        return "🕒 " + t.gettext("Goes out: {moment}").format(moment=t.moment(broadcast.send_at, view.now))
    if broadcast.wanted_at:
        return "🕒 " + t.gettext("Goes out: {moment}").format(moment=t.moment(broadcast.wanted_at, view.now))
    if broadcast.state is BroadcastState.CONFIRMING or view.count > view.confirm_above:
        return "🕒 " + t.gettext("Goes out as soon as it is confirmed")
    return "🕒 " + t.gettext("Goes out as soon as you send it")


def _progress(view: BroadcastView, t: Translator) -> str:
    broadcast, progress = view.broadcast, view.progress
    ended = broadcast.state in ENDED
    delivered = broadcast.delivered if ended else progress.delivered
    waiting = 0 if ended else max(progress.waiting, broadcast.readers - progress.delivered - _lost(view))
    whole = max(1, broadcast.readers)
    share = min(1.0, (delivered + _lost(view)) / whole)
    spent = seconds_sending(broadcast, view.now)
    rate = delivered / spent if spent >= 1 else 0.0
    bar = "▰" * round(share * BAR) + "▱" * (BAR - round(share * BAR))
    return lines(
        f"{bar} {t.number(int(share * 100))} %",
        t.gettext("Delivered: {count}").format(count=t.number(delivered)),
        "" if ended else t.gettext("Waiting: {count}").format(count=t.number(waiting)),
        _losses(view, t),
        _pace(view, rate, waiting, t),
        t.gettext("Tapped a button: {count}").format(count=t.number(view.taps)) if ended else "",
        t.gettext("It took {time}.").format(time=t.left(timedelta(seconds=spent))) if ended else "",
    )


def _lost(view: BroadcastView) -> int:
    ended = view.broadcast.state in ENDED
    source = view.broadcast if ended else view.progress
    return source.blocked + source.gone + source.failed


def _losses(view: BroadcastView, t: Translator) -> str:
    ended = view.broadcast.state in ENDED
    source = view.broadcast if ended else view.progress
    if not ended:
        return t.gettext("Not delivered: {count}").format(count=t.number(_lost(view)))
    return lines(
        t.gettext("Blocked the bot: {count}").format(count=t.number(source.blocked)),
        t.gettext("Accounts deleted: {count}").format(count=t.number(source.gone)),
        t.gettext("Failed: {count}").format(count=t.number(source.failed)),
    )


def _pace(view: BroadcastView, rate: float, waiting: int, t: Translator) -> str:
    if rate < SLOWEST_SHOWN:
        return ""
    pace = t.gettext("Pace: {rate} a second").format(rate=t.number(round(rate, 1)))
    if not waiting or view.broadcast.state is not BroadcastState.SENDING:
        return pace
    left = t.gettext("Time left: {time}").format(time=t.left(timedelta(seconds=waiting / rate)))
    return lines(pace, left)


def _question(view: BroadcastView, t: Translator) -> str:
    if view.view is BroadcastPlace.DELETE:
        return "<b>" + t.gettext("Delete this draft? That can’t be undone.") + "</b>"
    if view.view is BroadcastPlace.SEND:
        return _sure_to_send(view, t)
    if view.view is BroadcastPlace.AUDIENCE:
        return t.gettext(
            "Who should get it? A row with nothing ticked means everyone. “Active” are those who wrote to the bot or "
            "tapped a button in the last 7, 30 or 90 days."
        )
    if view.broadcast.state is BroadcastState.CONFIRMING:
        return _confirmation(view, t)
    if view.broadcast.state is BroadcastState.PAUSED:
        asked = t.gettext(
            "Nothing more is being sent at the moment. Carry on, or stop for good? If you stop, nobody else will "
            "get it."
        )
        return blocks(_refusal(view, t), asked)
    return ""


def _sure_to_send(view: BroadcastView, t: Translator) -> str:
    """How many get it, and whether a second person is asked first."""
    asked = t.ngettext("Send this to {count} person?", "Send this to {count} people?", view.count)
    more = t.gettext("A colleague with sending rights will then be asked to confirm it.")
    sure = f"<b>{asked.format(count=t.number(view.count))}</b>"
    return lines(sure, more if view.count > view.confirm_above else "")


def _confirmation(view: BroadcastView, t: Translator) -> str:
    if view.sender_lost:
        return t.gettext(
            "The colleague who asked to send this no longer has sending rights, so somebody who has them needs "
            "to confirm it."
        )
    return t.gettext(
        "More than {count} people will get this, so another colleague with sending rights has to confirm it."
    ).format(count=t.number(view.confirm_above))


def _refusal(view: BroadcastView, t: Translator) -> str:
    """Why it was held by itself."""
    if not view.broadcast.refused:
        return ""
    failed = view.progress.failed
    return "⚠️ " + t.ngettext(
        "Telegram refused {count} copy, so I stopped sending. If the file or the text is the reason, stop for good and "
        "send it as a new message, with the file uploaded again.",
        "Telegram refused {count} copies, so I stopped sending. If the file or the text is the reason, stop for good "
        "and send it as a new message, with the file uploaded again.",
        failed,
    ).format(count=t.number(failed))


def _keys(view: BroadcastView, t: Translator) -> tuple[Row, ...]:
    number = view.broadcast.id

    def key(label: str, step: BroadcastStep) -> Key:
        return Key(label, BroadcastTap(number, step))

    back = key("‹ " + t.pgettext("button", "Back"), BroadcastStep.SHOW)
    preview = key("👁 " + t.pgettext("button", "Preview"), BroadcastStep.PREVIEW)
    match view.broadcast.state:
        case BroadcastState.DRAFT if view.view is BroadcastPlace.AUDIENCE:
            return (*audience_keys(view.broadcast, t), (back,))
        case BroadcastState.DRAFT if view.view is BroadcastPlace.DELETE:
            delete = key("🗑 " + t.pgettext("button", "Delete"), BroadcastStep.DELETE)
            return ((replace(delete, style=Style.BAD), back),)
        case BroadcastState.DRAFT if view.view is BroadcastPlace.SEND:
            return ((_sending_key("📤 " + t.pgettext("button", "Yes, send it"), BroadcastStep.SEND, view),), (back,))
        case BroadcastState.DRAFT:
            return _draft_keys(view, t)
        case BroadcastState.CONFIRMING:
            confirm = _sending_key("✅ " + t.pgettext("button", "Confirm"), BroadcastStep.CONFIRM, view)
            return ((confirm,), (preview, key(t.pgettext("button", "Send back"), BroadcastStep.TAKE_BACK)))
        case BroadcastState.SCHEDULED:
            return ((key("↩️ " + t.pgettext("button", "Undo"), BroadcastStep.TAKE_BACK),), (preview,))
        case BroadcastState.SENDING:
            pause = key("⏸ " + t.pgettext("button", "Pause"), BroadcastStep.PAUSE)
            return ((pause, key("⛔ " + t.pgettext("button", "Stop"), BroadcastStep.STOP)),)
        case BroadcastState.PAUSED:
            resume = key("▶️ " + t.pgettext("button", "Resume"), BroadcastStep.RESUME)
            return ((resume,), (key("⛔ " + t.pgettext("button", "Stop for good"), BroadcastStep.STOP_SURE),))
    return ()


def _sending_key(label: str, step: BroadcastStep, view: BroadcastView) -> Key:
    """A key that means the broadcast as this card shows it."""
    return Key(label, SendBroadcast(view.broadcast.id, step, view.broadcast.version), style=Style.GOOD)


def _draft_keys(view: BroadcastView, t: Translator) -> tuple[Row, ...]:
    broadcast = view.broadcast

    def key(label: str, step: BroadcastStep) -> Key:
        return Key(label, BroadcastTap(broadcast.id, step))

    texts = (
        key("🇧🇬 " + t.pgettext("button", "Bulgarian text"), BroadcastStep.BULGARIAN),
        key("🇬🇧 " + t.pgettext("button", "English text"), BroadcastStep.ENGLISH),
    )
    drops = []
    if not broadcast.content.missing():
        drop = t.pgettext("button", "Remove")
        drops.append(key(f"✖️ 🇧🇬 {drop}", BroadcastStep.DROP_BULGARIAN))
        drops.append(key(f"✖️ 🇬🇧 {drop}", BroadcastStep.DROP_ENGLISH))
    sound = t.pgettext("button", "With a sound") if broadcast.silent else t.pgettext("button", "Without a sound")
    time = (
        key("🕒 " + t.pgettext("button", "At once"), BroadcastStep.NOW)
        if broadcast.wanted_at
        else key("🕒 " + t.pgettext("button", "Set a time"), BroadcastStep.AT)
    )
    rest = [
        key("👥 " + t.pgettext("button", "Audience"), BroadcastStep.AUDIENCE),
        time,
        key("🔔 " + sound, BroadcastStep.LOUD) if broadcast.silent else key("🔕 " + sound, BroadcastStep.SILENT),
        key("🗑 " + t.pgettext("button", "Delete"), BroadcastStep.SURE),
    ]
    tries = [
        key("👁 " + t.pgettext("button", "Preview"), BroadcastStep.PREVIEW),
        key("🧪 " + t.pgettext("button", "Test send"), BroadcastStep.TEST),
    ]
    send = key("📤 " + t.pgettext("button", "Send"), BroadcastStep.SEND)
    written = bool(broadcast.content)
    return (
        texts,
        *((tuple(drops),) if drops else ()),
        *rows(rest),
        *((tuple(tries), (send,)) if written else ()),
    )


def senders(staff: tuple[Person, ...], t: Translator) -> Screen:
    """Who of staff may send; everybody may write."""
    keys: tuple[Row, ...] = tuple(
        (
            Key(
                cut(ticked(str(person.name or person.id), person.sends), 60),
                ToggleSender(person.id, int(not person.sends)),
            ),
        )
        for person in staff
    )
    text = blocks(
        "<b>" + t.gettext("Who may send messages to everyone") + "</b>",
        t.gettext("All staff may write them. Tap a name to grant or withdraw the right to send."),
    )
    return Screen(text, keys)
