"""A title cut into words: the likeliest reading by a small lexicon and by patterns of numbers and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.draft.title.words import Role, lexicon

_UNITS = (
    "周年|学年度|学年|年度|年代|年|月份|月|日|号|届|次|期|批|个|项|所|家|名|人|条|章|册|件|场|元|级|类|组|季度|学期|世纪|小时|分钟|天|周|岁|分|秒|%|％|"
    "平方米|公里|倍|中全会|轮|站|讲|课"
)
_MANY = "[余多万亿]*"
_NUMERALS = "〇零一二三四五六七八九十百千万两"
_PATTERNS = (
    (r"[0-9]*[A-Za-z][A-Za-z0-9.+\-#&'_/]*", Role.LATIN),
    (rf"第?[0-9０-９]+(?:[.．:：·][0-9]+)*(?:[—\-–~～至]+[0-9０-９]+)*{_MANY}(?:{_UNITS})?", Role.NUMBER),
    (rf"第[{_NUMERALS}]+(?:{_UNITS})?|[{_NUMERALS}]+{_MANY}(?:{_UNITS})", Role.NUMBER),
    (r"[“‘（(《〈「『【〔\[]", Role.OPENING),
    (r"[”’）)》〉」』】〕\]]", Role.CLOSING),
    (r"[—－]{2,}", Role.DASH),
    (r"[—…]+|[、，,。．.；;：:！!？?·•～/|-]", Role.PAUSE),
    (r"\s+", Role.BLANK),
)
_WORD, _STRANGER = 1.0, 2.5
"""What a word and a character of no known word cost in a reading."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a title and the part it plays; a character of no known word is a token of its own."""

    text: str
    role: Role


def tokens(text: str) -> list[Token]:
    """Return the reading of *text* with the fewest strange characters, then the fewest words."""
    best = [0.0] + [float("inf")] * len(text)
    into: list[Token] = [Token("", Role.UNKNOWN)] * (len(text) + 1)
    for start in range(len(text)):
        for token, cost in _candidates(text, start):
            end = start + len(token.text)
            if best[start] + cost < best[end]:
                best[end], into[end] = best[start] + cost, token
    found = []
    end = len(text)
    while end:
        found.append(into[end])
        end -= len(into[end].text)
    return found[::-1]


def _candidates(text: str, start: int) -> Iterator[tuple[Token, float]]:
    for pattern, role in _patterns():
        match = pattern.match(text, start)
        if match:
            yield Token(match.group(), role), _WORD
    words, longest = _lexicon()
    for length in range(1, longest + 1):
        word = text[start : start + length]
        if word in words:
            yield Token(word, words[word]), _WORD
    yield Token(text[start], Role.UNKNOWN), _STRANGER


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], Role], ...]:
    """Return the patterns, compiled when the first long title comes: 2 ms, and most titles fit on one line."""
    return tuple((re.compile(pattern), role) for pattern, role in _PATTERNS)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, Role], int]:
    words = lexicon()
    return words, max(map(len, words))
