"""A phrase as it is shown in a list: its line of facts, and its text cut to one line."""

from __future__ import annotations

import sys

from drafter.base.messages import say
from drafter.cli.options import layer_name


def head(id: str, title: str, category: str, layer: str, status: str) -> str:
    """Return the line that says which phrase it is, where it comes from, and whether it is not simply approved."""
    facts = [category, layer_name(layer), *([status_name(status)] if status != "approved" else [])]
    return f"{id}  {title}（{' · '.join(facts)}）"


def words_in_line(text: str, indent: int = 0) -> str:
    """Return *text* on one line; on a terminal it is cut where the page ends less *indent* cells."""
    words = " ".join(text.split())
    if not sys.stdout.isatty():
        return words
    from drafter.cli.layout import cells, page_width  # the tables of Unicode: 1 ms

    room = page_width() - indent
    if cells(words) <= room:
        return words
    cut = words[:room]
    while cells(cut) > room - 2:
        cut = cut[:-1]
    return cut + "…"


def status_name(status: str) -> str:
    """Return what people call *status*."""
    names = {"draft": say("草稿"), "approved": say("已审定"), "deprecated": say("已停用"), "archived": say("已归档")}
    return names[status]


def kind_name(kind: str) -> str:
    """Return what people call *kind*."""
    return {"canonical": say("固定提法，逐字引用"), "pattern": say("句式，有空可填"), "sample": say("范例，可以改写")}[kind]
