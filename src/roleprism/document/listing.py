"""A posting as a board lists it: with its address, dates, places and pay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roleprism.document.pay import Pay
from roleprism.document.posting import Posting


class Workplace(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ON_SITE = "on-site"


@dataclass(frozen=True)
class Listing:
    """One posting with what its source says around it.

    Args:
        posting: `id` is the board's own, unique on its board.
        url: its page; empty where unknown.
        posted: ISO date on which it was published; empty where unknown.
        places: as the source gives them, each once.
        workplace: None where unknown.
        is_inferred: whether `workplace` was read from the text, for want of a field.
        pay: by field, or from the text; empty where nothing is said.
    """

    posting: Posting
    url: str = ""
    posted: str = ""
    places: tuple[str, ...] = ()
    workplace: Workplace | None = None
    is_inferred: bool = False
    pay: tuple[Pay, ...] = ()
