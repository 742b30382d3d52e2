"""``drafter snippets list``: what is in the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from drafter.base.messages import say
from drafter.cli.console import put, put_json, tell, tell_problems
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command, one_of

if TYPE_CHECKING:  # the model of a snippet is loaded when there is one, not for --help
    from drafter.snippets.entry import Entry

STATUSES = ("draft", "approved", "deprecated", "archived")
LAYERS = ("bundled", "shared", "personal", "named")


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "list",
        callback=list_snippets,
        params=[
            click.Option(["--category"], metavar="NAME", multiple=True, help=say("只列这一类，可写多次")),
            click.Option(["--tag"], metavar="NAME", multiple=True, help=say("只列有这个标签的，写几次时都要有")),
            click.Option(["--type"], metavar="NAME", multiple=True, help=say("只列适用于这个文种的，没有限定文种的都算")),
            click.Option(
                ["--status"],
                metavar="|".join(STATUSES),
                callback=one_of(*STATUSES),
                help=say("只列这种状态的；不写时已归档的和隐藏的不列"),
            ),
            click.Option(["--hidden"], is_flag=True, help=say("只列隐藏的")),
            click.Option(["--layer"], metavar="|".join(LAYERS), callback=one_of(*LAYERS), help=say("只列这一层的")),
            json_option(),
            library_option(),
        ],
        help=say("列出表述库里的表述，按类别排。"),
        usage=say("[选项]"),
        examples=[
            ("drafter snippets list --category openings", say("列出一类，类别可写文件夹名或名称")),
            ("drafter snippets list --layer personal --json", say("自己的全部表述，写成 JSON")),
            ("drafter snippets list --status deprecated", say("已经停用的")),
        ],
    )


def list_snippets(
    category: tuple[str, ...],
    tag: tuple[str, ...],
    type: tuple[str, ...],
    status: str | None,
    hidden: bool,
    layer: str | None,
    as_json: bool,
    libraries: tuple[str, ...],
) -> int:
    """List the phrases and return the exit status: 1 where files with errors are missing from the list."""
    from drafter.base.problems import errors_of
    from drafter.cli.snippets.opening import opened
    from drafter.cli.snippets.records import entry_as_json, seen_from_here

    library = opened(libraries)
    found = [
        each
        for each in library.all()
        if _is_of(each, category, tag, type)
        and (layer is None or each.location.layer == layer)
        and _is_listed(each, status, hidden=hidden)
    ]
    wrong = errors_of(library.problems())
    if as_json:
        put_json([entry_as_json(each) for each in found])
    else:
        put(_lines(found))
        tell(say("共 {count} 条", count=len(found)))
    tell_problems(seen_from_here(wrong))
    return 1 if wrong else 0


def _is_listed(entry: Entry, status: str | None, *, hidden: bool) -> bool:
    """Tell whether *entry* is listed: by its status, by being hidden, else where it can be found."""
    if hidden or status:
        return (entry.is_hidden or not hidden) and status in (None, entry.snippet.status)
    return entry.snippet.status != "archived" and not entry.is_hidden


def _is_of(entry: Entry, categories: Sequence[str], tags: Sequence[str], types: Sequence[str]) -> bool:
    own = entry.snippet.types
    return (
        (not categories or bool({entry.category.key, entry.category.name}.intersection(categories)))
        and set(tags) <= set(entry.tags)
        and (not types or not own or bool(set(own).intersection(types)))
    )


def _lines(found: Sequence[Entry]) -> Iterator[str]:
    from drafter.cli.snippets.records import head_of

    ordered = sorted(found, key=lambda each: (each.category.name, each.category.key))
    for category, entries in groupby(ordered, key=lambda each: each.category):
        yield f"{category.name}（{category.key}）"
        for entry in entries:
            yield f"  {head_of(entry)}"
