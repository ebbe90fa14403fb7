"""Files of learned figures: opened with one clear error where they are damaged or of another layout."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from importlib.resources import files
from io import BytesIO
from typing import IO, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from roleprism.errors import Fault, WeightsError


def open_shipped(name: str) -> tuple[BytesIO, str]:
    """A file that comes with roleprism, and where it lies.

    Raises:
        WeightsError: it is missing.
    """
    path = files("roleprism.evidence") / "data" / name
    if not path.is_file():
        raise WeightsError(Fault(str(path), "is missing", remedy="install roleprism again"))
    return BytesIO(path.read_bytes()), str(path)


def read_archive(file: IO[bytes], where: str, layout: int, names: Sequence[str]) -> dict[str, NDArray[Any]]:
    """The arrays of an archive by name.

    Args:
        layout: what its `format` must be.
        names: of the arrays that it must hold.

    Raises:
        WeightsError: it is damaged, of another layout, or lacks arrays.
    """
    try:
        with np.load(file, allow_pickle=False) as archive:
            table = {name: archive[name] for name in archive.files}
    except (ValueError, OSError, EOFError, BadZipFile, zlib.error) as error:
        raise WeightsError(Fault(where, f"is damaged ({error})", remedy="install roleprism again")) from error
    found = int(table["format"]) if "format" in table else None
    remedy = "train again, or install the matching version"
    if found != layout:
        raise WeightsError(Fault(where, f"is of layout {found}", f"layout {layout}", remedy))
    missing = [name for name in names if name not in table]
    if missing:
        raise WeightsError(Fault(where, f"lacks {', '.join(missing)}", remedy=remedy))
    return table
