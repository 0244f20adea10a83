"""The local Bot API on its own: `python -m mediabot.demo.botapi --port 8081`; driven over `/control/…`."""

import argparse
import gc

from mediabot.demo.botapi.browser.page import build_app
from mediabot.demo.botapi.sample import sample_page
from mediabot.demo.botapi.server import build_server, listen
from mediabot.demo.botapi.world.world import World

TOKEN = "1:local"  # noqa: S105 - opens nothing but this server


def main() -> None:
    """Serves until SIGTERM or SIGINT."""
    parser = argparse.ArgumentParser(prog="python -m mediabot.demo.botapi", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one and prints it")
    parser.add_argument("--token", default=TOKEN, help="token of the bot that is there from the start")
    parser.add_argument("--username", default="media_center_bot")
    parser.add_argument("--page", action="store_true", help="serve the chat page with three sample accounts")
    parser.add_argument("--light", action="store_true", help="count what is sent instead of keeping it")
    chosen = parser.parse_args()
    world = World(light=chosen.light)
    world.add_bot(chosen.token, chosen.username, "Media Center")
    app = build_app(world, sample_page(world) if chosen.page else None)
    listening = listen(chosen.host, chosen.port)
    print(f"http://{chosen.host}:{listening.getsockname()[1]}", flush=True)
    # Messages come by tens of thousands and stay; to look through them for garbage would take a fifth of the time.
    gc.freeze()
    gc.set_threshold(50_000, 100, 1000)
    build_server(app).run(sockets=[listening])


if __name__ == "__main__":
    main()
