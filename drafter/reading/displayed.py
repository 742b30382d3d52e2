"""A docx as Word displays it: every paragraph in order, with the number that is nowhere in its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count
from pathlib import Path

from drafter.base.messages import say
from drafter.reading.lists import Lists
from drafter.reading.looks import Looks, Shape
from drafter.reading.ooxml import MC, Element, number, value, w
from drafter.reading.package import Package
from drafter.reading.styles import BODY_TEXT, Styles
from drafter.reading.text import Note, Passage, Reader, Stretch


class Story(StrEnum):
    """Where a paragraph stands; each story counts its lists by itself."""

    BODY = "body"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnotes"
    ENDNOTE = "endnotes"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The table cell a paragraph stands in.

    ``table`` counts the tables of the document, nested ones too, and ``row`` and ``column`` the grid of the table, all from 1;
    ``across`` is the count of grid columns the cell covers; ``continued`` tells that it belongs to the cell above
    (``w:vMerge``), where Word hides its text; ``outer`` is the cell that holds a nested table.
    """

    table: int
    row: int
    column: int
    across: int = 1
    continued: bool = False
    outer: CellPlace | None = None


@dataclass(frozen=True, slots=True)
class DisplayedParagraph:
    r"""One paragraph as displayed.

    ``label`` is its automatic number or bullet, ``suffix`` what stands between that and the text (tab, space or nothing),
    ``format`` the ``w:numFmt`` of the number and ``list_level`` its level from 1 (0: no number). In ``text`` a line break is
    ``\n``, a page or column break ``\f``. ``style`` is the style's name, ``outline_level`` 1 to 9, or 0 for body text.
    A text box or note follows the paragraph it hangs on, with its own ``story``. ``looks`` tell how the text looks, stretch by
    stretch, ``shape`` how the paragraph stands, ``table_style`` the name of the style of the table it is in.
    """

    text: str
    label: str = ""
    suffix: str = ""
    format: str = ""
    list_level: int = 0
    style: str = "Normal"
    outline_level: int = 0
    story: Story = Story.BODY
    cell: CellPlace | None = None
    looks: tuple[Stretch, ...] = field(default=(), compare=False)
    shape: Shape = field(default=Shape(), compare=False)
    table_style: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """Return label, suffix and text in one."""
        return self.label + self.suffix + self.text


def displayed(docx: bytes | Path) -> tuple[DisplayedParagraph, ...]:
    """Return the paragraphs of *docx* (a path or its bytes) in document order, those in tables row by row.

    Deleted and hidden text is left out, fields stand with their last results, headers and footers are not read. A number whose
    definition is missing is no number. UnreadableDocxError (a DrafterError) where the file is no docx, damaged or hostile.
    """
    return displayed_in(Package(docx))


def displayed_in(package: Package, looks: Callable[[Styles], Looks] = Looks) -> tuple[DisplayedParagraph, ...]:
    """Return the paragraphs of an opened *package*, as :func:`displayed` does; *looks* resolves how they look."""
    try:
        return tuple(_Walk(package, looks).body())
    except RecursionError as error:
        raise package.unreadable(say("内容嵌套太深")) from error


