"""The samples of a template: the paragraphs and tables that show what each kind of block looks like.

A sample paragraph holds ``{{ b.runs }}``; a sample table holds ``{{ b.head }}``, ``{{ b.group }}``, ``{{ b.cell }}`` and
``{{ b.centred }}``. Their places become slots, which are filled with the block's own XML when the template is printed; what a
user formatted directly in the sample stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import NamedTuple

from drafter.word.xml import Element, fragment, local, q

_TABLE_ROLES = ("head", "group", "cell", "centred")
MARKS = ("runs", *_TABLE_ROLES)
"""What a template asks of a block where its words are to stand: of a paragraph, of the kinds of cells."""

_MARK = re.compile(rf"\{{\{{-?r?\s*(\w+)\.({'|'.join(MARKS)})\s*-?\}}\}}")
_CELL_OWN = ("tcW", "gridSpan", "vMerge", "hMerge")
_TABLE_OWN = ("tblW", "tblLayout")
_ROW_OWN = ("cantSplit", "tblHeader", "gridBefore", "gridAfter")


class ParagraphSample(NamedTuple):
    """A sample paragraph: its own properties and those of its run, by name, as XML."""

    properties: dict[str, str]
    run: dict[str, str]


class CellSample(NamedTuple):
    """What a kind of cell looks like: the cell's properties, its row's, its paragraph's."""

    cell: dict[str, str]
    row: dict[str, str]
    paragraph: ParagraphSample


class TableSample(NamedTuple):
    """A sample table: its properties, and its cells by role."""

    properties: dict[str, str]
    cells: dict[str, CellSample]


class PropertiesSlot(NamedTuple):
    """Where the properties of a sample paragraph stand."""

    sample: ParagraphSample


class ParagraphSlot(NamedTuple):
    """Where the properties and the words of a sample paragraph stand that holds nothing else."""

    sample: ParagraphSample


class RunsSlot(NamedTuple):
    """Where the words of a sample paragraph stand."""

    sample: ParagraphSample


class TableSlot(NamedTuple):
    """Where a sample table stands."""

    sample: TableSample


Slot = PropertiesSlot | RunsSlot | ParagraphSlot | TableSlot


@dataclass(slots=True)
class Slots:
    """The slots of a template by number, and the loop variable each is asked of."""

    found: list[Slot] = field(default_factory=list)
    variables: list[str] = field(default_factory=list)

    def element(self, like: Element, slot: Slot, variable: str) -> Element:
        """Return an element that keeps the place of *slot* in a tree."""
        element: Element = like.makeelement("slot", {"n": str(len(self.found))})
        self.found.append(slot)
        self.variables.append(variable)
        return element

    def filled_in(self, xml: str) -> str:
        """Return *xml* with every place turned into the expression that prints the slot."""
        return re.sub(r'<slot n="(\d+)"/>', lambda match: self._expression(int(match[1])), xml)

    def _expression(self, number: int) -> str:
        return f"{{{{ {self.variables[number]}[{number}] }}}}"


def take_samples(body: Element, slots: Slots) -> None:
    """Replace the samples in *body* by slots."""
    for table in [each for each in body.iter(q("tbl")) if _is_sample(each)]:
        _take_table(table, slots)
    for paragraph in list(body.iter(q("p"))):
        _take_paragraph(paragraph, slots)


def texts_of(paragraph: Element) -> list[Element]:
    """Return the ``w:t`` of *paragraph*, without those of text boxes in it."""
    return [each for each in paragraph.iter(q("t")) if next(each.iterancestors(q("p"))) is paragraph]


def _is_sample(table: Element) -> bool:
    innermost = not any(child is not table for child in table.iter(q("tbl")))
    return innermost and any(_mark(paragraph, _TABLE_ROLES) for paragraph in table.iter(q("p")))


def _mark(paragraph: Element, roles: tuple[str, ...]) -> re.Match[str] | None:
    text = "".join(each.text or "" for each in texts_of(paragraph))
    return next((match for match in _MARK.finditer(text) if match[2] in roles), None)


def _take_table(table: Element, slots: Slots) -> None:
    cells: dict[str, CellSample] = {}
    variable = "b"
    for paragraph in table.iter(q("p")):
        mark = _mark(paragraph, _TABLE_ROLES)
        cell = next(paragraph.iterancestors(q("tc")), None)
        if mark is None or cell is None:
            continue
        variable = mark[1]
        row = next(cell.iterancestors(q("tr")))
        sample = _sample(paragraph, _run_at(paragraph, mark.start()))
        cells[mark[2]] = CellSample(_children(cell, "tcPr", _CELL_OWN), _children(row, "trPr", _ROW_OWN), sample)
    slot = slots.element(table, TableSlot(TableSample(_children(table, "tblPr", _TABLE_OWN), cells)), variable)
    slot.tail = table.tail
    _parent(table).replace(table, slot)


def _take_paragraph(paragraph: Element, slots: Slots) -> None:
    mark = _mark(paragraph, ("runs",))
    if mark is None:
        return
    run = _run_at(paragraph, mark.start())
    sample = _sample(paragraph, run)
    place = slots.element(paragraph, RunsSlot(sample), mark[1])
    _cut(paragraph, run, mark, place)
    for properties in paragraph.findall(q("pPr")):
        paragraph.remove(properties)
    if len(paragraph) == 1:  # one expression to compile instead of two, in each of thirty samples
        slots.found[-1] = ParagraphSlot(sample)
    else:
        paragraph.insert(0, slots.element(paragraph, PropertiesSlot(sample), mark[1]))


def _sample(paragraph: Element, run: Element) -> ParagraphSample:
    return ParagraphSample(_children(paragraph, "pPr", ("sectPr",)), _children(run, "rPr", ()))


def _run_at(paragraph: Element, offset: int) -> Element:
    """Return the run in which the character at *offset* of the paragraph's text stands."""
    for text, start, end in _spans(paragraph):
        if start <= offset < end:
            return _parent(text)
    raise IndexError(offset)


def _spans(paragraph: Element) -> Iterator[tuple[Element, int, int]]:
    start = 0
    for text in texts_of(paragraph):
        end = start + len(text.text or "")
        yield text, start, end
        start = end


def _cut(paragraph: Element, run: Element, mark: re.Match[str], slot: Element) -> None:
    """Put *slot* where *mark* stands in the text; words before and after it keep their runs."""
    after = deepcopy(run)
    torn = [each for each in _spans(paragraph) if each[1] < mark.end() and each[2] > mark.start()]
    for text, start, _ in torn:
        words = text.text or ""
        rest = words[max(0, mark.end() - start) :]
        text.text = words[: max(0, mark.start() - start)]
        if _parent(text) is not run:
            text.text += rest
        elif rest:
            run.addnext(_with_text(after, rest))
    run.addnext(slot)
    for text, _, _ in torn:
        emptied = _parent(text)
        if not any(each.text or local(each) not in ("rPr", "t") for each in emptied.iterchildren()):
            _parent(emptied).remove(emptied)


def _with_text(run: Element, words: str) -> Element:
    for text in run.findall(q("t"))[1:]:
        run.remove(text)
    text = next(run.iterchildren(q("t")))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _children(element: Element, name: str, without: tuple[str, ...]) -> dict[str, str]:
    found = element.find(q(name))
    children = [] if found is None else found
    return {local(child): fragment(child) for child in children if local(child) not in without}


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent
