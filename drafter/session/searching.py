"""Find and replace over the whole draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand: the anchor, the line (from 0) and the column (from 0) in its text."""

    anchor: str
    line: int
    column: int


def find_all(texts: Mapping[str, str], words: str) -> list[Found]:
    """Return every place of *texts*, in their order, where *words* stand (not overlapping; capital letters do not matter)."""
    return [found for anchor, text in texts.items() for found in _find(anchor, text, words)] if words else []


def _find(anchor: str, text: str, words: str) -> Iterator[Found]:
    wanted = words.lower()
    for number, line in enumerate(text.split("\n")):
        low = line.lower()
        if len(low) != len(line):  # a letter whose small form is two
            low = line
        at = low.find(wanted)
        while at >= 0:
            yield Found(anchor, number, at)
            at = low.find(wanted, at + len(wanted))


def replaced(text: str, words: str, instead: str) -> tuple[str, int]:
    """Return *text* with *instead* for every *words*, and how many there were."""
    places, lines = list(_find("", text, words)) if words else [], text.split("\n")
    for found in reversed(places):
        line = lines[found.line]
        lines[found.line] = line[: found.column] + instead + line[found.column + len(words) :]
    return "\n".join(lines), len(places)
