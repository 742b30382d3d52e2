"""``drafter doctor``: what this machine has and lacks, and where everything comes from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter.base.messages import say
from drafter.cli.console import problem_as_json, put, put_json, tell_problems
from drafter.cli.layout import definitions, page_width, table, wrap
from drafter.cli.options import json_option, layer_name, templates_option
from drafter.cli.pages import Command

if TYPE_CHECKING:  # the rooms are loaded when there is work for them, not for --help
    from drafter.diagnosis import Component, Diagnosis, Font, Source


def command() -> Command:
    """Return the command in the language of the moment."""
    return Command(
        "doctor",
        callback=doctor,
        params=[
            click.Option(["--strict"], is_flag=True, help=say("缺少程序、字体，或设置、文种有错时，退出状态为 1")),
            json_option(),
            templates_option(),
        ],
        help=say("检查这台电脑：装了哪些程序，缺少哪些字体、会显示成什么，设置、文种和表述从哪里来。"),
        usage=say("[选项]"),
        examples=[("drafter doctor", say("字体不对、生成不了 PDF 时，先运行它"))],
    )


def doctor(strict: bool, as_json: bool, templates: tuple[str, ...]) -> int:
    """Describe this machine and return the exit status."""
    from drafter.diagnosis import diagnose

    found = diagnose([Path(folder) for folder in templates])
    if as_json:
        put_json(_as_json(found))
    else:
        put(_lines(found))
        tell_problems(found.problems)
    return 1 if strict and not found.is_complete else 0


def _lines(found: Diagnosis) -> Iterator[str]:
    yield say("程序：")
    yield from definitions([(each.name, _component(each)) for each in found.components])
    for title, fonts in groupby(found.fonts, lambda font: font.format):
        yield ""
        yield say("字体，{format}：", format=title)
        named = list(fonts)
        yield from definitions([(font.name, _font(font)) for font in named])
        if not all(font.installed for font in named):
            yield from (f"  {line}" for line in wrap(_consequence(), page_width() - 2))
    yield ""
    yield say("来处，同名的以下面的为准：")
    yield from (f"  {line}" for line in table([_source(each) for each in found.sources]))


def _component(component: Component) -> str:
    from drafter.diagnosis import GIT, LIBREOFFICE, PDF_READER

    if component.version:
        return f"{component.version}  {component.path}".rstrip()
    if component.path:
        return say("不能运行：{path}", path=component.path)
    lacking = {
        LIBREOFFICE: say("没有：不能生成 PDF、页面图片和目录的页码"),
        PDF_READER: say("没有 pypdfium2 或 poppler：不能生成页面图片和目录的页码"),
        GIT: say("没有：不能与同事同步表述库"),
    }
    return lacking.get(component.name, say("没有"))


def _font(font: Font) -> str:
    if font.installed:
        return say("有")
    if font.libreoffice and font.word:
        return say("没有：LibreOffice 用 {font}，Word 通常用{word}", font=font.libreoffice, word=font.word)
    if font.libreoffice:
        return say("没有：LibreOffice 用 {font}", font=font.libreoffice)
    return say("没有：Word 通常用{font}", font=font.word) if font.word else say("没有")


def _consequence() -> str:
    return say(
        "文稿里记的是字体的名字，不受影响，在装有这些字体的电脑上照常显示；"
        "在这台电脑上看到的、打印的、生成的 PDF 和图片，用的是上面所说的代替字体，字形、分行、分页会不同。"
    )


def _source(source: Source) -> tuple[str, ...]:
    kinds = {"settings": say("设置文件"), "types": say("文种文件夹"), "phrases": say("表述文件夹")}
    return (
        kinds[source.kind],
        layer_name(source.layer) if source.layer is not None else "",
        str(source.path),
        say("{count} 个文种", count=source.count) if source.count else "",
        "" if source.exists else say("还没有"),
        "" if source.writable else say("只读"),
    )


def _as_json(found: Diagnosis) -> dict[str, Any]:
    return {
        "ok": found.is_complete,
        "components": [
            {"name": each.name, "version": each.version or None, "path": each.path or None} for each in found.components
        ],
        "fonts": [_font_as_json(font) for font in found.fonts],
        "sources": [_source_as_json(source) for source in found.sources],
        "problems": [problem_as_json(problem) for problem in found.problems],
    }


def _font_as_json(font: Font) -> dict[str, Any]:
    shown = {"libreoffice": font.libreoffice or None, "word": font.word or None}
    return {"name": font.name, "format": font.format, "installed": font.installed, "shown_instead": shown}


def _source_as_json(source: Source) -> dict[str, Any]:
    return {
        "kind": source.kind,
        "layer": source.layer,
        "path": str(source.path),
        "exists": source.exists,
        "writable": source.writable,
        "count": source.count,
    }
