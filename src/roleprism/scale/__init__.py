"""The kernel over millions of postings: on all cores, and inside whatever speaks Arrow."""

from roleprism.scale.arrow import arrow_reader
from roleprism.scale.columns import Columns
from roleprism.scale.schema import READ_SCHEMA

__all__ = ["READ_SCHEMA", "Columns", "arrow_reader"]
