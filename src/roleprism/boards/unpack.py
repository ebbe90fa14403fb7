"""Bodies as they come over the wire, unpacked no further than they may go."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

CODINGS = "gzip, deflate"
"""What is asked for; one layer of one of them is read, for layers multiply."""

_PLAIN = frozenset(("", "identity"))
_PACKED = frozenset(("gzip", "x-gzip", "deflate"))
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


class TooLargeError(Exception):
    """More bytes than may be, as sent or unpacked."""


class BrokenOffError(Exception):
    """What is packed ends before its end."""


def is_known(coding: str) -> bool:
    """Whether a body of this Content-Encoding can be read."""
    return coding in _PLAIN or coding in _PACKED


def unpack(coding: str, chunks: Iterable[bytes], most: int) -> bytes:
    """The body of chunks; never more than `most` bytes of it are held, whatever it says.

    Raises:
        TooLargeError: it has more.
        BrokenOffError: it is packed and stops before its end.
        zlib.error: it is not packed as it says.
    """
    return _plain(chunks, most) if coding in _PLAIN else _packed(chunks, most)


def _plain(chunks: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise TooLargeError
    return bytes(body)


def _packed(chunks: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    sent = 0
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    for chunk in chunks:
        if sent == 0 and chunk:
            unpacker = zlib.decompressobj(_window(chunk))
        sent += len(chunk)
        if not unpacker.eof:  # what stands behind the end is nobody's
            body += unpacker.decompress(chunk, most + 1 - len(body))
        if max(sent, len(body)) > most:
            raise TooLargeError
    if sent and not unpacker.eof:
        raise BrokenOffError
    return bytes(body)


def _window(start: bytes) -> int:
    """For gzip and zlib, or for bare deflate, which some servers send under that name."""
    return _GZIP_OR_ZLIB if start[0] == 0x1F or start[0] & 0x0F == zlib.DEFLATED else -zlib.MAX_WBITS
