"""A type's template checked: everything wrong at once, each in its paragraph or table cell, before anybody fills it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.base.errors import TypeFolderError
from drafter.base.problems import NOWHERE, Place, Problem, errors_of
from drafter.doctypes import DocumentType
from drafter.doctypes.package import unpack
from drafter.draft.fields import Form
from drafter.word.checking.names import Names, name_problems, unused_fields
from drafter.word.checking.trial import empty_trial, full_trial
from drafter.word.cleaning import cleaned
from drafter.word.lines import number_paragraphs
from drafter.word.samples import Slots
from drafter.word.stories import properties, stories
from drafter.word.tags import tag_problems
from drafter.word.template import names_blocks, source_of


def check_template(docx: bytes, form: Form, document_type: DocumentType | None, file: str) -> list[Problem]:
    """Return everything wrong with the template *docx* of *form*, read from *file*.

    With a *document_type* that can be used it is printed as well, full and nearly empty, where nothing else was wrong.
    """
    try:
        problems = list(_problems(docx, form, has_blocks=names_blocks(docx)))
    except TypeFolderError as error:
        problems = list(error.problems)
    if document_type is not None and not errors_of(problems):
        problems += full_trial(document_type) or empty_trial(document_type)
    return [replace(each, place=Place(file)) if each.place == NOWHERE else each for each in dict.fromkeys(problems)]


def _problems(docx: bytes, form: Form, *, has_blocks: bool) -> Iterator[Problem]:
    names, is_whole = Names(form), True
    for root, content, name in stories(cleaned(docx)):
        places = number_paragraphs(content, name)
        found = tag_problems(content, places)
        if not found:
            source = source_of(root, content, Slots(), places)
            found = list(name_problems(source.jinja, source.lines, names))
        is_whole &= not found
        yield from found
    for jinja, lines in () if has_blocks else properties(unpack(docx)):
        yield from name_problems(jinja, lines, names)
    if is_whole:
        yield from unused_fields(names, form, has_blocks=has_blocks)
