"""A person's own screens: welcome, help, language, privacy, their data, leaving."""

from __future__ import annotations

from collections.abc import Callable

from mediabot.bot.buttons.lists import Listed
from mediabot.bot.buttons.people import ChooseLanguage, CopiesByMail, DeleteMe, ShowMyData
from mediabot.bot.buttons.questions import WriteLetter
from mediabot.bot.buttons.staff import MakeInvite, WithdrawInvite
from mediabot.bot.screens.base import File, Key, Row, Screen, Style, blocks, h, lines
from mediabot.bot.screens.lists import on_page, turning
from mediabot.bot.screens.views import InviteLine, InvitesView, MyDataView
from mediabot.bot.screens.words import called, role_name
from mediabot.domain.people import Person, Role, Standing
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
            "Tell me what your story is about, in your own words, in Bulgarian or English. I’ll suggest experts, say "
            "why each of them fits, and forward your question."
        ),
        _for_expert(person, t),
        t.gettext("We keep your name, your language and what you ask: /privacy"),
    )
    human: Row = (Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter()),)
    return Screen(text, (human, _language_row("welcome")))


def _for_expert(person: Person, t: Translator) -> str:
    if not person.expert_id:
        return ""
    return t.gettext(
        "You are in the directory: requests arrive here and you answer with one tap. Your contact details are shared "
        "only after you say yes."
    )


def help_screen(person: Person, t: Translator, *, called: str = "") -> Screen:
    """What can be done here, by role: every command that this person may use; by which name the bot can be called in
    other chats."""
    parts = [
        _how_it_works(t, called),
        _commands_of_staff(t) if person.staff else "",
        _commands_of_experts(t) if person.expert_id else "",
        _commands_of_all(person, t),
    ]
    return Screen(blocks(*parts), ((Key("🙋 " + t.pgettext("button", "Write to the Media Center"), WriteLetter()),),))


def _how_it_works(t: Translator, called: str) -> str:
    return lines(
        "<b>" + t.gettext("How it works") + "</b>",
        t.gettext("1. Write a topic, for example “telemedicine”."),
        t.gettext("2. Choose an expert, or the top three, one after another."),
        t.gettext("3. Fill in the form and send it. The answer comes here."),
        t.gettext(
            "Every key can be typed as well: write the words on it, or reply to its message with them or with the "
            "number of the key, counted from the top."
        ),
        _elsewhere(called, t) if called else "",
    )


def _elsewhere(called: str, t: Translator) -> str:
    return h(t.gettext("In any other chat, @{bot} and a topic finds an expert’s card to put there.").format(bot=called))


def _commands_of_staff(t: Translator) -> str:
    return lines(
        "<b>" + t.gettext("For staff") + "</b>",
        t.gettext("/staff – what needs attention"),
        t.gettext("/stats – what the Media Center learns: week, month, year"),
        t.gettext("/limits – how much one person may ask (/limits 5 10: open at once, a day)"),
        t.gettext("/newsdesk – news: drafts, feeds"),
        t.gettext("/reaction – one question to several experts, and their answers as one news item"),
        t.gettext("/digests – the Media Center’s digests"),
        t.gettext("/broadcast – messages to everyone, /senders – who may send them"),
        t.gettext("/experts – the directory: add, change, remove experts (/experts and a name: search)"),
        t.gettext("/invite – links for experts, journalists and staff"),
        t.gettext("/dismiss and a number – end a colleague’s role"),
        t.gettext("/embargo – who has embargo access"),
        t.gettext("/id – the number of this chat, to set up the staff group"),
    )


def _commands_of_experts(t: Translator) -> str:
    return lines(
        "<b>" + t.gettext("For experts") + "</b>",
        t.gettext("/requests – the requests you have received"),
        t.gettext("/card – your card as journalists see it, and when and how often you may be asked"),
        t.gettext("/impact – what came of your answers this year"),
    )


def _commands_of_all(person: Person, t: Translator) -> str:
    return lines(
        t.gettext("/questions – your questions and where they stand"),
        t.gettext("/news – news on your topics (/news and a word: search)"),
        t.gettext("/digest – a digest at the time you choose"),
        t.gettext("/ideas – story ideas"),
        t.gettext("/briefings – briefings with experts"),
        "" if person.staff else t.gettext("/embargo – the terms for releases under embargo"),
        t.gettext("/human – write to the Media Center team"),
        t.gettext("/settings – language and other choices"),
        t.gettext("/cancel – skip what I’ve just asked you"),
        "/start · /language · /rules · /privacy · /mydata · /delete",  # not shown: commands are the same everywhere
    )


def language(t: Translator) -> Screen:
    return Screen(t.gettext("Which language should I write to you in?"), (_language_row("language"),))


def settings(person: Person, t: Translator, *, mails: bool) -> Screen:
    """Language, and copies by e-mail where there is any."""
    text = blocks(
        "<b>" + t.gettext("Settings") + "</b>",
        t.gettext("Which language should I write to you in?"),
        _copies(person, t) if mails else "",
    )
    address = t.pgettext("button", "Another address") if person.mail else t.pgettext("button", "Copies by e-mail")
    keys: list[Row] = [_language_row("language")]
    if mails:
        keys.append((Key("✉️ " + address, CopiesByMail(1)),))
    if mails and person.mail:
        keys.append((Key(t.pgettext("button", "No more copies"), CopiesByMail(0)),))
    return Screen(text, tuple(keys))


