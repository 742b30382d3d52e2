"""The fields of a form, read kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from drafter.answers.appendices import read_appendices
from drafter.answers.outlines import FROM, read_outline_or_file, text_from
from drafter.answers.parts import PartReader
from drafter.answers.reader import Entries, Entry, Reader, is_empty, tidy
from drafter.answers.rows import read_rows
from drafter.answers.scalars import read_choice, read_choices, read_date, read_line, read_list, read_number, read_yes_no
from drafter.base.messages import listed, say
from drafter.base.nearest import nearest
from drafter.base.yaml import nodes
from drafter.base.yaml.corrections import corrected
from drafter.doctypes.standard import STANDARD
from drafter.draft.compose.expand import TODO
from drafter.draft.fields import RESERVED, Field, Form, Kind, Value
from drafter.draft.numbering import Numbering

_SIMPLE: Mapping[Kind, Callable[[Reader, Field, Entry], Value | None]] = {
    Kind.LINE: read_line,
    Kind.TEXT: read_line,
    Kind.DATE: read_date,
    Kind.NUMBER: read_number,
    Kind.CHOICE: read_choice,
    Kind.MULTICHOICE: read_choices,
    Kind.YESNO: lambda reader, _, entry: read_yes_no(reader, entry),
    Kind.LIST: read_list,
    Kind.TABLE: read_rows,
}


class FieldReader:
    """Reads the fields of one answers file under its form."""

    def __init__(self, reader: Reader, numbering: Numbering, parts: PartReader) -> None:
        self._reader, self._numbering, self._parts = reader, numbering, parts

    def value(self, field: Field, entries: Entries) -> Value | None:
        """Return the value of *field*, None where it is not filled or wrong."""
        entry = entries.get(field.key)
        if field.kind is Kind.OUTLINE:
            return read_outline_or_file(self._reader, entries, field.key, self._numbering)
        if field.kind is Kind.TEXT and (found := text_from(self._reader, entries, field.key)) is not None:
            self._reader.check_expressions(*found)
            return tidy(found[0]) or None
        if entry is None or (is_empty(entry.node) and not isinstance(entry.node, nodes.Scalar)):
            return None
        if field.kind is Kind.APPENDICES:
            return None if is_empty(entry.node) else read_appendices(self._reader, entry, self._numbering)
        if field.kind is Kind.DOCUMENTS:
            return None if is_empty(entry.node) else self._parts.parts(entry) or None
        if _is_to_do(entry) and field.kind not in (Kind.YESNO, Kind.TABLE):
            text = self._reader.text(entry)
            return (text,) if field.kind in (Kind.LIST, Kind.MULTICHOICE) else text
        return _SIMPLE[field.kind](self._reader, field, entry)


def _is_to_do(entry: Entry) -> bool:
    """Tell whether 【待填：…】 stands for a value: in a field of any kind it is as good as words."""
    return isinstance(entry.node, nodes.Scalar) and TODO.fullmatch(entry.node.value.strip()) is not None


def split_keys(reader: Reader, node: nodes.Mapping, form: Form) -> tuple[Entries, frozenset[str]]:
    """Return the entries of an answers file by key, and the keys that were meant by others, each of which is a problem."""
    from_files = [field.key + FROM for field in form.fields.values() if field.kind in (Kind.TEXT, Kind.OUTLINE)]
    known = {*RESERVED, *form.fields, *from_files}
    found, meant = {}, set()
    for key, value in node.pairs:
        if key.value in known:
            found[key.value] = Entry(key.value, value, key)
        elif not reader.full:
            label, name = _meant(key.value, form, known)
            meant.add(name)
            reader.problem(key, say("没有“{key}”这个字段", key=key.value), _help(reader, key, form, label, name))
    return found, frozenset(meant)


def _meant(written: str, form: Form, known: Collection[str]) -> tuple[str, str]:
    """Return the label (empty where it is no label) and the key meant by *written*: the nearest.

    A key that other types have means itself, which is none of *known*.
    """
    if written in STANDARD:
        return "", ""
    written = written.strip("“”\"'‘’ \u3000")
    labels = {field.label: field.key for field in form.fields.values()}
    name = written if written in known or written in labels else nearest(written, [*known, *labels]) or ""
    return (name, labels[name]) if name in labels else ("", name)


def _help(reader: Reader, key: nodes.Scalar, form: Form, label: str, name: str) -> str:
    if not name:
        names = listed(form.fields)
        if key.value in STANDARD:
            return say("“{type}”没有这一项，请删去；可用的有：{names}", type=form.title, names=names)
        return say("可用的有：{names}", names=names)
    if not label:
        return say("是不是“{near}”？", near=name)
    line = reader.tree.line(key.span.place.line)
    start = key.span.place.column - 1
    shown = line[:start] + name + line[start + key.span.end - key.span.start :]
    return say("“{label}”的键是 {key}", label=label, key=name) + "\n" + corrected(shown)
