"""Dates with leading zeros, days that are not in the calendar, weekdays that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.base.messages import say
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_ZERO = re.compile(r"(?<![\d.])0(?P<number>[1-9])(?=[月日])")
_DAY = re.compile(
    r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:[（(]?(?P<week>(?:星期|周)[一二三四五六日天]))?"
)
_SHORT_YEAR = re.compile(r"(?<![\d〇○零一二三四五六七八九])\d{2}年\d{1,2}月\d{1,2}日")
_COLLOQUIAL = re.compile(r"(?<=\d月)(?P<day>\d{1,2})号(?![线楼文院馆令桌门])")
_ZERO_YEAR = re.compile(
    r"[一二]零[零一二三四五六七八九]{2}年|二[〇零][零][零一二三四五六七八九]年|二零[零〇一二三四五六七八九]{2}年"
)
_SPELT_ZERO = re.compile("(?<=[年月])零(?=[一二三四五六七八九][月日])")
_WEEK = "一二三四五六日"


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "date",
        say("日期的写法"),
        Severity.ERROR,
        "GB/T 9704-2012 7.3.5.4; GB/T 15835-2011 4.2",
        say("年月日写全，月、日不编虚位（不写01月、05日），日子要有、星期要对；“5月3号”是口语，写汉字的年份用〇不用零。"),
        "2026年01月05日",
        "2026年1月5日（星期一），10月20日前完成。",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    text = passage.text
    if "月" in text or "日" in text:
        for match in _ZERO.finditer(text):
            message = say("月、日不编虚位，应为“{number}”", number=match["number"])
            yield Note(match.start(), match.end(), message, match["number"], certain=True)
        for match in _DAY.finditer(text):
            yield from _calendar(match)
        for match in _SHORT_YEAR.finditer(text):
            yield Note(*match.span(), say("年份要写全：{date}", date=match.group()))
        for match in _COLLOQUIAL.finditer(text):
            written = f"{match['day']}日"
            message = say("公文里写“{day}”，不写“号”", day=written)
            yield Note(match.start(), match.end(), message, written, level=Severity.HINT)
    if "零" in text:
        for match in _SPELT_ZERO.finditer(text):
            yield Note(*match.span(), say("月、日不编虚位，不写“零”"), "", certain=True)
        for match in _ZERO_YEAR.finditer(text):
            right = match.group().replace("零", "〇")
            yield Note(*match.span(), say("用汉字写年份时用“〇”：{year}", year=right), right, level=Severity.HINT)


def _calendar(match: re.Match[str]) -> Iterator[Note]:
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        yield Note(*match.span(), say("日历上没有{date}", date=match.group()))
        return
    week = match["week"]
    right = _WEEK[day.weekday()]
    if week and week[-1].replace("天", "日") != right:
        yield Note(*match.span("week"), say("这一天是星期{day}", day=right), week[:-1] + right)
