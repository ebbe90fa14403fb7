"""Which parts of a role's work a text shows, line by line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from roleprism.advice.record import PartShown, Shown, is_work, tells_work_apart
from roleprism.atlas import Atlas
from roleprism.atlas.proof import Part
from roleprism.document import Document
from roleprism.evidence.parts import LEAST_SCORE, PartWeights
from roleprism.reading.finder import Finder, Found, Mention
from roleprism.reading.scan import fold_phrases

Key = tuple[str, str]
"""Role slug and name of a part."""

Seen = dict[Key, list[Mention]]
"""The words that show each part, one mention a line, in the order of the text."""


class PartFinder:
    """Finds the parts of all roles in documents.

    A part is known by what labelled lines taught. A phrase of the atlas that no labelled line could teach (one of a
    user's own files, say) shows its part by itself.

    Args:
        atlas: names the parts.
        weights: what phrases say of them.
    """

    def __init__(self, atlas: Atlas, weights: PartWeights) -> None:
        self._weights = weights
        self._row = {phrase: row for row, phrase in enumerate(weights.phrases)}
        column = {key: at for at, key in enumerate(weights.parts)}
        self._parts = {(role, part.what): part for role, proofs in atlas.proofs.items() for part in proofs.parts}
        self._learned = {key: column[key] for key in self._parts if key in column}
        self._own = {key: frozenset(fold_phrases(part.phrases)) for key, part in self._parts.items()}
        self._plain: dict[str, list[Key]] = defaultdict(list)
        for key, phrases in self._own.items():
            for phrase in sorted(phrases):
                if phrase and (phrase not in self._row or key not in column):
                    self._plain[phrase].append(key)
        self._finder = Finder((*weights.phrases, *self._plain))

    def find(self, document: Document) -> tuple[Found, Mapping[str, tuple[PartShown, ...]]]:
        """The statements of a document, and role slug -> how far it shows each part of the role's work."""
        found = self._finder.find(document)
        seen = self._seen(found.mentions)
        is_apart = tells_work_apart(found.statements)
        shown: dict[str, list[PartShown]] = defaultdict(list)
        for (role, what), part in self._parts.items():
            shown[role].append(_shown(part, seen.get((role, what), []), found, is_apart=is_apart))
        return found, {role: tuple(parts) for role, parts in shown.items()}

    def _seen(self, mentions: Iterable[Mention]) -> Seen:
        by_statement: dict[int, dict[str, Mention]] = defaultdict(dict)
        for mention in mentions:
            by_statement[mention.statement].setdefault(mention.phrase, mention)
        seen: Seen = defaultdict(list)
        for of_statement in by_statement.values():
            for key, mention in self._of_statement(of_statement).items():
                seen[key].append(mention)
        return seen

    def _of_statement(self, mentions: Mapping[str, Mention]) -> dict[Key, Mention]:
        """The parts that a statement shows, and the phrase that says most for each."""
        learned = [phrase for phrase in mentions if phrase in self._row]
        scores = self._weights.scores([self._row[phrase] for phrase in learned])
        said: dict[Key, Mention] = {}
        for key, column in self._learned.items():
            if scores[column] >= LEAST_SCORE:
                said[key] = mentions[max(learned, key=lambda phrase: self._tells(phrase, key, column))]
        for phrase, mention in mentions.items():
            for key in self._plain.get(phrase, ()):
                said.setdefault(key, mention)
        return said

    def _tells(self, phrase: str, key: Key, column: int) -> tuple[bool, bool, float]:
        """How well a phrase lets one see that its line shows a part: the atlas' own words do best."""
        says = float(self._weights.logits[self._row[phrase], column])
        return says > 0, phrase in self._own[key], says


def _shown(part: Part, mentions: list[Mention], found: Found, *, is_apart: bool) -> PartShown:
    behind = [mention for mention in mentions if not is_apart or is_work(found.statements[mention.statement])]
    elsewhere = [mention for mention in mentions if mention not in behind]
    how = Shown.WORK if behind else Shown.WORDS if mentions else Shown.ABSENT
    return PartShown(part, how, (*behind, *elsewhere))
