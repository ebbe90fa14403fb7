"""Stored and ranked postings drawn for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from roleprism.advice.rank import Ranked
from roleprism.advice.record import Record
from roleprism.boards import Followed
from roleprism.document import Span
from roleprism.document.pay import Pay
from roleprism.doors import words
from roleprism.doors.cli.narrow import NARROW, stacked
from roleprism.doors.cli.terminal import clean, printable, swatch
from roleprism.doors.context import in_context
from roleprism.doors.jobs.pay_words import pay_words
from roleprism.store import Mark, Stored, Version
from roleprism.store.rows import Event
from roleprism.store.store import BoardRow

_MOST_REASONS = 2
_MOST_CHANGES = 12


def board_line(row: BoardRow) -> RenderableType:
    """One followed board, and how its last sync went."""
    name = str(Followed(row.board, row.token))
    when = f"{row.synced_at[:16].replace('T', ' ')}  " if row.synced_at else ""
    how = row.message or "not synced yet"
    style = "red" if row.outcome == "failed" else "dim"
    return Text.assemble((clean(name), "bold"), f"  {when}", (f"{row.outcome or ''} {clean(how)}".strip(), style))


def list_table(found: Sequence[Stored], names: words.Names, *, width: int) -> RenderableType:
    """A line a posting.

    Args:
        width: of the window.
    """
    rows = [_cells(one, names) for one in found]
    if width < NARROW:
        return Group(*map(stacked, rows))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=3, no_wrap=True, overflow="ellipsis")
    table.add_column(ratio=2)  # with a share at its end, which is never cut
    table.add_column(ratio=2, no_wrap=True, overflow="ellipsis")
    table.add_column(no_wrap=True)
    for row in rows:
        table.add_row(*row)
    return table


def _cells(one: Stored, names: words.Names) -> tuple[str | Text, ...]:
    state = "closed" if one.closed_at else one.state
    place = ", ".join(filter(None, (clean(one.location), str(one.workplace or ""))))
    return str(one.id), _titled(one), _role(one, names), place, state


def _titled(one: Stored) -> str:
    return clean(", ".join(filter(None, (one.title or "(no title)", one.company))))


def _role(one: Stored, names: words.Names) -> Text:
    if one.shares is None:
        return Text("not read", "dim")
    if one.thin:
        return Text("too thin to tell", "dim")
    return Text.assemble(swatch(one.primary), f"{names[one.primary]} {float(one.shares.max()):.0%}")


def _pay(pay: Pay) -> str:
    return clean(pay_words(pay))


def show_block(one: Stored, kin: Sequence[int], marks: Sequence[Mark], names: words.Names) -> RenderableType:
    """One posting with all that is known of it, and its text."""
    how = "" if not one.workplace else f", {one.workplace}{' (by its text)' if one.is_inferred else ''}"
    closed = f", closed {one.closed_at[:10]}" if one.closed_at else ""
    rows: list[tuple[str, RenderableType]] = [
        ("work", _role(one, names)),
        ("place", clean(one.location or "unknown") + how),
        ("pay", "; ".join(map(_pay, one.pay)) or "not said"),
        ("posted", one.posted or "unknown"),
        ("seen", f"{one.first_seen[:10]} to {one.last_seen[:10]}{closed}"),
        ("page", clean(one.url or f"{one.board}:{one.token}")),
    ]
    if kin:
        rows.append(("same role", ", ".join(map(str, kin))))
    rows += [("marked", clean(f"{mark.at[:10]} {mark.state}{': ' + mark.note if mark.note else ''}")) for mark in marks]
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in rows:
        table.add_row(Text(name, "dim"), value)
    text = Text("\n".join(map(printable, one.text.strip().splitlines())))
    return Padding(Group(Text(f"{one.id}  {_titled(one)}", "bold"), table, Text(), text), (1, 1))


def history_block(versions: Sequence[Version], events: Sequence[Event], marks: Sequence[Mark]) -> RenderableType:
    """What happened, oldest first; of a change, the lines."""
    lines: list[tuple[str, RenderableType]] = [
        (event.at, Text.assemble((event.at[:16].replace("T", " "), "dim"), f"  {event.what}")) for event in events
    ]
    for mark in marks:
        note = f": {clean(mark.note)}" if mark.note else ""
        lines.append((mark.at, Text.assemble((mark.at[:16].replace("T", " "), "dim"), f"  marked {mark.state}{note}")))
    for before, after in pairwise(versions):
        lines.append((after.seen_at + "~", Padding(Group(*_changes(before, after)), (0, 0, 0, 4))))
    return Group(*(line for _, line in sorted(lines, key=lambda pair: pair[0])))


def _changes(before: Version, after: Version) -> Iterator[Text]:
    if before.title != after.title:
        yield Text(f"title: {clean(before.title)} → {clean(after.title)}")
    places = [f"{clean(one.location)} {one.workplace or ''}".strip() for one in (before, after)]
    if places[0] != places[1]:
        yield Text(f"place: {places[0]} → {places[1]}")
    if before.pay != after.pay:
        yield Text(f"pay: {'; '.join(map(_pay, before.pay))} → {'; '.join(map(_pay, after.pay))}")
    lines = unified_diff(before.text.splitlines(), after.text.splitlines(), n=0, lineterm="")
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---") and line[1:].strip()]
    for line in changed[:_MOST_CHANGES]:
        yield Text(clean(line), "green" if line[0] == "+" else "red")
    if len(changed) > _MOST_CHANGES:
        yield Text(f"and {words.counted(len(changed) - _MOST_CHANGES, 'more line')}", "dim")


def rank_table(ranked: Sequence[Ranked], stored: Mapping[int, Stored], names: words.Names) -> RenderableType:
    """A posting a row: points, what it is, and the reasons that did most."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1)
    for one in ranked:
        posting = stored[one.candidate.id]
        weightiest = sorted(one.reasons, key=lambda reason: -abs(reason.points))[:_MOST_REASONS]
        told = [f"{reason.what} ({words.signed(reason.points)})" for reason in weightiest]
        more = len(one.reasons) - len(told)
        why = "; ".join([*told, f"and {more} more"] if more else told)
        place = ", ".join(filter(None, (clean(posting.location)[:60], str(posting.workplace or ""))))
        pay = "; ".join(map(_pay, posting.pay[:1]))
        doubt = f"  {', '.join(one.unknown)} cannot be judged" if one.unknown else ""
        about = "  ".join(filter(None, (place, pay)))
        lines = Group(
            Text.assemble((_titled(posting), "bold"), "  ", _role(posting, names)),
            Text.assemble((about, "dim"), (doubt, "yellow")),
            Text(clean(why), "dim"),
        )
        table.add_row(words.points(one.points), f"#{posting.id}", lines)
    return table


def explain_block(ranked: Ranked, one: Stored, record: Record, names: words.Names) -> RenderableType:
    """The arithmetic of one rank: each reason with its words on both sides, and the sum."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for reason in ranked.reasons:
        table.add_row(words.signed(reason.points), Text(clean(reason.what)))
        for side, spans, text in (("posting", reason.posting, one.text), ("résumé", reason.resume, record.content)):
            for line in _quotes(spans[:2], text, side):
                table.add_row("", line)
    table.add_row(Text(words.points(ranked.points), "bold"), Text("together", "bold"))
    return Padding(Group(Text(f"#{one.id}  {_titled(one)}", "bold"), _role(one, names), Text(), table), (1, 1))


def _quotes(spans: Sequence[Span], text: str, side: str) -> Iterator[Text]:
    for span in spans:
        snippet = in_context(text, span, 64)
        yield Text.assemble(
            (f"{side}: ", "dim"), (printable(snippet.before), "dim"), (printable(snippet.quote), "bold"),
            (printable(snippet.after), "dim"),
        )  # fmt: skip
