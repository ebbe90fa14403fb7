"""The colours keep what the palette promises: contrast to the page, and apart for every eye."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from roleprism.atlas.slugs import SLUGS
from roleprism.doors.palette import DARK_PAGE, LIGHT_PAGE, LOOKS
from roleprism.doors.report.render import stylesheet

# Full dichromacy in linear RGB, after Machado, Oliveira and Fernandes (2009).
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
SCHEMES = {
    "light": ([look.light for look in LOOKS.values()], [LIGHT_PAGE, "#000000"]),
    "dark": ([look.dark for look in LOOKS.values()], [DARK_PAGE]),
}


def linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one, two):
    low, high = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) + 0.05 for colour in (one, two))
    return high / low


def oklab(colour, sight):
    return TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(SIGHTS[sight] @ linear(colour), 0, 1))


def test_every_role_has_a_look_and_a_badge_of_its_own():
    assert tuple(LOOKS) == SLUGS
    assert len({look.badge for look in LOOKS.values()}) == len(SLUGS)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_stand_out_from_the_page(scheme):
    colours, pages = SCHEMES[scheme]
    assert min(contrast(colour, page) for colour in colours for page in pages) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_no_two_roles_look_alike(scheme, sight):
    seen = [oklab(colour, sight) for colour in SCHEMES[scheme][0]]
    assert min(float(np.linalg.norm(one - two)) for one, two in combinations(seen, 2)) >= 0.04


@pytest.mark.parametrize(
    ("ink", "page"),
    [("#1c1d22", LIGHT_PAGE), ("#5b5e68", LIGHT_PAGE), ("#eceae4", DARK_PAGE), ("#a6a9b4", DARK_PAGE)],
)
def test_writing_meets_double_a(ink, page):
    assert ink in stylesheet()
    assert page in stylesheet()
    assert contrast(ink, page) >= 4.5


@pytest.mark.parametrize(("scheme", "ink"), [("light", "#1c1d22"), ("dark", "#eceae4")])
def test_marked_words_stay_readable_on_the_strongest_tint(scheme, ink):
    colours, pages = SCHEMES[scheme]
    for colour in colours:
        tint = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        page = [int(pages[0][at : at + 2], 16) for at in (1, 3, 5)]
        mixed = (0.34 * one + 0.66 * two for one, two in zip(tint, page, strict=True))
        assert contrast(ink, "#" + "".join(f"{round(part):02x}" for part in mixed)) >= 4.5
