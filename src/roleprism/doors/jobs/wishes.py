"""What a person wants and refuses: kept in the store, and as ranking heeds it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence

from roleprism.advice import Wishes
from roleprism.advice.rank import Filters
from roleprism.atlas import ROLE_SLUGS, SLUGS
from roleprism.atlas.slugs import did_you_mean
from roleprism.document.pay import CURRENCIES
from roleprism.errors import Fault, UsageError
from roleprism.store import Store

_CURRENCY_LETTERS = 3
_AMOUNT = re.compile(r"(?P<whole>[0-9]{1,3}(?:[.,'’][0-9]{3})+|[0-9]+)(?:[.,](?P<part>[0-9]{1,2}))?(?P<k>K)?")
_PAY_ALLOWED = "an amount and a currency of ISO 4217: 150000USD, 70kEUR"


def keep_wishes(
    store: Store, *, want: Sequence[str] = (), refuse: Sequence[str] = (), place: Sequence[str] = (),
    min_pay: str = "", clear: bool = False,
) -> None:  # fmt: skip
    """Keep what is given in place of what was; what is not given stays, or goes if `clear`.

    Raises:
        UsageError: for a role or a pay that is none; nothing is kept then.
    """
    for slug in (*want, *refuse):
        check_role(slug)
    if both := set(want) & set(refuse):
        raise UsageError(Fault("wishes", f"{sorted(both)[0]} is both wanted and refused", "one of them"))
    if min_pay:
        parse_pay(min_pay)
    for key, values in (("want", want), ("refuse", refuse), ("place", place)):
        if clear or values:
            store.wish(key, json.dumps(values) if values else "")
    if clear or min_pay:
        store.wish("min-pay", min_pay)


def wish_values(kept: Mapping[str, str], key: str) -> tuple[str, ...]:
    """The words kept under a key: want, refuse, place or min-pay."""
    words = kept.get(key, "")
    return tuple(json.loads(words)) if words.startswith("[") else tuple(filter(None, [words]))


def wishes_of(kept: Mapping[str, str]) -> Wishes:
    """The roles that a store keeps as wanted and refused."""
    return Wishes(want=wish_values(kept, "want"), refuse=wish_values(kept, "refuse"))


def filters_of(
    kept: Mapping[str, str], *, roles: Sequence[str] = (), places: Sequence[str] = (), min_pay: str = ""
) -> Filters:
    """What a posting must be: as asked for, and as kept where nothing was asked.

    Raises:
        UsageError: for a role or a pay that is none.
    """
    for slug in roles:
        check_role(slug)
    least = min_pay or kept.get("min-pay", "")
    return Filters(tuple(roles), tuple(places) or wish_values(kept, "place"), parse_pay(least) if least else None)


def check_role(slug: str) -> None:
    """Refuse a role that the atlas does not have.

    Raises:
        UsageError: with the nearest one.
    """
    if slug not in ROLE_SLUGS:
        raise UsageError(
            Fault(f"role {slug!r}", "unknown", f"one of {', '.join(SLUGS[:-1])}", did_you_mean(slug, ROLE_SLUGS))
        )


def parse_pay(words: str) -> tuple[float, str]:
    """The least a year and its currency: "150000USD", "70k EUR", "150.000 EUR".

    Three digits behind a point or a comma are thousands, for nobody asks for thousandths of a year's pay.

    Raises:
        UsageError: for words that are no pay.
    """
    bare = "".join(words.split()).upper()
    currency = bare[-_CURRENCY_LETTERS:]
    found = _AMOUNT.fullmatch(bare[:-_CURRENCY_LETTERS])
    least = 0.0
    if found:
        whole = "".join(filter(str.isdecimal, found["whole"]))
        least = float(f"{whole}.{found['part'] or 0}") * (1_000 if found["k"] else 1)
    if not 0 < least < math.inf:
        raise UsageError(Fault("min-pay", f"{words[:60]!r} is no pay a year", _PAY_ALLOWED))
    if currency not in CURRENCIES:
        near = did_you_mean(currency, sorted(CURRENCIES))
        raise UsageError(Fault("min-pay", f"{currency!r} is no currency", _PAY_ALLOWED, near))
    return least, currency
