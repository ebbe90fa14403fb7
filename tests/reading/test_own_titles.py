"""What a document calls its own jobs is blanked, and nothing moves."""

import roleprism
from roleprism.document import Resume, Text
from roleprism.reading.own_titles import own_title_spans, without_own_titles

RESUME = """Jo Doe
Prompt Engineer

Experience

ML Platform Engineer, Emerald Inference Ltd
Jan 2021 - Present
- Ran the feature store for nine teams

Voice AI Engineer, Harrow Consulting Inc
2018 - 2020
- Built REST APIs in Go
"""


def resume(text=RESUME):
    return Resume(id="r", source="test", text=Text(text))


def test_titles_employers_and_dates_are_blanked_and_lines_stay():
    blanked = without_own_titles(resume())
    assert len(blanked) == len(RESUME)
    assert blanked.count("\n") == RESUME.count("\n")
    for words in ("ML Platform Engineer", "Emerald Inference", "Jan 2021", "Voice AI Engineer", "Harrow Consulting"):
        assert words not in blanked
    assert "Ran the feature store for nine teams" in blanked
    assert "Built REST APIs in Go" in blanked


def test_spans_lie_in_the_text():
    assert all(0 <= span.start < span.end <= len(RESUME) for span in own_title_spans(resume()))


def test_past_titles_and_employers_do_not_change_the_reading():
    reader = roleprism.Reader()
    other = RESUME.replace("ML Platform Engineer", "Account Executive").replace("Voice AI Engineer", "Barista")
    other = other.replace("Emerald Inference Ltd", "Bluebell Ltd").replace("Harrow Consulting Inc", "Foxglove Inc")
    left, right = reader.read(resume()).spectrum, reader.read(resume(other)).spectrum
    assert left.shares == right.shares
