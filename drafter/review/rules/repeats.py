"""The same clause or paragraph twice in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage, Role
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_SENTENCE = re.compile(r"[^。！？；]+")
_CLAUSE = re.compile(r"[^，,。！？；;：:]+")
_SHORTEST = 24
_SHORTEST_CLAUSE = 18
_BYTES = 2.3  # of UTF-8 a character: mostly 汉字, which take 3
_OPENS = ("（", "(")
_UNITS = ("负责", "负责）", "分工负责）")
_Piece = tuple[str, int, int]


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "repeat",
        say("同一句话写了两次"),
        Severity.HINT,
        say("前后文"),
        say(
            "正文里、或一个附件里，两处有相同的长句（24字以上）或长的分句（18字以上），多半是复制留下的。引自规范表述的不算。"
        ),
        "开展“书香进社区、书香进校园、书香进机关”系列活动。\n持续开展“书香进社区、书香进校园、书香进机关”系列活动，办好讲座。\n"
        "开展“书香进社区、书香进校园、书香进机关”系列活动。",
        "开展系列活动。\n开展系列活动。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, reference: Reference) -> tuple[_Piece, ...]:
    if passage.role not in (Role.BODY, Role.TASK) or len(passage.text) < _SHORTEST_CLAUSE:
        return ()
    exact = reference.phrases.exact_in(passage.text)
    pieces = [*_pieces(_SENTENCE, passage, _SHORTEST), *_pieces(_CLAUSE, passage, _SHORTEST_CLAUSE)]
    return tuple(each for each in pieces if not _is_quoted(each, exact))


def _is_quoted(piece: _Piece, exact: list[tuple[int, int]]) -> bool:
    """Tell whether half of *piece* or more are standing phrases."""
    _, start, end = piece
    return 2 * sum(max(0, min(end, last) - max(start, first)) for first, last in exact) >= end - start


def _pieces(pattern: re.Pattern[str], passage: Passage, shortest: int) -> Iterator[_Piece]:
    for match in pattern.finditer(passage.text, passage.label_size):
        words = match.group()
        if words.startswith(_OPENS) or words.endswith(_UNITS):
            continue  # who is to do it, not what
        if len(words) >= shortest and len(words.encode(errors="replace")) >= _BYTES * len(words):
            yield words, match.start(), match.end()


def _judge(document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    first: dict[tuple[int, str], tuple[int, int]] = {}
    for index, each in enumerate(facts):
        told, part = 0, document.passages[index].part
        for words, start, end in each if isinstance(each, tuple) else ():
            before, at = first.setdefault((part, words), (index, start))
            if (before, at) != (index, start) and end > told:
                told = max(told, end)
                where = document.passages[before].section or say("第{number}段", number=before + 1)
                yield index, Note(start, end, say("这句话前面已经写过（{where}）", where=where))
