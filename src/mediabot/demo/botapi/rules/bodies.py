"""Parameters of a call, however they come: query, form, multipart with files, or JSON."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, unquote_to_bytes

from mediabot.demo.botapi.rules.refusals import bad_request

YES = {"true", "yes", "1"}
_pairs = re.compile(r';\s*([\w*-]+)=(?:"([^"]*)"|([^;]*))')


@dataclass(slots=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Values as they came (text in forms, any JSON in JSON bodies), read the way the Bot API reads them."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """As text."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; nonsense counts as the default."""
        try:
            return int(self.values[name])
        except (KeyError, TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Yes or no."""
        value = self.values.get(name)
        return value is True or str(value).lower() in YES

    def json(self, name: str, called: str = "") -> Any:
        """A nested object, which forms carry as JSON text."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {called or name.replace('_', ' ')} JSON object") from None

    @property
    def chat_id(self) -> int | None:
        """The chat the call is about, if it says so."""
        return self.integer("chat_id") or None


def read_params(query: bytes, content_type: str, body: bytes) -> Params:
    """Parameters of a request; what can't be read is refused."""
    values: dict[str, Any] = dict(parse_qsl(query.decode("ascii", "replace"))) if query else {}
    if not body:
        return Params(values)
    kind, _, rest = content_type.partition(";")
    match kind.strip().lower():
        case "application/json":
            return Params(values | _read_json(body))
        case "multipart/form-data":
            params = _read_multipart(rest, body)
            params.values = values | params.values
            return params
        case _:
            return Params(values | _read_form(body))


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(read, dict):
        raise bad_request("object expected")
    return read


def _read_form(body: bytes) -> dict[str, Any]:
    try:
        pairs = (pair.partition(b"=") for pair in body.replace(b"+", b" ").split(b"&") if pair)
        return {_unquoted(name): _unquoted(value) for name, _, value in pairs}
    except ValueError:
        raise bad_request("strings must be encoded in UTF-8") from None


def _unquoted(value: bytes) -> str:
    return (unquote_to_bytes(value) if b"%" in value else value).decode()


def _read_multipart(parameters: str, body: bytes) -> Params:
    boundary = _parameter(parameters, "boundary")
    if not boundary:
        raise bad_request("boundary parameter not found in Content-Type")
    params = Params({})
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        head, found, content = part.partition(b"\r\n\r\n")
        if not found:
            continue
        headers = _headers(head)
        disposition = headers.get("content-disposition", "")
        name, filename = _parameter(disposition, "name"), _parameter(disposition, "filename")
        if filename:
            mime = headers.get("content-type", "application/octet-stream")
            params.uploads[name] = Upload(filename, mime, content)
        else:
            params.values[name] = content.decode("utf-8", "replace")
    return params


def _headers(head: bytes) -> dict[str, str]:
    lines = head.decode("utf-8", "replace").split("\r\n")
    return {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _parameter(header: str, name: str) -> str:
    for key, quoted, plain in _pairs.findall(f";{header}"):
        if key.lower() == name:
            return str(quoted or plain.strip()).replace("%22", '"')
        if key.lower() == f"{name}*":
            return unquote(plain.partition("''")[2])
    return ""
