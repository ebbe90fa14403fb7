"""The level that a title names, and what only looks like one."""

import pytest

from roleprism.reading.level import LEVELS, level_of


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("AI Engineering Intern", "intern"),
        ("Junior ML Engineer", "junior"),
        ("AI Engineer", ""),
        ("Senior AI Engineer", "senior"),
        ("ML Engineer IV", "senior"),
        ("Senior Staff AI Engineer", "staff"),
        ("Lead AI Engineer", "lead"),
        ("Head of AI", "manager"),
        ("Associate Director, AI", "manager"),
        ("Engineer, Internal Tools", ""),
        ("International Sales Engineer", ""),
        ("AI Product Manager", ""),
    ],
)
def test_the_level_of_a_title(title, level):
    assert level_of(title) == level
    assert level in ("", *LEVELS)
