"""What YAML would do to a phrase without a word: fold its lines into one, cut it at a ``#``."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.base.yaml import nodes


def text_lost(tree: nodes.Tree, node: nodes.Node | None) -> Iterator[Problem]:
    """Yield what YAML would take from the text *node*."""
    if not isinstance(node, nodes.Scalar):
        return
    source = tree.text[node.span.start : node.span.end].rstrip()
    if node.style == ">" or (node.style != "|" and "\n" in source):
        message = say("几行文字没有写在“|”下面，换行会丢失")
        yield Problem(node.span.place, message, say("在键后写“|”，文字另起行，每行缩进两格；或写成一行"))
    for comment in tree.comments_after(node):
        if not comment.own_line and node.style in ("", "|") and not _is_set_apart(tree, comment):
            message = say("“{words}”会被 YAML 当作注释丢掉", words=comment.text[:20])
            yield Problem(comment.place, message, say("请给整个值加上引号；若它是注释，请在“#”前空两格、后空一格"))


def _is_set_apart(tree: nodes.Tree, comment: nodes.Comment) -> bool:
    """Tell whether *comment* is laid out as one: two blanks before its ``#``, one behind."""
    before = tree.line(comment.place.line)[: comment.place.column - 1]
    return before.endswith("  ") and comment.text.lstrip("#")[:1] in ("", " ")
