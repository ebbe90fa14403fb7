"""Which titles of postings claim AI work, and for which roles: what rules of postings share."""

from __future__ import annotations

import re

from roleprism.advice.lint.case import PostingCase
from roleprism.atlas import OTHER, title_role
from roleprism.atlas.titles import title_head
from roleprism.document import SectionKind
from roleprism.reading.finder import Statement

_CLAIM = re.compile(
    r"\b(?:ai|a\.i\.|ml|gen ?ai|llms?|llmops|mlops|machine learning|deep learning|generative|prompt|"
    r"forward[- ]deployed (?:ai |software )?engineer)\b",
    re.IGNORECASE,
)
"""Words by which a title claims AI work; an applied scientist or a solutions engineer claims none."""

_LEADER = re.compile(r"\b(?:director|head|vp|vice president|chief|leader|president|partner)\b", re.IGNORECASE)

_WIDE = (
    (re.compile(r"\bai ?[/&-]? ?ml\b|\bml ?[/&-]? ?ai\b|\bgen ?ai\b|\bconversational\b|\bai and ml\b", re.IGNORECASE),
     frozenset({"ai-engineer", "ml-engineer", "prompt-engineer", "voice-ai-engineer"})),
    (re.compile(r"\b(?:devops|(?:ml)?ops|operations|systems|infrastructure|infra|compute|platform)\b", re.IGNORECASE),
     frozenset({"ai-platform-engineer", "ml-engineer", "ai-engineer", "research-engineer"})),
    (re.compile(r"\bresearch\b", re.IGNORECASE), frozenset({"research-engineer", "ml-engineer"})),
    (re.compile(r"\b(?:architect|solutions?|customer|deployed|success|sales|applied ai)\b", re.IGNORECASE),
     frozenset({"ai-solutions-architect", "forward-deployed-engineer", "ai-engineer"})),
)  # fmt: skip
"""Words that leave open which of several roles is meant."""


def claimed_roles(case: PostingCase) -> frozenset[str]:
    """The roles that a posting's title may mean; none where it claims no AI work, or a leader's."""
    title = case.reading.document.title
    # What stands behind a comma or a dash is a team or a product: "Data Engineer, Gen AI" is a data engineer.
    head = " ".join(title_head(title))
    role = title_role(head, case.atlas)
    if role is None or role == OTHER or not _CLAIM.search(head) or _LEADER.search(title):
        return frozenset()
    return frozenset({role}).union(*(roles for words, roles in _WIDE if words.search(title)))


def duties(case: PostingCase) -> list[Statement]:
    """What the posting says is to be done, statement by statement."""
    return [one for one in case.found.statements if one.kind is SectionKind.DUTIES and not one.is_heading]