class _Walk:
    """One way through a document; holds what goes on from paragraph to paragraph."""

    def __init__(self, package: Package, looks: Callable[[Styles], Looks]) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._looks = looks(self._styles)
        self._lists = Lists(package.part("numbering"), self._styles)
        self._tables = count(1)
        self._notes: dict[str, dict[str, Element]] = {}

    def body(self) -> Iterator[DisplayedParagraph]:
        body = self._package.body_part().find(w("body"))
        if body is None:
            raise self._package.unreadable(say("里面没有 Word 正文"))
        yield from self._stretch(body, Story.BODY, None)

    def _stretch(self, container: Element, story: Story, cell: CellPlace | None) -> Iterator[DisplayedParagraph]:
        """Walk a body, text box or note: what a field may span."""
        yield from self._blocks(container, _Where(story, cell, Reader(container, self._styles, self._looks)))

    def _blocks(self, container: Element, where: _Where) -> Iterator[DisplayedParagraph]:
        for block in _inside(container, _BLOCKS):
            if block.tag == w("tbl"):
                yield from self._rest(where)
                yield from self._table(block, where)
            else:
                yield from self._paragraph(block, where)
        yield from self._rest(where)

    def _table(self, table: Element, where: _Where) -> Iterator[DisplayedParagraph]:
        ordinal = next(self._tables)
        style_id = value(table, "tblPr", "tblStyle")
        style = self._styles.facts(style_id).name if style_id else ""
        for row, element in enumerate(_inside(table, _ROWS), 1):
            for cell, place in _cells(element, ordinal, row, where.cell):
                yield from self._blocks(cell, replace(where, cell=place, table_style=style))

    def _paragraph(self, paragraph: Element, where: _Where) -> Iterator[DisplayedParagraph]:
        properties = paragraph.find(w("pPr"))
        style = self._styles.paragraph(value(properties, "pStyle"))
        passage = where.reader.read(paragraph, style)
        if passage is None:
            return
        direct = None if properties is None else properties.find(w("numPr"))
        label = self._lists.label(direct, style, where.story)
        outline = number(value(properties, "outlineLvl"))
        yield DisplayedParagraph(
            passage.text,
            label.text,
            label.suffix,
            label.format,
            label.level,
            style.name,
            _outline_level(style.outline if outline is None else outline),
            where.story,
            where.cell,
            passage.stretches(),
            self._looks.shape(style, properties),
            where.table_style,
        )
        yield from self._hanging(passage, where.cell)

    def _rest(self, where: _Where) -> Iterator[DisplayedParagraph]:
        """Show what a deleted paragraph mark left without a paragraph."""
        passage = where.reader.take()
        if passage.text:
            yield DisplayedParagraph(passage.text, story=where.story, cell=where.cell)
        yield from self._hanging(passage, where.cell)

    def _hanging(self, passage: Passage, cell: CellPlace | None) -> Iterator[DisplayedParagraph]:
        for item in passage.hanging:
            if isinstance(item, Note):
                note = self._notes_of(item.kind).pop(item.note_id, None)
                if note is not None:
                    yield from self._stretch(note, Story(item.kind), cell)
            else:
                yield from self._stretch(item, Story.TEXT_BOX, cell)

    def _notes_of(self, kind: str) -> dict[str, Element]:
        """Return the notes of *kind* that have not been shown yet, by id."""
        if kind not in self._notes:
            root = self._package.part(kind)
            self._notes[kind] = {} if root is None else {note.get(w("id"), ""): note for note in root}
        return self._notes[kind]


@dataclass(frozen=True, slots=True)
class _Where:
    """What the paragraphs of one stretch have in common."""

    story: Story
    cell: CellPlace | None
    reader: Reader
    table_style: str = ""


_BLOCKS = frozenset({w("p"), w("tbl")})
_ROWS = frozenset({w("tr")})
_CELLS = frozenset({w("tc")})
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")))


def _inside(container: Element, tags: frozenset[str]) -> Iterator[Element]:
    """Yield the elements of *container* that have one of *tags*, also from inside wrappers, in order."""
    for element in container:
        if element.tag in tags:
            if not _row_deleted(element):
                yield element
        elif element.tag in _WRAPPERS:
            yield from _inside(element, tags)
        elif element.tag == f"{{{MC}}}AlternateContent" and len(element):
            yield from _inside(element[0], tags)


def _row_deleted(element: Element) -> bool:
    return element.tag == w("tr") and element.find(f"{w('trPr')}/{w('del')}") is not None


def _outline_level(outline: int) -> int:
    """Return the outline level that counts from 1, 0 for body text, of a ``w:outlineLvl``."""
    return outline + 1 if 0 <= outline < BODY_TEXT else 0


def _cells(row: Element, table: int, ordinal: int, outer: CellPlace | None) -> Iterator[tuple[Element, CellPlace]]:
    """Yield the cells of *row* with their places on the table's grid."""
    column = 1 + (number(value(row, "trPr", "gridBefore")) or 0)
    for cell in _inside(row, _CELLS):
        across = max(1, number(value(cell, "tcPr", "gridSpan")) or 1)
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        continued = merge is not None and merge.get(w("val")) != "restart"
        yield cell, CellPlace(table, ordinal, column, across, continued, outer)
        column += across
