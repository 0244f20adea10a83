"""What staff see of their digests: the list, a digest's card with all that can be set, an edition's card."""

from __future__ import annotations

from mediabot.bot.buttons.lists import Listed
from mediabot.bot.buttons.staff_digests import (
    AudiencePart,
    DigestAudience,
    DigestDay,
    DigestHour,
    DigestStep,
    ListDigests,
    NewDigest,
    StaffDigest,
)
from mediabot.bot.screens.base import Key, Row, Screen, Style, blocks, h, lines, rows, ticked
from mediabot.bot.screens.digests.editions import edition_state
from mediabot.bot.screens.digests.parts import HOURS, every
from mediabot.bot.screens.digests.views import StaffDigestView
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.words import flag, language_name, quoted
from mediabot.domain.audience import Audience, Wish
from mediabot.domain.conversation import Ask
from mediabot.domain.editions import Digest, Edition
from mediabot.domain.languages import WRITTEN
from mediabot.domain.notices.digests import DigestPlace
from mediabot.domain.people import Role
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator


def staff_digests(digests: tuple[Digest, ...], t: Translator, page: int = 0) -> Screen:
    """All of them, with a key for each."""
    nothing = t.gettext("There is no digest yet. Readers get only what they have subscribed to with /digest.")
    heading = "<b>📬 " + t.gettext("The Media Center’s digests") + "</b>"
    keys: list[Row] = [
        (Key(cut(f"{_sign(digest)} {digest.name}", 60), StaffDigest(digest.id, DigestStep.SHOW)),)
        for digest in on_page(digests, page)
    ]
    keys += turning(digests, page, Listed.DIGESTS, t)
    keys.append((Key("➕ " + t.pgettext("button", "New digest"), NewDigest()),))
    return Screen(blocks(heading, "" if digests else nothing), tuple(keys))


def _sign(digest: Digest) -> str:
    return "▶️" if digest.active else "⏹"


def staff_digest(view: StaffDigestView, t: Translator) -> Screen:
    """The card, at the part of it where staff are."""
    t = t.in_zone(view.digest.zone)
    if view.place is DigestPlace.DELETE:
        return _delete(view, t)
    parts = {
        DigestPlace.DAYS: _days_keys,
        DigestPlace.HOUR: _hour_keys,
        DigestPlace.AUDIENCE: _audience_keys,
    }
    keys = parts[view.place](view, t) if view.place in parts else _keys(view, t)
    text = blocks(
        lines(f"<b>📬 {h(view.digest.name)}</b> · {_state(view.digest, t)}", _trouble(view, t)),
        _facts(view, t),
        _leads(view.digest, t),
        "\n".join(_edition_line(edition, view, t) for edition in view.editions[:5]),
    )
    return Screen(text, keys)


def _state(digest: Digest, t: Translator) -> str:
    if digest.active:
        return t.pgettext("staff's digest", "started")
    return (
        t.pgettext("staff's digest", "tested, not started")
        if digest.tested
        else t.pgettext("staff's digest", "not tested yet")
    )


def _trouble(view: StaffDigestView, t: Translator) -> str:
    """What was wrong with the words typed last; or how a test went."""
    if view.tested:
        sent = t.ngettext("✔️ The test went to {count} person.", "✔️ The test went to {count} people.", view.tested)
        return lines(sent.format(count=view.tested), _unknown(view, t))
    if view.trouble is None:
        return ""
    return {
        Ask.STAFF_DIGEST_DAYS: t.gettext("⚠️ I did not understand those days. Reply once more."),
        Ask.STAFF_DIGEST_HOUR: t.gettext("⚠️ I did not understand that time. Reply once more, for example 8:30."),
        Ask.STAFF_DIGEST_KEEP: t.gettext("⚠️ I need a number of hours from 1 to 72. Reply once more."),
        Ask.STAFF_DIGEST_LEAD_BG: t.gettext("⚠️ There was no text in that. Reply once more."),
        Ask.STAFF_DIGEST_LEAD_EN: t.gettext("⚠️ There was no text in that. Reply once more."),
        Ask.STAFF_DIGEST_TEST: lines(
            t.gettext("⚠️ The test went to nobody. Reply once more with @names or numbers."), _unknown(view, t)
        ),
    }.get(view.trouble, "")


