"""Readings, and the advice that rests on one, as self-contained pages."""

from roleprism.doors.report.render import render_advice, render_report

__all__ = ["render_advice", "render_report"]
