"""Postings for a person, by the work: every point with its reason, adding up to the rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from roleprism.advice.gap import Meeting, common_work, in_common, meet
from roleprism.advice.record import Record, Shown
from roleprism.advice.wishes import Wishes
from roleprism.atlas import Atlas
from roleprism.document import Span
from roleprism.document.listing import Workplace
from roleprism.document.pay import Pay, PayPeriod
from roleprism.evidence.weights import Floats
from roleprism.reading.finder import Mention
from roleprism.reading.level import level_of, years_asked
from roleprism.reading.pay import DOLLARS

_WORK_POINTS = 10.0
_WANTED_POINTS, _REFUSED_POINTS = 4.0, -8.0
_CORE_SHOWN, _SHOWN, _WORDS, _CORE_ABSENT, _ABSENT = 1.0, 0.5, 0.1, -0.7, -0.2
_MOST_PART_POINTS = 4.0
_LEVEL_POINTS = -1.2
_FRESH_DAYS, _STALE_DAYS = 7, 60
_WORTH_A_WISH = 0.1
_WORTH_A_RANK = 0.05
"""Of common work; with less, what a posting asks for and the person happens to show is noise."""

_YEARS_A_LEVEL = 3

_SENIORITY = {"intern": 0, "junior": 1, "senior": 3, "lead": 3, "staff": 4, "manager": 5}
"""How senior the level is that a title names, from an internship to a leader; between a junior and a senior role lies
the one whose title names none."""
_NAMES = {
    "intern": "an internship", "junior": "a junior role", "senior": "a senior role", "lead": "a lead's role",
    "staff": "a staff role", "manager": "a leader's role",
}  # fmt: skip


class Verdict(StrEnum):
    """What a filter says of a posting."""

    PASSES = "passes"
    FAILS = "fails"
    UNKNOWN = "cannot be judged"


class Reason(NamedTuple):
    """One row of a rank.

    Args:
        posting, resume: where it stands on either side; empty where it is about the whole.
    """

    what: str
    points: float
    posting: tuple[Span, ...] = ()
    resume: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """What is known of a posting before it is looked at closely.

    Args:
        shares: (11,) in the order of `SLUGS`.
        posted: ISO date; empty where unknown.
    """

    id: int
    title: str
    shares: Floats
    thin: bool
    posted: str
    location: str
    workplace: Workplace | None
    pay: tuple[Pay, ...]


class Ranked(NamedTuple):
    """A posting with its reasons; their points add up to `points`.

    Args:
        unknown: the filters that could not be judged.
    """

    candidate: Candidate
    reasons: tuple[Reason, ...]
    meeting: Meeting
    unknown: tuple[str, ...]

    @property
    def points(self) -> float:
        """The sum."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True)
class Filters:
    """What a posting must be.

    Args:
        roles: slugs, one of which must be a fifth of its work or more; any where empty.
        places: words of which its location must hold one, or "remote"; any where empty.
        least_pay: the least a year that its range must reach; None for any.
    """

    roles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    least_pay: tuple[float, str] | None = None

    def verdicts(self, candidate: Candidate, slugs: Sequence[str]) -> Iterator[tuple[str, Verdict]]:
        """Each filter that was set, with what it says."""
        if self.roles:
            share = max(float(candidate.shares[slugs.index(role)]) for role in self.roles)
            yield "role", Verdict.UNKNOWN if candidate.thin else _verdict(share >= _ROLE_SHARE)
        if self.places:
            yield "place", self._place(candidate)
        if self.least_pay is not None:
            yield "pay", pay_verdict(candidate.pay, *self.least_pay)

    def _place(self, candidate: Candidate) -> Verdict:
        wanted = [place.lower() for place in self.places]
        location = candidate.location.lower()
        if any(place in location for place in wanted if place != Workplace.REMOTE):
            return Verdict.PASSES
        if str(Workplace.REMOTE) in wanted and candidate.workplace is Workplace.REMOTE:
            return Verdict.PASSES
        is_known_not_remote = candidate.workplace is not None and set(wanted) == {str(Workplace.REMOTE)}
        return Verdict.FAILS if location or is_known_not_remote else Verdict.UNKNOWN


_ROLE_SHARE = 0.2
_HOURS, _DAYS, _WEEKS, _MONTHS = 2080, 260, 52, 12
_A_YEAR = {
    PayPeriod.YEAR: 1, PayPeriod.MONTH: _MONTHS, PayPeriod.WEEK: _WEEKS, PayPeriod.DAY: _DAYS, PayPeriod.HOUR: _HOURS,
}  # fmt: skip
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
_SURELY_A_YEAR = 20_000


def pay_verdict(pay: Sequence[Pay], least: float, currency: str) -> Verdict:
    """Whether the upper end of some range reaches an amount a year; other currencies cannot be compared."""
    verdicts = {_reaches(one, least, currency) for one in pay}
    for verdict in (Verdict.PASSES, Verdict.UNKNOWN, Verdict.FAILS):
        if verdict in verdicts:
            return verdict
    return Verdict.UNKNOWN


def _reaches(pay: Pay, least: float, currency: str) -> Verdict:
    comparable = pay.currency == currency or (pay.currency == DOLLARS and currency in _DOLLARS)
    top = pay.high if pay.high is not None else pay.low
    if not comparable or top is None:
        return Verdict.UNKNOWN
    if pay.period is None and top < _SURELY_A_YEAR:
        return Verdict.UNKNOWN
    a_year = top * _A_YEAR[pay.period or PayPeriod.YEAR]
    if a_year >= least:
        return Verdict.PASSES
    return Verdict.UNKNOWN if pay.high is None else Verdict.FAILS


