"""``drafter snippets add``: a new phrase, from options or from the editor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.base.nearest import nearest
from drafter.cli.console import put, put_json, tell
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command
from drafter.cli.snippets.editor import edited, kept_aside, text_in
from drafter.cli.snippets.fields import STATUSES, field_options, is_given, with_fields
from drafter.cli.snippets.opening import opened

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.snippets.entry import Entry
    from drafter.snippets.library import Library


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "add",
        callback=add,
        params=[
            *field_options(*STATUSES),
            click.Option(["--from-file"], metavar="FILE", help=say("整条的内容在这个文件里，不打开编辑器")),
            json_option(),
            library_option(),
        ],
        help=say(
            "新增一条表述，编号自动取。写到自己的表述库；用 --library 指定时写到那里。\n"
            "只写 --category 时打开编辑器（环境变量 VISUAL、EDITOR），填好保存即新增。"
        ),
        usage=say("[选项] --category 类别"),
        examples=[
            (say("drafter snippets add --category openings --title 依据 --text 根据{{文件}}制定……"), say("直接写明")),
            ("drafter snippets add --category openings", say("在编辑器里写")),
            (say("drafter snippets add --category terms --text-from - < 提法.txt --title 提法"), say("文字从标准输入读")),
        ],
    )


def add(from_file: str | None, as_json: bool, libraries: tuple[str, ...], **given: Any) -> int:
    """Add a phrase and return the exit status."""
    from drafter.snippets.snippet import Snippet

    if given["category"] is None:
        raise UsageError(say("缺少选项：--category"), say("写明放在哪一类；drafter snippets list 列出现有的类别"))
    library = opened(libraries)
    known = {each.key: each.name for each in library.categories()}
    snippet = with_fields(Snippet("", "", "", ""), given, library)
    if from_file is None and is_given({key: value for key, value in given.items() if key != "category"}):
        entry = library.add(snippet)
    else:
        entry = _written(library, snippet.category, from_file)
    if as_json:
        from drafter.cli.snippets.records import entry_as_json

        put_json(entry_as_json(entry))
    else:
        put([entry.id])
    tell(say("已新增：{path}", path=entry.path))
    _tell_new_category(entry, known)
    for other in library.alike(entry):
        tell(say("与 {id}（{title}）的文字相同或几乎相同", id=other.id, title=other.snippet.title))
    return 0


def _written(library: Library, category: str, from_file: str | None) -> Entry:
    """Add what the user writes in the editor, or has written in a file."""
    from drafter.snippets.keeping import parsed

    blank = ""
    if from_file is None:
        blank = _blank(library.new_id(category))
        text = edited(blank)
    else:
        text = text_in(Path(from_file))
    if text == blank:
        raise UsageError(say("没有保存，没有新增"))
    name = next((line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("id:")), "")
    with kept_aside(name, text, f"drafter snippets add --category {category} --from-file"):
        return library.add(parsed(text, name, category))


def _blank(id: str) -> str:
    lines = [
        f"id: {id}",
        "title:",
        "text: |",
        "  ",
        "kind: sample  # canonical | pattern | sample",
        "tags: []",
        "types: []",
        "status: draft",
    ]
    return "\n".join([*lines, ""])


def _tell_new_category(entry: Entry, known: dict[str, str]) -> None:
    key = entry.category.key
    if key not in known:
        near = nearest(key, [*known, *known.values()])
        hint = say("；已有相近的“{near}”", near=near) if near else ""
        tell(say("“{name}”是新的类别{hint}", name=key, hint=hint))
