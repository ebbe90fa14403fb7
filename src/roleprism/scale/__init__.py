"""The kernel over millions of postings: on all cores, and inside whatever speaks Arrow."""

from roleprism.scale.arrow import READ_SCHEMA, arrow_reader
from roleprism.scale.columns import Columns

__all__ = ["READ_SCHEMA", "Columns", "arrow_reader"]
