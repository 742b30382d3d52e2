"""A field that is a table, and documents that stand in the file of a collection."""

from __future__ import annotations

from drafter.draft.appendix import Column
from drafter.session.table_rows import moved, with_block, with_cell, without

COLUMNS = (Column("事项", "thing"), Column("数量", "count"))
ROWS = ({"thing": "桌", "count": "3"}, {"thing": "椅", "count": "12"})


def test_the_row_behind_the_last_begins_a_new_one() -> None:
    assert with_cell(ROWS, COLUMNS, 2, "thing", " 书 ")[2] == {"thing": "书", "count": ""}
    assert with_cell(ROWS, COLUMNS, 0, "count", "4")[0] == {"thing": "桌", "count": "4"}


def test_a_row_without_any_words_goes() -> None:
    assert with_cell(with_cell(ROWS, COLUMNS, 0, "count", ""), COLUMNS, 0, "thing", "") == ROWS[1:]


def test_rows_are_moved_and_deleted() -> None:
    assert moved(ROWS, 0, 1) == (ROWS[1], ROWS[0])
    assert moved(ROWS, 0, -1) is None
    assert without(ROWS, 0) == ROWS[1:]


def test_cells_are_pasted_by_headings_or_in_order() -> None:
    assert with_block((), COLUMNS, 0, "数量\t事项\n3\t桌\n") == ROWS[:1]
    assert with_block(ROWS[:1], COLUMNS, 1, "椅\t12") == ROWS
