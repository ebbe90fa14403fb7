"""RP302: forward-deployed engineering refused by one whom it fits."""

from roleprism.advice.lint.refused import refused_rule

RULE = refused_rule(
    "forward-deployed-engineer",
    "fde-as-downgrade",
    code="RP302",
    name="forward-deployed-refused",
    summary="Forward-deployed roles are refused, though the work told or the background fits them.",
    why="At Anthropic and OpenAI they are paid as senior individual contributors, see the most interesting problems of "
    "enterprises, and own the relationship with the customer. It is no step down.",
    instead="Weigh it as a destination of its own before ruling it out.",
    bad='refuse = ["forward-deployed-engineer"] (over three years of building at customers)',
    good='want = ["ai-engineer", "forward-deployed-engineer"]',
)
