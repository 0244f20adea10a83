"""The piece as readers have it: the question, and who says what, with title, interests and language."""

from __future__ import annotations

from dataclasses import replace

from mediabot.bot.buttons.reactions import AskQuoted, HearStatement, ReactionPage
from mediabot.bot.screens.base import Key, Row, Screen, blocks, h, lines
from mediabot.bot.screens.news.item import item_text
from mediabot.bot.screens.reactions.views import PieceView, StatementLine
from mediabot.bot.screens.words import ask_label, called, language_name, who
from mediabot.domain.content import Attachment, Kind
from mediabot.domain.text import cut
from mediabot.i18n.commented import interests_line
from mediabot.i18n.commented import recording as recorded
from mediabot.i18n.translator import Translator


def piece(view: PieceView, t: Translator) -> Screen:
    """One page of it. Nobody is asked about what they may not know yet."""
    embargoed = view.item is not None and view.item.embargo_until is not None
    text = blocks(_heading(view, t), *(said(line, t) for line in view.lines))
    return Screen(text, _keys(view, t, asking=view.item is not None and not embargoed), protect=embargoed)


def _heading(view: PieceView, t: Translator) -> str:
    kind = "🎓 " + t.gettext("Expert reaction")
    if view.item is not None and view.page == 0:
        return lines(kind, item_text(replace(view.item, experts=()), view.now, t))
    title = f"<b>{h(view.title)}</b>"
    if view.pages == 1:
        return lines(kind, title)
    place = t.gettext("page {page} of {pages}").format(page=view.page + 1, pages=view.pages)
    return lines(f"{kind} · {place}", title)


def said(line: StatementLine, t: Translator) -> str:
    """Who says it, their words, and what a reader should know of them."""
    return lines(who(line.expert, t), _words(line, t), f"<i>{interests(line, t)}</i>")


def interests(line: StatementLine, t: Translator) -> str:
    return "⚖️ " + h(interests_line(line.interests, t))


def _words(line: StatementLine, t: Translator) -> str:
    statement = line.statement
    quote = f"<blockquote>{h(statement.words)}</blockquote>" if statement.words else ""
    spoken = "🎙 " + recording(line, t) if statement.voice else ""
    return lines(quote, spoken, _language(line, t))


def recording(line: StatementLine, t: Translator) -> str:
    return recorded(line.statement.seconds, t)


def _language(line: StatementLine, t: Translator) -> str:
    """Said where it is not the reader's own."""
    spoken = line.statement.language
    if not spoken or spoken == t.language:
        return ""
    return "🗣 " + t.gettext("Language of the answer: {language}").format(language=language_name(spoken, t))


def _keys(view: PieceView, t: Translator, *, asking: bool) -> tuple[Row, ...]:
    keys: list[Row] = []
    for line in view.lines:
        number = line.statement.id
        name = cut(called(line.expert, t.language), 40)
        listen = Key("▶️ " + t.pgettext("button", "Listen: {name}").format(name=name), HearStatement(number))
        ask = Key("🎓 " + ask_label(line.expert, t), AskQuoted(number))
        keys += [(listen,)] if line.statement.voice else []
        keys += [(ask,)] if asking else []
    if view.page + 1 < view.pages:
        more = Key(t.pgettext("button", "More answers ›"), ReactionPage(view.reaction_id, view.page + 1))
        keys.append((more,))
    return tuple(keys)


def voice(line: StatementLine, t: Translator) -> Screen:
    """The recording itself."""
    text = lines(who(line.expert, t), recording(line, t))
    return Screen(text, attachments=(Attachment(Kind.VOICE, line.statement.voice),))
