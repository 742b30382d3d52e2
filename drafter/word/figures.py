"""Numbers of the answers, which come as words: counted with as numbers, printed as they were written."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

from drafter.base.messages import say
from drafter.word.faults import RefusedError

_LARGEST = 10**12
_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}


class Figure(str):
    """What was written into a field for a number: two of them are added, where other words are joined."""

    __slots__ = ()


def number(value: str | int | float) -> int | float:
    """Return *value* as a number; ValueError where it is none. Commas between the digits do not count."""
    if not isinstance(value, str):
        return value
    digits = value.strip().replace(",", "")
    if re.fullmatch(r"[+-]?[0-9]{1,18}", digits):
        return int(digits)
    if not math.isfinite(found := float(digits)):
        raise ValueError(value)
    return found


def figure(value: Any) -> Any:
    """Return the number that *value* writes; where it writes none, *value*."""
    try:
        return number(value) if isinstance(value, str) else value
    except ValueError:
        return value


def is_number(value: object) -> bool:
    """Tell whether *value* is a number of a size that a document can need."""
    return isinstance(value, (int, float)) and abs(value) < _LARGEST


def adds(left: object, right: object) -> bool:
    """Tell whether ``left + right`` is a sum: of numbers, in words too; words alone are joined."""
    if isinstance(left, str) and isinstance(right, str):
        return isinstance(left, Figure) and isinstance(right, Figure)
    return all(isinstance(each, (str, int, float)) for each in (left, right))


def calculated(sign: str, left: Any, right: Any) -> Any:
    """Return ``left sign right`` of numbers; RefusedError where one is none, or where there is no result."""
    if sign not in _OPERATORS or not all(isinstance(each, (str, int, float)) for each in (left, right)):
        raise RefusedError(say("模板里不能这样用“{operator}”", operator=sign))
    numbers = checked_number(left), checked_number(right)
    try:
        return _OPERATORS[sign](*numbers)
    except ZeroDivisionError:
        raise RefusedError(say("除数是零，不能计算")) from None


def checked_number(value: Any) -> int | float:
    """Return the number that *value* writes; RefusedError where it writes none, or a huge one."""
    found: int | float = figure(value)
    if not is_number(found):
        raise RefusedError(say("“{value}”不是数，或数太大，不能计算", value=str(value)[:20]))
    return found
