"""What is refused before any page is asked, and what every answer says of itself.

A page on this machine is reached by every program and every web site that the person's browser has open. So a request
must name this server as its host (a name that an attacker points at this machine does not), a request that changes
something must come from our own pages or from no browser at all, and nothing of another site may embed an answer.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from collections.abc import Iterable

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would have browsers call the origin of our own forms "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""Of every answer."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Lets through what our own pages and the person's own programs ask.

    Args:
        hosts: how this server may be named, with the port: "127.0.0.1:8717".
        password: what must be given with every request; None for none.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], password: str | None = None) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._password = password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._refusal(scope["method"], Headers(scope=scope)) or self._app
        await answer(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return _refused(421, f"This server is not {host[:100]!r}; it goes by {', '.join(sorted(self._hosts))}.")
        if not _is_own(method, host, headers):
            return _refused(403, "This request comes from another site, and is refused.")
        if self._password is not None and not _knows(headers.get("authorization", ""), self._password):
            wanted = {"WWW-Authenticate": 'Basic realm="roleprism", charset="UTF-8"'}
            return _refused(401, "A password is needed.", wanted)
        return None


def _is_own(method: str, host: str, headers: Headers) -> bool:
    """Whether a request comes from our own pages, from the address line or from no browser."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is not None and origin.lower() not in (f"http://{host}", f"https://{host}"):
        return False
    if site in (None, "same-origin", "none"):
        return True
    # A link on another site may lead here; its scripts, pictures and forms may not.
    return (
        method in _SAFE and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    )


def _knows(authorization: str, password: str) -> bool:
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        given = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return False
    return secrets.compare_digest(given.partition(b":")[2], password.encode())


def _refused(status: int, why: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{why}\n", status, headers)


class BoundedBody:
    """Reads the whole of a request's body before anything else does, up to a size and for a time.

    A body that breaks off is never acted on: half a form may say the opposite of the whole.

    Args:
        most: bytes of a form with files.
        most_text: bytes of anything else, whose parsing takes far more time and memory than its size.
        seconds: for all of it to arrive.
    """

    def __init__(self, app: ASGIApp, *, most: int, most_text: int, seconds: float) -> None:
        self._app = app
        self._most = most
        self._most_text = most_text
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_files = headers.get("content-type", "").lower().startswith("multipart/form-data")
        most = self._most if is_files else self._most_text
        try:
            with anyio.fail_after(self._seconds):
                body = await _read_body(headers, receive, most)
        except TimeoutError:
            await _refused(408, f"The request took longer than {self._seconds:,.0f} s to arrive.")(scope, receive, send)
            return
        except ClientDisconnect:
            return
        if body is None:
            await _refused(413, f"More than {most:,} bytes.")(scope, receive, send)
            return
        waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)


async def _read_body(headers: Headers, receive: Receive, most: int) -> bytes | None:
    """The body; None where it is too large.

    Raises:
        ClientDisconnect: it broke off.
    """
    promised = headers.get("content-length", "")
    if promised.isdigit() and int(promised) > most:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body", False):
            return bytes(body)
