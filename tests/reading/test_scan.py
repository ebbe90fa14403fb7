"""Every phrase is found wherever it stands on word boundaries within a statement, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleprism.reading.fold import fold
from roleprism.reading.scan import Scanner

# Few words, so that phrases begin, end and overlap one another in all ways.
words = st.sampled_from(("a", "b", "ab", "c++", "r~~sum~~", "retrievalaugmented"))
phrases = st.lists(st.lists(words, min_size=1, max_size=5).map(" ".join), unique=True, max_size=12)
texts = st.lists(st.lists(words, max_size=12).map(" ".join), max_size=6)
"""Statements."""


def folded(statements):
    raw = "".join(f"{statement}\n" for statement in statements).replace("~~", "é").encode() or b"\n"
    lengths = [len(f"{statement}\n".replace("~~", "é").encode()) for statement in statements]
    starts = np.cumsum([0, *lengths[:-1]]).astype(np.int32)
    return fold(np.frombuffer(raw, dtype=np.uint8), starts)


def places(text, phrase):
    at = text.find(f" {phrase} ")
    while at >= 0:
        yield at + 1, at + 1 + len(phrase)
        at = text.find(f" {phrase} ", at + 1)


def found_by_search(phrases, text):
    """Phrase, start and end of every mention by plain search, ascending by end, then the longest first."""
    found = [(row, *place) for row, phrase in enumerate(phrases) for place in places(text, phrase)]
    return sorted(found, key=lambda mention: (mention[2], mention[1]))


@settings(max_examples=300)
@given(phrases=phrases, statements=texts)
def test_the_same_is_found_as_by_plain_search(phrases, statements):
    text = folded(statements)
    mentions = Scanner(phrases).scan(text)
    assert all(column.dtype == np.int32 for column in mentions)
    rows = list(zip(*(column.tolist() for column in mentions), strict=True))
    assert rows == found_by_search(phrases, text.text.tobytes().decode("ascii"))


@pytest.mark.parametrize(
    ("phrases", "statements", "said"),
    [
        (["fine tuning", "tuning"], ["own fine tuning"], ["fine tuning", "tuning"]),
        (["fine tuning"], ["we are fine", "tuning pianos"], []),
        (["rag"], ["rag", "storage", "ragtime", "a rag"], ["rag", "rag"]),
        (["a a"], ["a a a"], ["a a", "a a"]),
        ([], ["nothing is known"], []),
        (["rag"], [], []),
        (["a b c d e f g"], ["a b c d e f g h"], ["a b c d e f g"]),
    ],
)  # fmt: skip
def test_phrases_stand_on_word_boundaries_within_a_statement(phrases, statements, said):
    text = folded(statements)
    mentions = Scanner(phrases).scan(text)
    read = text.text.tobytes().decode("ascii")
    assert [read[start:end] for start, end in zip(mentions.start, mentions.end, strict=True)] == said
    assert [phrases[row] for row in mentions.phrase.tolist()] == said
