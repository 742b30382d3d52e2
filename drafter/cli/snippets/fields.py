"""The keys of a record as options of the commands that write records."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.cli.jobs import STANDARD
from drafter.cli.pages import one_of

if TYPE_CHECKING:  # the model of a snippet is loaded when there is one, not for --help
    from datetime import date

    from drafter.snippets.library import Library
    from drafter.snippets.snippet import Snippet, Variable

KINDS = ("canonical", "pattern", "sample")
STATUSES = ("draft", "approved")
_LISTS = ("tags", "types", "pinyin")

Given = Mapping[str, Any]
"""The options by name; None or empty where they were not given."""


def field_options(*statuses: str) -> list[click.Parameter]:
    """Return the options for the keys of a record whose status may be one of *statuses*."""
    return [
        click.Option(["--title"], metavar="TEXT", help=say("标题，查找和列表时看到的")),
        click.Option(["--text"], metavar="TEXT", help=say("文字；变量写作 {{ 名 }}")),
        click.Option(["--text-from"], metavar="FILE", help=say("文字在这个文件里；- 是标准输入")),
        click.Option(["--category"], metavar="NAME", help=say("类别：文件夹名，或已有类别的名称")),
        click.Option(
            ["--kind"],
            metavar="|".join(KINDS),
            callback=one_of(*KINDS),
            help=say("canonical 逐字引用，pattern 有空可填，sample 可以改写"),
        ),
        click.Option(["--tag", "tags"], metavar="NAME", multiple=True, help=say("标签，可写多次")),
        click.Option(["--type", "types"], metavar="NAME", multiple=True, help=say("适用的文种，可写多次；不写时都适用")),
        click.Option(
            ["--variable", "variables"],
            metavar=say("名=问什么"),
            multiple=True,
            help=say("变量和它问什么，可写多次；默认值接着写：名=问什么=默认值"),
        ),
        click.Option(["--status"], metavar="|".join(statuses), callback=one_of(*statuses), help=say("状态")),
        click.Option(["--owner"], metavar="TEXT", help=say("由谁维护")),
        click.Option(["--valid-from", "start"], metavar="DATE", help=say("从哪天起有效")),
        click.Option(["--valid-until", "end"], metavar="DATE", help=say("有效到哪天")),
        click.Option(["--source", "document"], metavar="TEXT", help=say("出处：文件名")),
        click.Option(["--reference"], metavar="TEXT", help=say("出处的发文字号，如 〔2024〕1号")),
        click.Option(["--source-date"], metavar="DATE", help=say("出处的日期")),
        click.Option(["--pinyin"], metavar="TEXT", multiple=True, help=say("另外的读法，如 jiaose，可写多次")),
    ]


def is_given(given: Given) -> bool:
    """Tell whether any of the options was given."""
    return any(value is not None and value != () for value in given.values())


def with_fields(snippet: Snippet, given: Given, library: Library) -> Snippet:
    """Return *snippet* with what was *given*; a list takes the place of the whole list, an empty word empties it.

    UsageError where a value cannot be read.
    """
    from dataclasses import replace

    from drafter.snippets.snippet import Kind, Source, Status, Validity

    changes: dict[str, Any] = {key: given[key] for key in ("title", "owner") if given[key] is not None}
    changes |= {key: tuple(filter(None, given[key])) for key in _LISTS if given[key]}
    if (text := _text(given)) is not None:
        changes["text"] = text
    if given["category"] is not None:
        changes["category"] = category_key(library, given["category"])
    if given["kind"] is not None:
        changes["kind"] = Kind(given["kind"])
    if given["status"] is not None:
        changes["status"] = Status(given["status"])
    if given["variables"]:
        changes["variables"] = dict(_variable(each) for each in given["variables"] if each)
    valid, source = snippet.valid, snippet.source
    changes["valid"] = Validity(
        _day("--valid-from", given["start"], valid.start), _day("--valid-until", given["end"], valid.end)
    )
    sources = [
        (given["document"], source.document),
        (given["reference"], source.reference),
        (given["source_date"], source.date),
    ]
    changes["source"] = Source(*(was if now is None else now for now, was in sources))
    return replace(snippet, **changes)


def category_key(library: Library, named: str) -> str:
    """Return the folder of the category that is called *named*; *named* itself where there is none yet."""
    keys = [each.key for each in library.categories() if named in (each.key, each.name)]
    return named if named in keys or not keys else keys[0]


def _text(given: Given) -> str | None:
    text, file = given["text"], given["text_from"]
    if file is None:
        return text if text is None else str(text)
    if text is not None:
        raise UsageError(say("--text 和 --text-from 只能写一个"))
    from drafter.base.errors import DrafterError
    from drafter.base.files import read
    from drafter.base.source import read_source

    source, problems = read_source(sys.stdin.buffer.read() if file == STANDARD else read(Path(file)), file)
    if source is None:
        raise UsageError.of(problems) if problems else DrafterError(file)
    return source.text.replace("\r\n", "\n").rstrip("\n")


def _variable(written: str) -> tuple[str, Variable]:
    from drafter.snippets.snippet import Variable

    name, *rest = (each.strip() for each in written.replace("＝", "=").split("=", 2))
    return name, Variable(rest[0] if rest else "", rest[1] if len(rest) > 1 else None)


def _day(option: str, written: str | None, before: date | None) -> date | None:
    """Return the day that was *written*, None for an empty word, *before* where there is none."""
    from datetime import date

    from drafter.draft.dates import parse_date

    if written is None:
        return before
    if not written:
        return None
    try:
        found = parse_date(written)
    except ValueError:
        found = None
    if found is None or found.day is None:
        raise UsageError(say("{option} 应当是日期，如 2026-01-08：{value}", option=option, value=written))
    return date(found.year, found.month, found.day)
