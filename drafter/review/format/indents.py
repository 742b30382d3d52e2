"""The indent of a paragraph's first line: two 字 (GB/T 9704-2012 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.marks import BLANKS
from drafter.draft.widths import width
from drafter.review.finding import Severity
from drafter.review.format.roles import Placed
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_INDENTED = frozenset({"body", "point"})
_TOLERANCE = 0.5
"""How many 字 an indent may be off: half a character comes of twips counted for another size."""


def first_line() -> FormatRule:
    """Return the rule for paragraphs whose first line is not indented by what the profile says."""
    return FormatRule(
        "first-line",
        say("首行缩进"),
        Severity.ERROR,
        f"{STANDARD} 7.3.3",
        say("正文和各级标题每个自然段左空二字，回行顶格。自动编号的缩进由编号决定的不判断。"),
        "[正文 顶格] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        "[正文] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        examine=_first_line,
        authority="first_line",
    )


def typed() -> FormatRule:
    """Return the rule for first lines indented with blanks."""
    return FormatRule(
        "typed-indent",
        say("用空格缩进"),
        Severity.HINT,
        say("实务"),
        say("首行用空格空出来的，改字号、回行时容易乱，宜改为“首行缩进 2 字符”。"),
        "[正文 顶格] 　　2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        "[正文] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        examine=_typed,
    )


def _first_line(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for each in _judged(sheet):
        stands = each.part.first_line + width(_blanks(each))
        if abs(stands - profile.first_line) > _TOLERANCE:
            message = say("首行空了{found}字，应空{wanted}字", found=f"{round(stands, 1):g}", wanted=f"{profile.first_line:g}")
            yield Remark(message, each.part, 0, max(1, each.part.typed))


def _typed(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    for each in _judged(sheet):
        if width(_blanks(each)) >= 1:
            yield Remark(say("首行用空格缩进"), each.part, 0, max(1, each.part.typed))


def _judged(sheet: Sheet) -> Iterator[Placed]:
    """Yield the paragraphs that are to be indented; where only a list indents one, its place is the list's matter."""
    for each in sheet.placed:
        layout = each.part.layout
        is_listed = each.part.paragraph.label and (
            not layout.is_indented or layout.first.of(each.part.size) < layout.rest.of(each.part.size)
        )
        if each.role in _INDENTED and not is_listed and not layout.centred:
            yield each


def _blanks(each: Placed) -> str:
    text = each.part.paragraph.text
    return text[: len(text) - len(text.lstrip(BLANKS))]
