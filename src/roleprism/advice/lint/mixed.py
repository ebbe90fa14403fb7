"""AI Engineer and ML Engineer on one résumé: what the rules against mixing them share."""

from __future__ import annotations

from roleprism.atlas import Atlas

BOTH = ("ai-engineer", "ml-engineer")
_MISTAKE = "conflating-ai-and-ml"


def why_not_both(atlas: Atlas) -> str:
    """What becomes of a résumé with the words of both."""
    return next(one for one in atlas.mistakes if one.slug == _MISTAKE).why.text
