"""The level that a title names, the years that a posting asks for, and what only looks like them."""

import pytest

from roleprism.reading.level import LEVELS, level_of, years_asked


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


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience", 5),
        ("At least five (5) years of professional experience in Go", 5),
        ("Minimum of 3 yrs' experience", 3),
        ("3–5 years of relevant work experience", 3),
        ("4 to 7 years experience as an administrator", 4),
        ("10 or more years building distributed systems", 10),
        ("**3+ years** of hands-on work", 3),
        ("Experience: 7 years", 7),
        ("0-2 years of experience", 0),
        ("8+ years in software, of which 2+ years with LLMs", 8),
        ("5+ years with a degree\n8+ years without", 5),
    ],
)
def test_the_years_that_a_posting_asks_for(text, years):
    assert years_asked(text) == years


@pytest.mark.parametrize(
    "text",
    [
        "", "Founded 12 years ago by people with experience.", "Our team has 20 years of experience in maps.",
        "In the last 5 years we gained experience.", "Options vest over 4 years.", "You are 18 years old.",
        "Experience with 2,000 users", "$5 years of experience", "Some years of experience.",
        "Building on 60 years of experience, we keep maps.",
    ],
)  # fmt: skip
def test_years_that_are_not_asked_for(text):
    assert years_asked(text) is None
