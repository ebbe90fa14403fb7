"""Ranking by the work: points that add up, filters that say what they cannot judge, wishes that count."""

from datetime import date

import numpy as np
import pytest

from roleprism.advice import Adviser, Wishes
from roleprism.advice.background import worked_years
from roleprism.advice.gap import meet
from roleprism.advice.rank import Candidate, Filters, Verdict, is_worth_ranking, near_points, pay_verdict, rank
from roleprism.atlas import SLUGS
from roleprism.document import Posting, Resume, Text
from roleprism.document.listing import Workplace
from roleprism.document.pay import Pay, PayPeriod
from roleprism.reading.dates import Month
from strategies import WORK

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def adviser(reader):
    return Adviser(reader)


@pytest.fixture(scope="module")
def record(adviser):
    work = "\n".join(f"- {line}" for line in WORK[0:2])
    text = f"Jo Doe\n\nExperience\n\nAI Engineer\nNorthwind\nJan 2021 - Present\n{work}\n\nSkills\nPython\n"
    return adviser.record(Resume(id="r", source="r", text=Text(text)))


def candidate(shares, **options):
    vector = np.array([shares.get(slug, 0.0) for slug in SLUGS])
    given = {"id": 1, "title": "Engineer", "thin": False, "posted": "", "location": "", "workplace": None, "pay": ()}
    return Candidate(shares=vector, **(given | options))


def ranked(adviser, record, lines, wishes=None, filters=None, years=6.0, **options):
    text = "What you will do\n" + "\n".join(f"- {line}" for line in lines)
    posting = adviser.record(Posting(id="p", source="p", text=Text(text)))
    shares = posting.reading.spectrum.shares
    return rank(
        record, candidate(shares, **options), posting, wishes or Wishes(), filters or Filters(), adviser.atlas, SLUGS,
        years, TODAY,
    )  # fmt: skip


def test_points_add_up_and_every_reason_has_its_words(adviser, record):
    one = ranked(adviser, record, WORK[0:2], posted="2026-11-25")
    assert one.points == pytest.approx(sum(reason.points for reason in one.reasons))
    asked = [reason for reason in one.reasons if reason.what.startswith("asks for")]
    assert asked
    assert all(reason.posting for reason in asked)
    assert any("posted 4 days ago" in reason.what for reason in one.reasons)


def test_the_common_work_is_one_number_in_a_rank_and_in_a_meeting(adviser, record):
    one = ranked(adviser, record, WORK[0:12])
    assert 0 < one.meeting.common < 1
    assert (
        one.reasons[0].what
        == one.meeting.in_common
        == f"{one.meeting.common:.0%} of its work is AI work that is yours too"
    )
    assert one.reasons[0].points == pytest.approx(10 * one.meeting.common)


def test_of_a_posting_that_is_of_no_role_the_title_is_told(adviser, record):
    lines = (
        "Build React components and the design system", "Write CSS and HTML, and keep the site accessible",
        "Own the REST API in Java with Spring Boot and PostgreSQL", "Manage accounts payable and the monthly close",
        "Prospect, cold call and close deals with retailers", "Run payroll, onboarding and benefits for 80 people",
    )  # fmt: skip
    text = "What you will do\n" + "\n".join(f"- {line}" for line in lines)
    named = meet(record, adviser.record(Posting(id="p", source="p", text=Text(text), title="AI Engineer")))
    assert named.in_common == "none of its work is of an AI role, though its title names one"
    plain = meet(record, adviser.record(Posting(id="p", source="p", text=Text(text), title="Receptionist")))
    assert plain.in_common == "none of its work is of an AI role"


def test_the_work_ranks_and_not_the_title(adviser, record):
    mine = ranked(adviser, record, WORK[0:2], title="Member of Technical Staff II")
    other = ranked(adviser, record, WORK[10:12], title="AI Engineer")
    assert mine.points > other.points + 5


def test_wishes_count_for_and_against(adviser, record):
    plain = ranked(adviser, record, WORK[0:2]).points
    assert ranked(adviser, record, WORK[0:2], Wishes(want=("ai-engineer",))).points > plain
    assert ranked(adviser, record, WORK[0:2], Wishes(refuse=("ai-engineer",))).points < plain - 3


def test_a_level_too_high_costs_and_one_that_fits_does_not(adviser, record):
    fits = ranked(adviser, record, WORK[0:2], title="Senior AI Engineer").points
    assert ranked(adviser, record, WORK[0:2], title="Director of AI").points < fits
    assert ranked(adviser, record, WORK[0:2], title="AI Engineer Intern").points < fits


def test_of_a_history_without_dates_no_level_is_too_high(adviser, record):
    undated = adviser.record(
        Resume(id="r", source="r", text=Text("Jo\n\nExperience\n\nStaff Engineer, Feldspar\n- Go\n"))
    )
    years = worked_years(undated, Month(2026, 11))
    assert years is None
    reasons = ranked(adviser, record, WORK[0:2], title="Director of AI", years=years).reasons
    assert not any("years of work" in reason.what for reason in reasons)


