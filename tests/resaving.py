"""What the tests of saving share: a text loaded, its draft edited, and the text as it would be saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum

from answering import load

from drafter.answers.loaded import Loaded
from drafter.answers.saving import changed_text, dump
from drafter.base.problems import errors_of
from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.fields import Draft, Form, Value
from drafter.draft.outline import Outline, Paragraph, ParagraphKind

Edit = Callable[[Draft], Draft]
HEAD = "type: plan\ntitle: 要点\n"
"""How the files of most tests begin."""

_NOT_MEANT = ("written", "place", "places", "file", "typed", "typed_labels", "one_line")


def said(value: object) -> object:
    """What a draft says, without its places and its way of writing."""
    match value:
        case Enum() | str():
            return value
        case Form():
            return value.name
        case tuple():
            return [said(each) for each in value]
        case Mapping():
            return {key: said(each) for key, each in value.items()}
    if is_dataclass(value):
        return {each.name: said(getattr(value, each.name)) for each in fields(value) if each.name not in _NOT_MEANT}
    return value


def loaded(text: str | bytes) -> Loaded:
    found = load(text, required=False, anyway=True)
    assert found.draft is not None, "\n".join(map(str, found.problems))
    return found


def resaved(text: str, edit: Edit) -> str:
    """The text after *edit*; it must read back as the draft that *edit* made."""
    before = loaded(text)
    assert before.draft is not None
    draft = edit(before.draft)
    found = changed_text(before, draft)
    after = loaded(found)
    assert said(after.draft) == said(draft)
    assert errors(after) <= errors(before) | errors(loaded(dump(draft)))
    return found


def errors(found: Loaded) -> set[str]:
    return {problem.message for problem in errors_of(found.problems)}


def setting(**values: Value | None) -> Edit:
    """An edit that sets the fields *values*; None takes a field away."""

    def edit(draft: Draft) -> Draft:
        kept = {key: value for key, value in draft.values.items() if key not in values}
        return replace(draft, values={**kept, **{key: value for key, value in values.items() if value is not None}})

    return edit


def paragraphs(key: str, change: Callable[[list[Paragraph]], object]) -> Edit:
    """An edit of the paragraphs of the outline under *key*."""

    def edit(draft: Draft) -> Draft:
        outline = draft.values[key]
        assert isinstance(outline, Outline)
        found = list(outline.paragraphs)
        change(found)
        return setting(**{key: replace(outline, paragraphs=tuple(found))})(draft)

    return edit


def appendices(change: Callable[[list[Appendix]], object]) -> Edit:
    """An edit of the appendices."""

    def edit(draft: Draft) -> Draft:
        value = draft.values.get("appendices", ())
        assert isinstance(value, tuple)
        found = [each for each in value if isinstance(each, Appendix)]
        change(found)
        return setting(appendices=tuple(found) or None)(draft)

    return edit


def groups(change: Callable[[list[Group]], object]) -> Edit:
    """An edit of the groups of the first appendix."""

    def edit(found: list[Appendix]) -> None:
        own = list(found[0].groups)
        change(own)
        found[0] = replace(found[0], groups=tuple(own))

    return appendices(edit)


def tasks(change: Callable[[list[Task]], object]) -> Edit:
    """An edit of the tasks of the first group of the first appendix."""

    def edit(found: list[Group]) -> None:
        own = list(found[0].tasks)
        change(own)
        found[0] = replace(found[0], tasks=tuple(own))

    return groups(edit)


def plain(text: str) -> Paragraph:
    return Paragraph(ParagraphKind.PLAIN, text)


def numbered(text: str, level: int = 1, lead: int | None = None) -> Paragraph:
    return Paragraph(ParagraphKind.NUMBERED, text, level, lead)


def point(text: str, level: int = 1, *, apart: bool = False) -> Paragraph:
    return Paragraph(ParagraphKind.POINT, text, level, apart=apart)


def item(found: list[Paragraph], index: int, text: str) -> None:
    """Change the text of one paragraph."""
    found[index] = replace(found[index], text=text)
