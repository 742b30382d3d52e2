"""Outlines as trees: markup or structured form, as they were written."""

from __future__ import annotations

from dataclasses import replace

from drafter.answers.writing.tree import Markup, Structure
from drafter.base.problems import NOWHERE
from drafter.draft.markup import write_markup
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Outline, OutlineForm


def outline_tree(outline: Outline, numbering: Numbering) -> Markup | Structure:
    """Return *outline* in the form it was written in; *numbering* gives its typed labels."""
    if outline.form is OutlineForm.STRUCTURED:
        paragraphs = tuple(replace(each, place=NOWHERE) for each in outline.paragraphs)
        return Structure(paragraphs, tuple(each.place for each in outline.paragraphs))
    deep = _deep_enough(numbering, outline)
    return Markup(write_markup(outline, deep), deep)


def _deep_enough(numbering: Numbering, outline: Outline) -> Numbering:
    """Return *numbering*, its last level repeated where *outline* is deeper: an error to be told, no reason to lose text."""
    missing = max([each.level for each in outline.paragraphs], default=0) - len(numbering.levels)
    return replace(numbering, levels=(*numbering.levels, *[numbering.levels[-1]] * missing)) if missing > 0 else numbering
