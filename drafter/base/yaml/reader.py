"""Reading nodes as what they ought to be: every wrong key and kind becomes a problem, none stops the reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Problem
from drafter.base.yaml import nodes

_YES = ("true", "yes", "on", "是")
_NO = ("false", "no", "off", "否")


class Reader:
    """Reads nodes as what they ought to be and collects the problems."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def problem(self, node: nodes.Node, message: str, help: str = "") -> None:
        """Note that *node* is wrong."""
        self.problems.append(Problem(node.span.place, message, help))

    def mapping(self, node: nodes.Node | None, what: str, known: Iterable[str] | None = None) -> dict[str, nodes.Node]:
        """Return the keys and values of *node*, empty for None; keys that are not *known* are problems (None: any key)."""
        if node is None or _is_empty(node):
            return {}
        if not isinstance(node, nodes.Mapping):
            self.problem(node, say("“{what}”要写成“键: 值”的形式", what=what))
            return {}
        names = None if known is None else list(known)
        for key, _ in node.pairs:
            if names is not None and key.value not in names:
                self.problem(key, say("“{what}”里没有“{key}”这个键", what=what, key=key.value), advice(key.value, names))
        return {key.value: value for key, value in node.pairs if names is None or key.value in names}

    def text(self, pairs: Mapping[str, nodes.Node], key: str, default: str = "") -> str:
        """Return the text under *key*, *default* where there is none."""
        node = pairs.get(key)
        if node is None:
            return default
        if not isinstance(node, nodes.Scalar):
            self.problem(node, say("“{key}”应当是文字", key=key))
            return default
        return node.value

    def flag(self, pairs: Mapping[str, nodes.Node], key: str, default: bool = False) -> bool:
        """Return the yes or no under *key*."""
        node = pairs.get(key)
        if node is None:
            return default
        value = node.value.lower() if isinstance(node, nodes.Scalar) else ""
        if value not in (*_YES, *_NO):
            self.problem(node, say("“{key}”应当是 true 或 false", key=key))
        return value in _YES

    def texts(self, pairs: Mapping[str, nodes.Node], key: str) -> tuple[nodes.Scalar, ...]:
        """Return the list of texts under *key* with their places."""
        node = pairs.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, nodes.Sequence) else ()
        texts = tuple(item for item in items if isinstance(item, nodes.Scalar))
        if not isinstance(node, nodes.Sequence) or len(texts) < len(items):
            self.problem(node, say("“{key}”应当是一列文字，如 [甲, 乙]", key=key))
        return texts


def _is_empty(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and not node.value and not node.style
