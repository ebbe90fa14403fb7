"""Which rules are looked at, and where they are left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any

from roleprism.advice.lint.finding import Lifecycle, Rule
from roleprism.atlas.slugs import did_you_mean
from roleprism.errors import Fault, UsageError

_KEYS = ("select", "ignore", "preview", "per-file-ignores")


@dataclass(frozen=True)
class Config:
    """What to look for.

    Args:
        select: codes, the starts of codes ("RP1"), names or groups; all where empty.
        ignore: the same, left out of what is selected.
        preview: whether rules in preview are looked at too; one that is selected by its own code or name always is.
        per_file: pattern of a path -> what to leave out there.
        place: how the path of a document reads to the patterns: from the folder of the configuration.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    per_file: Mapping[str, tuple[str, ...]] | None = None
    place: Callable[[str], str] = str

    def wants(self, rule: Rule, path: str) -> bool:
        """Whether a rule is looked at in a file."""
        if rule.lifecycle is Lifecycle.PREVIEW and not self.preview and not {rule.code, rule.name} & set(self.select):
            return False
        if self.select and not any(rule.goes_by(word) for word in self.select):
            return False
        left_out = [*self.ignore, *self._per_file(path)]
        return not any(rule.goes_by(word) for word in left_out)

    def _per_file(self, path: str) -> list[str]:
        per_file = (self.per_file or {}).items()
        place = self.place(path)
        return [word for pattern, codes in per_file if fnmatch(place, pattern) for word in codes]


def parse_config(table: Mapping[str, Any], where: str, rules: Sequence[Rule]) -> Config:
    """The `lint` table of a configuration file.

    Raises:
        UsageError: a key or a code that is not known, or a value of another kind.
    """
    if unknown := [key for key in table if key not in _KEYS]:
        remedy = did_you_mean(unknown[0], _KEYS)
        raise UsageError(Fault(where, f"unknown key {unknown[0]!r}", f"the known ones are {', '.join(_KEYS)}", remedy))
    preview = table.get("preview", False)
    if not isinstance(preview, bool):
        raise UsageError(Fault(where, f"preview is {preview!r}", "true or false"))
    per_file = table.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        raise UsageError(Fault(where, "per-file-ignores is no table", 'a table like {"old/*.md" = ["RP1"]}'))
    return Config(
        select=codes(table.get("select", []), where, rules),
        ignore=codes(table.get("ignore", []), where, rules),
        preview=preview,
        per_file={pattern: codes(words, where, rules) for pattern, words in per_file.items()},
    )


def codes(listed: Any, where: str, rules: Sequence[Rule]) -> tuple[str, ...]:
    """A list of codes, starts of codes, names or groups, each of which names a rule.

    Raises:
        UsageError: it is no list, or one of them names none.
    """
    if not isinstance(listed, list | tuple) or not all(isinstance(word, str) for word in listed):
        raise UsageError(Fault(where, f"{listed!r} is no list of codes", 'a list like ["RP1", "RP203"]'))
    for word in listed:
        if not word or not any(rule.goes_by(word) for rule in rules):
            known = [name for rule in rules for name in (rule.code, rule.name)]
            raise UsageError(
                Fault(where, f"no rule is called {word!r}", "see the rules page", did_you_mean(word, known))
            )
    return tuple(listed)
