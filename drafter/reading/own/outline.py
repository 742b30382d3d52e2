"""The text of a document of ours: its paragraphs with their levels, and the numbering that gives them their labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from drafter.doctypes.scaffold.names import UNRULED
from drafter.draft.leads import lead_length
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind, Table
from drafter.draft.points import PointCounter
from drafter.reading.own.counting import Counted, label_of, level_in, numbering_of
from drafter.reading.own.roles import HEADING, TABLE, Piece
from drafter.reading.own.series import points_of, run_in
from drafter.reading.plain_tables import plain_table


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with a label, on its way: its words without it, and what it counts."""

    text: str
    counted: Counted
    piece: Piece


Item = Numbered | Piece


def items_of(pieces: Sequence[Piece], base: Numbering, *, typed: bool) -> list[Item]:
    """Return *pieces* with their labels taken off; *typed* tells that the document's numbers are typed text."""
    expected: dict[str, int] = {}
    return [_item(piece, base, expected, typed=typed) for piece in pieces]


def _item(piece: Piece, base: Numbering, expected: dict[str, int], *, typed: bool) -> Item:
    if piece.role not in ("body", HEADING):
        return piece
    label = label_of(piece.line.label or (piece.text if typed else ""), base.levels)
    if label is None:
        return piece
    shown, form, number = label
    if not piece.line.label and piece.role == "body" and number not in (1, expected.get(form.first)):
        return piece
    expected[form.first] = number + 1
    text = piece.text if piece.line.label else piece.text[len(shown) :]
    leads = piece.role == HEADING or bool(piece.line.emphasis and piece.line.emphasis[0][0] == 0)
    return Numbered(text, Counted(form, number, leads), piece)


def numbering_for(items: Iterable[Item], base: Numbering) -> Numbering | None:
    """Return the numbering that prints *items* as they are (*base*, if that does), None where none does."""
    items = list(items)
    found = numbering_of([each.counted for each in items if isinstance(each, Numbered)], base)
    if found is None or not found.points.run_in:
        return found
    roles = [each.role if isinstance(each, Piece) else "" for each in items]
    neighbours = any(one == other == "point" for one, other in pairwise(roles))
    return replace(found, points=replace(found.points, run_in=False)) if neighbours else found


def outline_of(items: Sequence[Item], numbering: Numbering) -> Outline:
    """Return the outline that *items* are under *numbering*."""
    return Outline(tuple(_paragraphs(items, PointCounter(numbering.points), numbering)))


def _paragraphs(items: Sequence[Item], points: PointCounter, numbering: Numbering) -> Iterator[Paragraph]:
    apart = numbering.points.run_in
    for is_point, group in groupby(_with_tables(items), lambda each: isinstance(each, Piece) and each.role == "point"):
        if is_point:
            yield from points_of([each.text for each in group if isinstance(each, Piece)], points, apart=apart)
            continue
        for each in group:
            yield from _with_points(each if isinstance(each, Paragraph) else _paragraph(each, numbering), points, numbering)


def _with_points(paragraph: Paragraph, counter: PointCounter, numbering: Numbering) -> Iterator[Paragraph]:
    """Yield *paragraph*, the points that run in it as points of their own; *counter* goes on behind them."""
    runs_in = numbering.points.run_in and paragraph.kind is not ParagraphKind.TABLE
    first, *others = run_in(paragraph.text, counter, numbering.points.label) if runs_in else [paragraph.text]
    counter.interrupt(first)
    if paragraph.kind is ParagraphKind.NUMBERED:
        counter.section(first)
    yield replace(paragraph, text=first)
    yield from points_of(others, counter, apart=False) if others else ()


def _paragraph(item: Item, numbering: Numbering) -> Paragraph:
    if isinstance(item, Numbered):
        level = level_in(item.counted.form, numbering)
        return Paragraph(ParagraphKind.NUMBERED, item.text, level or 1)
    leads = item.line.emphasis[:1] == ((0, lead_length(item.text)),)
    if item.role == "subheading" or (item.role == "body" and leads):
        return Paragraph(ParagraphKind.SUBHEADING, item.text)
    return Paragraph(ParagraphKind.PLAIN, item.shown)


def _with_tables(items: Sequence[Item]) -> Iterator[Item | Paragraph]:
    """Yield *items*, every table with its caption and note as one paragraph."""
    index = 0
    while index < len(items):
        item = items[index]
        if not isinstance(item, Piece) or item.role not in ("caption", TABLE):
            yield item
            index += 1
            continue
        caption, index = _words(items, index, "caption")
        table = items[index] if index < len(items) else None
        if not isinstance(table, Piece) or table.line.table is None:
            yield from (Paragraph(ParagraphKind.PLAIN, line) for line in caption.split("\n"))
            continue
        note, index = _words(items, index + 1, "table_note")
        yield Paragraph(ParagraphKind.TABLE, table=_table(table, caption, note))


def _words(items: Sequence[Item], index: int, role: str) -> tuple[str, int]:
    words = list[str]()
    while index < len(items) and isinstance(piece := items[index], Piece) and piece.role == role:
        words.append(piece.text)
        index += 1
    return "\n".join(words), index


def _table(piece: Piece, caption: str, note: str) -> Table:
    assert piece.line.table is not None
    found = plain_table(piece.line.table, ruled=piece.line.table.style != UNRULED.name)
    rows = found.rows if not found.note else (*found.rows, (found.note,))
    return replace(found, caption=caption, rows=rows, note=note)
