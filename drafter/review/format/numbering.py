"""Numbers as displayed, automatic and typed together: one that repeats or jumps between two neighbours of one list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.labels import LabelForm
from drafter.draft.marks import BLANKS
from drafter.review.finding import Severity
from drafter.review.format.roles import HEADINGS, Placed
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_APART = ("contents", "reference")
"""What numbers by itself: a 目录, a 附件说明."""

_RANKS = {family: rank for rank, family in enumerate(HEADINGS)}


class _Last(NamedTuple):
    """The last number of a list: itself, the place of its paragraph, whether Word gave it."""

    number: int
    place: int
    is_automatic: bool


def rule() -> FormatRule:
    """Return the rule for numbers of which at least one neighbour is automatic; typed ones are the text's own matter."""
    return FormatRule(
        "automatic-number",
        say("自动编号重复或跳号"),
        Severity.ERROR,
        f"{STANDARD} 7.3.3",
        say("按 Word 显示出来的序号看，同一列里相邻的两个重复或跳号，多因自动编号和手打的混用。重新从一起头的不算。"),
        "[自动 一、] 夯实服务基础\n[黑体] 二、办好阅读活动\n[自动 一、] 加强自身建设",
        "[自动 一、] 夯实服务基础\n[自动 一、] 办好阅读活动\n[自动 一、] 加强自身建设",
        examine=_look,
    )


def _look(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    last: dict[LabelForm, _Last] = {}
    appendix = 0
    for place, each in enumerate(sheet.placed):
        label = each.part.label if each.part.is_running else None
        if each.appendix != appendix or each.role in ("title", "contents"):
            last, appendix = {}, each.appendix
        if label is None or label.form.family not in _RANKS or each.role in _APART:
            continue
        number = _Last(label.number, place, bool(each.part.paragraph.label))
        before = last.get(label.form)
        if before is not None and (before.is_automatic or number.is_automatic) and not _may_follow(before, number):
            yield _remark(each, before.number, number.number)
        rank = _RANKS[label.form.family]
        last = {form: kept for form, kept in last.items() if _RANKS[form.family] <= rank} | {label.form: number}


def _may_follow(before: _Last, number: _Last) -> bool:
    begins_again = number.number == 1 and (before.number > 1 or number.place > before.place + 1)
    return begins_again or number.number == before.number + 1


def _remark(each: Placed, before: int, number: int) -> Remark:
    part = each.part
    assert part.label is not None
    values = {"shown": part.label.text.strip(BLANKS), "wanted": part.label.form.label((before + 1,)).strip(BLANKS)}
    if number <= before:
        message = say("显示的序号“{shown}”重复了，按顺序是“{wanted}”", **values)
    else:
        message = say("显示的序号跳到了“{shown}”，按顺序是“{wanted}”", **values)
    return Remark(message, part, 0, max(1, part.typed))
