"""The feeds that staff follow, and who may read what is under embargo."""

from __future__ import annotations

from mediabot.bot.buttons.lists import Listed
from mediabot.bot.buttons.news import EmbargoStep, FeedStep, NewsDeskPage, StaffEmbargo, StaffFeed
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.news.troubles import trouble
from mediabot.bot.screens.news.views import AccessView, EmbargoView, FeedsView
from mediabot.bot.screens.words import capital, reason_line
from mediabot.domain.feeds import Feed
from mediabot.domain.notices.news import FeedMenu
from mediabot.domain.sources import Reason
from mediabot.domain.text import clean_line
from mediabot.i18n.translator import Translator

NAME_KEY = 60


def staff_feeds(view: FeedsView, t: Translator) -> Screen:
    """All feeds with how they answer, or one of them with what can be done."""
    if view.feed is not None:
        return _feed(view.feed, view, t)
    shown = on_page(view.feeds, view.page)
    keys: list[Row] = [
        (Key(clean_line(f"{_icon(feed)} {feed.name}", NAME_KEY), StaffFeed(feed.id, FeedStep.SHOW)),) for feed in shown
    ]
    keys += turning(view.feeds, view.page, Listed.FEEDS, t)
    add = Key("➕ " + t.pgettext("button", "Add a feed"), StaffFeed(0, FeedStep.ADD))
    back = Key(t.pgettext("button", "‹ Drafts"), NewsDeskPage(0))
    nothing = t.gettext("No feeds are being followed yet. A feed is the RSS or Atom address of a website.")
    listed = "\n".join(f"{_icon(feed)} {h(feed.name)} · {_read(feed, view, t)}" for feed in shown)
    return Screen(blocks("<b>" + t.gettext("Feeds") + "</b>", listed or nothing), (*keys, (add, back)))


def _icon(feed: Feed) -> str:
    if not feed.active:
        return "⏸"
    return "⚠️" if feed.trouble else "📡"


def _read(feed: Feed, view: FeedsView, t: Translator) -> str:
    if feed.read_at is None:
        return t.gettext("not checked yet")
    return t.gettext("last checked {moment}").format(moment=t.moment(feed.read_at, view.now))


def _feed(feed: Feed, view: FeedsView, t: Translator) -> Screen:
    trusted = t.gettext("Trusted: new items are published automatically.")
    drafted = t.gettext("New items become drafts.")
    text = blocks(
        f"{_icon(feed)} <b>{h(feed.name)}</b>",
        h(feed.url),
        lines(
            capital(_read(feed, view, t)),
            trusted if feed.trusted else drafted,
            t.gettext("Paused.") if not feed.active else "",
            t.gettext("Problem: {text}").format(text=trouble_name(feed.trouble, t)) if feed.trouble else "",
            t.gettext("The page there leads to this feed: {link}").format(link=h(feed.offered)) if feed.offered else "",
        ),
        _question(view, t),
    )
    return Screen(text, _feed_keys(feed, view, t))


def trouble_name(code: str, t: Translator) -> str:
    """A code that we have no words for stays as it is."""
    return trouble(Reason(code), t) if code in set(Reason) else h(code)


def _question(view: FeedsView, t: Translator) -> str:
    return {
        FeedMenu.TRUST: "<b>"
        + t.gettext("Trust this feed? New items will be published automatically, without review.")
        + "</b>",
        FeedMenu.REMOVE: "<b>" + t.gettext("Stop following this feed? Its items will stay.") + "</b>",
    }.get(view.menu, "")


