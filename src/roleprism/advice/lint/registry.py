"""Every rule, in the order of the codes."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from roleprism.advice.lint import rules
from roleprism.advice.lint.finding import Rule
from roleprism.atlas.slugs import did_you_mean
from roleprism.errors import Fault, UsageError


def _all_rules() -> tuple[Rule, ...]:
    modules = (import_module(f"{rules.__name__}.{found.name}") for found in iter_modules(rules.__path__))
    return tuple(sorted((module.RULE for module in modules), key=lambda one: one.code))


RULES: tuple[Rule, ...] = _all_rules()


def rule(name: str) -> Rule:
    """The rule of a code or a name.

    Raises:
        UsageError: there is none.
    """
    known = {key: one for one in RULES for key in (one.code, one.name)}
    found = known.get(name) or known.get(name.upper())
    if found is None:
        allowed = f"{RULES[0].code} to {RULES[-1].code}"
        raise UsageError(Fault(f"rule {name!r}", "unknown", allowed, did_you_mean(name, known)))
    return found
