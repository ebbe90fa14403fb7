"""Questions with one right answer, made from what the atlas states."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from roleprism.atlas import OTHER, ROLE_SLUGS, SLUGS, Atlas, ToolStatus

N_OPTIONS = 4
_OTHER_WORK = "None of the ten AI roles"


class Question(NamedTuple):
    """One question.

    Args:
        id: stable while the atlas states what it asks about.
        text: what is asked.
        options: what may be answered, in the order shown.
        right: the place of the right one.
        why: what is told after the answer.
    """

    id: str
    text: str
    options: tuple[str, ...]
    right: int
    why: str


def all_questions(atlas: Atlas, seed: int) -> tuple[Question, ...]:
    """Every question that the atlas gives rise to; one seed gives the same options in the same order.

    Args:
        seed: draws the wrong answers and the order of the options.
    """
    makers = (_pieces, _tasks, _tells, _tools, _backgrounds, _mistakes, _bars, _example)
    return tuple(question for make in makers for question in make(atlas, seed))


def _ask(id: str, text: str, right: str, wrong: Sequence[str], why: str, seed: int) -> Question:  # noqa: A002
    """A question whose options stand in an order that the seed and the id draw."""
    options = [right, *dict.fromkeys(option for option in wrong if option != right)][:N_OPTIONS]
    random.Random(f"{seed}:{id}").shuffle(options)  # noqa: S311  a game, not a secret
    return Question(id, text, tuple(options), options.index(right), why)


def _a(name: str) -> str:
    return f"{'an' if name.startswith(('AI', 'ML')) else 'a'} {name}"


def _near(role: str, atlas: Atlas, seed: int, id: str) -> list[str]:  # noqa: A002
    """Roles that are plausible where `role` is right: those it is confused with, then others as the seed draws."""
    near = [] if role == OTHER else [other.role for other in atlas.role(role).confused_with]
    rest = [slug for slug in SLUGS if slug != role and slug not in near]
    random.Random(f"{seed}:near:{id}").shuffle(rest)  # noqa: S311
    return [slug for slug in (*near, *rest) if slug != role]


def _name(slug: str, atlas: Atlas) -> str:
    return _OTHER_WORK if slug == OTHER else atlas.role(slug).name


def _which_role(id: str, text: str, role: str, why: str, atlas: Atlas, seed: int) -> Question:  # noqa: A002
    wrong = [_name(slug, atlas) for slug in _near(role, atlas, seed, id)]
    return _ask(id, text, _name(role, atlas), wrong, why, seed)


def _pieces(atlas: Atlas, seed: int) -> Iterator[Question]:
    seen: dict[str, int] = {}
    for piece in atlas.pieces:
        seen[piece.role] = seen.get(piece.role, 0) + 1
        id_ = f"work/{piece.role}/{seen[piece.role]}"
        yield _which_role(id_, f"Whose work is this?\n{piece.text}", piece.role, piece.why.text, atlas, seed)


def _tasks(atlas: Atlas, seed: int) -> Iterator[Question]:
    for role in atlas.roles:
        text = f"Which role is defined by this task?\n{role.headline_task.text}"
        why = f"What it takes: {role.bar.text}"
        yield _which_role(f"task/{role.slug}", text, role.slug, why, atlas, seed)


def _tells(atlas: Atlas, seed: int) -> Iterator[Question]:
    for role in atlas.roles:
        for other in role.confused_with[:1]:
            id_ = f"tell/{role.slug}"
            pair = {role.slug, other.role}
            tells = [  # what tells the pair apart from the other side is as right
                one.confused_with[0].tell.text
                for one in atlas.roles
                if one.confused_with and {one.slug, one.confused_with[0].role} != pair
            ]
            random.Random(f"{seed}:{id_}").shuffle(tells)  # noqa: S311
            names = f"{role.name} and {atlas.role(other.role).name}"
            yield _ask(id_, f"What tells {names} apart?", other.tell.text, tells, other.tell.text, seed)


def _tools(atlas: Atlas, seed: int) -> Iterator[Question]:
    for role in atlas.roles:
        declining = [tool.name for tool in role.tools if tool.status is ToolStatus.DECLINING]
        current = [tool.name for tool in role.tools if tool.status is ToolStatus.CURRENT]
        if declining and len(current) >= N_OPTIONS - 1:
            id_ = f"tool/{role.slug}"
            random.Random(f"{seed}:{id_}").shuffle(current)  # noqa: S311
            text = f"Which of these should no longer lead the stack of {_a(role.name)}?"
            why = f"In use still, and on the way out: {' and '.join(declining)}."
            yield _ask(id_, text, declining[0], current, why, seed)


def _backgrounds(atlas: Atlas, seed: int) -> Iterator[Question]:
    for background in atlas.backgrounds:
        step, *others = background.next_steps
        id_ = f"background/{background.slug}"
        known = {step.role, *(other.role for other in others)}
        wrong = [_name(slug, atlas) for slug in _near(step.role, atlas, seed, id_) if slug not in known]
        text = f"Background: {background.name}. What is the most natural next step?"
        yield _ask(id_, text, _name(step.role, atlas), wrong, step.why.text, seed)


def _mistakes(atlas: Atlas, seed: int) -> Iterator[Question]:
    for mistake in atlas.mistakes:
        id_ = f"mistake/{mistake.slug}"
        wrong = [other.instead.text for other in atlas.mistakes if other is not mistake]
        random.Random(f"{seed}:{id_}").shuffle(wrong)  # noqa: S311
        yield _ask(id_, f"{mistake.what.text} What is better?", mistake.instead.text, wrong, mistake.why.text, seed)


def _bars(atlas: Atlas, seed: int) -> Iterator[Question]:
    for slug in ROLE_SLUGS:
        role = atlas.role(slug)
        text = f"Which role usually owns this?\n{role.owns[0].text}, {role.owns[1].text}"
        why = f"{role.name} does not usually own {role.does_not_usually_own[0].text}."
        yield _which_role(f"owns/{slug}", text, slug, why, atlas, seed)


def _example(atlas: Atlas, seed: int) -> Iterator[Question]:
    example = atlas.boundaries.worked_example
    for reading in example.readings:
        employer = atlas.employer(reading.employers[0]).name
        text = f"{example.person.text} What does {employer} call them?"
        id_ = f"example/{reading.role}"
        wrong = [other.title for other in example.readings if other is not reading]
        wrong += [_name(slug, atlas) for slug in _near(reading.role, atlas, seed, id_)]
        yield _ask(id_, text, reading.title, wrong, reading.because.text, seed)
