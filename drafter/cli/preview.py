"""``drafter preview``: the pages of a document as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from drafter.base.files import make_folder, write
from drafter.base.messages import listed, say
from drafter.base.problems import Problem
from drafter.cli.console import problem_as_json, put, put_json, tell, tell_problems
from drafter.cli.options import draft_option, json_option, library, library_option, phrases, templates_option
from drafter.cli.pages import Command, whole

_DPI = 150
_LOWEST_DPI, _HIGHEST_DPI = 30, 600
_OFFICE_FILES = (".docx", ".doc", ".wps", ".odt", ".rtf")


def command() -> Command:
    """Return the command in the language of the moment."""
    dpi = say("每英寸多少像素，{low} 到 {high}，不写时是 {usual}", low=_LOWEST_DPI, high=_HIGHEST_DPI, usual=_DPI)
    return Command(
        "preview",
        callback=preview,
        params=[
            click.Argument(["file"], metavar=say("文件")),
            click.Option(["-o", "--output"], metavar="DIR", help=say("图片放在哪个文件夹，不写时是文件旁边的“文件名-pages”")),
            click.Option(["--dpi"], metavar="N", default=str(_DPI), callback=whole(_LOWEST_DPI, _HIGHEST_DPI), help=dpi),
            draft_option(),
            json_option(),
            templates_option(),
            library_option(),
        ],
        help=say("把每一页存成一张图片（PNG）。\n版面由 LibreOffice 排，与 Word 相近而不全同。"),
        usage=say("[选项] 文件"),
        arguments=[(say("文件"), say("答案文件，或 Word、WPS 文件（{suffixes}）", suffixes=" ".join(_OFFICE_FILES)))],
        examples=[
            ("drafter preview plan.yaml -o pages/", say("生成 pages/plan-001.png 等，每页一张")),
            ("drafter preview plan.docx -o pages/ --dpi 300", say("看已有的 Word 文件，图片大一倍")),
        ],
    )


def preview(
    file: str,
    output: str | None,
    dpi: int,
    draft: bool,
    as_json: bool,
    templates: tuple[str, ...],
    libraries: tuple[str, ...],
) -> int:
    """Write a picture of each page of *file* and return the exit status."""
    path = Path(file)
    document, problems = _document(path, draft, templates, libraries)
    if not as_json:
        tell_problems(problems)

    from drafter import office
    from drafter.office.substitutes import substitutes

    folder = Path(output) if output is not None else path.with_name(f"{path.stem}-pages")
    pdf = office.to_pdf(document)
    replaced = substitutes(document)
    if not as_json:
        tell_problems(replaced)
    make_folder(folder)
    pictures = [_written(folder / _name(path, page), data) for page, data in enumerate(office.pictures(pdf, dpi), 1)]
    older = list(_older(folder, path, len(pictures)))
    if as_json:
        put_json(_as_json(pictures, older, (*problems, *replaced)))
        return 0
    put(map(str, pictures))
    tell(say("共 {count} 页，图片在：{path}", count=len(pictures), path=folder))
    if older:
        tell(say("这些图片是以前生成的，现在没有这些页了：{names}", names=listed(each.name for each in older)))
    return 0


def _document(
    path: Path, draft: bool, templates: tuple[str, ...], libraries: tuple[str, ...]
) -> tuple[Path | bytes, tuple[Problem, ...]]:
    """Return what LibreOffice is to read: *path*, or the Word file of the answers in it; and what was noticed on the way."""
    from drafter.base.files import read

    if path.suffix.lower() in _OFFICE_FILES:
        from drafter.office.kinds import check_kind

        check_kind(path, read(path))
        return path, ()

    from drafter.pipeline import Options, make

    made = make(read(path), str(path), library(templates), Options(draft=draft), phrases(libraries))
    if made.unprinted is not None:
        raise made.unprinted
    return made.docx, made.problems


def _name(path: Path, page: int) -> str:
    return f"{path.stem}-{page:03}.png"


def _written(path: Path, data: bytes) -> Path:
    return write(path, data).path


def _older(folder: Path, path: Path, pages: int) -> Iterator[Path]:
    """Yield the pictures of pages that a longer version of the document had."""
    while (picture := folder / _name(path, pages := pages + 1)).exists():
        yield picture


def _as_json(pictures: list[Path], older: list[Path], problems: tuple[Problem, ...]) -> dict[str, Any]:
    return {
        "pages": [str(picture) for picture in pictures],
        "older": [str(picture) for picture in older],
        "problems": [problem_as_json(problem) for problem in problems],
    }
