"""What a reading must not hear, over documents of many shapes: names, places, pay, padding, order and format."""

import html
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate

from roleprism import Posting, Resume, Text
from roleprism.atlas import SLUGS, job_titles, load
from roleprism.reading.open import open_paths
from strategies import NOISE, WORK

FORMAT_TOLERANCE = 0.02
MANY = settings(max_examples=60, deadline=None)

TITLES = sorted(load().titles)
"""Every title that the atlas knows."""

JOBS = sorted(job_titles(load()))
"""Those that a text calls a person by, and no field of work."""

COMPANIES = ("Northwind", "Voice Prism", "Prompt Harbour", "Retrieval Labs", "Bluebell & Sons", "Agentic Models Inc")
CITIES = ("Berlin", "San Francisco, CA", "Bengaluru", "London", "Toronto", "Singapore")
PAY = ("$180,000 - $240,000 USD", "€70k–€95k", "£120,000 base plus equity", "CAD 150,000 to 175,000")
PEOPLE = ("Ada Lovelace", "Mohammed al-Farsi", "Ngọc Trần", "Grace O'Neill", "Wei Zhang", "Aoife Murphy")
PRONOUNS = ("She", "He", "They")
SCHOOLS = ("Stanford University", "IIT Delhi", "ETH Zurich", "Cornell", "Open University", "Carnegie Mellon")
AGES = ("24 years old", "47 years old", "Born 1989", "Aged 61")
NATIONALITIES = ("Indian citizen", "German", "US citizen", "Nigerian national", "Chinese")

EQUAL_OPPORTUNITY = (
    "We are an equal opportunity employer. We welcome applicants of every race, religion, sex, age, disability, "
    "sexual orientation and veteran status, and we make accommodations throughout the hiring process."
)
COMPANY_PROSE = (
    "Founded in 2016, we are a fast-growing company whose people come from all over the world. Our investors have "
    "backed us through four rounds, and customers in thirty countries rely on us every day."
)
KEYWORDS = (
    "Skills: LLM, RAG, LangChain, PyTorch, MLOps, agents, prompt engineering, voice AI, red teaming, GPUs, roadmap"
)

duties = st.lists(st.sampled_from(WORK), min_size=3, max_size=9, unique=True)


def bulleted(lines):
    return "\n".join(f"- {line}" for line in lines)


def posting_text(lines, company="Northwind", city="Berlin", pay=PAY[0], title="engineer"):
    return (
        f"About us\n{company} is a company of 300 people in {city}.\n\n"
        f"The role\nAs a {title} at {company} you will:\n{bulleted(lines)}\n\n"
        f"Requirements\n- {NOISE[1]}\n- You like to write things down.\n\n"
        f"Compensation\nThe range for this position is {pay}.\n\nBenefits\nLunch, and {city} is a fine place to live.\n"
    )


def resume_text(lines, person=PEOPLE[0], pronoun="She", school=SCHOOLS[0], age=AGES[0], nationality="German"):
    return (
        f"{person}\n{nationality}, {age}\n\n"
        f"Summary\n{pronoun} likes working software. {person} enjoys teamwork.\n\n"
        f"Experience\nNorthwind\nJan 2020 - Present\n{bulleted(lines)}\n\n"
        f"Education\n{school}, BSc Computer Science, 2014 - 2018\n"
    )


def read_posting(reader, text, title="", company=""):
    return reader.read(Posting(id="p", source="test", text=Text(text), title=title, company=company)).spectrum


def read_resume(reader, text):
    return reader.read(Resume(id="r", source="test", text=Text(text))).spectrum


def distance(left, right):
    return max(abs(left.shares[slug] - right.shares[slug]) for slug in SLUGS)


@given(lines=duties, titles=st.lists(st.sampled_from(TITLES), min_size=2, max_size=2, unique=True))
@MANY
def test_a_title_swapped_for_any_other_changes_nothing(reader, lines, titles):
    bare, other = (read_posting(reader, posting_text(lines, title="person"), title=title) for title in titles)
    assert bare.scores == other.scores
    assert bare.thin or bare.shares == other.shares


@given(lines=duties, titles=st.lists(st.sampled_from(JOBS), min_size=2, max_size=2, unique=True))
@MANY
def test_a_title_that_the_text_repeats_changes_nothing_either(reader, lines, titles):
    left, right = (read_posting(reader, posting_text(lines, title=title.title()), title=title) for title in titles)
    assert distance(left, right) < 1e-9


def test_no_name_of_a_job_in_a_text_is_heard_nor_taken_for_a_heading(reader):
    texts = (posting_text(WORK[:3], title=job.title()) for job in JOBS)
    read = reader.read_many(Posting(id="p", source="test", text=Text(text), title="") for text in texts)
    first, *others = (dict(one.spectrum.scores) for one in read)
    # The last row of a batch may round otherwise than the first.
    same = pytest.approx(first, rel=0, abs=1e-12)
    assert [job for job, scores in zip(JOBS[1:], others, strict=True) if scores != same] == []


