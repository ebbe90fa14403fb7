"""Words that carry no weight, by construction: who and where, never what the work is.

Phrases that hold one of these never become signals, nor do words that only a few employers use, which
keeps out the names of companies. Words by which a text names the job itself are left out too: that is
the title speaking.
"""

from __future__ import annotations

import re

PERSON = frozenset(
    """
    he she him her hers his they them their theirs himself herself themselves mr mrs ms miss mx dr sir madam man
    men woman women male female boy girl mother father parent mom dad husband wife spouse married single
    divorced children child kids family age aged old young senior citizen birthday born gender sex race
    ethnicity religion christian muslim jewish hindu disability veteran pregnant lgbtq queer transgender black
    white asian latino hispanic national nationals year years yrs al el bin ibn van von der la le mac
    """.split()
)

PLACE = frozenset(
    """
    america american americas usa us united states states canada canadian mexico mexican brazil brazilian
    argentina chile colombia uk kingdom britain british england english london ireland irish dublin scotland
    france french paris germany german berlin munich spain spanish madrid barcelona portugal lisbon italy
    italian netherlands dutch amsterdam belgium sweden swedish stockholm norway denmark finland poland polish
    warsaw romania ukraine ukrainian switzerland swiss zurich austria greece israel israeli tel aviv turkey
    dubai uae emirates saudi india indian bangalore bengaluru hyderabad mumbai delhi pune chennai pakistan china
    chinese beijing shanghai hong kong taiwan japan japanese tokyo korea korean seoul singapore vietnam
    philippines indonesia australia australian sydney melbourne zealand africa african nigeria kenya egypt
    europe european emea apac latam asia california texas york nyc jersey francisco bay seattle washington
    boston massachusetts austin denver colorado chicago illinois atlanta georgia angeles diego jose palo alto
    mountain view menlo park cupertino sunnyvale portland oregon utah arizona nevada florida miami carolina
    virginia pennsylvania philadelphia pittsburgh toronto vancouver montreal ontario nationality citizen
    citizenship native san santa los las ca ny tx wa ma il dc
    """.split()
)

SCHOOL = frozenset(
    """
    university college school institute academy stanford mit harvard berkeley princeton yale cornell oxford
    cambridge eth epfl iit carnegie mellon cmu caltech waterloo alumni bachelor bachelors master masters bs ba
    bsc msc ma mba degree degrees diploma gpa graduate undergraduate
    """.split()
)

PAY = frozenset(
    """
    usd eur gbp cad salary salaries pay compensation bonus equity ote stock 401k k
    """.split()
)

SELF_NAME = frozenset(
    """
    engineer scientist architect manager developer analyst specialist consultant designer director researcher
    programmer administrator technologist strategist
    """.split()
)
"""The nouns by which a posting names its own job; their plurals, which name others, are heard."""

WEB = frozenset("http https www com io org net html href mailto amp nbsp utm".split())

MONTH = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec today yesterday monday tuesday wednesday thursday friday
    """.split()
)

DEAF = PERSON | PLACE | SCHOOL | PAY | SELF_NAME | WEB | MONTH

_FIGURE = re.compile(r"[#+]*\d[\d+#]*|\d+[a-z]{1,2}")
_INITIAL = re.compile(r"[abd-qs-z]")
"""A letter alone is part of a name or a list, unless it is a language: C or R."""


def is_deaf(phrase: str) -> bool:
    """Whether a folded phrase must carry no weight."""
    if _INITIAL.fullmatch(phrase):
        return True
    return any(word in DEAF or "~" in word or _FIGURE.fullmatch(word) for word in phrase.split())
