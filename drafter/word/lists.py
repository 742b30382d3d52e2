"""Word's automatic numbers: which list each paragraph belongs to, so that Word and LibreOffice print the computed labels.

Both count again only where a new ``w:num`` with a ``startOverride`` begins (LibreOffice ignores ``w:lvlRestart``), and both
count all paragraphs of one ``w:abstractNum`` together. So every form of label has an abstractNum of its own, with one level;
compound labels (1.1) share one with the levels they are made of. What would print otherwise than computed is typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from drafter.doctypes.package import escape
from drafter.draft.blocks import Block
from drafter.draft.labels import Digits, LabelForm
from drafter.draft.numbering import Number

_FORMATS = {
    Digits.CHINESE: "chineseCountingThousand",
    Digits.ARABIC: "decimal",
    Digits.CIRCLED: "decimalEnclosedCircleChinese",
}
_LARGEST = {Digits.CHINESE: 9999, Digits.ARABIC: 9999, Digits.CIRCLED: 20}
"""The largest number of each kind of digits that both programs print alike."""


class NumberingMode(StrEnum):
    """How numbers stand in the file: as Word's automatic ones, or typed."""

    NATIVE = "native"
    TEXT = "text"


class ListPlace(NamedTuple):
    """The list of a paragraph: the id of its ``w:num`` and its level in it, from 0."""

    num_id: int
    level: int


@dataclass(slots=True)
class WordList:
    """One abstractNum: the forms of its levels, and how far Word has counted in it."""

    forms: tuple[LabelForm, ...]
    abstract_id: int
    counts: list[int] = field(default_factory=list)
    num_id: int = 0

    def follows(self, number: Number, level: int) -> bool:
        """Tell whether the next paragraph at *level* would print the label of *number*."""
        known = self.num_id and len(self.counts) >= level
        return bool(known) and tuple(self.counted(level)) == number.path[-level - 1 :]

    def counted(self, level: int) -> list[int]:
        """Return the counts after one more paragraph at *level*."""
        own = self.counts[level] if len(self.counts) > level else 0
        return [*self.counts[:level], own + 1]


@dataclass(slots=True)
class Lists:
    """All lists of a document: where each block stands (by its index), and what numbering.xml has to hold."""

    places: dict[int, ListPlace] = field(default_factory=dict)
    abstracts: list[WordList] = field(default_factory=list)
    nums: list[tuple[int, int, int]] = field(default_factory=list)  # numId, abstractNumId, first number

    def xml(self) -> tuple[str, str]:
        """Return the ``w:abstractNum`` and the ``w:num`` elements."""
        abstracts = "".join(_abstract_xml(each) for each in self.abstracts)
        return abstracts, "".join(_num_xml(*each) for each in self.nums)


def plan_lists(blocks: Sequence[Block], first_num: int = 1, first_abstract: int = 0) -> Lists:
    """Return the native lists of *blocks*, their ids counted from those given; what has no place in it is to be typed."""
    lists = Lists()
    chains = _chains(blocks)
    by_forms: dict[tuple[LabelForm, ...], WordList] = {}
    for index, block in enumerate(blocks):
        if block.number is None or not _is_printable(block.number):
            continue
        forms, level = _forms_of(block.number, chains)
        if forms[level].depth > level + 1:
            continue
        found = by_forms.get(forms)
        if found is None:
            found = by_forms[forms] = WordList(forms, first_abstract + len(lists.abstracts))
            lists.abstracts.append(found)
        if _count(found, block.number, level, lists, first_num):
            lists.places[index] = ListPlace(found.num_id, level)
    return lists


def _count(found: WordList, number: Number, level: int, lists: Lists, first_num: int) -> bool:
    """Count one paragraph; False where no list prints its label."""
    if not found.follows(number, level):
        if level:
            return False
        found.num_id, found.counts = first_num + len(lists.nums), [number.value - 1]
        lists.nums.append((found.num_id, found.abstract_id, number.value))
    found.counts = found.counted(level)
    return True


def _is_printable(number: Number) -> bool:
    """Tell whether Word and LibreOffice both print the label of *number* as it is computed."""
    form = number.form
    if form.digits is Digits.CHINESE and "〇" in number.label:  # LibreOffice writes 一百零一
        return False
    return "%" not in form.prefix + form.suffix and 0 < number.value <= _LARGEST[form.digits]


def _chains(blocks: Iterable[Block]) -> dict[int, tuple[LabelForm, ...]]:
    """Return the forms of the levels that compound labels tie together, by their highest level."""
    above: dict[int, LabelForm] = {}
    chains: dict[int, tuple[LabelForm, ...]] = {}
    for number in (block.number for block in blocks if block.number is not None):
        above[number.level] = number.form
        top = number.level - number.form.depth + 1
        levels = range(top, number.level + 1)
        if number.form.depth > 1 and all(level in above for level in levels):
            chain = tuple(above[level] for level in levels)
            if all(form.digits is Digits.ARABIC and form.depth <= place for place, form in enumerate(chain, 1)):
                chains[top] = max(chains.get(top, ()), chain, key=len)
    return chains


def _forms_of(number: Number, chains: dict[int, tuple[LabelForm, ...]]) -> tuple[tuple[LabelForm, ...], int]:
    """Return the forms of the list that *number* belongs to, and its level there."""
    for top, chain in chains.items():
        level = number.level - top
        if 0 <= level < len(chain) and chain[level] == number.form:
            return chain, level
    return (number.form,), 0


def _abstract_xml(found: WordList) -> str:
    kind = "multilevel" if len(found.forms) > 1 else "singleLevel"
    # Word takes lists with one nsid for the same list when text is pasted from one document into another.
    nsid = f"{0x5D000000 + found.abstract_id:08X}"
    levels = "".join(_level_xml(form, level) for level, form in enumerate(found.forms))
    return (
        f'<w:abstractNum w:abstractNumId="{found.abstract_id}"><w:nsid w:val="{nsid}"/><w:multiLevelType w:val="{kind}"/>'
        f"{levels}</w:abstractNum>"
    )


def _level_xml(form: LabelForm, level: int) -> str:
    places = ".".join(f"%{each}" for each in range(level + 2 - form.depth, level + 2))
    text = escape(form.prefix + places + form.suffix)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{_FORMATS[form.digits]}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl>'
    )


def _num_xml(num_id: int, abstract_id: int, first: int) -> str:
    return (
        f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
    )
