"""Titles, headlines and kinds of free texts."""

import pytest

from roleprism.reading.kind import detect_kind
from roleprism.reading.title import find_posting_title, find_resume_title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# AI Engineer\n\nWe build.", "AI Engineer"),
        ("**Senior ML Engineer**\nWe build.", "Senior ML Engineer"),
        ("Acme Robotics\n\nML Engineer (m/f/d)\n\nWe build.", "ML Engineer (m/f/d)"),
        ("Job Title: Prompt Specialist\nWe build.", "Prompt Specialist"),
        ('---\ntitle: "Voice Engineer"\n---\nWe build.', "Voice Engineer"),
        ("About us\nWe build.\nPosition: Growth Hacker\n", "Growth Hacker"),
        ("Acme | Research Engineer | Remote | Full-time\nWe build.", "Research Engineer"),
        ("Growth Hacker\n\nWe build.", "Growth Hacker"),
        ("<!-- roleprism: ignore RP402 -->\n# Growth Hacker\n\nWe build.", "Growth Hacker"),
        ("Software Engineer, C#\n\nWe build.", "Software Engineer, C#"),
        ("## Growth Hacker ##\n\nWe build.", "Growth Hacker"),
        ("We are looking for an engineer who can build things.", ""),
        ("About the role\n\nYou will build.", ""),
        ("", ""),
        ("---\n***\n", ""),
    ],
)
def test_posting_titles(text: str, title: str) -> None:
    span = find_posting_title(text)
    assert (span.slice(text) if span else "") == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Noor Example\nSenior ML Engineer\nBonn", "Senior ML Engineer"),
        ("Noor Example, AI Engineer\nBonn", "AI Engineer"),
        ("<!-- roleprism: ignore RP101 -->\nNoor Example, AI Engineer\nBonn", "AI Engineer"),
        ("Noor Example\nBonn | AI Engineer | noor@example.com", "AI Engineer"),
        ("# Noor Example\n\n**Product Manager, AI**\n", "Product Manager, AI"),
        ("**Noor Example** — *AI Engineer*\nBonn", "AI Engineer"),
        ("Noor Example\nAI Engineer @ Acme, Bonn\nnoor@example.com", "AI Engineer"),
        ("Noor Example\nAI Engineer at Acme\n", "AI Engineer at Acme"),
        ("Noor Example\nVICE PRESIDENT, MODEL RISK & AI OVERSIGHT\n", "VICE PRESIDENT, MODEL RISK & AI OVERSIGHT"),
        ("RESUME\nName : Noor Example\nCurrent title : AI Engineer\n", "AI Engineer"),
        ("Noor Example\nProduct leader, legal information\n", "Product leader, legal information"),
        ("Noor Example\nHeadline: Evals and retrieval\n", "Evals and retrieval"),
        ("Noor Example\nObjective\nAI Solutions Architect\n", "AI Solutions Architect"),
        ("Noor Example\nBonn\n\nExperience\nEngineer, Acme, 2020 - 2021", ""),
        ("Noor Example\nEngineer at Acme since 2019\n", ""),
        ("Noor Example\nI am an engineer who builds things.\n", ""),
    ],
)
def test_resume_headlines(text: str, title: str) -> None:
    span = find_resume_title(text)
    assert (span.slice(text) if span else "") == title


RESUME = """Noor Example
noor@example.com

Experience

Engineer, Acme, Jan 2020 - Present
- Built a thing

Education
"""
POSTING = """Engineer

About the role

You will build things. We are looking for someone who has built.

Apply now.
"""


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (RESUME, "", "resume"),
        (POSTING, "", "posting"),
        (RESUME, "job.txt", "resume"),
        (POSTING, "resume.txt", "posting"),
        ("Python, Go and SQL", "my_resume_2026.txt", "resume"),
        ("Python, Go and SQL", "job-17.txt", "posting"),
        ("Python, Go and SQL", "", "posting"),
        (POSTING + "\n\nExperience\n\nEducation\n\nSkills\n", "", "posting"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert detect_kind(text, name) == kind
