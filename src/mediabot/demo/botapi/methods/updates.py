"""How a bot takes its updates: by asking, or by webhook, never both."""

import asyncio
import re
from typing import Any

from mediabot.demo.botapi.methods.registry import method, waiting_method
from mediabot.demo.botapi.rules.bodies import Params
from mediabot.demo.botapi.rules.refusals import OTHER_POLLER, WEBHOOK_ACTIVE, bad_request, conflict
from mediabot.demo.botapi.world.records import Bot, Json, Webhook
from mediabot.demo.botapi.world.world import World

LONGEST_POLL = 50
_secret = re.compile(r"[A-Za-z0-9_-]*")
_url = re.compile(r"https?://[^\s/]+\S*")


def _allow(bot: Bot, params: Params) -> None:
    allowed = params.json("allowed_updates")
    if isinstance(allowed, list):
        bot.queue.allowed = frozenset(allowed) or None


@waiting_method("getUpdates")
async def get_updates(world: World, bot: Bot, params: Params) -> list[Json]:
    """Updates from the offset on; all below it are forgotten. Of two askers the earlier is turned away."""
    if bot.webhook is not None:
        raise conflict(WEBHOOK_ACTIVE)
    _allow(bot, params)
    queue = bot.queue
    queue.confirm_below(params.integer("offset"))
    limit = min(max(params.integer("limit", 100), 1), 100)
    me = queue.poll = object()
    queue.wake()
    loop = asyncio.get_running_loop()
    until = loop.time() + min(max(params.integer("timeout"), 0), LONGEST_POLL)
    while not queue.owed and (left := until - loop.time()) > 0:
        queue.news.clear()
        try:
            async with asyncio.timeout(left):
                await queue.news.wait()
        except TimeoutError:
            break
        if queue.poll is None:
            return []
        if queue.poll is not me:
            raise conflict(OTHER_POLLER)
        if bot.webhook is not None:
            raise conflict("terminated by setWebhook request")
    return queue.take(limit)


@method("setWebhook")
def set_webhook(world: World, bot: Bot, params: Params) -> bool:
    """Plain http and any port are taken here; an empty address means deleteWebhook."""
    url, secret = params.text("url"), params.text("secret_token")
    if url and not _url.fullmatch(url):
        raise bad_request("invalid webhook URL specified")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not _secret.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _allow(bot, params)
    if params.flag("drop_pending_updates"):
        bot.queue.owed.clear()
    most = min(max(params.integer("max_connections", 40), 1), 100)
    bot.webhook = Webhook(url, secret, most) if url else None
    bot.queue.wake()
    return True


@method("deleteWebhook")
def delete_webhook(world: World, bot: Bot, params: Params) -> bool:
    """Back to asking."""
    if params.flag("drop_pending_updates"):
        bot.queue.owed.clear()
    bot.webhook = None
    bot.queue.wake()
    return True


@method("getWebhookInfo")
def get_webhook_info(world: World, bot: Bot, params: Params) -> Json:
    """Where updates go, how many wait and what went wrong last."""
    info: dict[str, Any] = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.queue.owed),
    }
    if bot.queue.allowed is not None:
        info["allowed_updates"] = sorted(bot.queue.allowed)
    if bot.webhook is not None:
        info |= {"url": bot.webhook.url, "max_connections": bot.webhook.max_connections}
        if bot.webhook.last_error:
            info["last_error_date"] = bot.webhook.last_error_date
            info["last_error_message"] = bot.webhook.last_error
    return info
