"""What a person is told: every row of the guide behind the atlas, on résumés and on composed ones."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleprism.advice import Adviser, Shown, Wishes, advise, what_if
from roleprism.advice.background import past_work
from roleprism.advice.employers import employer_view, welcomes
from roleprism.advice.lead import lead_with
from roleprism.advice.lint import rule
from roleprism.advice.next_step import next_steps
from roleprism.atlas import OTHER
from roleprism.document import Resume, Text
from roleprism.errors import UsageError
from roleprism.reading.dates import Month
from roleprism.reading.open import open_paths
from strategies import WORK

RESUMES = Path(__file__).parents[1] / "resumes"
EXAMPLES = Path(__file__).parents[2] / "examples" / "resumes"
EXPECTED = tomllib.loads((RESUMES / "expected.toml").read_text(encoding="utf-8"))["resumes"]
TODAY = Month(2026, 11)


@pytest.fixture(scope="module")
def adviser(reader):
    return Adviser(reader)


def resume(text, title=""):
    return Resume(id="r", source="r.md", text=Text(text), title=title)


def opened(path):
    (document,) = open_paths([path], kind="resume")
    return document


def history(title, lines, until="Present"):
    work = "\n".join(f"- {line}" for line in lines)
    return resume(f"Jo Doe\n\nExperience\n\n{title}\nNorthwind\nJan 2020 - {until}\n{work}\n\nSkills\nPython, SQL\n")


@pytest.fixture(scope="module")
def advised(adviser):
    return {name: advise(adviser, opened(RESUMES / name), TODAY) for name in EXPECTED}


# The worked example: one person, three titles.


def test_the_worked_example_is_called_three_things(adviser):
    record = adviser.record(opened(RESUMES / "worked-example.md"))
    told = adviser.atlas.boundaries.worked_example
    for reading in told.readings:
        for slug in reading.employers:
            view = employer_view(record, adviser.atlas.employer(slug), adviser.atlas)
            assert view.role == reading.role, (slug, view)
            assert view.bits > 0


@pytest.mark.parametrize(
    ("employer", "row", "words"),
    [
        ("vellum", "shows retrieval", "pgvector"),
        ("stripe", "shows registry, features and pipelines", "feature store"),
        ("anthropic", "shows contact with customers", "merchants"),
    ],
)
def test_each_door_of_the_worked_example_opens_by_its_own_signal(adviser, employer, row, words):
    record = adviser.record(opened(RESUMES / "worked-example.md"))
    view = employer_view(record, adviser.atlas.employer(employer), adviser.atlas)
    (spans,) = [one.spans for one in view.rows if one.what == row]
    assert any(words in span.slice(record.content) for span in spans)
    assert view.bits == pytest.approx(sum(one.bits for one in view.rows))


# The résumés, advised by a hiring manager before they were read.

KNOWN_DISAGREEMENTS = {
    "lead": {
        "no-headings.md": "a tutorial's words count as work where nothing parts it from work",
        "telephony-engineer.txt": "telephony is the work of voice AI in all but the AI",
        "serving-for-a-customer.txt": "tuning vLLM on a customer's GPUs is read as the platform's work",
        "platform-gateway.txt": "platform words of a gateway of its own are in no signal",
    },
    "background": {},
    "next step": {},
}


def test_the_words_that_decided_the_lead_stand_one_in_each_statement_the_weightiest_first(advised):
    for advice in advised.values():
        lead, record = advice.lead, advice.record
        bits = [ev.weights[lead.role] for ev in lead.evidence]
        assert bits == sorted(bits, reverse=True)
        assert all(ev in record.work.evidence for ev in lead.evidence)
        holders = [
            [at for at, one in enumerate(record.found.statements) if one.span.start <= ev.span.start < one.span.end]
            for ev in lead.evidence
        ]
        assert len({at for (at,) in holders}) == len(holders)
    assert all(advice.lead.evidence for name, advice in advised.items() if advice.lead.role != OTHER)


def test_where_no_ai_title_is_supported_what_decided_for_other_work_is_told(advised):
    advice = advised["data-analyst.txt"]
    assert advice.lead.role == OTHER
    assert {ev.role for ev in advice.lead.evidence} == {OTHER}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_lead_is_what_a_hiring_manager_would_say(advised, name):
    if name in KNOWN_DISAGREEMENTS["lead"]:
        pytest.xfail(KNOWN_DISAGREEMENTS["lead"][name])
    assert advised[name].lead.role in {EXPECTED[name]["lead"], *EXPECTED[name]["also"]}


def test_nine_in_ten_leads_and_backgrounds_agree(advised):
    leads = [advised[n].lead.role in {e["lead"], *e["also"]} for n, e in EXPECTED.items()]
    named = [n for n, e in EXPECTED.items() if e["background"]]
    first = [advised[n].past[:1] for n in named]
    right = [bool(f) and f[0].background.slug == EXPECTED[n]["background"] for n, f in zip(named, first, strict=True)]
    assert sum(leads) >= 0.85 * len(leads)
    assert sum(right) >= 0.75 * len(right)


def test_some_step_that_the_manager_named_is_among_the_steps(advised):
    told = [n for n in EXPECTED if advised[n].steps]
    hits = [any(step.role in EXPECTED[n]["next_step"] for step in advised[n].steps) for n in told]
    assert sum(hits) >= 0.9 * len(hits)


def test_good_resumes_are_not_nagged(advised):
    good = [name for name, expected in EXPECTED.items() if not expected["misleads"]]
    nagged = {name: advised[name].findings for name in good if advised[name].findings}
    assert len(good) >= 12
    assert set(nagged) <= {"fine-tuning-support.md"}, nagged


def test_most_of_what_a_manager_points_out_is_found(advised):
    same = {
        "sections-unclear": "sections-missed",
        "dates-impossible": "impossible-dates",
        "keyword-stuffed": "keyword-stuffing",
    }
    wanted = [(n, same.get(m, m)) for n, expected in EXPECTED.items() for m in expected["misleads"]]
    found = [(n, m) for n, m in wanted if m in {rule(one.code).name for one in advised[n].findings}]
    assert len(found) >= 0.55 * len(wanted)


# Every background of the table, with the step that it names first.


@pytest.mark.parametrize(
    ("title", "work", "background", "step"),
    [
        ("Software Engineer", WORK[10:11], "software-engineer", "ai-engineer"),
        ("Machine Learning Engineer", WORK[2:4], "ml-engineer", "ml-engineer"),
        ("Research Scientist", WORK[4:5], "researcher", "research-engineer"),
        ("Backend Engineer", WORK[10:11], "backend-infra", "ai-platform-engineer"),
        ("Frontend Engineer", WORK[10:11], "frontend-product", "ai-engineer"),
        ("Technical Consultant", WORK[5:6], "customer-facing", "forward-deployed-engineer"),
        ("Telephony Engineer", WORK[9:10], "voice-telephony", "voice-ai-engineer"),
    ],
)
def test_a_background_leads_to_its_step(adviser, title, work, background, step):
    record = adviser.record(history(title, work))
    past = past_work(record, adviser.atlas, TODAY)
    assert past[0].background.slug == background
    steps = next_steps(record, past, adviser.atlas)
    assert steps[0].role == step
    assert steps[0].missing == () or steps[0].missing[0].artifact.text


def test_an_ml_engineer_is_told_of_the_ai_engineers_kit(adviser):
    record = adviser.record(history("ML Engineer", WORK[2:4]))
    steps = next_steps(record, past_work(record, adviser.atlas, TODAY), adviser.atlas)
    assert "ai-engineer" in [step.role for step in steps]


def test_a_wish_for_a_title_with_a_flag_is_told_of_it(adviser):
    record = adviser.record(history("Technical Consultant", WORK[5:6]))
    step = next_steps(record, (), adviser.atlas, Wishes(want=("prompt-engineer", "ai-engineer")))
    why = {one.role: one.why for one in step}
    assert why["ai-engineer"] == "You said that you want it."
    assert "yellow flag" in why["prompt-engineer"]
    assert "AI Engineer (prompting & evals specialty)" in why["prompt-engineer"]


def test_a_doctorate_is_a_background(adviser):
    record = adviser.record(resume("Jo Doe\n\nEducation\nPhD in Physics, University of Oslo, 2019 - 2024\n"))
    assert past_work(record, adviser.atlas, TODAY)[0].background.slug == "researcher"


# The boundary between two roles is fuzzier than it sounds.


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("fine-tuning-support.md", {"ml-engineer", "ai-engineer"}),
        ("serving-for-a-customer.txt", {"ml-engineer", "ai-engineer"}),
    ],
)
def test_work_across_the_boundary_is_told_both_ways(advised, name, roles):
    told = {advised[name].lead.role, *(step.role for step in advised[name].steps)}
    assert roles <= told


def test_titles_of_papers_are_not_all_the_work_of_a_resume_whose_positions_have_an_unknown_heading(adviser):
    work = "\n".join(f"- {line}" for line in WORK[2:4])
    text = (
        f"Iris Holm\n\nStanding\n\nScientist, Institute, 2021 - 2026\n{work}\n\nPublications\n- Holm. On bread. 2024.\n"
    )
    record = adviser.record(resume(text))
    assert not record.has_work_sections
    assert record.work.spectrum.primary == "ml-engineer"
    told = adviser.record(resume(text.replace("Standing", "Appointments")))
    assert told.has_work_sections
    assert [one.employer for one in told.positions] == ["Institute"]


# Shipped work outweighs words.


def test_a_few_lines_before_the_work_leave_it_apart_and_work_that_stands_there_does_not(adviser):
    head = "Jo Doe\n\nOslo\n\n+47 555 0100\n\nBaker by trade. Cook by choice. Calm.\n\n"
    few = adviser.record(resume(f"{head}Experience\n\n- Baked bread\n- Cooked soup\n- Sold both\n\nSkills\nRAG\n"))
    most = adviser.record(resume("Jo Doe\n\n" + "\n\n".join(WORK[:8]) + "\n\nProjects\n- Baked bread\n"))
    assert few.has_work_sections
    assert not most.has_work_sections


def test_who_claims_an_ai_title_without_such_work_is_not_told_to_keep_it(adviser):
    bread = ["Baked 400 loaves a night for nine shops", "Kept the ovens and the books of the bakery"]
    lead = lead_with(adviser.record(replace(history("Baker", bread), title="AI Engineer")), adviser.atlas)
    assert lead.role == OTHER
    assert "not even AI Engineer, which the headline claims" in lead.reason


def test_a_skills_list_does_not_change_the_lead(adviser):
    plain = history("ML Engineer", WORK[2:4])
    padded = replace(plain, text=Text(plain.text.content + ", RAG, LLM agents, LangChain, evals, prompts, MCP"))
    before, after = (lead_with(adviser.record(one), adviser.atlas) for one in (plain, padded))
    assert before.role == after.role == "ml-engineer"
    assert before.work == after.work


def test_prompting_work_gets_the_modern_title(adviser):
    lead = lead_with(adviser.record(opened(EXAMPLES / "prompt-engineer.html")), adviser.atlas)
    assert lead.title == "AI Engineer (prompting & evals specialty)"


def test_who_builds_no_software_is_told_what_the_modern_title_promises(adviser):
    prompts = [
        "Wrote the system prompts of the claims bot and kept them in git",
        "Tested 40 prompts a month against our style guide",
    ]
    writer = lead_with(adviser.record(history("Content Designer", prompts)), adviser.atlas)
    assert writer.role == "prompt-engineer"
    assert "promises software" in writer.reason
    builder = lead_with(
        adviser.record(history("Engineer", [*prompts, "Shipped a RAG assistant to 2,000 users"])), adviser.atlas
    )
    assert "promises software" not in builder.reason


def test_an_engineer_by_rank_alone_is_no_software_engineer(adviser):
    for title in ("Marketing Engineer", "Civil Engineer", "AI Engineer"):
        assert not past_work(adviser.record(history(title, WORK[10:11])), adviser.atlas, TODAY)
    (staff,) = past_work(adviser.record(history("Staff Engineer", WORK[10:11])), adviser.atlas, TODAY)
    assert staff.background.slug == "software-engineer"


def test_a_side_job_does_not_rule_the_next_steps(adviser):
    text = (
        "Jo Doe\n\nExperience\n\nProduct Manager\nNorthwind\nJan 2016 - Present\n- Owned a roadmap\n\n"
        "Consultant\nHarrow\nJan 2015 - Dec 2015\n- Ran workshops\n"
    )
    first, second = past_work(adviser.record(resume(text)), adviser.atlas, TODAY)
    assert (first.background.slug, second.background.slug) == ("product", "customer-facing")
    assert second.part < 0.15


def test_specialties_that_hold_an_and_are_parted_by_commas(adviser):
    lines = [
        "GPU cluster of 40 nodes with autoscaled vLLM serving for nine teams",
        "Model registry and feature store for six teams",
    ]
    title = lead_with(adviser.record(history("Engineer", lines)), adviser.atlas).title
    assert title == "AI / ML Platform Engineer (registry & features, serving & GPUs)"


def test_a_lead_needs_a_part_that_is_shown(adviser):
    record = adviser.record(history("Engineer", WORK[0:2]))
    assert lead_with(record, adviser.atlas).role == "ai-engineer"
    assert lead_with(replace(record, shown={}), adviser.atlas).role == OTHER


def test_a_thing_shipped_once_opens_a_door(adviser):
    lines = [
        *WORK[10:12],
        "Ran Kafka for forty services",
        "Rewrote the ledger in Go",
        "Shipped a RAG search over support tickets to production (LlamaIndex, Pinecone, Claude)",
    ]
    record = adviser.record(history("Backend Engineer", lines))
    view = employer_view(record, adviser.atlas.employer("vellum"), adviser.atlas)
    assert view.role == "ai-engineer"
    assert welcomes(view, record, adviser.atlas)


def test_a_second_title_stands_only_where_it_lies_close(adviser):
    close = lead_with(adviser.record(history("Engineer", [*WORK[0:2], *WORK[2:4]])), adviser.atlas)
    apart = lead_with(adviser.record(history("Engineer", WORK[2:4])), adviser.atlas)
    assert close.second is not None
    assert close.second[0] in {"ai-engineer", "ml-engineer"}
    assert close.second[1] in close.reason or "lies close" in close.reason
    assert apart.second is None


def test_no_ai_work_keeps_its_own_title(adviser):
    lead = lead_with(adviser.record(history("Backend Engineer", WORK[10:12])), adviser.atlas)
    assert (lead.role, lead.title, lead.second) == (OTHER, "", None)


def test_a_part_is_told_by_work_by_words_and_not_at_all(adviser):
    text = history("Engineer", WORK[0:1]).text.content + ", Langfuse\n"
    shown = {one.part.what: one.how for one in adviser.record(resume(text)).shown["ai-engineer"]}
    assert shown["retrieval"] is Shown.WORK
    assert shown["observability"] is Shown.WORDS
    assert shown["cost and latency"] is Shown.ABSENT


# What-if.


def test_the_line_that_shows_a_part_speaks_for_its_role(adviser):
    before = adviser.record(opened(RESUMES / "frontend-developer.html"))
    for slug, proofs in adviser.atlas.proofs.items():
        for part in proofs.parts:
            alone = adviser.reader.read(resume(f"Experience\n- {part.line}\n")).spectrum
            assert max(alone.scores, key=lambda role: alone.scores[role] - alone.prior[role]) == slug, part.line
            changes = what_if(adviser, before.document, add=[part.line], before=before).changes
            (change,) = (change for change in changes if change.role == slug)
            # Of few roles' postings less is known, and where it decides one line is one among many.
            few = slug in {"prompt-engineer", "voice-ai-engineer"}
            assert change.share[1] - change.share[0] >= (0.01 if few else 0.02), part.line


def test_a_line_more_is_read_by_the_kernel(adviser):
    before = history("Backend Engineer", WORK[10:12])
    line = "Shipped a RAG assistant to 2,000 users with an eval suite in CI"
    found = what_if(adviser, before, add=[line])
    assert line in found.after.content
    change = {one.role: one for one in found.changes}["ai-engineer"]
    assert change.share[1] > change.share[0] + 0.1
    assert found.after.work.spectrum.shares["ai-engineer"] == pytest.approx(change.share[1], abs=0.1)
    assert sum(one.share[1] for one in found.changes) == pytest.approx(1)


def test_taking_the_line_out_again_gives_the_first_reading(adviser):
    before = history("Backend Engineer", WORK[10:12])
    added = what_if(adviser, before, add=["Shipped a RAG assistant"]).after.document
    number = next(n for n, line in enumerate(added.text.content.split("\n"), 1) if "RAG assistant" in line)
    again = what_if(adviser, added, remove=[number])
    assert again.after.work.spectrum.shares == pytest.approx(adviser.record(before).work.spectrum.shares)


def test_a_line_that_is_not_there_cannot_be_removed(adviser):
    with pytest.raises(UsageError, match="has no line 99"):
        what_if(adviser, history("Engineer", WORK[:2]), remove=[99])
    with pytest.raises(UsageError, match="is empty"):
        what_if(adviser, history("Engineer", WORK[:2]), add=[" "])


def test_of_work_too_thin_to_read_nothing_is_told_though_a_headline_guesses_it(adviser):
    record = adviser.record(history("AI Engineer", ["Built RAG."]))
    assert lead_with(record, adviser.atlas).role == "ai-engineer"
    thin = replace(record, work=replace(record.work, spectrum=replace(record.work.spectrum, thin=True)))
    lead = lead_with(thin, adviser.atlas)
    assert (lead.role, lead.title) == (OTHER, "")
    assert "too little about work done" in lead.reason
    assert set(thin.told.values()) == set(thin.percent.values()) == {0}


# Who a person is changes nothing.

PEOPLE = ("Ada Lovelace", "Mohammed Al-Farsi", "Ngọc Trần", "Grace O'Neill", "Wei Zhang", "Aoife Murphy")
LIVES = (
    "She is married, mother of two, aged 47, Nigerian citizen.",
    "He is single, 24 years old, US citizen.",
    "They are 61 years old, a veteran, German.",
    "",
)
SCHOOLS = ("Stanford University", "IIT Delhi", "Open University", "ETH Zurich")


@given(
    work=st.lists(st.sampled_from(WORK), min_size=2, max_size=6, unique=True),
    people=st.permutations(PEOPLE),
    lives=st.permutations(LIVES),
    schools=st.permutations(SCHOOLS),
)
@settings(max_examples=25, deadline=None)
def test_advice_spectrum_and_findings_are_the_same_for_everyone(adviser, work, people, lives, schools):
    def told(at):
        lines = "\n".join(f"- {line}" for line in work)
        text = (
            f"{people[at]}\nAI Engineer\n{lives[at]}\n\nExperience\n\nAI Engineer, Northwind\n"
            f"Jan 2020 - Present\n{lines}\n"
            f"\nEducation\n{schools[at]}, BSc Computer Science, 2014 - 2018\n\nSkills\nLangChain, Python\n"
        )
        advice = advise(
            adviser, resume(text, title="AI Engineer"), TODAY, wishes=Wishes(refuse=("ai-platform-engineer",))
        )
        return (
            dict(advice.lead.work), advice.lead.title, advice.lead.second, [one.role for one in advice.steps],
            [(view.employer, view.role, round(view.bits, 9)) for view in advice.views],
            [(finding.code, finding.message) for finding in advice.findings],
        )  # fmt: skip

    assert told(0) == told(1)


@pytest.mark.parametrize("name", EXPECTED)
def test_another_name_at_the_head_changes_no_bit(adviser, advised, name):
    document = opened(RESUMES / name)
    first = advised[name].record.found.statements[0].span.slice(document.text.content)
    if len(first) > 40 or document.title in first:
        pytest.skip("the first line is more than a name")
    text = document.text.content.replace(first, "Ngozi Tanaka"[: len(first)].ljust(len(first), "a"))
    other = advise(adviser, replace(document, text=Text(text)), TODAY)
    assert other.lead.work == advised[name].lead.work
    assert [step.role for step in other.steps] == [step.role for step in advised[name].steps]
    assert [one.code for one in other.findings] == [one.code for one in advised[name].findings]
