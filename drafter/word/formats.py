"""Numbers and words set into a pattern, as ``%.2f`` and ``{:,.2f}`` ask: nothing reaches into a value or grows without end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from typing import Any

from drafter.base.messages import say
from drafter.word.faults import RefusedError
from drafter.word.figures import checked_number, figure
from drafter.word.words import words_of

Scalar = str | int | float

_WIDE = re.compile(r"\d{4}|\*")
_NAME = re.compile(r"\w*")


def total(values: Iterable[Any], attribute: str = "", start: float = 0) -> float:
    """Return the sum of *values*, or of what they have under *attribute*; numbers of the answers come as words."""
    values = [value[attribute] if attribute else value for value in values]
    return sum(map(checked_number, values), start)


def percent(pattern: str, *values: Any) -> str:
    """Return *pattern* with *values* in the places that ``%`` marks; RefusedError for widths of four digits."""
    _check_width(re.sub(r"[^%]*(%[-+ #0-9.*]*|$)", r"\1", pattern))
    return _filled(lambda given, _: pattern % tuple(given), [_scalar(value) for value in values], {})


def braces(pattern: str, *values: Any, **named: Any) -> str:
    """Return *pattern* with *values* in the places that ``{}`` marks; RefusedError for parts of values, and wide ones."""
    for _, name, width, _ in Formatter().parse(pattern):
        if not _NAME.fullmatch(name or "") or "{" in (width or ""):
            raise RefusedError(say("模板里不能用文字的“{name}”", name="format"))
        _check_width(width or "")
    scalars = {name: _scalar(value) for name, value in named.items()}
    return _filled(lambda given, with_names: pattern.format(*given, **with_names), [_scalar(each) for each in values], scalars)


def _scalar(value: Any) -> Scalar:
    return value if isinstance(value, (str, int, float)) else words_of(value)


def _check_width(width: str) -> None:
    if _WIDE.search(width):
        raise RefusedError(say("模板里的宽度太大"))


def _filled(fill: Callable[..., str], values: list[Scalar], named: Mapping[str, Scalar]) -> str:
    """Return what *fill* makes of the values; where words will not do, of the numbers they are."""
    try:
        return fill(values, named)
    except (TypeError, ValueError):
        pass
    try:
        return fill([figure(each) for each in values], {name: figure(each) for name, each in named.items()})
    except (TypeError, ValueError):
        given = "、".join(map(str, (*values, *named.values())))
        raise RefusedError(say("“{value}”不是数，或与格式不符，不能这样印", value=given[:20])) from None
