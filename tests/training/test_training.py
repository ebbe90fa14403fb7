"""Training on the postings that ship with it: reproducible, and blind to what it must not see."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from roleprism.atlas import SLUGS, load
from roleprism.errors import DocumentError
from roleprism.evidence.weights import CLASSES, write_weights
from roleprism.spectrum.kernel import Kernel
from roleprism.training.deaf import is_deaf
from roleprism.training.evaluate import predict
from roleprism.training.labelled import group_folds, read_gold
from roleprism.training.metrics import Judged
from roleprism.training.statements import phrases_of
from roleprism.training.train import train
from roleprism.training.written import CODES, POSTINGS, RESUMES, read_written

SHARED = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"


def to_bytes(weights):
    file = io.BytesIO()
    write_weights(weights, file)
    return file.getvalue()


def test_the_letters_of_written_postings_follow_the_classes():
    assert tuple(CODES.values()) == CLASSES


@pytest.mark.parametrize("kind", [POSTINGS, RESUMES])
def test_every_written_document_has_statements_and_shares_that_sum_to_one(kind):
    written = list(read_written(kind))
    assert len(written) > 300
    for one in written:
        assert one.statements
        assert one.posting.shares.sum() == pytest.approx(1)


def test_written_statements_find_their_labels(lesson):
    _, table = lesson
    assert table.is_labelled.mean() > 0.95


def test_the_same_labels_give_the_same_bytes(lesson, recipe):
    postings, table = lesson
    rows = np.arange(len(postings))
    first = train(postings, table, rows, load(), recipe, "test")
    again = train(postings, table, rows, load(), recipe, "test")
    assert to_bytes(first) == to_bytes(again)
    shares, confidence = predict(Kernel(load(), first), postings)
    assert shares.sum(axis=1) == pytest.approx(1)
    assert (shares.argmax(axis=1) == [posting.primary for posting in postings]).mean() > 0.6
    assert ((confidence >= 0) & (confidence <= 1)).all()


def test_training_does_not_look_at_postings_it_was_not_given(lesson, recipe):
    postings, table = lesson
    rows = np.arange(len(postings))[::2]
    unseen = np.ones(len(postings), dtype=bool)
    unseen[rows] = False
    other = replace(table, label=np.where(unseen[table.posting][:, None], np.eye(len(CLASSES))[0], table.label))
    changed = [
        replace(posting, shares=np.eye(len(SLUGS))[0], title="Barista") if hidden else posting
        for posting, hidden in zip(postings, unseen, strict=True)
    ]
    honest = train(postings, table, rows, load(), recipe, "test")
    tempted = train(changed, other, rows, load(), recipe, "test")
    assert to_bytes(honest) == to_bytes(tempted)


def test_folds_keep_a_company_together(lesson):
    postings = [replace(posting, company=f"firm {at % 7}") for at, posting in enumerate(lesson[0])]
    fold = group_folds(postings, 3, seed=1)
    for firm in range(7):
        assert len(set(fold[firm::7].tolist())) == 1
    assert set(fold.tolist()) <= {0, 1, 2}


@pytest.mark.parametrize(
    "phrase", ["she", "new york", "wyoming", "stanford", "grace", "ml engineer", "5 years", "2024", "o", "aged"]
)
def test_who_and_where_and_how_much_is_deaf(phrase):
    assert is_deaf(phrase)


@pytest.mark.parametrize(
    "phrase", ["machine learning", "ml engineers", "c++", "c", "rag", "llm evals", "a b tests", "julia", "jenkins"]
)
def test_work_is_heard(phrase):
    assert not is_deaf(phrase)


def test_phrases_neither_start_nor_end_with_a_function_word():
    assert phrases_of("build the rag pipelines") == {"build", "rag", "pipelines", "build the rag", "rag pipelines"}


def test_a_gold_file_names_every_bad_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 1}\nnot json\n')
    with pytest.raises(DocumentError) as raised:
        read_gold(path)
    assert [fault.where for fault in raised.value.faults] == [f"{path}:1", f"{path}:2"]
    with pytest.raises(DocumentError, match="does not exist"):
        read_gold(tmp_path / "absent.jsonl")


@pytest.mark.skipif(not SHARED.is_file(), reason="the labelled postings are not at hand")
def test_the_shipped_weights_read_the_gold_as_well_as_they_are_said_to():
    """A guard against a broken file, not an evaluation: these postings were learned from."""
    gold = read_gold(SHARED)
    from roleprism import Reader

    shares, _ = predict(Reader().kernel, gold)
    figures = Judged(shares, np.ones(len(gold)), np.array([posting.shares for posting in gold])).measure()
    assert figures.accuracy > 0.8
    assert figures.share_distance < 0.25
