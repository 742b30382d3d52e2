"""The structured form of an outline: a list of texts, headings, items, points and tables."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.reader import BLANKS, Entries, Entry, Reader
from drafter.base.messages import say
from drafter.base.problems import Place
from drafter.base.yaml import nodes
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind, Table

KEYS = ("heading", "item", "text", "body", "points", "table")
TABLE_KEYS = ("columns", "rows", "caption", "note")
_ENDS = "。！？!?；;：:，,、…—."
_CLOSING = "”’）》)"


def read_structured(reader: Reader, node: nodes.Sequence, numbering: Numbering) -> Outline:
    """Return the outline that the list *node* writes; its text is never read as a mark or label.

    A list under ``body`` is one level deeper.
    """
    return Outline(tuple(_Structure(reader, numbering).paragraphs(node, 1)), OutlineForm.STRUCTURED)


class _Structure:
    """Reads the lists of one outline."""

    def __init__(self, reader: Reader, numbering: Numbering) -> None:
        self._reader, self._depth = reader, len(numbering.levels)

    def paragraphs(self, node: nodes.Sequence, level: int) -> Iterator[Paragraph]:
        """Yield the paragraphs of a list whose headings and items are of *level*."""
        for item in node.items:
            match item:
                case nodes.Scalar():
                    yield from self._plain(Entry(say("正文"), item))
                case nodes.Mapping():
                    yield from self._entry(item, level)
                case nodes.Sequence():
                    self._reader.wrong_kind(Entry("body", item), say("文字，或 heading、item、text、points、table"))

    def _entry(self, node: nodes.Mapping, level: int) -> Iterator[Paragraph]:
        entries = self._reader.entries(Entry("body", node), KEYS) or {}
        if "item" in entries and ("heading" in entries or "text" in entries):
            self._reader.problem(
                entries["item"].place, say("item 不能与 heading、text 写在一起"), say("标题加文字请用 heading 和 text")
            )
            return
        head = entries.get("heading") or entries.get("item")
        if head is not None:
            yield from self._numbered(entries, head, level)
        elif "text" in entries:
            yield from self._plain(entries["text"])
        above = head is not None or "text" in entries
        for key in entries:
            yield from self._part(entries[key], level, apart=not above)

    def _part(self, entry: Entry, level: int, *, apart: bool) -> Iterator[Paragraph]:
        if entry.name == "points":
            yield from self._points(entry, 1, apart=apart)
        elif entry.name == "table":
            yield from self._table(entry)
        elif entry.name == "body" and isinstance(entry.node, nodes.Sequence):
            yield from self.paragraphs(entry.node, level + 1)
        elif entry.name == "body":
            yield from self._plain(entry)

    def _lines(self, entry: Entry) -> list[str]:
        """Return the lines of a text, without blank ones."""
        return [line.strip(BLANKS) for line in self._reader.text(entry).split("\n") if line.strip(BLANKS)]

    def _plain(self, entry: Entry) -> Iterator[Paragraph]:
        for line in self._lines(entry):
            yield Paragraph(ParagraphKind.PLAIN, line, place=entry.place)

    def _numbered(self, entries: Entries, head: Entry, level: int) -> Iterator[Paragraph]:
        """Yield a numbered paragraph; text under a heading goes on behind it, its further lines are plain paragraphs."""
        words = "".join(self._lines(head))
        text = self._lines(entries["text"]) if "text" in entries else []
        if not words:
            self._reader.problem(head.place, say("“{key}”没有文字", key=head.name))
            return
        if level > self._depth:
            message = say("这是第{level}级，而本文的编号只有{depth}级", level=level, depth=self._depth)
            self._reader.problem(head.place, message, say("请提到上一级，或在 numbering 的 levels 中增加一级"))
        if text and not ends_sentence(words):
            words += "。"
        lead = 0 if head.name == "item" else len(words)
        yield Paragraph(ParagraphKind.NUMBERED, words + "".join(text[:1]), level, lead, place=head.place)
        for line in text[1:]:
            yield Paragraph(ParagraphKind.PLAIN, line, place=entries["text"].place)

    def _points(self, entry: Entry, level: int, *, apart: bool) -> Iterator[Paragraph]:
        items = entry.node.items if isinstance(entry.node, nodes.Sequence) else (entry.node,)
        for item in items:
            if isinstance(item, nodes.Mapping):
                yield from self._point_with_points(item, level, apart=apart)
            else:
                for line in self._lines(Entry("points", item)):
                    yield _point(line, level, item.span.place, apart=apart)
            apart = False

    def _point_with_points(self, node: nodes.Mapping, level: int, *, apart: bool) -> Iterator[Paragraph]:
        entries = self._reader.entries(Entry("points", node), ("text", "points")) or {}
        if "text" in entries:
            words = "".join(self._lines(entries["text"]))
            yield _point(words, level, entries["text"].place, apart=apart)
        if "points" in entries and level > 1:
            self._reader.problem(entries["points"].place, say("分点最多两层"))
        elif "points" in entries:
            yield from self._points(entries["points"], level + 1, apart=False)

    def _table(self, entry: Entry) -> Iterator[Paragraph]:
        entries = self._reader.entries(entry, TABLE_KEYS)
        if not entries:
            return
        header = self._cells(entries["columns"]) if "columns" in entries else ()
        rows = tuple(self._rows(entries["rows"], len(header))) if "rows" in entries else ()
        caption = self._reader.text(entries["caption"]) if "caption" in entries else ""
        note = self._reader.text(entries["note"]) if "note" in entries else ""
        if header or rows:
            table = Table(header, rows, caption, note)
            yield Paragraph(ParagraphKind.TABLE, table=table, place=entry.place)
        else:
            self._reader.problem(entry.place, say("表格没有 columns，也没有 rows"))

    def _rows(self, entry: Entry, width: int) -> Iterator[tuple[str, ...]]:
        if not isinstance(entry.node, nodes.Sequence):
            self._reader.wrong_kind(entry, say("列表，每行一项"))
            return
        for item in entry.node.items:
            row = self._cells(Entry("rows", item))
            if width and len(row) > width:
                message = say("这一行有 {cells} 格，表头只有 {columns} 列", cells=len(row), columns=width)
                self._reader.problem(item, message)
            yield row

    def _cells(self, entry: Entry) -> tuple[str, ...]:
        """Return the cells of a row; a row that is one text runs across the table."""
        if isinstance(entry.node, nodes.Sequence):
            return tuple(self._reader.text(Entry(entry.name, item)) for item in entry.node.items)
        return (self._reader.text(entry),)


def _point(text: str, level: int, place: Place, *, apart: bool) -> Paragraph:
    return Paragraph(ParagraphKind.POINT, text, level, apart=apart, place=place)


def ends_sentence(heading: str) -> bool:
    """Tell whether *heading* ends in a mark, so that no 。 is supplied between it and its text."""
    return heading.rstrip(_CLOSING)[-1:] in tuple(_ENDS)
