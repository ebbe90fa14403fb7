"""A single page with schema.org JobPosting in it, or with a posting in its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Answer, Fetcher
from roleprism.boards.values import iso_date, make_listing, path
from roleprism.document import Document, Posting
from roleprism.document.listing import Listing, Workplace
from roleprism.errors import BoardError, DocumentError, Fault
from roleprism.reading.json_text import Json, string
from roleprism.reading.open import open_document
from roleprism.reading.pay_fields import base_salary
from roleprism.reading.sniff import sniff_binary, starts_as_html

Opener = Callable[[bytes, str], Sequence[Document]]
"""The documents of a page, out of its bytes and where they were read; see `open_page`."""


def open_page(body: bytes, source: str) -> list[Document]:
    """The postings of a page.

    Raises:
        DocumentError: it cannot be read.
    """
    return open_document(body, name="page.html", source=source, kind="posting")


class Page:
    """The board of one page; its token is the address.

    Args:
        opener: opens the page; a door may do so in a process of its own.
    """

    name = "page"
    describes = "an address that starts with https://"

    def __init__(self, opener: Opener = open_page) -> None:
        self._open = opener

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        answer = fetcher.get(token, accept="text/html,application/xhtml+xml", other_hosts=True)
        try:
            if (other := _other_kind(answer, token)) is not None:
                raise BoardError(Fault(token, f"answers with {other}", "a web page", "give the posting's own page"))
            found = self._open(answer.body, token)
        except DocumentError as error:
            raise BoardError(*error.faults) from error
        return gathered(self._listings(found, token))

    def _listings(self, found: Sequence[Document], token: str) -> Iterator[Listing | tuple[str, DocumentError]]:
        for posting in found:
            if isinstance(posting, Posting):
                extra = cast("Json", posting.extra)
                yield make_listing(
                    id=posting.id, board=self.name, token=token, title=posting.title, text=posting.text.content,
                    company=posting.company, places=posting.location.split("; "), url=token,
                    posted=iso_date(path(extra, "datePosted")), workplace=_workplace(extra),
                    pay=base_salary(posting.extra),
                )  # fmt: skip


def _other_kind(answer: Answer, source: str) -> str | None:
    """What an answer is instead of a page: by what it says, and by what it is, for parsers go by that."""
    if answer.kind not in ("text/html", "application/xhtml+xml", ""):
        return answer.kind
    if (binary := sniff_binary(answer.body, source)) is not None:
        return f"{binary.value} that says it is {answer.kind or 'nothing'}"
    return None if answer.kind or starts_as_html(answer.body) else "no page, and does not say what it is"


def _workplace(extra: Json) -> Workplace | None:
    return Workplace.REMOTE if "TELECOMMUTE" in string(path(extra, "jobLocationType")).upper() else None
