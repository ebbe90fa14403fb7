"""What phrases say of parts, as a file and as scores."""

from io import BytesIO

import numpy as np
import pytest

from roleprism.atlas import load
from roleprism.errors import WeightsError
from roleprism.evidence.parts import PartWeights, load_part_weights, read_part_weights, write_part_weights

WEIGHTS = PartWeights(
    parts=(("ai-engineer", "evals"), ("ml-engineer", "MLOps")),
    phrases=("eval suite", "mlflow"),
    logits=np.array([[4.0, 0.0], [0.0, 3.0]], dtype=np.float32),
    bias=np.array([-2.0, -1.0], dtype=np.float32),
    crowding=0.5,
)


def written(weights: PartWeights) -> bytes:
    file = BytesIO()
    write_part_weights(weights, file)
    return file.getvalue()


def test_what_is_written_is_read_again() -> None:
    read = read_part_weights(BytesIO(written(WEIGHTS)), "here")
    assert (read.parts, read.phrases, read.crowding) == (WEIGHTS.parts, WEIGHTS.phrases, WEIGHTS.crowding)
    assert np.array_equal(read.logits, WEIGHTS.logits)
    assert np.array_equal(read.bias, WEIGHTS.bias)
    assert written(read) == written(WEIGHTS)


def test_phrases_of_a_line_share_their_say() -> None:
    assert WEIGHTS.scores([]).tolist() == [-2.0, -1.0]
    assert WEIGHTS.scores([0]).tolist() == [2.0, -1.0]
    assert WEIGHTS.scores([0, 1]) == pytest.approx([4 / 2**0.5 - 2, 3 / 2**0.5 - 1])


@pytest.mark.parametrize(
    ("content", "wrong"), [(b"no archive", "is damaged"), (written(WEIGHTS)[:90], "is damaged")], ids=["text", "cut"]
)
def test_a_file_that_is_none_is_named(content: bytes, wrong: str) -> None:
    with pytest.raises(WeightsError, match=rf"here: {wrong}"):
        read_part_weights(BytesIO(content), "here")


def test_another_layout_and_a_missing_array_are_told() -> None:
    for arrays, wrong in (({"format": 99}, "is of layout 99"), ({"format": 1}, "lacks roles, parts, phrases")):
        file = BytesIO()
        np.savez(file, allow_pickle=False, **arrays)
        with pytest.raises(WeightsError, match=wrong):
            read_part_weights(BytesIO(file.getvalue()), "here")


def test_the_shipped_weights_know_every_part_of_the_atlas() -> None:
    parts = [(role, part.what) for role, proofs in load().proofs.items() for part in proofs.parts]
    assert list(load_part_weights().parts) == parts
