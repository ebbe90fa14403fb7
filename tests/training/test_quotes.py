"""What readers quoted: which statements that is, what signals tell of it, and whether evidence stands there."""

import csv
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
import scipy.sparse as sp

from roleprism import Reader
from roleprism.atlas import SLUGS, job_titles, load
from roleprism.document import SectionKind
from roleprism.evidence.gather import gather
from roleprism.evidence.weigh import _quoted
from roleprism.evidence.weights import load_weights
from roleprism.reading.batch import BatchReader
from roleprism.reading.sections import KINDS
from roleprism.spectrum.kernel import join_texts
from roleprism.spectrum.read import documents_table
from roleprism.training.hearing import crowded
from roleprism.training.labelled import LABELS, Labelled
from roleprism.training.pointing import SHOWN, pointing
from roleprism.training.quotes import QuoteFit, fit_quotes, named_statements, quoted_statements, read_deciding
from roleprism.training.statements import statement_key, table_of
from roleprism.training.train import train

DUTIES, COMPANY = KINDS.index(SectionKind.DUTIES), KINDS.index(SectionKind.COMPANY)

TEXT = """What you will do
- Build retrieval pipelines over the documents of our customers, with evals in CI
- Own the prompts and the tool calls of the support agent, and its guardrails
- Water the plants on the third floor
- Order coffee for the office, and biscuits
"""


def posting(*quotes, text=TEXT):
    return Labelled("1", "AI Engineer", "Firm", text, np.eye(len(SLUGS))[0], "clear", "gold", quotes=quotes)


@pytest.mark.parametrize(
    ("quote", "statement", "expected"),
    [
        ("Build RAG pipelines over documents", "build rag pipelines over documents", 1),
        (
            "build rag pipelines over documents and ship them",
            "ship them and rest build rag pipelines over documents",
            1,
        ),
        ("the second half of it. And a third", "we do the second half of it", 1),
        ("build rag pipelines over documents", "build dashboards over documents", 0),
        ("lead evals", "lead evals", 1),
        ("lead evals", "lead", 0),
        ("...", "lead", 0),
    ],
)
def test_a_statement_is_quoted_where_half_of_the_shorter_is_in_the_other(quote, statement, expected):
    assert quoted_statements([posting(quote)], np.array([0]), [statement]).tolist() == [expected]


def test_of_a_posting_whose_reader_was_not_asked_nothing_is_known():
    found = quoted_statements([posting(), posting("own prompts")], np.array([0, 1]), ["own prompts", "own prompts"])
    assert np.isnan(found[0])
    assert found[1] == 1


def test_what_the_projects_readers_named_decides_and_of_a_posting_with_no_answer_nothing_is_known():
    asked, of_nothing, not_asked = (replace(posting(), id=name) for name in ("asked", "of nothing", "not asked"))
    deciding = {"asked": {statement_key("own prompts")}, "of nothing": set()}
    told = [("own prompts", 0), ("order coffee", 0), ("own prompts", 1), ("own prompts", 2)]
    keys, document = [statement_key(text) for text, _ in told], np.array([row for _, row in told])
    found = named_statements([asked, of_nothing, not_asked], document, keys, deciding)
    assert found[:3].tolist() == [1, 0, 0]
    assert np.isnan(found[3])


def test_a_table_holds_what_was_quoted_and_what_was_named():
    quoted, named = posting("Water the plants on the third floor"), replace(posting(), id="2")
    text = "own the prompts and the tool calls of the support agent and its guardrails"
    weights = load_weights()
    table = table_of([quoted, named], weights.signals, {}, load(), {"2": {statement_key(text)}})
    found = [table.was_quoted[table.posting == row].tolist() for row in (0, 1)]
    assert [sum(of) for of in found] == [1, 1]
    assert found[0] != found[1]


def test_the_projects_readers_named_at_most_two_statements_of_postings_that_have_labels():
    with (files("roleprism.training") / "data" / LABELS).open(encoding="utf-8") as file:
        labelled = {row["id"] for row in csv.DictReader(file)}
    deciding = read_deciding()
    assert len(deciding) > 3000
    assert deciding.keys() <= labelled
    assert max(map(len, deciding.values())) == 2


