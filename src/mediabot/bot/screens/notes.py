"""Short answers and announcements that need no view of their own."""

from __future__ import annotations

from mediabot.bot.buttons.broadcasts import BroadcastsOff
from mediabot.bot.buttons.people import Dismiss
from mediabot.bot.buttons.questions import Appeal, EndTalk, WriteLetter
from mediabot.bot.screens.base import Key, Row, Screen, h, lines
from mediabot.bot.screens.broadcasts import notes as notes_broadcasts
from mediabot.bot.screens.digests.notes import edition_of_nobody, editions_skipped, of_digests
from mediabot.bot.screens.news import troubles as notes_sources
from mediabot.bot.screens.news.notes import QUIET, newsdesk_notes
from mediabot.domain.deliveries import Detail
from mediabot.domain.people import Person
from mediabot.domain.sources import Reason
from mediabot.i18n.translator import Translator

PLACES = ("reference", "name", "number", "title", "reason")
"""What the text of a note may name; each is in the detail of its delivery."""


def note(event: str, subject: int, person: Person | None, detail: Detail, t: Translator) -> Screen:
    """One short text by the name of what happened."""
    screen_text = sentence(event, t).format(**{place: h(detail.get(place, "")) for place in PLACES})
    if event == "refused" and person and person.refusal:
        screen_text = lines(screen_text, t.gettext("Reason: {reason}").format(reason=h(person.refusal)))
    if "addressee" in detail:
        mention = f'<a href="tg://user?id={int(detail["addressee"])}">{h(detail.get("name", ""))}</a>'
        screen_text = f"{mention}: {screen_text}"
    keys = _keys(event, subject, t)
    quiet = event in ("said", "letter_passed", "closed", "form_closed") or event in QUIET
    return Screen(screen_text, keys, quiet=quiet, answer_here=event.startswith("ask_"))


def sentence(event: str, t: Translator) -> str:
    """The bare text of a note, in HTML, with its PLACES left open."""
    return sentences(t).get(event) or t.gettext("This button is no longer active. Write a topic, or see /help.")


def sentences(t: Translator) -> dict[str, str]:
    """Every note there is, by the name of what happened."""
    known = _to_everybody(t) | _to_staff(t) | _to_roles(t) | _unsupported(t)
    return known | notes_broadcasts.sentences(t) | notes_sources.sentences(t) | newsdesk_notes(t) | of_digests(t)


