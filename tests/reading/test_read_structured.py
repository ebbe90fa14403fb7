"""JSON files: boards, JSON Resume, JobPosting and arrays of rows, each by its shape."""

import json
from pathlib import Path

import pytest

from roleprism.document import Document, Posting, Resume
from roleprism.errors import DocumentError
from roleprism.reading.open import open_document, open_paths

GREENHOUSE = {
    "id": 41,
    "title": "ML Engineer ",
    "absolute_url": "https://example.com/41",
    "company_name": "Acme ",
    "location": {"name": "Bonn"},
    "content": "&lt;h3&gt;You will&lt;/h3&gt;&lt;p&gt;write &amp;lt;b&amp;gt; &amp;amp; train&lt;/p&gt;",
}
LEVER = {
    "id": "ab-1",
    "text": "AI Engineer",
    "hostedUrl": "https://example.com/ab-1",
    "categories": {"location": "Remote", "team": "Product"},
    "opening": "We are Acme.",
    "descriptionPlain": "We are Acme.\nWe build.",
    "lists": [{"text": "You will", "content": "\n<li>ship</li><li>measure</li>"}],
    "additionalPlain": "Apply soon.",
}
ASHBY = {
    "id": "c-9",
    "title": "Voice Engineer",
    "jobUrl": "https://example.com/c-9",
    "location": "Lyon",
    "isListed": True,
    "descriptionHtml": "<p>Cut latency</p>",
    "descriptionPlain": "other words",
}
JOB_POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "PM",
    "description": "<p>Decide.</p>",
}


def read(value: object, **options: str) -> list[Document]:
    return open_document(json.dumps(value).encode(), name="in.json", source="in.json", **options)  # type: ignore[arg-type]


def posting(value: object) -> Posting:
    (document,) = read(value)
    assert isinstance(document, Posting)
    return document


@pytest.mark.parametrize("value", [GREENHOUSE, [GREENHOUSE], {"jobs": [GREENHOUSE], "meta": {"total": 1}}])
def test_greenhouse_is_unescaped_exactly_once(value: object) -> None:
    job = posting(value)
    assert job.text.content == "You will\n\nwrite <b> & train"
    assert (job.id, job.title, job.company, job.location) == ("41", "ML Engineer", "Acme", "Bonn")
    assert job.source == "in.json#41"
    assert job.extra["absolute_url"] == "https://example.com/41"


def test_lever_is_put_together_without_repeating_the_opening() -> None:
    job = posting([LEVER])
    assert job.text.content == "We are Acme.\nWe build.\n\nYou will\n- ship\n- measure\n\nApply soon."
    assert (job.id, job.title, job.location) == ("ab-1", "AI Engineer", "Remote")


def test_lever_without_plain_text_is_rendered() -> None:
    job = posting([{"id": "1", "text": "PM", "hostedUrl": "u", "description": "<p>We build.</p>"}])
    assert job.text.content == "We build."


def test_ashby_prefers_html_and_drops_what_is_not_listed() -> None:
    job = posting({"apiVersion": "1", "jobs": [ASHBY, {**ASHBY, "id": "c-10", "isListed": False}]})
    assert (job.id, job.text.content, job.location) == ("c-9", "Cut latency", "Lyon")


def test_a_job_posting_in_a_json_file() -> None:
    job = posting({"@graph": [JOB_POSTING]})
    assert (job.title, job.text.content) == ("PM", "Decide.")


def test_an_array_of_rows_keeps_other_columns() -> None:
    first, second = read([{"id": 1, "title": "A", "description": "words", "pay": 3}, {"description": "more"}])
    assert (first.id, first.title, first.extra) == ("1", "A", {"pay": 3})
    assert second.id == "in.json#2"


