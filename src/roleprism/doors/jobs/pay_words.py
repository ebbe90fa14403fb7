"""Pay as people write it."""

from __future__ import annotations

from roleprism.document.pay import Pay, PayPeriod
from roleprism.reading.pay import DOLLARS


def pay_words(pay: Pay) -> str:
    """A range of pay as people write it; what is not said is left out.

    >>> pay_words(Pay(18, 25, "$", PayPeriod.HOUR)), pay_words(Pay(90_000, None, "EUR", None))
    ('$18–25 an hour', 'from 90,000 EUR')
    """
    ends = [f"{end:,.0f}" if end == int(end) else f"{end:,.2f}" for end in (pay.low, pay.high) if end is not None]
    amount = "–".join(dict.fromkeys(ends))
    # Of dollars no one knows whose: a sign stands before, as a code stands behind.
    money = f"{DOLLARS}{amount}" if pay.currency == DOLLARS else f"{amount} {pay.currency}".strip()
    bound = "up to " if pay.low is None else "from " if pay.high is None else ""
    per = f" {'an' if pay.period is PayPeriod.HOUR else 'a'} {pay.period}" if pay.period else ""
    kind = "" if pay.kind.name == "BASE" else f" ({pay.kind})"
    label = f", {pay.label}" if pay.label else ""
    return f"{bound}{money}{per}{kind}{label}"
