"""Takes the picture of the README from the running demo: `python -m tests.browser.screenshot FILE`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser.story import BULGARIAN, LAPTOP, Phone, open_page, play


async def main(target: Path) -> None:
    async with open_page(LAPTOP) as (page, _):
        await play(page, BULGARIAN)
        await Phone(page, "journalist").taps("Подробности")
        await page.wait_for_timeout(2_500)
        await page.screenshot(path=target)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1] if len(sys.argv) > 1 else "tests/browser/demo.png")))
