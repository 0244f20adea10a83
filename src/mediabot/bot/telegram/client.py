"""The client of the Bot API, as the settings want it."""

from __future__ import annotations

from telegram.ext import ExtBot

from mediabot.bot.telegram.request import AiohttpRequest
from mediabot.config import Settings


class Client(ExtBot[None]):
    """The Telegram client. It closes its connections also when Telegram never told it who it is."""

    def __init__(self, settings: Settings) -> None:
        # Two pools, so that long polling never stands in the way of sending.
        self._pools = (AiohttpRequest(), AiohttpRequest(connections=2))
        super().__init__(
            settings.bot_token,
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=self._pools[0],
            get_updates_request=self._pools[1],
        )

    async def shutdown(self) -> None:
        await super().shutdown()
        for pool in self._pools:
            await pool.shutdown()
