"""Bytes to text: encodings, and the sentences for what is no text."""

from __future__ import annotations

import codecs
import io
import zipfile

import pytest

from drafter.base.problems import Level
from drafter.base.source import LARGEST, read_source

TEXT = "type: plan\ntitle: 区图书馆工作要点，丰富阅读活动\n"


def test_utf8_with_and_without_bom_is_the_same_text_and_remembers_its_bom() -> None:
    plain, _ = read_source(TEXT.encode(), "f")
    marked, problems = read_source(codecs.BOM_UTF8 + TEXT.encode(), "f")
    assert plain is not None
    assert marked is not None
    assert plain.text == marked.text == TEXT
    assert (plain.bom, marked.bom, problems) == (False, True, [])
    assert marked.encoded(marked.text) == codecs.BOM_UTF8 + TEXT.encode()


def test_gb18030_is_recognised_and_said() -> None:
    source, problems = read_source((TEXT + "题：〇㐀𠀀\n").encode("gb18030"), "f")
    assert source is not None
    assert source.text == TEXT + "题：〇㐀𠀀\n"
    assert source.encoding == "gb18030"
    assert [problem.level for problem in problems] == [Level.NOTICE]
    assert "GB18030" in problems[0].message


def test_utf8_with_one_damaged_byte_is_not_taken_for_gb18030() -> None:
    data = bytearray((TEXT * 20).encode())
    data[data.index("馆".encode(), 500)] = 0xFF
    source, problems = read_source(bytes(data), "f")
    assert source is None
    line, column = problems[0].place.line, problems[0].place.column
    assert (TEXT * 20).split("\n")[line - 1][column - 1] == "馆"


def test_damage_that_happens_to_be_gb18030_is_not_read_as_such() -> None:
    data = bytearray(("工作" * 40 + "\n").encode())
    data[62] = data[125] = ord("a")
    assert data.decode("gb18030")
    source, problems = read_source(bytes(data), "f")
    assert source is None
    assert (problems[0].place.line, problems[0].place.column) == (1, 21)


def _package() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (_package(), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧格式"),
        (b"%PDF-1.7\n\x00\x01", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (bytes(range(256)) * 8, "文字"),
        (b"\x7fELF" + bytes(400), "不是文字文件"),
        (b"\xff\xfe\x00\x00" + b"\x41\x00\x00\x00", "UTF-16"),
        (b"x" * (LARGEST + 1), "20 MB"),
    ],
)
def test_what_is_no_text_gets_a_sentence_of_its_own(data: bytes, word: str) -> None:
    source, problems = read_source(data, "f")
    assert source is None
    assert len(problems) == 1
    assert word in problems[0].message
    assert problems[0].level is Level.ERROR


def test_a_text_too_large_is_refused_as_characters_too() -> None:
    source, problems = read_source("x" * (LARGEST + 1), "f")
    assert source is None
    assert "20 MB" in problems[0].message


@pytest.mark.parametrize(("text", "newline"), [("a\nb", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\rb\r", "\r"), ("a", "\n")])
def test_the_line_end_of_most_lines_is_remembered(text: str, newline: str) -> None:
    source, _ = read_source(text.encode(), "f")
    assert source is not None
    assert source.newline == newline
    assert source.text == text
