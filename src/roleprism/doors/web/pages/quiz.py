"""Quiz: whose work is it? The same questions and the same score as in the terminal."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, Response

from roleprism.advice.quiz import all_questions, answered, pick
from roleprism.doors.quiz_file import after_round, change_progress, load_progress
from roleprism.doors.web.session import Round
from roleprism.doors.web.site import OWN_FORM, TheSession, TheSite, go

router = APIRouter()

_QUESTIONS = 8


@router.get("/quiz")
def quiz(request: Request, site: TheSite, session: TheSession) -> HTMLResponse:
    """The question that is asked, what its answer was, or the score."""
    progress = load_progress(site.quiz_file)
    return site.page(request, "quiz.html.j2", title="Quiz", round=session.round, progress=progress, n=_QUESTIONS)


@router.post("/quiz/start", dependencies=OWN_FORM)
def start(site: TheSite, session: TheSession) -> Response:
    """Begin a round."""
    progress = load_progress(site.quiz_file)
    seed = progress.rounds
    session.round = Round(pick(all_questions(site.desk.atlas, seed), progress, _QUESTIONS, seed))
    return go("/quiz")


@router.post("/quiz/answer", dependencies=OWN_FORM)
def answer(site: TheSite, session: TheSession, at: Annotated[int, Form()], option: Annotated[int, Form()]) -> Response:
    """Take an answer; one sent twice counts once."""
    round_ = session.round
    if round_ is not None and not round_.is_over and round_.at == at and round_.chosen is None:
        question = round_.questions[at]
        if 0 <= option < len(question.options):
            is_right = option == question.right
            round_.chosen, round_.right = option, round_.right + is_right
            change_progress(site.quiz_file, partial(answered, question=question, is_right=is_right))
    return go("/quiz")


@router.post("/quiz/next", dependencies=OWN_FORM)
def next_question(site: TheSite, session: TheSession) -> Response:
    """Go on to the next question, or to the score."""
    round_ = session.round
    if round_ is not None and round_.chosen is not None:
        round_.at, round_.chosen = round_.at + 1, None
        if round_.is_over:
            change_progress(site.quiz_file, after_round)
    return go("/quiz")
