"""What a board is: an address for a company's name, and listings out of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from roleprism.boards.fetch import Fetcher
from roleprism.document.listing import Listing
from roleprism.errors import DocumentError


class Followed(NamedTuple):
    """A board that a person follows: its kind and whose it is ("greenhouse", "anthropic")."""

    board: str
    token: str

    def __str__(self) -> str:
        return self.token if self.board == "page" else f"{self.board}:{self.token}"


@dataclass(frozen=True)
class BoardAnswer:
    """What a board lists now.

    Args:
        listings: everything that it lists and that could be read.
        faults: what it lists and could not be read; such a posting is not closed for it.
        unread: the board's ids of those.
    """

    listings: tuple[Listing, ...]
    faults: tuple[DocumentError, ...] = ()
    unread: frozenset[str] = frozenset()


class Board(Protocol):
    """One kind of board.

    Args:
        name: as people write it before the colon.
        describes: what the token is, for people.
    """

    name: str
    describes: str

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """What the board of a token lists.

        Raises:
            BoardError: the board cannot be reached, does not exist, or answers with what is no list.
        """
        ...


def gathered(read: Iterator[Listing | tuple[str, DocumentError]]) -> BoardAnswer:
    """An answer out of listings and of faults with the ids of what could not be read."""
    listings: dict[str, Listing] = {}
    faults: list[DocumentError] = []
    unread: set[str] = set()
    for item in read:
        if isinstance(item, Listing):
            listings.setdefault(item.posting.id, item)
        else:
            unread.add(item[0])
            faults.append(item[1])
    return BoardAnswer(tuple(listings.values()), tuple(faults), frozenset(unread))
