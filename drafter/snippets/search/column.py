"""The rows of one field, all phrases after one another, as three strings of equal offsets: text, sounds, initials.

A row is a line feed and the field's text; where some of its words have a second reading, ``AGAIN`` and the text once more.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import accumulate
from typing import TypeVar

from drafter.snippets.search.pattern import Pattern, Strand
from drafter.snippets.search.syllables import Sounds

ROW = "\n"
AGAIN = "\x1e"
NOWHERE = -1
_KEPT = 256
_GATHERED, _SCANNED = 0.4, 0.0006  # microseconds for a match, for a character

Finder = Callable[[int, int], int]
"""Returns where something first matches in a stretch from the first offset to the second, ``NOWHERE`` where it does not."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Column:
    """The rows of the field *name*; each strand is loaded when it is first searched."""

    def __init__(self, name: str, load: Callable[[str], bytes]) -> None:
        self.name = name
        self._load = load
        self._fetched: dict[tuple[Sounds, Sounds], array[int]] = {}
        self._found: dict[Pattern, list[int]] = {}
        self._rows: dict[Pattern, list[int]] = {}

    @cached_property
    def starts(self) -> array[int]:
        """Where each row begins; one more entry for the end of the last."""
        return _numbers(self._load(f"{self.name}.starts"))

    @cached_property
    def text(self) -> str:
        """The folded text."""
        return self._load(f"{self.name}.text").decode("utf-16-le")

    @cached_property
    def sounds(self) -> str:
        """One code point for the sound of each character that has one; of the others, the text."""
        return self._load(f"{self.name}.sounds").decode("utf-16-le")

    @cached_property
    def initials(self) -> str:
        """The first letters of the sounds; of characters that have none, the text where it is ASCII."""
        return self._load(f"{self.name}.initials").decode("ascii")

    @cached_property
    def frequencies(self) -> tuple[dict[str, int], ...]:
        """How often each character stands in each of the three."""
        numbers = _numbers(self._load(f"{self.name}.frequencies"))
        counts, start = [], 3
        for length in numbers[:3]:
            stretch = numbers[start : start + 2 * length]
            counts.append(dict(zip(map(chr, stretch[::2]), stretch[1::2], strict=True)))
            start += 2 * length
        return tuple(counts)

    def breaks_at(self, at: int) -> bool:
        """Tell whether a mark that is not searched stands before the offset *at*."""
        return bool(self._breaks[at >> 3] & (1 << (at & 7)))

    @cached_property
    def _breaks(self) -> bytes:
        return self._load(f"{self.name}.breaks")

    @property
    def marks(self) -> str:
        """A strand in which line feeds, ``AGAIN`` and punctuation can be told, whichever is loaded."""
        return self.text if "text" in self.__dict__ else self.sounds

    def count(self, pattern: Pattern) -> float:
        """Return about how often *pattern* matches."""
        if pattern in self._found or pattern.seconds:
            return len(self._begins(pattern))
        if pattern.length == 1 and (pattern.texts or pattern.strand is Strand.TEXT):
            return self.frequencies[Strand.TEXT].get(pattern.needle or pattern.texts[0][1], 0)
        return pattern.expected * self.starts[-1]

    def cost(self, pattern: Pattern) -> float:
        """Return what it costs to gather the rows of *pattern*, in microseconds."""
        if pattern in self._rows:
            return 0.0
        scanned = 0 if pattern.strand is Strand.PAIRS or pattern in self._found else self.starts[-1]
        return self.count(pattern) * _GATHERED + scanned * _SCANNED

    def rows(self, pattern: Pattern) -> list[int]:
        """Return all rows in which *pattern* matches, ascending, some perhaps more than once."""
        if (found := self._rows.get(pattern)) is None:
            starts, begins = self.starts, self._begins(pattern)
            if pattern.slack:
                begins = [at for at in begins if self._fits(pattern, at)]
            found = [bisect_right(starts, at) - 1 for at in begins]
            _keep(self._rows, pattern, found)
        return found

    def finder(self, pattern: Pattern) -> Finder:
        """Return what finds *pattern*; it is called thousands of times for a key, so what can be settled is settled here."""
        if pattern.slack:
            return partial(self._next_fitting, pattern, self._begins(pattern))
        if pattern.strand is Strand.PAIRS or pattern in self._found:
            return partial(_next, self._begins(pattern))
        find: Finder = partial(self._strand(pattern.strand).find, pattern.needle)
        if pattern.texts or pattern.sounds:
            return partial(self._fitting, pattern, find)
        return partial(_shifted, find, pattern.lead) if pattern.lead else find

    def _next_fitting(self, pattern: Pattern, begins: Sequence[int], start: int, end: int) -> int:
        for place in range(bisect_left(begins, start), len(begins)):
            if begins[place] >= end:
                break
            if self._fits(pattern, begins[place]):
                return begins[place]
        return NOWHERE

    def _fitting(self, pattern: Pattern, find: Finder, start: int, end: int) -> int:
        lead, fits = pattern.lead, self._fits
        at = find(start + lead, end)
        while at >= 0:
            if fits(pattern, at - lead):
                return at - lead
            at = find(at + 1, end)
        return NOWHERE

    def _begins(self, pattern: Pattern) -> list[int]:
        """Return all places where *pattern* matches, ascending; where it has slack, those where it may."""
        if (begins := self._found.get(pattern)) is None:
            if pattern.strand is Strand.PAIRS:
                begins = self._positions(pattern.firsts, pattern.seconds).tolist()
            else:
                begins = _occurrences(self._strand(pattern.strand), pattern.needle)
            if pattern.lead:
                begins = [at - pattern.lead for at in begins]
            begins = self._sifted(pattern, begins)
            _keep(self._found, pattern, begins)
        return begins

    def _sifted(self, pattern: Pattern, begins: list[int]) -> list[int]:
        """Return those of *begins* that pass one check after another, the sharpest first."""
        last = self.starts[-1] - pattern.length
        if begins and (begins[0] < 0 or begins[-1] > last):
            begins = [at for at in begins if 0 <= at <= last]
        if pattern.slack:
            return _sifted_loosely(begins, self.text, pattern.texts)
        if pattern.texts:
            text = self.text
            for offset, literal in _runs(pattern.texts):
                if len(literal) == 1:  # half the time of a slice
                    begins = [at for at in begins if text[at + offset] == literal]
                    continue
                end = offset + len(literal)
                begins = [at for at in begins if text[at + offset : at + end] == literal]
        if pattern.sounds:
            sounds = self.sounds
            for offset, wanted in pattern.sounds:
                codes = "".join(wanted)  # a tenth faster than the set, which has to hash
                begins = [at for at in begins if sounds[at + offset] in codes]
        return begins

    def _strand(self, strand: Strand) -> str:
        if strand is Strand.TEXT:
            return self.text
        return self.sounds if strand is Strand.SOUNDS else self.initials

    def _positions(self, firsts: Sounds, seconds: Sounds) -> array[int]:
        """Return where one of *firsts* is followed by one of *seconds* (none: by anything), ascending."""
        found = self._fetched.get((firsts, seconds))
        if found is None:
            found = array("I")
            for code in firsts:
                found.extend(_followed(self._pairs(code), seconds))
            found = array("I", sorted(found))  # some stretches, each ascending, which sorting joins fast
            _keep(self._fetched, (firsts, seconds), found)
        return found

    def _pairs(self, code: str) -> array[int]:
        return _numbers(self._load(f"{self.name}.pairs.{ord(code)}"))

    def _fits(self, pattern: Pattern, begin: int) -> bool:
        if begin + pattern.length > self.starts[-1]:
            return False
        if pattern.sounds:
            sounds = self.sounds
            for offset, wanted in pattern.sounds:
                if sounds[begin + offset] not in wanted:
                    return False
        if pattern.texts:
            slack, text = pattern.slack, self.text
            for offset, literal in pattern.texts:
                if text[begin + offset] != literal:
                    slack -= 1
                    if slack < 0 or text[begin + offset] in (ROW, AGAIN):
                        return False
        return True


