"""The standing phrases an office quotes exactly, and where a text holds them or nearly holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafter.review.phrases.edits import Edits, edits_allowed, edits_between

_KEY = 4
"""Characters by which a stretch of a phrase is found in a text."""

SHORTEST = 8
"""Phrases with fewer characters are not looked for: too many words are like them."""

_FOLD = dict(zip(',;:?!()"＂“‘’﹐', "，；：？！（）”””””，", strict=True))


@dataclass(frozen=True, slots=True)
class Standing:
    """A phrase of the library as the review needs it.

    ``is_retired`` where it must not be used any more; ``successor`` is the text to use instead, empty where there is none.
    ``start`` and ``end`` are the days on which it holds.
    """

    id: str
    text: str
    title: str = ""
    is_retired: bool = False
    successor: str = ""
    start: date | None = None
    end: date | None = None


class Match(NamedTuple):
    """Where a phrase stands in a text, and what was changed; exact where nothing was."""

    phrase: Standing
    start: int
    end: int
    edits: Edits


_STRETCHES = 4
"""How many stretches a phrase has at most: one more than characters of it may differ."""


class _Stretch(NamedTuple):
    """A stretch of a phrase, and where in the phrase the key begins by which it is found."""

    start: int
    end: int
    key: int


@dataclass(slots=True)
class _Latest:
    text: str = ""
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True)
class StandingPhrases:
    """The phrases, with an index of stretches; ``revisions`` are those of the library by id.

    Of its stretches one stands unchanged in every text that differs from a phrase little enough. By the key of a stretch the
    index has the number of its phrase times ``_STRETCHES``, plus which of the phrase's stretches it is.
    """

    phrases: tuple[Standing, ...] = ()
    revisions: dict[str, str] = field(default_factory=dict)
    _folded: list[str] = field(default_factory=list, repr=False, compare=False)
    _parts: list[tuple[_Stretch, ...]] = field(default_factory=list, repr=False, compare=False)
    _anchors: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list), repr=False, compare=False)
    _latest: _Latest = field(default_factory=_Latest, repr=False, compare=False)

    def __post_init__(self) -> None:
        texts = "\n".join(phrase.text.replace("\n", " ") for phrase in self.phrases)
        self._folded.extend(fold(texts).split("\n"))  # one call for all: a tenth of the time
        anchors = self._anchors
        for number, text in enumerate(self._folded):
            parts = _stretches(len(text)) if len(text) >= SHORTEST else ()
            self._parts.append(parts)
            for which, (_, _, at) in enumerate(parts, number * _STRETCHES):
                anchors[text[at : at + _KEY]].append(which)

    def exact_in(self, text: str) -> list[tuple[int, int]]:
        """Return where phrases stand exactly in *text*."""
        return [(match.start, match.end) for match in self.matches(text) if not match.edits]

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return the phrases that stand in *text*, exactly or nearly, by place; of near ones at one place the nearest."""
        if not self._anchors or len(text) < SHORTEST:
            return ()
        if self._latest.text != text:
            self._latest.matches = tuple(_best(list(self._found(fold(text)))))
            self._latest.text = text
        return self._latest.matches

    def _found(self, text: str) -> Iterator[Match]:
        get = self._anchors.get
        seen: set[tuple[int, int]] = set()
        for place in range(len(text) - _KEY + 1):
            for anchor in get(text[place : place + _KEY], ()):
                number = anchor // _STRETCHES
                folded = self._folded[number]
                start, end, at = self._parts[number][anchor % _STRETCHES]
                begin = place - at
                if begin + start < 0 or not text.startswith(folded[start:end], begin + start) or (number, begin) in seen:
                    continue
                match = _compared(self.phrases[number], folded, text, begin)
                if match is not None:
                    seen.add((number, begin))
                    yield match


@lru_cache(maxsize=1024)
def _stretches(size: int) -> tuple[_Stretch, ...]:
    """Return the stretches of a phrase of *size* of which at least one is left by as many edits as are allowed."""
    count = edits_allowed(size) + 1
    edges = [size * number // count for number in range(count + 1)]
    return tuple(_Stretch(start, end, (start + end - _KEY) // 2) for start, end in pairwise(edges))


def _compared(phrase: Standing, folded: str, text: str, start: int) -> Match | None:
    """Return the match of a phrase whose stretch stands as if it began at *start*, None where it differs too much."""
    size = len(folded)
    if start >= 0 and text.startswith(folded, start):
        return Match(phrase, start, start + size, ())
    most = edits_allowed(size)
    if folded[-1] not in text[max(0, start + size - 1 - most) : start + size + most]:
        return None
    for shift in sorted(range(-most, most + 1), key=abs):
        found = edits_between(folded, text, start + shift, most) if start + shift >= 0 else None
        if found is not None and found[0]:
            return Match(phrase, start + shift, found[1], found[0])
    return None


def _best(matches: Sequence[Match]) -> Iterator[Match]:
    """Yield *matches* by place, without near ones where another phrase stands exactly, or more nearly."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda each: (len(each.edits), each.start - each.end)):
        if not match.edits or not any(match.start < each.end and each.start < match.end for each in kept):
            kept.append(match)
    yield from sorted(dict.fromkeys(kept), key=lambda each: (each.start, each.end))


def fold(text: str) -> str:
    """Return *text* with punctuation of either width alike; no character more or less."""
    for mark, alike in _FOLD.items():  # ten times as fast as str.translate where there are few
        text = text.replace(mark, alike)
    return text


NO_PHRASES = StandingPhrases()
