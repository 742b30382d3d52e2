"""What loading an answers file gives."""

from __future__ import annotations

from typing import NamedTuple

from drafter.base.problems import Problem
from drafter.base.source import Source
from drafter.base.yaml import nodes
from drafter.draft.fields import Draft


class Document(NamedTuple):
    """The file behind a draft: its text as written, and the tree whose spans index into that text.

    After syntax errors the tree belongs to a repaired text (``tree.repaired``) and is of no use for saving.
    """

    source: Source
    tree: nodes.Tree

    @property
    def text(self) -> str:
        """Return the text as written, without BOM."""
        return self.source.text


class Loaded(NamedTuple):
    """A loaded file: the draft (None when there are errors), all problems sorted by place, and the document."""

    draft: Draft | None
    problems: tuple[Problem, ...]
    document: Document
