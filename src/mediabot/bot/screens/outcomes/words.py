"""What became of a question, and what one side says of the other, in a few words each."""

from __future__ import annotations

from collections.abc import Mapping

from mediabot.bot.screens.base import h, lines
from mediabot.domain.follow_ups import Conduct, Fit, FollowUp, Outcome
from mediabot.i18n.translator import Translator


def outcome_key(outcome: Outcome, t: Translator) -> str:
    return {
        Outcome.PUBLISHED: t.pgettext("outcome", "It’s out"),
        Outcome.NOT_YET: t.pgettext("outcome", "Not yet"),
        Outcome.NOT_USED: t.pgettext("outcome", "Not used"),
        Outcome.FOUND: t.pgettext("outcome", "Yes, elsewhere"),
        Outcome.NOT_FOUND: t.pgettext("outcome", "No, nobody"),
    }[outcome]


def fit_key(fit: Fit, t: Translator) -> str:
    return {
        Fit.GOOD: t.pgettext("match", "Yes"),
        Fit.PARTLY: t.pgettext("match", "Partly"),
        Fit.POOR: t.pgettext("match", "No"),
    }[fit]


def conduct_key(conduct: Conduct, t: Translator) -> str:
    return {
        Conduct.FINE: t.pgettext("conduct", "All fine"),
        Conduct.LATE: t.pgettext("conduct", "Late"),
        Conduct.MISQUOTED: t.pgettext("conduct", "Quoted me wrongly"),
        Conduct.SILENT: t.pgettext("conduct", "Never got in touch"),
    }[conduct]


def conduct_line(counts: Mapping[Conduct, int], t: Translator) -> str:
    """For staff: what experts have said of a journalist so far."""
    if not counts:
        return ""
    told = (f"{_conduct(conduct, t)} ({counts[conduct]})" for conduct in Conduct if counts.get(conduct))
    return t.gettext("Experts about them: {ratings}").format(ratings=t.list_of(told))


def afterwards_lines(follow_up: FollowUp | None, t: Translator) -> str:
    """For staff: what each side has said of a question that is over."""
    if follow_up is None:
        return ""
    outcome, fit, conduct = follow_up.outcome, follow_up.fit, follow_up.conduct
    return lines(
        t.gettext("Afterwards: {outcome}").format(outcome=_outcome(outcome, t)) if outcome else "",
        t.gettext("Link: {link}").format(link=h(follow_up.link)) if follow_up.link else "",
        t.gettext("The journalist about the match: {rating}").format(rating=_fit(fit, t)) if fit else "",
        t.gettext("The expert about the journalist: {rating}").format(rating=_conduct(conduct, t)) if conduct else "",
    )


def _outcome(outcome: Outcome, t: Translator) -> str:
    return {
        Outcome.PUBLISHED: t.pgettext("afterwards", "published"),
        Outcome.NOT_YET: t.pgettext("afterwards", "not published yet"),
        Outcome.NOT_USED: t.pgettext("afterwards", "not used"),
        Outcome.FOUND: t.pgettext("afterwards", "the journalist found somebody elsewhere"),
        Outcome.NOT_FOUND: t.pgettext("afterwards", "the journalist found nobody"),
    }[outcome]


def _fit(fit: Fit, t: Translator) -> str:
    return {
        Fit.GOOD: t.pgettext("afterwards", "good"),
        Fit.PARTLY: t.pgettext("afterwards", "good in part"),
        Fit.POOR: t.pgettext("afterwards", "poor"),
    }[fit]


def _conduct(conduct: Conduct, t: Translator) -> str:
    return {
        Conduct.FINE: t.pgettext("afterwards", "all fine"),
        Conduct.LATE: t.pgettext("afterwards", "late"),
        Conduct.MISQUOTED: t.pgettext("afterwards", "⚠️ quoted wrongly"),
        Conduct.SILENT: t.pgettext("afterwards", "never got in touch"),
    }[conduct]
