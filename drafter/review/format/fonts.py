"""Fonts in effect, character by character: of the text, of signs that either script has, of digits and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.doctypes.format import Profile
from drafter.draft.labels import Family
from drafter.review.finding import Severity
from drafter.review.format.faces import is_same
from drafter.review.format.looks import differs, told
from drafter.review.format.rule import STANDARD, FormatRule, Remark
from drafter.review.format.sheet import Sheet

_ELSEWHERE = frozenset({"title", "contents", "appendix_label", "appendix_title", *(family.value for family in Family)})
_SIGNS = re.compile("[“”‘’—…]+")
_LATIN = re.compile("[A-Za-z0-9]+")


def rule() -> FormatRule:
    """Return the rule for face and size of the text."""
    return FormatRule(
        "font",
        say("正文的字体字号"),
        Severity.HINT,
        f"{STANDARD} 5.2.2",
        say("正文、主送、附件说明、落款等实际显示的字体和字号，逐字看，样式、主题字体都算在内。段首的一句可以用黑体、楷体。"),
        "[微软雅黑 小四] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        "[仿宋_GB2312 三号] 2026年是全面推进数字阅读的一年，全馆要统筹安排，抓好各项任务的落实。",
        examine=_look,
    )


def signs() -> FormatRule:
    """Return the rule for “ ” … — drawn in a Latin font."""
    return FormatRule(
        "quote-font",
        say("引号、省略号、破折号用了西文字体"),
        Severity.HINT,
        f"{STANDARD} 7.3.3",
        say("“”‘’……——中西文都有，Word 常用西文字体来显示，变窄、变样。选中后把西文字体也设为同样的中文字体即可。"),
        "[西文=Calibri] 深入开展“书香进社区”活动，把优质资源送到读者身边，受到广泛欢迎。",
        "[西文=Calibri] 深入开展书香进社区活动，把优质资源送到读者身边，受到广泛欢迎。",
        examine=_signs,
        authority="looks.body",
    )


def latin() -> FormatRule:
    """Return the rule for the font of digits and letters, which many offices leave to Times New Roman."""
    return FormatRule(
        "latin-font",
        say("数字、字母的字体"),
        Severity.HINT,
        say("实务"),
        say("正文里的数字和字母应为格式里 latin 所写的字体。不少单位用 Times New Roman，所以不写明不检查。"),
        "[西文=Calibri] 2026年新建社区分馆6个，完成少儿阅览区改造，增设座席和大字图书。",
        "[西文=仿宋] 2026年新建社区分馆6个，完成少儿阅览区改造，增设座席和大字图书。",
        is_on=False,
        examine=_latin,
        authority="latin",
    )


def _look(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for piece in sheet.pieces(profile):
        if piece.key not in _ELSEWHERE and differs(piece):
            found, wanted = told(piece)
            message = say("用的是{found}，应为{wanted}", found=found, wanted=wanted)
            yield Remark(message, piece.placed.part, piece.start, piece.end, authority=f"looks.{piece.key}")


def _signs(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for piece in sheet.pieces(profile):
        if piece.format.hint or is_same(piece.format.high_ansi, piece.format.face):
            continue
        for match in _SIGNS.finditer(piece.words):
            start = piece.start + match.start()
            message = say("引号、省略号、破折号显示为西文字体 {font}", font=piece.format.high_ansi)
            yield Remark(message, piece.placed.part, start, start + len(match.group()))


def _latin(sheet: Sheet, profile: Profile) -> Iterator[Remark]:
    for piece in sheet.pieces(profile):
        if is_same(piece.format.ascii, piece.wanted.latin):
            continue
        for match in _LATIN.finditer(piece.words):
            start = piece.start + match.start()
            message = say("数字、字母用的是 {font}，应为 {wanted}", font=piece.format.ascii, wanted=piece.wanted.latin)
            yield Remark(message, piece.placed.part, start, start + len(match.group()))
