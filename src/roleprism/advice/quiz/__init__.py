"""The quick check: questions made from the atlas, an explanation after each, the missed ones again."""

from roleprism.advice.quiz.question import Question, all_questions
from roleprism.advice.quiz.schedule import Progress, answered, pick

__all__ = ["Progress", "Question", "all_questions", "answered", "pick"]
