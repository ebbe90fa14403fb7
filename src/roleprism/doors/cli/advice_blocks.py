"""Advice drawn for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from roleprism.advice import Advice, WhatIf
from roleprism.advice.employers import View, welcomes
from roleprism.advice.gap import Meeting
from roleprism.advice.next_step import Step
from roleprism.advice.record import Shown
from roleprism.atlas import Atlas
from roleprism.atlas.slugs import OTHER
from roleprism.doors import words
from roleprism.doors.advice_words import (
    calls,
    grouped_views,
    known_of,
    months_words,
    names_shown,
    no_view_words,
    title_words,
)
from roleprism.doors.cli.block import quote_line
from roleprism.doors.cli.findings import finding_lines
from roleprism.doors.cli.terminal import clean, swatch
from roleprism.spectrum import percents

_SMALLEST_SHOWN = 0.05
_MOST_ASKED = 8
_SIGNS = {Shown.WORK: ("✓", "green"), Shown.WORDS: ("~", "yellow"), Shown.ABSENT: ("✗", "red")}


def advice_block(advice: Advice, atlas: Atlas, names: words.Names, *, employers: int, width: int) -> RenderableType:
    """All of it, in the order in which a person asks."""
    record = advice.record
    head = Text(clean(words.heading(record.document)), "bold")
    parts: list[RenderableType] = [head, Text()]
    parts += [*_lead(advice, names, width), Text()]
    parts += [*_steps(advice, atlas, names), *_views(advice, atlas, names, employers)]
    for meeting in advice.meetings:
        parts += _meeting(meeting, names)
    parts += _findings(advice, width)
    return Padding(Group(*parts), (1, 1))


def _lead(advice: Advice, names: words.Names, width: int) -> Iterator[RenderableType]:
    lead = advice.lead
    swatches = () if lead.role == OTHER else (swatch(lead.role),)
    yield Text.assemble(("Lead with  ", "bold"), *swatches, (clean(title_words(advice)), "bold"))
    if lead.second is not None:
        yield Text.assemble("Or, where a posting asks for it,  ", swatch(lead.second[0]), lead.second[1])
    yield Text(lead.reason)
    record = advice.record
    if not record.work.spectrum.thin:
        yield Text()
        yield _both_spectra(advice, names)
    if lead.evidence:
        yield Text()
        yield Text("The words that decided it, each in its line; +1 bit doubles the odds", "dim")
    for ev in lead.evidence:
        place = record.document.text.place(ev.span.start)
        yield Text.assemble((f"{words.signed(ev.weights[lead.role]):>6} ", "bold"), (str(place), "dim"))
        yield quote_line(record.document, ev.span, width=width - 2)


def _both_spectra(advice: Advice, names: words.Names) -> Table:
    """What was done beside what the whole says, so that a skills list shows for what it is."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    table.add_column(justify="right", overflow="fold")
    table.add_column(justify="right", overflow="fold")
    table.add_row("", Text("what you did", "dim"), Text("all it says", "dim"))
    done, said = percents(advice.lead.work), percents(advice.lead.words)
    for role in sorted(advice.lead.work, key=lambda role: -advice.lead.work[role]):
        if max(advice.lead.work[role], advice.lead.words[role]) >= _SMALLEST_SHOWN:
            table.add_row(Text.assemble(swatch(role), names[role]), f"{done[role]}%", f"{said[role]}%")
    return table


def _steps(advice: Advice, atlas: Atlas, names: words.Names) -> Iterator[RenderableType]:
    if advice.past:
        told = "; ".join(
            f"{one.background.name} ({', '.join(one.known_by)}; {months_words(one.months)})" for one in advice.past
        )
        yield Text.assemble(("Background  ", "bold"), told)
        yield Text()
    if not advice.steps:
        yield Text(
            "No next step: no title with dates was found in the history that names a background which the atlas knows."
        )
        yield Text()
        return
    yield Text.assemble(("What you could grow into", "bold"), ("   ✓ work told   ~ only words   ✗ not shown", "dim"))
    for number, step in enumerate(advice.steps, start=1):
        yield from _step(number, step, advice, atlas, names)
    yield Text()


