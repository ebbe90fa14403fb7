"""Every kind of board, and how people write one that they follow."""

from __future__ import annotations

from collections.abc import Mapping

from roleprism.atlas.slugs import did_you_mean
from roleprism.boards.address import web_address
from roleprism.boards.ashby import Ashby
from roleprism.boards.board import Board, Followed
from roleprism.boards.greenhouse import Greenhouse
from roleprism.boards.hacker_news import HackerNews
from roleprism.boards.lever import Lever
from roleprism.boards.page import Page
from roleprism.boards.personio import Personio
from roleprism.boards.recruitee import Recruitee
from roleprism.boards.smartrecruiters import SmartRecruiters
from roleprism.boards.workable import Workable
from roleprism.errors import Fault, UsageError

_ALL: tuple[Board, ...] = (
    Greenhouse(),
    Lever("lever", "https://api.lever.co"),
    Lever("lever-eu", "https://api.eu.lever.co"),
    Ashby(),
    Workable(),
    SmartRecruiters(),
    Recruitee(),
    Personio(),
    HackerNews(),
    Page(),
)
_NOT_IN_NAMES = frozenset("/\\?#")
BOARDS: Mapping[str, Board] = {board.name: board for board in _ALL}


def parse_followed(words: str) -> Followed:
    """A board as people write it: "greenhouse:anthropic", or the address of a page.

    Raises:
        UsageError: it names no board that is known, or an address that is none.
    """
    if words.startswith(("http://", "https://")):
        address = web_address(words)
        if address is None:
            raise UsageError(Fault(f"board {words[:200]!r}", "is no web address", "https://HOST/PATH", "check it"))
        if address.userinfo:
            wrong, remedy = "holds a password, which would be kept and shown", "leave out what stands before the @"
            raise UsageError(Fault(f"board at {address.host}", wrong, "https://HOST/PATH", remedy))
        return Followed("page", words)
    name, colon, token = words.partition(":")
    if not colon or not token.strip():
        raise UsageError(Fault(f"board {words!r}", "is no board", _forms(), "write the kind, a colon and the name"))
    if name not in BOARDS or name == "page":
        raise UsageError(Fault(f"board {words!r}", f"unknown kind {name!r}", _forms(), did_you_mean(name, BOARDS)))
    token = token.strip()
    if token in (".", "..") or not token.isprintable() or not _NOT_IN_NAMES.isdisjoint(token):
        wrong = f"has a name of more than one part of an address, {token[:80]!r}"
        raise UsageError(Fault(f"board {words[:200]!r}", wrong, _forms(), BOARDS[name].describes))
    return Followed(name, token)


def _forms() -> str:
    return ", ".join(f"{name}:NAME" for name in BOARDS if name != "page") + ", or https://..."
