"""The second opinion: of the whole posting, by its words alone, and the same in training as in a reading."""

import numpy as np
import pytest
import scipy.sparse as sp

from roleprism.atlas import SLUGS, job_titles, load
from roleprism.evidence.gather import gather
from roleprism.evidence.weigh import weigh
from roleprism.evidence.weights import load_weights
from roleprism.reading.batch import BatchReader
from roleprism.spectrum.kernel import join_texts
from roleprism.spectrum.read import documents_table
from roleprism.training.fit import StatementFit
from roleprism.training.hearing import crowded
from roleprism.training.opinion import document_means, fit_opinion
from roleprism.training.statements import table_of
from roleprism.training.train import train

POSTING = np.array([0, 0, 1, 2, 2, 2])
HOLDS = sp.csr_matrix(np.array([[1, 0], [0, 1], [1, 0], [0, 1], [0, 1], [0, 1]], dtype=np.float32))


def test_a_posting_says_the_mean_of_its_statements_and_one_without_any_nothing():
    assert document_means(HOLDS, POSTING, 4).toarray() == pytest.approx(np.array([[0.5, 0.5], [1, 0], [0, 1], [0, 0]]))


def opinion_of(shares, weight):
    return fit_opinion(HOLDS, POSTING, shares, weight, ridge=1e-3, steps=50)


def test_what_leads_is_learned_and_who_does_not_count_teaches_nothing():
    shares = np.array([[0.5, 0.3, 0.2], [0.9, 0.1, 0.0], [0.1, 0.2, 0.7]])
    read = opinion_of(shares, np.ones(3)).votes(np.eye(2))
    assert read.argmax(axis=1).tolist() == [0, 2]
    shares[1] = [0.0, 1.0, 0.0]
    alone = opinion_of(shares, np.array([1.0, 0.0, 1.0]))
    shares[1] = [1.0, 0.0, 0.0]
    assert np.array_equal(alone.logits, opinion_of(shares, np.array([1.0, 0.0, 1.0])).logits)


def test_every_slug_counts_alike_however_many_postings_it_leads():
    shares = np.repeat(np.eye(2), [5, 1], axis=0)
    same = sp.csr_matrix(np.ones((6, 1), dtype=np.float32))
    read = fit_opinion(same, np.arange(6), shares, np.ones(6), ridge=1e-3, steps=50).votes(np.ones((1, 1)))
    assert read == pytest.approx(0.5, abs=1e-3)


def test_a_reading_has_the_opinion_that_training_has(lesson):
    postings, weights = lesson[0], load_weights()
    are_resumes = np.zeros(len(postings), dtype=bool)
    texts = documents_table([one.document for one in postings]).column("text")
    batch = BatchReader(weights.signals, job_titles(load())).read(*join_texts(texts), are_resumes)
    found = weigh(gather(batch, weights.is_heard), are_resumes, weights).opinion
    table = table_of(postings, weights.signals, {}, load(), {})
    told = document_means(crowded(table.matrix, weights.crowding), table.posting, len(postings))
    assert np.allclose(found, StatementFit(weights.opinion_logits, weights.opinion_prior).votes(told), atol=1e-4)
    assert np.ptp(found.argmax(axis=1)) > 0


def test_it_tells_most_of_what_it_learned_from(lesson, recipe):
    postings, table = lesson
    weights = train(postings, table, np.arange(len(postings)), load(), recipe, "test")
    column = {signal: at for at, signal in enumerate(table.signals)}
    matrix = crowded(table.matrix[:, [column[signal] for signal in weights.signals]], weights.crowding)
    told = document_means(matrix, table.posting, len(postings))
    leads = StatementFit(weights.opinion_logits, weights.opinion_prior).votes(told).argmax(axis=1)
    assert (leads == [one.primary for one in postings]).mean() > 0.9
    assert weights.opinion_logits.shape == (len(weights.signals), len(SLUGS))
