"""A whole draft rolled over: the example plan with a hand-checked list of everything in it, and what no text shows alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from answering import FORM, draft
from rolling import TABLES

from drafter import answers
from drafter.answers.saving import changed_text
from drafter.doctypes import TypeLibrary, type_locations
from drafter.draft.appendix import Appendix, Column, Group, Layout, Task, TaskSource
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Field, Form, Kind, Part, Value
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind, Table
from drafter.reading.rollover import Done, RolledOver, YearFrom, roll_over, year_after

EXAMPLE = Path(__file__).parents[3] / "examples" / "work-plan.yaml"
DATE_NOTE = "原为2026年11月18日，2027年这一天是星期四"
DATE_CLOSING = "原为2026年12月15日前，2027年这一天是星期三"
DATE_END = "原为2026年11月20日，2027年这一天是星期六"
NOT_ROUND = "原为100周年，不再是整数"
HEADER_OF_TABLE = 55  # a table has the place of its first line alone
HAND_CHECKED = [
    # line, class, done, before, after, mark
    (16, "year", "moved", "2027", "2028", ""),
    (17, "year", "moved", "2027年", "2028年", ""),
    (18, "date", "moved", "2026年11月18日", "2027年11月18日", DATE_NOTE),
    (20, "plan", "proposed", "“十五五”规划实施的第二年", "“十五五”规划实施的第二年", "2028年是“十五五”第三年"),
    (20, "congress", "marked", "党的二十大", "党的二十大", "二十一大是否已经召开"),
    (20, "congress", "left", "二十届历次全会", "二十届历次全会", ""),
    (24, "date", "left", "9月底前", "9月底前", ""),
    (30, "anniversary", "recomputed", "100周年", "101周年", NOT_ROUND),
    (35, "date", "left", "4月", "4月", ""),
    (36, "relative", "marked", "上年度", "上年度", "现在指2027年"),
    (44, "date", "left", "6月底前", "6月底前", ""),
    *((line, "date", "left", half, half, "") for line in (47, 52) for half in ("上半年", "下半年")),
    (54, "year", "moved", "2027年", "2028年", ""),
    (54, "year", "moved", "2026年", "2027年", "原为2026年"),
    (54, "year", "moved", "2027年", "2028年", ""),
    (63, "date", "moved", "2026年12月15日前", "2027年12月15日前", DATE_CLOSING),
    (65, "year", "moved", "2027年", "2028年", ""),
    *((line, "date", "left", due, due, "") for line, due in ((72, "9月底前"), (75, "5月底前"), (87, "11月底前"))),
    *((line, "date", "left", due, due, "") for line, due in ((93, "4月"), (106, "6月底前"), (120, "6月、11月"))),
    (123, "year", "moved", "2027年", "2028年", ""),
    *((line, "date", "left", due, due, "") for line, due in ((129, "1月"), (130, "1—2月"), (131, "2月"), (134, "3月"))),
    *((line, "date", "left", due, due, "") for line, due in ((135, "4月"), (136, "4月"), (137, "4—6月"), (138, "5月"))),
    *((line, "date", "left", due, due, "") for line, due in ((141, "6月"), (142, "7—8月"))),
    (143, "anniversary", "recomputed", "100周年", "101周年", NOT_ROUND),
    (143, "date", "left", "7—8月", "7—8月", ""),
    *((line, "date", "left", due, due, "") for line, due in ((146, "9月"), (147, "10月"), (148, "11月"), (149, "12月"))),
    (151, "date", "moved", "2026年11月20日", "2027年11月20日", DATE_END),
]


@pytest.fixture(scope="module")
def example() -> answers.Loaded:
    loaded = answers.load(EXAMPLE.read_bytes(), EXAMPLE.name, TypeLibrary(type_locations()).form)
    assert loaded.draft is not None
    return loaded


@pytest.fixture(scope="module")
def rolled_example(example: answers.Loaded) -> RolledOver:
    assert example.draft is not None
    return roll_over(example.draft, year=2028, tables=TABLES, last=EXAMPLE.name)


def test_every_expression_of_the_example_is_found_and_treated(rolled_example: RolledOver) -> None:
    found = [
        (each.text.place.line, str(each.kind), str(each.done), each.before, each.after, each.mark)
        for each in rolled_example.changes
    ]
    assert found == HAND_CHECKED
    assert rolled_example.marks == 9


def test_only_the_lines_of_changed_expressions_change_in_the_file(example: answers.Loaded, rolled_example: RolledOver) -> None:
    old = example.document.text.split("\n")
    new = changed_text(example, rolled_example.draft).split("\n")
    assert new.pop(len(old) - 1) == f"based_on: {EXAMPLE.name}"
    changed = {number for number, (before, after) in enumerate(zip(old, new, strict=True), 1) if before != after}
    told = {line for line, _, _, before, after, mark in HAND_CHECKED if before != after or mark}
    assert changed == told | {HEADER_OF_TABLE}


def test_a_second_roll_over_only_shows(rolled_example: RolledOver) -> None:
    again = roll_over(rolled_example.draft, year=2028, tables=TABLES, last=EXAMPLE.name)
    assert again.draft == rolled_example.draft
    assert {each.done for each in again.changes} == {Done.LEFT, Done.MARKED_BEFORE}
    assert again.marks == rolled_example.marks


def test_what_is_still_marked_moves_on_with_its_mark(rolled_example: RolledOver) -> None:
    following = roll_over(rolled_example.draft, year=2029, tables=TABLES)
    assert following.draft.values["note"] == f"（2028年11月18日【请核：{DATE_NOTE}】馆务会议通过）"


def rolled(values: Mapping[str, Value], year: int = 2026, **known: int) -> RolledOver:
    return roll_over(Draft(FORM, values), year=year, tables=TABLES, last="last.yaml", **known)


def test_the_date_becomes_text_that_is_a_date_again_without_its_mark() -> None:
    found = rolled({"year": "2025", "date": DocumentDate(2025, 1, 5)}).draft.values["date"]
    assert found == "2026年1月5日【请核：原为2025年1月5日，2026年这一天是星期一】"


def test_a_title_made_by_the_type_follows_the_year_field() -> None:
    loaded = draft("year: 2025\n")
    found = roll_over(replace(loaded, values={"year": "2025"}), year=2026, tables=TABLES)
    assert dict(found.draft.values) == {"year": "2026"}


def test_another_number_in_a_number_field_stays() -> None:
    assert rolled({"year": "0012", "title": "2025年要点"}).draft.values["year"] == "0012"


@pytest.mark.parametrize(
    ("values", "year", "source"),
    [
        ({"year": "2025", "title": "2024年要点"}, 2025, YearFrom.FIELD),
        ({"title": "二〇二五年要点"}, 2025, YearFrom.TITLE),
        ({"summary": "2025年、2025年、2024年"}, 2025, YearFrom.WORDS),
        ({"summary": "1949年、1949年", "date": DocumentDate(2025, 1)}, 2025, YearFrom.DATE),
        ({"summary": "1949年"}, 2026, YearFrom.ASSUMED),
    ],
)
def test_the_old_year_is_read_from_the_draft(values: Mapping[str, Value], year: int, source: YearFrom) -> None:
    found = rolled(values, 2027)
    assert (found.last_year, found.year_from) == (year, source)


def test_the_date_of_an_occasion_tells_the_year_where_the_document_has_none() -> None:
    form = Form("speech", {key: Field(key, Kind.DATE, key) for key in ("occasion", "date")})
    occasion, date = DocumentDate(2025, 3, 12), DocumentDate(2024, 12)
    assert year_after(Draft(form, {"occasion": occasion})) == 2026
    assert year_after(Draft(form, {"occasion": occasion, "date": date})) == 2025


def test_the_old_year_can_be_told() -> None:
    found = rolled({"title": "2019年要点"}, 2026, last_year=2019)
    assert (found.draft.values["title"], found.year_from) == ("2026年要点", YearFrom.GIVEN)


def test_the_year_after_is_none_where_nothing_tells_it() -> None:
    assert year_after(Draft(FORM, {"title": "要点"})) is None
    assert year_after(Draft(FORM, {"title": "2025年要点"})) == 2026


def test_expressions_and_marks_are_not_looked_into() -> None:
    words = '{{ snippet("2025年", 会议="八届二次会议") }}{{ "2025年" }}【待填：2025年】{{ year }}年'
    assert rolled({"year": "2025", "summary": words}).draft.values["summary"] == words


def test_a_broken_expression_is_not_looked_into_either() -> None:
    words = "2025年{{ 2025年 + }}与{{ 2025年"
    assert rolled({"summary": words}).draft.values["summary"] == "2026年{{ 2025年 + }}与{{ 2025年"


def test_a_measured_lead_keeps_its_words() -> None:
    paragraph = Paragraph(ParagraphKind.NUMBERED, "办好八届二次会议2025年第一批实事。其余2025年办。", level=1, lead=19)
    assert paragraph.text[:19].endswith("实事。")
    body = Outline((paragraph,), OutlineForm.STRUCTURED)
    found = rolled({"year": "2025", "body": body}).draft.values["body"]
    assert isinstance(found, Outline)
    after = found.paragraphs[0]
    assert after.text[: after.lead] == "办好八届二次会议【请核：八届三次会议，换届则为九届一次会议】2026年第一批实事。"


def test_tables_tasks_and_columns_are_rolled_and_keys_stay() -> None:
    table = Table(("2024年完成", "2025年目标"), (("2025年", "3"),), "2025年指标", "2025年统计")
    task = Task("建设2025年项目", owners=("办公室",), due="2025年9月底前", note="去年未完", extra={"2025年预算": "2025年"})
    appendix = Appendix(
        "2025年事项",
        body=Outline((Paragraph(ParagraphKind.TABLE, table=table),)),
        layout=Layout.TABLE,
        columns=(Column("2025年预算", "2025年预算"),),
        groups=(Group("2025年重点", (task,)),),
        date=DocumentDate(2025, 1),
    )
    (found,) = rolled({"year": "2025", "appendices": (appendix,)}).draft.values["appendices"]  # type: ignore[misc]
    assert isinstance(found, Appendix)
    assert (found.title, found.groups[0].name, found.columns) == (
        "2026年事项",
        "2026年重点",
        (Column("2026年预算", "2025年预算"),),
    )
    assert found.body.paragraphs[0].table == Table(
        ("2025年【请核：原为2024年】完成", "2026年目标"), (("2026年", "3"),), "2026年指标", "2026年统计"
    )
    after = found.groups[0].tasks[0]
    assert (after.task, after.owners, after.extra) == ("建设2026年项目", ("办公室",), {"2025年预算": "2026年"})
    assert after.due == "2026年9月底前【请核：原为2025年9月底前】"
    assert after.note == "去年【请核：现在指2025年】未完"


def test_sheets_and_parts_in_files_of_their_own_stay_and_are_named() -> None:
    sheet = Appendix("任务", groups=(Group("2025年", (Task("2025年任务"),)),), source=TaskSource("任务.xlsx"))
    apart, inside = Draft(FORM, {"title": "2025年甲"}), Draft(FORM, {"title": "2025年乙"})
    values: dict[str, Value] = {"year": "2025", "appendices": (sheet,), "parts": (Part("甲.yaml", apart), Part(draft=inside))}
    found = rolled(values)
    assert found.draft.values["appendices"] == (sheet,)
    assert found.draft.values["parts"] == (Part("甲.yaml", apart), Part(draft=Draft(FORM, {"title": "2026年乙"})))
    assert found.elsewhere == ("任务.xlsx", "甲.yaml")


def test_a_typed_total_is_compared_with_the_tasks_that_are_there() -> None:
    appendix = Appendix("任务", groups=(Group("", (Task("甲"), Task("乙"))),))
    found = rolled({"summary": "附件列出任务共2项", "appendices": (appendix,)}).draft.values["summary"]
    assert found == "附件列出任务共2项【请核：附件1现列2项】"


def test_the_remark_the_review_and_the_phrases_stay() -> None:
    loaded = draft("year: 2025\nremark: 2025年备注\nreview: {r1: 2025年}\nphrases: {a: {revision: x, text: 2025年}}\n")
    found = roll_over(loaded, year=2026, tables=TABLES, last="last.yaml").draft
    assert (found.remark, found.review, found.phrases) == (loaded.remark, loaded.review, loaded.phrases)
    assert found.based_on == "last.yaml"
