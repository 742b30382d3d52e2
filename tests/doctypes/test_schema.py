"""The JSON Schema of a type: what drafter accepts validates in an editor, the usual mistakes do not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from drafter import answers
from drafter.answers.skeleton import skeleton
from drafter.base.problems import errors_of
from drafter.doctypes import TypeLibrary
from drafter.doctypes.form import read_type
from drafter.doctypes.schema import schema
from drafter.draft.fields import RESERVED, Form

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
EVERY_KIND = """
name: 各种字段
fields:
  line: {kind: line, label: 行, pattern: "[甲乙]+"}
  text: {kind: text, label: 文, required: true, help: 要写}
  date: {kind: date, label: 日期, default: today}
  number: {kind: number, label: 数}
  choice: {kind: choice, label: 选, choices: [甲, 乙, "3"]}
  several: {kind: multichoice, label: 几, choices: [甲, 乙]}
  sealed: {kind: yesno, label: 章}
  list: {kind: list, label: 列}
  body: {kind: outline, label: 正文}
  appendices: {kind: appendices, label: 附件}
  parts: {kind: documents, label: 各篇}
"""


class Editor(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers and booleans, but dates as text (YAML 1.2)."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def plan(bundled_types: TypeLibrary) -> Form:
    """The form of the work plan."""
    return bundled_types.form("work-plan")


@pytest.fixture(scope="module")
def every_kind() -> Form:
    """A form with a field of every kind."""
    found, problems = read_type(EVERY_KIND, "every", "type.yaml")
    assert problems == []
    return found.form


def in_editor(form: Form, text: str) -> list[str]:
    """Return what an editor says about *text*."""
    validator = jsonschema.Draft202012Validator(schema(form))
    return [error.message for error in validator.iter_errors(yaml.load(text, Editor))]


def in_drafter(form: Form, text: str) -> list[str]:
    """Return what drafter says about *text*."""
    return [str(problem) for problem in errors_of(answers.load(text, "a.yaml", lambda _: form).problems)]


def test_the_schema_is_one_and_speaks_chinese(plan: Form, every_kind: Form) -> None:
    for form in (plan, every_kind):
        made: Any = schema(form)
        jsonschema.Draft202012Validator.check_schema(made)
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert {*RESERVED, *form.fields} <= set(made["properties"])
        for key, field in form.fields.items():
            assert made["properties"][key]["title"] == field.label
    work_plan: Any = schema(plan)
    assert work_plan["properties"]["note"]["description"] == plan.fields["note"].help
    assert work_plan["required"] == ["type"]  # the title has a default, the body may come from a file


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_validate(bundled_types: TypeLibrary, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert in_editor(bundled_types.form(yaml.load(text, Editor)["type"]), text) == []


def test_a_fresh_answers_file_validates(bundled_types: TypeLibrary, every_kind: Form) -> None:
    for form in (*map(bundled_types.form, bundled_types.names()), every_kind):
        assert in_editor(form, skeleton(form)) == []


PLAN = "type: work-plan\ntitle: 标题\n"
BODY = "body: |\n  正文\n"

STRUCTURED = """\
body:
  - 一段
  - heading: 标题
    text: 正文
    body: [一段, {item: 事项, points: [一, {text: 二, points: [三]}]}]
  - {text: 段, points: [甲, 乙]}
  - table: {columns: [序号, 事项], rows: [[1, 甲], [通栏]], caption: 表, note: 注}
"""
NUMBERING = """\
numbering:
  levels: ["第一条　", ①]
  continuous: [①]
  leads: [①]
  points: {label: 一要, run_in: no}
"""
APPENDICES = """\
appendices:
  - title: 甲
    layout: table
    columns: [序号, {task: 事项}, 责任单位, 时限, 备注]
    group_as: column
    count: no
    landscape: true
    groups:
      - {name: 组, tasks: [一件（办公室）, {task: 二, owners: [甲, 乙], due: 9月, note: 注}]}
  - {title: 乙, label: none, body: 文字, signature: 甲, date: 2027-01-05, continuous: true, name: 名}
