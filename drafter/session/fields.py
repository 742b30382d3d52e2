"""Fields of a form: the words they show, the values that typed words mean, and which required ones are filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter import answers
from drafter.answers.writing.emit import Style, pair
from drafter.answers.writing.tree import Tree
from drafter.base.problems import Place, Problem, errors_of
from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.fields import Draft, Field, Form, Kind, Part, Value
from drafter.draft.outline import Outline
from drafter.draft.tables import row_line, split_cells

_LISTS = (Kind.LIST, Kind.MULTICHOICE, Kind.DOCUMENTS, Kind.TABLE)
_BREAK = "\\n"  # how a line break inside a cell is shown: a row is one line


@dataclass(frozen=True, slots=True)
class Filled:
    """How many of the required fields are filled."""

    filled: int
    required: int


def words_of(value: Value | None) -> str:
    """Return *value* as a writer sees it in a field: a date as 2026年1月8日, a list one item a line, a table | one | row |."""
    match value:
        case None | Outline():
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "\n".join(word for word in map(_line, value) if word)
    return str(value)


def _line(item: object) -> str:
    match item:
        case str():
            return item
        case Part():
            return _part_words(item)
        case Mapping():
            return row_line([cell.replace("\n", _BREAK) for cell in item.values()])
    return ""


def _part_words(part: Part) -> str:
    """Return the path of a document of a collection; one that stands in the file itself by its title, in 〔〕."""
    return part.path or f"〔{part.draft.values.get('title', '') if part.draft is not None else ''}〕"


def with_inline_parts(value: Value | None, words: str, before: Value | None) -> Value | None:
    """Return the documents that *words* list, of which *value* are those with a path; the others stand in *before*.

    A document that stands in the file itself is found again by its title: it can be moved and taken out, not typed. None
    where a path cannot be used, so that the words wait to be mended.
    """
    if value is None and without_inline_parts(words).strip():
        return None
    inline = {_part_words(each): each for each in _parts(before) if not each.path}
    paths = {each.path: each for each in _parts(value)}
    lines = [line.strip() for line in words.split("\n")]
    found = [inline.get(line) or paths.get(line) for line in lines]
    return tuple(each for each in found if each is not None) or None


def without_inline_parts(words: str) -> str:
    """Return *words* without the lines that stand for documents in the file itself."""
    return "\n".join(line for line in words.split("\n") if not line.strip().startswith("〔"))


def _parts(value: Value | None) -> tuple[Part, ...]:
    return tuple(each for each in value if isinstance(each, Part)) if isinstance(value, tuple) else ()


def read_words(form: Form, key: str, words: str, file: str = "") -> tuple[Value | None, list[Problem]]:
    """Return what *words* typed into the field *key* mean as its kind, and what is wrong with them.

    They are read as an answers file would be, so that no kind has a second set of rules. *file* is what paths are relative to.
    """
    field = form.fields[key]
    if not words.strip():
        return None, []
    text = f"type: {form.name}\n{pair(key, _tree(field, words), 0, Style())}\n"
    loaded = answers.load(text, file, lambda _: form, required=False, anyway=True)
    problems = [replace(each, place=Place(key)) for each in loaded.problems]
    value = loaded.draft.values.get(key) if loaded.draft is not None else None
    return (None if errors_of(problems) and field.kind not in (Kind.LINE, Kind.TEXT) else value), problems


def _tree(field: Field, words: str) -> Tree:
    if field.kind in _LISTS:
        lines = [line.strip() for line in words.split("\n") if line.strip()]
        return [_cells(line) for line in lines] if field.kind is Kind.TABLE else lines
    return words.strip("\n")


def _cells(line: str) -> Tree:
    """Return the cells of a row, which may be written with the bars around it or without."""
    inner = line.replace("｜", "|", 1) if line.startswith("｜") else line
    return [cell.replace(_BREAK, "\n") for cell in split_cells(inner if inner.startswith("|") else f"|{inner}|")]


def filled(draft: Draft) -> Filled:
    """Return how many required fields of *draft* hold something, or have a default that can be made."""
    expander = Expander(draft, None, Unfilled.ERROR)
    asked = [field for field in draft.form.fields.values() if field.required and _is_asked(field, expander)]
    return Filled(sum(is_filled(draft, field.key) for field in asked), len(asked))


def is_filled(draft: Draft, key: str) -> bool:
    """Tell whether the field *key* holds something, or has a default whose own fields are filled."""
    expander = Expander(draft, None, Unfilled.ERROR)
    value = expander.value(key)
    if value is None:
        return False
    if isinstance(value, str):
        expander.field_runs(key)
        return not expander.problems
    return isinstance(value, bool) or bool(value)


def is_asked(draft: Draft, key: str) -> bool:
    """Tell whether the field *key* is asked for now: its ``when``, if it has one, names a field that says yes."""
    return _is_asked(draft.form.fields[key], Expander(draft, None, Unfilled.MARK))


def _is_asked(field: Field, expander: Expander) -> bool:
    if not field.when:
        return True
    asked = expander.draft.form.field_named(field.when.strip())
    return asked is not None and expander.value(asked.key) not in (None, False, "", ())


def default_words(draft: Draft, key: str) -> str:
    """Return what the field *key* prints while nothing is filled in, empty where that is nothing."""
    emptied = replace(draft, values={name: value for name, value in draft.values.items() if name != key})
    return Expander(emptied, None, Unfilled.MARK).line(key) if draft.form.fields[key].default else ""
