"""What must hold of every reading, whatever the text."""

import math
import random

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleprism import Posting, Reader, Resume, Text
from roleprism.atlas import OTHER, SLUGS, load
from roleprism.errors import UsageError
from roleprism.spectrum.kernel import INPUT_SCHEMA, OUTPUT_SCHEMA, input_table
from strategies import WORK, postings, texts

READER = Reader()


def posting(text, title=""):
    return Posting(id="p", source="test", text=Text(text), title=title)


def table(texts, titles=None, is_resume=False):
    rows = {"text": texts, "title": titles or [""] * len(texts), "is_resume": [is_resume] * len(texts)}
    return pa.table(rows, schema=INPUT_SCHEMA)


def shares(text, title=""):
    return READER.read(posting(text, title)).spectrum.shares


def close(left, right):
    return all(math.isclose(left[slug], right[slug], abs_tol=1e-9) for slug in SLUGS)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_shares_sum_to_one_and_evidence_adds_up_to_every_score(text):
    reading = READER.read(posting(text))
    spectrum = reading.spectrum
    assert math.isclose(sum(spectrum.shares.values()), 1, abs_tol=1e-9)
    assert 0 <= spectrum.confidence <= 1
    for slug in SLUGS:
        total = spectrum.prior[slug] + sum(ev.weights[slug] for ev in reading.evidence)
        assert math.isclose(total, spectrum.scores[slug], abs_tol=1e-6)
    if not spectrum.thin:
        assert math.isclose(sum(spectrum.other_kinds.values()), spectrum.shares[OTHER], abs_tol=1e-9)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_every_span_slices_to_its_quote_and_sections_cover_the_text(text):
    reading = READER.read(posting(text))
    for ev in reading.evidence:
        assert ev.quote == text[ev.span.start : ev.span.end]
        assert ev.quote.strip() == ev.quote != ""
    position = 0
    for section in reading.sections:
        assert section.span.start == position
        position = section.span.end
    assert position == len(text.encode("utf-8", "replace").decode())


@given(st.lists(st.sampled_from(WORK), min_size=2, max_size=12, unique=True))
@settings(max_examples=60, deadline=None)
def test_evidence_shows_the_weightiest_piece_of_every_line_before_any_other(bullets):
    text = "\n".join(f"- {bullet}" for bullet in bullets)
    evidence = READER.read(posting(text)).evidence
    lines = [text.count("\n", 0, ev.span.start) for ev in evidence]
    first = dict(zip(reversed(lines), reversed(evidence), strict=True))
    assert set(lines[: len(first)]) == set(first)
    for line, ev in zip(lines, evidence, strict=True):
        assert abs(ev.bits) <= abs(first[line].weights[ev.role]) + 1e-9


@pytest.mark.parametrize("line", range(4))
def test_the_line_that_readers_quote_stands_first(line):
    bullets = WORK[:4]
    text = "\n".join(f"- {bullet}" for bullet in bullets)
    spoken = {ev.signal for ev in READER.read(posting(bullets[line])).evidence}
    known = READER.kernel.weights
    quoted = np.array([8.0 if signal in spoken else -8.0 for signal in known.signals], dtype=np.float32)
    reader = Reader(load(), known._replace(quoted_logits=quoted))
    first = reader.read(posting(text)).evidence[0]
    assert text.count("\n", 0, first.span.start) == line


@given(st.lists(st.sampled_from(WORK), min_size=2, max_size=12, unique=True))
@settings(max_examples=60, deadline=None)
def test_a_piece_of_evidence_stands_under_a_role_that_has_a_share(bullets):
    reading = READER.read(posting("\n".join(f"- {bullet}" for bullet in bullets)))
    for ev in reading.evidence:
        shared = {slug: bits for slug, bits in ev.weights.items() if reading.spectrum.shares[slug] > 0}
        most = shared if max(shared.values()) > 0 else ev.weights
        assert ev.role == max(most, key=most.__getitem__)


