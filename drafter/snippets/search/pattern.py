"""What is looked for: one typed word as an anchor that is found fast, and what has to hold around each find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from math import prod
from typing import NamedTuple

from drafter.snippets.search.letters import Part
from drafter.snippets.search.syllables import Sounds, syllable


class Strand(IntEnum):
    """The strings of equal offsets that are searched, and the positions of pairs of sounds."""

    TEXT = 0
    SOUNDS = 1  # one code point a syllable
    INITIALS = 2
    PAIRS = 3


class Pattern(NamedTuple):
    """An anchor in one strand, ``lead`` characters behind where the match begins, and what the other strands have to be there.

    The anchor is the string ``needle``; in ``PAIRS`` one of ``firsts`` before one of ``seconds`` (none: before anything).
    ``slack`` of the ``texts`` may be wrong; ``fullness`` is how much was typed of what is matched, 0 (initials) to 1;
    ``expected`` is the share of all places where it would match if characters followed each other by chance.
    """

    strand: Strand
    needle: str
    lead: int
    length: int
    texts: tuple[tuple[int, str], ...] = ()
    sounds: tuple[tuple[int, Sounds], ...] = ()
    firsts: Sounds = frozenset()
    seconds: Sounds = frozenset()
    slack: int = 0
    fullness: float = 1.0
    expected: float = 0.0

    def at_start(self) -> Pattern:
        """Return the pattern that matches only where a row begins; its matches begin at the line feed there."""
        texts = tuple((offset + 1, literal) for offset, literal in self.texts)
        sounds = tuple((offset + 1, each) for offset, each in self.sounds)
        moved = self._replace(texts=texts, sounds=sounds, length=self.length + 1)
        if not self.lead and self.needle:
            return moved._replace(needle="\n" + self.needle)
        return moved._replace(lead=self.lead + 1, sounds=((0, _LINE_FEED), *sounds))


_LINE_FEED: Sounds = frozenset("\n")


class Frequencies(NamedTuple):
    """How often each character stands in the strands, which have ``total`` characters, and the sounds it has there."""

    total: int
    counts: tuple[dict[str, int], ...]
    heard: dict[str, str]

    def share(self, strand: Strand, characters: Sounds | str) -> float:
        """Return which share of *strand* any of *characters* has."""
        counts = self.counts[strand]
        return sum(counts.get(each, 0) for each in characters) / max(1, self.total)


class _Anchor(NamedTuple):
    """A way to find candidates: what it costs to go through all, in characters skipped by ``str.find`` (0.6 ns)."""

    cost: float
    strand: Strand
    start: int
    needle: str
    firsts: Sounds = frozenset()
    seconds: Sounds = frozenset()


_CANDIDATE, _GATHERED = 600.0, 250.0
"""What one candidate costs that ``str.find`` comes to, alone and where all are gathered."""
_SIFTED = 120.0
"""What it costs to check one part of one candidate whose place is known."""
_ALONE = 0.15
"""What a character costs where a single one is looked for: the C library does it."""
_POSITION = 3.0
"""What one position costs that is read from the cache, and the time to fetch them."""
_FETCH = 60_000.0
_MOST_FIRSTS = 6
_ROW = 40
"""The characters of a row, about."""


def expected(parts: Sequence[Part], frequencies: Frequencies) -> float:
    """Return how many matches of *parts* there would be if characters followed each other by chance."""
    return frequencies.total * prod(_share(part, frequencies) for part in parts)


def pattern(
    parts: Sequence[Part],
    frequencies: Frequencies,
    *,
    fullness: float = 1.0,
    wanted: float = float("inf"),
    dearest: float = float("inf"),
) -> Pattern | None:
    """Return the cheapest pattern for *parts* where *wanted* matches are enough.

    None where nothing in the library can match, or it costs more than *dearest* (in characters that ``str.find`` skips).
    """
    parts = [_heard(part, frequencies) for part in parts]
    matches = expected(parts, frequencies)
    if not parts or not matches:
        return None
    needed = wanted / matches
    best = min([*_needles(parts, frequencies, needed, frequencies.total), *_pairs(parts, frequencies)], default=None)
    if best is None or best.cost > dearest:
        return None
    return _anchored(parts, best, fullness)._replace(expected=matches / frequencies.total)


def spot_pattern(parts: Sequence[Part], frequencies: Frequencies, fullness: float) -> Pattern | None:
    """Return the pattern for *parts* that says soonest whether one row matches, None where nothing can."""
    parts = [_heard(part, frequencies) for part in parts]
    anchors = list(_needles(parts, frequencies, 1.0, _ROW))
    if not anchors or not all(_share(part, frequencies) for part in parts):
        return None
    return _anchored(parts, min(anchors), fullness)


def with_slack(parts: Sequence[Part], literals: str, frequencies: Frequencies, *, dearest: float) -> Pattern | None:
    """Return the pattern for *literals* of which one may be wrong, but none of those whose *parts* have sounds."""
    best = min(_pairs(parts, frequencies), default=None)
    if best is None or best.cost > dearest:
        return None
    free = [(at, literals[at]) for at, part in enumerate(parts) if not part.sounds]
    rest = [(at, literals[at]) for at, part in enumerate(parts) if part.sounds]
    return _anchored(parts, best, 1.0)._replace(texts=(*free, *rest), sounds=(), slack=1)


def _anchored(parts: Sequence[Part], anchor: _Anchor, fullness: float) -> Pattern:
    length = len(anchor.needle) or (2 if anchor.seconds else 1)
    covered = range(anchor.start, anchor.start + length)
    open_ones = [(at, part) for at, part in enumerate(parts) if not _covers(anchor, part, at in covered)]
    texts = tuple((at, part.literal) for at, part in open_ones if part.literal)
    spoken = [(at, part.sounds) for at, part in open_ones if part.sounds and not part.literal]
    sounds = sorted(spoken, key=lambda each: len(each[1]))
    pairs = anchor.firsts, anchor.seconds
    return Pattern(anchor.strand, anchor.needle, anchor.start, len(parts), texts, tuple(sounds), *pairs, fullness=fullness)


def _covers(anchor: _Anchor, part: Part, within: bool) -> bool:
    """Tell whether the anchor says all that *part* says."""
    if not within:
        return False
    if part.literal:
        return anchor.strand is Strand.TEXT
    return part.settled if anchor.strand is Strand.INITIALS else anchor.strand in (Strand.SOUNDS, Strand.PAIRS)


def _heard(part: Part, frequencies: Frequencies) -> Part:
    """Return *part*, of a literal character with the sounds that it has in the library."""
    codes = frequencies.heard.get(part.literal, "") if part.literal and not part.sounds else ""
    if not codes:
        return part
    letters = {syllable(code)[0] for code in codes}
    return part._replace(sounds=frozenset(codes), initial=letters.pop() if len(letters) == 1 else "")


def _share(part: Part, frequencies: Frequencies) -> float:
    if part.literal:
        return frequencies.share(Strand.TEXT, part.literal)
    if part.settled:
        return frequencies.share(Strand.INITIALS, part.initial)
    return frequencies.share(Strand.SOUNDS, part.sounds)


def _needles(parts: Sequence[Part], frequencies: Frequencies, needed: float, total: int) -> Iterator[_Anchor]:
    """Yield the needles to look for in *total* characters, of which the share *needed* (over 1: all) has to be searched."""
    for strand, letters in (
        (Strand.TEXT, [part.literal for part in parts]),
        (Strand.SOUNDS, [next(iter(part.sounds)) if len(part.sounds) == 1 else "" for part in parts]),
        (Strand.INITIALS, [part.initial for part in parts]),
    ):
        for start, needle in _runs(letters, alone=strand is Strand.TEXT):
            candidates = total * prod(frequencies.share(strand, each) for each in needle)
            scan = total * (_ALONE if len(needle) == 1 else 1)
            cost = needed * (scan + candidates * _CANDIDATE) if needed < 1 else scan + candidates * _GATHERED
            yield _Anchor(cost, strand, start, needle)


def _runs(letters: Sequence[str], *, alone: bool) -> Iterator[tuple[int, str]]:
    """Yield the stretches of *letters* without gaps and where they begin; each letter *alone* too where asked."""
    start = 0
    for at, letter in enumerate([*letters, ""]):
        if not letter:
            if at > start:
                yield start, "".join(letters[start:at])
            start = at + 1
        elif alone:
            yield at, letter


def _pairs(parts: Sequence[Part], frequencies: Frequencies) -> Iterator[_Anchor]:
    """Yield the pairs of sounds whose positions could be fetched."""
    for start, part in enumerate(parts):
        if not part.sounds or part.settled or len(part.sounds) > _MOST_FIRSTS:
            continue
        following = parts[start + 1] if start + 1 < len(parts) else None
        seconds = following.sounds if following is not None else frozenset()
        positions = frequencies.total * frequencies.share(Strand.SOUNDS, part.sounds)
        candidates = positions * (frequencies.share(Strand.SOUNDS, seconds) if seconds else 1)
        cost = len(part.sounds) * _FETCH + positions * _POSITION + candidates * _SIFTED * len(parts)
        yield _Anchor(cost, Strand.PAIRS, start, "", part.sounds, seconds)
