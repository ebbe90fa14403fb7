"""`roleprism quiz`: the quick check."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from roleprism.advice.quiz import Progress, Question, all_questions, answered, pick
from roleprism.atlas import load
from roleprism.doors.cli.options import INPUT
from roleprism.doors.cli.terminal import clean, out
from roleprism.doors.quiz_file import after_round, change_progress, default_file, load_progress

_LETTERS = "abcd"
_LEAVE = "q"


@click.command()
@click.option("--questions", "n", type=click.IntRange(1, 50), default=8, show_default=True, help="How many to ask.")
@click.option("--seed", default=0, show_default=True, help="Draws questions and options; one seed, one quiz.")
@click.option("--state", type=INPUT, metavar="FILE", help="Keep the score there instead.")
def quiz(*, n: int, seed: int, state: Path | None) -> None:
    """Ask whose work it is, and why; questions that you miss come back. The score stays on this computer."""
    path = state or default_file()
    progress = load_progress(path)
    console = out()
    questions = pick(all_questions(load(), seed), progress, n, seed)
    console.print(Text("Answer with a letter; q leaves, and what was answered is kept.", "dim"))
    right = asked = 0
    for number, question in enumerate(questions, start=1):
        is_right = _ask(console, number, len(questions), question)
        if is_right is None:
            break
        right += is_right
        asked += 1
        progress = change_progress(path, partial(answered, question=question, is_right=is_right))
    if asked:
        progress = change_progress(path, after_round)
    console.print(_score(right, asked, progress))


def _ask(console: Console, number: int, of: int, question: Question) -> bool | None:
    """Whether the answer was right; None where the person leaves."""
    console.print(Text(f"{number} of {of}", "dim"))
    console.print(Text(question.text, "bold"))
    letters = _LETTERS[: len(question.options)]
    for letter, option in zip(letters, question.options, strict=True):
        console.print(Padding(Text.assemble((f"{letter}  ", "dim"), clean(option)), (0, 0, 0, 2)))
    choices = click.Choice([*letters, _LEAVE], case_sensitive=False)
    try:
        answer = click.prompt("Your answer", type=choices, show_choices=False)
    except click.Abort:
        console.print()
        return None
    if answer.lower() == _LEAVE:
        return None
    is_right = letters.index(answer.lower()) == question.right
    verdict = ("Right. ", "bold green") if is_right else ("No: ", "bold red")
    answer_is = question.options[question.right]
    told = "" if is_right else f"{answer_is.rstrip('.')}. "
    why = "" if question.why == answer_is else clean(question.why)
    console.print(Text.assemble(verdict, clean(told), " " if told else "", why))
    console.print()
    return is_right


def _score(right: int, of: int, progress: Progress) -> Text:
    whole = f"{progress.right} of {progress.asked} over {progress.rounds} round{'' if progress.rounds == 1 else 's'}"
    missed = " What you missed comes back next time." if right < of else ""
    return Text.assemble((f"{right} of {of} right", "bold"), f"; {whole}.{missed}")
