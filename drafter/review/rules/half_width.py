"""Half-width punctuation beside 汉字."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.base.messages import say
from drafter.review.characters import HAN
from drafter.review.finding import Severity
from drafter.review.passage import Passage
from drafter.review.reference import Reference
from drafter.review.rule import Note, Rule

_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_BESIDE = rf"[{HAN}”’》）〕】]"
_MARKS = re.compile(
    rf"(?<={_BESIDE})[,;:?!](?!//)(?: (?=[{HAN}]))?|(?<![\d,;:?!\w])[,;:?!](?=[{HAN}“‘《（〔])"
    rf"|(?<=[A-Za-z\d%)])[,;](?=[{HAN}“《])"
)
_POINT = re.compile(rf"(?<=[{HAN}”》）])\.(?=[{HAN}“《]|$)")
_HALF = re.compile("[,;:?!.()]")  # most paragraphs have none
_BRACKET = re.compile(r"[()（）]")
_HAN = re.compile(f"[{HAN}]")
_LETTERS = re.compile("[A-Za-z]")
_MANY_LETTERS = 3
_PINYIN = re.compile("(?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}")
_PAIRS = {"(": ")", "（": "）"}


def rule() -> Rule:
    """Return the rule in the language of the moment."""
    return Rule(
        "half-width",
        say("汉字旁的半角标点"),
        Severity.WARNING,
        "GB/T 15834-2011 5.1",
        say("中文里的逗号、分号、冒号、问号、叹号、句号和括号用全角。数字、字母、网址里的不算。"),
        "加强领导,落实责任(办公室牵头)",
        "会议定于9:30开始，网址http://example.org，按Q/A,B两类整理。",
        look=_look,
    )


def _look(passage: Passage, _reference: Reference) -> Iterator[Note]:
    text = passage.text
    if _HALF.search(text) is None or _is_latin(text):
        return
    for match in _MARKS.finditer(text):
        half = match.group().rstrip()
        full = half.translate(_FULL)
        yield Note(match.start(), match.end(), _message(half, full), full, certain=True)
    for match in _POINT.finditer(text):
        if match.start() >= passage.label_size:
            yield Note(match.start(), match.end(), _message(".", "。"), "。")
    if "(" in text or ")" in text:
        yield from _brackets(text)


def _is_latin(text: str) -> bool:
    """Tell whether *text* is English with some 汉字 in it: that has the marks of English."""
    return len(_LETTERS.findall(text)) > _MANY_LETTERS * len(_HAN.findall(text))


def _brackets(text: str) -> Iterator[Note]:
    """Yield the half-width brackets around or beside 汉字, both of a pair or none; brackets with pinyin as one."""
    for start, end in _pairs(text):
        if _PINYIN.fullmatch(text, start + 1, end):
            message = say("汉字后面夹了拼音“{words}”，多半是从网页带来的", words=text[start : end + 1])
            yield Note(start, end + 1, message, "")
        elif _HAN.search(text, start + 1, end) or _is_beside(text, start) or _is_beside(text, end):
            for at in dict.fromkeys((start, end)):
                if text[at] in "()":
                    full = text[at].translate(_FULL)
                    yield Note(at, at + 1, _message(text[at], full), full, certain=start != end)


def _is_beside(text: str, at: int) -> bool:
    return _HAN.match(text, at - 1, at) is not None or _HAN.match(text, at + 1) is not None


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where brackets open and close; one without its other half stands for both."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() in _PAIRS:
            opened.append(match.start())
        else:
            yield (opened.pop() if opened else match.start()), match.start()
    yield from ((at, at) for at in opened)


def _message(half: str, full: str) -> str:
    return say("汉字旁的“{half}”是半角的，应为“{full}”", half=half, full=full)