def test_signals_and_sections_tell_what_readers_quote():
    rng = np.random.default_rng(0)
    holds = rng.random((2000, 2)) < 0.5
    kind = rng.choice([DUTIES, COMPANY], 2000).astype(np.int32)
    quoted = (holds[:, 0] & (kind == DUTIES)).astype(float)
    fit = fit_quotes(sp.csr_matrix(holds.astype(np.float32)), kind, quoted, ridge=1e-3)
    assert fit.logits[0] > 1 > abs(fit.logits[1])
    assert fit.by_section[DUTIES] > fit.by_section[COMPANY]
    likely = fit.likely(sp.csr_matrix(np.eye(2, dtype=np.float32)), np.array([DUTIES, DUTIES], dtype=np.int32))
    assert likely[0] > 0.5 > likely[1]


def test_where_no_reader_was_asked_all_statements_are_alike():
    fit = fit_quotes(sp.csr_matrix((0, 3)), np.zeros(0, dtype=np.int32), np.zeros(0), ridge=1e-3)
    assert np.array_equal(fit.logits, np.zeros(3))
    assert fit.by_section.tolist() == QuoteFit.alike(3).by_section.tolist()


def test_weights_tell_more_likely_quoted_lines_apart(lesson, recipe):
    postings, table = lesson
    weights = train(postings, table, np.arange(len(postings)), load(), recipe, "test")
    asked = table.was_quoted[~np.isnan(table.was_quoted)]
    assert 0.02 < asked.mean() < 0.5
    assert weights.quoted_logits.std() > 0
    assert weights.quoted_by_section[DUTIES] < 0


def test_a_reading_knows_what_is_quoted_as_training_does(lesson):
    postings, weights = lesson[0], load_weights()
    batch = BatchReader(weights.signals, job_titles(load())).read(
        *join_texts(documents_table([one.document for one in postings]).column("text")),
        np.zeros(len(postings), dtype=bool),
    )
    found = _quoted(gather(batch, weights.is_heard), weights)
    table = table_of(postings, weights.signals, {}, load(), {})
    fit = QuoteFit(weights.quoted_logits.astype(float), weights.quoted_by_section)
    assert np.allclose(found, fit.likely(crowded(table.matrix, weights.crowding), table.kind), atol=1e-5)
    assert found.std() > 0.05


def test_quotes_of_postings_it_was_not_given_teach_nothing(lesson, recipe):
    postings, table = lesson
    rows = np.arange(len(postings))[::2]
    hidden = ~np.isin(table.posting, rows)
    other = replace(table, was_quoted=np.where(hidden, 1.0, table.was_quoted))
    honest, tempted = (train(postings, one, rows, load(), recipe, "test") for one in (table, other))
    assert np.array_equal(honest.quoted_logits, tempted.quoted_logits)
    assert np.array_equal(honest.class_bits, tempted.class_bits)


def test_a_line_that_readers_would_quote_counts_more_where_it_decides():
    weights = load_weights()
    duties, company = (weights.quoted_by_section[kind] for kind in (DUTIES, COMPANY))
    assert duties > company
    row = {signal: at for at, signal in enumerate(weights.signals)}
    assert weights.quoted_logits[row["rag"]] > weights.quoted_logits[row["communication skills"]]


def test_the_first_evidence_stands_in_what_was_quoted_or_does_not():
    quoted, elsewhere = posting("Build retrieval pipelines over the documents"), posting("Order coffee for the office")
    (stands, chance), (misses, _), unknown = pointing(Reader(), [quoted, elsewhere, posting("not in the text")])
    assert stands == 1
    assert misses == 0
    assert 0 < chance < 1
    assert np.isnan(unknown).all()


def test_where_all_that_speaks_is_shown_nothing_can_be_told():
    text = "- Fine-tune models"
    evidence = Reader().read(posting(text=text).document).evidence
    assert len(evidence) < SHOWN
    assert np.isnan(pointing(Reader(), [posting("Fine-tune models", text=text)])).all()