def _runs(texts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return *texts* with those joined that stand side by side: one look tells as much as several."""
    runs: list[tuple[int, str]] = []
    for offset, literal in texts:
        if runs and offset == runs[-1][0] + len(runs[-1][1]):
            runs[-1] = runs[-1][0], runs[-1][1] + literal
        else:
            runs.append((offset, literal))
    return runs


def _next(begins: Sequence[int], start: int, end: int) -> int:
    """Return the first of *begins* from *start* to *end*, ``NOWHERE`` where there is none."""
    place = bisect_left(begins, start)
    return begins[place] if place < len(begins) and begins[place] < end else NOWHERE


def _shifted(find: Finder, lead: int, start: int, end: int) -> int:
    at = find(start + lead, end)
    return at - lead if at >= 0 else NOWHERE


def _keep(known: dict[_Key, _Value], key: _Key, value: _Value) -> None:
    """Remember *value*: the next key typed mostly asks for the same again."""
    if len(known) >= _KEPT:
        known.clear()
    known[key] = value


def _occurrences(string: str, needle: str) -> list[int]:
    """Return where *needle* begins in *string*."""
    length = len(needle)
    if any(needle.endswith(needle[:size]) for size in range(1, length)):  # it may overlap itself
        return [match.start() for match in re.finditer(f"(?={re.escape(needle)})", string)]
    ends = accumulate(map(len, string.split(needle)), lambda before, gap: before + length + gap)
    return list(ends)[:-1]  # splitting finds them all in C


def _sifted_loosely(begins: list[int], text: str, texts: Sequence[tuple[int, str]]) -> list[int]:
    """Return those of *begins* that have at least one of two of *texts*; where one may be wrong, the others have not."""
    if len(texts) < 2:
        return begins
    (first, one), (second, two) = texts[:2]
    return [at for at in begins if text[at + first] == one or text[at + second] == two]


def pack_pairs(groups: dict[int, array[int]]) -> bytes:
    """Return the positions of one sound, grouped by what follows it, as bytes: how many groups, the end of each, all."""
    head, positions = array("I", [len(groups)]), array("I")
    for code in sorted(groups):
        positions.extend(groups[code])
        head.extend((code, len(positions)))
    return (head + positions).tobytes()


def _followed(packed: array[int], seconds: Sounds) -> array[int]:
    count = packed[0]
    base = 1 + 2 * count
    if not seconds:
        return packed[base:]
    found, start = array("I"), base
    for at in range(1, base, 2):
        end = base + packed[at + 1]
        if chr(packed[at]) in seconds:
            found.extend(packed[start:end])
        start = end
    return found


def _numbers(data: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(data)
    return numbers
