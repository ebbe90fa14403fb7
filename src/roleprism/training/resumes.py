"""What résumés teach beside postings: what their lines say, and how sure to be.

Postings come first, and what they taught stays as it is. A résumé speaks otherwise: "p95 from 9 s to 2 s by parallel
tool calls" names a deed and no duty, and hardly a line of it says nothing. So its signals start from those of postings
and move as far as labelled lines of résumés say; what lines add up to, postings taught.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from roleprism.atlas import Atlas, job_titles
from roleprism.evidence.gather import gather
from roleprism.evidence.weigh import weigh
from roleprism.evidence.weights import Weights
from roleprism.reading.batch import BatchReader
from roleprism.spectrum.calibration import Grounds, shares_of
from roleprism.spectrum.kernel import join_texts
from roleprism.spectrum.read import documents_table
from roleprism.training.fit import fit_confidence
from roleprism.training.hearing import Lesson, crowded, fit_lesson, rarity
from roleprism.training.recipe import Recipe
from roleprism.training.statements import table_of, written_labels
from roleprism.training.whole_resumes import WholeResume
from roleprism.training.written import Written


def teach_resumes(
    weights: Weights, written: Sequence[Written], whole: Sequence[WholeResume], atlas: Atlas, recipe: Recipe
) -> Weights:
    """Weights that postings taught, with what résumés teach.

    Args:
        weights: learned from postings.
        written: résumés whose lines came with labels.
        whole: résumés that were read whole, none of whose lines teach.
        atlas: whose titles are not heard.
        recipe: how.
    """
    return _sure(_hearing(weights, written, atlas, recipe), whole, atlas, recipe)


def _hearing(weights: Weights, written: Sequence[Written], atlas: Atlas, recipe: Recipe) -> Weights:
    """With what the lines of résumés say."""
    table = table_of([one.posting for one in written], weights.signals, written_labels(written), atlas, {})
    statements = np.arange(table.posting.size)
    matrix = crowded(table.matrix, weights.crowding)
    lesson = Lesson(matrix, table.label, rarity(table.label, statements, recipe.statement_rarity))
    of_postings = weights.signal_logits[0]
    moving = replace(recipe, ridge=recipe.resume_ridge)
    signal = fit_lesson(lesson, statements, of_postings.astype(float), moving)
    more = (signal.logits - of_postings).astype(np.float16).astype(np.float32)
    return weights._replace(
        signal_logits=np.stack([of_postings, of_postings + more]),
        class_logits=np.stack([weights.class_logits[0], signal.bias]),
        most_said=np.array([np.inf, recipe.most_said]),
    )


def _sure(weights: Weights, whole: Sequence[WholeResume], atlas: Atlas, recipe: Recipe) -> Weights:
    """With how sure to be of résumés: they are few, so what they do not tell postings do."""
    is_resume = np.ones(len(whole), dtype=bool)
    texts = documents_table([one.document for one in whole]).column("text")
    batch = BatchReader(weights.signals, job_titles(atlas)).read(*join_texts(texts), is_resume)
    weighed = weigh(gather(batch, weights.is_heard), is_resume, weights)
    found = shares_of(weighed.scores)
    is_right = found.argmax(axis=1) == np.array([one.shares.argmax() for one in whole])
    features = Grounds(found, weighed.said_in_all, weighed.deciding, weighed.opinion).features
    of_postings = weights.confidence[0]
    confidence = fit_confidence(
        features, is_right, np.ones(len(whole)), towards=of_postings, ridge=recipe.resume_confidence_ridge
    )
    return weights._replace(confidence=np.stack([of_postings, confidence]))
