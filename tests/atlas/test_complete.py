"""Each thing that the guide behind the atlas states is in it, told by slug and name."""

from __future__ import annotations

import pytest

from roleprism.atlas import Atlas, Standing, load

TOOLS = {
    "ai-engineer": "Anthropic SDK|OpenAI SDK|LangChain|LlamaIndex|Vercel AI SDK|"
    "MCP (Model Context Protocol)|Braintrust|Langfuse|LangSmith|Promptfoo|Modal|pgvector|"
    "Pinecone|Inngest|Trigger.dev",
    "ml-engineer": "PyTorch|JAX|Ray|vLLM|TGI|Kubernetes|Kubeflow|Metaflow|Weights & Biases|Neptune|MLflow|"
    "Spark|Airflow|DVC|Triton Inference Server",
    "research-engineer": "PyTorch internals|Megatron-LM|DeepSpeed|FSDP|custom CUDA kernels|internal eval frameworks",
}
LANGUAGES = {
    "ai-engineer": ("TypeScript", "Python"),
    "ml-engineer": ("Python", "Go", "Rust", "C++"),
    "research-engineer": ("Python", "CUDA", "Triton", "C++"),
}
LIVES = {
    "ai-engineer": "cursor perplexity harvey sierra glean decagon cresta vellum braintrust langfuse hebbia "
    "notion linear atlassian figma box dropbox adobe duolingo khan-academy spotify",
    "ml-engineer": "replicate together fireworks modal baseten anyscale meta google bytedance tencent "
    "decagon cresta speak khan-academy netflix pinterest tiktok spotify doordash",
    "research-engineer": "anthropic openai google-deepmind meta-fair mistral xai cohere reka ai21 sakana ai2 "
    "hugging-face",
    "prompt-engineer": "anthropic",
    "ai-platform-engineer": "stripe shopify airbnb uber robinhood",
    "forward-deployed-engineer": "palantir anthropic openai sierra decagon harvey",
    "ai-solutions-architect": "anthropic openai together modal",
    "voice-ai-engineer": "sierra speak vapi retell bland elevenlabs",
}
OWNS = {
    "ai-engineer": "prompts|retrieval|agents|evals|observability|cost",
    "ml-engineer": "data pipelines|training infrastructure|model serving|MLOps",
    "research-engineer": "training stacks|eval harnesses|distributed training",
    "ai-platform-engineer": "the gateway to models|the eval platform|the observability platform|the model registry",
}
STEPS = {
    "software-engineer": ["ai-engineer"],
    "ml-engineer": ["ml-engineer", "ai-engineer"],
    "researcher": ["research-engineer", "ai-engineer"],
    "backend-infra": ["ai-platform-engineer", "ml-engineer"],
    "frontend-product": ["ai-engineer"],
    "customer-facing": ["forward-deployed-engineer"],
    "voice-telephony": ["voice-ai-engineer"],
}


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load()


@pytest.mark.parametrize("slug", TOOLS)
def test_every_tool(atlas: Atlas, slug: str) -> None:
    assert set(TOOLS[slug].split("|")) <= {tool.name for tool in atlas.role(slug).tools}


def test_the_tools_in_decline(atlas: Atlas) -> None:
    status = {tool.name: tool.status for tool in atlas.role("ai-engineer").tools}
    assert status["LangChain"] == status["LlamaIndex"] == "declining"
    assert status["LangSmith"] == "current"


@pytest.mark.parametrize("slug", LANGUAGES)
def test_every_language(atlas: Atlas, slug: str) -> None:
    told = " ".join(fact.text for fact in atlas.role(slug).languages)
    assert all(language in told for language in LANGUAGES[slug])


@pytest.mark.parametrize("slug", OWNS)
def test_everything_owned(atlas: Atlas, slug: str) -> None:
    assert set(OWNS[slug].split("|")) <= {fact.text for fact in atlas.role(slug).owns}


@pytest.mark.parametrize("slug", LIVES)
def test_every_employer_of_a_role(atlas: Atlas, slug: str) -> None:
    named = {employer for habitat in atlas.role(slug).lives_in for employer in habitat.employers}
    assert set(LIVES[slug].split()) <= named


def test_responsible_ai_lives_in_labs_big_tech_and_regulated_industries(atlas: Atlas) -> None:
    lives = {habitat.category for habitat in atlas.role("responsible-ai").lives_in}
    assert {"frontier-lab", "big-tech", "regulated-industry"} <= lives


def test_prompt_engineer_is_absorbed_with_three_exceptions(atlas: Atlas) -> None:
    role = atlas.role("prompt-engineer")
    assert role.status.standing is Standing.ABSORBED
    assert role.status.flag == "yellow"
    assert len(role.status.exceptions) == 3
    assert role.fuller_title.text == "AI Engineer (prompting & evals specialty)"


@pytest.mark.parametrize("slug", STEPS)
def test_every_background_has_its_next_step(atlas: Atlas, slug: str) -> None:
    (background,) = (entry for entry in atlas.backgrounds if entry.slug == slug)
    page = [step.role for step in background.next_steps if step.why.source.id == "page"]
    assert page == STEPS[slug]
    assert len(background.titles) >= 5


def test_there_are_seven_backgrounds_and_five_mistakes(atlas: Atlas) -> None:
    of_page = {e.slug for e in atlas.backgrounds for step in e.next_steps if step.why.source.id == "page"}
    assert of_page == set(STEPS)
    assert len(atlas.mistakes) == 5


def test_the_two_examples_at_the_boundary(atlas: Atlas) -> None:
    told = {(e.titled, e.employer, e.really) for e in atlas.boundaries.examples}
    assert told == {("ai-engineer", "decagon", "ml-engineer"), ("ml-engineer", "together", "ai-engineer")}


def test_one_person_is_read_as_three_roles(atlas: Atlas) -> None:
    example = atlas.boundaries.worked_example
    assert {reading.role: reading.employers for reading in example.readings} == {
        "ai-engineer": ("vellum", "atlassian"),
        "ai-platform-engineer": ("stripe",),
        "forward-deployed-engineer": ("anthropic",),
    }
    for reading in example.readings:
        assert reading.signals
        for signal in reading.signals:
            assert signal in example.signals
        for employer in reading.employers:
            assert reading.role in atlas.employer(employer).reads_as


def test_the_lab_reads_people_as_deployed_or_research_engineers(atlas: Atlas) -> None:
    assert atlas.employer("anthropic").reads_as == ("forward-deployed-engineer", "research-engineer")
