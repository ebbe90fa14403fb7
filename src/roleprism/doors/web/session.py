"""What one browser has brought: held in memory, told to nobody, gone when the server ends."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from roleprism.advice.quiz import Question
from roleprism.advice.record import Record
from roleprism.doors.inputs import Input
from roleprism.errors import Fault
from roleprism.spectrum import Reading

COOKIE = "roleprism_session"
"""With the port behind it: cookies know none, and two servers must not take each other's."""

_MOST_SESSIONS = 32
_MOST_RESULTS = 12


@dataclass(frozen=True)
class Result:
    """What came of one reading: documents with their readings, and what could not be read."""

    given: tuple[Input, ...]
    readings: tuple[Reading, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Person:
    """The résumé that a browser brought, and the postings that its owner thinks of."""

    resume: Input
    record: Record
    postings: tuple[Input, ...] = ()


@dataclass
class Round:
    """A round of the quiz.

    Args:
        questions: all of it.
        at: which is asked.
        chosen: the option taken for it; None while it is open.
        right: how many were answered right.
    """

    questions: Sequence[Question]
    at: int = 0
    chosen: int | None = None
    right: int = 0

    @property
    def is_over(self) -> bool:
        """Whether all was asked."""
        return self.at >= len(self.questions)


@dataclass
class Session:
    """One browser's things.

    Args:
        csrf: stands in every form of ours, and in no other.
        results: number -> result, the newest last.
    """

    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    results: OrderedDict[int, Result] = field(default_factory=OrderedDict)
    person: Person | None = None
    round: Round | None = None
    _count: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be lost with it."""
        return self.person is None and self.round is None and not self.results

    def keep(self, result: Result) -> int:
        """Keep a result, and let the oldest go; its number."""
        self._count += 1
        self.results[self._count] = result
        while len(self.results) > _MOST_RESULTS:
            self.results.popitem(last=False)
        return self._count


class Sessions:
    """All browsers, by the key in their cookie; those that brought nothing go first, then who was away longest."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Session] = OrderedDict()
        self._guard = threading.Lock()

    def find(self, key: str) -> tuple[Session, str | None]:
        """The session of a cookie's key, and the key for its cookie where it is new."""
        with self._guard:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key], None
            key = secrets.token_urlsafe(32)
            self._held[key] = Session()
            while len(self._held) > _MOST_SESSIONS:
                older = list(self._held)[:-1]
                del self._held[next((one for one in older if self._held[one].is_empty), older[0])]
            return self._held[key], key


class WithSession:
    """Puts the session into `request.state.session`, save for paths that need none.

    Args:
        without: starts of those paths.
    """

    def __init__(self, app: ASGIApp, *, sessions: Sessions, without: tuple[str, ...]) -> None:
        self._app = app
        self._sessions = sessions
        self._without = without

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        if scope["type"] != "http" or scope["path"].startswith(self._without):
            await self._app(scope, receive, send)
            return
        name = f"{COOKIE}_{(scope.get('server') or ('', 0))[1]}"
        session, new_key = self._sessions.find(HTTPConnection(scope).cookies.get(name, ""))
        scope.setdefault("state", {})["session"] = session

        async def send_with_cookie(message: Message) -> None:
            if new_key is not None and message["type"] == "http.response.start":
                cookie = f"{name}={new_key}; HttpOnly; SameSite=Lax; Path=/"
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        await self._app(scope, receive, send_with_cookie)
