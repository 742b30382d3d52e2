"""What a draft means, whichever way its file is written: two drafts that mean the same print the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.fields import Draft, Form
from drafter.draft.outline import Outline, Paragraph, ParagraphKind

_WRITTEN: Mapping[type, tuple[str, ...]] = {
    Draft: ("file", "places"),
    Outline: ("typed_labels",),
    Paragraph: ("typed", "place"),
    Task: ("one_line", "written", "place"),
    Group: ("place",),
    Appendix: ("place",),
}
"""What tells only where and how something is written."""


def meaning(value: object) -> object:
    """Return what *value* (a draft or a part of one) means, to be compared."""
    match value:
        case Enum() | str() | None:
            return value
        case Form():
            return value.name
        case tuple():
            return tuple(meaning(each) for each in value)
        case Mapping():
            return {key: meaning(each) for key, each in value.items()}
        case Paragraph(kind=ParagraphKind.POINT, typed=typed) if typed:
            return "typed", _fields(value)
    return _fields(value) if is_dataclass(value) else value


def _fields(value: object) -> object:
    assert is_dataclass(value)
    ignored = _WRITTEN.get(type(value), ())
    return type(value), *(meaning(getattr(value, each.name)) for each in fields(value) if each.name not in ignored)
