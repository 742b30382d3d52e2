"""Dates: 2026年12月15日前, 2026-12-15, 4月23日（星期四）, 9月底前."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.base.messages import say
from drafter.reading.rollover.aim import Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.numbers import YEAR, like, value_of

_NUMBER = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_PART = "(?:底|末|初|上旬|中旬|下旬|份)?"
_BEFORE = "(?:以前|之前|前(?![往来后夕期]))?"
_WEEKDAY = r"(?:\s?[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
_DAY = rf"{_NUMBER}(?:日|号(?!召|线|楼))"
_TO = rf"(?P<to>[—–－\-～~至到]+(?:{_NUMBER}月)?{_DAY})?"
_NOT_BEFORE = r"(?<![0-9０-９A-Za-z.．〇零○一二三四五六七八九十百])"
_WITH_YEAR = re.compile(
    rf"{_NOT_BEFORE}(?P<year>{YEAR})\s?(?P<y>年)\s?(?P<month>{_NUMBER})\s?月(?:\s?(?P<day>{_NUMBER})\s?[日号]{_TO}{_WEEKDAY}|{_PART}){_BEFORE}"
)
_SPAN = re.compile(
    rf"{_NOT_BEFORE}(?P<first>{YEAR})年{_NUMBER}月(?:{_NUMBER}[日号])?(?:起)?\s?[—–－\-～~至到]+\s?"
    rf"(?P<last>{YEAR})年{_NUMBER}月(?:{_NUMBER}[日号]|{_PART}){_BEFORE}"
)
_ISO = re.compile(
    r"(?<![0-9A-Za-z.])(?P<year>(?:19|20)[0-9]{2})(?P<y>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=y)(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9.])"
)
_OF_ANY_YEAR = re.compile(rf"{_NOT_BEFORE}(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]{_TO}{_WEEKDAY}{_BEFORE}")
_MONTH = re.compile(
    rf"{_NOT_BEFORE}{_NUMBER}(?:月?[—–－\-～~、至到]{_NUMBER})*月(?!{_NUMBER}[日号]|球|亮|饼|嫂|革命|经|薪){_PART}{_BEFORE}"
)
_SEASON = re.compile(r"上半年|下半年|(?:第?[一二三四]|[一二三四]、[一二三四])季度|年初|年中(?!国)|年底前?|年末|年内")
_SINCE = re.compile(r"(?:以来|起(?!来)|至今|(?:正式)?(?:施行|颁布|公布)|开始施行)")
_WEEKDAYS = "一二三四五六日"


def date_spans(text: str, aim: Aim) -> Iterator[Found]:
    """Find spans from a date of one year to one of another: they stay, to be looked at where one end is near the old year."""
    for match in _SPAN.finditer(text):
        is_near = any(aim.is_near(value_of(match[end])) for end in ("first", "last"))
        done, mark = (Done.MARKED, "起止日期") if is_near else (Done.LEFT, "")
        yield Found(match.start(), match.end(), TimeClass.DATE, done, match.group(), mark, say("写明起止的日期，不随年度改"))


def dates(text: str, aim: Aim) -> Iterator[Found]:
    """Find dates that name their year: it moves near the old year, and a person must look; others stay."""
    for match in (*_WITH_YEAR.finditer(text), *_ISO.finditer(text)):
        year, start, end = value_of(match["year"]), match.start(), match.end()
        if not aim.is_near(year):
            yield Found(start, end, TimeClass.DATE, Done.LEFT, match.group(), why=say("不是本文所管的年份"))
        elif _SINCE.match(text, end):
            why = say("起算或施行的日子，不随年度改")
            yield Found(start, end, TimeClass.DATE, Done.MARKED, match.group(), "日期是否不变", why)
        else:
            words, mark = _moved(match, aim.moved(year))
            yield Found(start, end, TimeClass.DATE, Done.MOVED, words, mark)


def _moved(match: re.Match[str], year: int) -> tuple[str, str]:
    """Return the date in *year* and what its mark says: the weekday it falls on, or what it was."""
    old = match.group()
    words = like(match["year"], year) + old[len(match["year"]) :]
    if match["day"] is None:
        return words, f"原为{old}"
    weekday = _weekday(year, match)
    return words, f"原为{old}，{year}年这一天是星期{weekday}" if weekday else f"原为{old}，{year}年没有这一天"


def _weekday(year: int, match: re.Match[str]) -> str:
    """Return the day of the week of the date in *year*, empty where there is no such day."""
    try:
        return _WEEKDAYS[date(year, value_of(match["month"]), value_of(match["day"])).weekday()]
    except ValueError:
        return ""


def days(text: str, aim: Aim) -> Iterator[Found]:
    """Find days without a year, which stay and are to be looked at, and months, which come again every year."""
    for match in _OF_ANY_YEAR.finditer(text):
        weekday = _weekday(aim.year, match)
        day = "这一天" if match["to"] is None else f"{match['month']}月{match['day']}日"
        mark = f"{aim.year}年{day}是星期{weekday}" if weekday else f"{aim.year}年没有{day}"
        yield Found(match.start(), match.end(), TimeClass.DATE, Done.MARKED, match.group(), mark)
    for match in _MONTH.finditer(text):
        why = say("只写月份，每年相同")
        yield Found(match.start(), match.end(), TimeClass.DATE, Done.LEFT, match.group(), why=why)


def seasons(text: str, aim: Aim) -> Iterator[Found]:  # noqa: ARG001  every finder is given what the roll-over aims at
    """Find parts of a year (上半年, 年底前), which come again every year; run behind what finds years."""
    for match in _SEASON.finditer(text):
        why = say("只写时节，每年相同")
        yield Found(match.start(), match.end(), TimeClass.DATE, Done.LEFT, match.group(), why=why)
