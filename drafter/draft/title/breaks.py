"""What a line break costs at every place of a title: little where the sense pauses, much inside a word."""

from __future__ import annotations

from drafter.draft.title.tokens import Token, tokens
from drafter.draft.title.words import HEADS, Role

INSIDE_WORD = 5000.0
AT_WRONG_EDGE = 3000.0
INSIDE_BRACKETS = 1000.0
STRANGE = 400.0
"""Between two characters of no known word: it may be inside one."""

LAST_RESORT = STRANGE
"""From this cost on a break is made only where a line would be too wide otherwise."""

_TOGETHER = 300.0
_BASE = 10.0
_AFTER = {
    Role.DASH: 300.0,
    Role.CLOSING: -4.0,
    Role.ABOUT: 14.0,
    Role.AND: 8.0,
    Role.PAUSE: 5.0,
    Role.OF: 5.0,
    Role.MODIFIER: 14.0,
    Role.ADVERB: 30.0,
    Role.PREPOSITION: 40.0,
    Role.ALSO: 60.0,
    Role.UNKNOWN: 8.0,
    Role.BLANK: -10.0,
    Role.LATIN: 2.0,
}
_BEFORE = {
    Role.DASH: -20.0,
    Role.ABOUT: -9.0,
    Role.ALSO: -9.0,
    Role.VERB: -5.0,
    Role.ADVERB: -6.0,
    Role.PREPOSITION: -4.0,
    Role.MODIFIER: -2.0,
    Role.OPENING: -5.0,
    Role.NUMBER: -2.0,
    Role.UNKNOWN: 8.0,
    Role.UNIT: 35.0,
    Role.DOCUMENT: 25.0,
    Role.WORK: -1.0,
    Role.LATIN: 2.0,
}
_PAIRS = {
    (Role.UNKNOWN, Role.UNKNOWN): STRANGE,
    (Role.UNKNOWN, Role.UNIT): STRANGE,
    (Role.UNIT, Role.UNIT): _TOGETHER,
    (Role.TAIL, Role.UNIT): _TOGETHER,
    (Role.ORGANISATION, Role.UNIT): _TOGETHER,
    (Role.NUMBER, Role.UNKNOWN): 40.0,
    (Role.VERB, Role.VERB): 14.0,
    (Role.MODIFIER, Role.VERB): 30.0,
}
_NEVER_FIRST = {Role.OF, Role.AND, Role.CLOSING, Role.PAUSE, Role.BLANK}

_JOINING = {Role.AND, Role.PREPOSITION, Role.PAUSE}
_JOINED = 10.0
"""Behind the first word after one that joins: 甲和乙 is not to be cut in the middle of 乙."""

_BEFORE_HEAD, _AFTER_HEAD = 4.0, -3.0
_BEFORE_PARENTHESIS = 15.0
_MEASURED = 15.0
"""Between 第二次 and what it counts; 2026年 ends a thought, as all times do."""

_NAMES = {Role.ORGANISATION, Role.UNIT}
_NAMED = {Role.NOUN, Role.MODIFIER, Role.UNKNOWN, Role.WORK}
_NAME_GOES_ON, _NAME_ENDS = 3.0, -5.0


def break_costs(text: str) -> list[float]:
    """Return the cost of a break before every character of *text*; the first is 0."""
    costs = [0.0]
    depth = 0
    earlier = left = Token("", Role.UNKNOWN)
    for right in tokens(text):
        if left.text:
            depth += (left.role is Role.OPENING) - (depth > 0 and right.role is Role.CLOSING)
            joined = _JOINED * (earlier.role in _JOINING and right.role is not Role.ABOUT)
            costs.append(_between(left, right) + joined + INSIDE_BRACKETS * (depth > 0))
        costs += [INSIDE_WORD + INSIDE_BRACKETS * (depth > 0)] * (len(right.text) - 1)
        earlier, left = left, right
    return costs


def _between(left: Token, right: Token) -> float:
    if left.role is Role.OPENING or right.role is Role.TAIL:
        return INSIDE_WORD
    if right.role in _NEVER_FIRST:
        return AT_WRONG_EDGE
    if left.role is Role.NUMBER and (left.text[-1].isdecimal() or _goes_on(left, right)):
        return _TOGETHER
    if (left.role, right.role) in _PAIRS:
        return _PAIRS[left.role, right.role]
    return max(0.0, _BASE + _AFTER.get(left.role, 0.0) + _BEFORE.get(right.role, 0.0) + _bond(left, right))


def _goes_on(left: Token, right: Token) -> bool:
    """Tell whether two numbers are one, as 2026年 and 1月 are, and 十届 and 四次; 2026年 and 第26届 are two."""
    return right.role is Role.NUMBER and not (right.text.startswith("第") and left.text[-1] in "年度")


def _bond(left: Token, right: Token) -> float:
    """Return what two certain words cost beyond the parts they play."""
    bond = _BEFORE_HEAD * (right.text in HEADS) + _AFTER_HEAD * (left.text[-2:] in HEADS)
    if left.role in _NAMES:
        bond += _NAME_GOES_ON if right.role in _NAMED else _NAME_ENDS
    if left.role is Role.NUMBER and left.text[-1] not in "年度月日期":
        bond += _MEASURED
    if right.text in "（(":
        bond += _BEFORE_PARENTHESIS
    return bond
