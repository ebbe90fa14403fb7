"""Bytes of a text file -> text, or the reason why they are none."""

from __future__ import annotations

import codecs
import io
import re
from typing import IO

from roleprism.errors import DocumentError, Fault
from roleprism.reading.charset import codec_of, declared_charset

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MAX_CONTROL_SHARE = 0.01
_OF_ASCII_BYTES = frozenset(("iso2022_jp",))
"""Charsets whose bytes are UTF-8 too, and other letters in it."""
_FEW = 5
"""UTF-8 has at least so many letters beyond ASCII for each damaged one; other charsets hardly make any."""
_ALLOWED = "UTF-8, UTF-16 with a byte order mark, the charset that a page declares, or Windows-1252"


def decode(data: bytes, source: str) -> str:
    r"""The text in `data`, lines parted by "\n", byte order mark removed.

    UTF-8, and UTF-16 or UTF-32 where a byte order mark says so; otherwise what a page declares, and Windows-1252
    where it declares nothing, if that makes text of it. UTF-8 with a few damaged bytes stays UTF-8.

    Raises:
        DocumentError: the bytes are not text in any of these.
    """
    text = _by_mark(data, source)
    if text is None:
        text = _by_trial(data, source)
    if "\0" in text or len(_CONTROL.findall(text)) > len(text) * _MAX_CONTROL_SHARE:
        raise _not_text(source)
    return tidy(text)


def open_text(file: io.BufferedReader) -> IO[str]:
    """The text of a stream that is too long to be held, its line ends as they are; damage in it stops nothing.

    As `decode` has it, but by the byte: what is no UTF-8 is taken for Windows-1252, and what is neither becomes a sign
    that says so.
    """
    start = file.peek(len(codecs.BOM_UTF32_LE))
    encoding = next((name for mark, name in _BOMS if start.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return io.TextIOWrapper(file, encoding="utf-8-sig", errors=_WINDOWS, newline="")
    # Named without its end the codec takes the mark off.
    return io.TextIOWrapper(file, encoding=encoding[: len("utf-16")], errors="replace", newline="")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_WINDOWS = "roleprism.windows-1252"
codecs.register_error(_WINDOWS, _as_windows)


def tidy(text: str) -> str:
    r"""The text with "\n" as its only line end and no half of a surrogate pair, which nothing can encode."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _by_mark(data: bytes, source: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _undecodable(source, f"is marked as {encoding} and is not: byte {error.start}") from error
    return None


def _by_trial(data: bytes, source: str) -> str:
    charset = declared_charset(data) if b"\x1b$" in data else ""
    if codec_of(charset) in _OF_ASCII_BYTES:
        return _as_declared(data, charset, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _not_text(source) from error
        return _no_utf_8(data, source, error.start)


def _no_utf_8(data: bytes, source: str, place: int) -> str:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if sum(char > "\x7f" for char in text) > _FEW * damaged:
        return text
    charset = declared_charset(data)
    if charset and codec_of(charset) != "utf-8":
        return _as_declared(data, charset, source)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _undecodable(source, f"is not UTF-8: byte {place}") from error


def _as_declared(data: bytes, charset: str, source: str) -> str:
    codec = codec_of(charset)
    if not codec:
        raise _undecodable(source, f"is not UTF-8, and declares a charset that is not known: {charset}")
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(source, f"declares the charset {charset} and is not in it: byte {error.start}") from error


def _undecodable(source: str, wrong: str) -> DocumentError:
    return DocumentError(Fault(source, wrong, _ALLOWED, "save it again as UTF-8"))


def _not_text(source: str) -> DocumentError:
    return DocumentError(
        Fault(
            source,
            "is not a document: its bytes are not text",
            "PDF, DOCX, HTML, Markdown, plain text, JSON or a .jsonl, .csv or .parquet table",
            "export it to one of these",
        )
    )
