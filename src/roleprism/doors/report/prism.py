"""Where the shapes of the prism picture go: white light in, one band a role out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from roleprism.atlas.slugs import SLUGS

WIDTH, HEIGHT = 460, 264
LABELS_LEFT = 376
_TOP, _BOTTOM = 14.0, 250.0
_FAN_LEFT, _FAN_RIGHT = 165.2, 366.0
_MOUTH_TOP, _MOUTH_BOTTOM = 110.0, 126.0
_LEAN = 0.516
"""How far the right face of the prism runs to the right, for each step down."""
_SMALLEST_LABELLED = 15.0
"""The height in units below which a band has no room for its label."""


class Band(NamedTuple):
    """One role's light.

    Args:
        points: the corners of its beam, as SVG writes them.
        middle: the height at which its label stands.
        is_labelled: whether the label has room.
    """

    role: str
    points: str
    middle: float
    is_labelled: bool


class Stretch(NamedTuple):
    """One role's part of a flat band 100 wide."""

    role: str
    x: float
    width: float


def fan(ranked: Sequence[tuple[str, float]]) -> Iterator[Band]:
    """The beams from the prism to the edge, the largest share on top."""
    passed = 0.0
    for role, share in ranked:
        mouth = [_MOUTH_TOP + (_MOUTH_BOTTOM - _MOUTH_TOP) * part for part in (passed, passed + share)]
        edge = [_TOP + (_BOTTOM - _TOP) * part for part in (passed, passed + share)]
        left = [_FAN_LEFT + _LEAN * (height - _MOUTH_TOP) for height in mouth]
        corners = [
            (left[0], mouth[0]), (_FAN_RIGHT, edge[0]), (_FAN_RIGHT, edge[1]), (left[1], mouth[1]),
        ]  # fmt: skip
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        yield Band(role, points, sum(edge) / 2, edge[1] - edge[0] >= _SMALLEST_LABELLED)
        passed += share


def flat(shares: Mapping[str, float]) -> Iterator[Stretch]:
    """The shares side by side, in the order of the atlas, so that documents can be compared."""
    x = 0.0
    for role in SLUGS:
        yield Stretch(role, round(x, 2), round(shares[role] * 100, 2))
        x += shares[role] * 100
