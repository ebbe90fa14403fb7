"""A single page with schema.org JobPosting in it, or with a posting in its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from roleprism.boards.board import BoardAnswer, gathered
from roleprism.boards.fetch import Fetcher
from roleprism.boards.values import iso_date, make_listing, path, range_of, text_at
from roleprism.document import Document, Posting
from roleprism.document.listing import Listing, Workplace
from roleprism.document.pay import Pay
from roleprism.errors import BoardError, DocumentError, Fault
from roleprism.reading.json_text import Json, string
from roleprism.reading.open import open_document


class Page:
    """The board of one page; its token is the address."""

    name = "page"
    describes = "an address that starts with https://"

    def fetch(self, token: str, fetcher: Fetcher) -> BoardAnswer:
        """See `Board`."""
        answer = fetcher.get(token, accept="text/html,application/xhtml+xml", other_hosts=True)
        if answer.kind not in ("text/html", "application/xhtml+xml", ""):
            raise BoardError(Fault(token, f"answers with {answer.kind}", "a web page", "give the posting's own page"))
        try:
            found = open_document(answer.body, name="page.html", source=token, kind="posting")
        except DocumentError as error:
            raise BoardError(*error.faults) from error
        return gathered(self._listings(found, token))

    def _listings(self, found: list[Document], token: str) -> Iterator[Listing | tuple[str, DocumentError]]:
        for posting in found:
            if isinstance(posting, Posting):
                extra = cast("Json", posting.extra)
                yield make_listing(
                    id=posting.id, board=self.name, token=token, title=posting.title, text=posting.text.content,
                    company=posting.company, places=posting.location.split("; "), url=token,
                    posted=iso_date(path(extra, "datePosted")), workplace=_workplace(extra), pay=_pay(extra),
                )  # fmt: skip


def _workplace(extra: Json) -> Workplace | None:
    return Workplace.REMOTE if "TELECOMMUTE" in string(path(extra, "jobLocationType")).upper() else None


def _pay(extra: Json) -> tuple[Pay, ...]:
    """`baseSalary` in any of its shapes; `estimatedSalary` is another's guess and no pay."""
    salary = path(extra, "baseSalary")
    value = path(salary, "value")
    currency = text_at(salary, "currency") or text_at(value, "currency") or text_at(extra, "salaryCurrency")
    period = text_at(value, "unitText") or text_at(salary, "unitText")
    if isinstance(value, dict):
        low, high = value.get("minValue", value.get("value")), value.get("maxValue", value.get("value"))
        return range_of(low, high, currency, period)
    amount = value if value is not None else salary
    return range_of(amount, amount, currency, period) if isinstance(amount, (int, float, str)) else ()
