"""How much a document may hold, so that a hostile one costs seconds and not the machine.

Each number is far above any real posting or résumé; a text beyond it is refused with its size, and
never cut short in silence. Tables are exempt from `MAX_BYTES`: they are read row by row.
"""

from __future__ import annotations

from roleprism.errors import DocumentError, Fault

MAX_BYTES = 50_000_000
MAX_PAGES = 500
MAX_CHARS = 5_000_000
MAX_PDF_DRAWN = 32_000_000
"""Bytes of drawing instructions, each counted as often as it is drawn; at 57 bytes of memory for one, 1.8 GB."""

MAX_ROW_BYTES = 20_000_000
"""One line of a .jsonl file."""

MAX_ZIP_ENTRIES = 500
MAX_ZIP_INFLATED = 32_000_000
"""All parts of a .docx that are read, together, counted while inflating: declared sizes can lie."""
MAX_ZIP_RATIO = 200
"""Inflated to stored size of one part; word processors stay below 50."""
MIN_ZIP_RATIO_BYTES = 1_000_000
"""A part smaller than this may compress as well as it likes."""

MAX_HTML_CHARS = 10_000_000
MAX_HTML_DEPTH = 25_000
"""Elements left open at once; the parser's time grows with its square, and 20,000 take half a second."""
MAX_HTML_TAG_CHARS = 5_000
"""One tag without its quoted values; the parser's time grows with the square of the attributes."""
MAX_HTML_CLONES = 2_000_000
"""Unclosed formatting elements times all tags: the parser opens each one again in every block."""


def check_bytes(size: int, source: str) -> None:
    """Refuse a single document that is larger than `MAX_BYTES`."""
    if size > MAX_BYTES:
        raise too_large(source, f"{size:,} bytes", f"{MAX_BYTES:,} bytes")


def check_text(text: str, source: str) -> str:
    """The text itself, once it is known to hold words and no more than `MAX_CHARS` characters."""
    if not text.strip():
        raise DocumentError(Fault(source, "holds no text", remedy="give a document with words in it"))
    if len(text) > MAX_CHARS:
        raise too_large(source, f"{len(text):,} characters", f"{MAX_CHARS:,} characters")
    return text


def too_large(source: str, size: str, allowed: str) -> DocumentError:
    """The error that says what `source` holds and what it may hold."""
    return DocumentError(
        Fault(
            source,
            f"is too large: {size}",
            f"at most {allowed} in one document",
            "split it, or give many documents as a .jsonl or .parquet table",
        )
    )
