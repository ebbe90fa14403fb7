from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleprism.atlas import SLUGS, job_titles, load, title_role
from roleprism.atlas.titles import fold_title

CASES = {
    "ai-engineer": [
        "AI Engineer",
        "Senior AI Engineer",
        "AI Engineer II",
        "Applied AI Engineer",
        "Sr. GenAI Engineer",
        "Generative AI Engineer (Remote)",
        "LLM Engineer",
        "AI Staff Engineer",
        "Agentic AI Engineer, Payments",
        "Software Engineer, AI",
        "Senior Software Engineer - Agents",
        "Full-Stack AI Engineer",
        "Founding AI Engineer",
        "AI Product Engineer",
        "Machine Learning Engineer - GenAI",
        "AI Agent Engineer",
        "Conversational AI Engineer",
        "Forward-looking AI Developer",
        "AI ENGINEER | REMOTE",
        "RAG Engineer",
        "AI Engineer (Voice)",
        "Backend Engineer, AI",
    ],
    "ml-engineer": [
        "Machine Learning Engineer",
        "ML Engineer",
        "Staff ML Engineer",
        "Machine Learning Senior Engineer",
        "AI/ML Engineer",
        "AI / ML Engineer",
        "Software Engineer, Machine Learning",
        "Computer Vision Engineer",
        "Applied Scientist II",
        "Deep Learning Engineer",
        "NLP Engineer",
        "Senior Machine Learning Engineer, Ads",
        "Inference Engineer",
        "Recommender Systems Engineer",
        "Applied Machine Learning Engineer",
    ],
    "research-engineer": [
        "Research Engineer",
        "Research Engineer, Post-Training",
        "ML Research Engineer",
        "RL Engineer",
        "AI Research Engineer",
        "GPU Kernel Engineer",
        "Member of Technical Staff, Pre-Training",
    ],
    "prompt-engineer": [
        "Prompt Engineer",
        "Senior AI Prompt Engineer",
        "Prompt Designer (Contract)",
        "Prompt Engineer, Applied AI",
    ],
    "ai-platform-engineer": [
        "ML Platform Engineer",
        "AI Platform Engineer",
        "AI/ML Platform Engineer",
        "MLOps Engineer",
        "Software Engineer, ML Platform",
        "Senior Software Engineer - AI Infrastructure",
        "LLMOps Engineer",
        "Machine Learning Infrastructure Engineer",
    ],
    "forward-deployed-engineer": [
        "Forward Deployed Engineer",
        "Forward-Deployed Engineer",
        "FDE",
        "Forward Deployed AI Engineer",
        "Senior Forward Deployed Software Engineer, Defense",
        "AI Deployment Engineer",
        "Deployment Strategist",
    ],
    "responsible-ai": [
        "Responsible AI Lead",
        "AI Governance Manager",
        "AI Safety Researcher",
        "AI Red Teamer",
        "Model Risk Manager",
        "Software Engineer, Safeguards",
        "AI Policy Analyst",
    ],
    "ai-product-manager": [
        "AI Product Manager",
        "Product Manager, AI",
        "Senior Product Manager - GenAI",
        "AI Product Owner",
        "Group Product Manager, AI",
        "Head of AI Product",
        "Technical Product Manager, ML Platform",
    ],
    "ai-solutions-architect": [
        "AI Solutions Architect",
        "Solutions Architect, AI",
        "GenAI Solution Architect",
        "AI Architect",
        "Solutions Engineer",
        "Pre-Sales Engineer",
        "Applied AI Architect",
        "AI Consultant",
    ],
    "voice-ai-engineer": [
        "Voice AI Engineer",
        "Speech Engineer",
        "Software Engineer, Voice",
        "ASR Engineer",
        "Machine Learning Engineer, Speech",
        "Voice Agent Engineer",
    ],
    "other": [
        "Software Engineer",
        "Senior Backend Engineer",
        "Data Scientist",
        "Account Executive",
        "Product Manager",
        "Data Engineer, ML",
        "Engineering Manager",
        "Research Scientist",
        "DevOps Engineer",
        "QA Engineer",
        "Account Executive, AI Solutions Architect Team",
        "Software Engineer (AI)",
        "AI Trainer",
        "Director of AI",
        "Smart Contract Engineer",
        ".NET Developer",
        "C++ Developer",
    ],
}
UNKNOWN = [
    "",
    "   ",
    "(AI Engineer)",
    "Senior",
    "Lighthouse Keeper",
    "Member of Technical Staff",
    "✨🚀",
    "AI",
    "Engineer",
]

ALL = [(title, slug) for slug, titles in CASES.items() for title in titles]


@pytest.mark.parametrize(("title", "slug"), ALL)
def test_a_title_names_its_role(title: str, slug: str) -> None:
    assert title_role(title, load()) == slug


@pytest.mark.parametrize("title", UNKNOWN)
def test_a_title_that_names_nothing_known(title: str) -> None:
    assert title_role(title, load()) is None


def test_every_title_of_the_atlas_names_its_own_role() -> None:
    atlas = load()
    for role in atlas.roles:
        for title in role.titles:
            assert title_role(title.text, atlas) == role.slug, title.text


def test_a_text_calls_people_by_titles_and_by_the_initials_that_stand_for_them() -> None:
    names = set(job_titles(load()))
    assert {"ai engineer", "forward deployed engineer", "fde", "fdse", "mle"} <= names
    assert not {"ai safety", "recruiter", "prompt engineering", "data engineering", "sre"} & names


def test_one_word_of_a_users_own_title_is_no_initials_and_stays_heard() -> None:
    atlas = load()
    own = replace(
        atlas,
        titles={
            **atlas.titles,
            "llm": "ai-engineer",
            "moon prompt engineer": "prompt-engineer",
            "mpe": "prompt-engineer",
        },
    )
    assert {"mpe"} == set(job_titles(own)) - set(job_titles(atlas)) - {"moon prompt engineer"}


known_titles = st.sampled_from([title for title, _ in ALL])


@given(st.text())
def test_any_text_names_a_slug_or_nothing(title: str) -> None:
    assert title_role(title, load()) in {None, *SLUGS}


@given(known_titles)
def test_case_does_not_matter(title: str) -> None:
    assert title_role(title.upper(), load()) == title_role(title.lower(), load()) == title_role(title, load())


@given(known_titles, st.sampled_from(["Senior", "Sr.", "Staff", "Principal", "Lead", "Junior", "Founding"]))
def test_seniority_does_not_matter(title: str, seniority: str) -> None:
    assert title_role(f"{seniority} {title}", load()) == title_role(title, load())


@given(known_titles, st.text(alphabet=st.characters(exclude_characters="()[]"), max_size=30))
def test_parentheses_do_not_matter(title: str, aside: str) -> None:
    assert title_role(f"{title} ({aside})", load()) == title_role(title, load())


@given(known_titles, st.sampled_from(["Growth", "Payments", "Berlin", "Core Experience"]))
def test_a_team_behind_the_title_does_not_matter(title: str, team: str) -> None:
    assert title_role(f"{title}, {team}", load()) == title_role(title, load())


@given(st.text())
def test_folding_twice_changes_nothing(title: str) -> None:
    assert fold_title(fold_title(title)) == fold_title(title)
