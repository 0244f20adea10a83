"""Settings: environment variables with the prefix MEDIABOT_, also read from a file `.env`.

Whatever is wrong is told in whole sentences that name the variable; a secret is never part of a sentence or a `repr`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

PREFIX = "MEDIABOT_"
TELEGRAM = "https://api.telegram.org"
TOKEN_FORM = re.compile(r"\d+:[A-Za-z0-9_-]+")
SECRET_FORM = re.compile(r"[A-Za-z0-9_-]{1,256}")
BASE_FORM = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
SMTP_FORM = re.compile(r"smtps?://([^\s/?#@:]+:[^\s/?#@:]*@)?[^\s/?#@:]+(:\d{1,5})?/?(\?starttls=(yes|no))?")
MAIL_FORM = re.compile(r"[^\s@<>()\[\]\",;:\\]+@[^\s@<>()\[\]\",;:\\]+\.[^\s@<>()\[\]\",;:\\.]{2,}")
SENDER_FORM = re.compile(rf"({MAIL_FORM.pattern})|[^<>\",;:\\\r\n]+<({MAIL_FORM.pattern})>")
SECRETS = frozenset({"token", "webhook_secret", "database_url", "smtp_url"})

HOST_FORM = re.compile(r"[A-Za-z0-9:._-]+")
IN_MEMORY = re.compile(r"sqlite(\+\w+)?:(//)?/?(\?.*|:memory:.*|.*[?&]mode=memory.*|file::memory:.*)?", re.IGNORECASE)
UNEXPANDED = re.compile(r"\$\{([^}:]*)(:-)?[^}]*\}?")
WEBHOOK_PORTS = frozenset({None, 80, 88, 443, 8443})
"""Where Telegram's own server delivers; one's own Bot API takes any port, and no TLS."""

FREE_RATE, PAID_RATE = 30, 1000
"""Telegram's limits: messages a second to all chats together."""


