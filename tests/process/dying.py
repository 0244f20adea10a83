"""`mediabot run` of which one part dies once it runs: `python dying.py courier` (or another of PARTS)."""

import asyncio
import sys
from typing import Any

from mediabot.jobs.courier import Courier
from mediabot.jobs.ticker import Ticker
from mediabot.wiring import MediaCenter

PARTS: dict[str, tuple[Any, str]] = {
    "courier": (Courier, "_rest"),
    "ticker": (Ticker, "_keep_time"),
    "start": (MediaCenter, "start"),
}


async def dies(part: Any) -> None:
    await asyncio.sleep(0)
    raise KeyError("what a person wrote: marmalade")


if __name__ == "__main__":
    owner, name = PARTS[sys.argv.pop(1)]
    sys.argv.append("run")
    setattr(owner, name, dies)

    from mediabot.__main__ import main

    main()
