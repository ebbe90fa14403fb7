"""The weights file: read whole, or refused with the reason."""

import io
import re

import numpy as np
import pytest

from roleprism.errors import WeightsError
from roleprism.evidence.weights import FORMAT, called_by_content, load_weights, read_weights, write_weights


def written(weights):
    file = io.BytesIO()
    write_weights(weights, file)
    return file.getvalue()


def test_what_is_written_reads_back_the_same_and_to_the_same_bytes():
    weights = load_weights()
    again = read_weights(io.BytesIO(written(weights)), "memory")
    assert again.signals == weights.signals
    assert np.array_equal(again.signal_logits, weights.signal_logits)
    assert written(again) == written(weights)


def test_other_figures_go_by_another_name_and_the_same_by_the_same():
    weights = load_weights()._replace(version="2026.1")
    named = called_by_content(weights)
    assert named.version == called_by_content(weights).version
    assert re.fullmatch(r"2026\.1-[0-9a-f]{6}", named.version)
    assert called_by_content(weights._replace(thin_below=weights.thin_below + 1)).version != named.version


def test_signals_are_distinct_and_hold_no_words_that_must_carry_no_weight():
    from roleprism.training.deaf import is_deaf

    signals = load_weights().signals
    assert len(set(signals)) == len(signals)
    assert [signal for signal in signals if is_deaf(signal)] == []


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_refused_with_its_place(data):
    with pytest.raises(WeightsError, match=r"^w\.npz: is damaged"):
        read_weights(io.BytesIO(data), "w.npz")


def test_a_file_of_another_layout_is_refused():
    file = io.BytesIO()
    np.savez(file, format=FORMAT + 1)
    with pytest.raises(WeightsError, match=f"layout {FORMAT + 1}.*layout {FORMAT}"):
        read_weights(io.BytesIO(file.getvalue()), "w.npz")


def test_a_file_that_lacks_figures_says_which():
    file = io.BytesIO()
    np.savez(file, format=FORMAT)
    with pytest.raises(WeightsError, match="lacks version, signals"):
        read_weights(io.BytesIO(file.getvalue()), "w.npz")
