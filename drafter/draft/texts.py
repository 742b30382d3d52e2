"""Every text of a draft with its place, and the draft with some of them edited: the one walk through all its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from drafter.base.messages import say
from drafter.base.problems import NOWHERE, Place
from drafter.draft.appendix import Appendix, Column, Group, Task
from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.fields import Draft, Field, Kind, Part, Row, Value
from drafter.draft.outline import Outline, Paragraph, Table


class TextKind(StrEnum):
    """What a text is, where that matters to a reader of its words."""

    WORDS = "words"
    NUMBER = "number"  # a field of the kind number
    DATE = "date"  # a date, as it is printed


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its words (expressions unexpanded), where it stands for people, its place, the field that holds it.

    ``elsewhere`` is the name of the other file that the text was read from (a sheet of tasks, a part of a collection).
    """

    words: str
    where: tuple[str, ...]
    place: Place = NOWHERE
    key: str = ""
    kind: TextKind = TextKind.WORDS
    elsewhere: str = ""


class Edit(NamedTuple):
    """New words for the characters from ``start`` to ``end`` of a text."""

    start: int
    end: int
    words: str


Editor = Callable[[Text], Sequence[Edit]]
"""Gives the edits of a text, in order and apart from each other; none where it stays."""


def texts_of(draft: Draft) -> tuple[Text, ...]:
    """Return every text of *draft* in the order of its form: fields, outlines, tables, appendices, tasks, parts."""
    found: list[Text] = []

    def collect(text: Text) -> Sequence[Edit]:
        found.append(text)
        return ()

    edited(draft, collect)
    return tuple(found)


def edited(draft: Draft, editor: Editor) -> Draft:
    """Return *draft* with the edits that *editor* gives for each of its texts; empty texts are not asked about.

    A lead that was measured keeps its words. A date whose edited words are no date any more becomes text.
    """
    return _edited(draft, editor)


def _edited(draft: Draft, editor: Editor, above: tuple[str, ...] = (), elsewhere: str = "") -> Draft:
    values = {
        key: _Walk(field, draft, editor, above, elsewhere).value(draft.values[key])
        for key, field in draft.form.fields.items()
        if key in draft.values
    }
    return replace(draft, values=values)