def _keys(event: str, subject: int, t: Translator) -> tuple[Row, ...]:
    human: Row = (Key(t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    if event in ("talk_open", "said"):
        return ((Key(t.pgettext("button", "End the talk"), EndTalk(subject)),),)
    if event == "broadcasts_off":
        return ((Key(t.pgettext("button", "Turn them on again"), BroadcastsOff(subject, 1)),),)
    if event == "refused":
        return ((Key(t.pgettext("button", "Ask staff to look again"), Appeal()),), human)
    if event in ("apology", "not_text", "unknown_command", "invite_unusable", "gone", "not_allowed"):
        return (human,)
    if event.startswith("ask_") or event == "appeal":
        return ((Key(t.pgettext("button", "Cancel"), Dismiss()),),)
    return ()


def _to_everybody(t: Translator) -> dict[str, str]:
    return {
        "apology": t.gettext(
            "Something went wrong here; what you sent is not lost. Please try again, or write to the "
            "Media Center and name the number {reference}."
        ),
        "gone": t.gettext("This is no longer there. Write a topic to begin anew."),
        "news_gone": t.gettext("This news item is no longer there, or not for you yet. See /news."),
        "embargoed": t.gettext(
            "Experts can be asked about this once the embargo has ended; until then write to staff."
        ),
        "terms_not_offered": t.gettext("You can’t agree to the embargo terms just now; /embargo says why."),
        "ask_news_search": t.gettext("What shall I look for in the news? Write a topic, a name or words of the title."),
        "closed": t.gettext("Closed. Write a topic whenever you like."),
        "form_closed": t.gettext("The form is closed; nothing was sent. Write a topic whenever you like."),
        "late": t.gettext("This is closed already: answered or ended."),
        "incomplete": t.gettext("The form is not complete, or its deadline has passed. Please check the deadline."),
        "not_allowed": t.gettext("You can’t do that here."),
        "blocked": t.gettext("The Media Center does not take messages from this account any more."),
        "verified": t.gettext("✅ Your profile is confirmed. Your questions now go straight to the experts."),
        "refused": t.gettext("Staff could not confirm that you are a journalist, so your questions can’t leave yet."),
        "appeal": t.gettext("Write to staff why they should look again: a link, a telephone number of your newsroom."),
        "appealed": t.gettext("Thank you. Staff will look again and you will read the answer here."),
        "letter_sent": t.gettext("✅ Your message is with the Media Center’s people. The answer comes here."),
        "talk_open": t.gettext("💬 Write now: every message goes to the other side until you end the talk."),
        "said": t.gettext("✔️ Passed on."),
        "talk_ended": t.gettext("The talk is ended. Write a topic whenever you like."),
        "talk_ended_by_other": t.gettext("The other side has ended the talk. Thank you!"),
        "invite_unusable": t.gettext(
            "This invite link was used already or has expired. Please ask staff for a new one."
        ),
        "kept": t.gettext("Nothing was deleted."),
    }


def _to_roles(t: Translator) -> dict[str, str]:
    return {
        "invited_expert": t.gettext(
            "✅ Your account is now tied to your directory entry. When a journalist asks you, the question comes here."
        ),
        "invited_journalist": t.gettext(
            "✅ Your profile is confirmed: your questions go straight to the experts. Write a topic!"
        ),
        "invited_staff": t.gettext("✅ You are staff of the Media Center now. /staff lists what is open."),
        "expert_moved": t.gettext(
            "Your directory entry was tied to another account. If that is wrong, write to staff."
        ),
        "dismissed": t.gettext("You are no longer staff of the Media Center."),
    }


def _to_staff(t: Translator) -> dict[str, str]:
    return {
        "letter_passed": t.gettext("✔️ Sent."),
        "ask_refuse_journalist": t.gettext("Answer this message with the reason; the journalist will read it."),
        "ask_refuse_question": t.gettext("Answer this message with the reason; the journalist will read it."),
        "ask_answer_letter": t.gettext("Answer this message with your text; it goes to that person."),
        "ask_write_about_question": t.gettext("Answer this message with your text; it goes to the journalist."),
        "ask_write_about_search": t.gettext("Answer this message with your text; it goes to the journalist."),
        "ask_invite_expert": t.gettext("Answer this message with the expert’s name."),
        "staff_dismissed": t.gettext("✔️ No longer staff."),
        "staff_kept": t.gettext("That person is not staff, or it is yourself."),
        "id": t.gettext("This chat’s number is {number}."),
    }


def _unsupported(t: Translator) -> dict[str, str]:
    return {
        "not_text": t.gettext(
            "I can only read text. Please write in a few words what your story is about, or write to the Media Center."
        ),
        "edited": t.gettext("You edited an earlier message. If it changes what you need, please write it again."),
        "unknown_command": t.gettext("I don’t know this command. Write a topic, or see /help."),
    }


def alert(detail: Detail, person: Person | None, expert_name: str, t: Translator) -> Screen:
    """Something that staff should know; no story text."""
    roles = {
        "expert": t.pgettext("role", "expert"),
        "journalist": t.pgettext("role", "journalist"),
        "staff": t.pgettext("role", "staff"),
    }
    text = alerts(int(detail.get("count", 0)), t)[str(detail.get("event"))].format(
        reference=h(detail.get("reference", "")),
        name=h(person.byline or person.name) if person else "—",
        count=detail.get("count", ""),
        problem=h(detail.get("problem", "")),
        role=roles.get(str(detail.get("role")), ""),
        expert=h(expert_name),
        feed=h(detail.get("name", "")),
        why=notes_sources.trouble(Reason(str(detail["reason"])), t) if "reason" in detail else "",
        digest=h(detail.get("digest", "")),
    )
    return Screen(text, quiet=detail.get("event") == "drafts")


def alerts(count: int, t: Translator) -> dict[str, str]:
    """Every alert there is, by the name of what happened, with its places left open."""
    return {
        "error": t.gettext(
            "⚠️ An error happened while the bot was serving somebody. Its number in the log: {reference}."
        ),
        "undelivered": t.gettext("⚠️ A message to {name} could not be delivered: they closed or blocked the bot."),
        "undelivered_tries": t.gettext("⚠️ A message to {name} could not be delivered after many tries."),
        "directory": t.ngettext(
            "⚠️ The directory file has {count} problem; the last published version stays in force. First: {problem}",
            "⚠️ The directory file has {count} problems; the last published version stays in force. First: {problem}",
            count,
        ),
        "drafts": t.ngettext(
            "📰 {count} new draft has come in from the feeds: /newsdesk",
            "📰 {count} new drafts have come in from the feeds: /newsdesk",
            count,
        ),
        "feed_broken": t.gettext("⚠️ The feed “{feed}” can’t be read. {why} It is asked again later."),
        "invite_used": t.gettext("🔗 {name} used an invite: {role}."),
        "expert_left": t.gettext("⚠️ The expert {expert} has removed their account from the bot."),
        "edition_nobody": edition_of_nobody(t),
        "edition_skipped": editions_skipped(count, t),
    }
