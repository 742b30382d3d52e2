"""Names in “” and 《》 that differ by one character within a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_NAME = re.compile("(?:“(?P<quoted>[^“”]{4,24})”|《(?P<titled>[^《》]{4,40})》)")
_MAY_DIFFER = frozenset("0123456789〇一二三四五六七八九十百上下前后东南西北中内外大小省市区县乡镇村新老男女增减进出")
_Name = tuple[str, int, int]


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "name-differs",
        say("同一名称前后差一个字"),
        Severity.HINT,
        say("前后文"),
        say("引号、书名号里的名称，多数地方一样，有一处差一个字，多半是笔误。只差数字、方位的不算。"),
        "开展“书香进社区”活动。\n办好“书香进社区”专场。\n总结“书香近社区”经验。",
        "开展“书香进社区”活动。\n办好“书香进社区”专场。\n开展“书香进校园”活动。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, _reference: Reference) -> tuple[_Name, ...]:
    text = passage.text
    if "“" not in text and "《" not in text:
        return ()
    return tuple((match[match.lastindex or 1], *match.span(match.lastindex or 1)) for match in _NAME.finditer(text))


def _judge(_document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    placed = [(index, one) for index, each in enumerate(facts) if isinstance(each, tuple) for one in each]
    counts = Counter(name for _, (name, *_span) in placed)
    usual: dict[str, list[str]] = {}
    for name, count in counts.items():
        if count > 1:
            for gap in _gaps(name):
                usual.setdefault(gap, []).append(name)
    for index, (name, start, end) in placed:
        if counts[name] > 1:
            continue
        other = next((each for gap in _gaps(name) for each in usual.get(gap, ()) if _is_slip(name, each)), None)
        if other is not None:
            yield index, Note(start, end, say("别处是“{other}”，只差一个字，请核", other=other), other)


def _gaps(name: str) -> Iterator[str]:
    """Yield *name* with each of its characters blanked, so that names that differ in one meet."""
    for at in range(len(name)):
        yield f"{name[:at]}\0{name[at + 1 :]}"


def _is_slip(name: str, other: str) -> bool:
    differing = [pair for pair in zip(name, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and not set(differing[0]) <= _MAY_DIFFER and all(not each.isascii() for each in differing[0])