def _feed_keys(feed: Feed, view: FeedsView, t: Translator) -> tuple[Row, ...]:
    no = Key(t.pgettext("button", "No"), StaffFeed(feed.id, FeedStep.SHOW))
    match view.menu:
        case FeedMenu.TRUST:
            return ((Key(t.pgettext("button", "Yes, publish them"), StaffFeed(feed.id, FeedStep.TRUST_SURE)),), (no,))
        case FeedMenu.REMOVE:
            remove = Key(
                t.pgettext("button", "Yes, remove it"), StaffFeed(feed.id, FeedStep.REMOVE_SURE), style=Style.BAD
            )
            return ((remove, no),)
    labels = {
        FeedStep.READ: t.pgettext("button", "Check now"),
        FeedStep.PAUSE: t.pgettext("button", "Pause"),
        FeedStep.RESUME: t.pgettext("button", "Resume"),
        FeedStep.TRUST: t.pgettext("button", "Publish without review"),
        FeedStep.DISTRUST: t.pgettext("button", "Drafts only"),
        FeedStep.REMOVE: t.pgettext("button", "Remove"),
    }
    offered = Key(t.pgettext("button", "Follow that feed"), StaffFeed(feed.id, FeedStep.OFFERED))
    rhythm = [FeedStep.READ, FeedStep.PAUSE] if feed.active else [FeedStep.RESUME]
    steps = (rhythm, [FeedStep.DISTRUST if feed.trusted else FeedStep.TRUST], [FeedStep.REMOVE])
    back = Key(t.pgettext("button", "‹ Feeds"), StaffFeed(0, FeedStep.SHOW))
    first: tuple[Row, ...] = ((offered,),) if feed.offered else ()
    return (*first, *(tuple(Key(labels[step], StaffFeed(feed.id, step)) for step in row) for row in steps), (back,))


def staff_embargo(view: EmbargoView, t: Translator) -> Screen:
    """Who agreed to the embargo terms and when, and whose access is closed."""
    if view.one is not None:
        return _person(view.one, view, t)
    heading = "🔒 <b>" + t.gettext("Embargo: who has agreed to the terms") + "</b>"
    if not view.people:
        return Screen(blocks(heading, t.gettext("Nobody has agreed yet.")))
    counted = t.ngettext("{count} person", "{count} people", len(view.people)).format(count=len(view.people))
    keys: tuple[Row, ...] = tuple(
        (Key(clean_line(_named(one, t), NAME_KEY), StaffEmbargo(one.access.person_id, EmbargoStep.SHOW)),)
        for one in on_page(view.people, view.page)
    )
    return Screen(blocks(heading, counted), (*keys, *turning(view.people, view.page, Listed.EMBARGO, t)))


def _named(one: AccessView, t: Translator) -> str:
    icon = "⛔" if one.access.closed_at else "✅"
    if one.person is None:
        return f"{icon} " + t.gettext("No. {number}, has left").format(number=one.access.person_id)
    parts = [one.person.byline or one.person.name or str(one.person.id), one.person.outlet]
    return f"{icon} {', '.join(part for part in parts if part)}"


def _person(one: AccessView, view: EmbargoView, t: Translator) -> Screen:
    access = one.access
    agreed = t.gettext("Agreed: {moment}, version {version} of the terms").format(
        moment=t.moment(access.agreed_at, view.now), version=access.terms_version
    )
    text = blocks(f"<b>{h(_named(one, t))}</b>", lines(agreed, *_closed(one, view, t)))
    if access.closed_at:
        step, label = EmbargoStep.OPEN, t.pgettext("button", "Restore access")
    else:
        step, label = EmbargoStep.BREACH, t.pgettext("button", "Record a breach")
    back = Key(t.pgettext("button", "‹ All"), StaffEmbargo(0, EmbargoStep.SHOW))
    return Screen(text, ((Key(label, StaffEmbargo(access.person_id, step)),), (back,)))


def _closed(one: AccessView, view: EmbargoView, t: Translator) -> tuple[str, ...]:
    if one.access.closed_at is None:
        return ()
    moment = t.moment(one.access.closed_at, view.now)
    by = t.gettext("by {name}").format(name=h(one.closed_by)) if one.closed_by else ""
    return (
        ", ".join(part for part in (t.gettext("Access closed: {moment}").format(moment=moment), by) if part),
        reason_line(one.access.reason, t),
    )
