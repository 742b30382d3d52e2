"""What an answers file says, without its formatting: texts, lists, mappings."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from drafter.base.problems import Place
from drafter.draft.numbering import Numbering
from drafter.draft.outline import Paragraph


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text that means something else without quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Markup:
    """A text in markup, always written as a block; ``numbering`` is the one that reads its typed labels."""

    text: str
    numbering: Numbering


@dataclass(frozen=True, slots=True)
class Structure:
    """An outline in the structured form; ``places`` says where its paragraphs stand in the file, where they do."""

    paragraphs: tuple[Paragraph, ...]
    places: tuple[Place, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Implied:
    """A value that a reader would assume anyway, so that its key is not written where it is absent."""

    value: str | tuple[str, ...]


Leaf: TypeAlias = str | Quoted | Markup
Tree: TypeAlias = "Leaf | Structure | Sequence[Tree] | Mapping[str, Tree | Implied]"
"""A tuple is a short list of words, written ``[甲, 乙]``; any other sequence has an item to a line."""


def said_by(tree: Tree | Implied) -> Hashable:
    """Return what *tree* says, to be compared and looked up."""
    match tree:
        case Mapping():
            return frozenset((key, said_by(value)) for key, value in tree.items())
        case Implied():
            return said_by(tree.value)
        case str() | Quoted() | Markup() | Structure():
            return tree
    return tuple(said_by(each) for each in tree)


def identities(tree: Tree) -> tuple[Hashable, Hashable, Hashable]:
    """Return what an item of a list can be known by: all it says; its title, name or first words; its texts and lists."""
    if not isinstance(tree, Mapping):
        return said_by(tree), tree if isinstance(tree, str) else None, None
    names = (tree[key] for key in ("title", "name", "task", "heading", "item", "text") if key in tree)
    name = next((each for each in names if isinstance(each, str)), None)
    bulk = frozenset((key, said_by(value)) for key, value in tree.items() if isinstance(value, list | Markup | Structure))
    return said_by(tree), name, bulk or None
