"""Reading on where the parser stopped: the slip is found, reported and put right in the text, so that all are said at once."""

from __future__ import annotations

from drafter.base.problems import Place, Problem
from drafter.base.yaml.characters import prepare
from drafter.base.yaml.continuations import misaligned, outdented, without_bar
from drafter.base.yaml.events import Failure, read
from drafter.base.yaml.slips import Slip, slips_between
from drafter.base.yaml.syntax import sentence
from drafter.base.yaml.tree import Scalar, Tree

_MOST_REPAIRS = 30
_LARGE = 1_000_000


def read_on(tree: Tree, failure: Failure | None) -> Tree:
    """Return the tree of the text of *tree* without its slips, which it reports; *failure* is what stopped the parser."""
    for _ in range(_MOST_REPAIRS if len(tree.text) < _LARGE else 1):
        slips = _slips(tree, failure)
        if not slips:
            break
        tree = _repaired(tree, slips)
        failure = read(tree, prepare(tree.text))
    if failure is not None and not _slips(tree, failure):
        tree.problems.append(Problem(failure.place, *sentence(failure.context, failure.reason)))
    return tree


def _slips(tree: Tree, failure: Failure | None) -> list[Slip]:
    """Return the slips behind *failure*, or behind a file that is one text: keys without a colon that YAML knows."""
    lines = len(tree.starts)
    if failure is None:
        is_text = isinstance(tree.root, Scalar) and not tree.root.style
        return slips_between(tree.line, 1, lines) if is_text else []
    number = failure.place.line
    if "quoted scalar" not in failure.context and (text := without_bar(tree.line, number, lines)) is not None:
        return [text]
    if slips := slips_between(tree.line, min(failure.last_line, number), number):
        return slips
    found = outdented(tree.line, number, lines) or misaligned(tree.line, number)
    return [found] if found is not None and "flow" not in failure.context else []


def _repaired(tree: Tree, slips: list[Slip]) -> Tree:
    """Return a tree, still to be read, for the text of *tree* with *slips* reported and put right."""
    problems = [Problem(Place(tree.file, slip.line, slip.column), slip.message, slip.help) for slip in slips]
    lines = [tree.line(number) for number in range(1, len(tree.starts) + 1)]
    for slip in slips:
        for number, line in slip.instead:
            lines[number - 1] = line
    return Tree("\n".join(lines), tree.file, problems=[*tree.problems, *problems], repaired=True)
