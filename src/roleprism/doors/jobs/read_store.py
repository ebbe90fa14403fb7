"""Readings of what the store holds and was not read yet."""

from __future__ import annotations

from collections.abc import Callable

from roleprism.document import Posting, Text
from roleprism.spectrum.kernel import share_matrix
from roleprism.spectrum.read import Reader, documents_table
from roleprism.store import Store
from roleprism.store.store import ReadRow

_AT_ONCE = 512


def versions_read(reader: Reader) -> str:
    """The atlas and the weights by which the store tells readings of now from older ones."""
    return ", ".join(f"{name} {version}" for name, version in reader.versions.items() if name != "roleprism")


def read_store(store: Store, reader: Reader, advance: Callable[[int], None] = lambda _: None) -> int:
    """Read every posting whose newest version was not read with this atlas and these weights; how many were."""
    versions = versions_read(reader)
    n = 0
    while unread := store.unread(versions, _AT_ONCE):
        documents = [
            Posting(
                id=str(one.id),
                source=f"store#{one.id}",
                text=Text(one.text),
                title=one.title,
                company=one.company,
                title_span=one.title_span,
            )
            for one in unread
        ]
        read = reader.kernel.read_batch(documents_table(documents))
        columns = [read.column(name).to_pylist() for name in ("primary", "confidence", "thin", "title_role")]
        rows = [
            ReadRow(one.id, one.number, shares, *found)
            for one, shares, found in zip(unread, share_matrix(read), zip(*columns, strict=True), strict=True)
        ]
        store.keep_readings(versions, rows)
        n += len(rows)
        advance(len(rows))
    return n
