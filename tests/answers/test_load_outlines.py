"""Outlines: markup with exact places, the structured form, text from another file."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import at, draft, filled, load, only

from drafter.base.problems import Level, errors_of
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind, Table

Shape = tuple[ParagraphKind, str, int, int | None]
PLAIN, NUMBERED, POINT, TABLE = ParagraphKind.PLAIN, ParagraphKind.NUMBERED, ParagraphKind.POINT, ParagraphKind.TABLE


def outline(text: str) -> Outline:
    loaded = load(f"type: plan\ntitle: 要点\nbody:{text}")
    assert loaded.draft is not None, "\n".join(map(str, loaded.problems))
    found = loaded.draft.values["body"]
    assert isinstance(found, Outline)
    return found


def shapes(paragraphs: tuple[Paragraph, ...]) -> list[Shape]:
    return [(each.kind, each.text, each.level, each.lead) for each in paragraphs]


def test_the_structured_form_gives_flat_paragraphs_with_levels_and_leads() -> None:
    found = outline("""
  - 2026年是……
  - heading: 强化阵地建设，夯实服务基础
    body:
      - heading: 优化空间布局
        text: 完成改造。
        body: [随后的自然段]
      - heading: 谁来办？
        text: 大家办。
      - item: 围绕重点提案开展协商。
      - text: 重点抓好两件事。
        points: [办好读书节。, {text: 办好讲座。, points: [进校园, 进社区]}]
