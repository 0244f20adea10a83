"""A person's own screens: welcome, help, language, privacy, their data, leaving."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.bot.buttons.people import ChooseLanguage, DeleteMe, ShowMyData
from mediabot.bot.buttons.questions import WriteLetter
from mediabot.bot.buttons.staff import MakeInvite, WithdrawInvite
from mediabot.bot.screens.base import File, Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.views import InviteLine, InvitesView, MyDataView
from mediabot.bot.screens.words import called, role_name
from mediabot.domain.people import Person, Role, Standing
from mediabot.domain.questions import Question
from mediabot.domain.text import cut
from mediabot.i18n.translator import Translator


def _language_row(place: str) -> Row:
    """The switch names each language in itself, so that nobody has to know the other one."""
    return (
        Key("Български", ChooseLanguage("bg", place)),  # not shown: language names stay as they are
        Key("English", ChooseLanguage("en", place)),  # not shown: language names stay as they are
    )


def welcome(person: Person, t: Translator) -> Screen:
    """What the bot is, what it stores, the way to a human, and the language switch."""
    text = blocks(
        "<b>" + t.gettext("Media Center of the Health & Life Sciences Cluster Bulgaria").replace("&", "&amp;") + "</b>",
        t.gettext(
            "Write in your own words what your story is about, in Bulgarian or English. I’ll find the experts "
            "who can explain it, tell you why I chose them, and forward your question. You can always see where "
            "it stands."
        ),
        _for_expert(person, t),
        t.gettext(
            "I keep your name, language and what you ask, so that your questions can be answered; "
            "see /privacy, /mydata and /delete."
        ),
        t.gettext("If you would rather talk to a person, press the button below."),
    )
    human: Row = (Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    return Screen(text, (human, _language_row("welcome")))


def _for_expert(person: Person, t: Translator) -> str:
    if not person.expert_id:
        return ""
    return t.gettext(
        "You are in the directory as an expert: when a journalist asks you, the question arrives here and "
        "you answer with one tap. None of your contact details are shared until you say yes."
    )


def help_screen(person: Person, t: Translator) -> Screen:
    """What can be done here, by role."""
    journalist = lines(
        "<b>" + t.gettext("For journalists") + "</b>",
        t.gettext("• Write a topic: “telemedicine”, “who can explain the new vaccines?”"),
        t.gettext("• Choose one expert, or ask the best three in turn."),
        t.gettext("• Fill in the form and send it; the card shows who has been asked and when the answer is due."),
        t.gettext("• /questions shows your questions."),
        t.gettext("• /news shows the news on your topics; /news plus a word searches for it."),
        t.gettext("• /digest sends you the news on your topics at the time you choose."),
        t.gettext(
            "• /ideas suggests story ideas and why they are timely; /embargo shows the terms for releases under "
            "embargo."
        ),
    )
    expert = lines(
        "<b>" + t.gettext("For experts") + "</b>",
        t.gettext(
            "• When a journalist asks you, a request arrives here: answer Yes, Yes but, No, or suggest a colleague."
        ),
        t.gettext("• /requests shows what you were asked."),
    )
    staff = lines(
        "<b>" + t.gettext("For staff") + "</b>",
        t.gettext("• /staff lists what is open; /invite makes a one-time link for an expert, a journalist or staff."),
        t.gettext("• /digests are the Media Center’s own: define one, look at it, test it, start it."),
    )
    own = t.gettext(
        "/language switches the language, /privacy says what is kept, /mydata shows it, /delete removes it."
    )
    parts = [journalist, expert if person.expert_id else "", staff if person.staff else "", own]
    return Screen(blocks(*parts), ((Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter()),),))


def language(t: Translator) -> Screen:
    return Screen(t.gettext("Which language should I write to you in?"), (_language_row("language"),))


def privacy(t: Translator) -> Screen:
    text = blocks(
        "<b>" + t.gettext("What we store and who can see it") + "</b>",
        lines(
            t.gettext("• Your Telegram name and number, your language, and what you write here."),
            t.gettext(
                "• Staff see a journalist’s name, outlet and proof; the experts they ask see only the name and outlet."
            ),
            t.gettext("• Your question is seen by the experts asked and by staff, never by another journalist."),
            t.gettext(
                "• A topic is named in /ideas only after five different journalists have asked about it; who they "
                "are is never shown."
            ),
            t.gettext(
                "• An expert’s contact details are passed on only after they say yes, and only those they choose."
            ),
            t.gettext(
                "• We also keep the digest you subscribed to and which news you received, so that you never get "
                "anything twice."
            ),
            t.gettext("• Technical logs hold neither your texts nor your contacts."),
        ),
        t.gettext("/mydata shows everything held about you, /delete removes it."),
    )
    return Screen(text, ((Key(t.pgettext("button", "Show my data"), ShowMyData()),),))


def my_data(view: MyDataView, t: Translator) -> Screen:
    """A readable summary; the whole of it comes as a file with `my_data_file`."""
    person = view.person
    facts = [
        t.gettext("Telegram: {name}, number {id}").format(name=h(person.name), id=person.id),
        t.gettext("User name: {name}").format(name="@" + h(person.username)) if person.username else "",
        t.gettext("Signs as: {name}").format(name=h(person.byline)) if person.byline else "",
        t.gettext("Outlet: {outlet}").format(outlet=h(person.outlet)) if person.outlet else "",
        t.gettext("Proof: {proof}").format(proof=h(person.proof)) if person.proof else "",
        t.gettext("As a journalist: {standing}").format(standing=standing_name(person.standing, t)),
        t.gettext("Directory entry: {name}").format(name=h(called(view.expert, t.language))) if view.expert else "",
        t.gettext("You are staff.") if person.staff else "",
    ]
    counts = [
        t.ngettext("{count} topic that you typed", "{count} topics that you typed", view.searches).format(
            count=view.searches
        ),
        t.ngettext("{count} search of the news", "{count} searches of the news", view.news_searches).format(
            count=view.news_searches
        ),
        t.ngettext("{count} question to experts", "{count} questions to experts", view.questions).format(
            count=view.questions
        ),
        t.ngettext(
            "{count} request to you as an expert", "{count} requests to you as an expert", view.referrals
        ).format(count=view.referrals),
        t.ngettext("{count} message in conversations", "{count} messages in conversations", view.talks).format(
            count=view.talks
        ),
        t.ngettext("{count} message with staff", "{count} messages with staff", view.letters).format(
            count=view.letters
        ),
    ]
    text = blocks(
        "<b>" + t.gettext("All the data we hold about you") + "</b>",
        lines(*facts),
        "\n".join(f"• {count}" for count in counts),
        t.gettext("All of it, word for word, is in the file below."),
    )
    return Screen(text)


def my_data_file(content: Callable[[], bytes], t: Translator) -> Screen:
    return Screen(t.gettext("Your data, as a JSON file."), file=File("mediabot-my-data.json", content))


def standing_name(standing: Standing, t: Translator) -> str:
    return {
        Standing.UNKNOWN: t.pgettext("standing", "not yet introduced"),
        Standing.PENDING: t.pgettext("standing", "waiting for staff"),
        Standing.VERIFIED: t.pgettext("standing", "verified"),
        Standing.REFUSED: t.pgettext("standing", "not confirmed"),
        Standing.BLOCKED: t.pgettext("standing", "blocked"),
    }[standing]


def delete(t: Translator) -> Screen:
    text = blocks(
        "<b>" + t.gettext("Delete everything held about you?") + "</b>",
        t.gettext(
            "Your open questions will be cancelled and the other side will be told. Your texts, contacts and "
            "name will be removed. This can’t be undone."
        ),
    )
    yes = Key(t.pgettext("button", "Yes, delete everything"), DeleteMe(1))
    return Screen(text, ((yes,), (Key(t.pgettext("button", "No, keep my data"), DeleteMe(0)),)))


def deleted(t: Translator) -> Screen:
    return Screen(t.gettext("Everything we held about you has been removed. If you write again, you start afresh."))


def my_questions(questions: tuple[tuple[Question, Key], ...], t: Translator) -> Screen:
    """A key for each of the journalist's questions, newest first."""
    if not questions:
        return Screen(t.gettext("You have not sent any question yet. Write a topic to begin."))
    return Screen(t.gettext("Your latest questions:"), tuple((key,) for _, key in questions))


