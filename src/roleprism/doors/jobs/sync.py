"""Boards into the store: several fetched at once, each recorded whole or not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from roleprism.boards import BOARDS, BoardAnswer, Fetcher, Followed
from roleprism.boards.page import Opener, Page, open_page
from roleprism.errors import BoardError, Fault, RoleprismError
from roleprism.store import Changes, Store

AT_ONCE = 6
"""Boards fetched at a time; those of one host wait for one another all the same."""


class Synced(NamedTuple):
    """What came of one board.

    Args:
        changes: None where it failed; nothing of it was changed then.
        faults: why it failed, or what of it could not be read.
    """

    followed: Followed
    changes: Changes | None
    faults: tuple[Fault, ...] = ()


def sync(store: Store, fetcher: Fetcher, boards: Sequence[Followed], *, opener: Opener = open_page) -> Iterator[Synced]:
    """Fetch boards, some at once, and record what they list in the order given: ids never hang on who answers first.

    Who stops half way loses nothing of what was fetched by then.

    Args:
        opener: opens strangers' pages; a server has it done in a process of its own.
    """
    kinds = {**BOARDS, Page.name: Page(opener)}
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        waiting = deque((one, pool.submit(kinds[one.board].fetch, one.token, fetcher)) for one in boards)
        while waiting:
            one, answer = waiting[0]
            outcome = _outcome(one, answer)
            waiting.popleft()
            yield _record(store, one, outcome)
    finally:
        pool.shutdown(cancel_futures=True)  # who stops half way waits for those under way alone
        for one, answer in waiting:
            if not answer.cancelled():
                _record(store, one, _outcome(one, answer))


def _outcome(followed: Followed, done: Future[BoardAnswer]) -> BoardAnswer | BoardError:
    """What a board answered; its failure stays its own, whether it was foreseen or not."""
    match done.exception():
        case None:
            return done.result()
        case BoardError() as error:
            return error
        case RoleprismError(faults=faults):
            return BoardError(*faults)
        case Exception() as error:
            wrong = f"failed in a way that nobody foresaw ({type(error).__name__}: {error})"
            return BoardError(Fault(str(followed), wrong, remedy="tell us; the other boards go on"))
        case error:
            raise error


def _record(store: Store, followed: Followed, answer: BoardAnswer | BoardError) -> Synced:
    if isinstance(answer, BoardError):
        store.record_failure(followed.board, followed.token, "; ".join(map(str, answer.faults)))
        return Synced(followed, None, answer.faults)
    changes = store.record(
        followed.board, followed.token, answer.listings, unread=answer.unread, closes=answer.is_whole
    )
    return Synced(followed, changes, tuple(fault for error in answer.faults for fault in error.faults))
