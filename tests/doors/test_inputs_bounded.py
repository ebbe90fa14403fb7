"""A device that never ends, or a file far too large, is refused before it fills the memory."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from roleprism.doors.cli.main import main
from roleprism.doors.inputs import read_at_most
from roleprism.errors import DocumentError
from roleprism.reading import limits

ENDLESS = Path("/dev/zero")


def test_no_more_is_read_than_allowed(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert read_at_most(path, 5) == b"12345"
    with pytest.raises(DocumentError, match="holds more than 4 bytes"):
        read_at_most(path, 4)


@pytest.mark.skipif(not ENDLESS.exists(), reason="no /dev/zero on this machine")
@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["quiz", "--state", "/dev/zero", "--questions", "1"], 2),
        (["me", "a.md", "--prefs", "/dev/zero"], 3),
        (["lint", "/dev/zero"], 3),
    ],
)
def test_an_endless_device_is_refused(tmp_path, monkeypatch, command, code):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# Ada\n\n## Experience\n\n- Shipped a RAG assistant to 2,000 users.\n")
    result = CliRunner().invoke(main, command)
    assert result.exit_code == code, result.output
    assert "more than" in result.stderr


def test_standard_input_without_end_is_refused_and_the_others_are_read(tmp_path, monkeypatch):
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert size >= 0, "read to an end that never comes"
            return b"x" * size

    monkeypatch.setattr(limits, "MAX_BYTES", 1_000)
    posting = tmp_path / "a.md"
    posting.write_text("# AI Engineer\n\nShip agents with retrieval and evals to users.\n")
    result = CliRunner().invoke(main, ["read", "-", str(posting), "--json"], input=Endless())
    assert result.exit_code == 3, result.output
    assert "-: is too large" in result.stderr
    assert len(result.stdout.splitlines()) == 1
