"""Paper and margins of every section (GB/T 9704-2012 5.1, 5.2.1)."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from drafter.base.messages import listed, say
from drafter.doctypes.format import Profile
from drafter.reading.page_setup import PageSetup
from drafter.review.finding import Severity
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_MM = 25.4 / 1440
_SHEET = 1.0
"""How many mm a sheet may be off: programs round inches and points."""

_ROUNDING = 0.06
"""How many mm a length may be off without meaning it."""

_TURNED = MappingProxyType({"top": "right", "bottom": "left", "left": "top", "right": "bottom"})
"""Where the sides of a sheet are when it lies: its head is at the right (GB/T 9704-2012 8)."""


def paper() -> FormatRule:
    """Return the rule for the size of the paper."""
    return FormatRule(
        "paper",
        say("纸张大小"),
        Severity.ERROR,
        f"{STANDARD} 5.1",
        say("公文用 A4 纸（210×297毫米），横排的表格可以横放。"),
        "[页面 宽=216 高=279]\n[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。",
        "[页面 宽=297 高=210]\n[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。",
        examine=_paper,
        authority="paper",
    )


def margins() -> FormatRule:
    """Return the rule for the margins."""
    return FormatRule(
        "margins",
        say("页边距"),
        Severity.ERROR,
        f"{STANDARD} 5.2.1",
        say("天头37±1毫米，订口28±1毫米，版心156×225毫米。版心的四边都按格式里的允许误差看；横放的页随纸转过来。"),
        "[页面 上=25.4 下=25.4 左=31.8 右=31.8]\n[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。",
        "[页面 上=36.5 下=35 左=28 右=26]\n[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。",
        examine=_margins,
        authority="margins",
    )


def section_name(sheet: Sheet, index: int) -> str:
    """Return how people are told of a section, empty where the document has only one."""
    return say("第{number}节", number=index + 1) if len(sheet.setups) > 1 else ""


def _paper(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    wanted = sorted((profile.paper.width, profile.paper.height))
    for index, setup in enumerate(sheet.setups):
        found = sorted((setup.width * _MM, setup.height * _MM))
        if found[0] and any(abs(one - other) > _SHEET for one, other in zip(found, wanted, strict=True)):
            size, usual = ("×".join(f"{round(length):g}" for length in lengths) for lengths in (found, wanted))
            message = say("纸张是{found}毫米，应为{wanted}毫米", found=size, wanted=usual)
            yield Remark(message, spot=section_name(sheet, index))


def _margins(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    names = {"top": say("上"), "bottom": say("下"), "left": say("左"), "right": say("右")}
    tolerance = profile.paper.tolerance + _ROUNDING
    for index, setup in enumerate(sheet.setups):
        found = _edges(setup)
        wrong = [side for side in found if abs(found[side] - getattr(profile.paper, side)) > tolerance]
        if wrong:
            told = listed(
                say(
                    "{side}{found}毫米（应为{wanted}）",
                    side=names[side],
                    found=f"{round(found[side], 1):g}",
                    wanted=f"{getattr(profile.paper, side):g}",
                )
                for side in wrong
            )
            yield Remark(say("页边距不合：{margins}", margins=told), spot=section_name(sheet, index))


def _edges(setup: PageSetup) -> dict[str, float]:
    """Return the margins in mm by the sides of the sheet upright, none where the file does not say them.

    A binding gutter is part of the margin at the left.
    """
    if not setup.margins:
        return {}
    edges = {side: abs(setup.margins[side]) * _MM for side in _TURNED}
    edges["left"] += setup.margins["gutter"] * _MM
    if setup.is_landscape:
        return {side: edges[turned] for side, turned in _TURNED.items()}
    return edges
