"""By what a posting out of a file is known when it comes again; design/search.md says why."""

from __future__ import annotations

import re
from typing import NamedTuple

from roleprism.document.kinship import digest
from roleprism.document.listing import Listing

MADE = "made:"
"""How an id begins that no source gave."""

_PLACE_ON_PAGE = re.compile(r"#\d+$")


class Source(NamedTuple):
    """Where postings that no board lists come from.

    Args:
        token: tells it from every other source.
        formerly: what an older roleprism may have called it; what it kept there is found again.
    """

    token: str
    formerly: frozenset[str] = frozenset()


def own_id(listing: Listing) -> str:
    """The id that its source gives it; empty where it gives none."""
    id_, source = listing.posting.id, listing.posting.source
    # What is read from files is called by its place there for want of an id, and where an id is given twice.
    return "" if id_ == source else id_.removeprefix(f"{source}:")


def id_by_address(listing: Listing) -> str:
    """An id out of its address and what names it there, which outlives an edit of its text; else out of its words.

    One address may be that of many: of a company's careers page, or of a search.
    """
    address = listing.url or _web_address(listing.posting.source)
    return _made(address, *_names(listing)) if address else id_by_words(listing)


def id_by_words(listing: Listing) -> str:
    """An id out of all that is said, which no other posting can have."""
    return _made(listing.url, *_names(listing), listing.posting.text.content)


def _names(listing: Listing) -> tuple[str, str, str]:
    posting = listing.posting
    return posting.title, posting.company, posting.location


def _web_address(source: str) -> str:
    return _PLACE_ON_PAGE.sub("", source) if source.startswith(("http://", "https://")) else ""


def _made(*parts: str) -> str:
    return MADE + digest(*parts).hex()