@given(lines=duties, kept=st.sampled_from(TITLES), titles=st.permutations(TITLES))
@MANY
def test_a_title_swapped_while_the_text_keeps_the_old_one_changes_nothing(reader, lines, kept, titles):
    text = posting_text(lines, title=kept)
    left, right = (read_posting(reader, text, title=title) for title in (kept, titles[0]))
    assert left.scores == right.scores
    assert left.thin or left.shares == right.shares


@given(lines=duties, companies=st.permutations(COMPANIES))
@MANY
def test_the_company_changes_nothing_whatever_words_its_name_is_made_of(reader, lines, companies):
    left, right = (
        read_posting(reader, posting_text(lines, company=company), company=company) for company in companies[:2]
    )
    assert distance(left, right) < 1e-9


@given(lines=duties, cities=st.permutations(CITIES), pay=st.permutations(PAY))
@MANY
def test_city_and_pay_change_nothing(reader, lines, cities, pay):
    left, right = (read_posting(reader, posting_text(lines, city=cities[at], pay=pay[at])) for at in (0, 1))
    assert distance(left, right) < 1e-9


@given(
    lines=duties,
    people=st.permutations(PEOPLE),
    pronouns=st.permutations(PRONOUNS),
    schools=st.permutations(SCHOOLS),
    ages=st.permutations(AGES),
    nationalities=st.permutations(NATIONALITIES),
)
@MANY
def test_who_a_person_is_changes_nothing(reader, lines, people, pronouns, schools, ages, nationalities):
    left, right = (
        read_resume(reader, resume_text(lines, people[at], pronouns[at], schools[at], ages[at], nationalities[at]))
        for at in (0, 1)
    )
    assert distance(left, right) < 1e-9


@given(lines=duties, copies=st.integers(2, 5))
@MANY
def test_more_prose_about_the_company_and_equal_opportunity_keeps_the_primary(reader, lines, copies):
    padding = f"\n\nAbout us\n{COMPANY_PROSE}\n\n{EQUAL_OPPORTUNITY}\n"
    once = read_posting(reader, posting_text(lines) + padding)
    often = read_posting(reader, posting_text(lines) + padding * copies)
    assert once.primary == often.primary


@given(lines=duties)
@MANY
def test_a_keyword_list_pasted_forty_times_counts_as_one(reader, lines):
    once = read_posting(reader, posting_text(lines) + "\n" + KEYWORDS + "\n")
    forty = read_posting(reader, posting_text(lines) + "\n" + (KEYWORDS + "\n") * 40)
    assert once.primary == forty.primary
    assert distance(once, forty) < 1e-9


@given(lines=duties, seed=st.integers(0, 9999))
@MANY
def test_the_order_of_bullets_changes_nothing(reader, lines, seed):
    shuffled = random.Random(seed).sample(lines, len(lines))
    assert distance(*(read_posting(reader, posting_text(order)) for order in (lines, shuffled))) < 1e-9


FORMATS = ("md", "txt", "html", "pdf")
SECTIONS = ("About the role", "What you will do", "Requirements", "Nice to have")


def in_format(ending, sections):
    """One posting, by sections of lines, as bytes of a format."""
    if ending == "html":
        body = "".join(
            f"<h2>{html.escape(heading)}</h2><ul>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</ul>"
            for heading, lines in sections
        )
        return f"<html><body><main>{body}</main></body></html>".encode()
    if ending == "pdf":
        return _pdf(sections)
    mark, bullet = ("## ", "- ") if ending == "md" else ("", "• ")
    blocks = ("\n".join([mark + heading, "", *(bullet + line for line in lines)]) for heading, lines in sections)
    return "\n\n".join(blocks).encode()


def _pdf(sections):
    style, target = getSampleStyleSheet(), io.BytesIO()
    story = []
    for heading, lines in sections:
        story.append(Paragraph(html.escape(heading), style["Heading2"]))
        bullets = [Paragraph(html.escape(line), style["Normal"]) for line in lines]
        story.append(ListFlowable(bullets, bulletType="bullet", start="•"))
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return target.getvalue()


@given(parts=st.lists(st.sampled_from(WORK), min_size=6, max_size=12, unique=True))
@settings(max_examples=25, deadline=None)
def test_a_posting_reads_the_same_in_every_format(reader, tmp_path_factory, parts):
    folder = tmp_path_factory.mktemp("formats")
    cut = len(parts) // 2
    sections = [
        (SECTIONS[0], [NOISE[0], "You will join a team of nine."]),
        (SECTIONS[1], parts[:cut]),
        (SECTIONS[2], [NOISE[1], *parts[cut:-1]]),
        (SECTIONS[3], parts[-1:]),
    ]
    spectra = {}
    for ending in FORMATS:
        path = folder / f"posting.{ending}"
        path.write_bytes(in_format(ending, sections))
        (document,) = open_paths([path], kind="posting")
        spectra[ending] = reader.read(document).spectrum
    for ending in FORMATS[1:]:
        assert spectra[ending].primary == spectra["md"].primary
        assert distance(spectra[ending], spectra["md"]) <= FORMAT_TOLERANCE, (ending, spectra)


@pytest.mark.parametrize("padding", [COMPANY_PROSE, EQUAL_OPPORTUNITY])
def test_padding_alone_says_nothing_of_any_role(reader, padding):
    assert read_posting(reader, f"About us\n{padding}\n").thin
