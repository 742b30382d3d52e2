"""``drafter check``: what a careful colleague would notice in answers files, Word files and plain text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.base import files
from drafter.base.errors import DrafterError, TypeFolderError, UsageError
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Level, errors_of
from drafter.cli.console import put, put_json, tell, tell_problems
from drafter.cli.options import files_argument, json_option, library, templates_option
from drafter.cli.outcome import status_of
from drafter.cli.pages import Command, one_of

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.inspection import Inspected, Office

_STANDARD = "-"
_INVALID = 3
_KINDS = (".yaml", ".yml", ".docx", ".txt", ".md")
"""What is reviewed where a folder is named."""


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "check",
        callback=check,
        params=_params(),
        help=say(
            "检查文稿：错漏、前后不一、标点、序号、规范表述、责任单位；Word 文件也查格式。\n只提醒，不改动，除非写 --fix。"
        ),
        usage=say("[选项] 文件…"),
        arguments=[(say("文件…"), say("答案文件、Word 文件（.docx）或文本文件；- 表示从标准输入读"))],
        examples=[
            ("drafter check plan.yaml", say("检查一份答案文件，逐处指出")),
            (say("drafter check 通知.docx --profile 本单位"), say("按本单位的格式检查 Word 文件的格式和文字")),
            ("drafter check *.txt --fail-on warning", say("有疑似以上的问题时，退出状态为 1")),
            ("drafter check plan.yaml --fix", say("改正有把握的，如半角标点；原文件留作 .bak")),
            ("drafter check --rules", say("列出全部规则，各有例子")),
        ],
    )


def _params() -> list[click.Parameter]:
    argument = files_argument()
    argument.required = False
    return [
        argument,
        click.Option(
            ["--fail-on"],
            metavar="error|warning|hint",
            default="error",
            callback=one_of("error", "warning", "hint"),
            help=say("有这一级以上的问题时退出状态为 1：error 必改（不写时如此）、warning 疑似、hint 提示"),
        ),
        click.Option(["--only"], metavar="RULE", multiple=True, help=say("只用这条规则，可写多次")),
        click.Option(["--skip"], metavar="RULE", multiple=True, help=say("不用这条规则，可写多次")),
        click.Option(
            ["--profile"],
            metavar="NAME|FILE",
            help=say("Word 文件按哪种格式检查：格式的名字，或格式文件（.yaml）；不写时用设置里的，没有设置的用 gbt9704"),
        ),
        click.Option(["--fix"], is_flag=True, help=say("改正有把握的问题，逐处说明，原文件留作 .bak")),
        click.Option(["--rules"], is_flag=True, help=say("列出全部规则")),
        click.Option(["--sarif"], metavar="OUT", help=say("另写 SARIF 格式的结果：文件，或 -（标准输出）")),
        json_option(),
        templates_option(),
    ]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked of the review."""

    fail_on: str
    only: tuple[str, ...]
    skip: tuple[str, ...]
    fix: bool


def check(
    files: tuple[str, ...],
    fail_on: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    profile: str | None,
    fix: bool,
    rules: bool,
    sarif: str | None,
    as_json: bool,
    templates: tuple[str, ...],
) -> int:
    """Review *files* and return the exit status."""
    if rules:
        return _list_rules(as_json=as_json)
    if not files:
        raise UsageError(say("缺少参数：{name}", name=say("文件…")), say("用法见 {command}", command="drafter check --help"))
    if sarif == _STANDARD and as_json:
        raise UsageError(say("标准输出不能既写 JSON 又写 SARIF"))
    _check_names((*only, *skip))

    from drafter.inspection import open_office

    office = open_office(library(templates), profile=profile or "")
    _check_profile(office, profile)
    tell_problems(office.problems)
    wanted = _Wanted(fail_on, only, skip, fix)
    done = [_reviewed(name, office, wanted) for name in _without_folders(files)]
    _hand_out([inspected for inspected, _ in done], sarif=sarif, as_json=as_json)
    return status_of(status for _, status in done)


def _without_folders(names: Sequence[str]) -> Iterator[str]:
    """Yield *names*, for a folder the files in it: none that is hidden, nor what Word keeps there while a file is open."""
    for name in names:
        if name == _STANDARD or not Path(name).is_dir():
            yield name
            continue
        found = [path for path in sorted(Path(name).rglob("*")) if path.suffix.lower() in _KINDS and path.is_file()]
        shown = [path for path in found if not any(part.startswith((".", "~$")) for part in path.relative_to(name).parts)]
        if not shown:
            raise UsageError(say("文件夹 {path} 里没有可以检查的文件", path=name))
        yield from map(str, shown)


