"""Counts that a text states (共33项, （9项）, 以下三个方面, 收录7篇) against what is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from drafter.base.messages import say
from drafter.draft.labels import Family, LabelForm
from drafter.review.characters import NUMBER, number_of
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage, Role
from drafter.review.plain import begins_appendix
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_OF_HEADING = re.compile(rf"[（(]共?(?P<count>{NUMBER})(?:项|个|条|件|篇|类|场|次)[）)]$")
_ANNOUNCED = re.compile(rf"(?:以下|如下|下列)(?P<count>{NUMBER})(?:个方面|方面|点|项|条|类|种|件)[^。；]{{0,12}}[：:。]?$")
_POINTS = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d)(?:个方面|方面|点|件事|项工作|项任务|项重点|项措施|个重点)[^。；：一]{0,8}[。：；]"
    r"(?=一是|一要|第一，|首先，)"
)
_SERIES = re.compile(r"(?:(?<=[。；：])|^)(?:[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]{1,2}，)")
_PARTS = re.compile(rf"(?:收录|收入|汇编|共收|编入)[^。；，]{{0,12}}?(?P<count>{NUMBER})篇")
_IN_APPENDIX = re.compile(rf"(?P<count>{NUMBER})项[^，。；]{{0,8}}[（(，]?(?:详|具体)?见附件")
_TITLES = 4
_LONGEST_TITLE = 60
_Points = tuple[int, int, str, int]
"""Where a count stands, how it is written, and how many points there are."""

_RANK = {Family.ARTICLE: 0, Family.FIRST: 1, Family.SECOND: 2, Family.THIRD: 3, Family.FOURTH: 4}


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "count",
        say("所写的数目与实际不符"),
        Severity.WARNING,
        say("前后文"),
        say("（共33项）（9项）与下面的条目、“以下三个方面”“抓好两件事”与后面的分点、汇编的“7篇”与收入的文稿，数目应当相同。"),
        "一、重点项目（3项）\n1.改造阅览区。\n2.新建分馆。",
        "一、重点项目（2项）\n1.改造阅览区。\n2.新建分馆。\n二、抓好两件事。一是办好讲座。二是办好读书节。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, _reference: Reference) -> tuple[_Points, ...]:
    """Return the counts that a passage states of its own points and does not keep."""
    found = []
    for match in _POINTS.finditer(passage.text):
        there = _inline(passage.text[match.end() :])
        if there > 1 and there != number_of(match["count"]):
            found.append((*match.span(), match["count"], there))
    return tuple(found)


def _inline(text: str) -> int:
    """Return how many points follow one another at the beginning of *text*.

    Points within a point (第一，……一是……) are not counted, a second 一是 begins another series.
    """
    first, found = "", 0
    for match in _SERIES.finditer(text):
        first = first or match.group()
        if match.group() == first and found:
            break
        found += match.group()[-1] == first[-1]
    return found


def _judge(document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    passages = document.passages
    yield from _of_points(passages, facts)
    part, began = -1, 0
    for index, passage in enumerate(passages):
        if passage.part != part:
            part, began = passage.part, index
        text = passage.text
        if text.endswith(("）", ")")) and (match := _OF_HEADING.search(text)) is not None:
            is_title = passage.label is None and index - began < _TITLES and len(text) <= _LONGEST_TITLE
            there = _items_of_part(passages, index) if is_title else _items_below(passages, index)
            if there and there != number_of(match["count"]):
                yield index, Note(*match.span(), _message(match["count"], there))
        elif (match := _ANNOUNCED.search(text)) is not None:
            there = _list_behind(passages, index + 1)
            if there > 1 and there != number_of(match["count"]):
                yield index, Note(*match.span(), _message(match["count"], there))
        if passage.part == 0 and (match := _IN_APPENDIX.search(text)) is not None:
            there = _items_of_appendix(passages)
            if there and there != number_of(match["count"]):
                yield index, Note(*match.span(), _message(match["count"], there))
        if document.parts and (match := _PARTS.search(text)) is not None and number_of(match["count"]) != document.parts:
            yield index, Note(*match.span(), _message(match["count"], document.parts))


def _items_below(passages: Sequence[Passage], index: int) -> int:
    """Return how many items stand under a numbered heading, 0 where that cannot be told."""
    head = passages[index]
    if head.label is None or head.role is Role.TASK or head.label.form.family not in _RANK:
        return 0
    rank = _RANK[head.label.form.family]
    found, form = 0, None
    for passage in islice(passages, index + 1, None):
        if begins_appendix(passage.text) or passage.part != head.part:
            break
        if passage.label is None or passage.label.form.family not in _RANK:
            continue
        if _RANK[passage.label.form.family] <= rank:
            break
        form = form or passage.label.form
        found += passage.label.form == form
    return found


def _items_of_part(passages: Sequence[Passage], index: int) -> int:
    """Return how many items of the deepest list stand under the title of an appendix, 0 where that cannot be told.

    A whole document counts otherwise: in its sections, not in its items.
    """
    part = passages[index].part
    if part == 0:
        return 0
    forms: Counter[LabelForm] = Counter()
    for passage in islice(passages, index + 1, None):
        if passage.part != part:
            break
        if passage.label is not None and passage.label.form.family in _RANK:
            forms[passage.label.form] += 1
    return forms[max(forms, key=lambda form: _RANK[form.family])] if forms else 0


def _items_of_appendix(passages: Sequence[Passage]) -> int:
    """Return how many items the only appendix has, 0 where there is none or more than one."""
    parts = {passage.part for passage in passages}
    if parts != {0, 1}:
        return 0
    first = next(index for index, passage in enumerate(passages) if passage.part == 1)
    return _items_of_part(passages, first)


def _list_behind(passages: Sequence[Passage], start: int) -> int:
    """Return how many items of one list stand from *start* on, right behind a line that announces them."""
    if start >= len(passages):
        return 0
    first = passages[start]
    if first.point == 1:
        return _points_behind(passages, start)
    if first.label is None or first.label.number != 1 or first.label.form.family not in _RANK:
        return 0
    form, found = first.label.form, 0
    for passage in islice(passages, start, None):
        label = passage.label
        if passage.part != first.part or begins_appendix(passage.text):
            break
        if label is None or label.form.family not in _RANK or _RANK[label.form.family] > _RANK[form.family]:
            continue
        if label.form != form or (found and label.number == 1):
            break
        found += 1
    return found


def _points_behind(passages: Sequence[Passage], start: int) -> int:
    found = 0
    for passage in islice(passages, start, None):
        if passage.point == found + 1:
            found += 1
        elif passage.label is not None or passage.point:
            break
    return found


def _of_points(passages: Sequence[Passage], facts: Facts) -> Iterator[tuple[int, Note]]:
    """Yield the counts of points in one paragraph, unless the points go on in the next."""
    for index, each in enumerate(facts):
        following = passages[index + 1].point if index + 1 < len(passages) else 0
        for start, end, stated, there in each if isinstance(each, tuple) else ():
            if following <= 1:
                yield index, Note(start, end, _message(stated, there))


def _message(stated: str, there: int) -> str:
    return say("写的是{stated}，实际有{there}", stated=stated, there=there)
