"""A zip archive -> the parts that a reader asks for, however the archive was built to hurt.

What an archive declares about itself is not believed: bytes are counted while they are inflated.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

from roleprism.errors import DocumentError, Fault
from roleprism.reading import limits

_ENTRY_MARK = b"PK\x01\x02"
_CHUNK = 64 * 1024
_FAULTS = (
    zipfile.BadZipFile,
    NotImplementedError,  # a compression that Python does not know
    RuntimeError,  # an encrypted entry
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
)


def read_parts(data: bytes, source: str, *, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The inflated entries whose names are wanted.

    Raises:
        DocumentError: damaged, or past a limit on entries, size, ratio or names.
    """
    # Counted before the directory is read: a million entries would cost seconds and gigabytes.
    entries = data.count(_ENTRY_MARK)
    if entries > limits.MAX_ZIP_ENTRIES:
        raise _hostile(source, f"{entries:,} entries", f"at most {limits.MAX_ZIP_ENTRIES}")
    parts: dict[str, bytes] = {}
    budget = limits.MAX_ZIP_INFLATED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                _check_name(entry.filename, source)
                if wanted(entry.filename):
                    parts[entry.filename] = _inflate(archive, entry, source, budget)
                    budget -= len(parts[entry.filename])
    except DocumentError:
        raise
    except _FAULTS as error:
        raise DocumentError(
            Fault(source, f"is a damaged archive ({error})", remedy="save the document again, or export a PDF")
        ) from error
    return parts


def _inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: str, budget: int) -> bytes:
    chunks = []
    size = 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > budget:
                raise _hostile(source, f"over {size:,} bytes in {entry.filename}", f"{budget:,} bytes inflated")
            ratio = size / max(entry.compress_size, 1)
            if size > limits.MIN_ZIP_RATIO_BYTES and ratio > limits.MAX_ZIP_RATIO:
                what = f"{entry.filename}, {ratio:,.0f} times its stored size"
                raise _hostile(source, what, f"at most {limits.MAX_ZIP_RATIO} times")
    return b"".join(chunks)


def _check_name(name: str, source: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0:1]:
        raise _hostile(source, f"an entry that points outside of it, {name!r}", "names inside the archive")


def _hostile(source: str, holds: str, allowed: str) -> DocumentError:
    return DocumentError(
        Fault(source, f"is an archive that holds {holds}", allowed, "save the document again, or export a PDF")
    )
