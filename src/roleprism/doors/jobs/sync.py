"""Boards into the store: several fetched at once, each recorded whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import NamedTuple

from roleprism.boards import BOARDS, BoardAnswer, Fetcher, Followed
from roleprism.errors import BoardError, Fault
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


def sync(store: Store, fetcher: Fetcher, boards: Sequence[Followed]) -> Iterator[Synced]:
    """Fetch boards and record what they list, each as it comes."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = {pool.submit(_fetch, fetcher, followed): followed for followed in boards}
        for done in as_completed(waiting):
            yield _record(store, waiting[done], done.result())


def _fetch(fetcher: Fetcher, followed: Followed) -> BoardAnswer | BoardError:
    try:
        return BOARDS[followed.board].fetch(followed.token, fetcher)
    except BoardError as error:
        return error


def _record(store: Store, followed: Followed, answer: BoardAnswer | BoardError) -> Synced:
    if isinstance(answer, BoardError):
        store.record_failure(followed.board, followed.token, "; ".join(map(str, answer.faults)))
        return Synced(followed, None, answer.faults)
    changes = store.record(
        followed.board, followed.token, answer.listings, unread=answer.unread, closes=answer.is_whole
    )
    return Synced(followed, changes, tuple(fault for error in answer.faults for fault in error.faults))
