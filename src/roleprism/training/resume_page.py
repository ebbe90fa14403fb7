"""The part of the page that says how good readings of résumés are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from roleprism.atlas import SLUGS, Atlas
from roleprism.evidence.weights import Weights, for_both
from roleprism.spectrum.kernel import Kernel, share_matrix
from roleprism.spectrum.read import documents_table
from roleprism.training.metrics import Judged, interval, with_interval
from roleprism.training.whole_resumes import WholeResume

OURS, POSTINGS_ALONE = "roleprism", "roleprism, had only postings taught it"


def judge_resumes(whole: Sequence[WholeResume], weights: Weights, atlas: Atlas) -> dict[str, Judged]:
    """How résumés are read: by some weights, and by what of them postings taught."""
    table = documents_table([one.document for one in whole])
    given = np.array([one.shares for one in whole])
    found: dict[str, Judged] = {}
    for name, heard in ((OURS, weights), (POSTINGS_ALONE, taught_by_postings(weights))):
        read = Kernel(atlas, heard).read_batch(table)
        found[name] = Judged(share_matrix(read), np.asarray(read.column("confidence")), given)
    return found


def taught_by_postings(weights: Weights) -> Weights:
    """Weights that hear résumés as they hear postings."""
    return weights._replace(
        signal_logits=for_both(weights.signal_logits[0]),
        class_logits=for_both(weights.class_logits[0]),
        most_said=for_both(weights.most_said[0]),
        confidence=for_both(weights.confidence[0]),
    )


def resume_section(whole: Sequence[WholeResume], judged: Mapping[str, Judged]) -> Iterator[str]:
    """Markdown, line by line."""
    names = [one.name for one in whole]
    yield "\n## Résumés\n"
    yield (
        f"{len(whole)} invented résumés, written by language models as whole people, and read by two others who knew\n"
        f"the rubric alone. {_agreement(whole)}\n"
        "None of them teaches weights; those that do were written and read apart. But some of what they showed was\n"
        "mended (headings, dates: 0.917 and 0.141 before), so they judge that no more. They are read by the shipped\n"
        "weights. Who writes them and who reads them is of one kind: real résumés may be read less well.\n"
    )
    yield "| read by | accuracy | macro-F1 | share distance | calibration error |"
    yield "| --- | --- | --- | --- | --- |"
    for name, one in judged.items():
        low, high = interval(one.measure, names)
        yield f"| {name} | {' | '.join(map(with_interval, one.measure(), low, high))} |"
    yield "\n| role | n | recall | recall, had only postings taught it |"
    yield "| --- | --- | --- | --- |"
    ours, before = (judged[name].roles() for name in (OURS, POSTINGS_ALONE))
    for slug, n, recall, was in zip(SLUGS, ours.n.tolist(), ours.recall, before.recall, strict=True):
        yield f"| {slug} | {n:.0f} | {recall:.2f} | {was:.2f} |"


def _agreement(whole: Sequence[WholeResume]) -> str:
    first, second = (np.array([one.labels[reader].shares for one in whole]) for reader in (0, 1))
    same = (first.argmax(axis=1) == second.argmax(axis=1)).mean()
    apart = 0.5 * np.abs(first - second).sum(axis=1).mean()
    return f"The two named the same primary in {same:.1%}, shares {apart:.2f} apart."
