"""The one polite client: explicit agent, limits, retries with back-off, one request at a time a host."""

from __future__ import annotations

import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urljoin

import httpx
import tenacity

from roleprism.boards.address import web_address
from roleprism.boards.public_network import (
    MayConnect,
    Now,
    PrivateAddressError,
    PublicTransport,
    TooSlowError,
    is_public,
)
from roleprism.boards.unpack import CODINGS, BrokenOffError, TooLargeError, is_known, unpack
from roleprism.errors import BoardError, Fault
from roleprism.version import __version__

USER_AGENT = f"roleprism/{__version__} (reads public job boards for one person)"
MAX_BYTES = 40_000_000
MAX_SECONDS = 180.0
MAX_REDIRECTS = 5
ATTEMPTS = 4
ATTEMPTS_TO_CONNECT = 2
"""For a name that is not known and a host that lets nobody in, which seldom passes."""
LONGEST_WAIT = 60.0
"""Seconds; a board that asks for more is left alone until the next sync."""

_TIMEOUT = httpx.Timeout(60.0, connect=15.0)
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


class Answer(NamedTuple):
    """What a URL answered.

    Args:
        url: after redirects.
        kind: the media type, without parameters.
    """

    url: str
    body: bytes
    kind: str


class _TryAgain(Exception):  # noqa: N818  a signal, and no error that anyone sees
    """An answer worth another try, with how long the host asks to wait, and after how many tries it is worth none."""

    def __init__(self, reason: str, wait: float | None = None, *, attempts: int = ATTEMPTS) -> None:
        super().__init__(reason)
        self.wait = wait
        self.attempts = attempts


