"""Files of postings into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from roleprism.document import Posting
from roleprism.document.listing import Listing
from roleprism.errors import DocumentError, Fault
from roleprism.reading.listings import to_listing
from roleprism.reading.open import open_paths
from roleprism.store import Changes, Store

_AT_ONCE = 2_000


def import_files(
    store: Store, paths: Iterable[str], faults: list[Fault], advance: Callable[[int], None] = lambda _: None
) -> Changes:
    """Keep all postings of files, folders and tables; what cannot be read is told in `faults`.

    Args:
        advance: told of every posting kept.
    """
    total = Changes()
    for path in paths:
        listings = _listings([path], faults)
        while part := list(islice(listings, _AT_ONCE)):
            changes = store.record_rows(Path(path).name, part)
            total = Changes(*(a + b for a, b in zip(total, changes, strict=True)))
            advance(len(part))
    return total


def _listings(paths: Iterable[str], faults: list[Fault]) -> Iterator[Listing]:
    for item in open_paths(paths, kind="posting"):
        if isinstance(item, DocumentError):
            faults += item.faults
        elif isinstance(item, Posting):
            yield to_listing(item)
