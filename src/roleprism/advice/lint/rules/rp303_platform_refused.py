"""RP303: AI platform work refused by one whom it fits."""

from roleprism.advice.lint.refused import refused_rule

RULE = refused_rule(
    "ai-platform-engineer",
    "refusing-platform",
    code="RP303",
    name="platform-refused",
    summary="AI platform roles are refused as 'not product', though the work told or the background fits them.",
    why="Where a hundred AI engineers build on it, a platform does more for each of its engineers than almost anything "
    "else, and in big tech it is a usual way to Staff and Principal.",
    instead="Count the engineers who build on it as your users.",
    bad='refuse = ["ai-platform-engineer"] (over a year of ML platform work)',
    good='want = ["ai-platform-engineer"]',
)
