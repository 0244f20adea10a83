"""Fetching from the network, for addresses that anybody may have typed.

Only public addresses are connected to, unless MEDIABOT_FETCH_LOCAL allows others: what a name leads to is checked by
the resolver that the connection itself uses, at every redirect anew, so that no name can mean one address when it is
looked at and another one when it is called. Answers are read up to `LARGEST`, whatever their headers promise.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from mediabot.domain.sources import CantRead, Reason
from mediabot.domain.stories import BadLink, checked_link

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
        seen: set[str] = set()
        for_good = True
        connector = aiohttp.TCPConnector(resolver=_Resolver(local=self._local), use_dns_cache=False, force_close=True)
        async with aiohttp.ClientSession(connector=connector, trust_env=False) as session:
            while True:
                url = self._checked(url)
                if url in seen or len(seen) > REDIRECTS:
                    raise CantRead(Reason.REDIRECT_LOOP, url)
                seen.add(url)
                answer = await self._ask(session, url, headers)
                target = answer.headers.get("location")
                if answer.status not in _MOVED or not target:
                    return Fetched(url, answer.status, answer.body, answer.headers, for_good and len(seen) > 1)
                for_good = for_good and answer.status in _FOR_GOOD
                url = urljoin(url, target)

    async def _ask(self, session: aiohttp.ClientSession, url: str, headers: Mapping[str, str]) -> Fetched:
        try:
            asked = session.get(url, headers={"User-Agent": AGENT, **headers}, allow_redirects=False)
            async with asked as answer:
                body = b"" if answer.status in _MOVED else await self._body(answer)
                return Fetched(
                    url,
                    answer.status,
                    _usable(answer.status, body),
                    {name.lower(): value for name, value in answer.headers.items()},
                )
        except _NotPublic as error:
            raise CantRead(Reason.LOCAL_ADDRESS, str(error)) from None
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, _NotPublic):
                raise CantRead(Reason.LOCAL_ADDRESS, str(error.os_error)) from None
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

    def _checked(self, url: str) -> str:
        try:
            url = checked_link(url)
        except BadLink as error:
            raise CantRead(Reason.BAD_LINK, str(error)) from None
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
        if not self._local:
            if port not in PORTS:
                raise CantRead(Reason.LOCAL_ADDRESS, f"port {port}")
            _ensure_public(parts.hostname or "")
        return url


class _NotPublic(OSError):
    """A name that leads to an address inside some network."""


class _Resolver(AbstractResolver):
    """The system's resolver, with what is not public refused."""

    def __init__(self, *, local: bool) -> None:
        self._local = local
        self._system = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._system.resolve(host, port, family)
        if not self._local:
            for one in found:
                if not is_public(one["host"]):
                    raise _NotPublic(f"{host} is {one['host']}")
        return found

    async def close(self) -> None:
        await self._system.close()


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
        if found in _NAT64:
            return is_public(str(ip_address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast and not found.is_reserved


_NAT64 = IPv6Network("64:ff9b::/96")


def _ensure_public(host: str) -> None:
    """A host that is an address is never asked of a resolver."""
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return
    if not is_public(host):
        raise CantRead(Reason.LOCAL_ADDRESS, host)


def _usable(status: int, body: bytes) -> bytes:
    if status == 410:
        raise CantRead(Reason.GONE, "410")
    if status >= 400:
        raise CantRead(Reason.REFUSED, str(status))
    return body