def _unknown(view: StaffDigestView, t: Translator) -> str:
    if not view.unknown:
        return ""
    return t.gettext("Not known to the bot, or out of reach: {names}").format(names=h(cut(view.unknown, 200)))


def _facts(view: StaffDigestView, t: Translator) -> str:
    digest = view.digest
    schedule = t.gettext("🗓 {days} at {hour} ({city} time)").format(
        days=every(digest.days, t), hour=t.hour(digest.hour, digest.minute), city=h(view.city)
    )
    coming = t.gettext("Next edition: {moment}").format(moment=t.dated(view.next_at, view.now)) if view.next_at else ""
    readers = t.ngettext("{count} reader now", "{count} readers now", view.readers)
    return lines(
        schedule,
        f"<b>{coming}</b>" if coming else "",
        _moved(view, t),
        f"👥 {_audience(digest.audience, t)}: <b>{readers.format(count=t.number(view.readers))}</b>",
        "⚠️ " + t.gettext("There is nobody in this audience. Remove one of the conditions.") if not view.readers else "",
        _mode(digest, t),
        t.ngettext(
            "⏱ A missed edition is still sent up to {count} hour late.",
            "⏱ A missed edition is still sent up to {count} hours late.",
            digest.keep_hours,
        ).format(count=digest.keep_hours),
    )


def _mode(digest: Digest, t: Translator) -> str:
    if digest.automatic:
        return t.gettext("⚙️ Editions go out automatically.")
    return t.gettext("✋ Each edition needs approval.")


def _moved(view: StaffDigestView, t: Translator) -> str:
    """What happens in the hour that does not exist, while that is still to come."""
    if view.moved is None:
        return ""
    told = t.gettext("⚠️ On {day} the clocks go forward and skip {hour}: that edition goes out at {moment}.")
    hour = t.hour(view.digest.hour, view.digest.minute)
    return told.format(day=t.day(view.moved.day), hour=hour, moment=t.clock(view.moved.at))


def _audience(audience: Audience, t: Translator) -> str:
    """Its conditions in words."""
    who = {
        Role.JOURNALIST: t.pgettext("audience", "journalists"),
        Role.EXPERT: t.pgettext("audience", "experts"),
        Role.STAFF: t.pgettext("audience", "staff"),
    }
    languages = {"bg": t.pgettext("audience", "Bulgarian readers"), "en": t.pgettext("audience", "English readers")}
    said = [t.list_of(who[role] for role in audience.roles) if audience.roles else t.pgettext("audience", "everybody")]
    said += [languages[code] for code in audience.languages if code in languages and len(audience.languages) == 1]
    said += [t.pgettext("audience", "verified")] if audience.verified else []
    said += [t.pgettext("audience", "with a digest of their own")] if audience.digests is Wish.ON else []
    return ", ".join(said)


def _leads(digest: Digest, t: Translator) -> str:
    if not digest.lead_in:
        return t.gettext("✍️ There is no lead-in.")
    both = [(language_name(code, t), digest.lead_in.only(code)) for code in WRITTEN]
    return "\n".join(f"✍️ {name}: <blockquote>{h(text)}</blockquote>" if text else f"✍️ {name}: —" for name, text in both)


def _edition_line(edition: Edition, view: StaffDigestView, t: Translator) -> str:
    return f"• {t.moment(edition.slot, view.now)}: {edition_state(edition, t)}"


