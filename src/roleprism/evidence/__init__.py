"""Signals found in a text, and what each says about the roles."""

from roleprism.evidence.evidence import Evidence

__all__ = ["Evidence"]
