"""What a board is: an address for a company's name, and listings out of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from roleprism.boards.fetch import Fetcher
from roleprism.document.listing import Listing
from roleprism.errors import DocumentError, Fault


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
        is_whole: whether what it does not list is gone; not where it lists something without an id.
    """

    listings: tuple[Listing, ...]
    faults: tuple[DocumentError, ...] = ()
    unread: frozenset[str] = frozenset()
    is_whole: bool = True


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
    """An answer out of listings and of faults with the ids of what could not be read.

    What has no id is a fault, and as nobody can say which of the known ones it is, the answer is not whole.
    """
    listings: dict[str, Listing] = {}
    faults: list[DocumentError] = []
    unread: set[str] = set()
    is_whole = True
    for item in read:
        id_, found = (item.posting.id, item) if isinstance(item, Listing) else item
        is_whole = is_whole and bool(id_)
        if isinstance(found, DocumentError):
            unread.add(id_)
            faults.append(found)
        elif id_:
            listings.setdefault(id_, found)
        else:
            faults.append(_without_id(found))
    return BoardAnswer(tuple(listings.values()), tuple(faults), frozenset(unread), is_whole)


def _without_id(listing: Listing) -> DocumentError:
    wrong = f"has no id ({listing.posting.title!r})"
    return DocumentError(Fault(listing.posting.source, wrong, "one by which it is known again", "follow its own page"))
