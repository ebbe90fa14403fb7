from __future__ import annotations

import pytest

from roleprism.atlas.toml_file import Path, TomlFile

TEXT = """\
# a comment
name = "first"

[moons.luna]
phases = [
  "new",
  'full',
]
"quoted key" = { size = 3, colour = "grey" }

[moons.titan]
name = "titan"
"""


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("name",), "first", 2),
        (("moons", "luna"), None, 4),
        (("moons", "luna", "phases"), None, 5),
        (("moons", "luna", "phases", 0), "new", 6),
        (("moons", "luna", "phases", 1), "full", 7),
        (("moons", "luna", "quoted key", "size"), 3, 9),
        (("moons", "luna", "quoted key", "colour"), "grey", 9),
        (("moons", "titan", "name"), "titan", 12),
        (("moons", "luna", "phases", 9), "absent", 5),
        (("unknown",), None, 1),
        ((), None, 1),
    ],
)
def test_a_value_is_found_at_its_line(path: Path, value: object, line: int) -> None:
    assert TomlFile("x.toml", "x.toml", TEXT).line(path, value) == line


def test_an_empty_file_has_a_first_line() -> None:
    assert TomlFile("x.toml", "x.toml", "").where(()) == "x.toml:1"
