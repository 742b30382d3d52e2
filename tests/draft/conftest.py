"""Drafts made by hand for the tests of this room."""

import pytest

from drafter.base.problems import Place
from drafter.draft.fields import Draft, Field, Form, Kind
from drafter.draft.markup import read_markup
from drafter.draft.numbering import Numbering, forms
from drafter.draft.points import Points

FIELDS = (
    Field("organisation", Kind.LINE, "单位"),
    Field("year", Kind.NUMBER, "年份"),
    Field("title", Kind.LINE, "标题", required=True, default="{{ year }}年{{ organisation }}工作要点"),
    Field("subtitle", Kind.LINE, "副标题"),
    Field("note", Kind.LINE, "题注"),
    Field("addressee", Kind.LINE, "主送"),
    Field("opening", Kind.OUTLINE, "总体要求"),
    Field("body", Kind.OUTLINE, "正文", required=True),
    Field("closing", Kind.OUTLINE, "结尾"),
    Field("appendices", Kind.APPENDICES, "附件"),
    Field("signature", Kind.LINE, "落款"),
    Field("sealed", Kind.YESNO, "加盖印章", default="no"),
    Field("date", Kind.DATE, "成文日期", default="today"),
    Field("outline", Kind.YESNO, "提纲"),
    Field("outline_depth", Kind.NUMBER, "提纲级数"),
    Field("contents", Kind.YESNO, "目录"),
    Field("contents_depth", Kind.NUMBER, "目录级数"),
    Field("cover", Kind.YESNO, "封面"),
    Field("compiler", Kind.LINE, "编印单位"),
    Field("parts", Kind.DOCUMENTS, "各篇"),
    Field("remark_line", Kind.LINE, "附注", when="sealed"),
)


@pytest.fixture
def make():
    """Return a maker of drafts: outlines are given as markup, everything else as it is."""

    def draft(
        numbering=("一、", "（一）", "1.", "（1）"), *, continuous=(), leads=(1, 2), points=None, phrases=None, **values
    ):
        own = Numbering(forms(numbering), frozenset(continuous), frozenset(leads), points or Points())
        form = Form("plan", {field.key: field for field in FIELDS}, own)
        read = {
            key: read_markup(value, own, lambda line: Place("plan.yaml", line + 1, 1))[0]
            if form.fields[key].kind is Kind.OUTLINE
            else value
            for key, value in values.items()
        }
        return Draft(form, {"title": "标题", **read}, phrases=phrases or {}, file="plan.yaml")

    return draft
