"""A small made-up atlas: the ten roles with short invented facts."""

from __future__ import annotations

from readings import NAMES

from roleprism.atlas import (
    ROLE_SLUGS,
    Atlas,
    Boundaries,
    Confusion,
    Fact,
    Habitat,
    Role,
    Source,
    Standing,
    Status,
    Tool,
    ToolStatus,
    WorkedExample,
)

SOURCE = Source("test", "Invented for the tests", "2026")

TASKS = {
    "ai-engineer": "Put a feature that rests on a language model in front of users, and keep it good.",
    "ml-engineer": "Train models, tune them, and keep them answering under load.",
    "research-engineer": "Build what researchers run their experiments on.",
    "prompt-engineer": "Write the instructions that a model follows.",
    "ai-platform-engineer": "Run the shared ground that a company's model teams build on.",
    "forward-deployed-engineer": "Sit with a customer until the system works there.",
    "responsible-ai": "Find, measure and lower what a model can do harm with.",
    "ai-product-manager": "Decide what a model should do for people, and what it may cost.",
    "ai-solutions-architect": "Show a buyer how the product would fit their house.",
    "voice-ai-engineer": "Make a machine hold a spoken conversation without awkward gaps.",
}


def fact(text: str) -> Fact:
    """A fact from the tests' own source."""
    return Fact(text, SOURCE)


def make_role(slug: str) -> Role:
    """A role with a line in every field."""
    name = NAMES[slug]
    other = "ml-engineer" if slug == "ai-engineer" else "ai-engineer"
    return Role(
        slug=slug,
        name=name,
        titles=(fact(name.lower()),),
        headline_task=fact(TASKS[slug]),
        owns=(fact(f"the daily work of {name}"), fact("its own incidents")),
        does_not_usually_own=(fact("the sales target"),),
        languages=(fact("Python"),),
        tools=(
            Tool("Anvil", ToolStatus.CURRENT, SOURCE),
            Tool(f"Kit of {name}", ToolStatus.DECLINING, SOURCE),
        ),
        lives_in=(Habitat("workshops", (), "the larger ones", SOURCE),),
        bar=fact(f"Has done the work of {name} before."),
        status=Status(
            Standing.ABSORBED if slug == "prompt-engineer" else Standing.GROWING,
            "yellow" if slug == "prompt-engineer" else "",
            fact("Steady demand."),
            (),
        ),
        compensation=fact("Paid fairly."),
        confused_with=(Confusion(other, fact(f"{name} answers for something else than {NAMES[other]}.")),),
        fuller_title=fact(f"{name}, in full"),
        notes=(fact("Invented."),),
    )


def tiny_atlas() -> Atlas:
    """The whole of it."""
    return Atlas(
        version="test",
        scope="tests",
        overview=(),
        roles=tuple(make_role(slug) for slug in ROLE_SLUGS),
        categories={"workshops": "Workshops"},
        employers=(),
        backgrounds=(),
        mistakes=(),
        boundaries=Boundaries(
            fact("Roles overlap."),
            fact("Say what you did."),
            (),
            WorkedExample(fact("Someone"), {}, ()),
            fact("Show work."),
        ),
        proofs={},
        pieces=(),
        other_kinds=(),
        titles={},
        signals=(),
    )