def _list_rules(*, as_json: bool) -> int:
    from drafter.cli.rule_list import rule_as_json, rule_lines
    from drafter.review.registry import all_rules

    if as_json:
        put_json([rule_as_json(rule) for rule in all_rules()])
    else:
        put(rule_lines(all_rules()))
    return 0


def _check_profile(office: Office, named: str | None) -> None:
    if named:
        try:
            office.types.profile(named)
        except TypeFolderError as error:
            raise UsageError.of(error.problems) from error


def _check_names(names: Sequence[str]) -> None:
    from drafter.review.registry import all_rules

    known = [rule.id for rule in all_rules()]
    for name in names:
        if name not in known:
            raise UsageError(say("没有“{rule}”这条规则", rule=name), advice(name, known))


def _reviewed(name: str, office: Office, wanted: _Wanted) -> tuple[Inspected, int]:
    """Return the review of one file and its exit status; one that cannot be read or written does not stop the others."""
    from drafter.inspection import Inspected

    try:
        inspected = _review(name, office, wanted)
    except DrafterError as error:
        return Inspected(name, problems=error.problems), error.status
    return inspected, _status(inspected, wanted.fail_on)


def _review(name: str, office: Office, wanted: _Wanted) -> Inspected:
    """Review one file; where fixes are wanted, carry them out and review what is left."""
    from drafter.inspection import inspect

    data = sys.stdin.buffer.read() if name == _STANDARD else files.read(Path(name))
    inspected = inspect(data, name, office, only=wanted.only, skip=wanted.skip)
    if not wanted.fix:
        return inspected
    if name == _STANDARD:
        raise UsageError(say("从标准输入读的不能用 --fix"), say("请给出文件"))
    return _mend(inspected, office, wanted)


def _mend(inspected: Inspected, office: Office, wanted: _Wanted) -> Inspected:
    from drafter.inspection import fixed, inspect

    if inspected.source is None and inspected.document is not None:
        tell(say("{file}：Word 文件不能自动改正，请在 Word 里改", file=inspected.file))
    mended = fixed(inspected, office)
    tell_problems(mended.problems)
    if not mended.done:
        return inspected
    written = files.replace(Path(inspected.file), mended.data)
    for each in mended.done:
        new = each.fix.replacement if each.fix is not None else ""
        tell(say("{place}: 已改：{old} → {new}", place=each.place, old=each.text[each.start : each.end], new=new))
    tell(say("{path}：改正了{count}处", path=written.path, count=len(mended.done)))
    if written.backup is not None:
        tell(say("原来的文件改存为：{path}", path=written.backup))
    return inspect(mended.data, inspected.file, office, only=wanted.only, skip=wanted.skip)


def _hand_out(done: Sequence[Inspected], *, sarif: str | None, as_json: bool) -> None:
    from drafter.cli.findings import finding_as_json, problem_as_finding

    if as_json:
        put_json([finding_as_json(each) for one in done for each in (*map(problem_as_finding, one.problems), *one.findings)])
    elif sarif != _STANDARD:
        _tell(done)
    if sarif is not None:
        _write_sarif(sarif, done)


def _tell(done: Sequence[Inspected]) -> None:
    from drafter.cli.findings import finding_lines, summary

    for one in done:
        tell_problems(one.problems)
        put(finding_lines(one.findings))
        for rule, setting in one.off.items():
            reason = setting.reason or say("没有写理由")
            tell(say("{file}：没有用规则 {rule}（{reason}）", file=one.file, rule=rule, reason=reason))
        if one.document is not None:
            tell(summary(one.file, one.findings))


def _write_sarif(target: str, done: Sequence[Inspected]) -> None:
    import json

    from drafter.cli.findings import problem_as_finding
    from drafter.cli.sarif import sarif
    from drafter.review.registry import all_rules

    findings = [each for one in done for each in (*map(problem_as_finding, one.problems), *one.findings)]
    log = sarif(findings, all_rules())
    if target == _STANDARD:
        put_json(log)
    else:
        files.write(Path(target), (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode())
        tell(say("已生成：{path}", path=target))


def _status(inspected: Inspected, fail_on: str) -> int:
    """Return the exit status of one file: 3 where it cannot be used, 1 where something weighs enough, else 0."""
    from drafter.review.finding import Severity

    if errors_of(inspected.problems):
        return _INVALID
    least = Severity[fail_on.upper()]
    doubts = Severity.WARNING if any(each.level is Level.WARNING for each in inspected.problems) else None
    levels = [each.level for each in inspected.findings] + ([doubts] if doubts is not None else [])
    return 1 if any(level >= least for level in levels) else 0
