"""One reading as a block of text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.bar import Bar
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from roleprism.document import Document, Span
from roleprism.doors import words
from roleprism.doors.cli.terminal import clean, colour, printable, swatch
from roleprism.doors.context import in_context
from roleprism.evidence import Evidence
from roleprism.spectrum import Reading, percents

_SMALLEST_SHOWN = 2
"""In percent: roles with less share one line."""
_NARROWEST_BARS = 45


def block(reading: Reading, names: words.Names, *, evidence: int, width: int) -> RenderableType:
    """Who it is, the answer, the spectrum, the title, and the evidence that decided."""
    parts: list[RenderableType] = [_head(reading), Text(), *_answer(reading, names), Text()]
    parts += [SpectrumBars(reading.spectrum.shares, names), Text()]
    if other := words.other_sentence(reading.spectrum):
        parts += [Text(other)]
    parts += [Text(words.title_sentence(reading, names))]
    if shown := words.most_telling(reading, evidence):
        parts += [Text(), _evidence_head(len(words.telling(reading)), len(shown))]
        for ev in shown:
            parts += evidence_lines(reading, ev, names, width=width - 2)
    if before := words.prior_sentence(reading, names):
        parts += [Text(), Text(before)]
    return Group(_head_rule(reading, width), Padding(Group(*parts), (0, 1)), Text())


def _head_rule(reading: Reading, width: int) -> Text:
    """A line in the colours of the spectrum, as long as the window is wide."""
    line, passed = Text(no_wrap=True, overflow="crop"), 0.0
    for role, share in reading.spectrum.ranked():
        cells = round((passed + share) * width) - round(passed * width)
        line.append("━" * cells, style=colour(role))
        passed += share
    return line


def _head(reading: Reading) -> Text:
    document = reading.document
    kind = "résumé" if document.kind == "resume" else "posting"
    return Text.assemble((clean(words.heading(document)), "bold"), (f"  {kind}, {clean(document.source)}", "dim"))


def _answer(reading: Reading, names: words.Names) -> Iterator[Text]:
    answer = words.primary_sentence(reading, names)
    yield Text(words.sentence(answer), "bold")
    if note := words.language_note(reading):
        yield Text(note, "yellow")
    if reading.spectrum.thin:
        yield Text(words.thin_reason(reading))
    else:
        percent = f"{reading.spectrum.confidence:.0%}"
        word = words.confidence_word(reading.spectrum)
        yield Text(f"{word}, {percent}. {words.odds_words(reading.spectrum)}.")


class SpectrumBars:
    """A bar a role, the largest share first; what is too small to see shares a line. Bars go in a narrow window."""

    def __init__(self, shares: Mapping[str, float], names: words.Names) -> None:
        self._shares, self._names = shares, names

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Table]:
        """Drawn as wide as the window is."""
        has_bars = options.max_width >= _NARROWEST_BARS
        percent = percents(self._shares)
        ranked = sorted(self._shares, key=lambda role: -self._shares[role])
        shown = [role for role in ranked if percent[role] >= _SMALLEST_SHOWN]
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        if has_bars:
            table.add_column(no_wrap=True, min_width=25, max_width=30, overflow="ellipsis")
        table.add_column(ratio=1, overflow="fold")
        table.add_column(justify="right", no_wrap=True)
        for role in shown:
            bar = [Bar(1.0, 0.0, self._shares[role], color=colour(role))] if has_bars else []
            table.add_row(self._names[role], *bar, f"{percent[role]}%")
        rest = [role for role in ranked if role not in shown]
        if left := sum(percent[role] for role in rest):
            name = Text(words.counted(len(rest), "more role"), "dim")
            table.add_row(name, *([""] if has_bars else []), Text(f"{left}%", "dim"))
        yield table


def _evidence_head(found: int, shown: int) -> Text:
    count = words.counted(found, "phrase") + (f", {shown} that decided" if shown < found else "")
    return Text.assemble(("What says so", "bold"), (f"  {count}; +1 bit doubles the odds", "dim"))


def evidence_lines(reading: Reading, ev: Evidence, names: words.Names, *, width: int) -> tuple[Text, Text]:
    """Bits, role and place on one line, the quote in its context on the next."""
    place = f"{reading.document.text.place(ev.span.start)}, {ev.section}"
    head = Text.assemble(
        (f"{words.signed(ev.bits):>6} ", "bold"), swatch(ev.role), names[ev.role], (f"  {place}", "dim")
    )
    return head, quote_line(reading.document, ev.span, width=width)


def quote_line(document: Document, span: Span, *, width: int) -> Text:
    """The words at the span in their line, set under what is said of them."""
    snippet = in_context(document.text.content, span, width - 10)
    return Text.assemble(
        " " * 7,
        (printable(snippet.before), "dim"),
        "“",
        (printable(snippet.quote), "bold"),
        "”",
        (printable(snippet.after), "dim"),
        no_wrap=True,
        overflow="ellipsis",
    )
