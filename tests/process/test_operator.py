"""What an operator can get wrong: a sentence that names the setting, exit code 1, and never a traceback.

(The last is looked after by the house: it reads everything that was printed.)
"""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import pytest

from mediabot.demo.botapi.server import LocalBotApi
from process.running import MARK, PATIENCE, STAFF_GROUP, TOKEN, House, free_port, sees

BROKEN = """\
version: 1
experts:
  - id: first
    name: First Example
    topicz: [telemedicine]
  - id: first
    name: Second Example
    topics: []
"""


async def refused(house: House) -> str:
    """What it says when it does not start."""
    await house.bot.launch()
    assert await house.bot.ended() == 1, house.bot.output
    return house.bot.output


async def test_missing_token_is_named(house: House) -> None:
    del house.bot.settings["token"]

    said = await refused(house)

    assert "MEDIABOT_TOKEN is missing" in said
    assert "@BotFather" in said


async def test_token_that_is_none_is_named_and_not_repeated(house: House) -> None:
    house.bot.settings["token"] = "hunter2 is no token"

    said = await refused(house)

    assert "MEDIABOT_TOKEN" in said
    assert "hunter2" not in said


async def test_token_that_telegram_does_not_know_ends_the_start(house: House) -> None:
    house.bot.settings["token"] = "7654321:some-other-token"

    said = await refused(house)

    assert "MEDIABOT_TOKEN: Telegram does not accept this token" in said
    assert "some-other-token" not in said
    assert "Unclosed" not in said


async def test_token_that_is_revoked_ends_it_later(house: House) -> None:
    await house.bot.start()

    house.api.world.bots["7654321:newer"] = house.api.world.bots.pop(TOKEN)
    await house.api.add_user(1001, "Ana", "en").sends("telemedicine")

    assert await house.bot.ended() == 1
    assert "MEDIABOT_TOKEN: Telegram does not accept this token" in house.bot.output


async def test_bot_api_that_is_not_there_yet_is_waited_for(house: House) -> None:
    port = free_port()
    house.bot.settings["api_url"] = f"http://127.0.0.1:{port}"
    await house.bot.launch()
    await house.bot.says("Telegram can't be reached")
    await house.bot.says("trying again in 1 s")

    async with LocalBotApi.running(port) as api:
        api.add_bot(TOKEN, "process_bot", "Media Center")
        api.add_group(STAFF_GROUP, "Media Center", [api.add_user(9001, "Maria", "en")])
        ana = api.add_user(1001, "Ana", "en")
        await ana.sends("telemedicine")

        await house.bot.says("Telegram can be reached again")
        await sees(ana, "Parvan Ekranov")
        await house.bot.stop()


async def test_database_of_a_newer_version_is_left_alone(house: House) -> None:
    with sqlite3.connect(house.database_url.removeprefix("sqlite:///")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")

    said = await refused(house)

    assert "the database is from a newer version of mediabot" in said
    assert "9999" in said


async def test_database_file_that_is_none_is_named(house: House, tmp_path: Path) -> None:
    (tmp_path / "holiday.db").write_bytes(b"no database, but long enough to look at " * 50)
    house.bot.settings["database_url"] = f"sqlite:///{tmp_path / 'holiday.db'}"

    said = await refused(house)

    assert "MEDIABOT_DATABASE_URL" in said
    assert "not a database" in said


@pytest.mark.parametrize("path", ["/dev/null/folder/mediabot.db", "/proc/mediabot.db"])
async def test_folder_that_can_not_be_written_is_named(house: House, path: str) -> None:
    house.bot.settings["database_url"] = f"sqlite:///{path}"

    said = await refused(house)

    assert "MEDIABOT_DATABASE_URL" in said
    assert path in said or "/dev/null" in said


async def test_postgresql_that_is_not_there_is_named_without_its_password(house: House) -> None:
    house.bot.settings["database_url"] = f"postgresql://somebody:{MARK}@127.0.0.1:{free_port()}/mediabot"

    said = await refused(house)

    assert "MEDIABOT_DATABASE_URL: postgresql+psycopg://somebody:***@127.0.0.1" in said


async def test_port_in_use_is_named(house: House) -> None:
    with socket.create_server(("127.0.0.1", house.port)):
        said = await refused(house)

    assert f"127.0.0.1:{house.port}" in said
    assert "MEDIABOT_WEB_PORT" in said


async def test_broken_directory_with_nothing_published_lists_every_problem(house: House, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    house.bot.settings["experts"] = "broken.yaml"

    said = await refused(house)

    assert "MEDIABOT_EXPERTS" in said
    for place in ("broken.yaml:5:5:", "broken.yaml:6:9:", "broken.yaml:8:13:"):
        assert place in said


async def test_missing_directory_is_named(house: House) -> None:
    house.bot.settings["experts"] = "nowhere.yaml"

    said = await refused(house)

    assert "nowhere.yaml" in said
    assert "MEDIABOT_EXPERTS" in said


async def test_broken_directory_keeps_the_published_one_and_staff_are_told(house: House, tmp_path: Path) -> None:
    await house.bot.start()
    await house.bot.stop()
    (tmp_path / "broken.yaml").write_text(BROKEN)
    house.bot.settings["experts"] = "broken.yaml"
    ana = house.api.add_user(1001, "Ana", "en")

    await house.bot.start()
    await ana.sends("telemedicine")

    await sees(ana, "Parvan Ekranov")
    await house.maria.sees("broken.yaml:3:5", in_chat=house.group, timeout=PATIENCE)
    assert "the last published version stays" in house.bot.output
    await house.bot.stop()


async def test_several_wrong_settings_are_all_named_at_once(house: House) -> None:
    house.bot.settings |= {"staff": "Maria", "web_port": "many", "timezone": "Europe/Atlantis"}

    said = await refused(house)

    for name in ("MEDIABOT_STAFF", "MEDIABOT_WEB_PORT", "MEDIABOT_TIMEZONE"):
        assert name in said


async def test_words_of_people_are_not_in_the_log_when_telegram_refuses_them(house: House) -> None:
    ana = house.api.add_user(1001, "Ana", "en")
    await house.bot.start()
    house.api.fail_next("sendMessage", 400, f"Bad Request: can't parse entities in {MARK}")

    await ana.sends(f"telemedicine {MARK}")
    await house.quiet()

    await sees(ana, MARK)
    assert "failed" in house.bot.output


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("courier", "the courier has died (KeyError: dies"),
        ("ticker", "the ticker of "),
        ("start", "the bot has died (KeyError: dies"),
    ],
)
async def test_a_part_that_dies_ends_the_process_with_a_reason(house: House, part: str, told: str) -> None:
    house.bot.command = (str(Path(__file__).with_name("dying.py")), part)

    said = await refused(house)

    assert told in said
    assert "the process ends, to be started anew by whatever watches over it" in said
