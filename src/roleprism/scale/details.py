"""What a market asks of a posting beside its shares: tools that it names, and what it pays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.atlas import Atlas
from roleprism.document.pay import Pay, PayKind
from roleprism.reading.batch import ReadBatch
from roleprism.reading.fold import Positions
from roleprism.reading.pay import find_pay
from roleprism.reading.scan import Scanner, fold_phrases

_EVERYDAY = frozenset({"Linear", "Inspect", "Modal"})
"""Tools whose name is a word of every other posting ("Linear algebra", "Multi-Modal")."""

_IN_PARENTHESES = re.compile(r"^(.*?) \((.*)\)$")


class ToolFinder:
    """Finds the tools of the atlas in a batch; what is a kind of tool and no product is left out.

    Args:
        atlas: gives the tools of each role.
    """

    def __init__(self, atlas: Atlas) -> None:
        names = sorted({tool.name for role in atlas.roles for tool in role.tools if _is_product(tool.name)})
        name_of = {spelling: name for name in names for spelling in _spellings(name)}
        phrases = dict(zip(fold_phrases(name_of), name_of.values(), strict=True))
        self.tools = tuple(names)
        row = {name: at for at, name in enumerate(names)}
        self._scanner = Scanner(list(phrases))
        self._tool = np.array([row[name] for name in phrases.values()], dtype=np.int32)
        # "Ray" and "Whisper" are words, too: they count where they start as a name does.
        self._is_word = np.array([name.isalpha() and name.istitle() for name in phrases.values()])

    def find(self, batch: ReadBatch) -> list[list[str]]:
        """The tools that each document names, sorted."""
        found = self._scanner.scan(batch.folded)
        at = batch.folded.source[found.start]
        counts = ~self._is_word[found.phrase] | _are_capitals(batch.raw[at])
        document = np.searchsorted(batch.document_starts, at[counts], side="right") - 1
        pairs = np.unique(np.stack([document, self._tool[found.phrase[counts]]]), axis=1)
        named: list[list[str]] = [[] for _ in range(batch.document_starts.size)]
        for row, tool in pairs.T.tolist():
            named[row].append(self.tools[tool])
        return named


def _is_product(name: str) -> bool:
    is_description = name[0].islower() and " " in name
    is_several = " and " in name or "'s " in name
    return not (is_description or is_several or name in _EVERYDAY)


def _spellings(name: str) -> list[str]:
    inside = _IN_PARENTHESES.match(name)
    return [inside[1], inside[2]] if inside else [name]


def _are_capitals(letters: Positions | NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray((letters >= ord("A")) & (letters <= ord("Z")))


class PayColumns(NamedTuple):
    """The first base pay of each posting, a column each; None where it says none."""

    low: list[float | None]
    high: list[float | None]
    currency: list[str | None]
    period: list[str | None]

    @classmethod
    def empty(cls, n: int) -> PayColumns:
        """Columns of postings that nobody has looked at for pay."""
        return cls([None] * n, [None] * n, [None] * n, [None] * n)


def pay_columns(fields: Sequence[str], texts: Sequence[str]) -> PayColumns:
    """What postings pay, by their own field first, then by what the text says.

    Args:
        fields: of the table, as written; empty where it has none.
    """
    found = [_first(find_pay(f"Pay: {field}") if field else ()) or _first(find_pay(text))
             for field, text in zip(fields, texts, strict=True)]  # fmt: skip
    return PayColumns(
        [pay.low if pay else None for pay in found],
        [pay.high if pay else None for pay in found],
        [pay.currency or None if pay else None for pay in found],
        [str(pay.period) if pay and pay.period else None for pay in found],
    )


def _first(said: Sequence[Pay]) -> Pay | None:
    return next((pay for pay in said if pay.kind is PayKind.BASE), None)
