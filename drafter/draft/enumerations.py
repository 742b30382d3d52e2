"""Enumerations on one line: 甲、乙（一、二）、丙."""

from __future__ import annotations

_OPEN = "（(《“〔【「『["
_CLOSE = "）)》”〕】」』]"
_BLANKS = " \t\u3000"


def split_outside(text: str, separators: str) -> tuple[str, ...]:
    """Return the parts of *text* between any of *separators* outside brackets and quotes, stripped, without empty ones.

    A bracket that never closes hides nothing.
    """
    if sum(text.count(each) for each in _OPEN) != sum(text.count(each) for each in _CLOSE):
        return _split(text, separators, brackets=False)
    return _split(text, separators, brackets=True)


def _split(text: str, separators: str, *, brackets: bool) -> tuple[str, ...]:
    parts, start, depth = list[str](), 0, 0
    for index, character in enumerate(text):
        if brackets and character in _OPEN:
            depth += 1
        elif brackets and character in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and character in separators:
            parts.append(text[start:index])
            start = index + 1
    return tuple(part.strip(_BLANKS) for part in [*parts, text[start:]] if part.strip(_BLANKS))
