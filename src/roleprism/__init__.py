"""roleprism reads the work in a job posting or a résumé, and says which AI role it is.

>>> import roleprism
>>> reading = roleprism.read("resume.pdf")  # doctest: +SKIP
>>> reading.spectrum.shares, reading.evidence, reading.title  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from roleprism.version import __version__ as __version__

if TYPE_CHECKING:
    from roleprism.api import read, read_text
    from roleprism.document import Posting, Resume, Span, Text
    from roleprism.errors import RoleprismError
    from roleprism.evidence import Evidence
    from roleprism.spectrum import Reading, Spectrum, TitleReading
    from roleprism.spectrum.read import Reader

__all__ = [
    "Evidence",
    "Posting",
    "Reader",
    "Reading",
    "Resume",
    "RoleprismError",
    "Span",
    "Spectrum",
    "Text",
    "TitleReading",
    "read",
    "read_text",
]

_HOMES = {
    "roleprism.api": ("read", "read_text"),
    "roleprism.document": ("Posting", "Resume", "Span", "Text"),
    "roleprism.errors": ("RoleprismError",),
    "roleprism.evidence": ("Evidence",),
    "roleprism.spectrum": ("Reading", "Spectrum", "TitleReading"),
    "roleprism.spectrum.read": ("Reader",),
}
"""Looked up when they are asked for: the command line must be able to start before the libraries are loaded."""


def __getattr__(name: str) -> object:
    """A public name, from its home."""
    for home, names in _HOMES.items():
        if name in names:
            value: object = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'roleprism' has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names also before they are loaded."""
    return sorted({*globals(), *__all__})
