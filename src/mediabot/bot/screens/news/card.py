"""The card on which staff edit and publish a news item."""

from __future__ import annotations

from mediabot.bot.buttons.news import EditNews, NewsStep, PickExpert, PickTopic, StaffNews
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows, ticked
from mediabot.bot.screens.news.views import StaffNewsView
from mediabot.bot.screens.words import flag, language_name, quoted
from mediabot.domain.languages import WRITTEN
from mediabot.domain.news import TOLD, NewsItem, NewsPart, NewsState
from mediabot.domain.notices.news import NewsMenu
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator

SUMMARY_SHOWN = 700
NAME_KEY = 60


def state_name(state: NewsState, t: Translator) -> str:
    return {
        NewsState.DRAFT: t.pgettext("news state", "📝 draft"),
        NewsState.PUBLISHED: t.pgettext("news state", "✅ published"),
        NewsState.CORRECTED: t.pgettext("news state", "✏️ corrected"),
        NewsState.WITHDRAWN: t.pgettext("news state", "🚫 withdrawn"),
    }[state]


def part_name(part: NewsPart, t: Translator) -> str:
    """On its key."""
    return {
        NewsPart.TITLE: t.pgettext("news part", "Title"),
        NewsPart.SUMMARY: t.pgettext("news part", "Text"),
        NewsPart.SOURCE: t.pgettext("news part", "Source"),
        NewsPart.LINK: t.pgettext("news part", "Link"),
        NewsPart.TOPIC: t.pgettext("news part", "Topics"),
        NewsPart.EXPERT: t.pgettext("news part", "Experts"),
        NewsPart.FILES: t.pgettext("news part", "Files"),
        NewsPart.EMBARGO: t.pgettext("news part", "Embargo"),
        NewsPart.EVENT: t.pgettext("news part", "Event date"),
        NewsPart.CORRECTION: t.pgettext("news part", "Correct"),
    }[part]


def staff_news(view: StaffNewsView, t: Translator) -> Screen:
    """An item with everything that staff decide about it."""
    item = view.item
    heading = t.gettext("News item No. {number}").format(number=item.id)
    text = blocks(
        f"<b>{heading}</b> · {state_name(item.state, t)}",
        *(_version(item, code, t) for code in WRITTEN),
        _facts(view, t),
        _twin(view, t),
        _wanting(item, t),
        _menu_line(view, t),
    )
    return Screen(text, _card_keys(view, t), quiet=True)


def _version(item: NewsItem, code: str, t: Translator) -> str:
    """The texts in one language; of what is missing it says so."""
    title, summary = item.title.version(code), item.summary.version(code)
    if not title and not summary:
        missing = t.gettext("{language}: not written yet").format(language=language_name(code, t))
        return f"{flag(code)} <i>{missing}</i>"
    shown = f"<b>{h(title)}</b>" if title else "<i>" + t.gettext("no title") + "</i>"
    return lines(
        f"{flag(code)} {shown}", f"<blockquote>{h(cut(summary, SUMMARY_SHOWN))}</blockquote>" if summary else ""
    )


def _facts(view: StaffNewsView, t: Translator) -> str:
    item = view.item
    sure = t.gettext("confirmed") if item.topics_confirmed else t.gettext("suggested, not confirmed yet")
    topics = t.list_of(h(name) for name in view.topics)
    experts = t.list_of(h(name) for name in view.experts)
    files = len(item.attachments)
    return lines(
        t.gettext("Source: {source}").format(source=h(" / ".join(item.source.texts()))) if item.source else "",
        t.gettext("Date: {day}").format(day=t.day(view.day)) if view.day else "",
        *(t.gettext("Link: {link}").format(link=h(link)) for link in item.link.texts()),
        t.gettext("Topics: {topics} ({sure})").format(topics=topics, sure=sure) if topics else "",
        t.gettext("Experts: {names}").format(names=experts) if experts else "",
        _suggested(view, t),
        t.ngettext("{count} file", "{count} files", files).format(count=files) if files else "",
        _embargo(view, t),
        t.gettext("Event date: {day}").format(day=t.day(item.event_on)) if item.event_on else "",
        t.gettext("Correction: {text}").format(text=h(item.correction.in_language(t.language)))
        if item.correction
        else "",
    )


