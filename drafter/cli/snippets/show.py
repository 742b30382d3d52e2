"""``drafter snippets show``: one phrase, its text, what is known of it, and where else it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.base.messages import say
from drafter.cli.console import put, put_json, tell_problems
from drafter.cli.options import json_option, layer_name, library_option
from drafter.cli.pages import Command
from drafter.cli.snippets.opening import about_id, id_argument

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.snippets.entry import Entry
    from drafter.snippets.library import Library


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "show",
        callback=show,
        params=[id_argument(), json_option(), library_option()],
        help=say("显示一条表述：全文、变量、状态、出处，在哪个文件里，在其他层里是什么样。"),
        usage=say("[选项] 编号"),
        arguments=[about_id()],
        examples=[("drafter snippets show kt-1509bb", say("看一条的全文和来历"))],
    )


def show(id: str, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Show the phrase *id* and return the exit status: 1 where a file of a higher layer has errors, so that it is not read."""
    from drafter.cli.snippets.opening import opened
    from drafter.cli.snippets.records import entry_as_json, seen_from_here

    library = opened(libraries)
    entry, wrong = library.get(id), library.faults(id)
    tell_problems(seen_from_here(wrong))
    if as_json:
        others = [entry_as_json(each) for each in library.versions(id) if each != entry]
        upstream = library.upstream(entry)
        moved = upstream.snippet.revision if upstream is not None else None
        put_json(entry_as_json(entry) | {"upstream": moved, "uses": _uses(library, id), "lower": others})
    else:
        put(_lines(library, entry))
    return 1 if wrong else 0


def _uses(library: Library, id: str) -> int:
    use = library.usage.all().get(id)
    return use.times if use is not None else 0


def _lines(library: Library, entry: Entry) -> Iterator[str]:
    from drafter.cli.layout import definitions
    from drafter.cli.snippets.records import facts, variable_lines
    from drafter.snippets.linking import successor

    yield from (entry.id, "", *(f"    {line}" for line in entry.snippet.text.split("\n")), "")
    known = facts(entry)
    if (times := _uses(library, entry.id)) > 0:
        known.append((say("用过"), say("{count} 次", count=times)))
    yield from definitions(known, indent=0)
    if variables := variable_lines(entry.snippet):
        yield from ("", say("变量："), *definitions(variables))
    for other in library.versions(entry.id):
        if other.location != entry.location:
            layer = layer_name(other.location.layer)
            yield from ("", say("在“{layer}”里也有，被上面这条替换了：{path}", layer=layer, path=other.path))
            if other.snippet.text != entry.snippet.text:
                yield from (f"    {line}" for line in other.snippet.text.split("\n"))
    if (upstream := library.upstream(entry)) is not None:
        yield from ("", say("照它改写之后，原文又有改动，请对照：{path}", path=upstream.path))
    if (following := successor(library, entry)) is not None:
        yield from ("", say("请改用：{id}（{title}）", id=following.id, title=following.snippet.title))
