"""roleprism reads the work in a job posting or a résumé, and says which AI role it is.

>>> import roleprism
>>> reading = roleprism.read("resume.pdf")  # doctest: +SKIP
>>> reading.spectrum.shares, reading.evidence, reading.title  # doctest: +SKIP
"""

from roleprism.api import read, read_text
from roleprism.document import Posting, Resume, Span, Text
from roleprism.errors import RoleprismError
from roleprism.evidence import Evidence
from roleprism.spectrum import Reading, Spectrum, TitleReading
from roleprism.spectrum.read import Reader
from roleprism.version import __version__ as __version__

__all__ = [
    "Evidence",
    "Posting",
    "Reader",
    "Reading",
    "Resume",
    "RoleprismError",
    "Span",
    "Spectrum",
    "Text",
    "TitleReading",
    "read",
    "read_text",
]
