"""Connections to public addresses only, checked at the moment of connecting, and given up at a time that is set.

A name is resolved here and the connection goes to the address that was checked, so that no name, and no redirect,
can lead into the user's own network. Every wait for the other side ends at the deadline, so that no host can hold a
request by sending a byte now and then.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from math import inf
from types import TracebackType
from typing import Any

import httpcore
import httpx

Address = IPv4Address | IPv6Address
MayConnect = Callable[[Address], bool]
Now = Callable[[], float]
"""Seconds, of which only differences count."""

_CONNECTIONS = 8
_GLOBAL_IPV6 = ip_network("2000::/3")
_IPV4_BEHIND_IPV6 = ip_network("64:ff9b::/96")
_NEVER = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20")))
"""Not for everyone, though the tables of some Pythons say so."""


class PrivateAddressError(httpx.ConnectError):
    """A name leads to an address that is not public."""


class TooSlowError(httpx.TimeoutException):
    """The time that a request may take is over."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, also where an IPv4 address hides in it."""
    if isinstance(address, IPv6Address):
        if (hidden := _hidden(address)) is not None:
            return is_public(hidden)
        if address not in _GLOBAL_IPV6:
            return False
    is_open = address.is_global and not (address.is_multicast or address.is_reserved)
    return is_open and not any(address in network for network in _NEVER)


def _hidden(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a gateway would make of one: mapped, 6to4, or translated (NAT64)."""
    if address in _IPV4_BEHIND_IPV6:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour


class _Clock(threading.local):
    """When the request of this thread has to be over."""

    end = inf

    def __init__(self, now: Now) -> None:
        self.now = now

    @contextmanager
    def wait(self, timeout: float | None) -> Iterator[float | None]:
        """How long one wait may take.

        Raises:
            TooSlowError: the time was over before it, or is over after it.
        """
        left = self.end - self.now()
        if left <= 0:
            raise TooSlowError("the time is over")
        try:
            yield timeout if left == inf else min(left, inf if timeout is None else timeout)
        except httpcore.TimeoutException as error:
            if self.now() >= self.end:
                raise TooSlowError("the time is over") from error
            raise


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, plain: httpcore.NetworkStream, clock: _Clock) -> None:
        self._plain = plain
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with self._clock.wait(timeout) as left:
            return self._plain.read(max_bytes, left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with self._clock.wait(timeout) as left:
            self._plain.write(buffer, left)

    def close(self) -> None:
        self._plain.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._clock.wait(timeout) as left:
            return _TimedStream(self._plain.start_tls(ssl_context, server_hostname, left), self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._plain.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    def __init__(self, may_connect: MayConnect, clock: _Clock) -> None:
        self._plain = httpcore.SyncBackend()
        self._may_connect = may_connect
        self._clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """See httpcore; the host is resolved once, all its addresses must be allowed, the first that opens is taken."""
        addresses = _addresses(host, port)
        for address in addresses:
            if not self._may_connect(address):
                raise PrivateAddressError(f"{host} leads to {address}, which is no public address")

        def connect(address: Address) -> httpcore.NetworkStream:
            with self._clock.wait(timeout) as left:
                plain = self._plain.connect_tcp(str(address), port, left, local_address, socket_options)
            return _TimedStream(plain, self._clock)

        for address in addresses[:-1]:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return connect(address)
        return connect(addresses[-1])

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a board is not on this machine."""
        del timeout, socket_options
        raise PrivateAddressError(f"{path} is no public address")


def _addresses(host: str, port: int) -> list[Address]:
    """All addresses of a name, the system's choice first."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpcore.ConnectError(f"{host} cannot be resolved ({error.strerror})") from error
    except UnicodeError as error:
        raise httpcore.ConnectError(f"{host} is no name ({error})") from error
    return list(dict.fromkeys(ip_address(str(entry[4][0]).split("%")[0]) for entry in found))


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()

    def close(self) -> None:
        """Let the connection go."""
        self._response.close()


class _as_httpx:  # noqa: N801  reads as what it does
    """Errors of httpcore as those of httpx that callers know."""

    _KINDS = (
        (httpcore.TimeoutException, httpx.ReadTimeout),
        (httpcore.ConnectError, httpx.ConnectError),
        (httpcore.NetworkError, httpx.ReadError),
        (httpcore.ProtocolError, httpx.RemoteProtocolError),
        (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
    )

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for theirs, ours in self._KINDS:
            if isinstance(error, theirs):
                raise ours(str(error) or theirs.__name__) from error


class PublicTransport(httpx.BaseTransport):
    """Sends requests to public addresses only.

    Args:
        may_connect: which addresses are allowed; `is_public` but in tests.
        now: what the time is; tests pass their own.
    """

    def __init__(self, may_connect: MayConnect = is_public, now: Now = time.monotonic) -> None:
        self._clock = _Clock(now)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=_CONNECTIONS,
            network_backend=_CheckedBackend(may_connect, self._clock),
        )

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Let what this thread asks for, to the end of its body, take so long at most.

        Raises:
            TooSlowError: it takes longer.
        """
        self._clock.end = self._clock.now() + seconds
        try:
            yield
        finally:
            self._clock.end = inf

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """See httpx."""
        sent = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            response = self._pool.handle_request(sent)
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
