"""How a role is told at a glance: one colour and one badge each, the same in every door.

The colours were searched for in OKLab, ten hues and a grey, so that the closest pair is as far apart
as possible in normal sight and with the three kinds of colour blindness, while each keeps a contrast
of 3:1 to the page it stands on. They still are no more than a help: a badge or a name always stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

LIGHT_PAGE, DARK_PAGE = "#fcfbf8", "#14151b"
"""The pages that the colours were chosen for."""


class Look(NamedTuple):
    """How one role is shown.

    Args:
        badge: three letters that stand for it where the name has no room.
        light: its colour on a light page, and in a terminal, where it shows on black as well.
        dark: its colour on a dark page.
    """

    badge: str
    light: str
    dark: str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "ai-engineer": Look("AIE", "#6474ff", "#6e70fd"),
        "ml-engineer": Look("MLE", "#e86435", "#c76a18"),
        "research-engineer": Look("RES", "#7e50d1", "#dc8bfb"),
        "prompt-engineer": Look("PRO", "#856717", "#fbdf33"),
        "ai-platform-engineer": Look("PLT", "#108169", "#2edbb5"),
        "forward-deployed-engineer": Look("FDE", "#b75357", "#fe626c"),
        "responsible-ai": Look("RAI", "#4ca06b", "#acf4a3"),
        "ai-product-manager": Look("APM", "#a54ba2", "#b563b1"),
        "ai-solutions-architect": Look("SOL", "#069ccf", "#5af8fe"),
        "voice-ai-engineer": Look("VOI", "#5d9618", "#b3c413"),
        "other": Look("OTH", "#82868e", "#9a9fa6"),
    }
)
