"""Letters that somebody typed, cut into syllables: whole ones, the last unfinished, initials, or all mixed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from drafter.snippets.search.syllables import LONGEST, Sounds, begun, complete

_WHOLE, _BEGUN, _INITIAL = 1.0, 1.2, 1.6  # a reading costs less the more letters stand in whole syllables
_FARTHEST = 1.05  # from the likeliest
_KEPT = 5
_MOST_LETTERS = 60


class Part(NamedTuple):
    """What one character of the text has to be: a literal character, or one of some sounds.

    ``initial`` is the letter that stands in the initials there (empty: not known); ``settled`` says that it is all there is to
    the part.
    """

    literal: str
    sounds: Sounds = frozenset()
    initial: str = ""
    settled: bool = False


class Reading(NamedTuple):
    """One way to cut some letters: its parts, their letters, and its cost (the least is the likeliest)."""

    parts: tuple[Part, ...]
    letters: tuple[str, ...]
    cost: float

    @property
    def fullness(self) -> float:
        """Return how much of the letters stands in more than initials, 0 to 1."""
        return sum(len(each) for each in self.letters if len(each) > 1) / max(1, sum(map(len, self.letters)))


def initial(letter: str) -> Part:
    """Return the part that *letter* stands for alone: a syllable's first letter, or itself."""
    return Part("", begun(letter) | {letter}, letter, settled=True)


def initials(letters: str) -> Reading:
    """Return *letters* read as one initial, or one Latin letter, each."""
    return Reading(tuple(map(initial, letters)), tuple(letters), _INITIAL * len(letters))


@lru_cache(maxsize=512)
def readings(letters: str, *, unfinished: bool = True) -> tuple[Reading, ...]:
    """Return the likeliest ways to cut *letters* (a–z and ``'``), the likeliest first; none where there is none.

    ``unfinished`` allows the last syllable to be only begun.
    """
    if len(letters) > _MOST_LETTERS:
        return ()
    stretches = [each for each in letters.split("'") if each]
    found = [Reading((), (), 0)]
    for index, stretch in enumerate(stretches):
        ends = _cut(stretch, unfinished=unfinished and index == len(stretches) - 1)
        found = _best(_joined(before, after) for before in found for after in ends)
    return tuple(each for each in found if each.cost <= found[0].cost + _FARTHEST) if stretches else ()


@lru_cache(maxsize=4096)
def whole(letters: str, *, unfinished: bool = False) -> tuple[str, ...] | None:
    """Return *letters* cut into as few whole syllables as can be, the last perhaps *unfinished*; None where they cannot be."""
    best: list[tuple[str, ...] | None] = [(), *(None for _ in letters)]
    for end in range(1, len(letters) + 1):
        last = unfinished and end == len(letters)
        for start in range(max(0, end - LONGEST), end):
            before, each = best[start], letters[start:end]
            if before is not None and (complete(each) or (last and begun(each))):
                found = best[end]
                if found is None or len(before) + 1 < len(found):
                    best[end] = (*before, each)
    return best[-1]


def whole_parts(syllables: Iterable[str]) -> tuple[Part, ...]:
    """Return the parts of *syllables* that are whole, or begun."""
    return tuple(Part("", complete(each) or begun(each), each[0]) for each in syllables)


def _cut(letters: str, *, unfinished: bool) -> list[Reading]:
    best: list[list[Reading]] = [[Reading((), (), 0)], *([] for _ in letters)]
    for start in range(len(letters)):
        for end in range(start + 1, min(start + LONGEST, len(letters)) + 1) if best[start] else ():
            last = unfinished and end == len(letters)
            if (step := _step(letters[start:end], last=last)) is not None:
                best[end] = _best([*best[end], *(_joined(before, step) for before in best[start])])
    return best[-1]


@lru_cache(maxsize=4096)
def _step(letters: str, *, last: bool) -> Reading | None:
    """Return *letters* as a single part, None where they are none."""
    if len(letters) == 1:
        return Reading((initial(letters),), (letters,), _INITIAL) if begun(letters) else None
    if whole := complete(letters):
        sounds = begun(letters) if last else whole
        return Reading((Part("", sounds, letters[0]),), (letters,), _WHOLE)
    if letters in ("zh", "ch", "sh"):
        return Reading((Part("", begun(letters), letters[0]),), (letters,), _INITIAL)
    if last and (sounds := begun(letters)):
        return Reading((Part("", sounds, letters[0]),), (letters,), _BEGUN)
    return None


def _joined(before: Reading, after: Reading) -> Reading:
    return Reading(before.parts + after.parts, before.letters + after.letters, before.cost + after.cost)


def _best(found: Iterable[Reading]) -> list[Reading]:
    return sorted(found, key=lambda reading: reading.cost)[:_KEPT]
