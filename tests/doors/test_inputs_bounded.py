"""A device that never ends, or a file far too large, is refused before it fills the memory."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from roleprism.doors.cli.main import main
from roleprism.doors.inputs import read_at_most
from roleprism.errors import DocumentError

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