""")
    assert found.form is OutlineForm.STRUCTURED
    assert shapes(found.paragraphs) == [
        (PLAIN, "2026年是……", 0, None),
        (NUMBERED, "强化阵地建设，夯实服务基础", 1, 13),
        (NUMBERED, "优化空间布局。完成改造。", 2, 7),
        (PLAIN, "随后的自然段", 0, None),
        (NUMBERED, "谁来办？大家办。", 2, 4),
        (NUMBERED, "围绕重点提案开展协商。", 2, 0),
        (PLAIN, "重点抓好两件事。", 0, None),
        (POINT, "办好读书节。", 1, None),
        (POINT, "办好讲座。", 1, None),
        (POINT, "进校园", 2, None),
        (POINT, "进社区", 2, None),
    ]
    assert [each.place.line for each in found.paragraphs[:3]] == [4, 5, 7]


def test_a_body_without_heading_skips_a_level() -> None:
    found = outline("\n  - heading: 甲\n    body:\n      - body:\n          - item: 乙\n")
    assert [(each.text, each.level) for each in found.paragraphs] == [("甲", 1), ("乙", 3)]


def test_text_of_the_structured_form_is_never_a_mark_or_label() -> None:
    words = ["# 井号", "一、顿号", "- 减号", "| 竖线 |", "\\反斜杠", "一是开头"]
    found = outline("\n" + "".join(f"  - '{each}'\n" for each in words) + "  - heading: （一）甲\n    text: 1.乙\n")
    assert [each.text for each in found.paragraphs] == [*words, "（一）甲。1.乙"]
    assert {each.kind for each in found.paragraphs[:-1]} == {PLAIN}


def test_blocks_in_the_structured_form_are_a_paragraph_per_line() -> None:
    found = outline("\n  - |\n    　　甲\n\n    乙\n  - heading: 题\n    text: |\n      一\n      二\n")
    assert shapes(found.paragraphs) == [
        (PLAIN, "甲", 0, None),
        (PLAIN, "乙", 0, None),
        (NUMBERED, "题。一", 1, 2),
        (PLAIN, "二", 0, None),
    ]


def test_points_under_no_line_stand_apart() -> None:
    found = outline("\n  - 甲：\n  - points: [一, 二]\n  - text: 乙：\n    points: [三]\n")
    assert [(each.text, each.apart) for each in found.paragraphs] == [
        ("甲：", False), ("一", True), ("二", False), ("乙：", False), ("三", False),
    ]  # fmt: skip


def test_tables_of_the_structured_form() -> None:
    found = outline(
        '\n  - table: {columns: [序号, 事项], rows: [["1", 甲], 跨行, ["2", 乙]], caption: 表, note: 注}\n'
        "  - table:\n      rows:\n        - [张, 王]\n"
    )
    assert [each.table for each in found.paragraphs] == [
        Table(("序号", "事项"), (("1", "甲"), ("跨行",), ("2", "乙")), "表", "注"),
        Table((), (("张", "王"),)),
    ]


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("\n  - hedding: 甲\n", (4, 5), "hedding"),
        ("\n  - item: 甲\n    text: 乙\n", (4, 11), "item"),
        ("\n  - - 甲\n", (4, 5), "列表"),
        ("\n  - heading:\n    text: 甲\n", (4, 5), "heading"),
        ("\n  - table: {columns: [甲], rows: [[一, 二]]}\n", (4, 34), "2 格"),
        ("\n  - table: {colums: [甲]}\n", (4, 13), "colums"),
        ("\n  - points: [{text: 一, points: [{text: 二, points: [三]}]}]\n", (4, 51), "两层"),
        ("\n  - body: [{body: [{body: [{body: [{item: 甲}]}]}]}]\n", (4, 43), "第5级"),
        ("\n  甲: 乙\n", (4, 3), "文字或列表"),
        ("\n  - 甲{{ x }}\n", (4, 6), "“x”"),
        ("\n  - heading: 甲\n    text: |\n      一\n      二{{ x }}\n", (7, 8), "“x”"),
    ],
)
def test_mistakes_of_the_structured_form_have_their_places(text: str, place: tuple[int, int], word: str) -> None:
    problem = errors_of(load(f"type: plan\ntitle: 要点\nbody:{text}").problems)[0]
    assert word in problem.message
    assert at(problem) == place


@pytest.mark.parametrize("indent", ["  ", "    "])
@pytest.mark.parametrize("header", ["|", "|-", "|+", "|  # 正文"])
def test_places_inside_a_block_are_exact(header: str, indent: str) -> None:
    lines = ["", "首段", "", "# 题", "　　二{{ x }}", "##### 深"]
    loaded = load(
        f"type: plan\ntitle: 要点\nbody: {header}\n" + "".join(f"{indent}{line}\n" if line else "\n" for line in lines)
    )
    assert [at(problem) for problem in errors_of(loaded.problems)] == [(8, len(indent) + 4), (9, len(indent) + 1)]


def test_an_explicit_indent_keeps_places_exact() -> None:
    loaded = load("type: plan\ntitle: 要点\nbody: |2\n    四格{{ x }}\n  两格{{ y }}\n")
    assert [at(problem) for problem in errors_of(loaded.problems)] == [(4, 7), (5, 5)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_fields_can_stand_in_files_of_their_own(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text/正文.txt").write_bytes("首段\r\n# 强化\r\n## 优化。\u2028次行\r\n".encode(encoding))
    loaded = load(
        "type: plan\ntitle: 要点\nbody_from: text/正文.txt\nsummary_from: text/正文.txt\n", str(tmp_path / "plan.yaml")
    )
    assert loaded.draft is not None
    found = loaded.draft.values["body"]
    assert isinstance(found, Outline)
    assert [(each.text, each.level) for each in found.paragraphs] == [("首段", 0), ("强化", 1), ("优化。", 2), ("次行", 0)]
    assert found.paragraphs[1].place.file.endswith("正文.txt")
    assert [each.place.line for each in found.paragraphs] == [1, 2, 3, 3]
    assert loaded.draft.values["summary"] == "首段\n# 强化\n## 优化。\n次行"


def test_problems_in_such_a_file_stand_at_its_lines(tmp_path: Path) -> None:
    (tmp_path / "正文.txt").write_text("首段\n　二{{ x }}\n", encoding="utf-8")
    problem = only(load("type: plan\ntitle: 要点\nbody_from: 正文.txt\n", str(tmp_path / "plan.yaml")))
    assert problem.place.file == str(tmp_path / "正文.txt")
    assert at(problem) == (2, 3)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("没有.txt", "找不到"),
        (".", "文件夹"),
        ("图.docx", "Word"),
        ("http://x.cn/正文.txt", "网络地址"),
        ("\\\\server\\正文.txt", "网络地址"),
        ("大.txt", "太大"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_at_its_name(tmp_path: Path, name: str, word: str) -> None:
    (tmp_path / "图.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    with (tmp_path / "大.txt").open("wb") as large:
        large.truncate(20_000_001)
    problem = only(load(f"type: plan\ntitle: 要点\nbody_from: {name}\n", str(tmp_path / "plan.yaml")))
    assert word in problem.message
    assert problem.place.file.endswith(("plan.yaml", "图.docx"))


def test_a_text_and_its_file_together_are_refused(tmp_path: Path) -> None:
    problem = only(filled("body_from: 正文.txt\n", str(tmp_path / "plan.yaml")))
    assert "只能写一个" in problem.message


def test_an_appendix_takes_its_texts_from_files_too(tmp_path: Path) -> None:
    (tmp_path / "办法.txt").write_text("第一段\n", encoding="utf-8")
    found = draft("appendices:\n  - title: 办法\n    body_from: 办法.txt\n", str(tmp_path / "plan.yaml"))
    (appendix,) = found.values["appendices"]  # type: ignore[misc, union-attr]
    assert appendix.body.paragraphs[0].text == "第一段"  # type: ignore[union-attr]


def test_a_row_of_markup_wider_than_its_header_is_said_at_the_row(tmp_path: Path) -> None:
    body = "| 表一 |\n| 序号 | 事项 |\n|---|---|---|\n| 1 | 甲|乙 |\n| 2 | 甲\\|乙 |\n| 注 |\n\n| | |\n| 甲 | 乙 |\n"
    loaded = filled("closing: |\n" + "".join(f"  {line}\n" for line in body.split("\n")))
    problem = only(loaded, Level.WARNING)
    assert (at(problem), problem.message) == ((8, 3), "这一行有 3 格，表头只有 2 列")
    assert r"\|" in problem.help
    (tmp_path / "文.txt").write_text(body, encoding="utf-8")
    elsewhere = only(filled("closing_from: 文.txt\n", str(tmp_path / "plan.yaml")), Level.WARNING)
    assert (elsewhere.place.file, elsewhere.place.line) == (str(tmp_path / "文.txt"), 4)


def test_an_empty_header_says_how_many_columns_there_are() -> None:
    assert at(only(filled("closing: |\n  | | |\n  | 甲 | 乙 | 丙 |\n"), Level.WARNING)) == (6, 3)
