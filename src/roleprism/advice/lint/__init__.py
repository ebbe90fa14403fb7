"""Findings in a résumé or a posting: what misleads, where, why, and what to write instead."""

from roleprism.advice.lint.case import PostingCase, ResumeCase
from roleprism.advice.lint.check import check
from roleprism.advice.lint.config import Config
from roleprism.advice.lint.finding import Edit, Finding, Fix, Lifecycle, Rule
from roleprism.advice.lint.registry import RULES, rule

__all__ = [
    "RULES",
    "Config",
    "Edit",
    "Finding",
    "Fix",
    "Lifecycle",
    "PostingCase",
    "ResumeCase",
    "Rule",
    "check",
    "rule",
]
