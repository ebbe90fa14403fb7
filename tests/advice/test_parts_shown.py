"""Which parts of a role's work a résumé shows."""

from dataclasses import replace

import pytest

from roleprism.advice.parts import PartFinder
from roleprism.advice.record import Shown
from roleprism.atlas import load
from roleprism.document import Resume, Text
from roleprism.evidence.parts import load_part_weights


@pytest.fixture(scope="module")
def finder() -> PartFinder:
    return PartFinder(load(), load_part_weights())


def resume(*lines: str, skills: str = "Excel") -> Resume:
    work = "\n".join(f"- {line}" for line in lines)
    return Resume(id="r", source="r", text=Text(f"Jo Doe\n\nExperience\n\n{work}\n\nSkills\n{skills}\n"))


def shown(finder: PartFinder, document: Resume) -> dict[tuple[str, str], Shown]:
    _, parts = finder.find(document)
    return {(role, one.part.what): one.how for role, of in parts.items() for one in of if one.mentions}


SHOWING = {
    ("ai-engineer", "evals"): "Every change runs against 250 real questions before it ships",
    ("ai-engineer", "retrieval"): "Swapped keyword search for embeddings with reranking, recall 61% to 84%",
    ("ml-engineer", "models trained"): "Trained an XGBoost churn model on 2 million accounts",
    (
        "research-engineer",
        "distributed training",
    ): "Sharded the run over 512 GPUs with FSDP, checkpoints survive a lost node",
    ("prompt-engineer", "prompts written and kept"): "Wrote the system prompts of the claims bot and kept them in git",
    (
        "ai-platform-engineer",
        "the gateway to models",
    ): "Keys, quotas and a fallback for three model providers, one gateway",
    (
        "forward-deployed-engineer",
        "learnings brought back to the product",
    ): "Moved two fixes from a hospital's deployment into the core product",
    ("responsible-ai", "risk assessed and documented"): "Model cards and an AI risk register for 14 systems",
    ("voice-ai-engineer", "latency and turn-taking"): "Barge-in and turn detection: first audio from 1.4 s to 0.6 s",
}


@pytest.mark.parametrize("part", SHOWING, ids="/".join)
def test_a_line_shows_its_part(finder: PartFinder, part: tuple[str, str]) -> None:
    assert shown(finder, resume(SHOWING[part])).get(part) is Shown.WORK


@pytest.mark.parametrize(
    "line",
    [
        "Trained 14 new agents in the support team",
        "Resolved 300 calls a week",
        "Wrote the style guide that six other teams follow",
        "Staff Platform Engineer",
        "Senior Product Manager",
        "Monitoring of 40 servers with Nagios",
    ],
)
def test_words_beside_the_work_show_no_part(finder: PartFinder, line: str) -> None:
    assert not shown(finder, resume(line))


def test_the_line_of_each_part_shows_it(finder: PartFinder) -> None:
    for role, proofs in load().proofs.items():
        for part in proofs.parts:
            assert shown(finder, resume(part.line)).get((role, part.what)) is Shown.WORK, part.line


def test_a_skills_list_is_words_alone(finder: PartFinder) -> None:
    found = shown(finder, resume("Moved twelve services to Kubernetes", skills="pgvector, LangChain, RAG"))
    assert found[("ai-engineer", "retrieval")] is Shown.WORDS


def test_the_words_that_show_a_part_stand_in_the_text(finder: PartFinder) -> None:
    document = resume("Swapped keyword search for embeddings with reranking, recall 61% to 84%")
    _, parts = finder.find(document)
    (retrieval,) = (one for one in parts["ai-engineer"] if one.part.what == "retrieval")
    (mention,) = retrieval.mentions
    assert mention.span.slice(document.text.content).casefold() == mention.phrase


def test_a_phrase_of_ones_own_shows_its_part() -> None:
    atlas = load()
    proofs = atlas.proofs["ai-engineer"]
    own = [replace_phrases(part, "zorblax") if part.what == "retrieval" else part for part in proofs.parts]
    laid = replace(atlas, proofs={**atlas.proofs, "ai-engineer": replace(proofs, parts=tuple(own))})
    document = resume("Ran Zorblax for the archive")
    assert shown(PartFinder(laid, load_part_weights()), document)[("ai-engineer", "retrieval")] is Shown.WORK
    assert not shown(PartFinder(atlas, load_part_weights()), document)


def replace_phrases(part, phrase):
    return part._replace(phrases=(*part.phrases, phrase))
