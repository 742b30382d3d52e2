"""Answers files laid out at random: every style that YAML has for a value, comments, indents and line ends of all kinds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from random import Random

from drafter.answers.reader import tidy
from drafter.answers.writing.structure import structured
from drafter.answers.writing.tree import Implied, Markup, Quoted, Structure, Tree

_PLAIN = re.compile(r"[一-鿿A-Za-z0-9][一-鿿A-Za-z0-9。；，（）、.]*|[a-z]+_[a-z]+|[a-z]+-[0-9a-f]+")
Pairs = Mapping[str, "Tree | Implied"]


class Layouter:
    """Writes trees as the random number generator decides; comments on lines of their own are numbered."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._step = random.choice([2, 2, 3, 4])
        self._dash = random.choice([0, 2, self._step])
        self._has_comments = random.random() < 0.5
        self.comments = list[str]()

    def file(self, tree: Pairs) -> str:
        """The text of a file that says *tree*."""
        lines = ["# 头上的说明", "", *self._pairs(tree, 0)] if self._has_comments else self._pairs(tree, 0)
        text = "\n".join(lines) if self._chance(0.9) else self._in_flow(tree)
        end = "" if self._chance(0.3) else "\n"
        return (text + end).replace("\n", "\r\n" if self._chance(0.3) else "\n")

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _comment(self) -> str:
        return "  # 说明" if self._has_comments and self._chance(0.3) else ""

    def _above(self, column: int) -> list[str]:
        if not self._has_comments or not self._chance(0.3):
            return []
        self.comments.append(f"# 第{len(self.comments)}条说明")
        return [*[""] * self._chance(0.5), " " * column + self.comments[-1]]

    def _word(self, text: str) -> str:
        styles = [json.dumps(text, ensure_ascii=False)]
        if "\n" not in text:
            styles.append("'" + text.replace("'", "''") + "'")
        return self._random.choice([*styles, *[text] * 3] if _PLAIN.fullmatch(text) else styles)

    def _said(self, tree: Pairs) -> dict[str, Tree]:
        found: dict[str, Tree] = {}
        for key, value in tree.items():
            if isinstance(value, Mapping):
                found |= {key: inner} if (inner := self._said(value)) else {}
            elif not isinstance(value, Implied):
                found[key] = value
            elif self._chance(0.3):
                found[key] = value.value
        return found

    def _in_flow(self, tree: Tree) -> str:
        match tree:
            case Structure():
                return self._in_flow(structured(tree))
            case Markup() | Quoted():
                return json.dumps(tree.text, ensure_ascii=False)
            case str():
                return self._word(tree)
        comma = self._random.choice([", ", ",", " , "])
        if isinstance(tree, Mapping):
            return (
                "{" + comma.join(f"{self._word(key)}: {self._in_flow(value)}" for key, value in self._said(tree).items()) + "}"
            )
        return "[" + comma.join(map(self._in_flow, tree)) + ("," if tree and self._chance(0.5) else "") + "]"

    def _block(self, text: str, column: int, chomping: str, comment: str) -> list[str]:
        lines = text.rstrip("\n").split("\n")
        width = str(self._step) if lines[0][:1] in ("", " ", "\t") else ""
        indent = " " * (column + self._step)
        return [f" |{width}{chomping}{comment}", *(indent + line if line else "" for line in lines)]

    def _behind(self, tree: Tree, column: int) -> list[str] | None:
        """The lines behind a colon or a dash; None for a collection in a block."""
        if isinstance(tree, Quoted):
            return [" " + json.dumps(tree.text, ensure_ascii=False) + self._comment()]
        if isinstance(tree, Markup):
            text = self._loosened(tree.text)
            if self._chance(0.8):
                return self._block(text, column, self._random.choice(["", "", "-", "+"]), "")
            return [" " + json.dumps(text, ensure_ascii=False)]
        if isinstance(tree, str):
            if tree and tidy(tree) == tree and self._chance(0.8 if "\n" in tree else 0.15):
                return self._block(tree, column, self._random.choice(["", "-"]), self._comment())
            return [f" {self._word(tree)}{self._comment()}"]
        if isinstance(tree, Structure) or (tree and self._chance(0.8)):
            return None
        return [f" {self._in_flow(tree)}{self._comment()}"]

    def _loosened(self, text: str) -> str:
        """Markup with blank lines and indents where they mean nothing."""
        found = list[str]()
        for line in text.split("\n"):
            means_blanks = line.lstrip(" ").startswith(("-", "－", "一是", "|", "｜"))
            found += [""] * (bool(found) and not means_blanks and self._chance(0.1))
            found.append("　　" + line if not means_blanks and self._chance(0.2) else line)
        return "\n".join(found)

    def _pairs(self, tree: Pairs, column: int) -> list[str]:
        items = list(self._said(tree).items())
        if column == 0 and self._chance(0.3):
            items = [items[0], *self._random.sample(items[1:], len(items) - 1)]
        lines, may_comment = list[str](), False
        for key, value in items:
            lines += self._above(column) if may_comment else []
            # the numbering is read without stripping its texts, so no blocks there
            behind = [" " + self._in_flow(value)] if key == "numbering" else self._behind(value, column)
            name = key if _PLAIN.fullmatch(key) and self._chance(0.8) else json.dumps(key, ensure_ascii=False)
            lines += self._hung(" " * column + name + ":", value, behind, column)
            may_comment = not _holds_markup(value)
        return lines

    def _hung(self, head: str, tree: Tree, behind: list[str] | None, column: int) -> list[str]:
        if behind is not None:
            return [head + behind[0], *behind[1:]]
        if isinstance(tree, Mapping):
            return [head + self._comment(), *self._pairs(tree, column + self._step)]
        return [head + self._comment(), *self._items(tree, column + self._dash)]

    def _items(self, tree: Tree, column: int) -> list[str]:
        lines = list[str]()
        for value in structured(tree) if isinstance(tree, Structure) else tree:
            assert isinstance(value, str | Mapping | list | tuple)
            behind = self._behind(value, column)
            if behind is None:
                behind = self._pairs(value, column + 2) if isinstance(value, Mapping) else self._items(value, column + 2)
                behind[0] = behind[0][column + 1 :]
            lines += [" " * column + "-" + behind[0], *behind[1:]]
        return lines


def _holds_markup(tree: Tree | Implied) -> bool:
    if isinstance(tree, Mapping):
        return any(map(_holds_markup, tree.values()))
    return isinstance(tree, Markup) or (isinstance(tree, list | tuple) and any(map(_holds_markup, tree)))
