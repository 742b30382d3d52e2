"""YAML as a tree of nodes with positions; every scalar is text.

Nothing is raised and nothing vanishes: what YAML would lose or cannot read is a problem with its place and a sentence, for the
usual slips with the corrected line.
"""

from __future__ import annotations

import yaml

from drafter.base.characters import notices, prepare
from drafter.base.continuations import text_without_block
from drafter.base.events import Builder, UnreadableError
from drafter.base.problems import Place, Problem
from drafter.base.slips import Slip, slip_in, slips_between
from drafter.base.syntax import sentence
from drafter.base.tree import Comment, Mapping, Node, Scalar, Sequence, Span, Tree

__all__ = ["Comment", "Mapping", "Node", "Scalar", "Sequence", "Span", "Tree", "parse", "slip_in"]

_MOST_REPAIRS = 30
_LARGE = 1_000_000


def parse(text: str, file: str = "") -> Tree:
    """Return the tree of *text*; a syntax error becomes a problem with its place, never an exception.

    Where the parser stops at one of the usual slips, the slip is reported and the text is read on as if it were corrected.
    """
    text = text.removeprefix("\ufeff")
    tree = Tree(text, file)
    tree.problems += notices(text, prepare(text), file)
    for _ in range(_MOST_REPAIRS if len(text) < _LARGE else 1):
        found = _attempt(tree)
        if not found:
            return tree
        tree = _repaired(tree, found)
    _attempt(tree)
    return tree


def _attempt(tree: Tree) -> list[Slip]:
    """Fill *tree*; return the slips that stopped the parser, none where it came through or nobody knows why it stopped."""
    said = list(tree.problems)
    prepared = prepare(tree.text)
    tree.breaks = prepared.breaks
    builder = Builder(tree, prepared)
    try:
        builder.build()
    except UnreadableError as error:
        tree.root = None
        place = builder.place(error.mark) if error.mark is not None else Place(tree.file)
        tree.problems.append(Problem(place, error.message))
    except yaml.MarkedYAMLError as error:
        tree.root, tree.problems = None, said
        return _failed(tree, builder, error)
    except (yaml.YAMLError, RecursionError):
        message, advice = sentence("", "")
        tree.root, tree.problems = None, [*said, Problem(Place(tree.file), message, advice)]
    return []


def _failed(tree: Tree, builder: Builder, error: yaml.MarkedYAMLError) -> list[Slip]:
    """Return the slips behind *error*; where there are none, say what the parser said."""
    context, reason = error.context or "", error.problem or ""
    at_context = any(words in context for words in ("simple key", "quoted scalar", "flow", "directive"))
    mark = (error.context_mark if at_context else None) or error.problem_mark or error.context_mark
    place = builder.place(mark) if mark is not None else Place(tree.file)
    slips = slips_between(tree.line, min(builder.last_line, place.line), place.line)
    if not slips and "quoted scalar" not in context and (text := text_without_block(tree.line, place.line, len(tree.starts))):
        slips = [text]
    if not slips:
        message, advice = sentence(context, reason)
        tree.problems.append(Problem(place, message, advice))
    return slips


def _repaired(tree: Tree, slips: list[Slip]) -> Tree:
    """Return a new tree for the text of *tree* with *slips* reported and put right."""
    problems = [Problem(Place(tree.file, slip.line, slip.column), slip.message, slip.help) for slip in slips]
    lines = [tree.line(number) for number in range(1, len(tree.starts) + 1)]
    for slip in slips:
        for number, line in slip.instead:
            lines[number - 1] = line
    return Tree("\n".join(lines), tree.file, problems=[*tree.problems, *problems], repaired=True)
