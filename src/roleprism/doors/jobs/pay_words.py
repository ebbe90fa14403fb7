"""Pay as people write it."""

from __future__ import annotations

from roleprism.document.pay import Pay


def pay_words(pay: Pay) -> str:
    """A range of pay as people write it; what is not said is left out."""
    ends = [f"{end:,.0f}" if end == int(end) else f"{end:,.2f}" for end in (pay.low, pay.high) if end is not None]
    amount = "–".join(dict.fromkeys(ends))
    bound = "up to " if pay.low is None else "from " if pay.high is None else ""
    per = f" a {pay.period}" if pay.period else ""
    kind = "" if pay.kind.name == "BASE" else f" ({pay.kind})"
    label = f", {pay.label}" if pay.label else ""
    return f"{bound}{amount} {pay.currency}{per}{kind}{label}"