class BadSetting(ValueError):
    """Settings that can't be used; `problems` are sentences, one for each."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Settings(BaseSettings):
    """What the operator chose. `token` also holds what was read from the token file."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file_encoding="utf-8-sig", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = None
    token_file: Path | None = None
    api_url: str = TELEGRAM
    database_url: str = Field(default="sqlite:///var/mediabot.db", repr=False)
    experts: Path = Path("experts.yaml")
    lexicon: Path | None = None
    staff: Annotated[frozenset[int], NoDecode] = frozenset()
    staff_chat: int | None = None
    language: Literal["bg", "en"] = "bg"
    timezone: str = "Europe/Sofia"
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    mail_reply_to: str | None = None
    public_url: str | None = None
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=1, le=65535)
    confirm_above: int = Field(default=100, ge=0)
    undo_seconds: int = Field(default=60, ge=0, le=600)
    fetch_local: bool = False
    send_rate: float = FREE_RATE
    paid_broadcast: bool = False

    @model_validator(mode="before")
    @classmethod
    def _trimmed(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Blanks around a value are never meant, and a value of blanks is none."""
        trimmed = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
        return {name: value for name, value in trimmed.items() if value != ""}

    @model_validator(mode="before")
    @classmethod
    def _token_from_file(cls, values: dict[str, Any]) -> dict[str, Any]:
        path = values.get("token_file")
        if path is None or values.get("token") is not None:
            return values
        return {**values, "token": _read_token(Path(path))}

    @field_validator("database_url")
    @classmethod
    def _kept_database(cls, url: str) -> str:
        if IN_MEMORY.fullmatch(url):
            raise ValueError(
                "is a database in memory, and everything would be lost at the next stop; "
                "name a file, such as sqlite:///var/mediabot.db"
            )
        return url

    @field_validator("staff_chat")
    @classmethod
    def _group(cls, number: int | None) -> int | None:
        if number is not None and not -(10**15) < number < 0:
            raise ValueError(
                "is not the number of a group, which is below zero, such as -1001234567890; "
                "add the bot to the group and send /id there"
            )
        return number

    @field_validator("web_host")
    @classmethod
    def _host_form(cls, host: str) -> str:
        if not HOST_FORM.fullmatch(host):
            raise ValueError("is not a host to listen on, such as 127.0.0.1, without https:// and a path")
        return host

    @field_validator("token")
    @classmethod
    def _token_form(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not TOKEN_FORM.fullmatch(token.get_secret_value()):
            raise ValueError("is not a bot token; @BotFather gives one that looks like 123456789:AAE…")
        return token

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not (
            SMTP_FORM.fullmatch(url.get_secret_value()) and _port(url.get_secret_value()) not in (0, "none")
        ):
            raise ValueError(
                "is not a mail server such as smtp://name:password@mail.example.org:587 or smtps://mail.example.org; "
                "in a name or password @ is written %40, : is %3A and / is %2F"
            )
        return url

    @field_validator("mail_from")
    @classmethod
    def _sender_form(cls, sender: str | None) -> str | None:
        if sender is not None and not SENDER_FORM.fullmatch(sender):
            raise ValueError("is not a sender such as Media Center <media@example.org>")
        return sender

    @field_validator("mail_reply_to")
    @classmethod
    def _mailbox_form(cls, address: str | None) -> str | None:
        if address is not None and not MAIL_FORM.fullmatch(address):
            raise ValueError("is not an e-mail address such as media@example.org")
        return address

    @field_validator("api_url", "webhook_url", "public_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        if url is not None and not BASE_FORM.fullmatch(url):
            raise ValueError("is not a web address such as https://example.org, without ? and #")
        return None if url is None else url.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _secret_form(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not SECRET_FORM.fullmatch(secret.get_secret_value()):
            raise ValueError("may only have 1 to 256 letters A-Z a-z, digits, _ and -")
        return secret

    @field_validator("staff", mode="before")
    @classmethod
    def _user_ids(cls, text: object) -> object:
        if not isinstance(text, str):
            return text
        ids = [part.strip() for part in text.split(",") if part.strip()]
        for part in ids:
            if not re.fullmatch(r"[1-9][0-9]{0,14}", part):
                raise ValueError(f"is a list of Telegram user ids such as 123456,234567; “{_cut(part)}” is not an id")
        return frozenset(map(int, ids))

    @field_validator("*", mode="before")
    @classmethod
    def _expanded(cls, value: object) -> object:
        """Stands below the other checks of raw values, since pydantic begins with the last."""
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if isinstance(text, str) and (found := UNEXPANDED.search(text)):
            shown = f"${{{found[1]}:-…}}" if found[2] else found[0]  # what stands in its place may be a password
            raise ValueError(f"still holds {shown}, which nothing has replaced; write the value itself")
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError("is not a time zone such as Europe/Sofia") from None
        return name

    @model_validator(mode="after")
    def _allowed_rate(self) -> Self:
        """0 is without any pace, for a Bot API of one's own that sets no limits."""
        most = PAID_RATE if self.paid_broadcast else FREE_RATE
        if not (self.send_rate == 0 or 1 <= self.send_rate <= most):
            paid = "" if self.paid_broadcast else f", or to {PAID_RATE} with MEDIABOT_PAID_BROADCAST=true"
            raise ValueError(f"MEDIABOT_SEND_RATE is messages a second, from 1 to {most}{paid}")
        return self

    @model_validator(mode="after")
    def _whole_mail(self) -> Self:
        """A letter needs a sender, and a place for its link to lead to."""
        needed = {"MEDIABOT_MAIL_FROM": self.mail_from, "MEDIABOT_PUBLIC_URL": self.public_url}
        missing = [name for name, value in needed.items() if value is None]
        if self.smtp_url is not None and missing:
            raise ValueError(
                f"{' and '.join(missing)} must be set beside MEDIABOT_SMTP_URL: the sender of the letters, "
                "and the address at which this server is reached from outside"
            )
        return self

    @model_validator(mode="after")
    def _guarded_webhook(self) -> Self:
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError(
                "MEDIABOT_WEBHOOK_SECRET is missing: a webhook needs one, or anybody could speak in Telegram's name"
            )
        return self

    @model_validator(mode="after")
    def _reached_webhook(self) -> Self:
        if self.webhook_url is None or self.api_url != TELEGRAM:
            return self
        if not self.webhook_url.startswith("https://"):
            raise ValueError(
                f"MEDIABOT_WEBHOOK_URL “{_cut(self.webhook_url)}” must begin with https://, or Telegram refuses it"
            )
        if _port(self.webhook_url) not in WEBHOOK_PORTS:
            raise ValueError(
                f"MEDIABOT_WEBHOOK_URL “{_cut(self.webhook_url)}” names a port that Telegram does not call; "
                "it calls 443, 80, 88 and 8443"
            )
        return self

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log may hold, the token also without its number."""
        webhook = "" if self.webhook_secret is None else self.webhook_secret.get_secret_value()
        written = urlsplit(self.smtp_address).password or ""
        return self.bot_token, self.bot_token.partition(":")[2], webhook, self.smtp_address, written, unquote(written)

    @property
    def smtp_address(self) -> str:
        """The mail server with its password, empty where there is none."""
        return "" if self.smtp_url is None else self.smtp_url.get_secret_value()

    @property
    def bot_token(self) -> str:
        """The token in the clear, empty where there is none."""
        return "" if self.token is None else self.token.get_secret_value()


def load_settings(env_file: str | Path | None = ".env") -> Settings:
    """The settings of this process; a variable goes before a line of the file. Raises BadSetting."""
    try:
        if unset := _unset(env_file):
            raise BadSetting(*unset)
        return Settings(_env_file=env_file)  # type: ignore[call-arg]
    except ValidationError as error:
        problems = [_sentence(problem) for problem in error.errors(include_url=False)]
    except SettingsError as error:
        problems = [f"the settings can't be read: {error}"]
    except UnicodeDecodeError:
        problems = [f"{env_file} is not a text file in UTF-8"]
    except OSError as error:
        problems = [f"{env_file} can't be read: {error.strerror}"]
    raise BadSetting(*problems)


def _unset(env_file: str | Path | None) -> list[str]:
    """A sentence for each line of the file that names a variable nobody set: it would be read as nothing."""
    if env_file is None or not Path(env_file).is_file():
        return []
    raw = dotenv_values(env_file, encoding="utf-8-sig", interpolate=False)
    known = {*os.environ, *raw}
    return [
        f"{name} in {env_file} names ${{{found[1]}}}, which is not set; set it, or write the value itself"
        for name, value in raw.items()
        if name.upper().startswith(PREFIX) and name.upper() not in os.environ
        for found in UNEXPANDED.finditer(value or "")
        if found[1] not in known and not found[2]
    ]


def _port(url: str) -> int | str | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return "none"


def unknown_settings(env_file: str | Path | None = ".env", environ: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """A sentence for each MEDIABOT_ variable that means nothing, with the one that was probably meant."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    found = {name.upper() for name in (os.environ if environ is None else environ)}
    if env_file is not None and Path(env_file).is_file():
        found |= {name.upper() for name in dotenv_values(env_file, encoding="utf-8-sig")}
    strange = sorted(name for name in found if name.startswith(PREFIX) and name not in known)
    return tuple(_unknown(name, known) for name in strange)


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.75)
    return f"{name} is not a setting" + (f"; did you mean {near[0]}?" if near else "")


