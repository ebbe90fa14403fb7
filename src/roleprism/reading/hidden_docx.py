"""Looks at the runs of a Word document: letters marked hidden, white, or too small to read, also by a style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from roleprism.reading.docx import open_parts
from roleprism.reading.docx_looks import Looks, W, is_marked, value
from roleprism.reading.hidden import SMALLEST_POINTS, WHITE, Colour, Hidden, Look, is_invisible, joined, tagged

_HALF_POINTS = re.compile("[0-9]{1,4}")


def look_at_docx(data: bytes, source: str) -> Look:
    """What the runs of a Word document hide.

    Raises:
        DocumentError: damaged, hostile or too large.
    """
    trees = open_parts(data, source)
    looks = Looks(trees)
    parts = [Hidden(text, how) for tree in trees.values() for text, how in _hidden(tree, looks)]
    parts += tagged("".join(piece.text or "" for tree in trees.values() for piece in tree.iter(f"{W}t")))
    return Look(joined(parts))


def _hidden(tree: etree._Element, looks: Looks) -> Iterator[tuple[str, str]]:
    """What each run hides, with the runs in it, so that those are not told again."""
    shades: dict[etree._Element, Colour | None] = {}
    told: etree._Element | None = None
    for run in tree.iter(f"{W}r"):
        if told is not None and any(around is told for around in run.iterancestors(f"{W}r")):
            continue
        how = _how(run, looks, shades)
        if how and (text := "".join(piece.text or "" for piece in run.iter(f"{W}t"))).strip():
            told = run
            yield text, how


def _how(run: etree._Element, looks: Looks, shades: dict[etree._Element, Colour | None]) -> str:
    said = looks.of(run)
    if is_marked(said, "vanish") or is_marked(said, "webHidden"):
        return "marked hidden"
    size = value(said, "sz") or ""
    if _HALF_POINTS.fullmatch(size) and int(size) / 2 < SMALLEST_POINTS:
        return "tiny letters"
    own = run.find(f"{W}rPr")
    colour = None if own is None else _rgb(value((own,), "color") or "")
    if own is not None and colour is not None and is_invisible(colour, _behind(run, own, shades)):
        return "white letters" if is_invisible(colour, WHITE) else "letters in the colour behind them"
    return ""


def _behind(run: etree._Element, looks: etree._Element, shades: dict[etree._Element, Colour | None]) -> Colour:
    """The colour of the run's shading, else of its paragraph's or cell's; white where none is set.

    Args:
        shades: grows by those of paragraphs and cells, which are looked for once however many runs they hold.
    """
    colour = _shade(looks)
    for kind in ("p", "tc"):
        holder = next(run.iterancestors(f"{W}{kind}"), None)
        if colour is None and holder is not None:
            if holder not in shades:
                shades[holder] = _shade(holder.find(f"{W}{kind}Pr"))
            colour = shades[holder]
    return WHITE if colour is None else colour


def _shade(properties: etree._Element | None) -> Colour | None:
    shade = None if properties is None else properties.find(f"{W}shd")
    return None if shade is None else _rgb(shade.get(f"{W}fill", ""))


def _rgb(text: str) -> Colour | None:
    try:
        number = int(text, 16) if len(text) == 6 else -1
    except ValueError:
        return None
    return None if number < 0 else (number >> 16, number >> 8 & 255, number & 255)
