"""The processes of a measurement: the local Bot API, which also makes the load, and a bot."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil

TOKEN = "1:local"
SECRET = "benchmark"
PATIENCE = 120.0
ROOT = Path(__file__).parents[2]
PEOPLE = range(1001, 1201)


class BotApi:
    """`python -m mediabot.demo.botapi`, by its control addresses."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.Client(base_url=url, timeout=60)

    def control(self, what: str, **body: Any) -> Any:
        answer = self._client.post(f"/control/{what}", json=body).json()
        assert answer["ok"], answer
        return answer["result"]

    def count(self, method: str) -> int:
        """How often a bot has called it."""
        return int(self.control("calls")["counts"].get(method.lower(), 0))

    def wait_for(self, method: str, count: int) -> None:
        """Until it has been called so often."""
        until = time.monotonic() + PATIENCE
        while (now := self.count(method)) < count:
            assert time.monotonic() < until, f"{now} calls of {method} after {PATIENCE:g} s, not {count}"
            time.sleep(0.05)

    def drain(self, texts: Sequence[str]) -> float:
        """Everybody writes in turn, all at once; updates answered a second. One answer is expected for each."""
        people = [PEOPLE[number % len(PEOPLE)] for number in range(len(texts))]
        messages = [{"user": user, "text": text} for user, text in zip(people, texts, strict=True)]
        before = self.count("sendMessage")
        began = time.monotonic()
        self.control("send", messages=messages)
        self.wait_for("sendMessage", before + len(texts))
        last = self.control("calls", method="sendMessage", last=1)["calls"][-1]
        return len(texts) / (float(last["at"]) - began)


@contextmanager
def bot_api() -> Iterator[BotApi]:
    """A new one, with the people in it."""
    command = [sys.executable, "-m", "mediabot.demo.botapi", "--port", "0", "--token", TOKEN]
    with running(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        api = BotApi(process.stdout.readline().decode().strip())
        users = [{"id": user, "first_name": f"Reader {user}", "language_code": "bg"} for user in PEOPLE]
        api.control("users", users=users, started=True)
        yield api


@contextmanager
def running(
    command: Sequence[str], *, settings: Mapping[str, str] | None = None, folder: Path = ROOT, stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process for the length of the block; ended by SIGTERM."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MEDIABOT_")}
    environment |= {f"MEDIABOT_{name.upper()}": value for name, value in (settings or {}).items()}
    with (folder / "errors.txt" if folder != ROOT else Path(os.devnull)).open("ab") as errors:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=stdout, stderr=errors)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def mediabot_settings(api_url: str, database_url: str, *, webhook: bool) -> dict[str, str]:
    port = free_port()
    settings = {
        "token": TOKEN,
        "api_url": api_url,
        "database_url": database_url,
        "experts": str(ROOT / "experts.yaml"),
        "web_port": str(port),
    }
    if webhook:
        settings |= {"webhook_url": f"http://127.0.0.1:{port}/webhook", "webhook_secret": SECRET}
    return settings


MEDIABOT = (sys.executable, "-m", "mediabot", "run")


def echo_command(api_url: str, *, webhook: bool) -> list[str]:
    command = [sys.executable, str(Path(__file__).with_name("echo.py")), TOKEN, api_url]
    return [*command, "--port", str(free_port())] if webhook else command


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def memory(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """RSS and PSS in MB (PSS counts pages shared with other processes only in part)."""
    info = psutil.Process(process.pid).memory_full_info()
    return info.rss / 2**20, getattr(info, "pss", info.rss) / 2**20


def processor_seconds(process: subprocess.Popen[bytes]) -> float:
    times = psutil.Process(process.pid).cpu_times()
    return float(times.user + times.system)
