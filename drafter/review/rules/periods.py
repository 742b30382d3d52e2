"""Plan periods that the year does not fit: 2026年是“十四五”收官之年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from drafter.base.messages import say
from drafter.draft.numerals import chinese
from drafter.review.document import Document, year_in
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

if TYPE_CHECKING:
    from drafter.reading.rollover.tables import DatedTables

_PERIOD = r"(?P<period>[六七八九]五|十[一二三四五六七八九]?五)"
_CARRIED_ON = re.compile(
    rf"(?:加快|深入|全面|推进|推动|继续|加紧)(?:组织)?(?:实施|落实|推进)?“{_PERIOD}”(?:时期)?规划"
    r"(?!.{0,6}(?:总结|评估|收官))"
)
_OVER = -1  # instead of a year: a plan that is carried on
_Found = tuple[int, int, int, int, int]


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "plan-period",
        say("五年规划的年份不对"),
        Severity.WARNING,
        say("国民经济和社会发展五年规划（计划）的起止年份"),
        say(
            "“十四五”是2021年到2025年，“十五五”是2026年到2030年：第一年是开局之年，第三年中期评估，第五年是收官之年，过后不再“深入实施”。"
        ),
        "2026年区图书馆工作要点\n2026年是“十四五”规划的收官之年。",
        "2026年区图书馆工作要点\n2026年是“十五五”规划的开局之年。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, _reference: Reference) -> tuple[_Found, ...]:
    return (*_found(passage.text), *_carried_on(passage.text)) if "五" in passage.text else ()


def _found(text: str) -> Iterator[_Found]:
    for match in _placed().finditer(text):
        period = _tables().period_named(match["period"])
        if period is not None:
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.start()]
            year = next(iter(re.findall(r"(20\d\d)年是", sentence)[-1:]), "0")
            yield (*match.span(), int(year), period.first + _places()[match["place"]] - 1, period.ordinal)


def _carried_on(text: str) -> Iterator[_Found]:
    """Yield the plans that are to be carried out, with their last year and no year stated."""
    for match in _CARRIED_ON.finditer(text):
        period = _tables().period_named(match["period"])
        if period is not None:
            yield (*match.span(), _OVER, period.last, period.ordinal)


def _tables() -> DatedTables:
    # the finders of a roll-over come with its tables (30 ms): they are loaded for a text that may name a plan
    from drafter.reading.rollover.tables import bundled_tables

    return bundled_tables()


@cache
def _places() -> dict[str, int]:
    """Return which year of a plan period a name is of: 收官之年 is the fifth."""
    return {name: year for year, names in _tables().places.items() for name in names}


@cache
def _placed() -> re.Pattern[str]:
    """Return the pattern of a plan period with a place in it behind its name."""
    places = "|".join(sorted(map(re.escape, _places()), key=len, reverse=True))
    return re.compile(rf"“?{_PERIOD}”?(?:时期|规划|计划)?(?:[^，。；“”]{{0,8}}?)(?P<place>{places})")


def _judge(document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    for index, each in enumerate(facts):
        for start, end, stated, right, number in each if isinstance(each, tuple) else ():
            if stated == _OVER:
                if document.is_plan and document.year > right:
                    message = say(
                        "“{period}五”规划到{right}年为止，本文是{year}年的，请核",
                        period=chinese(number),
                        right=right,
                        year=document.year,
                    )
                    yield index, Note(start, end, message)
                continue
            own = document.year if document.is_plan and not year_in(document.passages[index].text) else 0
            year = stated or own
            if year and year != right:
                name = f"{chinese(number)}五"
                message = say("“{period}”的这一年是{right}年，不是{year}年", period=name, right=right, year=year)
                yield index, Note(start, end, message)
