"""Last year left over in a plan: 2025年是…… in the plan of 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage, Role
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_YEAR = r"(?<![\d—－~～-])(?P<year>20\d\d)年"
_LEFT = re.compile(
    rf"(?:^|(?<=[。：“]))(?P<opens>{_YEAR})是[^。；]{{0,200}}之年"
    rf"|(?:确保|力争|争取|圆满完成|奋力夺取|统筹协调|安排)(?P<aims>{_YEAR})[^，。；]{{0,12}}(?:任务|目标|工作)"
    rf"|(?<!《)(?P<plans>{_YEAR})[^，。；《》]{{0,14}}(?:工作要点|工作计划|工作安排|工作打算)(?!》)"
    rf"|(?:力争|确保|计划|争取|到|于)(?P<due>{_YEAR})(?:\d{{1,2}}月)?(?:年)?底前".replace("?P<year>", "?:")
)
_LOOKS_BACK = re.compile("落实|总结|回顾|对照|完成情况|执行情况|报告|印发|贯彻")
_LOOKED_BACK = re.compile("一年来|过去一年|过去的一年|回顾|取得了|完成了")
_PLANNING_BEGINS = 8  # month
_DATED = 40  # characters of a line that is a date, or a 题注
_Found = tuple[int, int, int]


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "last-year",
        say("留着上一年的年份"),
        Severity.WARNING,
        say("前后文"),
        say(
            "计划、要点里“……年是……之年”“确保……年任务”“……年工作要点”“……年底前”，以及成文日期，年份与标题的不合，多半是从上年带来的。"
        ),
        "2026年区图书馆工作要点\n2025年是加快发展的关键之年。",
        "2026年区图书馆工作要点\n2025年完成了新馆建设。2026年是加快发展的关键之年。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, _reference: Reference) -> tuple[_Found, ...]:
    if "20" not in passage.text or passage.role in (Role.TITLE, Role.TAIL):
        return ()
    return tuple(_found(passage.text))


def _found(text: str) -> Iterator[_Found]:
    for match in _LEFT.finditer(text):
        group = match.lastgroup or ""
        start, end = match.span(group)
        before = text[max(0, text.rfind("。", 0, start)) : start]
        looks_back = _LOOKED_BACK.search(text) if group == "opens" else group != "due" and _LOOKS_BACK.search(before)
        if not looks_back:
            yield start, end, int(text[start : start + 4])


def _judge(document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    if not document.year or not document.is_plan:
        return
    yield from _signed(document)
    for index, each in enumerate(facts):
        for start, end, year in each if isinstance(each, tuple) else ():
            if document.year - 3 <= year < document.year:
                message = say("本文是{year}年的，这里写的是{other}年，请核", year=document.year, other=year)
                yield index, Note(start, end, message, f"{document.year}年")


def _signed(document: Document) -> Iterator[tuple[int, Note]]:
    """Yield the document's own date where the plan cannot be of it: one is made late in the year before, or in its year."""
    day = document.date
    if day is None or day.year == document.year or (day.year == document.year - 1 and day.month >= _PLANNING_BEGINS):
        return
    written = f"{day.year}年{day.month}月"
    for index, passage in enumerate(document.passages):
        start = passage.text.find(written)
        if start >= 0 and passage.role in (Role.TAIL, Role.BODY, Role.NOTE) and len(passage.text) <= _DATED:
            message = say("本文是{year}年的，成文日期写的是{date}，请核", year=document.year, date=written)
            yield index, Note(start, start + len(written), message)
