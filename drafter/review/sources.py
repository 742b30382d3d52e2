"""The texts of the files that a draft was read from: where in them a value's words stand."""

from __future__ import annotations

from collections.abc import Callable

from drafter.base.problems import Place
from drafter.base.yaml.characters import line_starts
from drafter.review.passage import Spot

_NEAR = 4000
"""How many characters behind its place the words of a value may stand: a task's keys and other values come between."""


class Sources:
    """Texts of files by their names in places; *read* gives one, None where there is none."""

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self._read = read
        self._texts: dict[str, tuple[str, list[int]] | None] = {}

    def spot(self, words: str, place: Place) -> Spot:
        """Return where *words* (one line) of the value at *place* stand; only the place where they are written otherwise."""
        found = self._lines(place.file) if place.line else None
        if found is None:
            return Spot(place)
        text, starts = found
        if place.line > len(starts):
            return Spot(place)
        start = starts[place.line - 1] + max(0, place.column - 1)
        at = text.find(words, start, start + _NEAR + len(words))
        if at < 0:
            return Spot(place)
        line = place.line + text.count("\n", start, at)
        return Spot(Place(place.file, line, at - starts[line - 1] + 1), at)

    def _lines(self, file: str) -> tuple[str, list[int]] | None:
        if file not in self._texts:
            text = self._read(file)
            self._texts[file] = (text, line_starts(text)) if text is not None else None
        return self._texts[file]


def nowhere() -> Sources:
    """Return sources without a file: places stay as they are."""
    return Sources(lambda _: None)
