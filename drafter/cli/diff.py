"""``drafter diff``: what became of last year's draft in this year's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base import files
from drafter.base.messages import say
from drafter.cli.answers_files import SUFFIXES, open_answers
from drafter.cli.console import put, put_json
from drafter.cli.options import json_option, library, templates_option
from drafter.cli.pages import Command

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.doctypes import TypeLibrary
    from drafter.draft.comparison import Comparison, Difference, Piece, PieceKind, Section, Status
    from drafter.draft.fields import Draft

_LONGEST_SHOWN = 40


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "diff",
        callback=diff,
        params=[
            click.Argument(["last"], metavar=say("去年的文件")),
            click.Argument(["this"], metavar=say("今年的文件")),
            click.Option(["--exit-code"], is_flag=True, help=say("有不同时退出状态是 1，不写时总是 0")),
            json_option(),
            templates_option(),
        ],
        help=say("比较两份文稿：哪些部分和任务是新增的、去掉的、移动的、改写的，各部分沿用了多少。\n编号变了不算改动。"),
        usage=say("[选项] 去年的文件 今年的文件"),
        arguments=[
            (say("去年的文件"), say("原来的答案文件，或可以导入的文稿（.docx .txt .md 等）")),
            (say("今年的文件"), say("现在的，同上")),
        ],
        examples=[
            ("drafter diff 2026.yaml 2027.yaml", say("看今年的要点比去年改了什么")),
            ("drafter diff 2026.yaml 2027.yaml --json", say("供程序读取")),
        ],
    )


def diff(last: str, this: str, exit_code: bool, as_json: bool, templates: tuple[str, ...]) -> int:
    """Compare two answers files and return the exit status."""
    types = library(templates)
    before, after = _draft(Path(last), types), _draft(Path(this), types)

    from drafter.draft.comparison import compare

    comparison = compare(before, after)
    if as_json:
        put_json(_as_json(comparison, last, this))
    else:
        put(_lines(comparison))
    return 1 if exit_code and comparison.differ else 0


def _draft(path: Path, types: TypeLibrary) -> Draft:
    """Return the draft in *path*, an answers file or any document that can be imported."""
    if path.suffix.lower() in SUFFIXES:
        return open_answers(path, types)[1]
    from drafter.intake import Wishes, read_document

    return read_document(files.read(path), str(path), types, Wishes(keep_text=True)).draft


def _lines(comparison: Comparison) -> Iterator[str]:
    from drafter.draft.comparison import Status

    if not comparison.differ:
        yield say("两份文稿的文字相同")
        return
    share, whole, kept = _percent(comparison.carried, comparison.characters), comparison.characters, comparison.carried
    yield say("沿用 {share}：{whole} 字中有 {kept} 字是原来的", share=share, whole=whole, kept=kept)
    yield ""
    yield say("各部分沿用：")
    yield from (f"  {_section_line(section)}" for section in comparison.sections)
    for status in (Status.NEW, Status.DROPPED, Status.MOVED, Status.REWORDED):
        found = comparison.of(status)
        if found:
            yield ""
            yield say("{status}（{count}）：", status=_status_name(status), count=len(found))
            yield from (f"  {line}" for each in found for line in _difference_lines(each))


def _section_line(section: Section) -> str:
    share = f"{_percent(section.carried, section.characters):>4}"
    if section.before and section.before != section.name:
        return share + "  " + say("{name}（原为：{before}）", name=section.name, before=section.before)
    return f"{share}  {section.name}" if section.before else share + "  " + say("{name}（新增）", name=section.name)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part // whole if whole else 100}%"


def _difference_lines(difference: Difference) -> Iterator[str]:
    from drafter.draft.comparison import Status

    piece, before, after = difference.piece, difference.before, difference.after
    where = "" if piece.section in (piece.name, piece.words) else f"  {piece.section}"
    line = f"{_kind_name(piece.kind)}  {piece.name}{where}"
    if before is None or after is None:
        yield line
        return
    if difference.status is Status.MOVED and before.section != after.section:
        line += "  " + say("（原在：{section}）", section=before.section)
    if not difference.reworded:
        yield line
        return
    yield line + "  " + say("沿用 {share}", share=_percent(difference.carried, len(after.words)))
    if max(len(before.words), len(after.words)) <= _LONGEST_SHOWN:
        yield f"    - {_one_line(before)}"
        yield f"    + {_one_line(after)}"


def _one_line(piece: Piece) -> str:
    return " ".join(piece.words.split())


def _status_name(status: Status) -> str:
    from drafter.draft.comparison import Status

    return {
        Status.SAME: say("相同"),
        Status.REWORDED: say("改写"),
        Status.MOVED: say("移动"),
        Status.NEW: say("新增"),
        Status.DROPPED: say("去掉"),
    }[status]


def _kind_name(kind: PieceKind) -> str:
    from drafter.draft.comparison import PieceKind

    return {
        PieceKind.FIELD: say("字段"),
        PieceKind.SECTION: say("标题"),
        PieceKind.PARAGRAPH: say("段落"),
        PieceKind.ROW: say("表格的行"),
        PieceKind.TASK: say("任务"),
    }[kind]


def _as_json(comparison: Comparison, last: str, this: str) -> dict[str, Any]:
    return {
        "last": last,
        "this": this,
        "characters": comparison.characters,
        "carried": comparison.carried,
        "sections": [
            {"name": each.name, "before": each.before or None, "characters": each.characters, "carried": each.carried}
            for each in comparison.sections
        ],
        "differences": [_difference_data(each) for each in comparison.differences],
    }


def _difference_data(difference: Difference) -> dict[str, Any]:
    before, after = difference.before, difference.after
    return {
        "status": str(difference.status),
        "kind": str(difference.piece.kind),
        "section": after.section if after is not None else None,
        "section_before": before.section if before is not None else None,
        "before": before.words if before is not None else None,
        "after": after.words if after is not None else None,
        "reworded": difference.reworded,
        "carried": difference.carried,
    }
