"""A draft cut into pieces that can be compared: fields, headings, paragraphs, rows of tables, tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafter.base.messages import say
from drafter.draft.appendix import Appendix, Task
from drafter.draft.comparison.result import Piece, PieceKind
from drafter.draft.compose.expand import TODO
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Field, Kind, Part, Value
from drafter.draft.leads import lead_length
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, Paragraph, ParagraphKind, Table
from drafter.draft.tasks import cell_text

_NAME_LENGTH = 24
_TITLE = 0
_DEEPEST = 9  # of a sub-heading without a number
_OTHERS = ("owners", "lead", "support", "leader", "due", "note")


def pieces_of(draft: Draft) -> tuple[Piece, ...]:
    """Return the pieces of *draft* and of its parts, in the order in which they are printed; empty ones are left out."""
    return tuple(_Cutter().cut(draft))


class _Cutter:
    """Cuts drafts into pieces, counting them and keeping the sections that are open, the outermost first."""

    def __init__(self) -> None:
        self._count = 0
        self._open: list[tuple[int, int, str]] = []  # depth, index, name

    def cut(self, draft: Draft, above: str = "") -> Iterator[Piece]:
        """Yield the pieces of *draft*, whose fields are named as standing in *above*."""
        for key, field in draft.form.fields.items():
            if key in draft.values:
                yield from self._value(draft, field, draft.values[key], above)

    def _value(self, draft: Draft, field: Field, value: Value, above: str) -> Iterator[Piece]:
        self._open = []
        label = f"{above}{field.label}"
        if isinstance(value, Outline):
            yield from self._outline(value, label, draft.effective_numbering)
        elif isinstance(value, str | DocumentDate):
            yield from self._piece(PieceKind.FIELD, str(value), label, label, key=f"{above}{field.key}")
        elif isinstance(value, tuple) and any(isinstance(each, Appendix | Part) for each in value):
            for number, each in enumerate(value, 1):
                if isinstance(each, Appendix):
                    yield from self._appendix(each, say("附件{number}", number=number), draft.effective_numbering)
                elif isinstance(each, Part) and each.draft is not None:
                    yield from self.cut(each.draft, say("第{number}篇", number=number) + " ")
        elif isinstance(value, tuple) and field.kind is Kind.TABLE:
            for row in value:
                words = " | ".join(filter(None, row.values())) if isinstance(row, Mapping) else ""
                yield from self._piece(PieceKind.ROW, words, words, label)
        elif isinstance(value, tuple):
            yield from self._piece(PieceKind.FIELD, "、".join(map(str, value)), label, label, key=f"{above}{field.key}")

    def _piece(self, kind: PieceKind, words: str, name: str, label: str, key: str = "") -> Iterator[Piece]:
        clean = TODO.sub("", words).strip()
        if clean:
            top, section = (self._open[0][1], self._open[0][2]) if self._open else (-1, label)
            parent = self._open[-1][1] if self._open else -1
            self._count += 1
            yield Piece(kind, clean, _short(name), section, parent, top, key)

    def _section(self, words: str, depth: int, label: str) -> Iterator[Piece]:
        while self._open and self._open[-1][0] >= depth:
            self._open.pop()
        index = self._count
        for piece in self._piece(PieceKind.SECTION, words, words, label):
            self._open.append((depth, index, piece.words))
            yield Piece(piece.kind, piece.words, piece.name, self._open[0][2], piece.parent, self._open[0][1])

    def _outline(self, outline: Outline, label: str, numbering: Numbering) -> Iterator[Piece]:
        for paragraph in outline.paragraphs:
            if paragraph.table is not None:
                yield from self._table(paragraph.table, label)
                continue
            heading = _heading_length(paragraph, numbering)
            if heading and (paragraph.level == 1 or heading == len(paragraph.text)):
                yield from self._section(paragraph.text[:heading], paragraph.level or _DEEPEST, label)
                rest = paragraph.text[heading:]
                yield from self._piece(PieceKind.PARAGRAPH, rest, rest, label)
            else:
                name = paragraph.text[:heading] if heading else paragraph.text
                yield from self._piece(PieceKind.PARAGRAPH, paragraph.text, name, label)

    def _table(self, table: Table, label: str) -> Iterator[Piece]:
        for row in [(table.caption,), table.header, *table.rows, (table.note,)]:
            words = " | ".join(row) if any(row) else ""
            yield from self._piece(PieceKind.ROW, words, words, label)

    def _appendix(self, appendix: Appendix, label: str, numbering: Numbering) -> Iterator[Piece]:
        self._open = []
        yield from self._section(appendix.title, _TITLE, label)
        for words in (appendix.note, appendix.addressee):
            yield from self._piece(PieceKind.PARAGRAPH, words, words, label)
        numbering = appendix.numbering or numbering
        yield from self._outline(appendix.body, label, numbering)
        for group in appendix.groups:
            del self._open[1:]
            yield from self._section(group.name, 1, label)
            for task in group.tasks:
                yield from self._piece(PieceKind.TASK, _task_words(task), task.task, label)
        del self._open[1:]
        yield from self._outline(appendix.after, label, numbering)
        for words in (appendix.signature, str(appendix.date)):
            yield from self._piece(PieceKind.PARAGRAPH, words, words, label)


def _heading_length(paragraph: Paragraph, numbering: Numbering) -> int:
    """Return how many characters of *paragraph* are its heading, 0 where it has none."""
    if paragraph.kind is ParagraphKind.SUBHEADING:
        return len(paragraph.text)
    if paragraph.kind is not ParagraphKind.NUMBERED:
        return 0
    if paragraph.lead is not None:
        return paragraph.lead
    return lead_length(paragraph.text) if paragraph.level in numbering.leads else 0


def _task_words(task: Task) -> str:
    """Return everything *task* says, one thing after another."""
    said = [task.task + task.end, *(cell_text(task, key) for key in _OTHERS), *task.extra.values()]
    return " | ".join(filter(None, said))


def _short(name: str) -> str:
    name = " ".join(TODO.sub("", name).split())
    return name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "…"
