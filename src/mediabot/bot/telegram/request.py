"""HTTP for python-telegram-bot over aiohttp: the same calls on a fraction of the processor time.

An address of the Bot API holds the token, and aiohttp puts addresses into some of its errors. So an error leaves this
file without its cause, and with words that hold no address.

Whatever is no answer of the Bot API (a proxy's page, say) is a failure of the network, whichever its status: only
Telegram itself can refuse a token, or say that a person has blocked the bot.
"""

from __future__ import annotations

import os
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.request import getproxies, proxy_bypass

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from mediabot.bot.telegram.answers import check_answer, read_answer

FORM = {"Content-Type": "application/x-www-form-urlencoded"}

Seconds = Any
"""A number, None for no limit, or `BaseRequest.DEFAULT_NONE` for this object's own limit."""

Body = bytes | FormData | None


class AiohttpRequest(BaseRequest):
    """`uploading` stands for `writing` where there is a file. Waiting for a free connection counts as connecting.

    Together the limits stay below the lease of a delivery, so that nobody takes it over while it is being sent.
    """

    def __init__(
        self,
        connections: int = 64,
        reading: float = 6,
        writing: float = 6,
        connecting: float = 5,
        uploading: float = 60,
    ) -> None:
        self._connections = connections
        self._reading = reading
        self._writing = writing
        self._connecting = connecting
        self._uploading = uploading
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._reading

    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._connections, limit_per_host=self._connections),
                cookie_jar=DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The parameters in the query of a POST go into its body: only the library can make RequestData."""
        has_files = request_data is not None and request_data.contains_files
        limits = _timeout(
            reading=_chosen(read_timeout, self._reading),
            writing=_chosen(write_timeout, self._uploading if has_files else self._writing),
            connecting=_chosen(connect_timeout, self._connecting),
        )
        address, _, query = url.partition("?") if method == "POST" else (url, "", "")
        body, headers = _body(request_data, query)
        try:
            status, answer = await self._exchange(method, URL(address, encoded=True), body, headers, limits)
        except TimeoutError as error:
            raise TimedOut(f"no answer in time ({type(error).__name__})") from None
        except (ClientError, OSError) as error:
            raise NetworkError(_words(error)) from None
        except Exception as error:  # the library would put its words, and with them the body, into its own error
            raise NetworkError(f"the request can't be made ({type(error).__name__})") from None
        if method == "POST" or status >= HTTPStatus.MULTIPLE_CHOICES:
            check_answer(status, answer)
        return status, answer

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer in its envelope. The library's own would write what it can't read into the log."""
        return read_answer(payload)

    async def _exchange(
        self, method: str, url: URL, body: Body, headers: dict[str, str] | None, limits: ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("the connection to Telegram is closed")
        proxy = _proxy(url.scheme, url.host or "")
        async with self._session.request(
            method, url, data=body, headers=headers, timeout=limits, proxy=proxy, allow_redirects=False
        ) as response:
            return response.status, await response.read()


def _timeout(reading: float | None, writing: float | None, connecting: float | None) -> ClientTimeout:
    """While a request is being written nothing is read, so both together limit the wait for the answer."""
    answer = None if reading is None or writing is None else reading + writing
    return ClientTimeout(total=None, connect=connecting, sock_connect=connecting, sock_read=answer)


def _chosen(given: Seconds, own: float) -> float | None:
    chosen: float | None = own if given is BaseRequest.DEFAULT_NONE else given
    return chosen


def _body(data: RequestData | None, query: str) -> tuple[Body, dict[str, str] | None]:
    if data is None:
        return (query.encode(), FORM) if query else (None, None)
    if data.contains_files:
        return _multipart(data), None
    # Five times as fast as urllib's quoting on a text in Cyrillic.
    return URL.build(query=data.json_parameters).raw_query_string.encode(), FORM


def _multipart(data: RequestData) -> FormData:
    form = FormData(quote_fields=False, default_to_multipart=True)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in data.multipart_data.items():
        # As a stream: bytes of more than a megabyte would be written at one go, and hold up the loop.
        stream = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=mime_type)
    return form


@lru_cache(maxsize=8)
def _proxy(scheme: str, host: str) -> str | None:
    """What HTTPS_PROXY and NO_PROXY say; asked once a host, because asking is slow."""
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _words(error: Exception) -> str:
    """The operating system's words where there are any, never an address."""
    cause = error.os_error if isinstance(error, ClientConnectorError) else error
    if not isinstance(cause, OSError):
        return type(error).__name__
    said = os.strerror(cause.errno) if cause.errno and cause.errno > 0 else cause.strerror
    return f"{said or 'no connection'} ({type(error).__name__})"
