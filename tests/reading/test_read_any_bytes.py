"""Properties: whatever the bytes, there are documents or a DocumentError, and text comes back as it was."""

import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import column, drawn, make_docx, make_pdf, paragraph, word_xml

from roleprism.document import Section, SectionKind, Span
from roleprism.errors import DocumentError
from roleprism.reading.decode import decode
from roleprism.reading.history import find_positions
from roleprism.reading.hyphens import join_hyphenated
from roleprism.reading.markup import render_html
from roleprism.reading.open import open_document
from roleprism.reading.title import find_posting_title, find_resume_title

SUFFIXES = ["", ".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".pdf", ".docx", ".parquet"]
NAMES = st.sampled_from(SUFFIXES).map("x".__add__)
KINDS = st.sampled_from([None, "posting", "resume"])
MARKS = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PAR1", b"<html>", b"{", b"[", b"\xff\xfe", b"\xd0\xcf"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip)
KEYS = (
    *(
        "@type",
        "@graph",
        "description",
        "jobs",
        "id",
        "text",
        "title",
        "hostedUrl",
        "lists",
        "basics",
        "work",
    ),
    *("skills", "content", "absolute_url", "jobUrl", "descriptionHtml", "hiringOrganization", "jobLocation"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS), inner | st.just("JobPosting")),
    max_leaves=20,
)


def read_or_refuse(data: bytes, name: str, kind: object) -> None:
    try:
        documents = open_document(data, name=name, source="in", kind=kind)  # type: ignore[arg-type]
    except DocumentError as error:
        assert all(fault.where.startswith("in") and fault.wrong for fault in error.faults)  # noqa: PT017
        return
    for document in documents:
        assert document.text.content.strip()
        document.text.content.encode()
        if document.title_span:
            assert document.title_span.slice(document.text.content) == document.title


@given(MARKS, st.binary(max_size=300), NAMES, KINDS)
@settings(deadline=None)
def test_any_bytes(mark: bytes, rest: bytes, name: str, kind: object) -> None:
    read_or_refuse(mark + rest, name, kind)


@given(JSON, NAMES, KINDS)
@settings(deadline=None)
def test_any_json(value: object, name: str, kind: object) -> None:
    read_or_refuse(json.dumps(value).encode(), name, kind)


@cache
def whole_files() -> list[bytes]:
    lines = [f"line {number} of a page" for number in range(9)]
    pdf = make_pdf(drawn(column(lines, x=40), column(lines, x=300, leading=16)), column(lines))
    docx = make_docx(word_xml(f"{paragraph('one')}<w:tbl><w:tr><w:tc>{paragraph('two')}</w:tc></w:tr></w:tbl>"))
    return [pdf, docx]


@given(
    st.integers(0, 1),
    st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=4)), max_size=6),
)
@settings(deadline=None)
def test_any_damage_to_a_whole_file(which: int, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(whole_files()[which])
    for place, new in changes:
        at = place % len(data)
        data[at : at + len(new)] = new
    read_or_refuse(bytes(data), "x", None)


@given(WORDS)
def test_plain_text_comes_back_as_it_was(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode(), "in") == expected
    assert decode(("\ufeff" + expected).encode("utf-16-le"), "in") == expected


@given(st.lists(st.sampled_from(["<div>", "<p>", "</p>", "<ul>", "<li>", "<td>", "<b>", "<br>", "<pre>", "w1", "w2 "])))
def test_html_keeps_every_word_in_order(parts: list[str]) -> None:
    words = [part.strip() for part in parts if not part.startswith("<")]
    assert "".join(render_html("".join(parts), "in").replace("- ", "").split()) == "".join(words)


@given(st.text(st.sampled_from("aB-\n •1|:# ")))
def test_spans_lie_in_the_text(text: str) -> None:
    for span in (find_posting_title(text), find_resume_title(text)):
        assert span is None or 0 <= span.start < span.end <= len(text)


@given(st.text(st.sampled_from("ab-\n\u00ad ")))
def test_joining_hyphens_keeps_every_letter(text: str) -> None:
    kept = join_hyphenated(text)
    assert [char for char in kept if char in "ab"] == [char for char in text if char in "ab"]


@given(
    st.lists(st.sampled_from(["Engineer", "Acme", "2020 - 2021", "Jan 2019 – Present", "- did", "", " | ", ", ", "\n"]))
)
def test_positions_lie_apart_and_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    positions = find_positions(text, (Section(SectionKind.EXPERIENCE, Span(0, len(text)), None),))
    ends = [0, *(position.span.end for position in positions)]
    assert all(end <= position.span.start <= position.span.end for end, position in zip(ends, positions, strict=False))
