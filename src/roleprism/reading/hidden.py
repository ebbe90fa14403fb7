"""What a file holds that a person does not see, and what it shows that a parser does not: by looking at its drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple


class Hidden(NamedTuple):
    """Words that no reader of the page sees.

    Args:
        text: the words.
        how: how they are kept from sight: "white letters", "marked hidden".
        page: on which page, from 1; None where the format has none.
    """

    text: str
    how: str
    page: int | None = None


@dataclass(frozen=True)
class Look:
    """What looking at a file found.

    Args:
        hidden: words that a person does not see, in the order of the file.
        pictures: pages, from 1, that show a picture and hold no text: no parser sees what stands there.
        columns: pages, from 1, set in two columns, which simple parsers read straight across.
    """

    hidden: tuple[Hidden, ...] = ()
    pictures: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


SMALLEST_POINTS = 3.0
"""Letters below this size, in points, are there for a machine."""

NEAR = 16
"""Colours whose red, green and blue lie this near to those behind them, of 255, do not show."""

_TAGS = 0xE0000
_TAGGED = re.compile("(?<!\U0001f3f4)(?<![\U000e0020-\U000e007e])[\U000e0020-\U000e007e]{3,}")

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)


def is_invisible(letters: Colour, behind: Colour) -> bool:
    """Whether letters of one colour do not show on another."""
    return all(abs(a - b) <= NEAR for a, b in zip(letters, behind, strict=True))


def tagged(text: str) -> Iterator[Hidden]:
    """What a text says in tag characters, which no font draws and every model reads; flags are spelt in them too."""
    for found in _TAGGED.finditer(text):
        yield Hidden("".join(chr(ord(char) - _TAGS) for char in found.group()), "letters that no font draws")


def joined(parts: Sequence[Hidden]) -> tuple[Hidden, ...]:
    """Parts that follow one another on a page, hidden in one way, as one."""
    whole = []
    for (how, page), together in groupby((part for part in parts if part.text.strip()), key=lambda part: part[1:]):
        whole.append(Hidden(" ".join(word for part in together for word in part.text.split()), how, page))
    return tuple(whole)
