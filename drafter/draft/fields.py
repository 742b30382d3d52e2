"""The form of a document type: which fields there are, their kinds and their questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from drafter.base.problems import Place
from drafter.draft.appendix import Appendix, Column
from drafter.draft.dates import DocumentDate
from drafter.draft.numbering import GBT9704, Numbering
from drafter.draft.outline import Outline

RESERVED = ("type", "type_version", "numbering", "phrases", "review", "based_on", "remark")
"""Keys of every answers file that no type may declare otherwise."""


class Kind(StrEnum):
    """The kinds of fields."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    MULTICHOICE = "multichoice"
    YESNO = "yesno"
    LIST = "list"
    TABLE = "table"  # rows of named columns, for a template that repeats its own rows or paragraphs
    OUTLINE = "outline"
    APPENDICES = "appendices"
    DOCUMENTS = "documents"

    @property
    def holds_words(self) -> bool:
        """Tell whether a field of this kind holds words, not paragraphs or documents of its own."""
        return self not in (Kind.OUTLINE, Kind.APPENDICES, Kind.DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. ``default`` and ``when`` are written in the expression language of the answers file."""

    key: str
    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    default: str = ""
    choices: tuple[str, ...] = ()
    when: str = ""
    placeholder: str = ""
    pattern: str = ""
    example: str = ""
    snippets: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()  # of a table


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a type: its fields by key, in order, and its numbering."""

    name: str
    fields: Mapping[str, Field]
    numbering: Numbering = GBT9704
    version: int = 1
    title: str = ""  # the type's name for people: 工作要点

    def field_named(self, name: str) -> Field | None:
        """Return the field whose key or label is *name*, or None."""
        return self.fields.get(name) or next((each for each in self.fields.values() if each.label == name), None)


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a collection: the path of an answers file, or a whole draft inline."""

    path: str = ""
    draft: Draft | None = None


Row = Mapping[str, str]
"""A row of a table: the words of its cells by the keys of the columns, every column there."""

Value = str | bool | DocumentDate | tuple[str, ...] | tuple[Row, ...] | Outline | tuple[Appendix, ...] | tuple[Part, ...]
"""What a field can hold. Line, text, number and choice are str: every scalar prints as it was written."""


@dataclass(frozen=True, slots=True)
class PinnedPhrase:
    """A linked phrase as recorded in an answers file: its revision and its text before variables."""

    revision: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What the writer means: the fields that were filled, over a form."""

    form: Form
    values: Mapping[str, Value] = field(default_factory=dict)
    numbering: Numbering | None = None
    phrases: Mapping[str, PinnedPhrase] = field(default_factory=dict)
    review: Mapping[str, str] = field(default_factory=dict)
    based_on: str = ""
    remark: str = ""
    file: str = ""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)  # where each field's value, and the type, stands

    @property
    def effective_numbering(self) -> Numbering:
        """Return the file's numbering, else the type's."""
        return self.numbering or self.form.numbering
