"""Fields as a writer types them: what is shown reads back as what it was."""

from __future__ import annotations

from answering import FORM
from drafting import field_rows
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.draft.fields import Row
from drafter.session.fields import read_words, words_of


def test_rows_are_typed_a_line_each() -> None:
    value, problems = read_words(FORM, "costs", "| 座椅 | 84 |\n\n灯光｜152\n设计")
    assert problems == []
    assert value == (
        {"thing": "座椅", "amount": "84"},
        {"thing": "灯光", "amount": "152"},
        {"thing": "设计", "amount": ""},
    )
    assert words_of(value) == "| 座椅 | 84 |\n| 灯光 | 152 |\n| 设计 |  |"


def test_a_row_with_too_many_cells_is_a_problem_and_no_loss() -> None:
    value, problems = read_words(FORM, "costs", "座椅 | 84 | 万元")
    assert (value, "这一行有3格，表只有2列" in problems[0].message) == (None, True)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(field_rows, min_size=1, max_size=3).map(tuple))
def test_what_is_shown_of_rows_reads_back_as_they_were(value: tuple[Row, ...]) -> None:
    first, _ = read_words(FORM, "costs", words_of(value))
    again, _ = read_words(FORM, "costs", words_of(first))
    assert first is not None
    assert again == first
    blanks = " \t\n　"
    said = [[cell.strip(blanks) for cell in row.values()] for row in value]
    assert [[cell.strip(blanks) for cell in row.values()] for row in first if isinstance(row, dict)] == said