class _Patience:
    """What is left of the seconds that one answer may take, with all that it sends on to."""

    def __init__(self, seconds: float, now: Now) -> None:
        self.seconds = self.left = seconds
        self._now = now

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Count what happens meanwhile; waiting for one's turn is not the host's fault and no part of it."""
        started = self._now()
        try:
            yield
        finally:
            self.left -= self._now() - started


class Fetcher:
    """Fetches pages politely; safe to use from several threads.

    Args:
        may_connect: which addresses are allowed.
        rebase: start of a URL -> what to put in its place; for boards that stand elsewhere, as in tests.
        sleep, now: waits, and tells the time; tests pass their own.
        max_bytes: of one answer, both as sent and unpacked.
        max_seconds: for one try: connecting, headers and body, with all that it sends on to.
    """

    def __init__(
        self,
        *,
        may_connect: MayConnect = is_public,
        rebase: Mapping[str, str] | None = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Now = time.monotonic,
        max_bytes: int = MAX_BYTES,
        max_seconds: float = MAX_SECONDS,
    ) -> None:
        self._transport = PublicTransport(may_connect, now)
        self._rebase = dict(rebase or {})
        self._sleep = sleep
        self._now = now
        self._max_bytes = max_bytes
        self._max_seconds = max_seconds
        self._hosts: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    def get(self, url: str, *, accept: str = "application/json", other_hosts: bool = False) -> Answer:
        """The answer of a URL.

        Args:
            other_hosts: whether a redirect may lead to another host.

        Raises:
            BoardError: it cannot be reached, refuses, is too large or too slow, or leads into a private network.
        """
        retry = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_TryAgain),
            stop=_is_given_up,
            wait=_wait,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retry(self._follow, self._rebased(url), accept, other_hosts=other_hosts)
        except _TryAgain as error:
            raise _failed(url, f"{error}, {error.attempts} times", "try again later") from error

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def _rebased(self, url: str) -> str:
        for start, other in self._rebase.items():
            if url.startswith(start):
                return other + url[len(start) :]
        return url

    def _follow(self, url: str, accept: str, *, other_hosts: bool) -> Answer:
        address = _address(url)
        first = address.host
        patience = _Patience(self._max_seconds, self._now)
        for _ in range(MAX_REDIRECTS + 1):
            if address.host != first and not other_hosts:
                raise _failed(url, f"{first} sends on to {address.host}", "check the board's name")
            answer = self._once(address, accept, patience)
            if isinstance(answer, Answer):
                return answer
            address = _address(_joined(str(address), answer))
        raise _failed(url, f"sends on more than {MAX_REDIRECTS} times", "check the address")

    def _once(self, address: httpx.URL, accept: str, patience: _Patience) -> Answer | str:
        """The answer, or where it sends on to."""
        url = str(address)
        with self._lock(address.host), patience.spent():
            try:
                with self._transport.within(patience.left), closing(self._ask(address, accept)) as response:
                    return self._read(url, response)
            except PrivateAddressError as error:
                raise _failed(url, str(error), "only public addresses are read") from error
            except TooSlowError as error:
                raise _failed(url, f"takes longer than {patience.seconds:,.0f} s", "try again later") from error
            except httpx.ConnectError as error:
                raise _unreachable(error, ATTEMPTS_TO_CONNECT) from error
            except httpx.TransportError as error:
                raise _unreachable(error, ATTEMPTS) from error

    def _ask(self, address: httpx.URL, accept: str) -> httpx.Response:
        """What the host says, its body still to come; without a client, which would parse where it sends on to."""
        says = {"User-Agent": USER_AGENT, "Accept-Encoding": CODINGS, "Accept": accept}
        request = httpx.Request("GET", address, headers=says, extensions={"timeout": _TIMEOUT.as_dict()})
        return self._transport.handle_request(request)

    def _read(self, url: str, response: httpx.Response) -> Answer | str:
        if response.is_redirect and (target := response.headers.get("location")):
            return str(target)
        if response.status_code in _RETRIED:
            wait = _retry_after(response.headers.get("retry-after"))
            if wait is not None and wait > LONGEST_WAIT:
                raise _failed(url, f"answers {response.status_code} and asks to wait {wait:,.0f} s", "try again then")
            raise _TryAgain(f"answers {response.status_code}", wait)
        if response.status_code != 200:
            remedy = "check the board's name" if response.status_code in (404, 410) else "open it in a browser"
            raise _failed(url, f"answers {response.status_code}", remedy)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Answer(url, self._body(url, response), kind)

    def _body(self, url: str, response: httpx.Response) -> bytes:
        """The whole body, given up on where it is too large."""
        coding = response.headers.get("content-encoding", "").strip().lower()
        if not is_known(coding):
            raise _failed(
                url, f"packs its answer as {coding[:60]!r}", f"it is no board that we know; we ask for {CODINGS}"
            )
        try:
            return unpack(coding, response.iter_raw(), self._max_bytes)
        except TooLargeError as error:
            wrong = f"answers with more than {self._max_bytes:,} bytes"
            raise _failed(url, wrong, "it is no board that we know") from error
        except zlib.error as error:
            raise _failed(url, f"answers with what is no {coding} ({error})", "open it in a browser") from error
        except BrokenOffError as error:
            raise _TryAgain("breaks off") from error

    def _lock(self, host: str) -> threading.Lock:
        with self._guard:
            return self._hosts[host]


def _address(url: str) -> httpx.URL:
    address = web_address(url)
    if address is None:
        raise _failed(url[:200], "is no web address", "give one that starts with https://")
    return address


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError:
        return target  # which is then told to be none


def _unreachable(error: httpx.TransportError, attempts: int) -> _TryAgain:
    return _TryAgain(f"cannot be reached ({str(error) or type(error).__name__})", attempts=attempts)


def _is_given_up(state: tenacity.RetryCallState) -> bool:
    error = state.outcome.exception() if state.outcome else None
    return isinstance(error, _TryAgain) and state.attempt_number >= error.attempts


def _wait(state: tenacity.RetryCallState) -> float:
    """What the host asks for, else twice as long each time."""
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, _TryAgain) else None
    return float(asked if asked is not None else min(LONGEST_WAIT, 2 ** (state.attempt_number - 1)))


def _retry_after(value: str | None) -> float | None:
    """Seconds, from a number of them or from a date; None where the header says neither."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


def _failed(url: str, wrong: str, remedy: str) -> BoardError:
    return BoardError(Fault(url, wrong, remedy=remedy))
