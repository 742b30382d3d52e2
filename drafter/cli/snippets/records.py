"""A record of the library for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from drafter.base.messages import listed, say
from drafter.base.problems import Problem
from drafter.cli.options import layer_name
from drafter.cli.snippets.shown import head, kind_name, status_name
from drafter.snippets.entry import Entry
from drafter.snippets.snippet import Snippet, Variable


def head_of(entry: Entry) -> str:
    """Return the line that says which phrase *entry* is."""
    hidden = say("（已隐藏）") if entry.is_hidden else ""
    return head(entry.id, entry.snippet.title, entry.category.name, entry.location.layer, entry.snippet.status) + hidden


def facts(entry: Entry) -> list[tuple[str, str]]:
    """Return what is known of *entry* beside its text, each with its name; only what says something."""
    snippet = entry.snippet
    known = [
        (say("标题"), snippet.title),
        (say("类别"), f"{entry.category.name}（{entry.category.key}）"),
        (say("用法"), kind_name(snippet.kind)),
        (say("状态"), status_name(snippet.status) + (say("，已隐藏") if entry.is_hidden else "")),
        (say("标签"), listed(entry.tags)),
        (say("文种"), listed(snippet.types)),
        (say("负责人"), snippet.owner),
        (say("有效期"), _days(snippet)),
        (say("出处"), "，".join(filter(None, (snippet.source.document, snippet.source.reference, snippet.source.date)))),
        (say("后继"), snippet.superseded_by),
        (say("读音"), listed(snippet.pinyin)),
        (say("版本"), snippet.revision),
        (say("来自"), layer_name(entry.location.layer)),
        (say("文件"), str(entry.path)),
    ]
    return [(name, words) for name, words in known if words]


def variable_lines(snippet: Snippet) -> list[tuple[str, str]]:
    """Return the variables of *snippet*, each with what is asked for it."""
    return [(name, _asked(each)) for name, each in snippet.variables.items()]


def _asked(variable: Variable) -> str:
    parts = [variable.ask]
    if variable.default is not None:
        parts.append(say("不写时是：{default}", default=variable.default or say("（空）")))
    if variable.choices:
        parts.append(say("可选：{choices}", choices=listed(variable.choices)))
    return "  ".join(filter(None, parts))


def _days(snippet: Snippet) -> str:
    start, end = snippet.valid.start, snippet.valid.end
    if start and end:
        return say("{start} 至 {end}", start=start.isoformat(), end=end.isoformat())
    if end:
        return say("到 {end} 为止", end=end.isoformat())
    return say("{start} 起", start=start.isoformat()) if start else ""


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Return *entry* for programs."""
    snippet, category = entry.snippet, entry.category
    start, end = (day.isoformat() if day else None for day in (snippet.valid.start, snippet.valid.end))
    return {
        "id": entry.id,
        "title": snippet.title,
        "text": snippet.text,
        "category": category.key,
        "category_name": category.name,
        "kind": snippet.kind.value,
        "tags": list(entry.tags),
        "types": list(snippet.types),
        "variables": {
            name: {"ask": each.ask, "default": each.default, "choices": list(each.choices)}
            for name, each in snippet.variables.items()
        },
        "status": snippet.status.value,
        "revision": snippet.revision,
        "based_on": snippet.based_on or None,
        "owner": snippet.owner or None,
        "valid": {"from": start, "until": end},
        "superseded_by": snippet.superseded_by or None,
        "source": {
            "document": snippet.source.document or None,
            "reference": snippet.source.reference or None,
            "date": snippet.source.date or None,
        },
        "pinyin": list(snippet.pinyin),
        "layer": entry.location.layer.value,
        "hidden": entry.is_hidden,
        "file": str(entry.path),
    }


def seen_from_here(problems: Iterable[Problem]) -> Sequence[Problem]:
    """Return *problems* with the paths of files below the folder of the moment as seen from there."""
    from dataclasses import replace

    here = Path.cwd()
    return [
        replace(each, place=each.place._replace(file=str(Path(each.place.file).relative_to(here))))
        if each.place.file and Path(each.place.file).is_relative_to(here)
        else each
        for each in problems
    ]