def _step(number: int, step: Step, advice: Advice, atlas: Atlas, names: words.Names) -> Iterator[RenderableType]:
    record = advice.record
    share = "" if step.is_told or step.share < _SMALLEST_SHOWN else f"{record.percent[step.role]}% of your work already"
    if step.role == advice.lead.role:
        share = "going further in what you lead with"
    yield Text.assemble(f"{number}. ", swatch(step.role), (names[step.role], "bold"), (f"  {share}", "dim"))
    where = atlas.employer_names(step.employers)
    yield Padding(Text(f"{step.why}{f' Look at {where}.' if where else ''}"), (0, 0, 0, 3))
    shown = Text()
    for one in step.shown:
        sign, style = _SIGNS[one.how]
        lines = [record.document.text.place(mention.span.start).line for mention in one.mentions[:1]]
        at = f" (line {lines[0]})" if lines and one.how is Shown.WORK else ""
        shown.append(f"{sign} ", style).append(f"{one.part.what}{at}   ")
    yield Padding(shown, (0, 0, 0, 3))
    if step.missing:
        part = step.missing[0]
        yield Padding(Text(f"To show {part.what}: {part.artifact.text}"), (0, 0, 0, 3))


def _views(advice: Advice, atlas: Atlas, names: words.Names, most: int) -> Iterator[RenderableType]:
    welcoming = [view for view in advice.views if welcomes(view, advice.record, atlas)]
    groups = grouped_views(welcoming)[:most]
    yield Text("Who would call you what", "bold")
    if not groups:
        yield Text(no_view_words(advice))
        yield Text()
        return
    for views in groups:
        yield _view(views, atlas, names)
    yield Text(atlas.boundaries.lesson.text)
    yield Text()


def _view(views: list[View], atlas: Atlas, names: words.Names) -> RenderableType:
    first = views[0]
    where = names_shown([atlas.employer(view.employer).name for view in views])
    known = known_of(views, atlas)
    return Group(
        Text.assemble(swatch(first.role), (names[first.role], "bold"), f" at {where}"),
        Padding(Text(calls(views), "dim"), (0, 0, 0, 3)),
        *([Padding(Text(known, "dim"), (0, 0, 0, 3))] if known else []),
    )


def _meeting(meeting: Meeting, names: words.Names) -> Iterator[RenderableType]:
    posting = meeting.posting
    heading = clean(words.heading(posting.document))
    foremost = f"  {names[posting.spectrum.primary]}; {meeting.in_common}"
    yield Text.assemble(("Against  ", "bold"), heading, (foremost, "dim"))
    for how in Shown:
        asked = [one.resume.part.what for one in meeting.asked if one.how is how][:_MOST_ASKED]
        if asked:
            sign, style = _SIGNS[how]
            yield Padding(Text.assemble((f"{sign} ", style), f"{how}: ", clean(", ".join(asked))), (0, 0, 0, 3))
    yield Text()


def _findings(advice: Advice, width: int) -> Iterator[RenderableType]:
    if not advice.findings:
        yield Text("Nothing in the résumé misleads, as far as the rules can tell.")
        return
    yield Text(f"What misleads: {words.counted(len(advice.findings), 'finding')}", "bold")
    for finding in advice.findings:
        yield from finding_lines(finding, advice.record.document, width)


def echoed(what_if: WhatIf, add: Sequence[str], remove: Sequence[int]) -> Iterator[Text]:
    """The lines that were added and taken out, with a word where taking one out cannot change anything."""
    record = what_if.before
    for line in add:
        yield Text.assemble(("+ ", "green"), clean(line))
    for number in remove:
        words = record.content.split("\n")[number - 1]
        yield Text.assemble(("- ", "red"), clean(words))
    if remove and not add and all(change.share[0] == change.share[1] for change in what_if.changes):
        yield Text("Nothing changes: these lines tell of no work, or say nothing of any role.", "dim")
    if not record.has_work_sections:
        yield Text("No heading tells where the work starts, so that the whole text counts as work.", "dim")


def what_if_block(what_if: WhatIf, names: words.Names) -> RenderableType:
    """Shares and bits before and after, what changes most first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in range(3):
        table.add_column(justify="right", overflow="fold")
    table.add_row("", Text("share before", "dim"), Text("after", "dim"), Text("score, bits", "dim"))
    for change in what_if.changes:
        before, after = change.share
        if max(before, after) >= _SMALLEST_SHOWN / 5:
            bits = words.signed(change.bits[1] - change.bits[0])
            table.add_row(Text.assemble(swatch(change.role), names[change.role]), f"{before:.0%}", f"{after:.0%}", bits)
    return Padding(table, (1, 1))
