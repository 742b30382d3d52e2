"""What an import found: values by field, numbering, what was left out, what was changed, what is to be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from drafter.base.problems import Problem
from drafter.draft.appendix import Appendix
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Form, Part, Value
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline
from drafter.reading.recognising.accounts import Change, LeftOut
from drafter.reading.recognising.appendices import words_in
from drafter.reading.recognising.contents_list import ContentsList


@dataclass(frozen=True, slots=True)
class Reading:
    """An existing document as recognised.

    ``values`` are the values of the fields of ``form``, ``numbering`` what the document showed (None: nothing is numbered);
    ``told`` tells whether the document itself showed its type. ``normalised`` counts the changes; ``contents`` is the contents
    list that stood at the head, and ``parts`` are the documents of a collection. Accounts, left out and problems are those of
    the whole source.
    """

    form: Form
    values: Mapping[str, Value]
    numbering: Numbering | None = None
    told: bool = True
    contents: ContentsList = field(default_factory=ContentsList)
    parts: tuple[Reading, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    normalised: Mapping[Change, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def type_name(self) -> str:
        """Return the name of the document's type."""
        return self.form.name

    def draft(self) -> Draft:
        """Return the draft; its numbering is set only where it differs from the type's."""
        values = dict(self.values)
        if self.parts:
            values["parts"] = tuple(Part(draft=part.draft()) for part in self.parts)
        numbering = None if self.numbering == self.form.numbering else self.numbering
        return Draft(self.form, values, numbering)

    def words(self) -> Iterator[str]:
        """Yield every word that the values hold, without what is computed (numbers, labels, counts)."""
        for value in self.values.values():
            yield from _words(value)
        for part in self.parts:
            yield from part.words()


def _words(value: Value) -> Iterator[str]:
    match value:
        case str():
            yield value
        case DocumentDate():
            yield str(value)
        case Outline():
            yield from _outline_words(value)
        case tuple():
            for each in value:
                if isinstance(each, Appendix):
                    yield from _appendix_words(each)
                elif isinstance(each, str):
                    yield each


def _outline_words(outline: Outline) -> Iterator[str]:
    for paragraph in outline.paragraphs:
        yield paragraph.text
        if paragraph.table is not None:
            table = paragraph.table
            yield from (table.caption, *table.header, table.note)
            yield from (cell for row in table.rows for cell in row)


def _appendix_words(appendix: Appendix) -> Iterator[str]:
    yield from (appendix.title, appendix.name, appendix.note, appendix.addressee, appendix.signature, str(appendix.date))
    yield from _outline_words(appendix.body)
    yield from words_in(appendix)
    yield from _outline_words(appendix.after)
