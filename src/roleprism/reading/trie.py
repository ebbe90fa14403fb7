"""Phrases as a trie of words, gone through from all places of a text at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleprism.reading.fold import Positions

Numbers = NDArray[np.int64]

NOTHING = 0
"""The number of a word that no phrase holds, and of the state that no phrase leads to."""

_FREE = -1
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Reached(NamedTuple):
    """Where phrases of one length stand, by place among the words of a text, ascending: each (n_found,).

    Args:
        phrase: int32, the row of the phrase.
        first, last: int64, the places of its first word and of its last.
    """

    phrase: Positions
    first: Numbers
    last: Numbers


class Trie:
    """Phrases by the numbers of their words. A state is what was read of a phrase; after one word, its number.

    Args:
        words: (n,) int32, those of all phrases, one phrase after another; none is `NOTHING`.
        lengths: (n_phrases,) int64, in words, at least 1; no two phrases are the same.
    """

    def __init__(self, words: Positions, lengths: Numbers) -> None:
        n_words = n_states = int(words.max(initial=NOTHING)) + 1
        firsts, rows = np.cumsum(lengths) - lengths, np.arange(lengths.size)
        state, ended_in = words[firsts].astype(np.int64), np.zeros(lengths.size, dtype=np.int64)
        steps = [np.zeros(0, dtype=np.int64)]
        for n in range(1, int(lengths.max(initial=0)) + 1):
            is_last = lengths[rows] == n
            ended_in[rows[is_last]] = state[is_last]
            rows, state = rows[~is_last], state[~is_last]
            step, state = np.unique(state * n_words + words[firsts[rows] + n], return_inverse=True)
            state += n_states
            n_states += step.size
            steps.append(step)
        step = np.concatenate(steps)
        self._n_words = n_words
        self._steps = _Table(step, np.arange(n_words, n_states))
        self._phrase = np.full(n_states, -1, dtype=np.int32)
        self._phrase[ended_in] = np.arange(lengths.size)
        self._goes_on, self._follows = np.zeros(n_states, dtype=bool), np.zeros(n_words, dtype=bool)
        self._goes_on[step // n_words] = True
        self._follows[step % n_words] = True

    def find(self, words: Positions) -> list[Reached]:
        """Find all phrases in a text, those of one word first, then those of two, and so on.

        Args:
            words: (n,) int32, of the text, the last one `NOTHING`, as are all that no phrase holds.
        """
        state = words.astype(np.int64)  # by which indexing is twice as fast as by int32
        is_followed = np.append(self._follows[state[1:]], False)
        place = np.arange(words.size)
        found: list[Reached] = []
        while place.size:
            phrase = self._phrase[state]
            ends = np.flatnonzero(phrase >= 0)
            found.append(Reached(phrase[ends], place[ends] - len(found), place[ends]))
            going = np.flatnonzero(self._goes_on[state] & is_followed[place])
            place, state = place[going] + 1, state[going]
            state = self._steps.get(state * self._n_words + words[place])
            there = np.flatnonzero(state)
            place, state = place[there], state[there]
        return found


class _Table:
    """Keys to values by open addressing; an answer is exact, for the keys themselves are compared.

    Args:
        keys: (n,) int64, distinct, none negative.
        values: (n,) int64, none 0.
    """

    def __init__(self, keys: Numbers, values: Numbers) -> None:
        # At most an eighth full, so that most keys that are not there are known by the slot they would start from.
        bits = (8 * keys.size + 1).bit_length()
        self._shift, self._last = np.uint64(64 - bits), (1 << bits) - 1
        self._keys = np.full(1 << bits, _FREE, dtype=np.int64)
        self._values = np.zeros(1 << bits, dtype=np.int64)
        self._is_start = np.zeros(1 << bits, dtype=bool)
        slot = self._start(keys)
        self._is_start[slot] = True
        while keys.size:
            is_free = self._keys[slot] == _FREE
            self._keys[slot[is_free]] = keys[is_free]
            stays = self._keys[slot] == keys
            self._values[slot[stays]] = values[stays]
            keys, values, slot = keys[~stays], values[~stays], slot[~stays] + 1 & self._last

    def get(self, keys: Numbers) -> Numbers:
        """The value of each key, 0 where it is not there: (n,) int64."""
        values = np.zeros(keys.size, dtype=np.int64)
        slot = self._start(keys)
        rows = np.flatnonzero(self._is_start[slot])
        keys, slot = keys[rows], slot[rows]
        while rows.size:
            held = self._keys[slot]
            is_there = held == keys
            values[rows[is_there]] = self._values[slot[is_there]]
            on = np.flatnonzero(~is_there & (held != _FREE))
            rows, keys, slot = rows[on], keys[on], slot[on] + 1 & self._last
        return values

    def _start(self, keys: Numbers) -> Numbers:
        """The slot where the search for each key starts."""
        return (keys.view(np.uint64) * _MIX >> self._shift).view(np.int64)