def _keys(view: StaffDigestView, t: Translator) -> tuple[Row, ...]:
    digest = view.digest
    names = {
        DigestStep.DAYS: "🗓 " + t.pgettext("button", "Days"),
        DigestStep.HOUR: "🕗 " + t.pgettext("button", "Time"),
        DigestStep.AUDIENCE: "👥 " + t.pgettext("button", "Audience"),
        **_mode_key(digest, t),
        DigestStep.LEAD_BG: f"{flag('bg')} " + t.pgettext("button", "Lead-in"),
        DigestStep.LEAD_EN: f"{flag('en')} " + t.pgettext("button", "Lead-in"),
        DigestStep.KEEP: "⏱ " + t.pgettext("button", "Maximum delay"),
        DigestStep.NAME: t.pgettext("button", "Rename"),
        DigestStep.PREVIEW: "👁 " + t.pgettext("button", "Preview"),
        DigestStep.TEST: "🧪 " + t.pgettext("button", "Test for me"),
        DigestStep.TEST_OTHERS: "🧪 " + t.pgettext("button", "Test for others"),
        DigestStep.DELETE: "🗑 " + t.pgettext("button", "Delete"),
    }
    keys = [Key(name, StaffDigest(digest.id, step)) for step, name in names.items()]
    if digest.active:
        main = Key("⏹ " + t.pgettext("button", "Stop the digest"), StaffDigest(digest.id, DigestStep.DEACTIVATE))
    else:
        main = Key("▶️ " + t.pgettext("button", "Start the digest"), StaffDigest(digest.id, DigestStep.ACTIVATE))
    return (*rows(keys, 2), (main,), (Key(t.pgettext("button", "‹ All digests"), ListDigests()),))


def _mode_key(digest: Digest, t: Translator) -> dict[DigestStep, str]:
    """The other way than now."""
    if digest.automatic:
        return {DigestStep.AFTER_APPROVAL: "✋ " + t.pgettext("button", "After approval")}
    return {DigestStep.AUTOMATIC: "⚙️ " + t.pgettext("button", "Automatically")}


def _days_keys(view: StaffDigestView, t: Translator) -> tuple[Row, ...]:
    number, chosen = view.digest.id, view.digest.days
    days = [
        Key(ticked(t.weekday_key(day), day in chosen), DigestDay(number, day, int(day not in chosen)))
        for day in range(1, 8)
    ]
    typed = Key("✍️ " + t.pgettext("button", "Type the days"), StaffDigest(number, DigestStep.TYPE_DAYS))
    return (*rows(days, 4), (typed,), _done(view, t))


def _hour_keys(view: StaffDigestView, t: Translator) -> tuple[Row, ...]:
    digest = view.digest
    hours = [
        Key(
            ticked(t.hour(hour, minute), (hour, minute) == (digest.hour, digest.minute)),
            DigestHour(digest.id, hour, minute),
        )
        for hour, minute in HOURS
    ]
    typed = Key("✍️ " + t.pgettext("button", "Type the time"), StaffDigest(digest.id, DigestStep.TYPE_HOUR))
    return (*rows(hours, 3), (typed,), _done(view, t))


def _audience_keys(view: StaffDigestView, t: Translator) -> tuple[Row, ...]:
    audience = view.digest.audience
    parts = (
        (AudiencePart.BULGARIAN, t.pgettext("audience key", "Bulgarian"), "bg" in audience.languages),
        (AudiencePart.ENGLISH, t.pgettext("audience key", "English"), "en" in audience.languages),
        (AudiencePart.JOURNALISTS, t.pgettext("audience key", "Journalists"), Role.JOURNALIST in audience.roles),
        (AudiencePart.EXPERTS, t.pgettext("audience key", "Experts"), Role.EXPERT in audience.roles),
        (AudiencePart.STAFF, t.pgettext("audience key", "Staff"), Role.STAFF in audience.roles),
        (AudiencePart.VERIFIED, t.pgettext("audience key", "Verified only"), audience.verified),
        (AudiencePart.SUBSCRIBERS, t.pgettext("audience key", "With own digest only"), audience.digests is Wish.ON),
    )
    keys = [Key(ticked(label, on), DigestAudience(view.digest.id, part, int(not on))) for part, label, on in parts]
    return (*rows(keys, 2), _done(view, t))


def _done(view: StaffDigestView, t: Translator) -> Row:
    return (Key(t.pgettext("button", "‹ Back"), StaffDigest(view.digest.id, DigestStep.OVERVIEW)),)


def _delete(view: StaffDigestView, t: Translator) -> Screen:
    asked = t.gettext("Delete the digest {name} and all its editions? Sending in progress will stop.")
    surely = Key(
        "🗑 " + t.pgettext("button", "Delete"), StaffDigest(view.digest.id, DigestStep.DELETE_SURELY), style=Style.BAD
    )
    return Screen(asked.format(name=quoted(view.digest.name, t)), ((surely,), _done(view, t)))
