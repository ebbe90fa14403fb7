"""A trie finds the phrases that a text's words spell, however many there are."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from roleprism.reading.trie import NOTHING, Trie

numbers = st.integers(1, 6)
phrases = st.lists(st.lists(numbers, min_size=1, max_size=4).map(tuple), unique=True, max_size=60)


def trie(phrases):
    words = np.array([word for phrase in phrases for word in phrase], dtype=np.int32)
    return Trie(words, np.array([len(phrase) for phrase in phrases], dtype=np.int64))


def found(phrases, words):
    reached = trie(phrases).find(np.array(words, dtype=np.int32))
    return {row for one in reached for row in zip(*(column.tolist() for column in one), strict=True)}


@settings(max_examples=200)
@given(phrases=phrases, text=st.lists(st.integers(NOTHING, 6), max_size=40))
def test_the_same_is_found_as_by_looking_at_every_place(phrases, text):
    known = {word for phrase in phrases for word in phrase}
    words = [word if word in known else NOTHING for word in text] + [NOTHING]
    expected = {
        (row, at, at + len(phrase) - 1)
        for row, phrase in enumerate(phrases)
        for at in range(len(words))
        if tuple(words[at : at + len(phrase)]) == phrase
    }
    assert found(phrases, words) == expected


def test_many_phrases_that_share_their_beginnings_are_told_apart():
    phrases = [(1 + one, 1 + two) for one in range(150) for two in range(150)]
    words = [word for phrase in phrases[::7] for word in (*phrase, NOTHING)]
    assert {row for row, first, last in found(phrases, words)} == set(range(0, len(phrases), 7))
