"""Plan periods and their places: “十四五”规划的收官之年, “十五五”规划实施的第二年, 开局之年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.reading.rollover.aim import HIDDEN, Aim
from drafter.reading.rollover.change import Done, Found, TimeClass
from drafter.reading.rollover.tables.model import PlanPeriod

_NAME = "(?:十[一二三四五六七八九]?|[一二三四五六七八九])五"
_ORDINAL = "十[一二三四五六七八九]?|[一二三四五六七八九]"
_BARE = r"(?<![一二三四五六七八九十百第])十[一二三四五六七八九]五(?![一二三四五六七八九十百个名岁天年月日人次家项条里米元万])"
_BEHIND = "(?=规划|计划|时期|期间|以来|末|开局|收官|纲要)"
_PERIOD = re.compile(
    rf"[“”\"‘’「『](?P<quoted>{_NAME})[“”\"‘’」』]|(?P<bare>{_BARE}|(?<![一-龥]){_NAME}{_BEHIND})|第(?P<whole>{_ORDINAL})个五年(?:规划|计划)"
)
_OF_ACTION = re.compile(r"(?:行动|计划|方案|工程|攻坚|改革)[^。！？；，、]{0,6}$")
_SENTENCE = rf"[^。！？；，,“”\"\n{HIDDEN}]{{0,12}}?"


def plans(text: str, aim: Aim) -> Iterator[Found]:
    """Find plan periods with their place behind them, and places that stand alone; all stay, what holds now is proposed."""
    names = [re.escape(name) for each in aim.tables.places.values() for name in each]
    if not names:
        return
    place = "|".join(sorted(names, key=len, reverse=True))
    behind = re.compile(rf"{_SENTENCE}(?P<place>{place})")
    end = 0
    for match in _PERIOD.finditer(text):
        period = aim.tables.period_named(match["quoted"] or match["bare"] or f"{match['whole']}五")
        if period is not None:
            yield from _places(text, aim, end, match.start(), place)
            found = behind.match(text, match.end())
            end = found.end() if found else match.end()
            yield _of_period(text, aim, match, period, found)
    yield from _places(text, aim, end, len(text), place)


def _of_period(text: str, aim: Aim, match: re.Match[str], period: PlanPeriod, place: re.Match[str] | None) -> Found:
    start, end = match.start(), place.end() if place else match.end()
    words, now = text[start:end], aim.tables.period_of(aim.year)
    if period.last < aim.last:
        return Found(start, end, TimeClass.PLAN, Done.LEFT, words, why=say("已经过去的规划"))
    proposal = aim.tables.place_of(aim.year)
    if place is not None and place["place"] not in _holding(aim, period):
        mark = f"{aim.year}年是{proposal}" if proposal else f"{aim.year}年在规划中的位置"
        return Found(start, end, TimeClass.PLAN, Done.PROPOSED, words, mark, _why(period))
    if now is None:
        return Found(start, end, TimeClass.PLAN, Done.MARKED, words, f"{aim.year}年所在的五年规划", _why(period))
    if period.last < aim.year and place is None:
        return Found(
            start, end, TimeClass.PLAN, Done.PROPOSED, words, f"“{now.name}”（{now.first}—{now.last}年）", _why(period)
        )
    if aim.last < period.first <= aim.year:
        begun = f"“{period.name}”（{period.first}—{period.last}年）已经开始"
        mark = f"{aim.year}年是{proposal}" if place is not None and proposal else begun
        return Found(start, end, TimeClass.PLAN, Done.PROPOSED, words, mark, _why(period))
    return Found(start, end, TimeClass.PLAN, Done.LEFT, words, why=_why(period))


def _holding(aim: Aim, period: PlanPeriod) -> tuple[str, ...]:
    """Return the places in *period* that the new year has, none where it lies outside."""
    return aim.tables.places.get(aim.year - period.first + 1, ()) if period.first <= aim.year <= period.last else ()


def _why(period: PlanPeriod) -> str:
    return say("“{name}”是{first}—{last}年", name=period.name, first=period.first, last=period.last)


def _places(text: str, aim: Aim, start: int, end: int, place: str) -> Iterator[Found]:
    """Find 开局之年 and its kin between two periods: of which plan they are, only a person knows."""
    proposal = aim.tables.place_of(aim.year)
    for match in re.compile(rf"(?:{place})").finditer(text, start, end):
        if match.group().endswith("之年") or match.group().startswith("收官"):
            of_action = _OF_ACTION.search(text, 0, match.start())
            holds = bool(proposal) and not of_action
            mark = f"{aim.year}年是{proposal}" if holds else f"{aim.year}年在规划（计划）中的位置"
            why = say("没有写明是哪个规划")
            yield Found(match.start(), match.end(), TimeClass.PLAN, Done.PROPOSED, match.group(), mark, why)
