"""The two functions that most programs need."""

import pytest

import roleprism
from roleprism.errors import DocumentError, UsageError


def test_a_text_is_read_as_it_stands_whatever_a_file_of_it_would_be():
    for start in ("%PDF- ", "GIF8 ", "PK\x03\x04 ", '{"a": 1}\n{"b": 2}\n'):
        reading = roleprism.read_text(start + "We need someone who builds RAG pipelines.", kind="posting")
        assert reading.document.text.content.startswith(start)


def test_the_title_given_stands_beside_the_text():
    reading = roleprism.read_text("Build agents on top of LLMs.", title="ML Engineer\ud800", kind="posting")
    assert reading.title.role == "ml-engineer"


@pytest.mark.parametrize(
    ("text", "error"), [("", DocumentError), (" ", DocumentError), (None, UsageError), (b"x", UsageError)]
)
def test_what_is_no_text_is_refused_with_what_is_allowed(text, error):
    with pytest.raises(error):
        roleprism.read_text(text)


def test_an_unknown_kind_is_refused():
    with pytest.raises(UsageError, match=r"'banana'; one of posting, resume"):
        roleprism.read_text("words", kind="banana")


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "posting.md"
    path.write_text("# AI Engineer\n\n## Responsibilities\n- Build retrieval pipelines, agents and evals on LLMs\n")
    assert roleprism.read(path).spectrum.primary == "ai-engineer"
    with pytest.raises(DocumentError, match="does not exist"):
        roleprism.read(tmp_path / "absent.pdf")


@pytest.mark.parametrize("path", ["", None, 5, b"posting.md", ["posting.md"]])
def test_what_is_no_path_is_refused_with_what_is_allowed(path):
    with pytest.raises(UsageError, match="as str or PathLike"):
        roleprism.read(path)


@pytest.mark.parametrize("document", [None, 5, "words", b"words"])
def test_a_reader_refuses_what_is_no_document(document):
    with pytest.raises(UsageError, match="a Posting or a Resume"):
        roleprism.Reader().read(document)


def test_a_file_of_many_says_how_to_read_it(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text('{"id": 1, "description": "words one"}\n{"id": 2, "description": "words two"}\n')
    with pytest.raises(DocumentError, match="holds 2 documents"):
        roleprism.read(path)
