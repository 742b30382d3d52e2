"""What loading an answers file gives."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.base.problems import Problem
from drafter.base.source import Source
from drafter.base.yaml import nodes
from drafter.draft.fields import Draft


@dataclass(frozen=True, slots=True)
class Document:
    """The file behind a draft: its text as written, and the tree whose spans index into that text.

    After syntax errors the tree belongs to a repaired text (``tree.repaired``) and is of no use for saving.
    """

    source: Source
    tree: nodes.Tree

    @property
    def text(self) -> str:
        """Return the text as written, without BOM."""
        return self.source.text


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded file: the draft (None when there are errors), all problems sorted by place, and the document."""

    draft: Draft | None
    problems: tuple[Problem, ...]
    document: Document
