"""The texts of a draft as the screen edits them: markup, a line a paragraph, each knowing its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from drafter.base.problems import Place, Problem
from drafter.draft.markup import read_markup, write_markup
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind

_Key = tuple[ParagraphKind, int, str]


@dataclass(frozen=True, slots=True)
class Origin:
    """How a text was written in its file: its form, and the leads that only the structured form can say."""

    form: OutlineForm = OutlineForm.MARKUP
    leads: Mapping[_Key, int] | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A text that was read: what it was, its outline, its problems."""

    text: str
    numbering: Numbering
    outline: Outline
    problems: tuple[Problem, ...]


def shown_text(outline: Outline, numbering: Numbering) -> str:
    """Return *outline* as the lines that a writer edits."""
    missing = max((each.level for each in outline.paragraphs), default=0) - len(numbering.levels)
    levels = (*numbering.levels, *[numbering.levels[-1]] * max(0, missing))
    return write_markup(outline, replace(numbering, levels=levels))


def origin_of(outline: Outline) -> Origin:
    """Return what of *outline* its markup would not say."""
    if outline.form is OutlineForm.MARKUP:
        return Origin()
    return Origin(outline.form, {_key(each): each.lead for each in outline.paragraphs if each.lead is not None})


class Texts:
    """Reads the texts of one draft; one that has not changed is not read again."""

    def __init__(self) -> None:
        self.origins: dict[str, Origin] = {}
        self._read: dict[str, Read] = {}

    def read(self, anchor: str, text: str, numbering: Numbering) -> Read:
        """Return what *text* at *anchor* says; its places are lines of *text*, in a file called *anchor*."""
        known = self._read.get(anchor)
        if known is not None and known.text == text and known.numbering == numbering:
            return known
        outline, problems = read_markup(text, numbering, lambda line: Place(anchor, line + 1, 1))
        found = Read(text, numbering, self._as_written(anchor, outline), tuple(problems))
        self._read[anchor] = found
        return found

    def _as_written(self, anchor: str, outline: Outline) -> Outline:
        origin = self.origins.get(anchor, Origin())
        if origin.form is OutlineForm.MARKUP or not outline:
            return outline
        leads = origin.leads or {}
        paragraphs = tuple(replace(each, lead=leads.get(_key(each)), typed="") for each in outline.paragraphs)
        return Outline(paragraphs, origin.form)


def _key(paragraph: Paragraph) -> _Key:
    return paragraph.kind, paragraph.level, paragraph.text
