"""A draft as a file can say it: without empty values, and without what its form of writing has no words for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from drafter.answers.reader import BLANKS
from drafter.answers.structured import ends_sentence
from drafter.answers.writing.task import task_line
from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.dates import DocumentDate, parse_date
from drafter.draft.fields import Draft, Field, Kind, Part, Row, Value
from drafter.draft.leads import lead_length
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind, Table
from drafter.draft.tables import table_lines, table_of

_BREAK = "{{ br }}"


def normal(draft: Draft, units: Collection[str] = ()) -> Draft:
    """Return *draft* as reading its file gives it: empty values gone, texts in markup stripped, their breaks ``{{ br }}``.

    *units* is the office's list, by which a task on one line is read.
    """
    numbering = draft.effective_numbering
    fields = {key: field for key, field in draft.form.fields.items() if key in draft.values}
    values = {key: _value(field, draft.values[key], numbering, units) for key, field in fields.items()}
    return replace(draft, values={key: value for key, value in values.items() if _is_filled(value)})


def _is_filled(value: Value) -> bool:
    return value.strip(BLANKS + "\n") != "" if isinstance(value, str) else isinstance(value, bool) or bool(value)


def _value(field: Field, value: Value, numbering: Numbering, units: Collection[str]) -> Value:
    match value:
        case Outline():
            return normal_outline(value, numbering)
        case str() if field.kind is Kind.DATE:
            return _date(value)
        case tuple():
            appendices = tuple(_appendix(each, numbering, units) for each in value if isinstance(each, Appendix))
            parts = tuple(_part(each, units) for each in value if isinstance(each, Part) and (each.path or each.draft))
            rows = tuple(row for row in map(_row, (each for each in value if isinstance(each, Mapping))) if any(row.values()))
            return appendices or parts or rows or tuple(each for each in value if isinstance(each, str) and each)
    return value


def _row(row: Row) -> Row:
    """Return *row* with nothing in the cells that hold but blanks."""
    return {key: cell if cell.strip(BLANKS + "\n") else "" for key, cell in row.items()}


def _part(part: Part, units: Collection[str]) -> Part:
    """Return *part* as the file says it: what stands in a file of its own is not this file's."""
    if part.path or part.draft is None:
        return Part(part.path)
    return Part(draft=normal(part.draft, units))


def _date(text: str) -> DocumentDate | str:
    """Return a text that is a date as the date, as which it will be read."""
    try:
        return parse_date(text) or text
    except ValueError:
        return text


def _appendix(appendix: Appendix, document: Numbering, units: Collection[str]) -> Appendix:
    numbering = appendix.numbering or document
    written = appendix.groups if appendix.source is None else ()
    groups = tuple(Group(each.name, tuple(_task(task, units) for task in each.tasks), each.place) for each in written)
    return replace(
        appendix,
        body=normal_outline(appendix.body, numbering),
        after=normal_outline(appendix.after, numbering),
        groups=groups if any(each.name or each.tasks for each in groups) else (),
        date=appendix.date if isinstance(appendix.date, DocumentDate) else _date(appendix.date),
    )


def _task(task: Task, units: Collection[str]) -> Task:
    owners, lead, support = (tuple(filter(None, names)) for names in (task.owners, task.lead, task.support))
    found = replace(task, owners=owners, lead=lead, support=support)
    return found if found.one_line and task_line(found, units) is not None else replace(found, one_line=False, end="")


def normal_outline(outline: Outline, numbering: Numbering) -> Outline:
    """Return *outline* as its form can write it; a structured one that holds what only marks can say is written in marks."""
    is_structured = outline.form is OutlineForm.STRUCTURED and all(_has_keys(each, numbering) for each in outline.paragraphs)
    form = OutlineForm.STRUCTURED if is_structured else OutlineForm.MARKUP
    paragraphs = tuple(_paragraphs(outline, numbering, form))
    return replace(outline, paragraphs=paragraphs, form=form) if paragraphs else Outline()


def _has_keys(paragraph: Paragraph, numbering: Numbering) -> bool:
    """Tell whether the structured form can say what *paragraph* is."""
    if paragraph.kind is ParagraphKind.NUMBERED:
        return paragraph.level <= len(numbering.levels)
    return paragraph.kind is not ParagraphKind.SUBHEADING and not paragraph.series


def _paragraphs(outline: Outline, numbering: Numbering, form: OutlineForm) -> Iterator[Paragraph]:
    before: Paragraph | None = None
    for each in outline.paragraphs:
        paragraph = replace(each, text=_one_line(each.text), lead=None)
        needs_text = form is OutlineForm.STRUCTURED or each.kind is ParagraphKind.PLAIN
        if each.table is not None:
            paragraph = replace(paragraph, table=_table(each.table) if form is OutlineForm.MARKUP else each.table)
        elif needs_text and not paragraph.text:
            continue
        if each.kind is ParagraphKind.POINT:
            paragraph = _point(paragraph, before, form)
        elif each.kind is ParagraphKind.NUMBERED and form is OutlineForm.STRUCTURED:
            paragraph = replace(paragraph, lead=_lead(paragraph.text, each.lead, has_leads=numbering.has_leads(each.level)))
        yield paragraph
        before = paragraph


def _one_line(text: str) -> str:
    return _BREAK.join(line.strip(BLANKS) for line in text.strip(BLANKS + "\n").split("\n"))


def _point(point: Paragraph, before: Paragraph | None, form: OutlineForm) -> Paragraph:
    """Return *point*, apart where nothing stands before it that it could go on."""
    if point.level > 1 and form is OutlineForm.STRUCTURED:
        return replace(point, apart=False)
    apart = point.apart or before is None or before.kind is ParagraphKind.TABLE
    return replace(point, apart=apart, typed="" if point.level > 1 else point.typed)


def _lead(text: str, lead: int | None, *, has_leads: bool) -> int:
    """Return the lead in the structured form: the one given, else the one of the level; 0 where keys cannot say it."""
    length = lead if lead is not None else lead_length(text) if has_leads else 0
    heading, rest = text[:length], text[length:]
    is_said = not rest or (rest == rest.lstrip(BLANKS) and ends_sentence(heading))
    return min(length, len(text)) if is_said and heading == heading.strip(BLANKS) else 0


def _table(table: Table) -> Table:
    """Return *table* as markup writes it: a last row of one cell is its note, for example, unless that would lose words."""
    rows = tuple(tuple(map(_one_line, row)) for row in table.rows)
    caption = "\n".join(filter(None, (line.strip(BLANKS) for line in table.caption.split("\n"))))
    meant = Table(tuple(map(_one_line, table.header)), rows, caption, _one_line(table.note))
    read = table_of(table_lines(meant))
    return read if sorted(_words(read)) == sorted(_words(meant)) else meant


def _words(table: Table) -> Iterator[str]:
    yield from filter(
        None, (*table.caption.split("\n"), *table.header, *(cell for row in table.rows for cell in row), table.note)
    )
