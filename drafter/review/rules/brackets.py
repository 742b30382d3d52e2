"""Quotes and brackets without their other half, within a document: a quotation may run over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.base.messages import say
from drafter.review.document import Document
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Facts, Note, Rule

_KINDS = {"“": "”", "《": "》", "（": "）", "(": ")", "〔": "〕", "【": "】"}
_ALIKE = str.maketrans("()", "（）")
_CLOSERS = {"”": "“", "》": "《", "）": "（", "〕": "〔", "】": "【"}
_ANY = re.compile("[“”《》（）()〔〕【】]")
_LABEL = re.compile(r"(?:^|(?<=[。；;：:，,、 \t\u3000]))[0-9a-zA-Z一二三四五六七八九十]{1,3}[）)]")
_MAY_RUN_ON = "“（"

_Single = tuple[int, str]


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "unpaired",
        say("不成对的引号、书名号、括号"),
        Severity.WARNING,
        "GB/T 15834-2011 4.8—4.10, 4.15",
        say("“”《》（）〔〕【】要成对。引文分几段的，末段才收尾，不算。"),
        "认真学习《关于加强公共文化服务的意见精神。",
        "认真学习《关于加强公共文化服务的意见》精神。\n1）准备材料。",
        gather=_gather,
        judge=_judge,
    )


def _gather(passage: Passage, _reference: Reference) -> tuple[_Single, ...]:
    """Return the marks of a passage that have no other half in it."""
    text = passage.text
    labels = {match.end() - 1 for match in _LABEL.finditer(text)} if "）" in text or ")" in text else ()
    opened: list[_Single] = []
    single: list[_Single] = []
    quotes = text.count("“") + text.count("”")
    for match in _ANY.finditer(text):
        mark = match.group().translate(_ALIKE)
        if mark in "“”" and quotes % 2 == 0:
            continue  # even in number: turned round at the most
        if match.start() in labels and not any(each == _CLOSERS[mark] for _, each in opened):
            continue  # 1） and a) are labels
        if mark in _KINDS:
            opened.append((match.start(), mark))
        elif opened and opened[-1][1] == _CLOSERS[mark]:
            opened.pop()
        elif any(each == _CLOSERS[mark] for _, each in opened):
            while opened[-1][1] != _CLOSERS[mark]:
                single.append(opened.pop())
            opened.pop()
        else:
            single.append((match.start(), mark))
    return tuple(sorted([*single, *opened]))


def _judge(_document: Document, facts: Facts, _reference: Reference) -> Iterator[tuple[int, Note]]:
    """Yield single marks whose other half does not stand in a later paragraph either."""
    waiting: dict[str, list[tuple[int, int]]] = {mark: [] for mark in _CLOSERS.values()}
    for index, each in enumerate(facts):
        singles: Sequence[_Single] = each if isinstance(each, tuple) else ()
        for at, mark in singles:
            opened = waiting[_CLOSERS.get(mark, mark)]
            if mark in waiting:
                opened.append((index, at))
            elif opened and _CLOSERS[mark] in _MAY_RUN_ON:
                opened.clear()  # every paragraph of a long quotation may begin with “
            elif opened and opened[-1][0] == index - 1:
                opened.pop()  # a line broken in the middle of a name
            else:
                yield index, _note(at, mark)
    for mark, places in waiting.items():
        yield from ((index, _note(at, mark)) for index, at in places)


def _note(at: int, mark: str) -> Note:
    other = _KINDS.get(mark) or _CLOSERS[mark]
    return Note(at, at + 1, say("{mark}没有对应的{other}", mark=mark, other=other))
