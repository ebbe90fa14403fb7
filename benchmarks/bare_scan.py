"""The bare scan that readings are measured against: an Aho-Corasick automaton over folded text, answers unused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa
from ahocorasick_rs import BytesAhoCorasick, MatchKind

from roleprism.spectrum.kernel import Kernel


def bare_scan(kernel: Kernel, tables: Sequence[pa.Table]) -> Callable[[], object]:
    """What scans the texts of tables for all phrases that the kernel knows; folding them takes no time of it."""
    phrases = [f" {phrase} ".encode("ascii") for phrase in kernel.weights.signals]
    automaton = BytesAhoCorasick(phrases, matchkind=MatchKind.Standard)
    folded = [kernel._scan(table).folded.text.tobytes() for table in tables]
    return lambda: [automaton.find_matches_as_indexes(text, overlapping=True) for text in folded]
