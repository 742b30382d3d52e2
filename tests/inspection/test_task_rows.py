"""Tasks in the tables of a Word file: who does them, in which group of rows."""

from __future__ import annotations

from drafter.draft.tasks import Owners
from drafter.inspection.task_rows import TaskRow, task_rows
from drafter.inspection.word_file import read_word_file
from drafter.reading.displayed import CellPlace, DisplayedParagraph
from drafter.review.assignments import assignments
from drafter.review.units import Units

HEAD = ["序号", "2026年重点任务", "牵头单位", "配合单位"]


def table(*rows: list[str], continued: tuple[int, int] = (0, 0)) -> list[DisplayedParagraph]:
    """Paragraphs of a table, one a cell; the cell *continued* (row, column) belongs to the one above."""
    return [
        DisplayedParagraph(text, cell=CellPlace(1, row, column, continued=(row, column) == continued))
        for row, cells in enumerate(rows, 1)
        for column, text in enumerate(cells, 1)
    ]


def test_every_row_is_a_task_with_its_units_and_group() -> None:
    rows = table(HEAD, ["一、服务"], ["1", "改造阅览区", "办公室", "典藏部、读者服务部"], ["2", "新建分馆", "典藏部", ""])
    assert task_rows(rows) == {
        6: TaskRow(Owners((), ("办公室",), ("典藏部", "读者服务部")), "一、服务"),
        10: TaskRow(Owners((), ("典藏部",), ()), "一、服务"),
    }


def test_a_cell_merged_downwards_counts_for_every_row() -> None:
    rows = table(HEAD, ["1", "改造阅览区", "办公室", ""], ["2", "新建分馆", "", ""], continued=(3, 3))
    assert [each.owners.lead for each in task_rows(rows).values()] == [("办公室",), ("办公室",)]


def test_tables_of_other_things_hold_no_tasks() -> None:
    assert task_rows(table(["项目", "单位", "金额"], ["书架", "个", "20"])) == {}
    assert task_rows(table(["姓名", "责任单位"], ["某某", "办公室"])) == {}


def test_tasks_of_a_word_file_are_listed_and_point_at_their_cell() -> None:
    document = read_word_file(table(HEAD, ["1", "改造阅览区", "办公室", "典藏部"]), "plan.docx")
    assert [(each.unit, each.role, each.task) for each in assignments(document, Units())] == [
        ("办公室", "牵头", "改造阅览区"),
        ("典藏部", "配合", "改造阅览区"),
    ]
    (task,) = (each for each in document.passages if each.text == "改造阅览区")
    assert task.spot.cell == (1, 2, 2)


def test_a_cell_that_says_appendix_begins_none() -> None:
    document = read_word_file(table(["材料", "附件"], ["申请表", "一份"]), "plan.docx")
    assert {each.part for each in document.passages} == {0}


def test_a_task_of_several_lines_is_one() -> None:
    rows = table(HEAD, ["1", "改造阅览区\n（含旧馆）", "办公室", ""])
    assert [each.task for each in assignments(read_word_file(rows, "plan.docx"), Units())] == ["改造阅览区"]
