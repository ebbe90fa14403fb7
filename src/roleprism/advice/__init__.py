"""What a spectrum tells a person: values in, values out."""

from roleprism.advice.advice import Advice, advise, lint_posting
from roleprism.advice.adviser import Adviser
from roleprism.advice.record import PartShown, Record, Shown
from roleprism.advice.what_if import WhatIf, what_if
from roleprism.advice.wishes import Wishes

__all__ = [
    "Advice",
    "Adviser",
    "PartShown",
    "Record",
    "Shown",
    "WhatIf",
    "Wishes",
    "advise",
    "lint_posting",
    "what_if",
]
