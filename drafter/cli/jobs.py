"""Which input becomes which file, settled before anything is read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from drafter.base.errors import UsageError
from drafter.base.messages import say

STANDARD = "-"
SUFFIX = ".docx"
_OTHERS = (".doc", ".wps", ".odt", ".rtf", ".pdf", ".txt", ".md", ".html", ".yaml", ".yml", ".json")


class Job(NamedTuple):
    """One input and its output; None is the standard stream."""

    source: Path | None
    target: Path | None

    @property
    def source_name(self) -> str:
        """Return what messages call the input."""
        return str(self.source) if self.source is not None else "<stdin>"


def plan(inputs: Sequence[str], output: str | None, suffixes: Sequence[str] = (SUFFIX,)) -> list[Job]:
    """Return the jobs for *inputs*; UsageError where two have the same output or *output* does not suit them.

    *suffixes* are those that an output may have; the first is the usual one.
    """
    if len(inputs) > 1 and output == STANDARD:
        raise UsageError(say("几个文件不能都写到标准输出"), say("用 -o 指定一个文件夹，或一次只生成一个"))
    folder = output_folder(inputs, output)
    jobs = [Job(None if name == STANDARD else Path(name), _target(name, output, folder, suffixes)) for name in inputs]
    seen: dict[str, Job] = {}
    for job in jobs:
        key = str(job.target.absolute()).casefold() if job.target is not None else STANDARD
        if key in seen:
            message = say("{first} 和 {second} 会写成同一个文件", first=seen[key].source_name, second=job.source_name)
            raise UsageError(message, say("会是：{path}", path=job.target or say("标准输出")))
        seen[key] = job
    return jobs


def output_folder(inputs: Sequence[str], output: str | None) -> Path | None:
    """Return the folder that *output* names, or None; UsageError where it has to name one and does not."""
    if output is None or output == STANDARD:
        return None
    folder = Path(output)
    if len(inputs) == 1 and not folder.is_dir() and not output.endswith(("/", os.sep)):
        return None
    if folder.exists() and not folder.is_dir():
        raise UsageError(say("{path} 不是文件夹；有几个输入时 -o 要写文件夹", path=folder))
    if _looks_like_file(output) and not folder.is_dir():
        message = say("{path} 是文件的名字；有几个输入时 -o 要写文件夹", path=folder)
        raise UsageError(message, say("如果是文件夹，写 -o {path}/", path=folder))
    return folder


def _looks_like_file(output: str) -> bool:
    return not output.endswith(("/", os.sep)) and Path(output).suffix.lower() in (SUFFIX, *_OTHERS)


def _target(name: str, output: str | None, folder: Path | None, suffixes: Sequence[str]) -> Path | None:
    if output == STANDARD or (output is None and name == STANDARD):
        return None
    own = ("stdin" if name == STANDARD else Path(name).stem) + suffixes[0]
    if folder is not None:
        return folder / own
    return Path(name).parent / own if output is None else _as_document(Path(output), suffixes)


def _as_document(path: Path, suffixes: Sequence[str]) -> Path:
    """Return *path* with one of *suffixes*; UsageError where it has that of another kind of file."""
    suffix, usual = path.suffix.lower(), suffixes[0]
    if suffix not in suffixes and suffix in (SUFFIX, *_OTHERS):
        raise UsageError(say("只能生成 {usual}，不能生成 {suffix}：{path}", usual=usual, suffix=suffix, path=path))
    return path if suffix in suffixes or (path.exists() and not path.is_file()) else path.with_name(path.name + usual)
