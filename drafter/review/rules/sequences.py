"""Numbers somebody typed that repeat or jump between two neighbours of one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.base.messages import say
from drafter.draft.labels import Family, LabelForm, TypedLabel
from drafter.draft.marks import BLANKS
from drafter.draft.points import point_label
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_RANK = {Family.FIRST: 1, Family.SECOND: 2, Family.THIRD: 3, Family.FOURTH: 4}
_INLINE = re.compile(r"(?:(?<=[。；：！])|^)(?P<point>[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}，)")
_FIRST = {"是": "一是", "要": "一要", "，": "第一，"}
_NUMBERS = {point_label(first, number): number for first in _FIRST.values() for number in range(1, 30)}


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "sequence",
        say("序号重复或跳号"),
        Severity.ERROR,
        "GB/T 9704-2012 7.3.3",
        say("同一列里相邻的两个序号重复或跳号。（一）和1.可以重新起头，也可以全文连续，都不算；4.2这样的号不判断。"),
        "一、夯实基础\n1.改造阅览区。\n2.新建分馆。\n4.采购图书。",
        "一、夯实基础\n1.改造阅览区。\n2.新建分馆。\n二、办好活动\n3.办好讲座。\n三、加强保障\n1.落实经费。",
        look=_look,
        judge=_judge,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    """Yield the points inside one paragraph (一是……二是……) that repeat or jump."""
    before, series = 0, ""
    for match in _INLINE.finditer(passage.text):
        number, kind = _NUMBERS.get(match["point"], 0), match["point"][-1]
        if before and kind == series and number not in (before + 1, 1):
            wanted = point_label(_FIRST[kind], before + 1)
            yield Note(*match.span("point"), _message(match["point"], wanted, repeats=number <= before))
        before, series = number, kind


def _judge(document: Document, _facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    yield from _points(document.passages)
    last: dict[LabelForm, tuple[int, int]] = {}
    part = 0
    for index, passage in enumerate(document.passages):
        if passage.part != part:
            last, part = {}, passage.part
        label = passage.label
        if label is None or not passage.label_size or label.form.family not in _RANK:
            continue
        before = last.get(label.form)
        if before is not None and not _may_follow(before, index, label):
            wanted = label.form.label((before[0] + 1,)).strip(BLANKS)
            end = len(label.text.rstrip(BLANKS))
            yield index, Note(0, end, _message(label.text.strip(BLANKS), wanted, repeats=label.number <= before[0]))
        rank = _RANK[label.form.family]
        last = {form: each for form, each in last.items() if _RANK[form.family] <= rank}
        last[label.form] = (label.number, index)


def _points(passages: Sequence[Passage]) -> Iterator[tuple[int, Note]]:
    """Yield typed points that repeat or jump from one paragraph to the next."""
    for index, (above, passage) in enumerate(pairwise(passages), 1):
        typed = _INLINE.match(passage.text)
        before = [_NUMBERS.get(each["point"], 0) for each in _INLINE.finditer(above.text)] if above.point else []
        if typed is None or not before or passage.point in (1, before[-1] + 1):
            continue
        wanted = point_label(_FIRST[typed["point"][-1]], before[-1] + 1)
        yield index, Note(*typed.span("point"), _message(typed["point"], wanted, repeats=passage.point <= before[-1]))


def _may_follow(before: tuple[int, int], index: int, label: TypedLabel) -> bool:
    """Tell whether *label* may stand behind its neighbour: the next, or a first that begins again; not twice in a row."""
    number, at = before
    return label.number == number + 1 or (label.number == 1 and (number > 1 or index > at + 1))


def _message(typed: str, wanted: str, *, repeats: bool) -> str:
    if repeats:
        return say("序号“{typed}”重复了，按顺序是“{wanted}”", typed=typed, wanted=wanted)
    return say("序号跳到了“{typed}”，按顺序是“{wanted}”", typed=typed, wanted=wanted)
