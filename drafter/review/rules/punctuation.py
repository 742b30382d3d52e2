"""Punctuation typed twice, and letters and digits of full width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_TWICE = re.compile(r"(?P<mark>[，。、；：！？])(?P=mark)+|[，、；：][，。、；：]|。[，、；：]")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％]+")
_MAY_REPEAT = "！？"
_TYPED_TWICE = 2


def doubled() -> Rule:
    """Return the rule for punctuation that stands twice."""
    return Rule(
        "punctuation-twice",
        say("连着的标点"),
        Severity.WARNING,
        "GB/T 15834-2011 5.1",
        say("逗号、句号、顿号、分号、冒号不连用；同一个标点连打两次的可以改成一个。"),
        "加强领导，，落实责任。",
        "真的吗？！加强领导，落实责任……",
        look=_look_doubled,
    )


def wide() -> Rule:
    """Return the rule for digits and letters of full width."""
    return Rule(
        "full-width",
        say("全角的数字和字母"),
        Severity.WARNING,
        "GB/T 15835-2011 5.1",
        say("阿拉伯数字、拉丁字母和百分号用半角。"),
        "２０２６年完成６项。",
        "2026年完成6项。",
        look=_look_wide,
    )


def _look_doubled(passage: Passage, _reference: Reference) -> Iterator[Note]:
    for match in _TWICE.finditer(passage.text, passage.label_size):
        marks = match.group()
        if marks[0] in _MAY_REPEAT:
            continue
        message = say("标点“{marks}”连在一起", marks=marks)
        yield Note(*match.span(), message, _instead(marks), certain=len(marks) == _TYPED_TWICE and len(set(marks)) == 1)


def _instead(marks: str) -> str | None:
    """Return what to write for *marks*: one of the same, …… for three and more 。, None where they differ."""
    if len(set(marks)) > 1:
        return None
    return "……" if marks[0] == "。" and len(marks) > _TYPED_TWICE else marks[0]


def _look_wide(passage: Passage, _reference: Reference) -> Iterator[Note]:
    for match in _WIDE.finditer(passage.text):
        half = "".join(chr(ord(each) - 0xFEE0) for each in match.group())
        yield Note(*match.span(), say("“{wide}”是全角的，应为“{half}”", wide=match.group(), half=half), half, certain=True)
