"""What the clock sets off: deadlines and answer-by times, and throwing away what is no longer needed."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from mediabot.domain.heard import HEARD_KEPT, SENT_KEPT
from mediabot.domain.text import counted
from mediabot.services.clockwork import Clockwork
from mediabot.services.questions.accounts import Accounts
from mediabot.services.questions.quotes import Quotes
from mediabot.services.questions.referrals import Referrals

log = logging.getLogger(__name__)

AT_ONCE = 200
"""Questions taken in one round."""

BREATH = 0.02
"""Seconds in which others get at the database between two long steps."""

KEPT = timedelta(days=30)
"""How long what was sent, and which updates came in (without their text), can be looked up."""


class QuestionRounds(Clockwork):
    """Questions as time passes."""

    async def pass_time(self) -> None:
        """Ask the next expert where one missed the answer-by time; end what passed its deadline."""
        async with self.store.begin() as work:
            due = await work.questions.due(self.clock.now(), AT_ONCE)
        for question_id in due:
            async with self.desk() as desk:
                await Referrals(desk).pass_time(question_id)
        if due:
            log.info("time passed for %s", counted(len(due), "question"))

    async def remind(self) -> None:
        """Remind experts who have let half of their time pass; after `pass_time`, so that nobody is reminded late."""
        async with self.store.begin() as work:
            due = await work.referrals.to_remind(self.clock.now(), AT_ONCE)
        for question_id in due:
            async with self.desk() as desk:
                await Referrals(desk).remind(question_id)

    async def pass_quotes(self) -> None:
        """Tell both sides where nobody answered about a quote in time."""
        async with self.store.begin() as work:
            due = await work.quotes.due(self.clock.now(), AT_ONCE)
        for quote_id in due:
            async with self.desk() as desk:
                await Quotes(desk).pass_time(quote_id)

    async def free_unlisted(self) -> None:
        """Let go of those who are being asked and left the directory."""
        async with self.store.begin() as work:
            asked = [*await work.referrals.open(), *await work.referrals.reserves()]
        left = [question_id for question_id, expert_id in asked if self.office().expert(expert_id) is None]
        for question_id in left:
            async with self.desk() as desk:
                await Accounts(desk).free_unlisted(question_id)
        if left:
            log.info("%s freed from experts who left the directory", counted(len(left), "question"))

    async def tidy(self) -> None:
        """Remove rows of the inbox and of sent deliveries that nobody needs any more."""
        before = self.clock.now() - KEPT
        async with self.desk() as desk:
            await desk.work.inbox.forget(before)
            await desk.work.heard.tidy(desk.now - HEARD_KEPT)
            await desk.work.mails.tidy(before)
            await desk.work.mail_codes.tidy(before)
            await desk.work.sent_messages.tidy(desk.now - SENT_KEPT)
        while await self._tidied(before):
            pass

    async def _tidied(self, before: datetime) -> bool:
        """Some of the deliveries at a time, since a broadcast leaves fifty thousand; whether there may be more."""
        async with self.desk() as desk:
            removed = await desk.work.deliveries.tidy(before)
        await asyncio.sleep(BREATH)
        return removed > 0
