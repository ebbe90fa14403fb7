"""A small lesson to train on: every sixth of the written postings, as if they were gold."""

from dataclasses import replace

import pytest

from roleprism.atlas import SLUGS, load
from roleprism.training.recipe import Recipe
from roleprism.training.statements import read_table
from roleprism.training.written import POSTINGS, read_written


@pytest.fixture(scope="session")
def recipe():
    return Recipe(steps=15, refine_steps=5, inner_folds=2)


def decided(one):
    """The first two statements about the work that the posting is mostly of."""
    primary = SLUGS[one.posting.primary]
    return tuple(words for words, classes in one.statements if classes[0] == primary)[:2]


@pytest.fixture(scope="session")
def lesson():
    written = list(read_written(POSTINGS))[::6]
    postings = [
        replace(
            one.posting,
            origin="gold",
            company=f"firm {at % 9}",
            clarity=("clear", "fuzzy")[at % 2],
            quotes=decided(one),
        )
        for at, one in enumerate(written)
    ]
    return postings, read_table(postings, load(), written)
