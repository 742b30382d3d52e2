"""``drafter snippets retire``: a phrase that should not be used any more; nothing is ever deleted."""

from __future__ import annotations

import click

from drafter.base.messages import say
from drafter.cli.console import put_json, tell
from drafter.cli.options import json_option, library_option
from drafter.cli.pages import Command
from drafter.cli.snippets.opening import about_id, id_argument, opened


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "retire",
        callback=retire,
        params=[
            id_argument(),
            click.Option(["--successor"], metavar="ID", help=say("由哪一条接替；引用旧的时会提示改用它")),
            click.Option(["--archive"], is_flag=True, help=say("归档：不再能查到；已引用它的文件照旧")),
            json_option(),
            library_option(),
        ],
        help=say("停用一条表述：排在最后，引用时提示。文件不删除，编号不再使用。"),
        usage=say("[选项] 编号"),
        arguments=[about_id()],
        examples=[
            ("drafter snippets retire kt-2cb691 --successor kt-47eaa0", say("停用，并写明由哪一条接替")),
            ("drafter snippets retire kt-2cb691 --archive", say("归档")),
            ("drafter snippets edit kt-2cb691 --status approved", say("恢复使用")),
        ],
    )


def retire(id: str, successor: str | None, archive: bool, as_json: bool, libraries: tuple[str, ...]) -> int:
    """Retire the phrase *id* and return the exit status."""
    from drafter.cli.snippets.edit import tell_change
    from drafter.snippets.linking import successor as follower

    library = opened(libraries)
    before = library.get(id)
    after = library.retire(id, superseded_by=successor or "", archive=archive)
    if as_json:
        from drafter.cli.snippets.records import entry_as_json

        put_json(entry_as_json(after))
    tell_change(before, after)
    following = follower(library, after)
    if following is not None:
        tell(say("以后提示改用：{id}（{title}）", id=following.id, title=following.snippet.title))
    return 0
