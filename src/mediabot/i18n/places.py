"""Where the catalogs lie: at the root of a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path

from mediabot.domain.errors import MediabotError

PACKAGE = Path(__file__).resolve().parents[1]


class NoCatalogs(MediabotError):
    """There is no folder of catalogs: the installation is not whole."""

    def __init__(self, tried: tuple[Path, ...]) -> None:
        super().__init__(f"no folder with catalogs; looked for {' and '.join(map(str, tried))}; install mediabot again")
        self.tried = tried


def locales_folder() -> Path:
    """The folder of `*.po`: the wheel carries it in `mediabot/data`, a checkout has it beside `src`."""
    tried = (PACKAGE / "data" / "locales", PACKAGE.parents[1] / "locales")
    for folder in tried:
        if folder.is_dir():
            return folder
    raise NoCatalogs(tried)


def checkout() -> Path:
    """The root of the checkout this code runs from; only tools that change sources need it."""
    return PACKAGE.parents[1]
