"""Leads: the first sentence of a numbered paragraph, set in the font of its level."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter.draft.blocks import Emphasis, Run

_ENDS = "。！？"
_OPEN = "“（《〔【「『(‘"
_CLOSE = "”）》〕】」』)’"


def lead_length(text: str) -> int:
    """Return how many characters of *text* are its first sentence: up to its first 。！？ outside “” （） 《》.

    A text without such an end is one sentence. A bracket that never closes does not hide the end.
    """
    depth = 0
    first_inside = 0
    for index, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in _ENDS:
            if depth == 0:
                return index + 1
            first_inside = first_inside or index + 1
    return first_inside if depth and first_inside else len(text)


def with_lead(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """Return *runs* with the first *length* characters set as lead; what is strong already stays strong."""
    found: list[Run] = []
    for run in runs:
        head, tail = run.text[:length], run.text[length:]
        if head:
            found.append(replace(run, text=head, emphasis=run.emphasis or Emphasis.LEAD))
        if tail:
            found.append(replace(run, text=tail))
        length = max(0, length - len(run.text))
    return tuple(found)
