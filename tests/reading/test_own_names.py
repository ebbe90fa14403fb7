"""What names who, where and when is blanked, and nothing moves; the names of jobs count as no signal."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roleprism
from roleprism.atlas import job_titles, load, title_role
from roleprism.document import Posting, Resume, Text
from roleprism.reading.batch import BatchReader
from roleprism.reading.own_names import own_name_spans, without_own_names

RESUME = """Jo Doe
Prompt Engineer

Experience

ML Platform Engineer, Emerald Inference Ltd
Jan 2021 - Present
- Ran the feature store for nine teams

Voice AI Engineer, Harrow Consulting Inc
2018 - 2020
- Built REST APIs in Go
"""


def resume(text=RESUME):
    return Resume(id="r", source="test", text=Text(text))


def test_titles_employers_and_dates_are_blanked_and_lines_stay():
    blanked = without_own_names(resume())
    assert len(blanked) == len(RESUME)
    assert blanked.count("\n") == RESUME.count("\n")
    for words in ("ML Platform Engineer", "Emerald Inference", "Jan 2021", "Voice AI Engineer", "Harrow Consulting"):
        assert words not in blanked
    assert "Ran the feature store for nine teams" in blanked
    assert "Built REST APIs in Go" in blanked


def test_what_an_employer_does_is_not_what_its_people_did():
    head = "### Staff Engineer — Heron Desk (project management, 4 million users)\n2022 → now\n"
    text = f"Experience\n\n{head}\n- Ran evals.\n"
    left = without_own_names(resume(text))
    assert left.split() == ["Experience", "-", "Ran", "evals."]


def test_addresses_of_a_resume_say_nothing():
    text = (
        "Jo Doe\njo.prompt@example.com · https://example.com/llm-evals · example.com/jo/rag\n\nRan evals, recall@100.\n"
    )
    assert without_own_names(resume(text)).split() == ["·", "·", "Ran", "evals,", "recall@100."]


@pytest.mark.parametrize("address", ["jo-voice.com", "jo.example.com", "jo.dev", "Jo.Doe.me"])
def test_a_bare_address_of_a_resume_says_nothing(address):
    assert without_own_names(resume(f"Jo Doe\n{address} · Lyon\n\nRan evals.\n")).split() == [
        "·",
        "Lyon",
        "Ran",
        "evals.",
    ]


@pytest.mark.parametrize("tool", ["Node.js", "ASP.NET", "fast.ai", "draw.io", "numpy.org-like", "v1.2.3", "e.g. evals"])
def test_tools_that_are_called_like_addresses_are_heard(tool):
    assert tool in without_own_names(resume(f"Jo Doe\n\nRan {tool} for years.\n"))


def test_spans_lie_in_the_text():
    assert all(0 <= span.start < span.end <= len(RESUME) for span in own_name_spans(resume()))


def test_past_titles_and_employers_do_not_change_the_reading():
    reader = roleprism.Reader()
    other = RESUME.replace("ML Platform Engineer", "Account Executive").replace("Voice AI Engineer", "Barista")
    other = other.replace("Emerald Inference Ltd", "Bluebell Ltd").replace("Harrow Consulting Inc", "Foxglove Inc")
    left, right = reader.read(resume()).spectrum, reader.read(resume(other)).spectrum
    assert left.shares == right.shares


HEARING = BatchReader(("engineer", "platform", "prompt", "prompt engineer", "you"), ("Prompt Engineer", "ai engineer"))


def heard(text):
    batch = HEARING.read(np.frombuffer(f"{text}\n".encode(), dtype=np.uint8), np.zeros(1, np.int32), np.zeros(1, bool))
    ends = batch.folded.text.tobytes().decode()
    return [ends[start:end] for start, end in zip(batch.mentions.start, batch.mentions.end, strict=True)]


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("As a Prompt  Engineer, you prompt", ["you", "prompt"]),
        ("a PROMPT-ENGINEER", []),
        ("İ am a prompt engineer", []),
        ("Prompt Engineers", ["prompt"]),
        ("the e-prompt engineer", []),
        ("a prompt\u00a0engi\u00adneer", []),
        ("a prompt. Engineer a platform", ["prompt", "engineer", "platform"]),
        ("prompt engineer AI engineer platform engineer", ["platform", "engineer"]),
    ],
)
def test_the_name_of_a_job_is_no_signal_whatever_its_case_and_what_parts_its_words(text, signals):
    assert heard(text) == signals


def test_names_of_jobs_are_told_from_names_of_fields():
    atlas = load()
    names = set(job_titles(atlas))
    assert {"prompt engineer", "ai red teamer", "head of ai governance", "software engineer"} & names == {
        "prompt engineer", "ai red teamer", "software engineer",
    }  # fmt: skip
    assert not {"responsible ai", "ai safety", "prompt engineering", "ml engineers"} & names
    assert all(title_role(name, atlas) for name in names)


def blanked(text, *, company):
    return without_own_names(Posting(id="p", source="test", text=Text(text), title="", company=company))


@settings(max_examples=300)
@given(text=st.text(alphabet="ab-- _.\n", max_size=30), company=st.text(alphabet="ab- ", max_size=7))
def test_a_company_is_blanked_where_a_pattern_would_find_it(text, company):
    pattern = r"[\s\-]+".join(re.escape(word) for word in company.split() if word.strip("-"))
    named = re.compile(rf"(?<!\w){pattern}(?!\w)") if pattern else None
    expected = named.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text) if named else text
    assert blanked(text, company=company) == expected
