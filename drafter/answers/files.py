"""Files that an answers file names: relative to it, on this machine, not too large."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from drafter.answers.reader import Entry, Reader
from drafter.base.errors import DrafterError
from drafter.base.files import read, reason
from drafter.base.messages import say
from drafter.base.nearest import nearest
from drafter.base.problems import Level, Place, Problem
from drafter.base.source import LARGEST, read_source
from drafter.base.yaml.characters import line_starts, notices, prepare, restored

PlaceOfLine = Callable[[int], Place]
"""Gives the place where line i (from 0) of a text begins."""

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\")


def is_remote(name: str) -> bool:
    r"""Tell whether *name* is an address of another machine (http:, file:, \\\\server) rather than a path."""
    return _REMOTE.match(name) is not None


def path_of(reader: Reader, entry: Entry, name: str) -> Path | None:
    """Return the path of the file *name*, None where it is refused."""
    if is_remote(name):
        message = say("“{key}”只能是本机的文件，不能是网络地址：{name}", key=entry.name, name=name)
        reader.problem(entry.node, message, say("请先把文件存到答案文件旁边"))
        return None
    return reader.folder / name


def read_bytes(reader: Reader, entry: Entry, name: str) -> tuple[bytes | None, str]:
    """Return the bytes of the file *name* and how it is called in messages; None where it cannot be read."""
    path = path_of(reader, entry, name)
    if path is None:
        return None, name
    try:
        if path.exists() and not path.is_dir() and not path.is_file():
            raise DrafterError(say("{path} 不是普通文件", path=name))
        if path.is_file() and path.stat().st_size > LARGEST:
            raise DrafterError(say("{path} 太大，超过了 {most} MB", path=name, most=LARGEST // 1_000_000))
        return read(path), str(path)
    except DrafterError as error:
        for problem in error.problems:
            reader.problem(entry.node, problem.message, problem.help or _near(path))
    except (OSError, ValueError) as error:  # a name that no file can have is a ValueError
        why = reason(error) if isinstance(error, OSError) else say("找不到这个文件或文件夹")
        reader.problem(entry.node, say("无法读取 {path}：{reason}", path=name, reason=why))
    return None, str(path)


def _near(path: Path) -> str:
    """Return the sentence that names the file beside *path* that was meant, empty where there is none."""
    try:
        beside = [] if path.exists() else [each for each in path.parent.iterdir() if each.is_file()]
    except OSError:
        return ""
    beside.sort(key=lambda each: (each.suffix.lower() == path.suffix.lower(), each.name))
    by_stem = {each.stem: each.name for each in beside}  # of one stem, the file with the same suffix
    stem = nearest(path.stem, by_stem)
    return say("是不是“{near}”？", near=by_stem[stem]) if stem is not None else ""


def said_at(named: Place, problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Return the errors of a whole file (it is no text), placed where it is *named*, and the other *problems* as they are."""
    whole = [each for each in problems if each.level is Level.ERROR and not each.place.line]
    here = [
        replace(each, place=named, message=say("无法读取 {path}：{reason}", path=each.place.file, reason=each.message))
        for each in whole
    ]
    return here, [each for each in problems if each not in whole]


def read_text(reader: Reader, entry: Entry, name: str) -> tuple[str, PlaceOfLine] | None:
    """Return the text of the file *name* and the places of its lines; None where it holds none."""
    data, file = read_bytes(reader, entry, name)
    if data is None:
        return None
    source, problems = read_source(data, file)
    for found in said_at(entry.node.span.place, problems):
        reader.problems += found
    if source is None:
        return None
    prepared = prepare(source.text)
    reader.problems += notices(source.text, prepared, file)
    text = restored(prepared.text)
    written, lines = line_starts(source.text), line_starts(text)

    def place(index: int) -> Place:
        offset = prepared.start(lines[min(index, len(lines) - 1)])
        line = bisect_right(written, offset)
        return Place(file, line, offset - written[line - 1] + 1)

    return text.replace("\r\n", "\n").replace("\r", "\n"), place
