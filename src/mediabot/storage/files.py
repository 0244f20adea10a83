"""Where the files that come with mediabot lie: in a checkout's root, or inside the installed package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_directory() -> Path:
    """The sample directory of invented people."""
    installed = Path(str(files("mediabot") / "data" / "experts.yaml"))
    return installed if installed.exists() else Path(__file__).resolve().parents[3] / "experts.yaml"
