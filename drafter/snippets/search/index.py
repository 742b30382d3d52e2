"""The index of all phrases that can be found, as the cache holds it: rows in the order of their standing."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple
from zlib import crc32

from drafter.snippets.search.column import Column
from drafter.snippets.search.pattern import Frequencies

DEPRECATED, DRAFT, APPROVED = 0, 1, 2
"""The standing of a row."""


class Facet(NamedTuple):
    """A category, tag or type that rows have: ``name`` is shown, ``pinyin`` and ``initials`` are how it is typed."""

    kind: str
    key: str
    name: str
    pinyin: str
    initials: str


class Index:
    """Rows of titles and texts; everything is loaded when it is needed.

    *load* is a function from the name of a part to its bytes, *common* one for the parts that all indexes have in common.
    """

    def __init__(self, load: Callable[[str], bytes], common: Callable[[str], bytes]) -> None:
        self._load = load
        self._common = common
        self.titles = Column("title", load)
        self.texts = Column("text", load)

    def __len__(self) -> int:
        return len(self.records)

    @cached_property
    def records(self) -> array[int]:
        """The number of each row's record in the cache."""
        return _numbers("q", self._load("records"))

    @cached_property
    def standing(self) -> bytes:
        """The standing of each row."""
        return self._load("standing")

    @cached_property
    def until(self) -> array[int]:
        """The last day of each row's validity as the number 20261231; 0 is open."""
        return _numbers("I", self._load("until"))

    def row_of(self, id: str) -> int | None:
        """Return the row of *id*, None where there is none (once in four thousand million times, some other row)."""
        wanted = crc32(id.encode()) << 32
        at = bisect_left(self._ids, wanted)
        return self._ids[at] & 0xFFFFFFFF if at < len(self._ids) and self._ids[at] >> 32 == wanted >> 32 else None

    @cached_property
    def _ids(self) -> array[int]:
        """The checksum of each id and its row, 32 bits each, ascending: a dictionary would take 10 ms to fill."""
        return _numbers("Q", self._load("ids"))

    @cached_property
    def frequencies(self) -> Frequencies:
        """How often each character stands in the strands."""
        strands = zip(self.titles.frequencies, self.texts.frequencies, strict=True)
        counts = tuple(_sum(one, other) for one, other in strands)
        heard = {line[0]: line[1:] for line in self._load("heard").decode("utf-16-le").splitlines()}
        return Frequencies(self.titles.starts[-1] + self.texts.starts[-1], counts, heard)

    @cached_property
    def facets(self) -> list[Facet]:
        """What rows can be filtered by."""
        lines = self._load("facets").decode("utf-8").splitlines()
        return [Facet(*line.split("\t")) for line in lines]

    @cached_property
    def categories(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The name and the tags of each category by its key."""
        lines = self._load("categories").decode("utf-8").splitlines()
        return {key: (name, tuple(tags)) for key, name, *tags in (line.split("\t") for line in lines)}

    def members(self, facet: Facet) -> array[int]:
        """Return the rows of *facet*, ascending."""
        return _numbers("I", self._load(f"{facet.kind}:{facet.key}"))

    def sounds_of(self, text: str) -> str:
        """Return the usual sound of each character of *text*; characters that have none stay."""
        return text.translate(self._readings)

    @cached_property
    def _readings(self) -> dict[int, str]:
        readings = self._common("readings").decode("utf-16-le")
        return {0x4E00 + at: code for at, code in enumerate(readings)}


def _numbers(code: str, data: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(data)
    return numbers


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    found = dict(other)
    for character, count in one.items():
        found[character] = found.get(character, 0) + count
    return found
