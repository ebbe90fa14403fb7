"""Where a person's résumé, postings and store meet: what the web page and the MCP server both do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from roleprism.advice import Advice, Adviser, WhatIf, advise, lint_posting, what_if
from roleprism.advice.lint import Config, Finding
from roleprism.advice.rank import Ranked
from roleprism.advice.record import Record
from roleprism.atlas import Atlas, load
from roleprism.boards import Fetcher
from roleprism.boards.page import open_page
from roleprism.document import Document
from roleprism.doors import words
from roleprism.doors.apart import Apart
from roleprism.doors.inputs import Input, inputs_of
from roleprism.doors.jobs.kept import Kept, kept_in
from roleprism.doors.jobs.ranking import Asked, Ranking, rank_for, rank_one
from roleprism.errors import DocumentError, Fault, UsageError
from roleprism.reading.dates import Month
from roleprism.reading.kind import Kind
from roleprism.spectrum import Reading
from roleprism.spectrum.read import Reader
from roleprism.store import Store, Stored

MAX_BYTES = 20_000_000
"""Of one document. A table of postings goes into the store, which takes larger ones."""

MAX_CHARS = 400_000
"""Of one document's text: a hundred times a long résumé. Advice takes seconds beyond it."""

OPEN_SECONDS = 30.0
"""How long one document may take to be opened."""

_PASTED = "text"


class Desk:
    """Opens, reads, advises and ranks; safe to use from several threads.

    Args:
        store: the file of the search that is kept.
        fetcher: makes the client that fetches pages.
        today: what day it is.
    """

    def __init__(
        self,
        store: Path,
        *,
        fetcher: Callable[[], Fetcher] = lambda: Fetcher(max_bytes=MAX_BYTES, max_seconds=OPEN_SECONDS),
        today: Callable[[], date] = date.today,
    ) -> None:
        self.store_path = store
        self.today = today
        self.adviser = Adviser(Reader(load()))
        self.names = words.role_names(self.atlas)
        self.apart = Apart()
        self.make_fetcher = fetcher

    @property
    def atlas(self) -> Atlas:
        """What the roles are."""
        return self.adviser.atlas

    @property
    def reader(self) -> Reader:
        """What reads."""
        return self.adviser.reader

    def close(self) -> None:
        """End the process that waits for files."""
        self.apart.close()

    # Documents in.

    def open(self, data: bytes, name: str, kind: Kind | None = None, *, source: str = "") -> list[Input]:
        """The documents of a file.

        Args:
            name: the file's; its ending is heeded where the content does not tell the format.
            source: where it was read; the name where empty.

        Raises:
            DocumentError: it cannot be read, or is larger than a page or an assistant may hand over.
        """
        source = source or name
        if len(data) > MAX_BYTES:
            raise _too_large(source, f"{len(data):,} bytes", f"{MAX_BYTES:,} bytes")
        given = list(self.apart.run(inputs_of, data, name, source, kind, source=source, seconds=OPEN_SECONDS))
        for one in given:
            if (size := len(one.document.text.content)) > MAX_CHARS:
                raise _too_large(source, f"{size:,} characters", f"{MAX_CHARS:,} characters")
        return given

    def open_one(self, data: bytes, name: str, kind: Kind | None = None) -> Input:
        """The one document of a file.

        Raises:
            DocumentError: it cannot be read, or holds more than one.
        """
        return _only(self.open(data, name, kind), name)

    def open_text(self, text: str, kind: Kind | None = None, *, title: str = "") -> Input:
        """Text that someone pasted or sent.

        Args:
            title: as posted, or the headline; what the text itself says where empty.

        Raises:
            DocumentError: it holds no words, or too many.
        """
        given = self.open_one(text.encode("utf-8", "replace"), _PASTED, kind)
        return given._replace(document=replace(given.document, title=title)) if title else given

    def fetch(self, url: str, kind: Kind | None = None) -> list[Input]:
        """The documents of a public page.

        Raises:
            UsageError: it is no web address.
            BoardError: it cannot be fetched.
            DocumentError: it cannot be read.
        """
        if not url.startswith(("http://", "https://")):
            raise UsageError(Fault(url[:200], "is no web address", "one that starts with https://"))
        fetcher = self.make_fetcher()
        try:
            answer = fetcher.get(url, accept="text/html, application/pdf;q=0.9, */*;q=0.5", other_hosts=True)
        finally:
            fetcher.close()
        name = Path(urlsplit(answer.url).path).name or "page.html"
        return self.open(answer.body, name, kind, source=url)

    def open_page(self, body: bytes, source: str) -> list[Document]:
        """The postings of a page of a board that is followed.

        Raises:
            DocumentError: it cannot be read.
        """
        return list(self.apart.run(open_page, body, source, source=source, seconds=OPEN_SECONDS))

    # What is made of them.

    def read(self, given: Sequence[Input]) -> list[Reading]:
        """Readings, in the same order."""
        return list(self.reader.read_many(one.document for one in given))

    def kept(self) -> Kept:
        """What of the store advice heeds."""
        return kept_in(self.store_path, self.reader)

    def advise(self, resume: Input, postings: Sequence[Document], kept: Kept) -> Advice:
        """Advise a person from their résumé, the postings that they think of, and what they keep."""
        today = self.today()
        return advise(
            self.adviser, resume.document, Month(today.year, today.month), postings=postings,
            employer_postings=kept.postings, wishes=kept.wishes, look=resume.look, source=resume.source,
        )  # fmt: skip

    def what_if(self, record: Record, add: Sequence[str], remove: Sequence[int] = ()) -> WhatIf:
        """Read a résumé with lines added and taken out; see `roleprism.advice.what_if`."""
        return what_if(self.adviser, record.document, add, remove, before=record)

    def lint(
        self, given: Input, postings: Sequence[Document] = (), config: Config | None = None
    ) -> tuple[Finding, ...]:
        """What misleads in a document."""
        if given.document.kind == "posting":
            return lint_posting(self.adviser, given.document, look=given.look, source=given.source, config=config)
        today = self.today()
        return advise(
            self.adviser, given.document, Month(today.year, today.month), postings=postings, look=given.look,
            source=given.source, config=config,
        ).findings  # fmt: skip

    # The search that is kept.

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, opened for one question."""
        with Store(self.store_path) as store:
            yield store

    def rank(self, record: Record, asked: Asked) -> tuple[Ranking, dict[int, Stored]]:
        """The open postings ranked for a person, and the postings by id."""
        with self.store() as store:
            return rank_for(self.adviser, record, store, asked, self.today())

    def rank_one(self, record: Record, id: int) -> tuple[Ranked, Stored]:  # noqa: A002
        """One posting ranked, whatever the filters."""
        with self.store() as store:
            return rank_one(self.adviser, record, store, id, self.today())


def _only(given: Sequence[Input], name: str) -> Input:
    if len(given) != 1:
        raise DocumentError(Fault(name, f"holds {len(given)} documents", "one document", "give them one by one"))
    return given[0]


def _too_large(source: str, size: str, allowed: str) -> DocumentError:
    return DocumentError(Fault(source, f"is too large: {size}", f"at most {allowed}", "read it on the command line"))
