"""Text files as lines: encodings, line ends, pages, and the marks of Markdown."""

from __future__ import annotations

import pytest
from sources import outline, read

from drafter.draft.outline import ParagraphKind
from drafter.reading.plain import read_plain

TEXT = "2026年工作要点\n一、阵地\n做好改造。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.encode("gb18030"),
        TEXT,
        TEXT.encode("utf-16"),
    ],
)
def test_every_encoding_gives_the_same_lines(data: bytes | str) -> None:
    lines, _ = read_plain(data, "plan.txt")
    assert [(line.number, line.text) for line in lines if line.text] == [
        (1, "2026年工作要点"),
        (2, "一、阵地"),
        (3, "做好改造。"),
    ]


def test_an_old_encoding_is_said_and_bytes_that_are_no_text_have_a_sentence() -> None:
    assert "UTF-16" in read_plain(TEXT.encode("utf-16"), "plan.txt")[1][0].message
    assert "GB18030" in read_plain(TEXT.encode("gb18030"), "plan.txt")[1][0].message
    lines, problems = read_plain(b"PK\x03\x04" + bytes(200), "plan.txt")
    assert not lines
    assert "Word" in problems[0].message


@pytest.mark.parametrize("end", ["\v", "\x85", "\u2028", "\u2029", "\r"])
def test_line_ends_of_every_program_end_lines(end: str) -> None:
    assert [line.text for line in read_plain(f"甲{end}乙", "a.txt")[0]] == ["甲", "乙"]


def test_a_form_feed_begins_a_page() -> None:
    first, second = read_plain("甲\n\f乙", "a.txt")[0]
    assert (first.page_break_before, second.page_break_before, second.text) == (False, True, "乙")


def test_marks_are_read_in_markdown_only() -> None:
    text = "# 2026年工作要点\n\n## 一、阵地\n\n**做好改造**。\n\n- 馆舍\n- 设备\n\n---\n"
    lines, _ = read_plain(text, "plan.md", markdown=True)
    shown = [(line.outline_level, line.label, line.text) for line in lines if line.text]
    assert shown == [(1, "", "2026年工作要点"), (2, "", "一、阵地"), (0, "", "做好改造。"), (0, "-", "馆舍"), (0, "-", "设备")]
    assert [line.emphasis for line in lines if line.text.startswith("做好")] == [((0, 4),)]
    assert read_plain(text, "plan.txt")[0][0].text == "# 2026年工作要点"


def test_a_table_of_markdown_is_a_table_in_its_place() -> None:
    text = "# 要点\n一、资源\n见下表。\n\n| 馆藏 | 册数 |\n|---|---:|\n| **图书** | 12 |\n\n二、其他\n好。"
    lines, _ = read_plain(text, "plan.md", markdown=True)
    reading = read(lines)
    assert [label + text for label, text in outline(reading)] == ["一、资源", "见下表。", "", "二、其他", "好。"]
    (table,) = [each.table for each in reading.values["body"].paragraphs if each.kind is ParagraphKind.TABLE]  # type: ignore[union-attr]
    assert table is not None
    assert (table.header, table.rows) == (("馆藏", "册数"), (("图书", "12"),))


def test_lines_cut_by_tabs_are_a_table() -> None:
    text = "2026年工作要点\n一、资源\n序号\t馆藏\t册数\n1\t图书\t12\n2\t期刊\t3\n二、其他\n甲\t乙\n丙\t丁"
    lines, _ = read_plain(text, "plan.txt")
    (table,) = [line.table for line in lines if line.table is not None]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["序号", "馆藏", "册数"],
        ["1", "图书", "12"],
        ["2", "期刊", "3"],
    ]
    assert [line.text for line in lines][-2:] == ["甲\t乙", "丙\t丁"]


def test_bars_without_a_rule_are_text() -> None:
    lines, _ = read_plain("| 甲 | 乙 |\n| 丙 | 丁 |", "a.md", markdown=True)
    assert [line.table for line in lines] == [None, None]
