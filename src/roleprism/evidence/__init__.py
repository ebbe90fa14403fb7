"""Signals found in a text, and what each says about the roles."""

from roleprism.evidence.evidence import TELLING_BITS, Evidence

__all__ = ["TELLING_BITS", "Evidence"]
