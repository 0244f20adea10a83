"""What an expert's answers led to."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mediabot.domain.follow_ups import Impact
from mediabot.services.desk import Desk


async def impact_of(desk: Desk, expert_id: str) -> Impact:
    """Since the year began by the clock of the house."""
    return await desk.work.follow_ups.impact(expert_id, year_began(desk.now, desk.office.zone))


def year_began(now: datetime, zone: str) -> datetime:
    return datetime(now.astimezone(ZoneInfo(zone)).year, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
