"""Work on strangers' bytes in a process of its own."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from roleprism.doors.apart import Apart
from roleprism.doors.inputs import inputs_of
from roleprism.errors import DocumentError, Fault

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def apart():
    apart = Apart(memory_bytes=2 << 30)
    yield apart
    apart.close()


def count(most: int) -> Iterator[int]:
    yield from range(most)


def sleep() -> Iterator[int]:
    yield 1
    time.sleep(60)


def die() -> Iterator[int]:
    yield 1
    os._exit(3)


def gorge() -> Iterator[int]:
    held = bytearray(8 << 30)
    yield len(held)


def complain() -> Iterator[int]:
    yield 1
    raise DocumentError(Fault("page 2", "is torn", "whole pages", "mend it"))


def write(path: str) -> Iterator[int]:
    yield Path(path).write_bytes(b"x")


def talk() -> Iterator[int]:
    print("a private line")
    print("a private line", file=sys.stderr)
    yield 1


def test_what_it_gives_comes_back_in_order(apart):
    assert list(apart.run(count, 5, source="x", seconds=30)) == [0, 1, 2, 3, 4]


def test_a_document_is_what_it_is_at_home(apart):
    data = (EXAMPLES / "resumes" / "backend-to-ai.pdf").read_bytes()
    ours = inputs_of(data, "cv.pdf", "cv.pdf", None)
    assert list(apart.run(inputs_of, data, "cv.pdf", "cv.pdf", None, source="cv.pdf", seconds=30)) == ours


def test_faults_come_back_whole(apart):
    with pytest.raises(DocumentError) as error:
        list(apart.run(complain, source="x", seconds=30))
    assert error.value.faults == (Fault("page 2", "is torn", "whole pages", "mend it"),)


@pytest.mark.parametrize(
    ("work", "seconds", "wrong"),
    [(sleep, 0.5, "takes longer than"), (die, 30, "ended the process"), (gorge, 30, "ended the process")],
)
def test_what_goes_wild_is_ended_and_the_next_one_served(apart, work, seconds, wrong):
    if work is gorge and sys.platform != "linux":
        pytest.skip("only Linux holds a process to its memory")
    with pytest.raises(DocumentError, match=wrong):
        list(apart.run(work, source="x", seconds=seconds))
    assert list(apart.run(count, 2, source="x", seconds=30)) == [0, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on files are the system's own")
def test_it_writes_no_file_and_says_nothing(apart, tmp_path, capfd):
    with pytest.raises(DocumentError):
        list(apart.run(write, str(tmp_path / "out"), source="x", seconds=30))
    assert not (tmp_path / "out").exists() or not (tmp_path / "out").stat().st_size
    list(apart.run(talk, source="x", seconds=30))
    assert "private" not in "".join(capfd.readouterr())


def test_whoever_stops_listening_ends_it(apart):
    for _ in apart.run(count, 10**9, source="x", seconds=30):
        break
    assert list(apart.run(count, 1, source="x", seconds=30)) == [0]
