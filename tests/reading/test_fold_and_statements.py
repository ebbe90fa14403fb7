"""Folding, statements and sections, as the kernel sees them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleprism.document import SectionKind
from roleprism.reading.batch import BatchReader
from roleprism.reading.fold import fold, fold_bytes
from roleprism.reading.scan import fold_phrase, fold_phrases
from roleprism.reading.sections import KINDS
from roleprism.reading.statements import find_lines

READER = BatchReader(["fine tuning", "rag"])


def read(text, is_resume=False):
    raw = np.frombuffer((text + "\n").encode(), dtype=np.uint8)
    return READER.read(raw, np.zeros(1, np.int32), np.array([is_resume]))


def statements(text, is_resume=False):
    batch = read(text, is_resume)
    folded = batch.folded.text.tobytes().decode()
    ends = [*batch.folded.statement_starts.tolist()[1:], len(folded)]
    said = [folded[a:b].strip() for a, b in zip(batch.folded.statement_starts.tolist(), ends, strict=True)]
    kinds = [KINDS[code] for code in batch.statements.kind.tolist()]
    return [(kind, words) for kind, words in zip(kinds, said, strict=True) if words]


@pytest.mark.parametrize(
    ("phrase", "folded"),
    [
        ("Fine-Tuning", "fine tuning"),
        ("C++ / C#", "c++ c#"),
        ("## Heading #1 + more, a#b", "heading 1 more a#b"),
        ("don’t", "don t"),
        ("résumé", "r~~sum~~"),
        ("a\u00a0b•c", "a b c"),
        ("\ufb01ne\u2011tu\u00adning", "fine tuning"),
    ],
)
def test_a_phrase_folds(phrase, folded):
    assert fold_phrase(phrase) == folded


@given(st.lists(st.text(alphabet="aZ+# -é\u00ad\u200b\ufb01\n", max_size=8), max_size=5))
def test_phrases_folded_at_once_are_as_each_by_itself(phrases):
    assert fold_phrases(phrases) == [fold_phrase(phrase) for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- Build RAG\n- Ship it", ["build rag", "ship it"]),
        ("We build RAG. You ship it! Really?", ["we build rag", "you ship it", "really"]),
        ("St. Louis and J. Doe met.", ["st louis and j doe met"]),
        ("• One • Two", ["one", "two"]),
        ("Version 3.5 of Node.js", ["version 3 5 of node js"]),
        (
            "this line was wrapped by whoever saved it to a page,\nand it goes on",
            ["this line was wrapped by whoever saved it to a page and it goes on"],
        ),
        ("Build things\nShip things", ["build things", "ship things"]),
    ],
)
def test_statements_are_bullets_and_sentences(text, said):
    assert [words for _, words in statements(text)] == said


def test_a_phrase_never_runs_from_one_statement_into_the_next():
    assert read("We like fine.\nTuning is fun").mentions.phrase.size == 0
    assert read("we are a team of people who care a lot about how fine\ntuning").mentions.phrase.size == 1


def test_a_mention_stands_on_word_boundaries():
    assert read("storage fragments").mentions.phrase.size == 0
    assert read("(RAG),").mentions.phrase.size == 1


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Responsibilities", SectionKind.DUTIES),
        ("What you’ll do:", SectionKind.DUTIES),
        ("## Preferred qualifications", SectionKind.NICE_TO_HAVE),
        ("**Requirements**", SectionKind.REQUIREMENTS),
        ("ABOUT US", SectionKind.COMPANY),
        ("Perks & benefits", SectionKind.BENEFITS),
        ("Equal Opportunity Employer", SectionKind.LEGAL),
        ("Salary range:", SectionKind.PAY),
    ],
)
def test_a_heading_of_a_posting_opens_its_section(heading, kind):
    assert statements(f"Hello there.\n{heading}\n- Build things")[-1] == (kind, "build things")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("EXPERIENCE", SectionKind.EXPERIENCE),
        ("Selected projects", SectionKind.PROJECTS),
        ("Education", SectionKind.EDUCATION),
        ("Technical skills", SectionKind.SKILLS),
        ("Publications", SectionKind.PUBLICATIONS),
        ("Summary", SectionKind.SUMMARY),
    ],
)
def test_a_heading_of_a_resume_opens_its_section(heading, kind):
    assert statements(f"Jo Doe\n\n{heading}\n- Built things", is_resume=True)[-1] == (kind, "built things")


def test_a_sentence_that_speaks_of_requirements_is_no_heading():
    said = statements("You will gather requirements from the business and turn them into software.")
    assert said[0][0] is SectionKind.OPENING


def test_a_lead_with_a_colon_opens_a_section_where_line_breaks_were_lost():
    said = statements("We make tools. Responsibilities: build agents. Requirements: five years.")
    assert [kind for kind, _ in said] == [SectionKind.OPENING, SectionKind.DUTIES, SectionKind.REQUIREMENTS]


@given(st.lists(st.text(max_size=80), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_text_reads_without_fault_and_maps_back_into_its_document(many):
    encoded = [(text.encode("utf-8", "replace") + b"\n") for text in many]
    starts = np.cumsum([0, *map(len, encoded)])[:-1].astype(np.int32)
    raw = np.frombuffer(b"".join(encoded), dtype=np.uint8)
    batch = READER.read(raw, starts, np.zeros(len(many), dtype=bool))
    assert batch.folded.source.size == batch.folded.text.size
    assert np.all(np.diff(batch.folded.source) >= 0)
    assert np.all(np.diff(batch.statements.start) > 0)
    assert set(batch.statements.document.tolist()) == set(range(len(many)))


@given(st.text(alphabet="aB. \t\r\n-•é", max_size=80))
@settings(max_examples=150, deadline=None)
def test_lines_start_and_end_at_what_is_not_blank(text):
    raw = (text + "\n").encode()
    lines = find_lines(np.frombuffer(raw, dtype=np.uint8), np.zeros(1, np.int32))
    expected, at = [], 0
    for line in raw.split(b"\n")[:-1]:
        if line.strip():
            expected.append((at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line) + 1
    assert list(zip(lines.start.tolist(), lines.end.tolist(), strict=True)) == expected


@given(st.lists(st.text(alphabet="aB+. \n•é", max_size=150), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_space_stands_before_each_statement_and_one_space_parts_words(many):
    encoded = [(text + "\n").encode() for text in many]
    starts = np.cumsum([0, *map(len, encoded)])[:-1].astype(np.int32)
    whole = fold(np.frombuffer(b"".join(encoded), dtype=np.uint8), starts)
    text = whole.text.tobytes()
    assert whole.source[whole.statement_starts].tolist() == starts.tolist()
    ends = [*whole.statement_starts.tolist()[1:], len(text)]
    for statement, start, end in zip(encoded, whole.statement_starts.tolist(), ends, strict=True):
        unparted = fold_bytes(np.frombuffer(statement, dtype=np.uint8)).tobytes()
        words = b"".join(word + b" " for word in unparted.split())
        assert text[start:end].lstrip(b" ") == words
        assert text[start:end].startswith(b" ")
