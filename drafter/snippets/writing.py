"""A snippet as the text of its file: written anew, or with only the keys that changed written over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.base.yaml import nodes
from drafter.base.yaml.characters import prepare, restored
from drafter.snippets.category import Category
from drafter.snippets.record import KEYS, read_record
from drafter.snippets.snippet import Snippet, Validity, Variable, plain

_PLAIN = re.compile(r"[^\W\d][^\n\t:#]*|[（“《「【…—][^\n\t:#]*|\d[^\n\t:#]*[\u4e00-\u9fff][^\n\t:#]*|\d{4}-\d\d-\d\d")
_RISKY_INSIDE_FLOW = re.compile(r"[,\[\]{}\"']")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def tidy(text: str) -> str:
    """Return *text* as a file can hold it: in NFC, no control characters, every line break an LF, none at its ends."""
    return plain(restored(prepare(text).text)).strip("\n")


def snippet_text(snippet: Snippet) -> str:
    """Return the text of the file of *snippet*."""
    return "".join(_lines_of(key, value) for key, value in _values(snippet))


def rewritten(text: str, before: Snippet, after: Snippet) -> str:
    """Return *text*, the file of *before*, so that it says *after*.

    Comments, order and the keys that did not change stay as they are, unless that text would not say *after*.
    """
    old, new = dict(_values(before)), dict(_values(after))
    tree = nodes.parse(text)
    if isinstance(tree.root, nodes.Mapping) and not tree.root.flow and not tree.problems:
        changed = {key for key in KEYS if old.get(key) != new.get(key)}
        found = _with_lines_changed(tree, tree.root, {key: _lines_of(key, new[key]) if key in new else "" for key in changed})
        if read_record(found, after.id, after.category, "").snippet == after:
            return found
    return snippet_text(after)


def category_text(category: Category) -> str:
    """Return the text of the file of *category*."""
    tags = f"tags: {_flow_list(category.tags)}\n" if category.tags else ""
    return f"name: {_scalar(category.name)}\n{tags}"


def _with_lines_changed(tree: nodes.Tree, root: nodes.Mapping, changed: dict[str, str]) -> str:
    lines = tree.text.splitlines(keepends=True)
    firsts = [key.span.place.line - 1 for key, _ in root.pairs]
    names = [key.value for key, _ in root.pairs]
    ends = [*firsts[1:], len(lines)]
    regions = {name: _region(lines, first, end) for name, first, end in zip(names, firsts, ends, strict=True)}
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    edits = []
    for key, text in changed.items():
        start, end = regions.get(key) or _place_for(key, regions, len(lines))
        edits.append((start, end, KEYS.index(key), text.replace("\n", newline)))
    for start, end, _, text in sorted(edits, reverse=True):
        if start and not lines[start - 1].endswith(("\n", "\r")):
            lines[start - 1] += newline
        lines[start:end] = [text]
    return "".join(lines)


def _region(lines: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """Return the lines of a pair without the blank lines and comments that stand before the next."""
    while end > first + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return first, end


def _place_for(key: str, regions: dict[str, tuple[int, int]], last: int) -> tuple[int, int]:
    """Return where a new *key* goes: behind the nearest of those that come before it in a record."""
    before = [regions[each][1] for each in KEYS[: KEYS.index(key)] if each in regions]
    line = before[-1] if before else last
    return line, line


def _values(snippet: Snippet) -> Iterator[tuple[str, Any]]:
    """Yield the keys of *snippet* in their order with their values, without those that say nothing."""
    for key in KEYS:
        value = getattr(snippet, key)
        if key in ("id", "title", "text", "kind", "status") or (value and value != Validity() and any(_said(value))):
            yield key, value


def _said(value: Any) -> Sequence[Any]:
    if isinstance(value, (str, tuple, dict)):
        return [value]
    return [getattr(value, name) for name in value.__slots__]


def _lines_of(key: str, value: Any) -> str:
    """Return the lines of *key*."""
    if key == "variables":
        return "variables:\n" + "".join(f"  {name}: {_variable(each)}\n" for name, each in value.items())
    if key == "valid":
        days = {"from": value.start, "until": value.end}
        return f"valid: {{{', '.join(f'{name}: {day.isoformat()}' for name, day in days.items() if day)}}}\n"
    if key == "source":
        said = {name: _flow_scalar(getattr(value, name)) for name in ("document", "reference", "date") if getattr(value, name)}
        return f"source: {{{', '.join(f'{name}: {text}' for name, text in said.items())}}}\n"
    if isinstance(value, tuple):
        return f"{key}: {_flow_list(value)}\n"
    return f"{key}: {_block(value) if key == 'text' else _scalar(value)}\n"


def _variable(variable: Variable) -> str:
    said = {"ask": _flow_scalar(variable.ask)} if variable.ask else {}
    if variable.default is not None:
        said["default"] = _flow_scalar(variable.default) if variable.default else '""'
    if variable.choices:
        said["choices"] = _flow_list(variable.choices)
    return f"{{{', '.join(f'{name}: {text}' for name, text in said.items())}}}"


def _flow_list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_flow_scalar, values))}]"


def _flow_scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if _RISKY_INSIDE_FLOW.search(text) else _scalar(text)


def _scalar(text: str) -> str:
    """Return *text* as YAML on one line, quoted where a reader could take it for anything else."""
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _WORDS_OF_YAML
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _block(text: str) -> str:
    lines = text.split("\n")
    if len(lines) == 1:
        return _scalar(text)
    if any(line != line.strip() for line in lines) or not lines[0]:
        return json.dumps(text, ensure_ascii=False)
    return "|\n" + "\n".join(f"  {line}" if line else "" for line in lines)
