"""Windows too narrow for columns: names take more lines there, and a number that is cut would be another."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

NARROW = 60
"""Cells; below it columns give way to lines."""


def stacked(cells: Sequence[str | Text]) -> Table:
    """A row without columns: its first cell, and the others one behind the other, on as many lines as they need."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    first, *others = cells
    table.add_row(first, Text("  ").join(Text.assemble(cell) for cell in others if cell))
    return table
