"""Files of postings into the store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from roleprism.document import Document, Posting
from roleprism.document.listing import Listing
from roleprism.errors import DocumentError, Fault, UsageError
from roleprism.reading.listings import to_listing
from roleprism.reading.open import find_files, open_parts, open_paths
from roleprism.store import Changes, Source, Store
from roleprism.store.identity import id_by_address, id_by_words, own_id

_AT_ONCE = 2_000
_READ = Source("read")


class Faulty(NamedTuple):
    """A posting that cannot be read, and why."""

    faults: tuple[Fault, ...]


_Row = tuple[Source, Listing]


def import_files(
    store: Store, paths: Iterable[str], faults: list[Fault], advance: Callable[[int], None] = lambda _: None
) -> Changes:
    """Keep all postings of files, folders and tables; what cannot be read is told in `faults`.

    Args:
        advance: told of every posting kept.
    """
    seen: set[str] = set()
    return _keep(store, (row for path in paths for row in _rows_below(path, seen)), faults, advance)


def import_listings(
    store: Store,
    name: str,
    listings: Iterable[Listing | Faulty],
    faults: list[Fault],
    advance: Callable[[int], None] = lambda _: None,
) -> Changes:
    """Keep listings that came out of one file of which no more than its name is known."""
    return _keep(store, _rows(Source(name), listings, _file_id), faults, advance)


def keep_read(store: Store, postings: Iterable[Posting]) -> Changes:
    """Keep postings that were read from anywhere, where one's ids say nothing of another's."""
    return _keep(store, _rows(_READ, map(to_listing, postings), id_by_address), [])


def forget_file(store: Store, words: str) -> tuple[str, Changes]:
    """Close all postings of a file that was imported, with all that was said of them kept; and which file it is.

    Args:
        words: its path, or as much of the end of its path as tells it apart.

    Raises:
        UsageError: it is none of which postings are open, or may be several.
    """
    known = store.sources()
    exact = [token for token in known if token in (words, os.path.realpath(words))]
    found = exact or [token for token in known if token.endswith(f"{os.sep}{words}")]
    if len(found) != 1:
        wrong = f"may be {', '.join(found[:9])}" if found else "is no file with open postings"
        allowed = "" if found else f"one of {', '.join(known[:9])}" if known else "none was imported"
        raise UsageError(Fault(words, wrong, allowed, "give the whole path" if found else ""))
    return found[0], store.close_rows(Source(found[0]))


def listings_of(data: bytes, name: str) -> Iterator[Listing | Faulty]:
    """The postings of a file's bytes."""
    return map(listing_of, open_parts(data, name=name, source=name, kind="posting"))


def listing_of(item: Document | DocumentError) -> Listing | Faulty:
    """A document as a listing; what is none, with the reason."""
    if isinstance(item, DocumentError):
        return Faulty(item.faults)
    if isinstance(item, Posting):
        return to_listing(item)
    return Faulty((Fault(item.source, "is a résumé", "a posting", "read it by itself"),))


def _rows_below(path: str, seen: set[str]) -> Iterator[_Row | Faulty]:
    """The postings of a file, or of those in a folder; each file is a source of its own, by whatever name it is told.

    An older roleprism knew no more of it than a name: its own, or that of the folder.
    """
    for file in find_files([path], seen):
        if isinstance(file, DocumentError):
            yield Faulty(file.faults)
        else:
            source = Source(os.path.realpath(file), frozenset((file.name, Path(path).name)))
            yield from _rows(source, map(listing_of, open_paths([file], kind="posting")), _file_id)


def _file_id(listing: Listing) -> str:
    return own_id(listing) or id_by_address(listing)


def _rows(
    source: Source, listings: Iterable[Listing | Faulty], id_of: Callable[[Listing], str]
) -> Iterator[_Row | Faulty]:
    """Listings under the ids by which they are known again; what has another's id goes by its words."""
    words_of: dict[str, str] = {}
    for listing in listings:
        if isinstance(listing, Faulty):
            yield listing
            continue
        id_, words = id_of(listing), id_by_words(listing)
        if words_of.get(id_, words) != words:
            id_ = words
        if id_ not in words_of:
            words_of[id_] = words
            yield source, replace(listing, posting=replace(listing.posting, id=id_))


def _keep(
    store: Store,
    rows: Iterable[_Row | Faulty],
    faults: list[Fault],
    advance: Callable[[int], None] = lambda _: None,
) -> Changes:
    total = Changes()
    readable = _readable(rows, faults)
    while part := list(islice(readable, _AT_ONCE)):
        total = total.plus(store.record_rows(part))
        advance(len(part))
    return total


def _readable(rows: Iterable[_Row | Faulty], faults: list[Fault]) -> Iterator[_Row]:
    for item in rows:
        if isinstance(item, Faulty):
            faults += item.faults
        else:
            yield item