@given(st.lists(texts, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_batch_reads_as_its_documents_do_one_by_one(many):
    many = [text.encode("utf-8", "replace").decode() for text in many]
    together = READER.kernel.read_batch(table(many)).to_pylist()
    for row, text in zip(together, many, strict=True):
        alone = READER.kernel.read_batch(table([text])).to_pylist()[0]
        assert row["primary"] == alone["primary"]
        assert close(row["shares"], alone["shares"])


@given(postings, st.sampled_from(["", "Prompt Engineer", "Senior ML Engineer", "Barista", "x" * 300]))
@settings(max_examples=100, deadline=None)
def test_the_title_never_changes_a_reading_that_rests_on_the_work(text, title):
    bare, titled = READER.read(posting(text)).spectrum, READER.read(posting(text, title)).spectrum
    assert bare.scores == titled.scores
    if not bare.thin:
        assert bare.shares == titled.shares
        assert titled.basis == "work"


@given(st.lists(st.sampled_from(WORK), min_size=2, max_size=12), st.randoms())
@settings(max_examples=80, deadline=None)
def test_the_order_of_bullets_does_not_matter(bullets, rng):
    shuffled = bullets.copy()
    rng.shuffle(shuffled)
    text = "Responsibilities:\n" + "\n".join(f"- {line}" for line in bullets)
    other = "Responsibilities:\n" + "\n".join(f"- {line}" for line in shuffled)
    assert close(shares(text), shares(other))


@given(st.lists(st.sampled_from(WORK), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_saying_it_forty_times_says_it_once(bullets):
    text = "Responsibilities:\n" + "\n".join(f"- {line}" for line in bullets)
    assert close(shares(text), shares("\n".join([text] * 40)))


def test_a_pasted_keyword_list_does_not_change_the_primary():
    duties = "Responsibilities:\n" + "\n".join(f"- {line}" for line in WORK[2:4])
    keywords = "Skills: RAG, LLM, LangChain, agents, prompts, evals, vector database, embeddings, OpenAI, Claude"
    assert READER.read(posting(duties)).spectrum.primary == "ml-engineer"
    assert READER.read(posting("\n".join([duties, *[keywords] * 40]))).spectrum.primary == "ml-engineer"


LANGUAGES = ("Python", "Go", "Rust", "Java", "Kotlin", "Scala", "Ruby", "TypeScript", "Julia", "Swift")


def resume_of(years, lines):
    """Each year the same work in another language."""
    told = "\n".join(f"- {line} in {language}" for language in LANGUAGES[:years] for line in lines)
    text = f"Experience\n\nEngineer, Northwind, 2014 - 2024\n{told}\n"
    return READER.read(Resume(id="r", source="test", text=Text(text)))


@pytest.mark.parametrize("lines", [WORK[:4], WORK[2:8], WORK[8:12]])
def test_a_long_resume_reads_as_one_of_usual_length_that_says_the_same(lines):
    usual, long = resume_of(6, lines), resume_of(10, lines)
    assert len(long.evidence) > 1.5 * len(usual.evidence)
    for slug in SLUGS:
        assert long.spectrum.shares[slug] == pytest.approx(usual.spectrum.shares[slug], abs=0.02)
        total = long.spectrum.prior[slug] + sum(ev.weights[slug] for ev in long.evidence)
        assert total == pytest.approx(long.spectrum.scores[slug], abs=1e-6)


def test_nothing_to_read_is_thin_and_rests_on_the_prior():
    reading = READER.read(posting(""))
    assert reading.spectrum.thin
    assert reading.evidence == ()
    assert reading.spectrum.scores == pytest.approx(reading.spectrum.prior)
    assert reading.spectrum.other_kinds == {}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Build web applications with React, TypeScript and REST APIs, and write unit tests for them", "software"),
        (
            "Own the Terraform modules, Kubernetes clusters and CI/CD pipelines that services are deployed with",
            "infrastructure",
        ),
        ("Run penetration tests, triage vulnerabilities and respond to security incidents", "security"),
        ("Build ETL pipelines in Airflow and dbt that load the data warehouse in Snowflake", "data"),
        ("Build dashboards in Tableau and analyse A/B tests to bring insight to stakeholders", "analysis"),
        ("Prospect new customers, manage accounts, negotiate contracts and exceed the sales quota", "business"),
        ("Manage a team of engineers: hire, coach, run performance reviews and grow their careers", "people"),
    ],
)
def test_other_work_says_of_which_kind_it_is(line, kind):
    kinds = READER.read(posting("Responsibilities:\n" + f"- {line}\n" * 3)).spectrum.other_kinds
    assert max(kinds, key=kinds.__getitem__) == kind


def test_a_thin_text_lets_the_title_decide_and_says_so():
    spectrum = READER.read(posting("Join us.", "Prompt Engineer")).spectrum
    assert (spectrum.thin, spectrum.basis) == (True, "title")


def test_nulls_are_empty_texts_and_other_columns_are_passed_over():
    rows = {
        "text": [None, WORK[0]],
        "title": [None, "AI Engineer"],
        "is_resume": [None, False],
        "pay": [1, 2],
    }
    read = READER.kernel.read_batch(pa.table(rows, schema=INPUT_SCHEMA.append(pa.field("pay", pa.int64()))))
    assert read.schema == OUTPUT_SCHEMA
    assert read.num_rows == 2


def test_an_empty_table_gives_an_empty_table():
    assert READER.kernel.read_batch(table([])).num_rows == 0


@pytest.mark.parametrize(
    ("lines", "primary"),
    [
        (WORK[0:2], "ai-engineer"),
        (WORK[2:4], "ml-engineer"),
        (WORK[4:5], "research-engineer"),
        (WORK[10:12], "other"),
    ],
)
def test_the_work_of_a_role_reads_as_that_role(lines, primary):
    text = "What you will do\n" + "\n".join(f"- {line}" for line in lines)
    assert READER.read(posting(text)).spectrum.primary == primary


def test_the_same_text_gives_the_same_bits_whatever_stands_beside_it():
    rng = random.Random(1)
    many = ["\n".join(rng.sample(WORK, 4)) for _ in range(200)]
    first = READER.kernel.read_batch(table(many)).column("confidence").to_numpy()
    again = READER.kernel.read_batch(table(many)).column("confidence").to_numpy()
    assert np.array_equal(first, again)


@given(st.lists(st.sampled_from(["Requirements: RAG agents LLM?", "Apple is", "- x", "Build RAG.", "## Skills:", ""])))
@settings(max_examples=80, deadline=None)
def test_a_reading_does_not_depend_on_what_stands_beside_it(many):
    together = READER.kernel.read_batch(table(many)).column("scores").to_pylist()
    for scores, text in zip(together, many, strict=True):
        assert close(scores, READER.kernel.read_batch(table([text])).column("scores").to_pylist()[0])


def test_postings_and_resumes_of_one_batch_are_heard_each_as_what_it_is():
    texts = ["Experience\n" + "\n".join(f"- {line}" for line in WORK[at : at + 3]) for at in (0, 3, 6)]
    many = [(text, is_resume) for text in texts for is_resume in (True, False, True)]
    mixed = input_table([text for text, _ in many], [""] * len(many), [is_resume for _, is_resume in many])
    scores = READER.kernel.read_batch(mixed).column("scores").to_pylist()
    for (text, is_resume), together in zip(many, scores, strict=True):
        alone = READER.kernel.read_batch(input_table([text], [""], [is_resume])).column("scores").to_pylist()[0]
        assert close(together, alone)
    for first in range(0, len(many), 3):
        assert close(scores[first], scores[first + 2])
        assert not close(scores[first], scores[first + 1])


def test_the_evidence_of_a_document_is_the_same_whatever_kind_stands_beside_it():
    text = "Experience\n" + "\n".join(f"- {line}" for line in WORK[:3])
    documents = [posting(text), Resume(id="r", source="test", text=Text(text)), posting(text)]
    for together, document in zip(READER.read_many(documents), documents, strict=True):
        alone = READER.read(document)
        assert [(one.signal, one.span) for one in together.evidence] == [
            (one.signal, one.span) for one in alone.evidence
        ]


def test_a_table_that_lacks_a_column_is_refused_with_those_that_are_needed():
    with pytest.raises(UsageError, match="has no column 'is_resume'; columns text, title, is_resume"):
        READER.kernel.read_batch(pa.table({"text": ["words"], "title": [""]}))


def test_a_users_own_phrases_speak_at_the_bits_they_give_and_replace_known_ones(tmp_path):
    (tmp_path / "signals").mkdir()
    own = 'source = "roleprism"\n[strong]\nlander = ["moon lander glimmerfax", "react"]\n'
    (tmp_path / "signals" / "voice-ai-engineer.toml").write_text(own)
    reader = Reader(load(tmp_path))
    weights = reader.kernel.weights
    voice = SLUGS.index("voice-ai-engineer")
    for phrase in ("moon lander glimmerfax", "react"):
        for logits in weights.signal_logits[:, weights.signals.index(phrase)]:
            assert logits[voice] == pytest.approx(3 * math.log(2))
            assert np.count_nonzero(logits) == 1
    reading = reader.read(posting("Responsibilities:\n- Moon lander glimmerfax"))
    assert [(ev.signal, ev.role) for ev in reading.evidence] == [("moon lander glimmerfax", "voice-ai-engineer")]
    assert "+overlay" in reading.versions["atlas"]
