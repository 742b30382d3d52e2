"""Typing mistakes: what a word may have been meant to be, the likeliest first; one word of a query is taken to be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from drafter.snippets.search.index import Index
from drafter.snippets.search.letters import Part, Reading, initials, whole, whole_parts
from drafter.snippets.search.pattern import Frequencies, Pattern, pattern, spot_pattern, with_slack
from drafter.snippets.search.query import ways
from drafter.snippets.search.seek import Wanted
from drafter.snippets.search.syllables import CODES, Sounds, syllable

_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_ENDING_ALIKE = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 8  # ways to put one mistake right
_LEAST_LETTERS, _MOST_LETTERS = 4, 40
_LONGEST_DAMAGE = 6
_DEAREST = 2_500_000.0
"""What a correction may cost, in characters skipped by ``str.find``: 1.5 ms."""
_ANY = "\0"

_Found = list[tuple[Pattern, Pattern]]


def variants(typed: Sequence[str], words: Sequence[Wanted], index: Index) -> Iterator[list[Wanted]]:
    """Yield what to look for instead of *words* (read from *typed*)."""
    for kind in (_initials_after_all, _alike, _letters_swapped, _one_wrong, _initials_swapped):
        for at, word in enumerate(typed):
            others = [*words[:at], *words[at + 1 :]]
            if all(each.inside for each in others) and (found := dict.fromkeys(kind(word, index))):
                better = Wanted(tuple(each for each, _ in found), tuple(each for _, each in found))
                yield [*words[:at], better, *words[at + 1 :]]


def _initials_after_all(word: str, index: Index) -> _Found:
    """Return *word* as initials, or as the Latin word it is, where it was taken for pinyin."""
    return _patterns([initials(word)], index.frequencies) if _is_pinyin(word) else []


def _alike(word: str, index: Index) -> _Found:
    """Return what sounds like *word*: zh for z, n for l, ang for an; a character of the same sound."""
    found = [each for each in ways(word) if len(each.parts) > 1 and (each.fullness == 1 or not word.isascii())][:2]
    spoken = [_spoken(each, index) for each in found]
    alike = [[_fuzzy(part) for part in parts] for parts in spoken]
    return _patterns([Reading(tuple(parts), (word,), 0) for parts in (*spoken, *alike)], index.frequencies)


def _spoken(reading: Reading, index: Index) -> list[Part]:
    """Return the parts of *reading* with the usual sounds of its characters in place of them."""
    parts = []
    for part in reading.parts:
        sound = index.sounds_of(part.literal) if part.literal else ""
        name = syllable(sound) if sound else ""
        parts.append(Part("", frozenset(sound), name[0]) if name else part)
    return parts


def _fuzzy(part: Part) -> Part:
    if part.literal or part.settled:
        return part
    sounds = frozenset(code for sound in part.sounds for code in alike(syllable(sound)))
    letters = {syllable(code)[0] for code in sounds}
    return Part("", sounds, part.initial if len(letters) == 1 else "")


@lru_cache(maxsize=512)
def alike(spoken: str) -> Sounds:
    """Return the syllables that are easily taken for *spoken*, itself among them."""
    beginnings = {spoken}
    for long, short in _ALIKE:
        if spoken.startswith(long):
            beginnings.add(short + spoken[len(long) :])
        elif spoken.startswith(short):
            beginnings.add(long + spoken[len(short) :])
    whole = set(beginnings)
    for each, (long, short) in product(beginnings, _ENDING_ALIKE):
        if each.endswith(long):
            whole.add(each[: -len(long)] + short)
        elif each.endswith(short):
            whole.add(each[: -len(short)] + long)
    return frozenset(CODES[each] for each in whole if each in CODES)


def _letters_swapped(word: str, index: Index) -> _Found:
    """Return *word* with two neighbouring letters changed round, where that gives whole syllables."""
    if not _is_pinyin(word):
        return []
    swapped = [found for each in _swaps(word) if (found := whole(each, unfinished=True)) is not None]
    return _patterns(map(_reading, sorted(swapped, key=len)[:_MOST]), index.frequencies)


def _initials_swapped(word: str, index: Index) -> _Found:
    if not _is_pinyin(word) or len(word) > 2 * _LEAST_LETTERS:
        return []
    return _patterns([initials(each) for each in _swaps(word)], index.frequencies)


def _swaps(word: str) -> Iterator[str]:
    for at, (first, second) in enumerate(pairwise(word)):
        if first != second:
            yield word[:at] + second + first + word[at + 2 :]


def _one_wrong(word: str, index: Index) -> _Found:
    """Return *word* with one syllable mistyped, or one character wrong."""
    if _is_pinyin(word):
        return _patterns(_mended(word), index.frequencies)
    return _one_character_wrong(word, index) if not any(each in _LETTERS for each in word) else []


def _mended(word: str) -> list[Reading]:
    """Return *word* with one syllable put right that is a letter away from one; the rest is whole syllables."""
    found = []
    ends = [(end, after) for end in range(1, len(word) + 1) if (after := whole(word[end:], unfinished=True)) is not None]
    for start in range(len(word)):
        before = whole(word[:start])
        for end, after in ends if before is not None else ():
            if start < end <= start + _LONGEST_DAMAGE and (sounds := near(word[start:end])) and len(word) > end - start:
                parts = (*whole_parts(before or ()), Part("", sounds), *whole_parts(after))
                found.append(Reading(parts, (word,), len(parts) + len(sounds) / 100))
    return sorted(found, key=lambda each: each.cost)[:_MOST]


def _reading(syllables: tuple[str, ...]) -> Reading:
    return Reading(whole_parts(syllables), syllables, len(syllables))


@lru_cache(maxsize=512)
def near(letters: str) -> Sounds:
    """Return the syllables that *letters* become by one letter more, less, another, or two changed round."""
    halves = [(letters[:at], letters[at:]) for at in range(len(letters) + 1)]
    edits = {before + after[1:] for before, after in halves if after}
    edits.update(before + letter + after[skip:] for before, after in halves for letter in _LETTERS for skip in (0, 1))
    edits.update(_swaps(letters))
    return frozenset(CODES[each] for each in edits - {letters} if each in CODES)


def _one_character_wrong(word: str, index: Index) -> _Found:
    """Return patterns that together find *word* with any one of its characters wrong, each by a half that is right."""
    if len(word) < 3:
        return []
    spoken = _spoken(ways(word)[0], index)
    middle = len(word) // 2
    halves = [range(middle), range(middle, len(word))] if len(word) > 3 else [range(2), range(1, 3), range(1)]
    parts = ([part if at in half else Part(_ANY) for at, part in enumerate(spoken)] for half in halves)
    found = (with_slack(each, word, index.frequencies, dearest=_DEAREST) for each in parts)
    return [(each, each) for each in found if each is not None]


def _patterns(found: Iterable[Reading], frequencies: Frequencies) -> _Found:
    made = []
    for each in found:
        everywhere = pattern(each.parts, frequencies, fullness=each.fullness, dearest=_DEAREST)
        inside = spot_pattern(each.parts, frequencies, each.fullness) if everywhere is not None else None
        if everywhere is not None and inside is not None:
            made.append((everywhere, inside))
    return made


def _is_pinyin(word: str) -> bool:
    return _LEAST_LETTERS <= len(word) <= _MOST_LETTERS and word.isascii() and word.isalpha()
