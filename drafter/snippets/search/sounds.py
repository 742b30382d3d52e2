"""The sounds of a text: pinyin by phrase, and the other readings under which people type some words.

Only the maker of the index comes here: pypinyin takes 0.2 s to import.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pypinyin import Style, lazy_pinyin, pinyin

from drafter.snippets.search.fold import fold
from drafter.snippets.search.letters import readings
from drafter.snippets.search.second_readings import SECOND_READINGS
from drafter.snippets.search.syllables import CODES, complete

_ODD = {"n": "en", "ng": "en", "m": "mu", "ê": "ei", "len": "leng", "fiao": "fiao", "hm": "hen", "hng": "heng"}
_LONGEST_WORD = max(map(len, SECOND_READINGS))


def sounds(text: str) -> str:
    """Return *text* as sounds, of the same length: the code point of each character's syllable, else the folded character."""
    spoken = lazy_pinyin(text, errors=_apart)
    return "".join(CODES.get(_ODD.get(each, each), plain) for each, plain in zip(spoken, fold(text), strict=True))


def again(text: str, heard: str, own: Sequence[str] = ()) -> str:
    """Return *heard*, the sounds of *text*, with words read otherwise where people type them so; empty where there are none.

    *own* are readings that the record itself gives.
    """
    other = list(heard)
    for start, reading in (*_known(text), *_placed(text, heard, own)):
        other[start : start + len(reading)] = reading
    found = "".join(other)
    return "" if found == heard else found


def common_sounds() -> str:
    """Return the usual sound of each character from U+4E00 to U+9FFF, as code points; characters without one stay."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    heard = (lazy_pinyin(each, errors=_apart)[0] for each in characters)
    return "".join(CODES.get(_ODD.get(each, each), character) for each, character in zip(heard, characters, strict=True))


def _apart(other: str) -> Any:
    """Return characters that are not Chinese one by one, where pypinyin would keep them together."""
    return list(other)


def _known(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield where words with a second reading stand in *text*, and that reading."""
    start = 0
    while start < len(text):
        words = (text[start : start + length] for length in range(min(_LONGEST_WORD, len(text) - start), 0, -1))
        word = next((each for each in words if each in SECOND_READINGS), "")
        if word:
            yield start, [CODES[each] for each in SECOND_READINGS[word].split()]
        start += len(word) or 1


def _placed(text: str, heard: str, own: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield where each of the readings *own* fits *text* best: where most of its syllables are heard or could be."""
    for typed in own:
        for reading in readings(fold(typed).replace(" ", "'"), unfinished=False):
            codes = [sorted(each.sounds)[0] for each in reading.parts]
            starts = range(len(text) - len(codes) + 1)
            likeness, start = max(((_likeness(text, heard, at, codes), -at) for at in starts), default=(0, 0))
            if likeness * 2 >= len(codes) and all(complete(each) for each in reading.letters):
                yield -start, codes
                break


def _likeness(text: str, heard: str, start: int, codes: Sequence[str]) -> float:
    """Return how many of *codes* are heard at *start*; those that could be read so there count a little less."""
    places = range(start, start + len(codes))
    return sum(
        1.0 if heard[at] == code else 0.9 if code in _possible(text[at]) else 0.0
        for at, code in zip(places, codes, strict=True)
    )


@cache
def _possible(character: str) -> frozenset[str]:
    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(CODES[each] for each in (found[0] if found else ()) if each in CODES)
