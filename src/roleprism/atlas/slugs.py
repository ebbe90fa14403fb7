"""The slugs that a share can belong to, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

ROLE_SLUGS = (
    "ai-engineer",
    "ml-engineer",
    "research-engineer",
    "prompt-engineer",
    "ai-platform-engineer",
    "forward-deployed-engineer",
    "responsible-ai",
    "ai-product-manager",
    "ai-solutions-architect",
    "voice-ai-engineer",
)
"""The ten roles of the atlas: the four titles first, then the six in their orbit."""

OTHER = "other"
"""Work that is none of the ten roles. It is no role of the atlas, yet it takes a share."""

OTHER_KINDS = (
    "software",
    "infrastructure",
    "security",
    "data",
    "analysis",
    "science",
    "business",
    "planning",
    "people",
    "craft",
)
"""The kinds of other work. They share the share of `OTHER`: what a line of sales and a line of ordinary software
have in common is only that no role of the atlas does either."""

WORK = (*ROLE_SLUGS, *OTHER_KINDS)
"""Every kind of work that a line can speak of."""

SLUGS = (*ROLE_SLUGS, OTHER)
"""Every slug that a spectrum gives a share to."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a reader most likely meant; None where nothing is close."""
    close = get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.5)
    return close[0] if close else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The remedy part of an error about an unknown name; empty where nothing is close."""
    guess = nearest(name, known)
    return f"did you mean {guess!r}?" if guess else ""
