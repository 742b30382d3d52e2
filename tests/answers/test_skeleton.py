"""A fresh answers file explains every field, and is a good answers file as it stands."""

from __future__ import annotations

from datetime import date

import pytest

from drafter import answers
from drafter.answers.skeleton import skeleton
from drafter.doctypes import TypeLibrary
from drafter.doctypes.form import read_type
from drafter.draft.blocks import BlockKind
from drafter.draft.compose import Unfilled, compose
from drafter.draft.fields import RESERVED, Form

TODAY = date(2026, 1, 5)
BUNDLED = ("collection", "exchange-report", "minutes", "notice", "request", "seminar-speech", "work-plan")
EVERY_KIND = """
name: 各种字段
fields:
  line: {kind: line, label: 行, required: true}
  quoted: {kind: line, label: 引, default: "{{ line }}: #1"}
  text: {kind: text, label: 文, required: true}
  chapters: {kind: outline, label: 纲, required: true}
  notes: {kind: outline, label: 记}
  date: {kind: date, label: 日, required: true}
  number: {kind: number, label: 数, required: true}
  choice: {kind: choice, label: 选, choices: [甲, 乙], required: true}
  several: {kind: multichoice, label: 几, choices: [甲, 乙], required: true}
  sealed: {kind: yesno, label: 章, default: "yes", when: line}
  open: {kind: yesno, label: 开, required: true}
  list: {kind: list, label: 列, required: true, default: [一, 二]}
  appendices: {kind: appendices, label: 附件, required: true}
  parts: {kind: documents, label: 各篇, required: true}
"""


@pytest.fixture(scope="module")
def every_kind() -> Form:
    """A form with a field of every kind, most of them required."""
    found, problems = read_type(EVERY_KIND, "every", "type.yaml")
    assert problems == []
    return found.form


def load(form: Form, text: str) -> answers.Loaded:
    return answers.load(text, "a.yaml", lambda _: form)


@pytest.mark.parametrize("name", BUNDLED)
def test_a_fresh_file_of_any_type_is_a_draft_of_nothing_but_marks(bundled_types: TypeLibrary, name: str) -> None:
    form = bundled_types.form(name)
    loaded = load(form, skeleton(form, TODAY))
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.draft is not None
    composition = compose(loaded.draft, unfilled=Unfilled.MARK)
    assert composition.problems == ()
    assert composition.todo >= 2


def test_a_formula_for_what_is_not_filled_is_left_to_the_program(bundled_types: TypeLibrary) -> None:
    """The 题注 of a speech is made of other fields; nobody has to read how."""
    lines = skeleton(bundled_types.form("seminar-speech"), TODAY).splitlines()
    assert "note: " in lines
    assert [line for line in lines if "default(" in line] == []


def test_a_fresh_work_plan_loads_without_a_word(bundled_types: TypeLibrary) -> None:
    form = bundled_types.form("work-plan")
    loaded = load(form, skeleton(form, TODAY))
    assert [str(problem) for problem in loaded.problems] == []
    assert loaded.draft is not None
    assert str(loaded.draft.values["date"]) == "2026年1月5日"
    assert loaded.draft.values["title"] == "{{ year }}年{{ organisation }}工作要点"


def test_a_fresh_work_plan_can_be_looked_at_as_a_draft(bundled_types: TypeLibrary) -> None:
    """Nothing of it but to-do marks, so that nobody sends an example upstairs."""
    form = bundled_types.form("work-plan")
    draft = load(form, skeleton(form, TODAY)).draft
    assert draft is not None
    composition = compose(draft, unfilled=Unfilled.MARK)
    shown = [block.text.replace("\n", "") for block in composition.blocks if block.kind is not BlockKind.BLANK]
    assert shown == ["【待填：年度】年【待填：单位】工作要点", "【待填：正文】", "2026年1月5日"]
    assert composition.todo == 3


def test_a_form_with_every_kind_loads_too(every_kind: Form) -> None:
    loaded = load(every_kind, skeleton(every_kind, TODAY))
    assert [str(problem) for problem in loaded.problems] == []


@pytest.mark.parametrize("name", BUNDLED)
def test_every_field_is_explained(bundled_types: TypeLibrary, name: str) -> None:
    form = bundled_types.form(name)
    lines = skeleton(form, TODAY).splitlines()
    assert lines[0] == f"# yaml-language-server: $schema={name}.schema.json"
    comments = "".join(line.removeprefix("# ") for line in lines if line.startswith("#"))
    for field in form.fields.values():
        assert f"{field.label}（" in comments
        assert field.help in comments
        assert all(line in comments for line in field.example.split("\n"))
    for key in RESERVED:
        assert key in "\n".join(lines)
    assert [line for line in lines if len(line) > 80] == []


def test_choices_conditions_and_marks_are_explained(every_kind: Form) -> None:
    text = skeleton(every_kind, TODAY)
    for part in (
        "# 可选：甲、乙",
        "# “line”填了才用",
        "# 选（选一项，必填）",
        "#   # 文字　　第1级，印成 一、 等",
        "# 写 yes 或 no",
    ):
        assert part in text
    assert 'quoted: "{{ line }}: #1"' in text
    assert "list: [一, 二]" in text


def test_no_explanation_stands_behind_a_text(every_kind: Form) -> None:
    """A # line there could as well be a heading: it would be an error."""
    text = skeleton(every_kind, TODAY)
    assert "#" not in text[text.index("\ntext: |") :]


def test_the_date_is_that_of_the_day(bundled_types: TypeLibrary) -> None:
    assert f"date: {date.today().isoformat()}" in skeleton(bundled_types.form("work-plan"))
