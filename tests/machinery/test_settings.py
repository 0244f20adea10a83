"""Settings: every bad value is a sentence that names its variable and no secret."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mediabot.config import BadSetting, Settings, load_settings, unknown_settings

GOOD_TOKEN = "123456:AAE-good_token"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("MEDIABOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def refused(monkeypatch: pytest.MonkeyPatch, **values: str) -> tuple[str, ...]:
    for name, value in values.items():
        monkeypatch.setenv(f"MEDIABOT_{name}", value)
    with pytest.raises(BadSetting) as caught:
        load_settings()
    return caught.value.problems


def test_without_any_variable_the_defaults_hold() -> None:
    settings = load_settings()

    assert settings == Settings()
    assert (settings.bot_token, settings.language, settings.timezone) == ("", "bg", "Europe/Sofia")
    assert settings.api_url == "https://api.telegram.org"
    assert (settings.web_host, settings.web_port) == ("127.0.0.1", 8080)
    assert settings.experts == Path("experts.yaml")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TOKEN", "nonsense", "is not a bot token"),
        ("TOKEN", "123456:with space", "is not a bot token"),
        ("TOKEN_FILE", "missing.txt", "missing.txt can't be read"),
        ("API_URL", "api.telegram.org", "is not a web address"),
        ("API_URL", "ftp://example.org", "is not a web address"),
        ("API_URL", "https://example.org/?a=1", "is not a web address"),
        ("MAIL_FROM", "Media Center", "is not a sender"),
        ("MAIL_FROM", "a@example.org, b@example.org", "is not a sender"),
        ("MAIL_FROM", "Media\nBcc: x@example.org <a@example.org>", "is not a sender"),
        ("MAIL_REPLY_TO", "Media <a@example.org>", "is not an e-mail address"),
        ("PUBLIC_URL", "example.org", "is not a web address"),
        ("STAFF", "12,Ана", "“Ана” is not an id"),
        ("STAFF", "12;13", "is not an id"),
        ("STAFF", "-100123", "is not an id"),
        ("STAFF_CHAT", "редакция", "is not a whole number"),
        ("STAFF_CHAT", "1.5", "is not a whole number"),
        ("STAFF", "0", "“0” is not an id"),
        ("STAFF_CHAT", "123", "“123” is not the number of a group, which is below zero"),
        ("STAFF_CHAT", "0", "send /id there"),
        ("STAFF_CHAT", "-1000000000000000", "is not the number of a group"),
        ("UNDO_SECONDS", "601", "“601” is not a number of seconds from 0 to 600"),
        ("CONFIRM_ABOVE", "-1", "“-1” is not a number of people; write 0 or more"),
        ("CONFIRM_ABOVE", "много", "is not a whole number"),
        ("DATABASE_URL", "sqlite://", "is a database in memory, and everything would be lost"),
        ("DATABASE_URL", "sqlite:///", "is a database in memory"),
        ("DATABASE_URL", "sqlite:///:memory:", "name a file, such as sqlite:///var/mediabot.db"),
        ("DATABASE_URL", "sqlite+aiosqlite:///:memory:", "is a database in memory"),
        ("DATABASE_URL", "sqlite:///file:x?mode=memory&uri=true", "is a database in memory"),
        ("DATABASE_URL", "postgresql://bot:${PASSWORD}@db/news", "still holds ${PASSWORD}, which nothing has replaced"),
        ("TOKEN", "${BOT_TOKEN}", "still holds ${BOT_TOKEN}"),
        ("EXPERTS", "${HOME}/experts.yaml", "still holds ${HOME}"),
        ("STAFF", "${STAFF}", "still holds ${STAFF}"),
        ("WEB_HOST", "http://0.0.0.0", "is not a host to listen on"),
        ("LANGUAGE", "de", "is not one of 'bg' or 'en'"),
        ("TIMEZONE", "Europe/Sofa", "is not a time zone"),
        ("TIMEZONE", "../../etc/passwd", "is not a time zone"),
        ("WEBHOOK_URL", "example.org/hook", "is not a web address"),
        ("WEB_PORT", "-1", "is not a port from 1 to 65535"),
        ("SEND_RATE", "-1", "MEDIABOT_SEND_RATE is messages a second, from 1 to 30"),
        ("SEND_RATE", "inf", "from 1 to 30"),
        ("WEBHOOK_SECRET", "тайна", "may only have"),
        ("WEBHOOK_SECRET", "a" * 257, "may only have"),
        ("SEND_RATE", "31", "from 1 to 30, or to 1000 with MEDIABOT_PAID_BROADCAST=true"),
        ("SEND_RATE", "0.5", "from 1 to 30"),
        ("SEND_RATE", "nan", "from 1 to 30"),
        ("SEND_RATE", "бързо", "is not a number"),
        ("PAID_BROADCAST", "може", "is neither true nor false"),
        ("WEB_PORT", "0", "is not a port"),
        ("WEB_PORT", "65536", "is not a port"),
        ("WEB_PORT", "http", "is not a whole number"),
    ],
)
def test_a_bad_value_is_a_sentence_that_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    (sentence,) = refused(monkeypatch, **{name: value})

    assert f"MEDIABOT_{name}" in sentence
    assert says in sentence


def test_a_sentence_shows_a_plain_value_but_never_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = refused(monkeypatch, TOKEN="sekret-1", WEBHOOK_SECRET="sekret 2", LANGUAGE="fr")

    told = "\n".join(problems)
    assert len(problems) == 3
    assert "“fr”" in told
    assert "sekret" not in told


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    (sentence,) = refused(monkeypatch, WEBHOOK_URL="https://example.org/webhook")

    assert sentence.startswith("MEDIABOT_WEBHOOK_SECRET is missing")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://example.org/hook", "must begin with https://, or Telegram refuses it"),
        ("https://example.org:9000/hook", "names a port that Telegram does not call"),
        ("https://example.org:99999", "names a port that Telegram does not call"),
    ],
)
def test_a_webhook_that_telegram_would_not_call_is_told(monkeypatch: pytest.MonkeyPatch, url: str, says: str) -> None:
    (sentence,) = refused(monkeypatch, WEBHOOK_URL=url, WEBHOOK_SECRET="secret")

    assert sentence.startswith("MEDIABOT_WEBHOOK_URL")
    assert says in sentence


def test_a_bot_api_of_ones_own_calls_any_webhook(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"API_URL": "http://127.0.0.1:8081", "WEBHOOK_URL": "http://127.0.0.1:9000", "WEBHOOK_SECRET": "secret"}
    for name, value in own.items():
        monkeypatch.setenv(f"MEDIABOT_{name}", value)

    assert load_settings().webhook_url == "http://127.0.0.1:9000"


def test_a_line_of_the_file_that_names_an_unset_variable_is_told(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text("MEDIABOT_DATABASE_URL=postgresql://bot:${SECRET_OF_NOBODY}@db/news\nMEDIABOT_LANGUAGE=${L:-en}\n")

    with pytest.raises(BadSetting) as caught:
        load_settings(file)

    assert caught.value.problems == (
        f"MEDIABOT_DATABASE_URL in {file} names ${{SECRET_OF_NOBODY}}, which is not set; "
        "set it, or write the value itself",
    )


def test_a_line_of_the_file_may_name_what_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLACE", "Europe/London")
    (tmp_path / ".env").write_text("HERE=${PLACE}\nMEDIABOT_TIMEZONE=${HERE}\nMEDIABOT_LANGUAGE=${L:-en}\n")

    settings = load_settings()

    assert (settings.timezone, settings.language) == ("Europe/London", "en")


def test_good_values_are_taken_with_blanks_around_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIABOT_TOKEN", f"  {GOOD_TOKEN}\n")
    monkeypatch.setenv("MEDIABOT_STAFF", " 11, 12 ,,13 ")
    monkeypatch.setenv("MEDIABOT_STAFF_CHAT", "-1001234567890")
    monkeypatch.setenv("MEDIABOT_API_URL", "http://127.0.0.1:8081/")
    monkeypatch.setenv("MEDIABOT_LEXICON", "  ")

    settings = load_settings()

    assert settings.bot_token == GOOD_TOKEN
    assert settings.staff == {11, 12, 13}
    assert settings.staff_chat == -1001234567890
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.lexicon is None


def test_the_token_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{GOOD_TOKEN}\n")
    monkeypatch.setenv("MEDIABOT_TOKEN_FILE", str(tmp_path / "token"))

    assert load_settings().bot_token == GOOD_TOKEN


def test_an_empty_token_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("\n")

    (sentence,) = refused(monkeypatch, TOKEN_FILE=str(tmp_path / "token"))

    assert "MEDIABOT_TOKEN_FILE" in sentence
    assert "is empty" in sentence


def test_a_variable_goes_before_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MEDIABOT_LANGUAGE=en\nMEDIABOT_WEB_PORT=9000\nOTHER=1\n")
    monkeypatch.setenv("MEDIABOT_LANGUAGE", "bg")

    settings = load_settings(tmp_path / ".env")

    assert (settings.language, settings.web_port) == ("bg", 9000)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("MEDIABOT_EXPERTS=указател.yaml".encode("cp1251"))

    with pytest.raises(BadSetting, match="not a text file in UTF-8"):
        load_settings(tmp_path / ".env")


def test_nothing_shows_a_secret_by_accident(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIABOT_TOKEN", GOOD_TOKEN)
    monkeypatch.setenv("MEDIABOT_WEBHOOK_SECRET", "sekret")
    monkeypatch.setenv("MEDIABOT_DATABASE_URL", "postgresql://media:sekret@host/db")

    settings = load_settings()

    assert "AAE" not in f"{settings!r} {settings}"
    assert "sekret" not in f"{settings!r} {settings}"


def test_a_misspelt_variable_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("MEDIABOT_STAF=1\nMEDIABOT_TOKEN=x\n")
    environ = {"MEDIABOT_TOKN": "x", "MEDIABOT_LANGUAGE": "bg", "MEDIABOT_QQQQQQQQ": "1", "PATH": "/bin"}

    told = unknown_settings(tmp_path / ".env", environ)

    assert told == (
        "MEDIABOT_QQQQQQQQ is not a setting",
        "MEDIABOT_STAF is not a setting; did you mean MEDIABOT_STAFF?",
        "MEDIABOT_TOKN is not a setting; did you mean MEDIABOT_TOKEN?",
    )


def test_whoever_pays_may_send_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIABOT_SEND_RATE", "1000")
    monkeypatch.setenv("MEDIABOT_PAID_BROADCAST", "true")

    assert (load_settings().send_rate, load_settings().paid_broadcast) == (1000, True)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://me:hunter2@",
        "smtp://me@example.org:hunter2@mail.example.org",
        "smtp://me:hunter2@mail.example.org:0",
        "smtp://me:hunter2@mail.example.org:99999",
        "smtp://me:hunter2@mail.example.org?tls=1",
    ],
)
def test_a_mail_server_that_is_none_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    (sentence,) = refused(monkeypatch, SMTP_URL=url, MAIL_FROM="a@example.org", PUBLIC_URL="https://example.org")

    assert sentence.startswith("MEDIABOT_SMTP_URL is not a mail server such as")
    assert "hunter2" not in sentence


def test_a_mail_server_needs_a_sender_and_an_address_for_links(monkeypatch: pytest.MonkeyPatch) -> None:
    (sentence,) = refused(monkeypatch, SMTP_URL="smtp://me:hunter2@mail.example.org")

    assert sentence.startswith("MEDIABOT_MAIL_FROM and MEDIABOT_PUBLIC_URL must be set beside MEDIABOT_SMTP_URL")
    assert "hunter2" not in sentence


def test_the_password_of_the_mail_server_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIABOT_SMTP_URL", "smtps://me:hunter%402@mail.example.org")
    monkeypatch.setenv("MEDIABOT_MAIL_FROM", "Media Center <media@example.org>")
    monkeypatch.setenv("MEDIABOT_PUBLIC_URL", "https://media.example.org/bot/")

    settings = load_settings()

    assert {"hunter%402", "hunter@2"} <= set(settings.secrets)
    assert "hunter" not in repr(settings)
    assert settings.public_url == "https://media.example.org/bot"
