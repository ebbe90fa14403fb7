"""The one tree of errors.

RoleprismError            everything roleprism raises on purpose
├── DocumentError         a file or text that cannot be read as a posting or a résumé
├── AtlasError            a fault in the atlas' data files, or in a user's own
├── WeightsError          the weights file is missing, damaged or of another version
├── BoardError            a job board cannot be reached, or answers with what is no list of postings
├── StoreError            the store cannot be opened or used
│   ├── DamagedStoreError     its file is damaged
│   └── NoSuchPostingError    it does not hold the posting that is asked for
├── OutputError           what was made cannot be written
├── WorkerError           a process that worked for this one was ended from outside
├── PrerequisiteError     an optional part is needed and not installed
└── UsageError            an argument that makes no sense

Each also derives from the built-in that a caller would catch. A message has four parts, in this
order: what was read and where, what is wrong, what is allowed, what to do.
"""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong, in the four parts of a message.

    Args:
        where: what was read, and where in it: a path, `path:line`, an option's name.
        wrong: what is wrong with it.
        allowed: what would have been right; empty where `wrong` already says so.
        remedy: what the reader of the message can do; empty where that is plain.
    """

    where: str
    wrong: str
    allowed: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        rest = "; ".join(part for part in (self.wrong, self.allowed, self.remedy) if part)
        return f"{self.where}: {rest}"


class RoleprismError(Exception):
    """What roleprism raises on purpose; `faults` holds all that is wrong, not just the first."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


class DocumentError(RoleprismError, ValueError):
    """A file or text cannot be read as a posting or a résumé."""


class AtlasError(RoleprismError, ValueError):
    """The atlas' data files, or a user's own laid over them, hold a fault."""


class WeightsError(RoleprismError, ValueError):
    """The weights file is missing, damaged or of another version than this code reads."""


class BoardError(RoleprismError, ConnectionError):
    """A job board cannot be reached, or answers with what is no list of postings."""


class StoreError(RoleprismError, OSError):
    """The store cannot be opened or used."""


class DamagedStoreError(StoreError):
    """The store's file is damaged; some of it may still be read."""


class NoSuchPostingError(StoreError, LookupError):
    """The store does not hold the posting that is asked for."""


class OutputError(RoleprismError, OSError):
    """What was made cannot be written: a full disk, a folder that is not there."""


class WorkerError(RoleprismError, RuntimeError):
    """A process that worked for this one was ended from outside, mostly for want of memory."""


class PrerequisiteError(RoleprismError, ImportError):
    """An optional part is needed and not installed; the message names the extra."""


class UsageError(RoleprismError, ValueError):
    """An argument makes no sense; the message lists what would."""
