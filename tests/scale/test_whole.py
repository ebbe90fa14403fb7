"""A file is written whole or not at all."""

import os
import threading

import pytest

from roleprism.scale.whole import write_whole


def test_a_new_file_an_old_one_and_a_link(tmp_path):
    path, link = tmp_path / "a", tmp_path / "b"
    write_whole(path, b"one")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [path, link]


def test_what_cannot_be_written_leaves_the_old_one_and_nothing_beside(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"one")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to_and_stays_one(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    write_whole(path, b"one", is_private=True)
    reader.join()
    assert read == [b"one"]
    assert path.is_fifo()


def test_a_link_to_itself_is_no_crash(tmp_path):
    path = tmp_path / "a"
    path.symlink_to(path)
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
