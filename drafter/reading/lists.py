"""Automatic numbers of a docx: which list a paragraph belongs to, and the label Word shows (ECMA-376-1 17.9).

Counters belong to the abstract definition: lists that share one go on counting from each other, unless a list overrides the
start of a level: that restarts the level where the list first has a paragraph of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.reading.numfmt import formatted
from drafter.reading.ooxml import MC, Element, number, switched_on, value, w
from drafter.reading.styles import StyleFacts, Styles
from drafter.reading.symbols import symbol

DEEPEST = 8
"""The deepest list level, counted from 0."""

_PLACEHOLDER = re.compile(r"%([1-9])")
_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a paragraph as shown: its text, what stands between it and the paragraph, its level from 1, its format."""

    text: str = ""
    suffix: str = ""
    level: int = 0
    format: str = ""


NO_LABEL = Label()


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list; ``restart`` is the level (from 1) after which it begins again, 0 never, None every higher one."""

    start: int
    format: str
    digits: int
    text: str
    suffix: str
    restart: int | None
    legal: bool
    style: str | None

    def number(self, count: int) -> str:
        return f"{count:0{self.digits}d}" if self.digits else formatted(count, self.format)


@dataclass(slots=True)
class _List:
    """A ``w:num`` resolved: the abstract definition that counts, its levels with overrides, the overridden starts."""

    abstract: str
    levels: dict[int, _Level]
    restarts: Mapping[int, int]

    def start(self, index: int) -> int:
        if index in self.restarts:
            return self.restarts[index]
        return self.levels[index].start if index in self.levels else 1


@dataclass(slots=True)
class _Counts:
    """The counters of one story, by abstract definition and level, and the levels of lists met so far."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    met: set[tuple[str, int]] = field(default_factory=set)


class Lists:
    """The numbering part with its counters; a missing part or definition gives paragraphs without a number."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts = _by_id(root, "abstractNum", "abstractNumId")
        self._nums = _by_id(root, "num", "numId")
        self._lists: dict[str, _List | None] = {}
        self._stories: dict[str, _Counts] = {}

    def label(self, direct: Element | None, style: StyleFacts, story: str) -> Label:
        """Count one paragraph of *story* and return its label; *direct* is its own ``w:numPr``."""
        num_id = value(direct, "numId")
        num_id = style.num_id if num_id is None else num_id
        found = self._list(num_id) if num_id is not None else None
        if num_id is None or found is None:
            return NO_LABEL
        index = number(value(direct, "ilvl"))
        index = _level_of_style(found, style) if index is None else index
        index = min(max(index, 0), DEEPEST)
        if index not in found.levels:
            return NO_LABEL
        counts = self._count(found, num_id, index, self._stories.setdefault(story, _Counts()))
        return _label(found, index, counts)

    def _count(self, found: _List, num_id: str, index: int, story: _Counts) -> dict[int, int]:
        counts = story.counts.setdefault(found.abstract, {})
        if index in found.restarts and (num_id, index) not in story.met:
            counts.pop(index, None)
        story.met.add((num_id, index))
        counts[index] = counts[index] + 1 if index in counts else found.start(index)
        for lower in [lower for lower in counts if lower > index]:
            if _begins_again(found.levels.get(lower), index):
                del counts[lower]
        for skipped in range(index):
            counts.setdefault(skipped, found.start(skipped))
        return counts

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._resolve(num_id)
        return self._lists[num_id]

    def _resolve(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        abstract = self._abstract(num_id, set())
        if num is None or abstract is None:
            return None
        levels = _levels(self._abstracts[abstract])
        restarts: dict[int, int] = {}
        for override in num.findall(w("lvlOverride")):
            index = number(override.get(w("ilvl")))
            start = number(value(override, "startOverride"))
            if index is not None and start is not None:
                restarts[index] = start
            if index is not None and (own := override.find(w("lvl"))) is not None:
                levels[index] = _level(own, levels.get(index))
        return _List(abstract, levels, restarts)

    def _abstract(self, num_id: str, seen: set[str]) -> str | None:
        """Return the id of the definition that *num_id* counts in, through ``w:numStyleLink`` where it has one (17.9.21)."""
        abstract = value(self._nums.get(num_id), "abstractNumId")
        if abstract not in self._abstracts or num_id in seen:
            return None
        style = value(self._abstracts[abstract], "numStyleLink")
        linked = self._styles.facts(style).num_id if style else None
        return self._abstract(linked, seen | {num_id}) or abstract if linked else abstract


def _by_id(root: Element | None, name: str, attribute: str) -> dict[str, Element]:
    elements = [] if root is None else root.findall(w(name))
    return {element.get(w(attribute), ""): element for element in elements}


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {}
    for element in abstract.findall(w("lvl")):
        index = number(element.get(w("ilvl")))
        if index is not None and 0 <= index <= DEEPEST:
            levels[index] = _level(element, None)
    return levels


def _level(element: Element, base: _Level | None) -> _Level:
    """Read a ``w:lvl``; ``w:lvlRestart`` counts only in the definition, Word ignores it in an override."""
    number_format, digits = _format(element)
    text = value(element, "lvlText") or ""
    if element.find(w("lvlPicBulletId")) is not None:
        number_format, text = "bullet", "•"
    font = element.find(f"{w('rPr')}/{w('rFonts')}")
    return _Level(
        start=number(value(element, "start")) or 0,
        format=number_format,
        digits=digits,
        text=text if number_format != "bullet" else "".join(symbol(sign, _font(font)) for sign in text),
        suffix=_SUFFIXES.get(value(element, "suff") or "tab", "\t"),
        restart=base.restart if base else number(value(element, "lvlRestart")),
        legal=bool(switched_on(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _format(element: Element) -> tuple[str, int]:
    """Return the number format and the digits it is filled up to; ``custom`` writes them as a sample, ``001, 002, ...``."""
    custom = element.find(f"{{{MC}}}AlternateContent//{w('numFmt')}[@{w('val')}='custom']")
    sample = "" if custom is None else custom.get(w("format"), "").partition(",")[0]
    if sample.isdecimal():
        return "decimal", len(sample)
    inside = element.find(f"{{{MC}}}AlternateContent/{{{MC}}}Fallback")
    return value(element, "numFmt") or value(inside, "numFmt") or "decimal", 0


def _font(fonts: Element | None) -> str:
    return "" if fonts is None else fonts.get(w("ascii"), fonts.get(w("hAnsi"), ""))


def _level_of_style(found: _List, style: StyleFacts) -> int:
    """Return the level that is linked to the style or the nearest it is based on (17.9.23), else the style's own."""
    for ancestor in style.lineage:
        for index, level in found.levels.items():
            if level.style == ancestor:
                return index
    return style.list_level or 0


def _begins_again(level: _Level | None, used: int) -> bool:
    """Tell whether *level* begins again after a paragraph of *used*, a higher one counted from 0 (17.9.10)."""
    return level is None or level.restart is None or used < level.restart


def _label(found: _List, index: int, counts: Mapping[int, int]) -> Label:
    level = found.levels[index]

    def shown(match: re.Match[str]) -> str:
        named = int(match[1]) - 1
        source = found.levels.get(named)
        if named > index or source is None:
            return ""
        if level.legal and source.format not in {"none", "bullet"}:
            return str(counts[named])
        return source.number(counts[named])

    text = level.text if level.format == "bullet" else _PLACEHOLDER.sub(shown, level.text)
    return Label(text, level.suffix, index + 1, level.format)