def _suggested(view: StaffNewsView, t: Translator) -> str:
    """Experts by the topics alone: nobody reads their names before staff have ticked them."""
    if view.experts or not view.suggested or view.item.state is not NewsState.DRAFT:
        return ""
    names = t.list_of(h(name) for name in view.suggested)
    told = t.gettext("Experts: nobody is named yet. Suggested: {names}; tap “Experts” to name them.")
    return told.format(names=names)


def _embargo(view: StaffNewsView, t: Translator) -> str:
    until = view.item.embargo_until
    if until is None:
        return ""
    moment = t.moment(until, view.now)
    if until <= view.now:
        return t.gettext("The embargo ended: {moment}").format(moment=moment)
    return "🔒 " + t.gettext("Embargo until {moment}").format(moment=moment)


def _twin(view: StaffNewsView, t: Translator) -> str:
    if not view.twin:
        return ""
    return "👯 " + t.gettext("Perhaps the same story: {title}").format(title=quoted(view.twin, t))


def _wanting(item: NewsItem, t: Translator) -> str:
    """What keeps a draft from being published."""
    if item.state is not NewsState.DRAFT:
        return ""
    return lines(
        "❗ " + t.gettext("A title is missing: tap “Title”.") if not item.title else "",
        "❗ " + t.gettext("The topics need your confirmation.") if item.topics and not item.topics_confirmed else "",
    )


def _menu_line(view: StaffNewsView, t: Translator) -> str:
    """What the open part of the card is for."""
    typed = t.gettext("To find others, reply to this message with a few words.")
    return {
        NewsMenu.TOPIC: t.gettext("Tap the topics it covers.") + " " + typed,
        NewsMenu.EXPERT: t.gettext("Tap the experts it concerns.") + " " + typed,
        NewsMenu.EDIT: t.gettext(
            "Quiet editing is for small typos: nobody is told. If a fact was wrong, send a correction."
        ),
        NewsMenu.DELETE: "<b>" + t.gettext("Delete this draft? That can’t be undone.") + "</b>",
        NewsMenu.WITHDRAW: f"<b>{_withdrawal(view, t)}</b>",
    }.get(view.menu, "")


def _withdrawal(view: StaffNewsView, t: Translator) -> str:
    if not view.readers:
        return t.gettext("Withdraw this item? Readers will no longer find it. Nobody has received it so far.")
    return t.ngettext(
        "Withdraw this item? Readers will no longer find it, and the {count} person who received it will be told.",
        "Withdraw this item? Readers will no longer find it, and the {count} people who received it will be told.",
        view.readers,
    ).format(count=t.number(view.readers))


def _card_keys(view: StaffNewsView, t: Translator) -> tuple[Row, ...]:
    item = view.item
    back = Key(t.pgettext("button", "‹ Back"), StaffNews(item.id, NewsStep.BACK))
    match view.menu:
        case NewsMenu.TITLE | NewsMenu.SUMMARY | NewsMenu.SOURCE | NewsMenu.LINK:
            part = NewsPart(view.menu)
            chosen = [Key(in_language(code, t), EditNews(item.id, part, code)) for code in WRITTEN]
            return (tuple(chosen), (back,))
        case NewsMenu.TOPIC:
            return (*_topic_keys(view), (_confirm(item, t),), (back,))
        case NewsMenu.EXPERT:
            return (*_expert_keys(view), (back,))
        case NewsMenu.FILES:
            drop = Key(t.pgettext("button", "Remove all files"), StaffNews(item.id, NewsStep.DROP_FILES))
            return ((drop,), (back,)) if item.attachments else ((back,),)
        case NewsMenu.EMBARGO | NewsMenu.EVENT | NewsMenu.CORRECTION:
            return ((back,),)
        case NewsMenu.EDIT:
            return (*rows(_part_keys(view, t)), (back,))
        case NewsMenu.DELETE:
            return (_sure(item, NewsStep.DELETE_SURE, t.pgettext("button", "Yes, delete it")), (back,))
        case NewsMenu.WITHDRAW:
            return (_sure(item, NewsStep.WITHDRAW_SURE, t.pgettext("button", "Yes, withdraw it")), (back,))
    return _whole_keys(view, t)


