"""What sending is measured against: eight tasks, each calls `Bot.send_message` in a loop. Nothing is stored."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator

from telegram import Bot

TASKS = 8


async def send(token: str, api_url: str, readers: range, text: str) -> None:
    async with Bot(token, base_url=f"{api_url}/bot") as bot:
        left = iter(readers)
        await asyncio.gather(*(loop(bot, left, text) for _ in range(TASKS)))


async def loop(bot: Bot, left: Iterator[int], text: str) -> None:
    for reader in left:
        await bot.send_message(reader, text, parse_mode="HTML")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("token")
    parser.add_argument("api_url")
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int)
    parser.add_argument("text")
    chosen = parser.parse_args()
    asyncio.run(send(chosen.token, chosen.api_url, range(chosen.first, chosen.first + chosen.count), chosen.text))
