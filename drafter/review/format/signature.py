"""Where signature and date stand to each other and to the edge (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.marks import BLANKS
from drafter.draft.widths import width
from drafter.review.finding import Severity
from drafter.review.format.parts import Part
from drafter.review.format.roles import Placed
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_TEXT = "[正文] 全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"
_RIGHT, _SHIFT, _SEALED = 2.0, 2.0, 4.0
"""In 字: what the signature keeps at the right, how far right of it the date begins; what a date under a seal keeps."""

_NEARLY = 1.0
"""How many 字 either may be off: spaces and Latin letters are not as wide in every font."""

_LONGEST = 25
_MARKS = "。，；：、！？）)"


class _Span(NamedTuple):
    """Where a line begins and ends, in its own 字 from the left edge of the text block, and the width of the block."""

    start: float
    end: float
    room: float

    @property
    def right(self) -> float:
        """Return what it keeps at the right."""
        return self.room - self.end


def rule() -> FormatRule:
    """Return the rule for the places of signature and date."""
    return FormatRule(
        "signature-place",
        say("署名和日期的位置"),
        Severity.WARNING,
        f"{STANDARD} 7.3.5",
        say(
            "不盖章的，署名右空二字，日期在下一行，首字比署名首字右移二字，日期比署名长的右空二字；盖章的，日期右空四字，署名居中在日期上方。"
            "两种都不像的才提示；几行署名、用空格或制表符排的，不判断。"
        ),
        f"{_TEXT}\n[正文 顶格 右空=0] 区图书馆\n[正文 顶格 右空=0] 2026年3月15日",
        f"{_TEXT}\n[正文 顶格 右空=6.5] 区图书馆\n[正文 顶格 右空=2] 2026年3月15日",
        examine=_examine,
    )


def _examine(sheet: Sheet, _profile: Profile) -> Iterator[Remark]:
    running = [each for each in sheet.placed if each.part.is_running]
    spans = [_span(sheet, each.part) for each in running]
    for at, (above, each) in enumerate(pairwise(running)):
        signature, date = spans[at], spans[at + 1]
        alone = at == 0 or not _is_signature(running[at - 1], spans[at - 1])
        if each.role != "date" or signature is None or date is None or not alone or not _is_signature(above, signature):
            continue
        if not _is_usual(signature, date):
            message = say(
                "署名右空{signature}字、日期右空{date}字：不盖章的署名右空二字、日期首字右移二字，盖章的日期右空四字、署名居中在上方",
                signature=f"{round(signature.right, 1):g}",
                date=f"{round(date.right, 1):g}",
            )
            yield Remark(message, each.part)


def _is_signature(placed: Placed, span: _Span | None) -> bool:
    """Tell whether a paragraph is a line of a signature: by our own style, else short words without marks at the right."""
    if placed.role:
        return placed.role == "signature"
    text = placed.part.text
    is_name = placed.label is None and len(text) <= _LONGEST and text[-1] not in _MARKS
    return is_name and span is not None and _is_at_right(span)


def _is_at_right(span: _Span) -> bool:
    return span.start > span.room / 4 and span.start + span.end > span.room


def _span(sheet: Sheet, part: Part) -> _Span | None:
    """Return where the line of *part* stands; None where blanks, tabs or the words of several lines put it somewhere."""
    layout, size, room = part.layout, part.size, 0.0
    if size:
        room = sheet.setups[part.section].block[0] / 20 / size
    words, is_last = part.text, part.paragraph.text.rstrip(BLANKS) == part.paragraph.text
    if not words or "\t" in words or "\n" in words or layout.centred or not is_last or not 0 < width(words) < room:
        return None
    if layout.right:
        end = room - layout.end.of(size)
        return _Span(end - width(words), end, room)
    start = layout.first.of(size) + width(part.paragraph.text[: part.offset])
    return _Span(start, start + width(words), room)


def _is_usual(signature: _Span, date: _Span) -> bool:
    """Tell whether the two stand as the standard wants it without a seal or with one."""
    moved = abs(date.start - signature.start - _SHIFT) <= _NEARLY
    if moved and min(abs(signature.right - _RIGHT), abs(date.right - _RIGHT)) <= _NEARLY:
        return True
    off_centre = abs(signature.start + signature.end - date.start - date.end) / 2
    reaches_edge = abs(signature.right) <= _NEARLY
    return abs(date.right - _SEALED) <= _NEARLY and (off_centre <= _NEARLY or reaches_edge)
