"""A docx as lines: paragraphs with their automatic numbers and looks, tables in place, text boxes and notes behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from drafter.doctypes.scaffold.names import LEADS, STRONG
from drafter.reading.aside import Aside, words_aside
from drafter.reading.displayed import CellPlace, DisplayedParagraph, Story, displayed_in
from drafter.reading.lines import Line, LineStory, SourceCell, SourceTable
from drafter.reading.looks import Look, ends_section
from drafter.reading.ooxml import MC, Element, w
from drafter.reading.package import Package
from drafter.reading.text import Stretch

_STORIES = {
    Story.BODY: LineStory.BODY,
    Story.TEXT_BOX: LineStory.TEXT_BOX,
    Story.FOOTNOTE: LineStory.FOOTNOTE,
    Story.ENDNOTE: LineStory.ENDNOTE,
}
_HEADING_FACES = ("黑体", "楷体", "小标宋", "SimHei", "KaiTi", "Kaiti", "STKaiti", "STHeiti")
_OWN_EMPHASIS = frozenset(style.name for style in (*LEADS.values(), STRONG))
_MOST_COLUMNS = 63
"""The columns of a table that Word allows; a file may say any number."""
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)


@dataclass(frozen=True, slots=True)
class DocxSource:
    """What a docx holds: its lines, how many pictures, and the words in none of its lines, each with the reason."""

    lines: tuple[Line, ...]
    aside: tuple[Aside, ...] = ()
    pictures: int = 0


def read_docx(docx: bytes | Path, name: str = "") -> DocxSource:
    """Return what *docx* holds, a path or the bytes of the file that messages call *name*.

    UnreadableDocxError where it is no docx, damaged or hostile.

    The lines are numbered by paragraphs of the body from 1, a table by its first. Text boxes and notes that hang on a
    paragraph follow it, those in a table follow the table. An empty paragraph is a blank line.
    """
    package = Package(docx, name)
    paragraphs = displayed_in(package)
    body = package.body_part().find(w("body"))
    lines = tuple(_with_pages(_lines(paragraphs), last=bool(ends_section(body))))
    pictures = 0 if body is None else sum(1 for _ in _pictures(body))
    return DocxSource(lines, tuple(words_aside(package)), pictures)


@dataclass(frozen=True, slots=True)
class _Part:
    """A line on its way: what it becomes, a page break inside its text, and whether a landscape section ends with it."""

    line: Line
    ends_section: bool | None = None


def _lines(paragraphs: Sequence[DisplayedParagraph]) -> Iterator[_Part]:
    usual = _usual(paragraphs)
    number = 0
    for table, members in groupby(paragraphs, lambda each: _outermost(each.cell)):
        if not table:
            for each in members:
                number += each.story is Story.BODY
                yield _Part(_line(each, number, usual), each.shape.ends_section)
            continue
        inside = list(members)
        own = [each for each in inside if each.story is Story.BODY]
        yield _Part(Line(number=number + 1, table=_table(own)))
        number += len(own)
        for each in inside:
            if each.story is not Story.BODY:
                yield _Part(_line(each, number, usual))


def _outermost(cell: CellPlace | None) -> int:
    """Return the table that *cell* stands in, that around it where it is nested; 0: no table."""
    while cell is not None and cell.outer is not None:
        cell = cell.outer
    return cell.table if cell is not None else 0


def _usual(paragraphs: Iterable[DisplayedParagraph]) -> Look:
    """Return the look that most characters of a document have, whatever their size."""
    count = Counter[Look]()
    for each in paragraphs:
        for stretch in each.looks:
            count[replace(stretch.look, size=0.0, style="")] += stretch.length
    return count.most_common(1)[0][0] if count else Look()


def _line(paragraph: DisplayedParagraph, number: int, usual: Look) -> Line:
    shape = paragraph.shape
    return Line(
        paragraph.text,
        paragraph.label,
        number,
        paragraph.style,
        paragraph.outline_level,
        tuple(_emphasis(paragraph.looks, usual)),
        shape.centred,
        shape.right,
        _size(paragraph.looks),
        shape.indent,
        shape.new_page,
        _STORIES[paragraph.story],
        right_indent=shape.right_indent,
    )


def _emphasis(looks: Iterable[Stretch], usual: Look) -> Iterator[tuple[int, int]]:
    """Yield the spans of a text that are set apart, neighbours as one."""
    start = end = 0
    for stretch in looks:
        if _is_set_apart(stretch.look, usual):
            end += stretch.length
            continue
        if end > start:
            yield start, end
        start = end = end + stretch.length
    if end > start:
        yield start, end


def _is_set_apart(look: Look, usual: Look) -> bool:
    in_heading_face = look.face != usual.face and any(face in look.face for face in _HEADING_FACES)
    return (look.bold and not usual.bold) or in_heading_face or look.style in _OWN_EMPHASIS


def _size(looks: Iterable[Stretch]) -> float:
    """Return the size in pt that most characters of a paragraph have, 0 where it has none."""
    sizes = Counter[float]()
    for stretch in looks:
        sizes[stretch.look.size] += stretch.length
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _with_pages(parts: Iterable[_Part], *, last: bool) -> Iterator[Line]:
    """Yield the lines, cut at page breaks, each knowing whether a page begins with it and whether it is landscape.

    *last* tells whether the last section is landscape.
    """
    waiting, new_page = list[Line](), False
    for part in parts:
        for index, text in enumerate(part.line.text.split("\f")):
            line = _cut(part.line, text, index)
            new_page = new_page or index > 0 or line.page_break_before
            blank = line.table is None and not (line.label or text.strip())
            waiting.append(replace(line, page_break_before=new_page and not blank))
            new_page = new_page and blank
        if part.ends_section is not None:
            yield from _turned(waiting, landscape=part.ends_section)
            waiting, new_page = [], True
    yield from _turned(waiting, landscape=last)


def _cut(line: Line, text: str, index: int) -> Line:
    """Return the stretch *index* of *line*, which page breaks cut; its number stands before the first."""
    if text == line.text:
        return line
    start = sum(len(each) + 1 for each in line.text.split("\f")[:index])
    spans = ((max(0, first - start), min(len(text), end - start)) for first, end in line.emphasis)
    emphasis = tuple((first, end) for first, end in spans if first < end)
    return replace(line, text=text, emphasis=emphasis, label="" if index else line.label)


def _turned(lines: Iterable[Line], *, landscape: bool) -> Iterator[Line]:
    return (replace(line, landscape=True) if landscape else line for line in lines)


def _table(paragraphs: Sequence[DisplayedParagraph]) -> SourceTable:
    """Return the table of *paragraphs*, which stand in its cells or in tables nested there."""
    texts: dict[CellPlace, list[str]] = {}
    for each in paragraphs:
        place = each.cell
        while place is not None and place.outer is not None:
            place = place.outer
        if place is not None:
            text = (each.label + each.text).replace("\f", "\n").strip()
            texts.setdefault(place, []).extend([text] if text else [])
    rows: dict[int, list[tuple[CellPlace, str]]] = {}
    for place, words in texts.items():
        rows.setdefault(place.row, []).append((place, "\n".join(words)))
    return SourceTable(tuple(map(_row, rows.values())), paragraphs[0].table_style if paragraphs else "")


def _row(cells: Sequence[tuple[CellPlace, str]]) -> tuple[SourceCell, ...]:
    """Return the cells of a row, an empty one before the first where the row begins further to the right."""
    first = min(cells[0][0].column - 1, _MOST_COLUMNS)
    before = [SourceCell("", first)] if first else []
    return (*before, *(SourceCell(text, min(place.across, _MOST_COLUMNS), place.continued) for place, text in cells))


def _pictures(body: Element) -> Iterator[Element]:
    """Yield the pictures, without the second copies that files keep for older programs."""
    for picture in body.iter(*_PICTURES):
        if not any(ancestor.tag == f"{{{MC}}}Fallback" for ancestor in picture.iterancestors()):
            yield picture