def _read_token(path: Path) -> str:
    try:
        token = path.read_text(encoding="utf-8-sig").strip()
    except UnicodeDecodeError:
        raise ValueError(f"MEDIABOT_TOKEN_FILE: {path} is not a text file") from None
    except OSError as error:
        raise ValueError(f"MEDIABOT_TOKEN_FILE: {path} can't be read: {error.strerror}") from None
    if not token:
        raise ValueError(f"MEDIABOT_TOKEN_FILE: {path} is empty")
    return token


def _sentence(problem: ErrorDetails) -> str:
    """One problem in plain words. Our own messages begin where the value ends."""
    own = problem["msg"].removeprefix("Value error, ")
    if not problem["loc"]:
        return own
    field = str(problem["loc"][0])
    shown = "" if field in SECRETS else f" “{_cut(str(problem['input']))}”"
    return f"{PREFIX}{field.upper()}{shown} {_why(problem, own)}"


_BOUNDS = {
    "web_port": "is not a port from 1 to 65535",
    "undo_seconds": "is not a number of seconds from 0 to 600: so long an expert may undo an answer",
    "confirm_above": "is not a number of people; write 0 or more: above it a second person confirms a broadcast",
}


def _why(problem: ErrorDetails, own: str) -> str:
    kind, allowed = problem["type"], problem.get("ctx", {})
    if kind == "value_error":
        return own
    if kind.startswith("int_"):
        return "is not a whole number"
    if kind == "literal_error":
        return f"is not one of {allowed.get('expected')}"
    if kind.startswith("float_"):
        return "is not a number"
    if kind.startswith("bool_"):
        return "is neither true nor false"
    if kind in ("greater_than_equal", "less_than_equal"):
        return _BOUNDS[str(problem["loc"][0])]
    return f"can't be used: {own}"


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
