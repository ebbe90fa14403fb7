"""Where sections start and statements end, in the shapes that postings come in."""

import pytest

import roleprism
from roleprism import Posting, Resume, Text
from roleprism.document import SectionKind
from roleprism.reading.finder import Finder
from roleprism.reading.history import find_positions

FINDER = Finder(["vector search"])


def sections(text, document=Posting):
    found = FINDER.find(document(id="d", source="test", text=Text(text)))
    return [(one.kind, one.is_heading) for one in found.statements]


def statements(text):
    found = FINDER.find(Posting(id="d", source="test", text=Text(text)))
    return [one.span.slice(text) for one in found.statements]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Company Description", SectionKind.COMPANY),
        ("### Company Overview:", SectionKind.COMPANY),
        ("About Hyperbolic Tangent Technologies", SectionKind.COMPANY),
        ("Required Skills and Experience", SectionKind.REQUIREMENTS),
        ("Preferred Education and Experience", SectionKind.NICE_TO_HAVE),
        ("You'll thrive in this role if you", SectionKind.REQUIREMENTS),
        ("**What You'll Love About Us**", SectionKind.BENEFITS),
        ("Technical Skills", SectionKind.REQUIREMENTS),
        ("About the role", SectionKind.DUTIES),
    ],
)
def test_a_heading_opens_its_section(heading, kind):
    assert sections(f"{heading}\nSome words that follow it here.")[0] == (kind, True)


def test_a_bold_label_before_its_text_opens_a_section():
    assert sections("**How to Apply** Send us a note.")[0][0] is SectionKind.LEGAL
    assert sections("Requirements\n- **Experience** with Go")[1][0] is SectionKind.REQUIREMENTS


@pytest.mark.parametrize("words", ["Customer Experience", "End User Experience", "Developer experience"])
def test_work_that_holds_the_word_of_a_heading_opens_nothing(words):
    assert sections(f"What you will do\n{words}\n- Build things")[1] == (SectionKind.DUTIES, False)


@pytest.mark.parametrize("heading", [
    "Work", "Where I worked", "Professional Experience", "Appointments", "Academic appointments", "Positions held",
    "## Posts", "APPOINTMENTS AND EMPLOYMENT", "Research", "Graduate research",
])  # fmt: skip
def test_a_resumes_work_is_found_under_plain_words(heading):
    assert sections(f"Jo Doe\n\n{heading}\n\nBaker, 2020 - 2021\n", Resume)[1] == (SectionKind.EXPERIENCE, True)


def test_research_of_ones_own_is_a_project():
    text = "Jo Doe\n\nSkills\n\nGo\n\nINDEPENDENT RESEARCH\n\n- Trained a small model\n"
    assert (SectionKind.PROJECTS, True) in sections(text, Resume)


@pytest.mark.parametrize(
    "line", ["Blog posts and talks", "Booked appointments for nine clinics", "Led user research for the redesign"]
)
def test_words_of_headings_amid_others_open_nothing(line):
    assert (SectionKind.EXPERIENCE, True) not in sections(f"Jo Doe\n\nSkills\n\n{line}\nGo\n", Resume)


JOBS = """Jo Doe

Experience

Baker, Rye Ltd, 2020 - 2021
- Built vector search
Hands on (about half of my week):
- Ran it
- Training: PyTorch on 32 GPUs
Technologies: Python, Go

Cook, Oat Ltd, 2018 - 2020
- Trained models

Education
BSc
"""


def test_a_resumes_line_that_names_its_technologies_ends_no_section():
    assert [kind for kind, _ in sections(JOBS, Resume)] == [
        SectionKind.OPENING, *[SectionKind.EXPERIENCE] * 6, SectionKind.SKILLS, *[SectionKind.EXPERIENCE] * 2,
        SectionKind.EDUCATION, SectionKind.EDUCATION,
    ]  # fmt: skip


