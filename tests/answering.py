"""What the tests of answers files share: a form of every kind, and loading under it."""

from __future__ import annotations

from typing import Any

from drafter import answers
from drafter.base.errors import TypeFolderError
from drafter.base.problems import Level, Problem
from drafter.draft.appendix import Column
from drafter.draft.fields import Draft, Field, Form, Kind
from drafter.draft.numbering import GBT9704

FIELDS = (
    Field("title", Kind.LINE, "标题", required=True),
    Field("year", Kind.NUMBER, "年度"),
    Field("note", Kind.LINE, "题注"),
    Field("summary", Kind.TEXT, "摘要"),
    Field("body", Kind.OUTLINE, "正文", required=True),
    Field("closing", Kind.OUTLINE, "结尾"),
    Field("appendices", Kind.APPENDICES, "附件"),
    Field("parts", Kind.DOCUMENTS, "各篇"),
    Field("units", Kind.LIST, "单位"),
    Field("costs", Kind.TABLE, "费用", columns=(Column("事项", "thing"), Column("金额", "amount"))),
    Field("secrecy", Kind.CHOICE, "密级", choices=("公开", "内部", "秘密")),
    Field("copies", Kind.MULTICHOICE, "抄送", choices=("办公室", "典藏部", "读者服务部")),
    Field("sealed", Kind.YESNO, "加盖印章"),
    Field("code", Kind.LINE, "编号", pattern="[A-Z]+-[0-9]+", example="AB-12"),
    Field("motto", Kind.LINE, "主题", required=True, default="{{ year }}年"),
    Field("signature", Kind.LINE, "署名"),
    Field("date", Kind.DATE, "成文日期"),
)
FORM = Form("plan", {field.key: field for field in FIELDS}, GBT9704, version=2, title="要点")


def forms(name: str) -> Form:
    if name != "plan":
        raise TypeFolderError(f"没有“{name}”这种类型", "是不是“plan”？")
    return FORM


def load(text: str | bytes, file: str = "plan.yaml", **options: Any) -> answers.Loaded:
    return answers.load(text, file, forms, **options)


def filled(rest: str = "", file: str = "plan.yaml", **options: Any) -> answers.Loaded:
    """Load a file whose required fields are filled in its first three lines, with *rest* behind them."""
    return load(f"type: plan\ntitle: 要点\nbody: 正文\n{rest}", file, **options)


def draft(rest: str = "", file: str = "plan.yaml", **options: Any) -> Draft:
    """The draft of such a file, which must be without errors."""
    loaded = filled(rest, file, **options)
    assert loaded.draft is not None, "\n".join(map(str, loaded.problems))
    return loaded.draft


def only(loaded: answers.Loaded, level: Level = Level.ERROR) -> Problem:
    """The one problem of *level* that *loaded* has."""
    found = [problem for problem in loaded.problems if problem.level is level]
    assert len(found) == 1, "\n".join(map(str, loaded.problems))
    return found[0]


def at(problem: Problem) -> tuple[int, int]:
    return problem.place.line, problem.place.column
