"""The examples that people try first: each is read as what it is."""

import hashlib
import sys
from pathlib import Path

import pytest

from roleprism.document import Document, Posting, Resume, Section, SectionKind, Span
from roleprism.reading.history import find_positions
from roleprism.reading.open import open_paths

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
RESUMES = {
    "ai-product-manager.docx": ("Product Manager, AI", "Quillworks"),
    "backend-to-ai.pdf": ("Software Engineer", "Veldhuis Logistics"),
    "data-scientist.md": ("Data Scientist", "Rhône Mobilité"),
    "forward-deployed.docx": ("Technical Consultant", "Lakeshore Advisory"),
    "frontend-to-ai.txt": ("Frontend Engineer, now building with language models", "Maple Boards"),
    "ml-engineer.pdf": ("Senior Machine Learning Engineer", "Bazaarly"),
    "platform-engineer.txt": ("AI Platform Engineer", "Longhorn Commerce"),
    "prompt-engineer.html": ("Prompt Engineer", "Nordisk Media House"),
    "research-engineer.md": ("Research Engineer, large-scale training", "Alpenlab Foundation Models"),
    "responsible-ai.pdf": ("AI Governance Lead", "Fjordbank"),
    "solutions-architect.html": ("AI Solutions Architect", "Emerald Inference"),
    "voice-engineer.json": ("Voice AI Engineer", "Falante"),
}


def read(path: Path) -> Document:
    (document,) = open_paths([path])
    assert isinstance(document, (Posting, Resume)), document
    return document


def test_every_resume_is_listed_here() -> None:
    assert {path.name for path in (EXAMPLES / "resumes").iterdir()} == set(RESUMES)


@pytest.mark.parametrize("name", RESUMES)
def test_resumes_are_read_with_headline_and_present_employer(name: str) -> None:
    resume = read(EXAMPLES / "resumes" / name)
    assert isinstance(resume, Resume)
    title, employer = RESUMES[name]
    assert resume.title == title
    content = resume.text.content
    heading = content.lower().index("\nexperience\n" if ".md" not in name else "## experience\n")
    section = Section(SectionKind.EXPERIENCE, Span(heading, len(content)), None)
    assert employer in [position.employer for position in find_positions(content, [section]) if position.end is None]


def test_the_two_column_resumes_are_read_column_by_column() -> None:
    for name in ("backend-to-ai", "responsible-ai"):
        content = read(EXAMPLES / "resumes" / f"{name}.pdf").text.content
        source = (ROOT / "tests" / "example_sources" / f"{name}.md").read_text(encoding="utf-8")
        expected = [line.lstrip("#- ") for line in source.splitlines() if line and not line.startswith("---")]
        squeezed = "".join(content.replace("•", "").split())
        assert squeezed == "".join("".join(expected).split())


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ai-engineer.html", "AI Engineer"),
        ("ai-engineer-in-name.md", "AI Engineer"),
        ("forward-deployed.txt", "Forward-Deployed Engineer"),
    ],
)
def test_postings_are_read_with_their_titles(name: str, title: str) -> None:
    posting = read(EXAMPLES / "postings" / name)
    assert isinstance(posting, Posting)
    assert posting.title == title


def test_the_table_of_postings() -> None:
    postings = list(open_paths([EXAMPLES / "postings.jsonl"]))
    assert [posting.id for posting in postings if isinstance(posting, Posting)] == [f"ex-{n}" for n in range(1, 6)]


def test_the_pdfs_are_what_their_sources_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tests"))
    import make_examples

    for name, layout in make_examples.PDFS.items():
        made = tmp_path / f"{name}.pdf"
        make_examples.build_pdf((make_examples.SOURCES / f"{name}.md").read_text(encoding="utf-8"), made, layout)
        assert digest(made) == digest(EXAMPLES / "resumes" / made.name), f"{name}: run tests/make_examples.py"
    sys.modules.pop("make_examples")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