def levels(one):
    return [(reason.what, round(reason.points, 1)) for reason in one.reasons if "of work" in reason.what]


@pytest.mark.parametrize("years", [0.0, 2.0, 15.0])
def test_a_posting_that_names_no_level_and_no_years_is_of_no_level(adviser, record, years):
    assert levels(ranked(adviser, record, WORK[0:2], title="AI Engineer", years=years)) == []


@pytest.mark.parametrize(
    ("title", "years", "said"),
    [
        ("AI Engineer", 2.0, [("asks for 5 years of experience, with 2 years of work", -1.2)]),
        ("AI Engineer", 4.5, []),
        ("AI Engineer", 15.0, []),
        ("Staff AI Engineer", 5.0, []),
        ("Junior AI Engineer", 12.0, [("a junior role, with 12 years of work", -2.4)]),
        ("Director of AI", 5.0, [("a leader's role, with 5 years of work", -2.4)]),
    ],
)
def test_years_that_a_posting_asks_for_are_heard(adviser, record, title, years, said):
    lines = [*WORK[0:2], "5+ years of experience in software"]
    assert levels(ranked(adviser, record, lines, title=title, years=years)) == said


def test_a_posting_without_common_work_is_ranked_only_where_it_is_wanted(adviser, record):
    other = candidate({"voice-ai-engineer": 0.6, "other": 0.4})
    none, wanted = Wishes(), Wishes(want=("voice-ai-engineer",))
    assert not is_worth_ranking(record, other, none, Filters(), SLUGS)
    assert is_worth_ranking(record, other, wanted, Filters(), SLUGS)
    assert is_worth_ranking(record, other, none, Filters(roles=("voice-ai-engineer",)), SLUGS)
    assert is_worth_ranking(record, candidate({"other": 1.0}, thin=True), none, Filters(), SLUGS)
    assert is_worth_ranking(record, candidate({"ai-engineer": 0.3, "other": 0.7}), none, Filters(), SLUGS)


def test_the_first_look_counts_what_the_close_one_does(adviser, record):
    one = candidate({"ai-engineer": 0.8, "other": 0.2}, posted="2026-11-29")
    wishes = Wishes(want=("ai-engineer",))
    assert near_points(record, one, wishes, SLUGS, TODAY) > near_points(record, one, Wishes(), SLUGS, TODAY)


@pytest.mark.parametrize(
    ("pay", "verdict"),
    [
        ((Pay(140_000, 160_000, "USD", PayPeriod.YEAR),), Verdict.PASSES),
        ((Pay(100_000, 120_000, "USD", PayPeriod.YEAR),), Verdict.FAILS),
        ((Pay(70, 90, "USD", PayPeriod.HOUR),), Verdict.PASSES),
        ((Pay(140_000, 160_000, "$", None),), Verdict.PASSES),
        ((Pay(140_000, 160_000, "EUR", PayPeriod.YEAR),), Verdict.UNKNOWN),
        ((Pay(90_000, None, "USD", PayPeriod.YEAR),), Verdict.UNKNOWN),
        ((Pay(90, 100, "USD", None),), Verdict.UNKNOWN),
        ((Pay(1, 2, "EUR", None), Pay(160_000, 170_000, "USD", PayPeriod.YEAR)), Verdict.PASSES),
        ((), Verdict.UNKNOWN),
    ],
)
def test_pay_is_judged_only_where_it_can_be(pay, verdict):
    assert pay_verdict(pay, 150_000, "USD") is verdict


def test_places_and_roles_are_judged():
    filters = Filters(roles=("ai-engineer",), places=("Berlin", "remote"))
    verdict = dict(filters.verdicts(candidate({"ai-engineer": 0.5}, location="Berlin, Germany"), SLUGS))
    assert verdict == {"role": Verdict.PASSES, "place": Verdict.PASSES}
    remote = dict(filters.verdicts(candidate({"other": 1.0}, location="Austin", workplace=Workplace.REMOTE), SLUGS))
    assert remote == {"role": Verdict.FAILS, "place": Verdict.PASSES}
    unknown = dict(filters.verdicts(candidate({"other": 1.0}, thin=True), SLUGS))
    assert unknown == {"role": Verdict.UNKNOWN, "place": Verdict.UNKNOWN}


@pytest.mark.parametrize(
    ("places", "location", "workplace", "verdict"),
    [
        (("London",), "", Workplace.HYBRID, Verdict.UNKNOWN),
        (("London",), "", Workplace.REMOTE, Verdict.UNKNOWN),
        (("London", "remote"), "", Workplace.ON_SITE, Verdict.UNKNOWN),
        (("remote",), "", Workplace.ON_SITE, Verdict.FAILS),
        (("remote",), "", None, Verdict.UNKNOWN),
        (("London",), "Paris", None, Verdict.FAILS),
    ],
)
def test_the_way_of_working_tells_no_place(places, location, workplace, verdict):
    one = candidate({"other": 1.0}, location=location, workplace=workplace)
    assert dict(Filters(places=places).verdicts(one, SLUGS)) == {"place": verdict}
