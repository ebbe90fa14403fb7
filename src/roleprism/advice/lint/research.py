"""What opens the door to research engineering: a publication, a thing that thousands took up, or a record at a lab."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roleprism.advice.lint.case import ResumeCase, words
from roleprism.advice.record import Shown
from roleprism.atlas import Atlas
from roleprism.document import SectionKind

RESEARCH = "research-engineer"
_LABS = frozenset({"frontier-lab", "research-lab"})

PAPER = re.compile(
    r"arxiv|doi\.org|\bpreprints?\b|\bworkshop paper|\bfirst[- ]author|"
    r"\b(?:neurips|nips|icml|iclr|emnlp|naacl|eacl|colm|cvpr|iccv|eccv|aaai|mlsys|tmlr|jmlr|kdd|sigir|interspeech|"
    r"icassp|osdi|sosp|asplos|corl)\b|"
    r"\bacl\W{0,3}(?:20\d\d|['’]\d\d|findings|main|long|short|workshop|anthology|paper|conference)\b|"
    r"\b(?:at|proceedings of(?: the)?) acl\b(?! (?:rules?|lists?|polic|entr|check|manage))|"
    r"\b(?:papers?|articles?|study)\b.{0,40}\b(?:accepted|co-?author)|"
    r"\bco-?author.{0,40}\b(?:papers?|articles?|journal|conference|study)\b|"
    r"\bpublished\b.{0,60}\b(?:papers?|journal|proceedings|conference|workshop|nature|science|ieee|acm)\b",
    re.IGNORECASE,
)
"""How a line tells of a publication."""

_OF_OTHERS = re.compile(
    r"\battend|\bvolunteer|\breading group|\breproduc|\breplicat|\b(?:re-?)?implement|\bread\b|\binspired by\b",
    re.IGNORECASE,
)
"""How a line speaks of a paper or a conference that is another's."""

_OWN = re.compile(r"\b(?:our|my|published|accepted|co-?author\w*|first[- ]author)\b", re.IGNORECASE)

_INFORMAL = re.compile(
    r"\bblog|medium\.com|substack|dev\.to|hashnode|newsletter|linkedin|podcast|\bmeetup|\btalk\b|\btutorial",
    re.IGNORECASE,
)
"""What stands under publications and is none that a lab asks for."""

_FORMAL = re.compile(
    r"\bjournal|\bproceedings|\bconference|\btransactions|\bsymposium|\bthesis|\bdissertation|\bet al\b", re.IGNORECASE
)

_NUMBER = r"(?<![\d.,])(?P<{0}>\d[\d.,]{{0,11}})(?![\d.,]*\d)\s?(?P<{0}_k>k|m|thousand)?\+?"
_TAKEN = r"(?:github |git hub )?(?:stars?\b|stargazers?\b|[★⭐☆]|forks?\b)"
UPTAKE = re.compile(
    rf"{_NUMBER.format('before')}\s?{_TAKEN}|"
    r"(?:\bstars?|\bstarred|\bforks?|\bforked|[★⭐☆])\W{0,3}(?:over |by |more than |about )?"
    rf"{_NUMBER.format('after')}|"
    rf"\b(?P<words>thousands? (?:of )?{_TAKEN})",
    re.IGNORECASE,
)
"""How a line counts those who took a thing up; a run of digits is read from its first alone."""

_MANY = 1_000


def has_artifact(case: ResumeCase) -> bool:
    """Whether the résumé shows a publication or a thing that thousands took up."""
    told = [one for one in case.found.statements if not (one.is_heading and one.kind is SectionKind.PUBLICATIONS)]
    published = [words(case, one) for one in told if one.kind is SectionKind.PUBLICATIONS]
    return _are_papers(published) or any(is_artifact(words(case, one)) for one in told)


def _are_papers(published: Sequence[str]) -> bool:
    """Whether something of what stands under publications is more than a post or a talk."""
    if any(map(_INFORMAL.search, published)):
        return any(map(PAPER.search, published)) or any(map(_FORMAL.search, published))
    return bool(published)


def is_artifact(line: str) -> bool:
    """Whether a line tells of a publication of one's own, or of a thing that thousands took up."""
    if any(_number(found) >= _MANY for found in UPTAKE.finditer(line)):
        return True
    return PAPER.search(line) is not None and (_OWN.search(line) is not None or _OF_OTHERS.search(line) is None)


def _number(found: re.Match[str]) -> float:
    if found["words"]:
        return _MANY
    side = "before" if found["before"] else "after"
    times = {"k": 1e3, "thousand": 1e3, "m": 1e6}.get((found[f"{side}_k"] or "").lower(), 1)
    digits = found[side].strip(".,")
    if times == 1 and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    return times * float(digits.replace(",", ".")) if re.fullmatch(r"\d+(?:[.,]\d+)?", digits) else 0.0


def has_lab_record(case: ResumeCase) -> bool:
    """Whether work of the kind is told of a position at a frontier lab."""
    core = [one for one in case.record.shown.get(RESEARCH, ()) if one.how is Shown.WORK]
    at = [mention.span.start for one in core for mention in one.mentions]
    return any(
        is_lab(position.employer, case.atlas) and any(position.span.start <= start < position.span.end for start in at)
        for position in case.record.positions
    )


def is_lab(employer: str, atlas: Atlas) -> bool:
    """Whether a name is that of a frontier or research lab of the atlas."""
    known = atlas.employer_named(employer)
    return known is not None and not _LABS.isdisjoint(known.categories)
