"""The ways in which the streams of a PDF are packed."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterator

_MOST_CODED = 2_000_000
"""Unpacking by LZW is slow here; instructions packed so, in files of old, are far shorter."""
_CLEAR, _END, _MOST_CODES = 256, 257, 4096


def unpacked(data: bytes, filters: list[object], most: int) -> bytes | None:
    """The bytes as they were before they were packed; None where they cannot be told.

    Args:
        filters: names with their slash, the outermost first.
        most: no more is unpacked than this and one.
    """
    for name in filters:
        unpack = _FILTERS.get(name) if isinstance(name, bytes) else None
        if unpack is None:
            return None
        try:
            data = unpack(data, most)
        except (ValueError, zlib.error):
            return None
    return data


def _inflated(data: bytes, most: int) -> bytes:
    return zlib.decompressobj().decompress(data, most + 1)


def _from_ascii85(data: bytes, _: int) -> bytes:
    return base64.a85decode(data.split(b"~")[0].removeprefix(b"<~"), ignorechars=b" \t\n\r\v\f\0")


def _from_hex(data: bytes, _: int) -> bytes:
    digits = b"".join(data.split(b">")[0].split()).decode("ascii")
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def _from_runs(data: bytes, most: int) -> bytes:
    out, at = bytearray(), 0
    while at < len(data) and data[at] != 128 and len(out) <= most:
        length = data[at]
        out += data[at + 1 : at + 2 + length] if length < 128 else data[at + 1 : at + 2] * (257 - length)
        at += 2 + (length if length < 128 else 0)
    return bytes(out)


def _from_lzw(data: bytes, most: int) -> bytes:
    out, table, before = bytearray(), [bytes([byte]) for byte in range(256)] + [b"", b""], b""
    for code in _codes(data, table):
        if code == _CLEAR:
            del table[258:]
            before = b""
            continue
        if code > len(table) or (code == len(table) and not before):
            raise ValueError(f"code {code} was not made")
        word = table[code] if code < len(table) else before + before[:1]
        if before and len(table) < _MOST_CODES:
            table.append(before + word[:1])
        out += word
        before = word
        if len(out) > min(most, _MOST_CODED):
            raise ValueError("too much of it")
    return bytes(out)


def _codes(data: bytes, table: list[bytes]) -> Iterator[int]:
    """The codes, which grow with the table that its reader fills."""
    bits = held = 0
    for byte in data:
        held, bits = held << 8 | byte, bits + 8
        width = min(12, max(9, (len(table) + 1).bit_length()))
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & (1 << bits) - 1
        if code == _END:
            return
        yield code


_FILTERS: dict[bytes, Callable[[bytes, int], bytes]] = {
    b"/FlateDecode": _inflated, b"/Fl": _inflated, b"/LZWDecode": _from_lzw, b"/LZW": _from_lzw,
    b"/ASCII85Decode": _from_ascii85, b"/A85": _from_ascii85, b"/ASCIIHexDecode": _from_hex, b"/AHx": _from_hex,
    b"/RunLengthDecode": _from_runs, b"/RL": _from_runs,
}  # fmt: skip
