"""Years and spans of years: 2025年, 2025年度, 二〇二五年, 2025—2026学年, 2023—2025年, ’25, 20××年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import HIDDEN, Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.numbers import YEAR, like, value_of

_NOT_BEFORE = r"(?<![0-9０-９A-Za-z.．〇零○一二三四五六七八九十百])"
_UNIT = "(?:年度|学年度?|财年|年(?!代)|届)"
_YEAR = re.compile(rf"{_NOT_BEFORE}(?P<year>{YEAR})(?P<gap>[ \u3000]?)(?P<unit>{_UNIT})")
_SPAN = re.compile(
    rf"{_NOT_BEFORE}(?P<first>{YEAR})年?(?P<dash>\s?(?:——|[—–－\-～~至到])\s?)(?P<last>{YEAR})(?P<unit>\s?{_UNIT}|(?=[”）)]))"
)
_LIST = re.compile(rf"{_NOT_BEFORE}{YEAR}年?(?:[、和与及]{YEAR}年?)*[、和与及](?P<last>{YEAR})\s?{_UNIT}")
_MASKED = re.compile(r"20(?:[xX×＊*]{2}|[〇○_＿]{2})[ \u3000]?年度?")
_SHORT = re.compile(r"(?<![\w‘'’])[’'](?P<year>[0-9]{2})(?![0-9’'])")
_SINCE = re.compile(r"(?:以来|起(?!来)|至今|开始|(?:正式)?(?:施行|颁布|公布))")
_UNTIL = re.compile(r"[到至]$")
_OF_DOCUMENT = re.compile(rf"{HIDDEN}[（(]$")
_COUNTED = (
    "年月日号级届人个项册元万亿千百名件场家户平米公余多次篇期条套台部本种座处所亩吨辆字页分小天位只间张份倍以左上下至到和、的"
)
_BARE = re.compile(rf"(?<![0-9A-Za-z.．\-—/〔\[（(号第])(?P<year>(?:19|20)[0-9]{{2}})(?=[\u4e00-\u9fff“])(?![{_COUNTED}])")
_OF_CLASS = re.compile(rf"{_NOT_BEFORE}(?P<year>{YEAR})级(?=[^0-9别]|$)")


def years(text: str, aim: Aim) -> Iterator[Found]:
    """Find years: the old one and its neighbours move, others stay.

    What counts from or to a year is left to a person, and so is the year of a document, in brackets behind its title.
    """
    for match in _YEAR.finditer(text):
        year = value_of(match["year"])
        words = like(match["year"], aim.moved(year)) + match["gap"] + match["unit"]
        is_fixed = _SINCE.match(text, match.end()) or (year > aim.last and _UNTIL.search(text, 0, match.start()))
        is_fixed = is_fixed or _OF_DOCUMENT.search(text, 0, match.start())
        if not aim.is_near(year):
            yield _left(match, say("不是本文所管的年份"))
        elif is_fixed:
            why = say("起算或目标的年份，不随年度改")
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.MARKED, match.group(), "年份是否不变", why)
        else:
            mark = "" if year == aim.last else f"原为{match.group()}"
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.MOVED, words, mark)


def _left(match: re.Match[str], why: str) -> Found:
    return Found(match.start(), match.end(), TimeClass.YEAR, Done.LEFT, match.group(), why=why)


def spans(text: str, aim: Aim) -> Iterator[Found]:
    """Find spans of years: one of two years next to each other (a school year) moves, others stay, with the next one."""
    for match in _SPAN.finditer(text):
        first, last = value_of(match["first"]), value_of(match["last"])
        if last < aim.last - 1 or last < first:
            yield _left(match, say("起止年份早已过去"))
        elif last == first + 1 and aim.last in (first, last):
            words = _span_words(match, aim.moved(first), aim.moved(last))
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.MOVED, words, f"原为{match.group()}")
        elif last >= aim.year:
            yield _left(match, say("{year}年仍在起止年份之内或之前", year=aim.year))
        else:
            following = aim.tables.period_of(aim.year)
            is_plan = following is not None and aim.tables.period_of(first) == aim.tables.period_of(last)
            start = following.first if is_plan and following and last - first == 4 else last + 1
            mark = _span_words(match, start, start + last - first)
            why = say("到{last}年已经期满", last=last)
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.PROPOSED, match.group(), mark, why)


def _span_words(match: re.Match[str], first: int, last: int) -> str:
    old = match.group()
    middle = old[len(match["first"]) : match.end("dash") - match.start()]
    return like(match["first"], first) + middle + like(match["last"], last) + match["unit"]


def lists(text: str, aim: Aim) -> Iterator[Found]:
    """Find years in a row (2024、2025年): they stay, to be looked at where one of them is near."""
    for match in _LIST.finditer(text):
        if aim.is_near(value_of(match["last"])):
            why = say("几个年份并列，说的可能是过去的事")
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.MARKED, match.group(), "年份", why)
        else:
            yield _left(match, say("不是本文所管的年份"))


def other_years(text: str, aim: Aim) -> Iterator[Found]:
    """Find years written otherwise: masked (20××年), short (’25), bare (2025读书季), classes (2025级).

    They stay, with the year that should stand there.
    """
    for match in _BARE.finditer(text):
        if aim.is_near(int(match["year"])):
            why = say("像是没有写“年”字的年份")
            moved = str(aim.moved(int(match["year"])))
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.PROPOSED, match.group(), moved, why)
    for match in _OF_CLASS.finditer(text):
        if aim.is_near(value_of(match["year"])):
            moved = f"{like(match['year'], aim.moved(value_of(match['year'])))}级"
            why = say("是不是同一批人，只有本单位知道")
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.PROPOSED, match.group(), moved, why)
    for match in _MASKED.finditer(text):
        why = say("年份没有写出")
        yield Found(match.start(), match.end(), TimeClass.YEAR, Done.PROPOSED, match.group(), f"{aim.year}年", why)
    for match in _SHORT.finditer(text):
        if aim.is_near(aim.last - aim.last % 100 + int(match["year"])):
            moved = f"’{aim.moved(int(match['year'])) % 100:02}"
            why = say("可能是两位数的年份")
            yield Found(match.start(), match.end(), TimeClass.YEAR, Done.PROPOSED, match.group(), moved, why)