def test_a_resumes_line_with_a_colon_is_a_heading_only_where_its_words_are():
    assert (SectionKind.SUMMARY, True) not in sections(JOBS, Resume)
    assert (SectionKind.SUMMARY, True) not in sections(
        JOBS.replace("Hands on (about half of my week):", "**Hands on, about half:**"), Resume
    )
    assert sections("Jo Doe\n\nAbout me:\nWords that follow.", Resume)[1] == (SectionKind.SUMMARY, True)


def test_a_list_of_skills_line_by_line_is_one_list():
    text = JOBS.replace(
        "Education\nBSc\n", "Technical Skills: Java, Spring\nAI: LLM agents, RAG\nModels: GPT-4\nI sail.\n"
    )
    assert [kind for kind, _ in sections(text, Resume)][-4:] == [*[SectionKind.SKILLS] * 3, SectionKind.EXPERIENCE]


@pytest.mark.parametrize("heading", ["## Skills: what I use daily", "**Skills:**", "Skills:", "SKILLS"])
def test_a_marked_heading_opens_its_section_whatever_follows_its_colon(heading):
    found = sections(f"Jo Doe\n\nExperience\n\n- Built it\n\n{heading}\n\n- Go\n", Resume)
    assert found[-2:] == [(SectionKind.SKILLS, True), (SectionKind.SKILLS, False)]


@pytest.mark.parametrize(
    "words",
    ["Project Manager", "Knowledge Engineer", "Knowledge base search", "School Teacher", "Project: claims portal"],
)
def test_words_of_work_are_headings_only_by_themselves(words):
    assert sections(f"Jo Doe\n\nExperience\n\n{words}\n\n- Built it", Resume)[-1][0] is SectionKind.EXPERIENCE
    assert sections("Jo Doe\n\nProject\n\n- Built it", Resume)[-1][0] is SectionKind.PROJECTS


@pytest.mark.parametrize("words", ["Training stack", "Model training", "Post-training"])
def test_training_of_models_is_no_education(words):
    assert sections(f"Jo Doe\n\nExperience\n\n{words}\n\n- Built it", Resume)[-1][0] is SectionKind.EXPERIENCE


def test_positions_after_a_line_of_technologies_are_found():
    reading = roleprism.read_text(JOBS, kind="resume")
    assert [one.title for one in find_positions(JOBS, reading.sections)] == ["Baker", "Cook"]


def test_sentences_glued_together_are_parted():
    text = "Work with the team.Build the models and own them.Ship in Node.js and PyTorch.A great start."
    assert statements(text) == [
        "Work with the team.", "Build the models and own them.", "Ship in Node.js and PyTorch.", "A great start.",
    ]  # fmt: skip


def test_a_dash_before_a_capital_is_a_bullet():
    assert statements("Duties:\n-Build vector search\n-Run it") == ["Duties:", "Build vector search", "Run it"]


def wrapped(words, width):
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize("width", [62, 80, 118])
def test_wrapped_lines_are_joined_even_beside_an_address_that_is_too_long(width):
    sentence = wrapped(["We", "Build", "Retrieval", "And", "Agents"] * 40, width) + "."
    text = f"{sentence}\n" * 2 + "\nhttps://example.com/" + "a" * 180 + "\n\n" + f"{sentence}\n" * 3
    assert sum(one.startswith("We Build") for one in statements(text)) == 5


def test_a_full_line_is_not_joined_to_a_heading_that_would_have_fitted_on_it():
    line = "Train the ranking models that forty million people see each day"
    text = f"{line} and night, and serve them too.\n- {line}\nRequirements\n- {line}\n- {line}\n"
    assert (SectionKind.REQUIREMENTS, True) in sections(text)


def test_mentions_lie_in_their_statements():
    text = "Über uns\n– Build “Vector-Search” 💬 for all\n"
    found = FINDER.find(Posting(id="d", source="test", text=Text(text)))
    (mention,) = found.mentions
    assert (mention.phrase, mention.span.slice(text)) == ("vector search", "Vector-Search")
    statement = found.statements[mention.statement]
    assert statement.span.slice(text) == "Build “Vector-Search” 💬 for all"
