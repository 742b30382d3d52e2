"""Outlines: body markup or structured form, in the answers file or in a file of its own (``body_from``)."""

from __future__ import annotations

from drafter.answers.files import PlaceOfLine, read_text
from drafter.answers.places import line_places
from drafter.answers.reader import Entries, Entry, Reader
from drafter.answers.structured import read_structured
from drafter.base import nodes
from drafter.base.messages import say
from drafter.draft.markup import read_markup
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline

FROM = "_from"
"""Behind the key of a text: the file it is in."""


def read_outline(reader: Reader, entry: Entry, numbering: Numbering) -> Outline | None:
    """Return the outline of *entry*, None where it is empty or wrong."""
    if isinstance(entry.node, nodes.Sequence):
        return read_structured(reader, entry.node, numbering) or None
    if isinstance(entry.node, nodes.Mapping):
        reader.wrong_kind(entry, say("文字或列表"))
        return None
    found = reader.scalar(entry, outline=True)
    if found is None or not found.value.strip():
        return None
    return _markup(reader, found.value, line_places(reader.tree, found), numbering)


def _markup(reader: Reader, text: str, place: PlaceOfLine, numbering: Numbering) -> Outline | None:
    outline, problems = read_markup(text, numbering, place)
    reader.problems += problems
    reader.check_expressions(text, place)
    return outline or None


def text_from(reader: Reader, entries: Entries, key: str) -> tuple[str, PlaceOfLine] | None:
    """Return the text of the file that ``key_from`` names and the places of its lines; None where there is none."""
    entry = entries.get(key + FROM)
    found = reader.scalar(entry) if entry is not None else None
    if entry is None or found is None or not found.value.strip():
        return None
    if key in entries:
        reader.problem(entry.node, say("“{key}”和“{other}”只能写一个", key=key, other=key + FROM))
        return None
    return read_text(reader, entry, found.value.strip())


def read_outline_or_file(reader: Reader, entries: Entries, key: str, numbering: Numbering) -> Outline | None:
    """Return the outline under *key*, or in the file that ``key_from`` names."""
    found = text_from(reader, entries, key)
    if found is not None:
        return _markup(reader, *found, numbering)
    return read_outline(reader, entries[key], numbering) if key in entries else None
