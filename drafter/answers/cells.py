"""What a spreadsheet shows in a cell, from its value and its number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_AS_WRITTEN_IN_CHINA = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm"}
_NO_TOKEN = re.compile(r"\[[^\]]*\]|;.*$|_.|\*.")
_TOKEN = re.compile(r'"[^"]*"|\\.|AM/PM|y+|m+|d+|h+|s+|.', re.IGNORECASE)
_CLOCK = re.compile(r"\s*\[?h+\]?:m+(?::s+)?(?:\s*AM/PM)?", re.IGNORECASE)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


def shown(value: object, number_format: str) -> str:
    """Return *value* as the text that a person sees."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime():
            return _date(value, number_format)
        case date():
            return _date(datetime(value.year, value.month, value.day), number_format)
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"
        case int() | float():
            return _number(value, number_format)
        case _:
            return str(value)


def _date(value: datetime, number_format: str) -> str:
    pattern = _AS_WRITTEN_IN_CHINA.get(number_format, number_format)
    if pattern in ("General", ""):
        pattern = "yyyy/m/d h:mm"
    if value.time() == time() and "d" in pattern.lower():
        pattern = _CLOCK.sub("", pattern)  # a date that a program wrote: nobody means midnight
    tokens = _TOKEN.findall(_NO_TOKEN.sub("", pattern))
    return "".join(_piece(value, tokens, index) for index in range(len(tokens))).strip()


def _piece(value: datetime, tokens: list[str], index: int) -> str:
    token = tokens[index]
    kind, long = token[0].lower(), len(token) > 1
    if kind in "yhds" and token.strip("yYhHdDsS") == "":
        year = f"{value.year:04}" if len(token) > 2 else f"{value.year % 100:02}"
        number = {"d": value.day, "h": value.hour, "s": value.second}.get(kind, 0)
        return year if kind == "y" else f"{number:02}" if long else str(number)
    if kind == "m" and token.strip("mM") == "":
        number = value.minute if _is_minute(tokens, index) else value.month
        return f"{number:02}" if long else str(number)
    if token.upper() == "AM/PM":
        return "上午" if value.hour < 12 else "下午"
    return token[1:-1] if kind == '"' and long else token[1:] if kind == "\\" else token


def _is_minute(tokens: list[str], index: int) -> bool:
    """Tell whether an ``m`` means minutes: behind hours, or before seconds."""
    before = next((token for token in reversed(tokens[:index]) if token[0].lower() in "ymdhs"), "")
    after = next((token for token in tokens[index + 1 :] if token[0].lower() in "ymdhs"), "")
    return before[:1].lower() == "h" or after[:1].lower() == "s"


def _number(value: float, number_format: str) -> str:
    pattern = _NO_TOKEN.sub("", number_format)
    digits = _DIGITS.search(_LITERAL.sub("", pattern)) if number_format not in ("General", "@", "") else None
    if digits is None:
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    places = len(digits[1] or "")
    number = Decimal(repr(value)) * (100 if "%" in pattern else 1)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    integer = len(re.sub("[^0]", "", digits.group().partition(".")[0]))
    words = f"{rounded:,.{places}f}" if "," in digits.group() else f"{rounded:.{places}f}"
    if integer > 1 and "," not in words:
        words = words.zfill(integer + (places + 1 if places else 0) + (rounded < 0))
    before, after = _around(pattern)
    return before + words + after


def _around(pattern: str) -> tuple[str, str]:
    """Return the literal text before and behind the digits of a format: 0"项" shows 6项."""
    masked = _LITERAL.sub(lambda match: "\0" * len(match.group()), pattern)
    digits = _DIGITS.search(masked)
    assert digits is not None

    def literal(text: str) -> str:
        return _LITERAL.sub(lambda match: match[1] or match[2] or "", text)

    return literal(pattern[: digits.start()]), literal(pattern[digits.end() :])
