"""Many readings: one line each, and what they come to together."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from roleprism.atlas.slugs import SLUGS
from roleprism.doors import words
from roleprism.doors.cli.block import SpectrumBars
from roleprism.doors.cli.narrow import NARROW, stacked
from roleprism.doors.cli.terminal import clean, swatch
from roleprism.spectrum import Reading, percents

_NAME_WIDTH, _FLAG_WIDTH = 26, 13


def line(reading: Reading, names: words.Names, *, width: int) -> RenderableType:
    """The largest share, whose it is, what the document is called, and whether something is odd.

    Args:
        width: of the window.
    """
    spectrum, primary = reading.spectrum, reading.spectrum.primary
    heading = Text(clean(words.heading(reading.document)))
    if spectrum.thin:
        cells = "–", Text(" too thin to tell", "dim"), heading, ""
    else:
        percent = percents(spectrum.shares)[primary]
        flag = "title differs" if reading.title.agrees is False else ""
        cells = f"{percent}%", Text.assemble(swatch(primary), names[primary]), heading, flag
    if width < NARROW:
        return stacked(cells)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=4, justify="right", no_wrap=True)
    table.add_column(width=_NAME_WIDTH, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(width=_FLAG_WIDTH, no_wrap=True)
    table.add_row(*cells)
    return table


@dataclass
class Tally:
    """What the readings come to; grows as they pass, and keeps none of them."""

    read: int = 0
    thin: int = 0
    titled: int = 0
    agreeing: int = 0
    work: dict[str, float] = field(default_factory=lambda: dict.fromkeys(SLUGS, 0.0))

    def add(self, reading: Reading) -> None:
        """Counts one more."""
        self.read += 1
        self.titled += reading.title.agrees is not None
        self.agreeing += reading.title.agrees is True
        if reading.spectrum.thin:
            self.thin += 1
            return
        for slug, share in reading.spectrum.shares.items():
            self.work[slug] += share


def summary(tally: Tally, names: words.Names) -> RenderableType:
    """The closing lines, with the work of all documents as one spectrum."""
    told = tally.read - tally.thin
    lines = [Text(), Text(_counts(tally), "bold")]
    if tally.titled:
        agreeing = f"{tally.agreeing / tally.titled:.0%}"
        named = words.counted(tally.titled, "title")
        lines.append(Text(f"The work agrees with {agreeing} of the {named} that name a role, or work outside them."))
    if not told:
        return Group(*lines)
    shares = {slug: work / told for slug, work in tally.work.items()}
    return Group(*lines, Text(), SpectrumBars(shares, names), Text())


def _counts(tally: Tally) -> str:
    thin = f", {tally.thin:,} of them too thin to tell" if tally.thin else ""
    return f"{words.counted(tally.read, 'document')} read{thin}."
