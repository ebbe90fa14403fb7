"""The reading of one or more documents as one self-contained page."""

from roleprism.doors.report.render import render_report

__all__ = ["render_report"]
