"""Which format some bytes are in: by their content first, then by the name's suffix."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from roleprism.errors import DocumentError, Fault
from roleprism.reading.json_text import parse_json


class Format(StrEnum):
    """A format that roleprism reads. A value is the word shown to people."""

    PDF = "PDF"
    DOCX = "DOCX"
    PARQUET = "Parquet"
    JSONL = "JSON Lines"
    CSV = "CSV"
    JSON = "JSON"
    HTML = "HTML"
    PLAIN = "text"
    """Plain text and Markdown alike: the text is the file, so that lines and columns stay true."""


_SUFFIXES = {
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".jsonld": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.PLAIN,
    ".markdown": Format.PLAIN,
}

_OCR = "read it with OCR first, or ask for the text"
_EXPORT = "open it in its program and save it as PDF or DOCX"
_UNPACK = "unpack it and give the files inside"
_NO_DOCUMENTS = {
    b"\x89PNG": ("a picture (PNG)", _OCR),
    b"\xff\xd8\xff": ("a picture (JPEG)", _OCR),
    b"GIF8": ("a picture (GIF)", _OCR),
    b"II*\0": ("a picture (TIFF)", _OCR),
    b"MM\0*": ("a picture (TIFF)", _OCR),
    b"{\\rtf": ("a Rich Text file", _EXPORT),
    b"\x1f\x8b": ("a gzip archive", _UNPACK),
    b"7z\xbc\xaf": ("a 7z archive", _UNPACK),
    b"Rar!": ("a RAR archive", _UNPACK),
    b"\x7fELF": ("a program", "give a posting or a résumé"),
    b"MZ\x90\0": ("a program", "give a posting or a résumé"),
}
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP_KINDS = (
    (b"xl/workbook", "an Excel workbook"),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"opendocument", "an OpenDocument file"),
    (b"application/epub", "an e-book"),
)
_PDF_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
# Atomic: a comment that could end in several places would have all of them tried, for each comment before it anew.
_HTML_START = re.compile(r"(?:(?><!--.*?-->)|<\?xml[^>]*>|\s)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_JSON_LINES = re.compile(r"\s*\{[^\n]*\}[ \t\r]*\n\s*\{")
_HTML_TAG = re.compile(r"</(?:p|div|ul|ol|li|h[1-6]|table|section|article)\s*>|<br\s*/?>", re.I)
_HTML_HEAD_CHARS = 4_000


def sniff_binary(data: bytes, source: str) -> Format | None:
    """The binary format of `data`; None where only its text can tell.

    Raises:
        DocumentError: empty, or recognisably something that is no document; the error names it.
    """
    if not data.strip():
        raise DocumentError(Fault(source, "is empty", remedy="give a file with a posting or a résumé in it"))
    if _PDF_START.match(data) or (b"%PDF-" in data[:1024] and b"%%EOF" in data[-2048:]):
        return Format.PDF
    if data.startswith(b"PAR1"):
        return Format.PARQUET
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data, source)
    if data.startswith(_OLE):
        raise _ole_fault(data, source)
    for magic, (what, remedy) in _NO_DOCUMENTS.items():
        if data.startswith(magic):
            raise _not_a_document(source, what, remedy)
    return None


def sniff_text(text: str, name: str) -> Format:
    """The format of a file whose bytes are text."""
    by_suffix = _SUFFIXES.get(PurePath(name).suffix.lower())
    if by_suffix in (Format.JSONL, Format.CSV):
        return by_suffix  # a table of one row cannot be told from its content
    if _JSON_LINES.match(text):
        return Format.JSONL
    if _HTML_START.match(text[:_HTML_HEAD_CHARS]):
        return Format.HTML
    return by_suffix or _sniff_nameless(text.lstrip())


def starts_as_html(data: bytes) -> bool:
    """Whether bytes start as a whole page does, whatever letters follow."""
    start = data.removeprefix(codecs.BOM_UTF8)[:_HTML_HEAD_CHARS]
    return _HTML_START.match(start.decode("latin-1")) is not None


def is_html(text: str) -> bool:
    """Whether a description carries HTML tags, and is not plain text that holds a "<"."""
    return _HTML_TAG.search(text) is not None


def _sniff_nameless(start: str) -> Format:
    if start.startswith(("{", "[")):
        try:
            parse_json(start)
        except ValueError:
            return Format.PLAIN  # "[Acme] is hiring" begins like JSON
        return Format.JSON
    return Format.HTML if start.startswith("<") and is_html(start) else Format.PLAIN


def _sniff_zip(data: bytes, source: str) -> Format:
    if b"word/document" in data:
        return Format.DOCX
    for mark, what in _ZIP_KINDS:
        if mark in data:
            raise _not_a_document(source, what, _EXPORT)
    raise _not_a_document(source, "a zip archive", _UNPACK)


def _ole_fault(data: bytes, source: str) -> DocumentError:
    if _OLE_ENCRYPTED in data:
        return DocumentError(Fault(source, "is locked with a password", remedy="save a copy without the password"))
    return _not_a_document(source, "an old Office file (.doc, .xls, .msg)", _EXPORT)


def _not_a_document(source: str, what: str, remedy: str) -> DocumentError:
    allowed = "PDF, DOCX, HTML, Markdown, plain text, JSON, .jsonl, .csv and .parquet can be read"
    return DocumentError(Fault(source, f"is {what}, which cannot be read", allowed, remedy))
