"""``drafter snippets pin``: the linked phrases recorded in answers files."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.base.problems import Problem
from drafter.cli.console import problem_as_json, put_json, tell, tell_problems
from drafter.cli.options import dry_run_option, files_argument, json_option, library, library_option, templates_option
from drafter.cli.outcome import status_of
from drafter.cli.pages import Command

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.draft.fields import PinnedPhrase
    from drafter.snippets.linking import LinkedPhrases
    from drafter.snippets.pinning import Pinning


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "pin",
        callback=pin,
        params=[
            files_argument(),
            click.Option(["--update"], is_flag=True, help=say("已有的记录也换成表述库现在的文字；不写时原样保留")),
            dry_run_option(),
            json_option(),
            templates_option(),
            library_option(),
        ],
        help=say("把文中引用的表述记进答案文件（phrases），以后不论表述库怎么改，生成的文字都不变。"),
        usage=say("[选项] 文件…"),
        arguments=[(say("文件…"), say("一个或几个答案文件；除了 phrases，文件里别的地方一字不动"))],
        examples=[
            ("drafter snippets pin plan.yaml", say("记录 plan.yaml 里的 snippet(…)")),
            ("drafter snippets pin *.yaml --dry-run", say("只看会记录什么")),
        ],
    )


@dataclass(slots=True)
class _Done:
    """What became of one file."""

    file: str
    pinning: Pinning | None = None
    written: bool = False
    status: int = 0
    problems: list[Problem] = field(default_factory=list)


def pin(
    files: tuple[str, ...],
    update: bool,
    dry_run: bool,
    as_json: bool,
    templates: tuple[str, ...],
    libraries: tuple[str, ...],
) -> int:
    """Record the phrases that *files* link and return the exit status."""
    from drafter.snippets.linking import LinkedPhrases

    types, phrases = library(templates), LinkedPhrases([Path(each) for each in libraries])
    done = []
    for file in files:
        done.append(_pin_one(_Done(file), types, phrases, update=update, dry_run=dry_run))
        if not as_json:
            _tell(done[-1], update=update, dry_run=dry_run)
    if as_json:
        put_json([_as_json(each, update=update) for each in done])
    return status_of(each.status for each in done)


def _pin_one(done: _Done, types: TypeLibrary, phrases: LinkedPhrases, *, update: bool, dry_run: bool) -> _Done:
    from drafter import answers
    from drafter.answers.saving import save
    from drafter.base.errors import AnswersError
    from drafter.base.files import read
    from drafter.base.problems import errors_of
    from drafter.snippets.pinning import pinned

    path = Path(done.file)
    try:
        loaded = answers.load(read(path), str(path), types.form, required=False)
        done.problems += loaded.problems
        if loaded.draft is None:
            raise AnswersError.of(errors_of(loaded.problems))
        done.pinning = pinned(loaded.draft, phrases, update=update)
        if wrong := errors_of(done.pinning.problems):
            raise AnswersError.of(wrong)
        done.problems += done.pinning.problems
        if not dry_run and done.pinning.draft != loaded.draft:
            done.written = save(path, loaded, done.pinning.draft, types.form).changed
            for key in done.pinning.recorded:
                phrases.library.usage.note(key)
    except DrafterError as error:
        done.status = error.status
        done.problems = list(dict.fromkeys((*done.problems, *error.problems)))
    return done


def _tell(done: _Done, *, update: bool, dry_run: bool) -> None:
    tell_problems(done.problems)
    if done.status or done.pinning is None:
        tell(say("没有记录：{file}", file=done.file))
        return
    for key in done.pinning.recorded:
        tell(say("会记录：{id}", id=key) if dry_run else say("已记录：{id}", id=key))
    for key in done.pinning.moved:
        if not update:
            tell(say("{id} 在表述库里的文字已经改了，记录没有动；加 --update 换成现在的文字", id=key))
        else:
            tell(say("会换成现在的文字：{id}", id=key) if dry_run else say("已换成现在的文字：{id}", id=key))
    for file in done.pinning.elsewhere:
        tell(say("{file} 是另一个文件，要单独记录：drafter snippets pin {file}", file=file))
    if not done.written and not dry_run:
        tell(say("没有要记录的，没有改动：{file}", file=done.file))


def _as_json(done: _Done, *, update: bool) -> dict[str, Any]:
    pinning = done.pinning if not done.status else None
    found = pinning.recorded if pinning is not None else {}
    moved = pinning.moved if pinning is not None else {}
    return {
        "file": done.file,
        "ok": done.status == 0,
        "status": done.status,
        "written": done.written,
        "recorded": [_pin_as_json(key, each) for key, each in found.items()],
        "moved": [_pin_as_json(key, each) | {"updated": update} for key, each in moved.items()],
        "problems": [problem_as_json(each) for each in done.problems],
    }


def _pin_as_json(key: str, pin: PinnedPhrase) -> dict[str, Any]:
    return {"id": key, "revision": pin.revision, "text": pin.text}
