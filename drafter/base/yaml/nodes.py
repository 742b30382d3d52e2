"""YAML as a tree of nodes with positions; every scalar is text.

Nothing is raised and nothing vanishes: what YAML would lose or cannot read is a problem with its place and a sentence, for the
usual slips with the corrected line.
"""

from __future__ import annotations

from drafter.base.yaml.characters import notices, prepare
from drafter.base.yaml.events import read
from drafter.base.yaml.tree import Comment, Mapping, Node, Scalar, Sequence, Span, Tree

__all__ = ["Comment", "Mapping", "Node", "Scalar", "Sequence", "Span", "Tree", "parse"]


def parse(text: str, file: str = "") -> Tree:
    """Return the tree of *text*; a syntax error becomes a problem with its place, never an exception.

    Where the parser stops at one of the usual slips, the slip is reported and the text is read on as if it were corrected.
    """
    text = text.removeprefix("\ufeff")
    tree = Tree(text, file)
    prepared = prepare(text)
    tree.problems += notices(text, prepared, file)
    failure = read(tree, prepared)
    if failure is None and not (isinstance(tree.root, Scalar) and not tree.root.style):
        return tree

    from drafter.base.yaml.repair import read_on  # 5 ms that only texts with mistakes need

    return read_on(tree, failure)
