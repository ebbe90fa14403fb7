"""Everything that training learns from, in one list and one table."""

from __future__ import annotations

from pathlib import Path

from roleprism.atlas import Atlas
from roleprism.training.labelled import Labelled, read_corpus_labels, read_gold
from roleprism.training.statements import Table, read_table
from roleprism.training.written import POSTINGS, read_written


def read_sources(gold: Path, corpus: Path, atlas: Atlas) -> tuple[list[Labelled], Table]:
    """The gold postings first, then the project's own: labelled ones of the corpus, and written ones."""
    written = list(read_written(POSTINGS))
    postings = [*read_gold(gold), *read_corpus_labels(corpus), *(one.posting for one in written)]
    return postings, read_table(postings, atlas, written)
