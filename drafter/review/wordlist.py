"""The word list: wrong words and what they should be, with conditions on what stands before (前接) and behind (后接)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from drafter.base.folders import data_folder
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Place, Problem
from drafter.base.settings import Settings
from drafter.review.finding import Severity, severity_of
from drafter.review.toml import read_toml

FILE = "words.toml"
"""What the list is called in every layer."""

OFF = "off"
"""The level that takes a word of a lower layer out of the list."""

_KEYS = ("wrong", "right", "level", "after", "not_after", "before", "not_before", "certain", "note")


@dataclass(frozen=True, slots=True)
class Word:
    """A wrong word and the right one.

    It counts only behind one of ``after`` and before one of ``before`` (where there are any), and not behind ``not_after`` or
    before ``not_before``. What stands behind is written as patterns, what stands before as plain words.
    """

    wrong: str
    right: str
    level: Severity = Severity.WARNING
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    before: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    certain: bool = False
    note: str = ""

    def counts(self, text: str, start: int, end: int) -> bool:
        """Tell whether the word from *start* to *end* of *text* stands as its conditions want."""
        return (
            (not self.after or text.endswith(self.after, 0, start))
            and not (self.not_after and text.endswith(self.not_after, 0, start))
            and (self.before is None or self.before.match(text, end) is not None)
            and (self.not_before is None or self.not_before.match(text, end) is None)
        )


@dataclass(frozen=True)
class WordList:
    """The words of all layers, each wrong word once."""

    words: tuple[Word, ...] = ()

    @cached_property
    def _by_wrong(self) -> dict[str, Word]:
        return {word.wrong: word for word in self.words}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        wrong = sorted(self._by_wrong, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, wrong))) if wrong else None

    def found_in(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """Yield where wrong words stand in *text*."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            word = self._by_wrong[match.group()]
            if word.counts(text, *match.span()):
                yield *match.span(), word


NO_WORDS = WordList()


def word_files(settings: Settings) -> list[Path]:
    """Return the lists of all layers that there are, the lowest first: drafter's own, the shared one, the personal one."""
    shared = settings.folder("shared")
    layers = [*([shared / FILE] if shared is not None else []), data_folder() / FILE]
    return [bundled_words(), *(path for path in layers if path.is_file())]


def bundled_words() -> Path:
    """Return the list that comes with drafter."""
    return Path(__file__).parent / FILE


def read_words(paths: Sequence[Path]) -> tuple[WordList, list[Problem]]:
    """Return the words of *paths*, where a later file replaces what an earlier one says of the same word, and the problems."""
    found: dict[str, Word] = {}
    problems: list[Problem] = []
    for path in paths:
        table, wrong = read_toml(path)
        problems += wrong
        for entry in table.get("word", []):
            word, said = _word(entry, path)
            problems += said
            if word is not None:
                found[word.wrong] = word
            elif not said:
                found.pop(entry["wrong"], None)
    return WordList(tuple(found.values())), problems


def _word(entry: dict[str, Any], path: Path) -> tuple[Word | None, list[Problem]]:
    """Return the word of one ``[[word]]`` (None where it is taken out) and what is wrong with it."""
    place = Place(str(path))
    wrong = entry.get("wrong")
    if not isinstance(wrong, str) or not wrong:
        return None, [Problem(place, say("有一个 [[word]] 没有写 wrong"))]
    if unknown := [key for key in entry if key not in _KEYS]:
        message = say("词条“{word}”没有“{key}”这一项", word=wrong, key=unknown[0])
        return None, [Problem(place, message, advice(unknown[0], _KEYS))]
    name = entry.get("level", "warning")
    if name == OFF:
        return None, []
    level = severity_of(str(name))
    if level is None:
        message = say("词条“{word}”的 level 不能是“{level}”", word=wrong, level=name)
        return None, [Problem(place, message, say("可用的有：{names}", names="error、warning、hint、off"))]
    try:
        before, not_before = (_behind(entry.get(key, [])) for key in ("before", "not_before"))
    except (re.error, TypeError) as error:
        return None, [Problem(place, say("词条“{word}”的条件写错了：{reason}", word=wrong, reason=error))]
    after, not_after = (tuple(entry.get(key, [])) for key in ("after", "not_after"))
    right, note = str(entry.get("right", "")), str(entry.get("note", ""))
    certain = entry.get("certain", level is Severity.ERROR) is True and bool(right)
    return Word(wrong, right, level, after, not_after, before, not_before, certain, note), []


def _behind(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{each})" for each in patterns)) if patterns else None
