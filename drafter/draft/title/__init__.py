"""Titles broken into lines at sense, in the shape of a trapezium or a diamond (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from drafter.draft.title.breaks import LAST_RESORT, break_costs
from drafter.draft.title.shape import shape_cost
from drafter.draft.widths import width as width_of

_SHAPED_LINES = 5
"""Up to this many lines the shape is weighed as a whole."""

_MOST_TRIES = 20_000

# Before a dash that stands neither first nor last nor inside brackets.
_SUBTITLE = re.compile("(?<=[^—－])(?=[—－]{2}[^—－])(?![^“《（]*[”》）])")


def break_title(title: str, width: int = 20) -> tuple[str, ...]:
    r"""Return the lines of *title*, none wider than *width* 字; joined they are the title, a blank at a break ends its line.

    A ``\n`` in the title is a break that stays, and what fits on one line stays whole. Brackets, words, and numbers with
    their units are cut only where a line would be too wide otherwise. A subtitle with its dash begins a line of its own.
    """
    return tuple(line for piece in title.split("\n") for line in _lines(piece, width))


def _lines(piece: str, width: int) -> list[str]:
    if width_of(piece) <= width:
        return [piece]
    return [line for part in _SUBTITLE.split(piece) for line in _Part(part, width).lines()]


class _Part:
    """A title, or a part of it that begins and ends a line."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self.ends = [0.0, *accumulate(width_of(character) for character in text)]
        self.fewest = math.ceil(self.ends[-1] / width)
        self.costs = break_costs(text)

    def lines(self) -> list[str]:
        breaks = self._by_length() if self.fewest > 1 else []
        if 0 < len(breaks) < _SHAPED_LINES and all(self.costs[place] < LAST_RESORT for place in breaks):
            breaks = self._by_shape(breaks)
        return [self.text[start:end] for start, end in pairwise([0, *breaks, len(self.text)])]

    def _by_length(self) -> list[int]:
        """Return the breaks of least cost when lines are only to be about equally long."""
        wanted = self.ends[-1] / self.fewest
        best = [0.0] + [math.inf] * len(self.text)
        start_of = [0] * (len(self.text) + 1)
        for end in range(1, len(self.text) + 1):
            for start in range(end - 1, -1, -1):
                length = self._length(start, end)
                if length > self.width and start < end - 1:
                    break
                cost = best[start] + self.costs[start] + (length - wanted) ** 2 / wanted
                if cost < best[end]:
                    best[end], start_of[end] = cost, start
        breaks = []
        place = start_of[len(self.text)]
        while place:
            breaks.append(place)
            place = start_of[place]
        return breaks[::-1]

    def _by_shape(self, known: list[int]) -> list[int]:
        """Return the breaks of least cost with the shape of the whole; *known* ones show what can be had."""
        places = [place for place in range(1, len(self.text)) if self.costs[place] < LAST_RESORT]
        most = min(_SHAPED_LINES, max(self.fewest, len(known)) + 1)
        best, chosen = self._cost(known), known
        unfinished: list[list[int]] = [[]]
        for _ in range(_MOST_TRIES):
            if not unfinished:
                break
            breaks = unfinished.pop()
            start = breaks[-1] if breaks else 0
            if self._length(start, len(self.text)) <= self.width and (cost := self._cost(breaks)) < best:
                best, chosen = cost, breaks
            for place in places[bisect_right(places, start) :]:
                if self._length(start, place) > self.width:
                    break
                further = [*breaks, place]
                room = (most - len(further)) * self.width
                if self._length(place, len(self.text)) <= room and self._so_far(further) < best:
                    unfinished.append(further)
        return chosen

    def _length(self, start: int, end: int) -> float:
        return self.ends[end] - self.ends[start]

    def _so_far(self, breaks: list[int]) -> float:
        return sum(self.costs[place] for place in breaks)

    def _cost(self, breaks: list[int]) -> float:
        edges = [0, *breaks, len(self.text)]
        return self._so_far(breaks) + shape_cost([self._length(start, end) for start, end in pairwise(edges)], self.fewest)