RESUME = {
    "basics": {
        "name": "Noor Example",
        "label": "AI Engineer",
        "summary": "Ships.",
        "website": "https://example.com",
    },
    "work": [
        {
            "company": "Acme",
            "position": "Engineer",
            "startDate": "2020-03",
            "highlights": ["Built it", "Ran it"],
        },
        {"name": "Beta", "position": "Intern", "startDate": "2019", "endDate": "2020"},
    ],
    "projects": [{"name": "Tool", "description": "Finds things.", "keywords": ["RAG", "evals"]}],
    "education": [{"institution": "Uni", "studyType": "BSc", "area": "Maths", "endDate": "2019"}],
    "skills": [{"name": "Code", "keywords": ["Python", "Go"]}],
    "publications": [{"name": "On things", "publisher": "Journal", "releaseDate": "2021"}],
}


def test_a_json_resume_becomes_a_resume_with_headings() -> None:
    (resume,) = read(RESUME)
    assert isinstance(resume, Resume)
    assert resume.title == "AI Engineer"
    assert resume.text.content == (
        "Noor Example\nAI Engineer\nhttps://example.com\n\nSummary\nShips.\n\n"
        "Experience\nEngineer — Acme — 2020-03 – Present\n- Built it\n- Ran it\n\n"
        "Intern — Beta — 2019 – 2020\n\n"
        "Projects\nTool\nFinds things.\nRAG, evals\n\n"
        "Education\nBSc, Maths — Uni — 2019\n\nSkills\nCode: Python, Go\n\n"
        "Publications\nOn things — Journal — 2021"
    )


@pytest.mark.parametrize(
    "odd", [{"basics": {"name": 3}}, {"work": "x", "skills": ["Python", 4], "basics": {"name": "N"}}]
)
def test_a_json_resume_of_odd_types_is_read_as_far_as_it_goes(odd: object) -> None:
    assert read(odd)[0].text.content


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": 1, "b": 2}, "an object with the keys a, b"),
        ({"jobs": []}, "an object with the keys jobs"),
        ([], "an array of 0"),
        ([[1]], "an array of 1"),
        ("text", "only 'text'"),
        ({"@type": "JobPosting"}, "without a description"),
        ([{**GREENHOUSE, "content": ""}], "Greenhouse job without a description; one in content"),
        ([{"description": "  "}], "has no description; its columns: description"),
        ([{"description": "good"}, 7], "#2: holds only 7"),
        ({"basics": {}}, "holds no text"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(value: object, expected: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(value)
    assert expected in str(caught.value)


def test_unknown_json_lists_what_is_known() -> None:
    with pytest.raises(DocumentError, match=r"JSON Resume.*JobPosting.*Greenhouse, Lever or Ashby"):
        read({"a": 1})


@pytest.mark.parametrize("value", [RESUME, GREENHOUSE])
def test_a_kind_that_contradicts_the_content_is_refused(value: object) -> None:
    with pytest.raises(DocumentError, match="was to be read as"):
        read(value, kind="posting" if value is RESUME else "resume")


def test_one_bad_job_does_not_hide_the_others(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text(json.dumps({"jobs": [{**GREENHOUSE, "content": ""}, GREENHOUSE]}), encoding="utf-8")
    fault, job = open_paths([path])
    assert isinstance(fault, DocumentError)
    assert isinstance(job, Posting)


SAMPLES = Path(__file__).parents[3] / "shared" / "reference" / "samples"


@pytest.mark.skipif(not SAMPLES.exists(), reason="the recorded board answers are not here")
@pytest.mark.parametrize("board", ["greenhouse", "lever", "ashby"])
def test_recorded_answers_are_read_whole(board: str) -> None:
    for path in SAMPLES.glob(f"{board}-*.json"):
        documents = list(open_paths([path]))
        assert documents
        assert all(isinstance(document, Posting) and document.title for document in documents)


def test_half_a_surrogate_pair_is_mended() -> None:
    data = b'{"id": 1, "description": "a \\ud83d b"}'
    assert open_document(data, name="x.json", source="x")[0].text.content == "a \ufffd b"


def test_a_job_that_is_no_ordinary_html_is_a_fault() -> None:
    with pytest.raises(DocumentError, match=r"in\.json#41: is not ordinary HTML"):
        read({**GREENHOUSE, "content": "<div>" * 30_000})
