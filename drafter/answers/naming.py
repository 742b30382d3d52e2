"""The other files that an answers file names: parts of a collection, sheets of tasks, texts."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.answers.loaded import Loaded
from drafter.answers.outlines import FROM
from drafter.base.yaml import nodes
from drafter.draft.compose.expand import TODO
from drafter.draft.fields import Kind


def files_named(loaded: Loaded) -> tuple[str, ...]:
    """Return the names of other files that *loaded* gives, as they are written, each once."""
    form = loaded.draft.form if loaded.draft is not None else None
    parts = [each.key for each in form.fields.values() if each.kind is Kind.DOCUMENTS] if form is not None else []
    return tuple(dict.fromkeys(name for name in _names(loaded.document.tree.root, parts) if name))


def _names(node: nodes.Node | None, parts: list[str]) -> Iterator[str]:
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _names(item, parts)
    elif isinstance(node, nodes.Mapping):
        for key, value in node.pairs:
            if key.value.endswith(FROM):
                file = value.get("file") if isinstance(value, nodes.Mapping) else value
                yield file.value.strip() if isinstance(file, nodes.Scalar) else ""
            elif key.value in parts:
                items = value.items if isinstance(value, nodes.Sequence) else (value,)
                lines = [line for item in items if isinstance(item, nodes.Scalar) for line in item.value.split("\n")]
                yield from (line.strip() for line in lines if not TODO.fullmatch(line.strip()))
            yield from _names(value, parts)
