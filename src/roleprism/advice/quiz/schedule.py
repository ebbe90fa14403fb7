"""Which questions to ask: those missed come back soon, those known ever later. Counts rounds, not days."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from roleprism.advice.quiz.question import Question

_LONGEST_WAIT = 6
"""Twofold steps: what is known best comes back after 64 rounds, so that it is asked at all."""


class Box(NamedTuple):
    """How well a question is known.

    Args:
        level: how often in a row it was answered right.
        due: the round from which it may be asked again.
    """

    level: int
    due: int


@dataclass(frozen=True)
class Progress:
    """What was answered so far.

    Args:
        rounds: how many rounds were played.
        asked, right: questions, over all rounds.
        boxes: question id -> how well it is known.
    """

    rounds: int = 0
    asked: int = 0
    right: int = 0
    boxes: Mapping[str, Box] | None = None

    def box(self, id: str) -> Box | None:  # noqa: A002
        """How well a question is known; None where it was never asked."""
        return (self.boxes or {}).get(id)


def pick(questions: Sequence[Question], progress: Progress, n: int, seed: int) -> list[Question]:
    """The questions of the next round: those due, the least known first, then new ones, then the rest."""
    order = list(questions)
    random.Random(f"{seed}:{progress.rounds}").shuffle(order)  # noqa: S311  a game, not a secret

    def urgency(question: Question) -> tuple[int, int]:
        box = progress.box(question.id)
        if box is None:
            return (1, 0)
        return (0, box.level) if box.due <= progress.rounds else (2, box.due)

    return sorted(order, key=urgency)[:n]


def answered(progress: Progress, question: Question, *, is_right: bool) -> Progress:
    """The progress after one answer: missed it is due next round, known it waits twice as long, to a limit."""
    box = progress.box(question.id) or Box(0, 0)
    level = box.level + 1 if is_right else 0
    wait = 2 ** min(level, _LONGEST_WAIT)
    boxes = {**(progress.boxes or {}), question.id: Box(level, progress.rounds + wait)}
    return replace(progress, asked=progress.asked + 1, right=progress.right + is_right, boxes=boxes)
