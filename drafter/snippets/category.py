"""Categories: folders one level deep, whose ``_category.yaml`` names them and gives tags to all inside."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.base.messages import say
from drafter.base.problems import Problem, errors_of
from drafter.base.source import read_source
from drafter.base.yaml import nodes
from drafter.base.yaml.reader import Reader
from drafter.snippets.snippet import one_line


@dataclass(frozen=True, slots=True)
class Category:
    """A category: ``key`` is its folder's name, ``name`` what people call it, ``tags`` what all inside inherit."""

    key: str
    name: str
    tags: tuple[str, ...] = ()


def read_category(data: bytes | str, key: str, file: str) -> tuple[Category | None, tuple[Problem, ...]]:
    """Return the category *key* that *data* describes (None where something is wrong), and the problems."""
    source, problems = read_source(data, file)
    if source is None:
        return None, tuple(problems)
    tree = nodes.parse(source.text, file)
    reader = Reader()
    reader.problems = [*problems, *tree.problems]
    pairs = reader.mapping(tree.root, say("类别"), ("name", "tags"))
    tags = dict.fromkeys(word for each in reader.texts(pairs, "tags") if (word := one_line(each.value)))
    found = Category(key, one_line(reader.text(pairs, "name")) or key, tuple(tags))
    return None if errors_of(reader.problems) else found, tuple(reader.problems)
