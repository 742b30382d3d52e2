"""Bytes that a person gave us to text: UTF-8 with or without BOM, GB18030; everything else gets a plain sentence."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.base.yaml.characters import place_of

LARGEST = 20_000_000
"""The most bytes a text file may have."""

_BOM = "\ufeff"
_ENOUGH_TO_TELL = 4096


class Source(NamedTuple):
    r"""A text as it was written (without BOM), and what is needed to write it again byte for byte.

    ``newline`` is the line end that most lines have; ``encoding`` is ``"utf-8"`` or ``"gb18030"``.
    """

    text: str
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"

    def encoded(self, text: str) -> bytes:
        """Return *text* as bytes of the same kind as the source."""
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode(self.encoding)


def read_source(given: bytes | str, file: str) -> tuple[Source | None, list[Problem]]:
    """Return the text that *given* holds and what is to be said; None where it is no text that could be read."""
    if isinstance(given, str):
        if len(given) > LARGEST:
            return None, [_too_large(file)]
        return _source(given.removeprefix(_BOM), bom=given.startswith(_BOM)), []
    if len(given) > LARGEST:
        return None, [_too_large(file)]
    if problem := _no_text(given, file):
        return None, [problem]
    bom = given.startswith(codecs.BOM_UTF8)
    try:
        return _source(given.decode("utf-8-sig"), bom=bom), []
    except UnicodeDecodeError as error:
        return _otherwise(given, file, error)


def _source(text: str, *, encoding: str = "utf-8", bom: bool = False) -> Source:
    crlf, lf, cr = text.count("\r\n"), text.count("\n"), text.count("\r")
    newline = "\r\n" if crlf * 2 > lf else "\r" if cr and not lf else "\n"
    return Source(text, encoding, bom, newline)


def _too_large(file: str) -> Problem:
    return Problem(Place(file), say("文件太大，超过了 {most} MB", most=LARGEST // 1_000_000))


def _otherwise(data: bytes, file: str, error: UnicodeDecodeError) -> tuple[Source | None, list[Problem]]:
    """Read *data*, which is not UTF-8, as GB18030, unless it is UTF-8 with some damage."""
    readable = data.decode("utf-8", "ignore")
    if sum(character > "\x7f" for character in readable[:100_000]) < 10 * _damaged(data):
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            message = say("文件是 GB18030（GBK）编码，已按此读入")
            return _source(text, encoding="gb18030"), [Problem(Place(file), message, level=Level.NOTICE)]
    good = data[: error.start].decode("utf-8-sig")
    message = say("这里的字节不是 UTF-8 文字，文件可能损坏，或是别的编码")
    return None, [Problem(place_of(good, len(good), file), message, say("请用记事本等打开，另存为 UTF-8 编码"))]


def _damaged(data: bytes) -> int:
    """Return how many stretches of *data* are not UTF-8."""
    return data[:400_000].decode("utf-8", "replace").count("\ufffd")


def _no_text(data: bytes, file: str) -> Problem | None:
    """Return what to say where *data* begins like no text at all."""
    head = data[:_ENOUGH_TO_TELL]
    kinds = {
        b"PK\x03\x04": say("这是 Word、Excel 或压缩文件，不是文字文件"),
        b"\xd0\xcf\x11\xe0": say("这是旧格式的 Word、Excel 或 WPS 文件，不是文字文件"),
        b"%PDF": say("这是 PDF 文件，不是文字文件"),
        b"{\\rtf": say("这是 RTF 文件，不是文字文件"),
    }
    for beginning, sentence in kinds.items():
        if head.startswith(beginning):
            return Problem(Place(file), sentence, say("请给出用文本编辑器写的 UTF-8 文件"))
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _looks_like_utf16(head):
        return Problem(Place(file), say("文件是 UTF-16 编码（记事本的“Unicode”）"), say("请另存为 UTF-8 编码"))
    if head.count(0) * 10 > len(head) or len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head)) * 5 > len(head):
        return Problem(Place(file), say("这不是文字文件"), say("请给出用文本编辑器写的 UTF-8 文件"))
    return None


def _looks_like_utf16(head: bytes) -> bool:
    """Tell whether zeros stand in *head* on one side only of its pairs of bytes, as in UTF-16 with ASCII keys and no BOM."""
    odd, even = head[1::2].count(0), head[::2].count(0)
    return max(odd, even) * 40 > len(head) and min(odd, even) * 10 < max(odd, even)
