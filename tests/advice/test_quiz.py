"""The quick check: fair questions, a fixed seed, and what was missed comes back."""

from collections import Counter

import pytest

from roleprism.advice.quiz import Progress, all_questions, answered, pick
from roleprism.advice.quiz.schedule import Box
from roleprism.atlas import SLUGS, load

QUESTIONS = all_questions(load(), seed=3)


def test_a_seed_fixes_the_quiz_and_another_draws_anew():
    assert all_questions(load(), seed=3) == QUESTIONS
    assert all_questions(load(), seed=4) != QUESTIONS
    assert pick(QUESTIONS, Progress(), 8, 3) == pick(QUESTIONS, Progress(), 8, 3)
    assert pick(QUESTIONS, Progress(), 8, 3) != pick(QUESTIONS, Progress(), 8, 4)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_a_question_has_four_options_one_right_and_a_reason(question):
    assert len(question.options) == len(set(question.options)) == 4
    assert 0 <= question.right < 4
    assert question.why
    assert question.text


def test_ids_are_given_once_and_every_role_is_asked_about():
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    work = Counter(question.id.split("/")[1] for question in QUESTIONS if question.id.startswith("work/"))
    assert set(work) == set(SLUGS)


def test_the_right_option_stands_anywhere():
    places = Counter(question.right for question in QUESTIONS)
    assert min(places.values()) >= len(QUESTIONS) / 10


def test_what_was_missed_is_asked_next_and_what_is_known_waits():
    progress = Progress()
    first = pick(QUESTIONS, progress, 2, 3)
    progress = answered(progress, first[0], is_right=False)
    progress = answered(progress, first[1], is_right=True)
    assert (progress.asked, progress.right) == (2, 1)
    later = Progress(rounds=1, asked=progress.asked, right=progress.right, boxes=progress.boxes)
    again = pick(QUESTIONS, later, len(QUESTIONS), 3)
    assert again[0] == first[0]
    assert again[-1] == first[1]


def test_each_right_answer_doubles_the_wait():
    progress, question = Progress(), QUESTIONS[0]
    waits = []
    for _ in range(4):
        progress = answered(progress, question, is_right=True)
        waits.append(progress.box(question.id).due)
    assert waits == [2, 4, 8, 16]
    assert answered(progress, question, is_right=False).box(question.id) == (0, 1)


def test_what_is_known_best_still_comes_back():
    question = QUESTIONS[0]
    known = answered(Progress(boxes={question.id: Box(10**9, 0)}), question, is_right=True)
    assert known.box(question.id).due == 64
