"""A type.yaml is read whole: what is right becomes the form, everything wrong is said at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.base.problems import errors_of
from drafter.doctypes.form import TypeFile, read_type
from drafter.draft.fields import RESERVED, Kind

MINIMAL = "name: 通知\nfields:\n  title: {kind: line, label: 标题, required: true}\n"


def read(text: str) -> tuple[TypeFile, list[str]]:
    found, problems = read_type(text, "notice", "type.yaml")
    assert errors_of(problems) == tuple(problems)
    return found, [str(problem) for problem in problems]


def fields(lines: str) -> list[str]:
    """Return what is said about a type with the field lines *lines*, the first on line 3."""
    return read("name: 通知\nfields:\n" + lines)[1]


def test_the_bundled_work_plan_has_the_fields_of_its_design() -> None:
    text = (Path(__file__).parents[2] / "templates" / "work-plan" / "type.yaml").read_text(encoding="utf-8")
    found, problems = read_type(text, "work-plan", "type.yaml")
    assert problems == []
    keys = "organisation year title subtitle note addressee opening body closing appendices signature sealed date remark_line"
    assert list(found.form.fields) == keys.split()
    assert [key for key, field in found.form.fields.items() if field.required] == ["title", "body"]
    numbering = found.form.numbering
    assert [form.first for form in numbering.levels] == ["一、", "1."]
    assert (numbering.continuous, numbering.leads) == ({2}, {1, 2})
    assert found.form.fields["date"].default == "today"
    assert all(field.label != key and field.help for key, field in found.form.fields.items())


def test_the_least_type_numbers_by_the_standard() -> None:
    found, problems = read(MINIMAL)
    assert problems == []
    assert (found.form.name, found.form.title, found.form.version, found.profile) == ("notice", "通知", 1, "gbt9704")
    assert [form.first for form in found.form.numbering.levels] == ["一、", "（一）", "1.", "（1）"]


def test_every_key_of_a_question_is_read() -> None:
    found, problems = read(
        "name: 通知\nfields:\n"
        "  grade:\n    kind: choice\n    label: 缓急\n    help: 紧急程度\n    required: yes\n    default: 平急\n"
        "    choices: [特急, 平急]\n    when: '{{ sent }}'\n    placeholder: 选一项\n    example: 特急\n"
        "  sent: {kind: yesno}\n"
        "  words: {kind: list, pattern: '.{2,4}', default: [一, 二]}\n"
        "  text: {kind: text, snippets: [开头]}\n"
    )
    assert problems == []
    grade = found.form.fields["grade"]
    assert (grade.kind, grade.label, grade.help, grade.required) == (Kind.CHOICE, "缓急", "紧急程度", True)
    assert (grade.default, grade.choices, grade.when) == ("平急", ("特急", "平急"), "sent")
    assert (grade.placeholder, grade.example) == ("选一项", "特急")
    assert (found.form.fields["words"].default, found.form.fields["text"].snippets) == ("一、二", ("开头",))


def test_all_problems_are_said_at_once_each_with_its_place() -> None:
    _, problems = read(
        "naem: 通知\nversion: two\nnumbering:\n  levels: [一、, 甲乙]\n  continuous: ['3.']\nfields:\n"
        "  title: {kind: lin, labell: 标题}\n  date: {kind: line}\n"
    )
    said = [problem.partition("\n")[0] for problem in problems]
    assert said == [
        "type.yaml:1:1: “type.yaml”里没有“naem”这个键",
        "type.yaml:1:1: 缺少“name”",
        "type.yaml:2:10: “version”应当是从 1 起的整数",
        "type.yaml:4:16: “甲乙”不是可用的编号形式",
        "type.yaml:5:16: “3.”不在各级编号之中",
        "type.yaml:7:17: 没有“lin”这种字段",
        "type.yaml:7:22: “title”里没有“labell”这个键",
        "type.yaml:8:16: 字段“date”印在固定的位置，kind 只能是 date",
    ]
    assert "是不是“name”？" in problems[0]
    assert "是不是“label”？" in problems[6]
    assert "是不是“line”？" in problems[5]


@pytest.mark.parametrize("key", RESERVED)
def test_reserved_keys_are_refused(key: str) -> None:
    assert f"“{key}”是每个答案文件都有的保留键" in fields(f"  {key}: {{kind: line}}\n")[0]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("  a b: {kind: line}", "“a b”不能作字段的键"),
        ("  br: {kind: line}", "“br”不能作字段的键"),
        ("  one: {}", "字段“one”没有写 kind"),
        ("  one: text", "要写成“键: 值”的形式"),
        ("  one: {kind: choice}", "要有 choices"),
        ("  one: {kind: line, choices: [甲]}", "不用 choices"),
        ("  one: {kind: choice, choices: [甲, 甲]}", "重复的值"),
        ("  one: {kind: choice, choices: [甲], default: 乙}", "default“乙”不是"),
        ("  one: {kind: date, default: 2026-02-30}", "default“2026-02-30”不是"),
        ("  one: {kind: number, default: 很多}", "default“很多”不是"),
        ("  one: {kind: yesno, default: 也许}", "default“也许”不是"),
        ("  one: {kind: outline, default: 文字}", "不能有 default"),
        ("  one: {kind: line, default: '{{ two }}'}", "没有名为“two”的字段"),
        ("  one: {kind: line, default: '{{ one | upper }}'}", "没有“upper”这个过滤器"),
        ("  one: {kind: line, default: '{{ one'}", "没有对应的“}}”"),
        ("  one: {kind: line, when: two}", "when 提到的“two”不是字段"),
        ("  one: {kind: line, pattern: '[0-9'}", "不是正确的正则表达式"),
        ("  one: {kind: date, pattern: '[0-9]'}", "不用 pattern"),
        ("  one: {kind: number, snippets: [开头]}", "不用 snippets"),
        ("  one: {kind: line, required: maybe}", "“required”应当是 true 或 false"),
        ("  one: {kind: line, label: [甲]}", "“label”应当是文字"),
        ("  one: {kind: line, label: 甲}\n  two: {kind: line, label: 甲}", "与字段“two”重名"),
        ("  one: {kind: text}\n  one_from: {kind: line}", "用来从文件读入“one”"),
    ],
)
def test_a_wrong_question_gets_its_sentence(line: str, sentence: str) -> None:
    problems = fields(line + "\n")
    assert any(sentence in problem for problem in problems), problems
    assert all(problem.startswith(("type.yaml:3:", "type.yaml:4:")) for problem in problems)


@pytest.mark.parametrize(
    ("numbering", "sentence"),
    [
        ("levels: []", "编号应当有一至9级"),
        ("levels: [一、, 一、]", "写了两次"),
        ("levels: 一、", "应当是一列文字"),
        ("points: {label: 其一}", "不是可以接着数的分点编号"),
        ("points: {run: yes}", "“points”里没有“run”这个键"),
        ("leads: ['1.', 乙]", "“乙”不在各级编号之中"),
    ],
)
def test_a_wrong_numbering_gets_its_sentence(numbering: str, sentence: str) -> None:
    _, problems = read(f"{MINIMAL}numbering: {{{numbering}}}\n")
    assert any(sentence in problem for problem in problems), problems


def test_own_levels_keep_the_leads_they_share_with_the_standard() -> None:
    found, problems = read(f"{MINIMAL}numbering: {{levels: [第一条　, （一）, '1.1'], continuous: [第一条　]}}\n")
    assert problems == []
    assert (found.form.numbering.leads, found.form.numbering.continuous) == ({2}, {1})


@pytest.mark.parametrize("text", ["", "- 一\n", "name: [\n", "name: &a 通知\nfields: {}\n", "fields: 3\nname: 通知\n"])
def test_what_is_no_form_at_all_is_said_not_raised(text: str) -> None:
    assert read(text)[1]