def _whole_keys(view: StaffNewsView, t: Translator) -> tuple[Row, ...]:
    item = view.item
    look = Key("👁 " + t.pgettext("button", "Preview"), StaffNews(item.id, NewsStep.PREVIEW))
    if item.state is NewsState.DRAFT:
        return (*rows(_part_keys(view, t)), *_twin_keys(view, t), *_ends(item, look, t))
    if item.state not in TOLD:
        return ((look,),)
    correct = Key("✏️ " + part_name(NewsPart.CORRECTION, t), EditNews(item.id, NewsPart.CORRECTION, ""))
    quiet = Key(t.pgettext("button", "Edit quietly"), StaffNews(item.id, NewsStep.EDIT))
    withdraw = Key("🚫 " + t.pgettext("button", "Withdraw"), StaffNews(item.id, NewsStep.WITHDRAW))
    return (*_twin_keys(view, t), (correct, quiet), (look, withdraw))


def _ends(item: NewsItem, look: Key, t: Translator) -> tuple[Row, ...]:
    confirm: tuple[Row, ...] = ((_confirm(item, t),),) if item.topics and not item.topics_confirmed else ()
    publish = Key("📢 " + t.pgettext("button", "Publish"), StaffNews(item.id, NewsStep.PUBLISH), style=Style.GOOD)
    delete = Key("🗑 " + t.pgettext("button", "Delete draft"), StaffNews(item.id, NewsStep.DELETE))
    return (*confirm, (look,), (publish,), (delete,))


def _part_keys(view: StaffNewsView, t: Translator) -> list[Key]:
    """What can be changed; nothing that is public gets an embargo."""
    item = view.item
    left_out = {NewsPart.CORRECTION}
    if item.state is not NewsState.DRAFT and not item.embargoed(view.now):
        left_out.add(NewsPart.EMBARGO)
    return [Key(part_name(part, t), EditNews(item.id, part, "")) for part in NewsPart if part not in left_out]


def _twin_keys(view: StaffNewsView, t: Translator) -> tuple[Row, ...]:
    if not view.twin:
        return ()
    join = Key(t.pgettext("button", "Same story: join"), StaffNews(view.item.id, NewsStep.JOIN))
    return ((join, Key(t.pgettext("button", "Not the same"), StaffNews(view.item.id, NewsStep.PART))),)


def _confirm(item: NewsItem, t: Translator) -> Key:
    return Key("✅ " + t.pgettext("button", "Confirm topics"), StaffNews(item.id, NewsStep.CONFIRM))


def _sure(item: NewsItem, step: NewsStep, label: str) -> Row:
    return (Key(label, StaffNews(item.id, step), style=Style.BAD),)


def in_language(code: str, t: Translator) -> str:
    return t.pgettext("button", "In Bulgarian") if code == "bg" else t.pgettext("button", "In English")


def _topic_keys(view: StaffNewsView) -> tuple[Row, ...]:
    return rows(
        [
            Key(_box(choice.name, choice.chosen), PickTopic(view.item.id, choice.key, int(not choice.chosen)))
            for choice in view.choices
        ]
    )


def _expert_keys(view: StaffNewsView) -> tuple[Row, ...]:
    picks = [
        Key(_box(choice.name, choice.chosen), PickExpert(view.item.id, choice.key, int(not choice.chosen)))
        for choice in view.choices
    ]
    return rows(picks, width=1)


def _box(name: str, chosen: bool) -> str:
    return cut(ticked(name, chosen), NAME_KEY)


def news_gone(t: Translator) -> Screen:
    return Screen(
        t.gettext("This draft has been deleted or merged with its version in the other language. See /newsdesk."),
        quiet=True,
    )
