"""Quotation marks turned the wrong way, or straight."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.characters import HAN
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_QUOTE = re.compile("[“”]")
_STRAIGHT = re.compile(r"\"")
_NO_OPENER_BEFORE = re.compile(r"[，。、；：！？）》”]|$")
_NO_CLOSER_BEHIND = "（《“，、；："
_HAN = re.compile(f"[{HAN}]")


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "quote-direction",
        say("方向不对的引号"),
        Severity.WARNING,
        "GB/T 15834-2011 4.8",
        say("引号前面用“，后面用”。成对而方向写反的、直引号，按顺序改正。"),
        "加快实施”十四五”规划",
        "加快实施“十四五”规划，打造“书香之城”。",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    text = passage.text
    if '"' in text:
        yield from _straight(text)
    if "”" in text or "“" in text:
        yield from _turned(text)


def _turned(text: str) -> Iterator[Note]:
    """Yield the quotes that stand against the order opening, closing, opening; none where they nest in good order."""
    places = [match.start() for match in _QUOTE.finditer(text)]
    if len(places) % 2 or _balanced(text, places):
        return
    certain = all(_fits(text, at, opening=not order % 2) for order, at in enumerate(places))
    for order, at in enumerate(places):
        wanted = "”" if order % 2 else "“"
        if text[at] != wanted:
            yield Note(at, at + 1, say("引号方向不对，应为{wanted}", wanted=wanted), wanted, certain)


def _balanced(text: str, places: list[int]) -> bool:
    depth = 0
    for at in places:
        depth += 1 if text[at] == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _fits(text: str, at: int, *, opening: bool) -> bool:
    if opening:
        return _NO_OPENER_BEFORE.match(text, at + 1) is None
    return at > 0 and text[at - 1] not in _NO_CLOSER_BEHIND


def _straight(text: str) -> Iterator[Note]:
    places = [match.start() for match in _STRAIGHT.finditer(text)]
    beside = [at for at in places if _HAN.match(text, at - 1, at) or _HAN.match(text, at + 1)]
    if len(places) % 2:
        yield from (Note(at, at + 1, say("汉字旁的直引号，应为“或”")) for at in beside)
        return
    for order, at in enumerate(places):
        if at in beside:
            wanted = "”" if order % 2 else "“"
            certain = len(beside) == len(places)
            yield Note(at, at + 1, say("汉字旁的直引号应为{wanted}", wanted=wanted), wanted, certain)
