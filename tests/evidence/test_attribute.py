"""Which evidence stands first."""

import numpy as np

from roleprism.atlas import SLUGS
from roleprism.evidence.attribute import Attributed


def found(*rows):
    """Evidence of (document, start, quoted, is_secondary)."""
    document, start, quoted, is_secondary = zip(*rows, strict=True)
    places = np.array(start, dtype=np.int32)
    bits = np.ones((len(rows), len(SLUGS)))
    return Attributed(
        np.array(document), places, places, places + 1, places, np.array(quoted), np.array(is_secondary), bits
    )


def test_what_does_much_and_is_likely_quoted_stands_first():
    evidence = found((0, 0, 0.1, False), (0, 5, 0.4, False), (0, 9, 0.3, False))
    assert evidence.in_order(np.array([2.0, 0.4, 1.0])).tolist() == [2, 0, 1]


def test_each_statement_is_shown_before_any_a_second_time():
    evidence = found((0, 0, 0.9, False), (0, 5, 0.9, True), (0, 9, 0.1, False))
    assert evidence.in_order(np.ones(3)).tolist() == [0, 2, 1]


def test_of_equals_the_first_in_the_text_stands_first_and_documents_stay_together():
    evidence = found((0, 7, 0.5, False), (0, 3, 0.5, False), (1, 0, 0.9, False))
    assert evidence.in_order(np.ones(3)).tolist() == [1, 0, 2]
