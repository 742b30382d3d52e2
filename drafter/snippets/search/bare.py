"""Texts as people type them from memory: without quotes, title marks and 、, and a slot ``{{ 会议 }}`` as its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MARKS = "、“”‘’《》〈〉「」『』"
_LEFT_OUT = re.compile(rf"""\{{\{{\s*(\w+)\s*(?:\|(?:"[^"]*"|'[^']*'|“[^”]*”|[^{{}}])*)?\}}\}}|[{_MARKS}]""")
_TYPED = re.compile(rf"[{_MARKS}]|(\{{\{{|\}}\}})")

Span = tuple[int, int]
"""Where a match begins, and how many characters it has."""


def bare(text: str) -> str:
    """Return *text* as it is searched."""
    return _LEFT_OUT.sub(lambda found: found[1] or "", text)


def breaks_in(text: str) -> tuple[int, ...]:
    """Return where in ``bare(text)`` a word begins behind a mark that was left out."""
    found, searched = [], 0
    for start, end in _stretches(text):
        if start and text[start - 1] in _MARKS:
            found.append(searched)
        searched += end - start
    return tuple(found)


def bare_query(typed: str) -> str:
    """Return what was *typed* without the marks that are not searched; braces part words."""
    return _TYPED.sub(lambda found: " " if found[1] else "", typed)


def in_text(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return *spans* of ``bare(text)`` as spans of *text*; one that goes over what was left out becomes several."""
    if not spans or _LEFT_OUT.search(text) is None:
        return tuple(spans)
    return tuple(sorted(found for start, length in spans for found in _placed(text, start, start + length)))


def _placed(text: str, start: int, end: int) -> Iterator[Span]:
    searched = 0  # how many characters of what is searched stand before the stretch
    for stretch_start, stretch_end in _stretches(text):
        first, last = max(start - searched, 0), min(end - searched, stretch_end - stretch_start)
        if first < last:
            yield stretch_start + first, last - first
        searched += stretch_end - stretch_start


def _stretches(text: str) -> Iterator[Span]:
    """Yield where the stretches that are searched begin and end."""
    behind = 0
    for found in _LEFT_OUT.finditer(text):
        yield behind, found.start()
        if found[1]:
            yield found.span(1)
        behind = found.end()
    yield behind, len(text)
