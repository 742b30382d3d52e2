"""A query as typed: words in any order, ``@类别`` and ``#标签``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from drafter.snippets.search.bare import bare_query
from drafter.snippets.search.fold import fold
from drafter.snippets.search.letters import Part, Reading, initials, readings
from drafter.snippets.search.pattern import Frequencies, Pattern, expected, pattern, spot_pattern
from drafter.snippets.search.seek import Wanted

_RUNS = re.compile(r"[a-z][a-z']*|[^a-z]")
_MOST_WORDS = 8
_LONGEST = 200
_MOST_WAYS = 6
_SURELY_PINYIN, _LONG = 0.75, 4  # letters that are hardly meant as one initial each


class Query(NamedTuple):
    """What was asked for; all folded."""

    words: tuple[str, ...]
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_query(text: str) -> Query:
    """Return what *text* asks for. What is typed beyond 200 characters or eight words is left out."""
    words = fold(bare_query(text[:_LONGEST])).split()
    plain = [each for each in words if each[0] not in "@#"]
    return Query(tuple(plain[:_MOST_WORDS]), *(tuple(e[1:] for e in words if e[0] == mark and len(e) > 1) for mark in "@#"))


@lru_cache(maxsize=256)
def ways(word: str) -> tuple[Reading, ...]:
    """Return the ways to read *word*, the likeliest first: its letters as syllables, initials, or both, all else literally."""
    runs = [each for each in _RUNS.findall(word) if each != "'"]
    options = [_options(run, last=index == len(runs) - 1) for index, run in enumerate(runs)]
    found = [_sum(each) for each in islice(product(*options), _MOST_WAYS)]
    return tuple(sorted(found, key=lambda each: each.cost))


def likely(word: str, frequencies: Frequencies) -> float:
    """Return about how often *word* can be found."""
    return sum(expected(each.parts, frequencies) for each in ways(word))


def wanted(word: str, frequencies: Frequencies, most: float = float("inf"), dearest: float = float("inf")) -> Wanted:
    """Return what to look for in order to find *word*, empty where nothing can match or it is dearer than *dearest*.

    *most* matches are enough.
    """
    found: dict[Pattern, Pattern] = {}
    for each in ways(word):
        everywhere = pattern(each.parts, frequencies, fullness=each.fullness, wanted=most, dearest=dearest)
        inside = spot_pattern(each.parts, frequencies, each.fullness) if everywhere is not None else None
        if everywhere is not None and inside is not None:
            found[everywhere] = inside
    return Wanted(tuple(found), tuple(found.values()))


def _options(run: str, *, last: bool) -> Sequence[Reading]:
    if not run[0].islower() or not run.isascii():
        return (Reading((Part(run, initial=run if run.isascii() else ""),), (run,), 0),)
    found = readings(run, unfinished=last)
    if found and found[0].fullness >= _SURELY_PINYIN and len(run) >= _LONG:
        return found
    return (*found, initials(run.replace("'", "")))


def _sum(found: Sequence[Reading]) -> Reading:
    parts = tuple(part for each in found for part in each.parts)
    return Reading(parts, tuple(letter for each in found for letter in each.letters), sum(each.cost for each in found))
