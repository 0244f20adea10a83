"""Bad days, ordered from outside: the methods of `Faults`, by the same names."""

from mediabot.demo.botapi.world.records import Json
from mediabot.demo.botapi.world.world import World


class FaultReins:
    """What shall go wrong."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = world.faults

    async def do_fail(self, body: Json) -> None:
        """method, status, description, retry_after, times, chat_id."""
        self.faults.fail_next(**body)

    async def do_fail_share(self, body: Json) -> None:
        """method, share, status, description, seed."""
        self.faults.fail_share(**body)

    async def do_drop(self, body: Json) -> None:
        """method, times, chat_id, after."""
        self.faults.drop_next(**body)

    async def do_drop_share(self, body: Json) -> None:
        """method, share, after (true if left out), seed."""
        self.faults.drop_share(**body)

    async def do_delay(self, body: Json) -> None:
        """method, seconds, times, chat_id."""
        self.faults.delay(**body)

    async def do_limit(self, body: Json) -> None:
        """per_second, per_chat, per_group, burst."""
        self.faults.limit(**body)

    async def do_storm(self, body: Json) -> None:
        """seconds, retry_after."""
        self.faults.storm(**body)

    async def do_migrate_group(self, body: Json) -> None:
        """old_id, new_id: the group becomes a supergroup."""
        self.world.migrate_group(**body)

    async def do_deactivate(self, body: Json) -> None:
        """user: deletes the account."""
        self.world.deactivate(int(body["user"]))

    async def do_all_well(self, body: Json) -> None:
        """No more faults."""
        self.faults.clear()