def _verdict(passes: bool) -> Verdict:
    return Verdict.PASSES if passes else Verdict.FAILS


def is_worth_ranking(
    record: Record, candidate: Candidate, wishes: Wishes, filters: Filters, slugs: Sequence[str]
) -> bool:
    """Whether a posting's work is the person's in part, or of a role that they want or ask for.

    One that is too thin to tell cannot be judged, and is.
    """
    shares = _shares(candidate, slugs)
    is_asked_for = any(shares[role] >= _WORTH_A_WISH for role in (*wishes.want, *filters.roles))
    return candidate.thin or is_asked_for or common_work(record, shares) >= _WORTH_A_RANK


def near_points(record: Record, candidate: Candidate, wishes: Wishes, slugs: Sequence[str], today: date) -> float:
    """Points by what is known without a close look: work, wishes and freshness."""
    reasons = (*_work(record, candidate, slugs), *_wished(candidate, wishes, slugs), *_fresh(candidate, today))
    return sum(points for _, points in reasons)


def rank(
    record: Record, candidate: Candidate, posting: Record, wishes: Wishes, filters: Filters, atlas: Atlas,
    slugs: Sequence[str], years: float | None, today: date,
) -> Ranked:  # fmt: skip
    """Look at one posting closely.

    Args:
        posting: the posting, recorded by the same adviser.
        slugs: the order of `candidate.shares`.
        years: how long the person has worked; None where it is not known, and no level is too high or too low.
    """
    meeting = meet(record, posting)
    reasons = [
        *(Reason(what, points) for what, points in _work(record, candidate, slugs)),
        *_parts(meeting, atlas),
        *(Reason(what, points) for what, points in _wished(candidate, wishes, slugs, atlas)),
        *_level(candidate.title, posting.content, years),
        *(Reason(what, points) for what, points in _fresh(candidate, today)),
    ]
    unknown = tuple(name for name, verdict in filters.verdicts(candidate, slugs) if verdict is Verdict.UNKNOWN)
    return Ranked(candidate, tuple(reasons), meeting, unknown)


def _work(record: Record, candidate: Candidate, slugs: Sequence[str]) -> Iterator[tuple[str, float]]:
    """How much of the posting's work is AI work that the person does as well."""
    shares = _shares(candidate, slugs)
    common = common_work(record, shares)
    yield in_common(common, shares), _WORK_POINTS * common


def _shares(candidate: Candidate, slugs: Sequence[str]) -> dict[str, float]:
    return dict(zip(slugs, candidate.shares.tolist(), strict=True))


def _wished(
    candidate: Candidate, wishes: Wishes, slugs: Sequence[str], atlas: Atlas | None = None
) -> Iterator[tuple[str, float]]:
    for roles, points, word in ((wishes.want, _WANTED_POINTS, "want"), (wishes.refuse, _REFUSED_POINTS, "refuse")):
        for role in roles:
            share = float(candidate.shares[slugs.index(role)])
            if share >= _WORTH_A_WISH:
                name = atlas.role(role).name if atlas else role
                yield f"{share:.0%} is {name}, which you {word}", points * share


def _parts(meeting: Meeting, atlas: Atlas) -> Iterator[Reason]:
    """What the posting asks for, and how far the résumé shows it; what is shown counts up to a limit."""
    left = _MOST_PART_POINTS
    for one in meeting.asked:
        part, how = one.resume.part, one.how
        points = {
            Shown.WORK: _CORE_SHOWN if part.is_core else _SHOWN,
            Shown.WORDS: _WORDS,
            Shown.ABSENT: _CORE_ABSENT if part.is_core else _ABSENT,
        }[how]
        points = min(points, left) if points > 0 else points
        left -= max(points, 0.0)
        what = f"asks for {part.what} ({atlas.role(one.role).name}); you show it {how}"
        mentions = one.resume.mentions if how is not Shown.ABSENT else ()
        yield Reason(what, points, _spans(one.posting), _spans(mentions))


def _spans(mentions: Sequence[Mention]) -> tuple[Span, ...]:
    return tuple(mention.span for mention in mentions)


def _level(title: str, text: str, years: float | None) -> Iterator[Reason]:
    """How far the posting is above or below the person, where both are known.

    A text that asks for years says better than a title how far above; but who leads is not made by years, and a number
    of years is the least and not the most that a person may have.
    """
    if years is None:
        return
    level, asked = level_of(title), years_asked(text)
    mine = 1 if years < 1.5 else 2 if years < 4 else 3 if years < 9 else 4
    seniority = _SENIORITY.get(level, mine)
    above, below = max(seniority - mine, 0), max(mine - seniority - 1, 0)
    if asked is not None and level != "manager":
        above = 0
        if asked - years >= 1:
            short = f"asks for {_years(asked)} of experience, with {_years(years)} of work"
            yield Reason(short, _LEVEL_POINTS * (asked - years) / _YEARS_A_LEVEL)
    if above or below:
        yield Reason(f"{_NAMES[level]}, with {_years(years)} of work", _LEVEL_POINTS * max(above, below))


def _years(years: float) -> str:
    return "1 year" if round(years) == 1 else f"{years:.0f} years"


def _fresh(candidate: Candidate, today: date) -> Iterator[tuple[str, float]]:
    if not candidate.posted:
        return
    days = (today - date.fromisoformat(candidate.posted)).days
    freshness = 1 - min(max(days - _FRESH_DAYS, 0) / (_STALE_DAYS - _FRESH_DAYS), 1)
    if freshness > 0:
        yield f"posted {max(days, 0)} days ago", freshness
