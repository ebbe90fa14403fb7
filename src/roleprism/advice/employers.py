"""How an employer, or one posting, would read the same person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log2
from statistics import fmean
from typing import NamedTuple

from roleprism.advice.lead import LEAST_NEAR
from roleprism.advice.own_postings import LEAST_POSTINGS, Shares
from roleprism.advice.record import Record, Shown
from roleprism.atlas import Atlas, Employer
from roleprism.document import Span

_SHIPPED_ONCE = 0.05
"""As much of the work opens a door where a core part of the role has work behind it."""

_SMALL = 0.02
_USUAL = 0.1
"""Of ten roles each has as much of the work."""
_PART_BITS, _MOST_PART_BITS, _NO_CORE_BITS = 0.5, 1.5, -0.5
_SEEN_FIRST_BITS, _SEEN_BITS = 2.0, 0.5


class Row(NamedTuple):
    """One reason, in bits, and where in the résumé it stands."""

    what: str
    bits: float
    spans: tuple[Span, ...] = ()


class View(NamedTuple):
    """What one employer would call the person.

    Args:
        employer: its slug.
        role, title: what they would be called there.
        rows: why; the bits add up to `bits`, by which this role stands above the others that the employer hires for.
        own: the one of the rows that the employer's own postings gave.
    """

    employer: str
    role: str
    title: str
    rows: tuple[Row, ...]
    own: Row | None = None

    @property
    def bits(self) -> float:
        """The sum of the rows."""
        return sum(row.bits for row in self.rows)


def welcomes(view: View, record: Record, atlas: Atlas) -> bool:
    """Whether an employer would call at all: the work bears the role out, and what speaks for it outweighs the rest.

    A thing that was shipped opens the door too where it is a small part of all the work: a core part of the role.
    """
    share = _share(record, view.role, atlas)[1]
    shown = any(one.how is Shown.WORK and one.part.is_core for one in record.shown.get(view.role, ()))
    return view.bits > 0 and share >= (_SHIPPED_ONCE if shown else LEAST_NEAR)


def employer_views(record: Record, atlas: Atlas, own: Mapping[str, Sequence[Shares]] | None = None) -> tuple[View, ...]:
    """The view of every employer of the atlas, those that would welcome the person most first.

    Of those that would alike, the ones of which the atlas knows what they look for come first.

    Args:
        own: employer slug -> shares of its own postings.
    """
    views = [employer_view(record, one, atlas, (own or {}).get(one.slug, ())) for one in atlas.employers]
    return tuple(sorted(views, key=lambda view: (-view.bits, not _is_known(view, atlas))))


def _is_known(view: View, atlas: Atlas) -> bool:
    return any(note.concerns(view.role) for note in atlas.employer(view.employer).notes)


def employer_view(record: Record, employer: Employer, atlas: Atlas, own: Sequence[Shares] = ()) -> View:
    """What an employer would call the person: of the roles it hires for, the one with the most bits.

    Args:
        own: shares of the employer's own postings.
    """
    roles = dict.fromkeys((*employer.reads_as, *employer.hires))
    return max((_view(record, employer, role, atlas, own) for role in roles), key=lambda view: view.bits)


def _view(record: Record, employer: Employer, role: str, atlas: Atlas, own: Sequence[Shares]) -> View:
    row = _own_row(role, own) if own else None
    rows = (*_rows(record, employer, role, atlas), *([row] if row else []))
    return View(employer.slug, role, atlas.role(role).name, rows, row)


def _rows(record: Record, employer: Employer, role: str, atlas: Atlas) -> Iterator[Row]:
    what, share = _share(record, role, atlas)
    yield Row(what, _bits(share))
    yield from _part_rows(record, role)
    if employer.reads_as != employer.hires and role in employer.reads_as:
        first = employer.reads_as[0] == role
        what = f"{employer.name} tends to see {atlas.role(role).name} in people who could be several things"
        yield Row(what, _SEEN_FIRST_BITS if first else _SEEN_BITS)


def _own_row(role: str, own: Sequence[Shares]) -> Row:
    """What its own postings say; a few usual ones are reckoned with them, so that five do not outweigh all else."""
    mean = fmean(one[role] for one in own)
    beside = LEAST_POSTINGS / (len(own) + LEAST_POSTINGS)
    what = f"{mean:.0%} of the work in {len(own)} of its own AI postings is of this role"
    return Row(what, _bits(mean + (_USUAL - mean) * beside))


def _bits(share: float) -> float:
    """How far a share of the work stands above the usual."""
    return log2((share + _SMALL) / (_USUAL + _SMALL))


def _share(record: Record, role: str, atlas: Atlas) -> tuple[str, float]:
    """How much of the work is of a role, or is taken for it."""
    shares, percent = record.told, record.percent
    proofs = atlas.proofs.get(role)
    too = proofs.counts_too if proofs else None
    shown = {one.part.what: one.how for one in record.shown.get(role, ())}
    if too is not None and shown.get(too.where) is Shown.WORK and shares[too.role] >= _SHIPPED_ONCE:
        share = shares[role] + shares[too.role]
        near = f"{percent[too.role]}% is {atlas.role(too.role).name} work, with {too.where}"
        return f"{percent[role]}% of the work told is of this role and {near}", share
    return f"{percent[role]}% of the work told is of this role", shares[role]


def _part_rows(record: Record, role: str) -> Iterator[Row]:
    left = _MOST_PART_BITS
    for part, how, mentions in record.shown.get(role, ()):
        if how is Shown.WORK and left > 0:
            left -= _PART_BITS
            yield Row(f"shows {part.what}", _PART_BITS, tuple(mention.span for mention in mentions))
        elif how is not Shown.WORK and part.is_core:
            yield Row(f"nothing shown of {part.what}", _NO_CORE_BITS)
