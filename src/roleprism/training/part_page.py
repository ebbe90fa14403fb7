"""The part of the page that says how well the parts of roles' work are found in résumés."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from roleprism.advice.parts import PartFinder
from roleprism.advice.record import Shown
from roleprism.atlas import SLUGS, Atlas
from roleprism.evidence.parts import PartWeights
from roleprism.training.parts import JUDGES_AGAIN, Key, PartLabels, read_part_labels
from roleprism.training.whole_resumes import JUDGES, WholeResume

LEAST_SHARE = 0.1
"""A role with less of the work, as readers gave it, is not one whose parts matter to the person."""

OURS, PHRASES_ALONE = "learned from lines", "the atlas' phrases alone"


class Counts(NamedTuple):
    """How many parts were found that are there, that are not, and that were missed."""

    found: int
    false: int
    missed: int

    def __str__(self) -> str:
        precision = self.found / max(1, self.found + self.false)
        recall = self.found / max(1, self.found + self.missed)
        return f"{precision:.2f} | {recall:.2f} | {self.f1:.2f}"

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.false + self.missed)


def part_section(whole: Sequence[WholeResume], weights: PartWeights, atlas: Atlas) -> Iterator[str]:
    """Markdown, line by line."""
    given = _given(whole, read_part_labels(JUDGES))
    again = _given(whole, read_part_labels(JUDGES_AGAIN))
    twice = [one for one in whole if again[one.name]]
    alike = _count({one.name: again[one.name] for one in twice}, given, twice, least=0)
    lines = sum(len(parts) for parts in read_part_labels(JUDGES).values())
    yield "\n### Parts of a role's work\n"
    yield (
        "What next steps, employers' views and ranking rest on: which parts of a role's work (evals, scoping) a\n"
        f"résumé shows. A reader marked the parts that each line of these résumés shows, {lines:,} marks; a second\n"
        f"one, without sight of them, marked {len(twice)} of the résumés. On what a résumé shows the two agree with\n"
        f"an F1 of {alike.f1:.2f}.\n"
    )
    yield "| found by | precision | recall | F1 | of all roles: precision | recall | F1 |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    nothing = PartWeights((), (), np.zeros((0, 0)), np.zeros(0), 0.0)
    for name, heard in ((OURS, weights), (PHRASES_ALONE, nothing)):
        found = _found(whole, PartFinder(atlas, heard))
        columns = (_count(found, given, whole, least=least) for least in (LEAST_SHARE, 0))
        yield f"| {name} | {' | '.join(map(str, columns))} |"
    yield "\nThe first three columns count the parts of roles that have a tenth of the person's work or more."


def _given(whole: Sequence[WholeResume], labels: PartLabels) -> dict[str, set[Key]]:
    given: dict[str, set[Key]] = {one.name: set() for one in whole}
    for (name, _), parts in labels.items():
        if name in given:
            given[name] |= parts
    return given


def _found(whole: Sequence[WholeResume], finder: PartFinder) -> dict[str, set[Key]]:
    return {
        one.name: {
            (role, part.part.what)
            for role, parts in finder.find(one.document)[1].items()
            for part in parts
            if part.how is not Shown.ABSENT
        }
        for one in whole
    }


def _count(
    found: Mapping[str, set[Key]], given: Mapping[str, set[Key]], whole: Sequence[WholeResume], *, least: float
) -> Counts:
    """What was found beside what was given, of roles with at least a share of the work."""
    counts = np.zeros(3, dtype=int)
    for one in whole:
        roles = {slug for slug, share in zip(SLUGS, one.shares, strict=True) if share >= least}
        ours, theirs = ({key for key in of[one.name] if key[0] in roles} for of in (found, given))
        counts += len(ours & theirs), len(ours - theirs), len(theirs - ours)
    return Counts(*counts.tolist())
