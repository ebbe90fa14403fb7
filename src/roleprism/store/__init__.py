"""A person's own data: one SQLite file that never loses what it acknowledged."""

from roleprism.store.changes import Changes
from roleprism.store.identity import Source
from roleprism.store.query import Query
from roleprism.store.rows import Mark, Stored, Version
from roleprism.store.store import Store

__all__ = ["Changes", "Mark", "Query", "Source", "Store", "Stored", "Version"]
