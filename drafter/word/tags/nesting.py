"""Conditions and loops that are not closed, or end on another level than they began on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Problem
from drafter.word.grammar import BETWEEN, OPENING, WHOLE, Tag, statements
from drafter.word.tags.rows import Tagged
from drafter.word.xml import Element, q

_CLOSING = {closing: opening for opening, closing in OPENING.items()}


class _Open(NamedTuple):
    """A condition or loop that has begun: in what, and where."""

    word: str
    inside: Element
    place: str
    joins: bool


def nesting_problems(tagged: Sequence[Tagged]) -> Iterator[Problem]:
    """Yield every condition and loop that is not closed where it should be."""
    waiting: list[_Open] = []
    for paragraph, text, place in tagged:
        for tag in statements(text):
            inside = _inside(paragraph, tag.scope)
            if tag.word in OPENING:
                waiting.append(_Open(tag.word, inside, place, tag.joins))
            elif tag.word in _CLOSING or tag.word in BETWEEN:
                yield from _problem(tag, inside, place, waiting)
    for each in waiting:
        yield Problem(NOWHERE, say("{place}：这里的 {word} 没有对应的 end{word}", place=each.place, word=each.word))


def _problem(tag: Tag, inside: Element, place: str, waiting: list[_Open]) -> Iterator[Problem]:
    """Yield what is wrong with *tag*, which ends or divides the last of *waiting*."""
    if not waiting:
        opening = _CLOSING.get(tag.word, "if")
        yield Problem(NOWHERE, say("{place}：这里的 {word} 前面没有 {opening}", place=place, word=tag.word, opening=opening))
        return
    begun = waiting[-1] if tag.word in BETWEEN else waiting.pop()
    if tag.word in BETWEEN:
        fits = begun.word == "if" or (begun.word == "for" and tag.word == "else")
    else:
        fits = OPENING[begun.word] == tag.word
    if not fits or (begun.inside is not inside and not (tag.joins or begun.joins)):
        message = say(
            "{place}：这里的 {word} 与 {begun} 的 {opening} 不在同一层",
            place=place,
            word=tag.word,
            begun=begun.place,
            opening=begun.word,
        )
        yield Problem(NOWHERE, message)


def _inside(paragraph: Element, scope: str) -> Element:
    """Return what a tag of this scope stands in: the paragraph itself, or what holds the whole paragraph, row or cell."""
    if scope not in WHOLE:
        return paragraph
    whole = paragraph if scope == "p" else next(paragraph.iterancestors(q(scope)), paragraph)
    parent = whole.getparent()
    return parent if parent is not None else whole
