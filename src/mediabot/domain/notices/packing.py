"""Notices as rows keep them, and back: the one place that knows their stored form.

Rows outlive versions. What an older one wrote is read as well, and what can't be drawn any more is told to be gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import Any

from mediabot.domain.conversation import Ask
from mediabot.domain.news import NewsPart
from mediabot.domain.notices import (
    briefings,
    broadcasts,
    digests,
    entries,
    experts,
    heard,
    news,
    notes,
    outcomes,
    people,
    questions,
    reactions,
    talks,
)
from mediabot.domain.notices.events import Event
from mediabot.domain.notices.kinds import Card, Detail, Notice, NoticeKind

NOTICES: Mapping[NoticeKind, type[Notice]] = {
    notice.kind: notice
    for notice in (
        people.Welcome,
        people.Help,
        people.LanguageChoice,
        people.SettingsCard,
        people.Privacy,
        people.Rules,
        people.LimitsCard,
        people.MyData,
        people.MyDataFile,
        people.DeleteMe,
        people.Deleted,
        people.WriteToStaff,
        people.LetterOfStaff,
        people.LetterFile,
        people.PressCard,
        people.StaffLetter,
        people.StaffJournalist,
        people.StaffInvite,
        people.ExpertsToInvite,
        experts.OwnCard,
        experts.AwaySet,
        entries.ExpertList,
        entries.EntryOfStaff,
        entries.EntryForm,
        entries.EntryProposal,
        entries.JoinCard,
        entries.IsCardRight,
        entries.ProofToConfirm,
        questions.Matches,
        questions.TopicsByArea,
        questions.QuestionCard,
        questions.MyQuestions,
        questions.CredentialsCard,
        questions.QuestionPing,
        questions.ReferralCard,
        questions.ReferralPing,
        questions.RequestFile,
        questions.MyReferrals,
        questions.TalkRemark,
        talks.MeetingCard,
        talks.MeetingFile,
        talks.ContactFile,
        talks.QuoteCard,
        questions.StaffList,
        questions.StaffQuestion,
        questions.StaffQuestionPing,
        questions.StaffSearch,
        questions.StaffSearches,
        questions.StaffExperts,
        outcomes.FollowUpCard,
        outcomes.ThanksCard,
        outcomes.Impact,
        outcomes.Stats,
        outcomes.StatsChart,
        news.NewsList,
        news.WholeNews,
        news.CorrectionToReader,
        news.IdeaList,
        news.TermsOfEmbargo,
        news.NewsDesk,
        news.StaffNewsCard,
        news.NewsPreview,
        news.FeedList,
        news.NewsOffer,
        news.CorrectionToSend,
        news.EmbargoAccessList,
        digests.SubscriptionCard,
        digests.DigestToReader,
        digests.DigestTaste,
        digests.DigestList,
        digests.DigestCard,
        digests.EditionCard,
        digests.DigestPreview,
        broadcasts.BroadcastCopy,
        broadcasts.BroadcastPreview,
        broadcasts.BroadcastList,
        broadcasts.BroadcastCard,
        broadcasts.SenderList,
        briefings.BriefingList,
        briefings.StaffBriefing,
        briefings.BriefingCard,
        briefings.BriefingPing,
        briefings.BriefingFile,
        reactions.ReactionList,
        reactions.ReactionCard,
        reactions.StatementCard,
        reactions.StatementPing,
        reactions.ReactionPiece,
        reactions.StatementVoice,
        heard.WhatAbout,
        heard.TakenAs,
        notes.Note,
        notes.Asked,
        notes.StaffAlert,
    )
}

CARDS = frozenset(kind for kind, notice in NOTICES.items() if issubclass(notice, Card))
"""Notices of which a chat has one message per subject, edited in place."""

NAMING = frozenset(
    {
        *(NoticeKind.STAFF_ALERT, NoticeKind.STAFF_LIST, NoticeKind.STAFF_SENDERS, NoticeKind.STAFF_EMBARGO),
        NoticeKind.LIMITS,
    }
)
"""Notices that name people without being their card: where they stand is kept, so that they can be emptied."""

LEAVES_NOTHING = frozenset({NoticeKind.DELETED})
"""Notices to whoever is not in the books any more: not even that they were sent is kept."""

NAMED_BEFORE = {Event.EMBARGO_CLOSED.value: "reason", Event.EMBARGO_ENDED.value: "title", Event.ID.value: "number"}

GONE = notes.Note(Event.GONE)
"""What is drawn for a row that nobody understands any more."""


def pack(notice: Notice) -> tuple[NoticeKind, int, Detail]:
    """Its kind, its subject and the rest, without what is as it usually is."""
    subject = getattr(notice, "subject", 0)
    detail = {
        field.name: _stored(value)
        for field in fields(notice)
        if field.name != "subject" and (value := getattr(notice, field.name)) != field.default
    }
    return notice.kind, subject, detail


def unpack(kind: NoticeKind, subject: int, detail: Mapping[str, Any]) -> Notice:
    """The notice of a row, whichever version wrote it."""
    kind, detail = _of_before(kind, detail)
    notice, kept = NOTICES[kind], {**detail, "subject": subject}
    try:
        return notice(**{field.name: _read(field, kept) for field in fields(notice) if field.name in kept})
    except (TypeError, ValueError):
        return GONE


def _stored(value: Any) -> str | int | list[int]:
    match value:
        case bool():
            return int(value)
        case StrEnum():
            return value.value
        case tuple():
            return list(value)
    assert isinstance(value, str | int), value
    return value


def _read(field: Field[Any], kept: Mapping[str, Any]) -> Any:
    """A word that no enum has any more is the default where there is one. Raises ValueError where there is none."""
    words: Any = field.metadata.get("words") or (int if field.name == "subject" else type(field.default))
    try:
        return _ids(kept[field.name]) if words is tuple else words(kept[field.name])
    except ValueError:
        if field.default is MISSING:
            raise
        return field.default


def _ids(stored: list[int] | str) -> tuple[int, ...]:
    """A row of an older version has them with commas."""
    return tuple(int(one) for one in (stored.split(",") if isinstance(stored, str) else stored))


def _of_before(kind: NoticeKind, detail: Mapping[str, Any]) -> tuple[NoticeKind, Mapping[str, Any]]:
    """What older versions wrote otherwise: questions were notes, whatever a note named a name, and a taste a word."""
    event = str(detail.get("event", ""))
    if kind is NoticeKind.NOTE and event.startswith("ask_"):
        return NoticeKind.ASKED, {**detail, **_asked_before(event.removeprefix("ask_"))}
    if kind is NoticeKind.NOTE and event in NAMED_BEFORE:
        return kind, {NAMED_BEFORE[event]: detail.get("name", ""), **detail}
    if kind is NoticeKind.DIGEST_TASTE and "taste" in detail:
        return kind, {**detail, "more": detail["taste"] == "more"}
    return kind, detail


def _asked_before(words: str) -> dict[str, str]:
    """Some of the words are an ask, the others `news_` and what of an item was asked for."""
    part = words.removeprefix("news_")
    if part.startswith("in_"):
        return {"ask": Ask.NEWS_FIELD, "version": part.removeprefix("in_")}
    return {"ask": Ask.NEWS_FIELD, "part": part} if part in set(NewsPart) and part != words else {"ask": words}
