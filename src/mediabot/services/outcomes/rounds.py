"""What the clock sets off once a question is over."""

from __future__ import annotations

from mediabot.services.clockwork import Clockwork
from mediabot.services.outcomes.following_up import FollowingUp

AT_ONCE = 100
"""Questions taken in one round."""


class OutcomeRounds(Clockwork):
    """Questions after their deadline."""

    async def follow_up(self) -> None:
        """Ask journalists what became of their questions, and tell the experts."""
        async with self.store.begin() as work:
            to_begin = await work.follow_ups.to_begin(self.clock.now(), AT_ONCE)
            due = await work.follow_ups.due(self.clock.now(), AT_ONCE)
        for question_id in to_begin:
            async with self.desk() as desk:
                await FollowingUp(desk).begin(question_id)
        for question_id in due:
            async with self.desk() as desk:
                await FollowingUp(desk).pass_time(question_id)
