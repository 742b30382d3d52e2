"""A Word file as passages: its paragraphs as Word displays them, automatic numbers told from typed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.base.problems import Place
from drafter.draft.labels import Family, recognise
from drafter.draft.marks import BLANKS
from drafter.inspection.task_rows import TaskRow, task_rows
from drafter.reading.displayed import DisplayedParagraph
from drafter.review.document import Document, last_date, plans, year_in
from drafter.review.finding import Cell
from drafter.review.passage import Passage, Role, Spot
from drafter.review.plain import begins_appendix, heading_of, typed_passage


def read_word_file(paragraphs: Sequence[DisplayedParagraph], file: str) -> Document:
    """Return the document that the *paragraphs* of the Word file *file* are."""
    passages = tuple(_passages(paragraphs, Spot(Place(file))))
    title = next((each.text for each in passages if each.role is Role.TITLE), "")
    dated = last_date(passages)
    year = year_in(title) or (dated.year if dated is not None else 0)
    return Document(passages, file, year, plans(title), dated)


def _passages(paragraphs: Sequence[DisplayedParagraph], spot: Spot) -> Iterator[Passage]:
    section, part, head = "", 0, True
    tasks = dict(task_rows(paragraphs))
    for place, paragraph in enumerate(paragraphs):
        for line in paragraph.text.replace("\f", "\n").split("\n"):
            words = line.strip(BLANKS)
            if not words:
                continue
            passage = _passage(paragraph, words, spot, tasks.pop(place, None), head=head)
            head = head and passage.role is Role.TITLE
            if paragraph.cell is None and begins_appendix(words):
                section, part = words, part + 1
            elif passage.label is not None and passage.label.form.family is Family.FIRST:
                section = heading_of(passage)
            yield replace(passage, section=passage.section or section, part=part)


def _passage(paragraph: DisplayedParagraph, words: str, spot: Spot, task: TaskRow | None, *, head: bool) -> Passage:
    passage = typed_passage(words, spot, head=head)
    if paragraph.cell is not None:
        place = paragraph.cell
        spot = replace(spot, cell=Cell(place.table, place.row, place.column))
        if task is not None:
            return Passage(words, Role.TASK, owners=task.owners, spot=spot, section=task.group)
        return Passage(words, Role.CELL, spot=spot)
    if not paragraph.label:
        return passage
    return Passage(words, passage.role, recognise(paragraph.label + " "), spot=spot)