"""

GOOD = {
    "least": BODY,
    "body from a file": "body_from: pyproject.toml\n",
    "numbers and booleans": BODY + "year: 2027\nsealed: false\ntype_version: 1\nnote: 3.15\n",
    "words of yes and no": BODY + "sealed: 否\n",
    "empty values": BODY + "note:\nappendices:\nclosing: |\nremark: 备注\n",
    "a date without a day": BODY + "date: 2027-01\n",
    "structured": STRUCTURED,
    "numbering": BODY + NUMBERING,
    "appendices": BODY + APPENDICES,
    "one appendix": BODY + "appendices: {title: 甲, tasks: [一, 二], numbering: {levels: [一、]}}\n",
}

WRONG = {
    "no body": "",
    "unknown key": BODY + "tilte: 标题\n",
    "list for a line": BODY + "note: [甲]\n",
    "mapping for the body": "body: {heading: 甲}\n",
    "words for a number": BODY + "year: 明年\n",
    "year too short": BODY + "year: '27'\n",
    "neither yes nor no": BODY + "sealed: 也许\n",
    "list for a date": BODY + "date: [2027, 1]\n",
    "unknown key of a paragraph": "body: [{haeding: 甲}]\n",
    "heading and item": "body: [{heading: 甲, item: 乙}]\n",
    "words for appendices": BODY + "appendices: 甲\n",
    "appendix without title": BODY + "appendices: [{tasks: [一]}]\n",
    "unknown layout": BODY + "appendices: [{title: 甲, layout: grid, tasks: [一]}]\n",
    "unknown key of an appendix": BODY + "appendices: [{title: 甲, task: [一]}]\n",
    "label of an appendix": BODY + "appendices: [{title: 甲, label: 附件3}]\n",
    "group without name": BODY + "appendices: [{title: 甲, groups: [{tasks: [一]}]}]\n",
    "task without task": BODY + "appendices: [{title: 甲, tasks: [{owners: [甲]}]}]\n",
    "unknown key of the numbering": BODY + "numbering: {level: [一、]}\n",
    "words for levels": BODY + "numbering: {levels: 一、}\n",
}


@pytest.mark.parametrize("body", GOOD.values(), ids=GOOD)
def test_what_drafter_accepts_validates(plan: Form, body: str) -> None:
    assert in_drafter(plan, PLAN + body) == []
    assert in_editor(plan, PLAN + body) == []


@pytest.mark.parametrize("body", WRONG.values(), ids=WRONG)
def test_the_usual_mistakes_are_seen_in_the_editor_and_by_drafter(plan: Form, body: str) -> None:
    assert in_editor(plan, PLAN + body)
    assert in_drafter(plan, PLAN + body)


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("line: 甲乙", True),
        ("line: 丙", False),
        ("line: '{{ list }}'", True),
        ("choice: 甲", True),
        ("choice: 3", True),
        ("choice: 丙", False),
        ("several: [甲, 乙]", True),
        ("several: [甲, 丙]", False),
        ("list: [甲, 1, 0.5]", True),
        ("list: {甲: 乙}", False),
        ("number: 1,200", True),
        ("number: 十二", True),
        ("number: 3.5%", True),
        ("number: 约三", False),
        ("parts: [{type: every, text: 乙}, 【待填：下一篇】]", True),
        ("parts: {type: every, text: 乙}", True),
        ("parts: 【待填：各篇】", True),
        ("parts: [[甲]]", False),
    ],
)
def test_every_kind_is_checked_alike(every_kind: Form, line: str, good: bool) -> None:
    text = f"type: every\ntext: 文字\n{line}\n"
    said: list[Callable[[Form, str], list[str]]] = [in_editor, in_drafter]
    assert [not each(every_kind, text) for each in said] == [good, good]


@pytest.mark.parametrize("key", ["line", "date", "number", "choice", "several", "list"])
def test_a_to_do_mark_is_good_in_any_field(every_kind: Form, key: str) -> None:
    text = f"type: every\ntext: 文字\n{key}: 【待填：以后】\n"
    assert in_editor(every_kind, text) == []
    assert in_drafter(every_kind, text) == []
