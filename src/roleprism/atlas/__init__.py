"""What the roles are: data files and a checked loader."""

from roleprism.atlas.atlas import Atlas, Difference
from roleprism.atlas.background import Background, NextStep
from roleprism.atlas.boundary import Boundaries, BoundaryExample, WorkedExample, WorkedReading
from roleprism.atlas.employer import Employer
from roleprism.atlas.fact import Fact, Source
from roleprism.atlas.load import load
from roleprism.atlas.mistake import Mistake
from roleprism.atlas.role import Confusion, Habitat, Role, Standing, Status, Tool, ToolStatus
from roleprism.atlas.signal import Signal
from roleprism.atlas.slugs import OTHER, OTHER_KINDS, ROLE_SLUGS, SLUGS, WORK
from roleprism.atlas.titles import job_titles, title_role

__all__ = [
    "OTHER",
    "OTHER_KINDS",
    "ROLE_SLUGS",
    "SLUGS",
    "WORK",
    "Atlas",
    "Background",
    "Boundaries",
    "BoundaryExample",
    "Confusion",
    "Difference",
    "Employer",
    "Fact",
    "Habitat",
    "Mistake",
    "NextStep",
    "Role",
    "Signal",
    "Source",
    "Standing",
    "Status",
    "Tool",
    "ToolStatus",
    "WorkedExample",
    "WorkedReading",
    "job_titles",
    "load",
    "title_role",
]
