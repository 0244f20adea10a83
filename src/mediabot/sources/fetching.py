"""Fetching from the network, for addresses that anybody may have typed.

Only public addresses are connected to, unless MEDIABOT_FETCH_LOCAL allows others. What is checked is the very address
for which a socket is opened, at every redirect anew: however a host is written, and whatever a name leads to, no parser
and no resolver of ours has to agree with those that connect. Answers are read up to `LARGEST`, whatever their headers
promise. Cookies live as long as one fetch: some servers send a visitor round once to see whether they come back.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Mapping
from dataclasses import dataclass, replace
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

import aiohttp
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from mediabot.domain.sources import CantRead, Reason
from mediabot.domain.stories import LONGEST_LINK, BadLink, checked_link
from mediabot.domain.text import clean_line

LARGEST = 5 * 2**20
"""Bytes, unpacked."""

WITHIN = 20.0
"""Seconds for all of it, redirects included."""

REDIRECTS = 5
PORTS = frozenset({80, 443, 8080, 8443})
AGENT = "mediabot (news reader of a media center)"
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})


@dataclass(frozen=True)
class Fetched:
    """An answer. `headers` have small letters; `url` is where it came from in the end; `moved` when every redirect on
    the way was for good."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]
    moved: bool = False


class Fetcher:
    """Each fetch has a connection of its own: they are few, and nothing of one may leak into another."""

    def __init__(self, *, local: bool = False, within: float = WITHIN, largest: int = LARGEST) -> None:
        self._local = local
        self._within = within
        self._largest = largest

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """The answer at the end of the redirects, be it 200 or 304. Raises CantRead."""
        try:
            async with asyncio.timeout(self._within):
                return await self._get(url, headers or {})
        except TimeoutError:
            raise CantRead(Reason.TOO_SLOW, f"no answer within {self._within:g} s") from None

    async def _get(self, url: str, headers: Mapping[str, str]) -> Fetched:
        seen: set[tuple[URL, str]] = set()
        for_good = True
        at = self._checked(url)
        async with self._session() as session:
            while True:
                step = (at, session.cookie_jar.filter_cookies(at).output())
                if step in seen or len(seen) > REDIRECTS:
                    raise CantRead(Reason.REDIRECT_LOOP, str(at))
                seen.add(step)
                answer = await self._ask(session, at, headers)
                target = answer.headers.get("location")
                if answer.status not in _MOVED or not target:
                    return replace(answer, moved=for_good and len(seen) > 1)
                for_good = for_good and answer.status in _FOR_GOOD
                at = self._checked(target, seen_from=at)

    def _session(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=ThreadedResolver(),
            use_dns_cache=False,
            force_close=True,
            socket_factory=_any_socket if self._local else _public_socket,
        )
        jar = aiohttp.CookieJar(unsafe=True)  # also of hosts that are plain addresses
        return aiohttp.ClientSession(connector=connector, cookie_jar=jar, trust_env=False)

    async def _ask(self, session: aiohttp.ClientSession, url: URL, headers: Mapping[str, str]) -> Fetched:
        try:
            asked = session.get(url, headers={"User-Agent": AGENT, **headers}, allow_redirects=False)
            async with asked as answer:
                body = b"" if answer.status in _MOVED else await self._body(answer)
                return Fetched(
                    str(url),
                    answer.status,
                    _usable(answer.status, body),
                    {name.lower(): value for name, value in answer.headers.items()},
                )
        except aiohttp.ClientConnectorError as error:
            if _is_not_public(error.os_error):
                raise CantRead(Reason.LOCAL_ADDRESS, url.host or "") from None
            raise CantRead(Reason.NO_ANSWER, type(error).__name__) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise CantRead(Reason.NO_ANSWER, type(error).__name__) from None

    async def _body(self, answer: aiohttp.ClientResponse) -> bytes:
        """Unpacked piece by piece, and given up where it grows too large."""
        pieces, size = [], 0
        async for piece in answer.content.iter_chunked(65536):
            size += len(piece)
            if size > self._largest:
                raise CantRead(Reason.TOO_LARGE, f"more than {self._largest // 2**20} MB")
            pieces.append(piece)
        return b"".join(pieces)

    def _checked(self, url: str, seen_from: URL | None = None) -> URL:
        """The address as the connection will read it."""
        try:
            given = URL(clean_line(url, limit=LONGEST_LINK + 1))
            found = seen_from.join(given) if seen_from else given
            checked_link(str(found))
        except (BadLink, ValueError) as error:
            raise CantRead(Reason.BAD_LINK, type(error).__name__) from None
        if not self._local and found.port not in PORTS:
            raise CantRead(Reason.LOCAL_ADDRESS, f"port {found.port}")
        return found


class _NotPublic(OSError):
    """An address inside some network."""


def _is_not_public(error: BaseException | None) -> bool:
    """Of several addresses of a name each may have failed."""
    if isinstance(error, ExceptionGroup):
        return any(_is_not_public(one) for one in error.exceptions)
    return isinstance(error, _NotPublic)


def _any_socket(address: tuple[Any, ...]) -> socket.socket:
    family, kind, protocol, _, _ = address
    return socket.socket(family, kind, protocol)


def _public_socket(address: tuple[Any, ...]) -> socket.socket:
    """A socket for the address that is connected to next. Raises _NotPublic."""
    host = str(address[4][0])
    if not is_public(host):
        raise _NotPublic(errno.EACCES, "not a public address")
    return _any_socket(address)


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet: not loopback, private, link-local, shared, multicast…"""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if found in _NAT64 or found in _COMPATIBLE:
            return is_public(str(ip_address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")
"""Both carry an IPv4 address at their end."""


def _usable(status: int, body: bytes) -> bytes:
    if status == 410:
        raise CantRead(Reason.GONE, "410")
    if status >= 400:
        raise CantRead(Reason.REFUSED, str(status))
    return body
