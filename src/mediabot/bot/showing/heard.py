"""Which screen draws what a person simply wrote."""

from __future__ import annotations

from mediabot.bot.screens import heard
from mediabot.bot.screens.base import Screen
from mediabot.bot.screens.heard import ChoiceView, HeardView
from mediabot.bot.showing.context import Screens, Showing
from mediabot.domain.errors import Gone, Kind
from mediabot.domain.notices.heard import TakenAs, WhatAbout
from mediabot.domain.understanding.meanings import Intent, Meaning

OF_REFERRALS = frozenset({Intent.SAY, Intent.ACCEPT, Intent.SEND_ANSWER, Intent.DECLINE, Intent.ASK_BACK})
"""Their `subject` is a referral; of the others it is a question, where there is one."""


Heard = Showing[WhatAbout] | Showing[TakenAs]


async def _what_about(s: Showing[WhatAbout]) -> Screen:
    asked = Meaning(Intent.UNCLEAR)
    return heard.what_about(await _view(s, asked, closed=s.notice.closed), s.t)


async def _taken_as(s: Showing[TakenAs]) -> Screen:
    return heard.taken_as(await _view(s, Meaning(s.notice.intent, s.notice.about)), s.t)


async def _view(s: Heard, taken: Meaning, *, closed: bool = False) -> HeardView:
    words = await s.desk.work.heard.get(s.subject)
    if words is None:
        raise Gone(Kind.WORDS, s.subject)
    offered = zip(s.notice.intents.split(), s.notice.subjects, strict=False)
    meanings = [Meaning(Intent(word), about) for word, about in offered]
    choices = tuple([await _choice(s, meaning) for meaning in meanings])
    return HeardView(words.id, words.text, await _choice(s, taken), choices, closed=closed)


async def _choice(s: Heard, meaning: Meaning) -> ChoiceView:
    if meaning.intent not in OF_REFERRALS or not meaning.subject:
        return ChoiceView(meaning, meaning.subject)
    referral = await s.desk.work.referrals.get(meaning.subject)
    if referral is None:
        raise Gone(Kind.REFERRAL, meaning.subject)
    if s.reader.id != referral.person_id:
        return ChoiceView(meaning, referral.question_id, s.loader.called(referral.expert_id))
    question = await s.desk.work.questions.get(referral.question_id)
    journalist = await s.desk.work.people.get(question.journalist_id) if question and question.journalist_id else None
    return ChoiceView(meaning, referral.question_id, (journalist.byline or journalist.name) if journalist else "—")


SCREENS: Screens = {WhatAbout: _what_about, TakenAs: _taken_as}
