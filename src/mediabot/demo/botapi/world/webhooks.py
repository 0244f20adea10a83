"""Delivers updates to webhooks: each chat's in order, several chats at once, again and again until 2xx."""

import asyncio
import json
import time
from itertools import islice

import aiohttp

from mediabot.demo.botapi.world.records import Bot, Webhook
from mediabot.demo.botapi.world.updates import Owed

FIRST_PAUSE = 0.05
LONGEST_PAUSE = 2.0
ANSWER_WITHIN = 60
LOOK_AHEAD = 2000


class Postman:
    """Posts to the webhooks of the bots it watches; what wasn't taken stays owed."""

    def __init__(self) -> None:
        self._rounds: dict[str, asyncio.Task[None]] = {}
        self._posts: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    def watch(self, bot: Bot) -> None:
        """Look after a bot's webhook as long as it has one."""
        running = self._rounds.get(bot.token)
        if running is None or running.done():
            self._rounds[bot.token] = asyncio.create_task(self._round(bot))

    async def close(self) -> None:
        """Stop; nothing is forgotten."""
        tasks = [*self._rounds.values(), *self._posts]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    async def _round(self, bot: Bot) -> None:
        busy: set[int] = set()
        queue = bot.queue
        while (webhook := bot.webhook) is not None:
            queue.news.clear()
            for owed in list(islice(queue.owed, LOOK_AHEAD)):
                if len(busy) >= webhook.max_connections:
                    break
                if owed.chat_id not in busy:
                    busy.add(owed.chat_id)
                    self._start(bot, webhook, owed, busy)
            await queue.news.wait()

    def _start(self, bot: Bot, webhook: Webhook, owed: Owed, busy: set[int]) -> None:
        async def post() -> None:
            try:
                await self._post_until_taken(bot, webhook, owed)
            finally:
                busy.discard(owed.chat_id)
                bot.queue.wake()

        task = asyncio.create_task(post())
        self._posts.add(task)
        task.add_done_callback(self._posts.discard)

    async def _post_until_taken(self, bot: Bot, webhook: Webhook, owed: Owed) -> None:
        pause = FIRST_PAUSE
        while bot.webhook is webhook and owed in bot.queue.owed:
            error = await self._post(webhook, owed)
            if not error:
                bot.queue.forget(owed)
                return
            webhook.last_error, webhook.last_error_date = error, int(time.time())
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _post(self, webhook: Webhook, owed: Owed) -> str:
        if self._session is None:
            timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN)
            self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=0))
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        try:
            async with self._session.post(webhook.url, data=json.dumps(owed.body), headers=headers) as answer:
                await answer.read()
                taken = 200 <= answer.status < 300
                return "" if taken else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return f"Can't connect to the webhook: {type(error).__name__}"