def my_referrals(keys: tuple[Key, ...], t: Translator) -> Screen:
    """A key for each question that the expert was asked, newest first."""
    if not keys:
        return Screen(t.gettext("No journalist has asked you yet. When one does, the question comes here."))
    return Screen(t.gettext("Your recent requests:"), tuple((key,) for key in keys))


def invite_menu(view: InvitesView, t: Translator) -> Screen:
    """Whom to invite, and a key for each link that still works, to withdraw it."""
    keys: tuple[Row, ...] = (
        (Key(t.pgettext("button", "An expert of the directory"), MakeInvite(Role.EXPERT)),),
        (Key(t.pgettext("button", "A journalist, verified at once"), MakeInvite(Role.JOURNALIST)),),
        (Key(t.pgettext("button", "A member of staff"), MakeInvite(Role.STAFF)),),
    )
    ask = t.gettext("Who is the one-time link for? It can be used once and expires in seven days.")
    told = t.gettext("These links have not been used yet; a tap withdraws one:") if view.links else ""
    return Screen(blocks(ask, told), (*keys, *(_withdraw(link, view, t) for link in view.links)))


def _withdraw(link: InviteLine, view: InvitesView, t: Translator) -> Row:
    made = t.moment(link.invite.created_at, view.now)
    told = (role_name(link.invite.role, t), link.expert or link.invite.outlet, link.made_by, made)
    return (Key(cut("🗑 " + " · ".join(part for part in told if part), 60), WithdrawInvite(link.invite.id)),)
