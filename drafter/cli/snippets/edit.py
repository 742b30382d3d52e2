"""``drafter snippets edit``: a phrase changed by options or in the editor; one that may not be written is copied up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import UsageError
from drafter.base.messages import say
from drafter.cli.console import put_json, tell
from drafter.cli.options import json_option, layer_name, library_option
from drafter.cli.pages import Command
from drafter.cli.snippets.editor import edited, kept_aside, text_in
from drafter.cli.snippets.fields import field_options, is_given, with_fields
from drafter.cli.snippets.listing import STATUSES
from drafter.cli.snippets.opening import about_id, id_argument, opened

if TYPE_CHECKING:  # the library is loaded when there is work for it, not for --help
    from drafter.snippets.entry import Entry


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "edit",
        callback=edit,
        params=[
            id_argument(),
            *field_options(*STATUSES),
            click.Option(["--from-file"], metavar="FILE", help=say("整条的内容在这个文件里，不打开编辑器")),
            json_option(),
            library_option(),
        ],
        help=say(
            "修改一条表述：写了选项就按选项改，不写就打开编辑器（环境变量 VISUAL、EDITOR）。\n"
            "自带的和只读的不动原文：复制到自己的表述库里再改，并记下依据的是哪一版。"
        ),
        usage=say("[选项] 编号"),
        arguments=[about_id()],
        examples=[
            ("drafter snippets edit kt-1509bb", say("在编辑器里改")),
            (say("drafter snippets edit kt-1509bb --status approved --tag 开头 --tag 依据"), say("只改状态和标签")),
        ],
    )


def edit(id: str, from_file: str | None, as_json: bool, libraries: tuple[str, ...], **given: Any) -> int:
    """Change the phrase *id* and return the exit status."""
    from drafter.snippets.keeping import text_of

    library = opened(libraries)
    before = library.get(id)
    if is_given(given):
        if from_file is not None:
            raise UsageError(say("--from-file 不能和其他选项一起用"))
        after = library.edit(before, with_fields(before.snippet, given, library))
    else:
        old = text_of(before)
        new = edited(old) if from_file is None else text_in(Path(from_file))
        with kept_aside(id, new, f"drafter snippets edit {id} --from-file"):
            after = library.edit_text(before, old, new) if new != old else before
    if as_json:
        from drafter.cli.snippets.records import entry_as_json

        put_json(entry_as_json(after))
    tell_change(before, after)
    return 0


def tell_change(before: Entry, after: Entry) -> None:
    """Say on stderr where a change was written: over the record, or to a copy of one that may not be written."""
    if after == before:
        tell(say("没有改动：{path}", path=before.path))
    elif after.location == before.location:
        tell(say("已修改：{path}", path=after.path))
    else:
        layer = layer_name(before.location.layer)
        tell(say("“{layer}”的是只读的，没有动；已复制到这里再改：{path}", layer=layer, path=after.path))
        tell(say("它依据的是 {revision} 版；原文以后有改动，check 会提醒", revision=after.snippet.based_on))
