"""The title: centred, in its face and size, its lines broken at sense (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.title import break_title
from drafter.draft.widths import width
from drafter.review.finding import Severity
from drafter.review.format.looks import differs, told
from drafter.review.format.parts import Part
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_CLAUSE = f"{STANDARD} 7.3.1"


def place() -> FormatRule:
    """Return the rule for a title that is not centred."""
    return FormatRule(
        "title-place",
        say("标题居中"),
        Severity.ERROR,
        _CLAUSE,
        say("标题分一行或多行居中。"),
        "[标题 居左] 2026年区图书馆工作要点\n[正文] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好落实。",
        "[标题] 2026年区图书馆工作要点\n[正文] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好落实。",
        examine=_place,
    )


def look() -> FormatRule:
    """Return the rule for face and size of the title."""
    return FormatRule(
        "title-font",
        say("标题的字体字号"),
        Severity.HINT,
        _CLAUSE,
        say("标题一般用二号小标宋体。"),
        "[标题 黑体 小二] 2026年区图书馆工作要点\n[正文] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好落实。",
        "[标题 方正小标宋_GBK] 2026年区图书馆工作要点\n[正文] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好落实。",
        examine=_look,
        authority="looks.title",
    )


def lines() -> FormatRule:
    """Return the rule for a title that is left to break where its line is full."""
    return FormatRule(
        "title-lines",
        say("标题的分行"),
        Severity.HINT,
        _CLAUSE,
        say("一行排不下的标题要自己分行，词意完整，排成梯形或菱形；不分行的，Word 在行末随处断开。"),
        "[标题] 关于印发《2026年全区公共图书馆服务体系建设重点工作任务分工方案》的通知",
        "[标题] 关于印发《2026年全区公共图书馆↵服务体系建设重点工作任务分工方案》的通知",
        examine=_lines,
    )


def _titles(sheet: Sheet) -> Iterator[Part]:
    return (each.part for each in sheet.placed if each.role == "title")


def _place(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for part in _titles(sheet):
        if not part.layout.centred:
            yield Remark(say("标题没有居中"), part)


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for _, group in groupby((each for each in sheet.pieces(profile) if each.key == "title"), lambda each: each.placed):
        wrong = [each for each in group if differs(each)]
        if wrong:
            found, wanted = told(wrong[0])
            message = say("标题用的是{found}，应为{wanted}", found=found, wanted=wanted)
            yield Remark(message, wrong[0].placed.part, wrong[0].start, wrong[-1].end)


def _lines(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for part in _titles(sheet):
        room = _room(sheet, part)
        for line in part.text.split("\n"):
            if room > 1 and width(line) > room + 1:
                broken: Sequence[str] = break_title(line, int(room))
                start = part.text.index(line)
                message = say("标题一行排不下，宜分行：{lines}", lines=" / ".join(broken))
                yield Remark(message, part, start, start + len(line))


def _room(sheet: Sheet, part: Part) -> float:
    """Return how many characters of a title's size stand on its line, 0 where nobody knows."""
    return sheet.setups[part.section].block[0] / 20 / part.size if part.size else 0.0
