"""Labels of parts, what they teach, and how it is judged."""

import numpy as np

from roleprism.atlas import load
from roleprism.evidence.parts import load_part_weights
from roleprism.training.part_page import Counts, part_section
from roleprism.training.parts import JUDGES_AGAIN, Line, part_lines, read_part_labels, teach_parts
from roleprism.training.whole_resumes import JUDGES, TEACHES, read_whole_resumes
from roleprism.training.written import POSTINGS, RESUMES

EVALS, TRAINED = ("ai-engineer", "evals"), ("ml-engineer", "models trained")


def test_every_label_names_parts_of_the_atlas_and_every_one_that_teaches_finds_its_line() -> None:
    known = {(role, part.what) for role, proofs in load().proofs.items() for part in proofs.parts}
    labelled = sum(bool(line.parts) for line in part_lines())
    teaching = [read_part_labels(source) for source in (RESUMES, POSTINGS, TEACHES)]
    judging = [read_part_labels(source) for source in (JUDGES, JUDGES_AGAIN)]
    assert all(parts <= known for labels in (*teaching, *judging) for parts in labels.values())
    assert labelled >= sum(map(len, teaching))


def test_lines_teach_what_they_say_and_nothing_else() -> None:
    lines = [
        Line(f"r{number}", words, frozenset(parts))
        for number in range(30)
        for words, parts in (
            ("checked answers against a blue list", [EVALS]),
            ("grew a forest of trees", [TRAINED]),
            ("moved boxes in a depot", []),
        )
    ]
    weights = teach_parts(lines, load())
    row = {phrase: at for at, phrase in enumerate(weights.phrases)}
    column = weights.parts.index(EVALS)
    assert weights.scores([row["blue list"]])[column] > weights.scores([row["boxes"]])[column] + 1
    assert weights.scores([row["blue list"]])[column] > weights.scores([row["forest"]])[column] + 1
    assert np.array_equal(weights.logits, teach_parts(lines, load()).logits)


def test_counts_are_told_as_precision_recall_and_f1() -> None:
    assert str(Counts(8, 2, 8)) == "0.80 | 0.50 | 0.62"
    assert str(Counts(0, 0, 0)) == "0.00 | 0.00 | 0.00"


def test_what_was_learned_finds_more_than_phrases_and_claims_less() -> None:
    text = "\n".join(part_section(read_whole_resumes(JUDGES), load_part_weights(), load()))
    ours, phrases = (
        [float(cell) for cell in row.split("|")[2:8]]
        for row in text.splitlines()
        if row.startswith(("| learned", "| the"))
    )
    assert all(mine > plain for mine, plain in zip(ours, phrases, strict=True))
