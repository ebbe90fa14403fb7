"""Files of postings into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from roleprism.document import Document, Posting
from roleprism.document.listing import Listing
from roleprism.errors import DocumentError, Fault
from roleprism.reading.listings import to_listing
from roleprism.reading.open import open_parts, open_paths
from roleprism.store import Changes, Store

_AT_ONCE = 2_000


class Faulty(NamedTuple):
    """A posting that cannot be read, and why."""

    faults: tuple[Fault, ...]


def import_files(
    store: Store, paths: Iterable[str], faults: list[Fault], advance: Callable[[int], None] = lambda _: None
) -> Changes:
    """Keep all postings of files, folders and tables; what cannot be read is told in `faults`.

    Args:
        advance: told of every posting kept.
    """
    total = Changes()
    seen: set[str] = set()
    for path in paths:
        listings = map(listing_of, open_paths([path], kind="posting", seen=seen))
        total = together(total, import_listings(store, Path(path).name, listings, faults, advance))
    return total


def import_listings(
    store: Store,
    name: str,
    listings: Iterable[Listing | Faulty],
    faults: list[Fault],
    advance: Callable[[int], None] = lambda _: None,
) -> Changes:
    """Keep listings that came out of one file, under its name."""
    total = Changes()
    readable = _readable(listings, faults)
    while part := list(islice(readable, _AT_ONCE)):
        total = together(total, store.record_rows(name, part))
        advance(len(part))
    return total


def listings_of(data: bytes, name: str) -> Iterator[Listing | Faulty]:
    """The postings of a file's bytes."""
    return map(listing_of, open_parts(data, name=name, source=name, kind="posting"))


def together(a: Changes, b: Changes) -> Changes:
    """The sum of two."""
    return Changes(*(one + other for one, other in zip(a, b, strict=True)))


def listing_of(item: Document | DocumentError) -> Listing | Faulty:
    """A document as a listing; what is none, with the reason."""
    if isinstance(item, DocumentError):
        return Faulty(item.faults)
    if isinstance(item, Posting):
        return to_listing(item)
    return Faulty((Fault(item.source, "is a résumé", "a posting", "read it by itself"),))


def _readable(listings: Iterable[Listing | Faulty], faults: list[Fault]) -> Iterator[Listing]:
    for item in listings:
        if isinstance(item, Listing):
            yield item
        else:
            faults += item.faults