def _copies(person: Person, t: Translator) -> str:
    if person.mail:
        return t.gettext("When an expert says yes to you, a copy with the contact details goes to {address}.").format(
            address=h(person.mail)
        )
    return t.gettext("When an expert says yes to you, I can also send you the contact details by e-mail.")


def privacy(t: Translator) -> Screen:
    text = blocks(
        "<b>" + t.gettext("What we store and who can see it") + "</b>",
        lines(
            t.gettext("• Your Telegram name and number, your language, and what you write here."),
            t.gettext(
                "• Your question is seen by the Media Center team and the experts asked, never by another journalist."
            ),
            t.gettext(
                "• Your name and outlet are seen by the team and the experts asked; your proof only by the team."
            ),
            t.gettext(
                "• An expert’s contact details are passed on only after they say yes, and only those they choose."
            ),
            t.gettext("• /ideas shows a topic that at least five journalists asked about, without names."),
            t.gettext("• For the digest we keep what you chose and which news you received."),
            t.gettext("• Technical logs hold neither your texts nor your contacts."),
        ),
        t.gettext("/mydata – everything we hold about you · /delete – remove it"),
    )
    return Screen(text, ((Key(t.pgettext("button", "Show my data"), ShowMyData()),),))


def my_data(view: MyDataView, t: Translator) -> Screen:
    """A readable summary; the whole of it comes as a file with `my_data_file`."""
    person = view.person
    facts = [
        t.gettext("Telegram: {name}, number {id}").format(name=h(person.name), id=person.id),
        t.gettext("Username: {name}").format(name="@" + h(person.username)) if person.username else "",
        t.gettext("Signs as: {name}").format(name=h(person.byline)) if person.byline else "",
        t.gettext("Outlet: {outlet}").format(outlet=h(person.outlet)) if person.outlet else "",
        t.gettext("Proof: {proof}").format(proof=h(person.proof)) if person.proof else "",
        t.gettext("Copies by e-mail: {address}").format(address=h(person.mail)) if person.mail else "",
        t.gettext("As a journalist: {standing}").format(standing=standing_name(person.standing, t)),
        t.gettext("Directory entry: {name}").format(name=h(called(view.expert, t.language))) if view.expert else "",
        t.gettext("You are on the Media Center staff.") if person.staff else "",
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
        t.ngettext(
            "{count} message with the Media Center team", "{count} messages with the Media Center team", view.letters
        ).format(count=view.letters),
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
        Standing.UNKNOWN: t.pgettext("standing", "new, not verified yet"),
        Standing.PENDING: t.pgettext("standing", "awaiting verification"),
        Standing.VERIFIED: t.pgettext("standing", "verified"),
        Standing.REFUSED: t.pgettext("standing", "not verified"),
        Standing.BLOCKED: t.pgettext("standing", "blocked"),
    }[standing]


def delete(t: Translator) -> Screen:
    text = blocks(
        "<b>" + t.gettext("Delete everything we hold about you?") + "</b>",
        t.gettext(
            "Your open questions will be cancelled, and those involved will be told. Your texts, contacts and "
            "name will be removed. This can’t be undone."
        ),
    )
    yes = Key(t.pgettext("button", "Yes, delete everything"), DeleteMe(1), style=Style.BAD)
    return Screen(text, ((yes,), (Key(t.pgettext("button", "No, keep my data"), DeleteMe(0)),)))


def deleted(t: Translator) -> Screen:
    return Screen(t.gettext("Everything we held about you has been removed. If you write again, you start afresh."))


def my_referrals(keys: tuple[Key, ...], t: Translator, page: int = 0) -> Screen:
    """A key for each question that the expert was asked, newest first."""
    if not keys:
        return Screen(t.gettext("No journalist has asked you yet. When one does, the request will arrive here."))
    rows = tuple((key,) for key in on_page(keys, page))
    return Screen(t.gettext("Your recent requests:"), (*rows, *turning(keys, page, Listed.REQUESTS, t)))


def invite_menu(view: InvitesView, t: Translator) -> Screen:
    """Whom to invite, and a key for each link that still works, to withdraw it."""
    keys: tuple[Row, ...] = (
        (Key(t.pgettext("button", "An expert of the directory"), MakeInvite(Role.EXPERT)),),
        (Key(t.pgettext("button", "A journalist, verified at once"), MakeInvite(Role.JOURNALIST)),),
        (Key(t.pgettext("button", "A member of staff"), MakeInvite(Role.STAFF)),),
    )
    ask = t.gettext("Who is the one-time link for? It can be used once and expires in seven days.")
    told = t.gettext("These links have not been used yet. Tap one to withdraw it:") if view.links else ""
    return Screen(blocks(ask, told), (*keys, *(_withdraw(link, view, t) for link in view.links)))


def _withdraw(link: InviteLine, view: InvitesView, t: Translator) -> Row:
    made = t.moment(link.invite.created_at, view.now)
    told = (role_name(link.invite.role, t), link.expert or link.invite.outlet, link.made_by, made)
    return (Key(cut("🗑 " + " · ".join(part for part in told if part), 60), WithdrawInvite(link.invite.id)),)
