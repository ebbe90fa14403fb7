"""Connections to public addresses only, checked at the moment of connecting.

A name is resolved here and the connection goes to the address that was checked, so that no name, and no redirect,
can lead into the user's own network.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from types import TracebackType

import httpcore
import httpx

Address = IPv4Address | IPv6Address
MayConnect = Callable[[Address], bool]

_CONNECTIONS = 8


class PrivateAddressError(httpx.ConnectError):
    """A name leads to an address that is not public."""


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, also where an IPv4 address hides in it."""
    hidden = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (hidden is None or is_public(hidden))


class _CheckedBackend(httpcore.NetworkBackend):
    def __init__(self, may_connect: MayConnect) -> None:
        self._plain = httpcore.SyncBackend()
        self._may_connect = may_connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """See httpcore; the host is resolved once, and every address it has must be allowed."""
        try:
            found = {entry[4][0] for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except OSError as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved ({error.strerror})") from error
        addresses = sorted(ip_address(str(text).split("%")[0]) for text in found)
        for address in addresses:
            if not self._may_connect(address):
                raise PrivateAddressError(f"{host} leads to {address}, which is no public address")
        return self._plain.connect_tcp(str(addresses[0]), port, timeout, local_address, socket_options)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Never: a board is not on this machine."""
        del timeout, socket_options
        raise PrivateAddressError(f"{path} is no public address")


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
    """

    def __init__(self, may_connect: MayConnect = is_public) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=_CONNECTIONS,
            network_backend=_CheckedBackend(may_connect),
        )

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
