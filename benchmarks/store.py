"""The store at size: 100,000 corpus postings in, a sync with 1% changed, a rank over all.

Run as `python benchmarks/store.py --corpus FILE [--rows N] [--resume FILE]`. Prints seconds and ratios to a bare SQLite
bulk insert of the same rows and to the kernel alone, run in the same process.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from roleprism.advice import Adviser, Wishes
from roleprism.advice.rank import Filters
from roleprism.document import Posting, Text
from roleprism.document.listing import Listing
from roleprism.doors.jobs.ranking import rank_store
from roleprism.doors.jobs.read_store import read_store
from roleprism.reading.listings import to_listing
from roleprism.reading.open import open_paths
from roleprism.spectrum.kernel import input_table
from roleprism.spectrum.read import Reader
from roleprism.store import Store

AT_ONCE = 5_000


def corpus_listings(corpus: Path, n: int) -> list[Listing]:
    """`n` listings out of the corpus, repeated with ids of their own where it is smaller."""
    rows = pq.read_table(corpus, columns=["title", "company", "location", "description"]).to_pylist()
    found = []
    for at in range(n):
        row = rows[at % len(rows)]
        text = Text(f"{row['description']}\n{at // len(rows) or ''}")
        posting = Posting(str(at), "bench", text, row["title"] or "", row["company"] or "", row["location"] or "")
        found.append(to_listing(posting))
    return found


def timed(what: str, work: Callable[[], object]) -> float:
    """Run it, print how long it took, and give that back."""
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    print(f"{what:<52} {seconds:8.1f} s", flush=True)
    return seconds


def bare_insert(path: Path, listings: list[Listing]) -> None:
    """The same rows into a plain table, in one transaction."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE p (id TEXT, title TEXT, company TEXT, location TEXT, text TEXT)")
        db.executemany(
            "INSERT INTO p VALUES (?, ?, ?, ?, ?)",
            (
                (one.posting.id, one.posting.title, one.posting.company, one.posting.location, one.posting.text.content)
                for one in listings
            ),
        )


def kernel_alone(reader: Reader, listings: list[Listing]) -> None:
    """The kernel over the same texts, in batches of the store's size."""
    for at in range(0, len(listings), 512):
        part = listings[at : at + 512]
        texts, titles = [one.posting.text.content for one in part], [one.posting.title for one in part]
        reader.kernel.read_batch(input_table(texts, titles, [False] * len(part)))


def main() -> None:
    """See the head of this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--resume", default="examples/resumes/frontend-to-ai.txt")
    given = parser.parse_args()
    reader = Reader()
    print(f"{given.rows:,} postings")
    listings: list[Listing] = []
    timed(
        "made of the corpus (pay and place read from text)",
        lambda: listings.extend(corpus_listings(given.corpus, given.rows)),
    )
    changed = [
        replace(one, posting=replace(one.posting, title=f"{one.posting.title} (new)")) if at % 100 == 0 else one
        for at, one in enumerate(listings)
    ]
    with tempfile.TemporaryDirectory() as folder:
        bare = timed("bare SQLite bulk insert", lambda: bare_insert(Path(folder) / "bare.sqlite", listings))
        store = Store(Path(folder) / "jobs.sqlite")
        store.follow("greenhouse", "bench")
        record = lambda some: store.record("greenhouse", "bench", some, closes=True)  # noqa: E731
        first = timed("sync into an empty store", lambda: record(listings))
        again = timed("sync again, 1% changed", lambda: record(changed))
        alone = timed("the kernel alone", lambda: kernel_alone(reader, listings))
        read = timed("all read and kept", lambda: read_store(store, reader))
        adviser = Adviser(reader)
        resume = next(iter(open_paths([given.resume], kind="resume")))
        person = adviser.record(resume)
        ranked = timed(
            "rank over all",
            lambda: rank_store(adviser, person, store.all(), Wishes(), Filters(), date(2026, 11, 29)),
        )
    print(f"sync / bare insert        {first / bare:6.2f}")
    print(f"sync again / bare insert  {again / bare:6.2f}")
    print(f"read and kept / kernel    {read / alone:6.2f}")
    print(f"rank / kernel             {ranked / alone:6.2f}")


if __name__ == "__main__":
    main()
