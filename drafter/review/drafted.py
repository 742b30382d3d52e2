"""A draft as passages: its texts with their expressions filled, and the numbers that will be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from drafter.base.problems import Place
from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.dates import DocumentDate
from drafter.draft.expressions import ExpressionError, pieces
from drafter.draft.fields import Draft, Kind, Part
from drafter.draft.labels import TypedLabel, recognise
from drafter.draft.leads import lead_length
from drafter.draft.markup import Labels
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.draft.phrases import PhraseSource
from drafter.draft.tasks import Owners
from drafter.review.document import Document, day_of, last_date, plans, year_in
from drafter.review.passage import Passage, Role
from drafter.review.plain import heading_of, point_number
from drafter.review.sources import Sources

_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.TITLE,
    "note": Role.NOTE,
    "remark_line": Role.TAIL,
    "signature": Role.TAIL,
    "date": Role.TAIL,
}
_BEHIND = ("signature", "date", "remark_line")
_T = TypeVar("_T")
_DONE_APART = (Kind.OUTLINE, Kind.APPENDICES, Kind.DOCUMENTS, Kind.YESNO, Kind.DATE)


def read_draft(draft: Draft, sources: Sources, phrases: PhraseSource | None = None) -> Document:
    """Return the document that *draft* writes; *sources* are needed to point at characters of its files."""
    reader = _DraftReader(draft, sources, phrases, 0)
    passages = tuple(reader.passages())
    title = next((each.text for each in passages if each.role is Role.TITLE), "")
    parts = draft.values.get("parts", ())
    count = len(parts) if isinstance(parts, tuple) else 0
    dated = _date_of(draft) or last_date(passages)
    year = year_in(title) or _number(draft.values.get("year")) or (dated.year if dated is not None else 0)
    return Document(passages, draft.file, year, plans(title), dated, draft.phrases, count)


def _date_of(draft: Draft) -> date | None:
    written = draft.values.get("date")
    return day_of(str(written)) if isinstance(written, DocumentDate | str) else None


def _number(value: object) -> int:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) == 4 else 0


class _DraftReader:
    """Reads one draft, and the drafts it holds, whose numbers of parts go on from *part*."""

    def __init__(self, draft: Draft, sources: Sources, phrases: PhraseSource | None, part: int) -> None:
        self._draft, self._sources, self._phrases = draft, sources, phrases
        self._expander = Expander(draft, phrases, Unfilled.MARK)
        self.part = part
        self._section = ""

    def passages(self) -> Iterator[Passage]:
        """Yield the passages in the order of the page."""
        fields = self._draft.form.fields.values()
        heads = [field.key for field in fields if field.kind not in _DONE_APART and field.key not in _BEHIND]
        for key in (*heads, "opening", "body", "closing", *_BEHIND):
            yield from self._field(key)
        for appendix in _tuple(self._draft.values.get("appendices"), Appendix):
            self.part += 1
            yield from self._appendix(appendix)
        for part in _tuple(self._draft.values.get("parts"), Part):
            if part.draft is not None:
                reader = _DraftReader(part.draft, self._sources, self._phrases, self.part + 1)
                yield from reader.passages()
                self.part = reader.part

    def _field(self, key: str) -> Iterator[Passage]:
        value = self._draft.values.get(key)
        place = self._draft.places.get(key, Place(self._draft.file))
        match value:
            case Outline():
                numbering = self._draft.effective_numbering
                yield from self._outline(value, Labels(numbering), numbering)
            case str():
                yield from self._words(value, _ROLES.get(key, Role.NOTE), place)
            case DocumentDate():
                yield from self._words(str(value), Role.TAIL, place)
            case tuple():
                for each in value:
                    if isinstance(each, str):
                        yield from self._words(each, Role.NOTE, place)

    def _outline(self, outline: Outline, labels: Labels, numbering: Numbering) -> Iterator[Passage]:
        for paragraph in outline.paragraphs:
            label = labels.next(paragraph)
            if paragraph.kind is ParagraphKind.TABLE:
                yield from self._table(paragraph)
                continue
            numbered = paragraph.kind is ParagraphKind.NUMBERED
            has_lead = numbered and numbering.has_leads(paragraph.level)
            for passage in self._words(paragraph.text, Role.BODY, paragraph.place):
                found = recognise(label) if numbered else None
                is_alone = has_lead and lead_length(passage.text) == len(passage.text)
                role = Role.HEADING if is_alone else Role.BODY
                point = point_number(label) if paragraph.kind is ParagraphKind.POINT else 0
                whole = replace(passage, role=role, label=found, is_lead_level=has_lead, point=point)
                if numbered and paragraph.level == 1:
                    self._section = heading_of(whole)
                yield replace(whole, section=self._section)

    def _table(self, paragraph: Paragraph) -> Iterator[Passage]:
        table = paragraph.table
        if table is None:
            return
        for text in (table.caption, *table.header, *(cell for row in table.rows for cell in row), table.note):
            yield from self._words(text, Role.CELL, paragraph.place)

    def _appendix(self, appendix: Appendix) -> Iterator[Passage]:
        numbering = appendix.numbering or self._draft.effective_numbering
        self._section = appendix.title
        yield from self._words(appendix.title, Role.HEADING, appendix.place)
        for text in (appendix.note, appendix.addressee):
            yield from self._words(text, Role.NOTE, appendix.place)
        labels = Labels(numbering)
        yield from self._outline(appendix.body, labels, numbering)
        for group in appendix.groups:
            yield from self._group(group, labels, numbering)
        yield from self._outline(appendix.after, labels, numbering)
        yield from self._words(appendix.signature, Role.TAIL, appendix.place)

    def _group(self, group: Group, labels: Labels, numbering: Numbering) -> Iterator[Passage]:
        for passage in self._words(group.name, Role.HEADING, group.place):
            label = recognise(labels.next(Paragraph(ParagraphKind.NUMBERED, group.name, 1)))
            self._section = heading_of(replace(passage, label=label))
            yield replace(passage, label=label, section=self._section)
        form = numbering.form(numbering.task_level)
        for number, task in enumerate(group.tasks, 1):
            yield from self._task(task, TypedLabel(form.label((number,)), number, form))

    def _task(self, task: Task, label: TypedLabel) -> Iterator[Passage]:
        owners = Owners(task.owners, task.lead, task.support, task.leader)
        for passage in self._words(task.task, Role.TASK, task.place):
            yield replace(passage, label=label, owners=owners)
        for text in (task.due, task.note, *task.extra.values()):
            yield from self._words(text, Role.CELL, task.place)

    def _words(self, written: str, role: Role, place: Place) -> Iterator[Passage]:
        """Yield the passages of a value: a line each, without blank ones."""
        for line in written.split("\n"):
            if line.strip():
                text, parts = self._filled(line, place)
                spot = replace(self._sources.spot(line, place), pieces=parts)
                yield Passage(text, role, spot=spot, part=self.part, section=self._section)

    def _filled(self, line: str, place: Place) -> tuple[str, tuple[tuple[int, int, int], ...]]:
        """Return *line* with its expressions filled, and which of its characters were written."""
        if "{{" not in line:
            return line, ()
        try:
            found = pieces(line)
        except ExpressionError:
            return line, ()
        text, kept = "", []
        for piece in found:
            if piece.expression is None:
                kept.append((len(text), piece.offset, len(piece.text)))
            text += self._expander.text(piece.text, place).replace("\n", "")
        return text, tuple(kept) or ((0, 0, 0),)


def _tuple(value: object, kind: type[_T]) -> tuple[_T, ...]:
    return tuple(each for each in value if isinstance(each, kind)) if isinstance(value, tuple) else ()
