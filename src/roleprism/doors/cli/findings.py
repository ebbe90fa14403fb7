"""Findings drawn for the terminal, as a linter of code draws them."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from roleprism.advice.lint import Finding
from roleprism.document import Document
from roleprism.doors.cli.terminal import clean, printable
from roleprism.doors.context import in_context

_INDENT = 4


def finding_lines(finding: Finding, document: Document, width: int) -> Iterator[RenderableType]:
    """Place, code and message; then the words at fault, and the fix where there is one."""
    yield finding_head(finding, document)
    if finding.span.end > finding.span.start:
        snippet = in_context(document.text.content, finding.span, width - 2 * _INDENT)
        quote = Text.assemble(
            (printable(snippet.before), "dim"),
            (printable(snippet.quote), "underline"),
            (printable(snippet.after), "dim"),
        )
        yield Padding(quote, (0, 0, 0, _INDENT))
    if finding.fix is not None:
        how = "fix" if finding.fix.is_safe else "fix, unsafe"
        yield Padding(Text(f"{how}: {clean(finding.fix.says)}", "green"), (0, 0, 0, _INDENT))


def finding_head(finding: Finding, document: Document) -> Text:
    """`path:line:column: CODE message`, with the page before the line where there are pages."""
    place = document.text.place(finding.span.start)
    page = "" if place.page is None else f"p{place.page}:"
    where = f"{clean(document.source)}:{page}{place.line}:{place.column}: "
    return Text.assemble((where, "bold"), (finding.code, "red"), f" {clean(finding.message)}")