def applied(words: str, edits: Iterable[Edit]) -> str:
    """Return *words* with *edits*, which stand in order and apart from each other."""
    found, end = "", 0
    for edit in edits:
        found += words[end : edit.start] + edit.words
        end = edit.end
    return found + words[end:]


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks through the value of one field; ``above`` names what the field stands in."""

    field: Field
    draft: Draft
    editor: Editor
    above: tuple[str, ...] = ()
    elsewhere: str = ""

    def value(self, value: Value) -> Value:
        place = self.draft.places.get(self.field.key, NOWHERE)
        where = (*self.above, self.field.label)
        match value:
            case bool():
                return value
            case DocumentDate():
                return self._date(value, where, place)
            case str():
                kind = TextKind.NUMBER if self.field.kind is Kind.NUMBER else TextKind.WORDS
                return self._words(value, where, place, kind)
            case Outline():
                return self._outline(value, where)
            case _ if self.field.kind is Kind.TABLE:
                rows = [each for each in value if isinstance(each, Mapping)]
                return tuple(
                    self._cells(each, (*where, say("第{number}行", number=number)), place)
                    for number, each in enumerate(rows, 1)
                )
            case _ if self.field.kind is Kind.APPENDICES:
                found = [each for each in value if isinstance(each, Appendix)]
                return tuple(self._appendix(each, number) for number, each in enumerate(found, 1))
            case _ if self.field.kind is Kind.DOCUMENTS:
                parts = [each for each in value if isinstance(each, Part)]
                return tuple(self._part(each, number) for number, each in enumerate(parts, 1))
        return tuple(self._words(each, where, place) for each in value if isinstance(each, str))

    def _edits(
        self, words: str, where: tuple[str, ...], place: Place, kind: TextKind = TextKind.WORDS, elsewhere: str = ""
    ) -> Sequence[Edit]:
        return self.editor(Text(words, where, place, self.field.key, kind, elsewhere or self.elsewhere)) if words else ()

    def _words(
        self, words: str, where: tuple[str, ...], place: Place, kind: TextKind = TextKind.WORDS, elsewhere: str = ""
    ) -> str:
        return applied(words, self._edits(words, where, place, kind, elsewhere))

    def _cells(self, row: Row, where: tuple[str, ...], place: Place) -> Row:
        headings = {column.key: column.heading for column in self.field.columns}
        return {key: self._words(cell, (*where, headings.get(key, key)), place) for key, cell in row.items()}

    def _date(self, date: DocumentDate, where: tuple[str, ...], place: Place) -> DocumentDate | str:
        words = self._words(str(date), where, place, TextKind.DATE)
        return date if words == str(date) else parse_date(words) or words

    def _outline(self, outline: Outline, where: tuple[str, ...]) -> Outline:
        paragraphs = (
            self._paragraph(each, (*where, say("第{number}段", number=number)))
            for number, each in enumerate(outline.paragraphs, 1)
        )
        return replace(outline, paragraphs=tuple(paragraphs))

    def _paragraph(self, paragraph: Paragraph, where: tuple[str, ...]) -> Paragraph:
        if paragraph.table is not None:
            return replace(paragraph, table=self._table(paragraph.table, where, paragraph.place))
        edits = self._edits(paragraph.text, where, paragraph.place)
        if not edits:
            return paragraph
        return replace(paragraph, text=applied(paragraph.text, edits), lead=_moved(paragraph.lead, edits))

    def _table(self, table: Table, where: tuple[str, ...], place: Place) -> Table:
        rows = (
            self._row(row, (*where, say("表格第{number}行", number=number)), place) for number, row in enumerate(table.rows, 1)
        )
        return Table(
            caption=self._words(table.caption, (*where, say("表题")), place),
            header=self._row(table.header, (*where, say("表头")), place),
            rows=tuple(rows),
            note=self._words(table.note, (*where, say("表格的说明")), place),
        )

    def _row(self, row: tuple[str, ...], where: tuple[str, ...], place: Place) -> tuple[str, ...]:
        return tuple(self._words(cell, where, place) for cell in row)

    def _appendix(self, appendix: Appendix, number: int) -> Appendix:
        where, place = (*self.above, say("附件{number}", number=number)), appendix.place
        sheet = appendix.source.file if appendix.source is not None else ""
        date = appendix.date
        return replace(
            appendix,
            title=self._words(appendix.title, (*where, say("标题")), place),
            name=self._words(appendix.name, (*where, say("名称")), place),
            note=self._words(appendix.note, (*where, say("题注")), place),
            addressee=self._words(appendix.addressee, (*where, say("主送")), place),
            body=self._outline(appendix.body, (*where, say("正文"))),
            columns=tuple(self._column(each, (*where, say("表头")), place) for each in appendix.columns),
            groups=tuple(self._groups(appendix.groups, where, sheet)),
            after=self._outline(appendix.after, (*where, say("后文"))),
            signature=self._words(appendix.signature, (*where, say("落款")), place),
            date=self._date(date, (*where, say("日期")), place)
            if isinstance(date, DocumentDate)
            else self._words(date, (*where, say("日期")), place),
        )

    def _column(self, column: Column, where: tuple[str, ...], place: Place) -> Column:
        return replace(column, heading=self._words(column.heading, where, place))

    def _groups(self, groups: Sequence[Group], where: tuple[str, ...], sheet: str) -> Iterator[Group]:
        for group in groups:
            inside = (*where, f"“{group.name}”") if group.name else where
            name = self._words(group.name, (*where, say("分组的名称")), group.place, elsewhere=sheet)
            tasks = (
                self._task(each, (*inside, say("第{number}项", number=number)), sheet)
                for number, each in enumerate(group.tasks, 1)
            )
            yield replace(group, name=name, tasks=tuple(tasks))

    def _task(self, task: Task, where: tuple[str, ...], sheet: str) -> Task:
        def words(given: str, name: str = "") -> str:
            return self._words(given, (*where, name) if name else where, task.place, elsewhere=sheet)

        return replace(
            task,
            task=words(task.task),
            owners=tuple(words(each, say("责任单位")) for each in task.owners),
            lead=tuple(words(each, say("牵头单位")) for each in task.lead),
            support=tuple(words(each, say("配合单位")) for each in task.support),
            leader=words(task.leader, say("责任领导")),
            due=words(task.due, say("时限")),
            note=words(task.note, say("备注")),
            extra={key: words(each, key) for key, each in task.extra.items()},
        )

    def _part(self, part: Part, number: int) -> Part:
        if part.draft is None:
            return part
        above, elsewhere = (*self.above, say("第{number}篇", number=number)), self.elsewhere or part.path
        return replace(part, draft=_edited(part.draft, self.editor, above, elsewhere))


def _moved(lead: int | None, edits: Iterable[Edit]) -> int | None:
    """Return where a lead of so many characters ends after *edits*; one that an edit reaches over ends behind that."""
    if lead is None:
        return None
    found = lead
    for edit in edits:
        if edit.start < lead or edit.end == lead > 0:
            found += len(edit.words) - (min(edit.end, lead) - edit.start)
    return found
