"""What a reading is as columns of a table."""

from __future__ import annotations

import pyarrow as pa

from roleprism.atlas import SLUGS
from roleprism.errors import Fault, UsageError

EVIDENCE = pa.list_(pa.struct([("role", pa.string()), ("quote", pa.string()), ("bits", pa.float64())]))

READ_SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), metadata={"is": "as in the table; empty where it has none"}),
        *(pa.field(f"share_{slug.replace('-', '_')}", pa.float64()) for slug in SLUGS),
        pa.field("primary", pa.string(), metadata={"is": "the slug with the largest share"}),
        pa.field("confidence", pa.float64(), metadata={"is": "how likely a careful reader names primary"}),
        pa.field("thin", pa.bool_(), metadata={"is": "says too little for an answer of its own"}),
        pa.field("basis", pa.string(), metadata={"is": "work, title or prior"}),
        pa.field("title_role", pa.string(), metadata={"is": "the slug that the title names; null where none"}),
        pa.field("title_agrees", pa.bool_(), metadata={"is": "null where the title names none or the text is thin"}),
        pa.field(
            "other_kind", pa.string(), metadata={"is": "most of the other work; null where there is none or thin"}
        ),
        pa.field("level", pa.string(), metadata={"is": "that the title names; empty where it names none"}),
        pa.field("tools", pa.list_(pa.string()), metadata={"is": "of the atlas, that the text names"}),
        pa.field("pay_low", pa.float64(), metadata={"is": "in units of the currency; null where not said"}),
        pa.field("pay_high", pa.float64(), metadata={"is": "in units of the currency; null where not said"}),
        pa.field("pay_currency", pa.string(), metadata={"is": "ISO 4217; $ where dollars are said and not whose"}),
        pa.field("pay_period", pa.string(), metadata={"is": "year, month, week, day or hour; null where not said"}),
        pa.field("evidence", EVIDENCE, metadata={"is": "what decided primary, at most three"}),
        pa.field("versions", pa.string(), metadata={"is": "of atlas and weights"}),
    ]
)
"""What a reading is as columns; the columns kept come before it."""


def read_schema(kept: pa.Schema | None = None) -> pa.Schema:
    """The schema of the batches that come out: columns kept, then `READ_SCHEMA`.

    Raises:
        UsageError: a column kept has the name of one of the readings, in whatever case: engines tell no case apart.
    """
    kept = pa.schema([]) if kept is None else kept
    read = {name.lower() for name in READ_SCHEMA.names}
    if taken := [name for name in kept.names if name.lower() in read]:
        wrong = "cannot be kept: the readings have a column of that name"
        raise UsageError(Fault(f"column {', '.join(map(repr, taken))}", wrong, remedy="do not keep it, or rename it"))
    return pa.schema([*kept, *READ_SCHEMA])
