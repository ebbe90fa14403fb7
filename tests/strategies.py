"""Hypothesis strategies: postings built of lines that say something, with noise between them."""

from hypothesis import strategies as st

WORK = (
    "Build retrieval-augmented generation pipelines and evals for our assistant",
    "Ship LLM agents with tool use and watch token cost in production",
    "Train and fine-tune ranking models in PyTorch and serve them with Triton",
    "Own feature pipelines, training runs and model monitoring",
    "Run distributed pre-training with FSDP and Megatron-LM",
    "Embed with customers and deploy integrations in their environment",
    "Run demos and proofs of concept to secure the technical win",
    "Operate the model registry and the LLM gateway that other teams build on",
    "Red-team models and maintain the AI risk register",
    "Cut barge-in latency of voice agents over SIP and WebRTC",
    "Build React front ends and REST APIs for the billing product",
    "Write SQL dashboards for the finance team",
)
NOISE = (
    "We are a friendly team that values curiosity.",
    "Five or more years of experience.",
    "Résumé reviewed by people, naïve filters need not apply – ever…",
    "💬 Ask us anything",
)
HEADINGS = ("Responsibilities:", "## Requirements", "**Nice to have**", "Benefits", "About us", "")

lines = st.one_of(
    st.sampled_from(WORK).map("- {}".format),
    st.sampled_from(WORK),
    st.sampled_from(NOISE),
    st.sampled_from(HEADINGS),
)
postings = st.lists(lines, max_size=20).map("\n".join)
texts = st.one_of(postings, st.text(max_size=300))
