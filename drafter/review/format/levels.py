"""Headings and leads in the look that the form of their label calls for (GB/T 9704-2012 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.marks import BLANKS
from drafter.review.finding import Severity
from drafter.review.format.looks import Piece, differs, told
from drafter.review.format.roles import HEADINGS
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_LEVELS = {family.value: family for family in HEADINGS}
_FORMS = {"first": "一、", "second": "（一）", "third": "1.", "fourth": "（1）"}


def look() -> FormatRule:
    """Return the rule for face and size of the levels."""
    return FormatRule(
        "level-font",
        say("各级标题的字体字号"),
        Severity.HINT,
        f"{STANDARD} 7.3.3",
        say("“一、”用黑体，“（一）”用楷体，“1.”“（1）”用仿宋，都是三号。看序号的样子，不看是第几级；段首成句的小标题也看。"),
        "[宋体 三号] 一、夯实服务基础",
        "[黑体 三号] 一、夯实服务基础",
        examine=_look,
    )


def bold() -> FormatRule:
    """Return the rule for levels in bold."""
    return FormatRule(
        "level-bold",
        say("标题加粗"),
        Severity.HINT,
        f"{STANDARD} 7.3.3",
        say("各级标题靠字体区别，标准没有要求加粗。"),
        "[黑体 三号 加粗] 一、夯实服务基础",
        "[黑体 三号] 一、夯实服务基础",
        examine=_bold,
    )


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for piece in sheet.pieces(profile):
        if piece.key in _LEVELS and differs(piece):
            found, wanted = told(piece)
            message = say("“{form}”这一级用的是{found}，应为{wanted}", form=_FORMS[piece.key], found=found, wanted=wanted)
            yield _remark(message, piece)


def _bold(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for piece in sheet.pieces(profile):
        if piece.key in _LEVELS and piece.format.bold and not piece.wanted.bold and piece.words.strip(BLANKS):
            yield _remark(say("“{form}”这一级加粗了", form=_FORMS[piece.key]), piece)


def _remark(message: str, piece: Piece) -> Remark:
    return Remark(message, piece.placed.part, piece.start, piece.end, authority=f"looks.{piece.key}")
