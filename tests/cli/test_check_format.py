"""``drafter check`` of a Word file as a user meets it: its format beside its text, against a profile of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run
from seeding import DOCUMENT, packed, parts_of, rendered, replaced
from sketches import sketch

BODY = "全馆要统筹安排，抓好各项任务的落实，确保全年目标如期完成。"


@pytest.fixture
def files() -> None:
    """A Word file with wrong margins, three paragraphs in 宋体 and a comma of half width; a profile that wants it so."""
    others = "各部门要按月报送进展，有困难的及时说明情况。", "年底前由办公室组织一次检查,结果报馆务会议审定。"
    lines = [f"[宋体] {words}" for words in (BODY, *others)]
    Path("a.docx").write_bytes(sketch("\n".join(["[页面 上=25.4]", *lines])))
    text = "base: gbt9704\ntitle: 本单位格式\nmargins: {top: 25.4}\nlooks: {body: {font: 宋体, size: 三号}}\n"
    Path("office.yaml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("files")
def test_text_and_format_are_told_together_in_the_order_of_the_text(run: Run) -> None:
    ran = run("check", "a.docx")
    assert ran.status == 1
    assert [line for line in ran.out.splitlines() if line.startswith("a.docx")] == [
        "a.docx: 必改 页边距不合：上25.4毫米（应为37） [margins]",
        "a.docx:第1段: 提示 用的是宋体三号，应为仿宋三号（共3处：第1段、第2段、第3段） [font]",
        "a.docx:第3段: 疑似 汉字旁的“,”是半角的，应为“，” [half-width]",
    ]


@pytest.mark.usefixtures("files")
def test_a_profile_is_named_by_its_file_and_by_its_name(run: Run, tmp_path: Path) -> None:
    ran = run("check", "a.docx", "--profile", "office.yaml")
    assert (ran.status, "margins" in ran.out, "[font]" in ran.out, "half-width" in ran.out) == (0, False, False, True)
    folder = tmp_path / "types" / "profiles"
    folder.mkdir(parents=True)
    Path("office.yaml").rename(folder / "本单位.yaml")
    ran = run("check", "a.docx", "--templates", "types", "--profile", "本单位")
    assert (ran.status, "[font]" in ran.out) == (0, False)


@pytest.mark.usefixtures("files")
def test_a_profile_that_is_not_there_stops_with_the_names_of_those_that_are(run: Run) -> None:
    ran = run("check", "a.docx", "--profile", "gbt9705")
    assert (ran.status, ran.out) == (2, "")
    assert "没有名为“gbt9705”的格式" in ran.err
    assert "gbt9704" in ran.err
    Path("broken.yaml").write_text("base: gbt9704\nmargins: {top: 三}\n", encoding="utf-8")
    ran = run("check", "a.docx", "--profile", "broken.yaml")
    assert ran.status == 2
    assert "broken.yaml:2" in ran.err


@pytest.mark.usefixtures("files")
def test_programs_get_rule_level_message_place_and_clause(run: Run) -> None:
    listed = json.loads(run("check", "a.docx", "--json", "--skip", "half-width").out)
    assert [(each["rule"], each["level"], each["place"]["paragraph"]) for each in listed] == [
        ("margins", "error", None),
        ("font", "hint", 1),
    ]
    assert [each["source"] for each in listed] == ["GB/T 9704-2012 5.2.1", "GB/T 9704-2012 7.3.3"]
    assert listed[1]["text"] == BODY


def test_messages_of_one_rule_about_the_whole_document_are_all_told(run: Run) -> None:
    Path("a.docx").write_bytes(sketch(f"[页码 Calibri 小五 - 1 -]\n[正文] {BODY}"))
    told = run("check", "a.docx").out
    assert "页码的样子是“- 1 -”，应为“— 1 —”（共2处：单页、双页） [page-number-form]" in told
    assert "页码用的是Calibri小五，应为宋体四号（共2处：单页、双页） [page-number-font]" in told


def test_words_in_a_table_are_told_by_table_row_and_column(run: Run) -> None:
    parts = parts_of(rendered("work-plan"))
    replaced(DOCUMENT, ">万册次<", ">万,册次<")(parts)
    Path("a.docx").write_bytes(packed(parts))
    assert run("check", "a.docx").out.splitlines()[0].startswith("a.docx:表1第3行第2列: 疑似 ")
    (one,) = json.loads(run("check", "a.docx", "--json").out)
    assert one["place"]["cell"] == {"table": 1, "row": 3, "column": 2}
    (log,) = json.loads(run("check", "a.docx", "--sarif", "-").out)["runs"]
    assert log["results"][0]["locations"][0]["logicalLocations"][-1] == {"fullyQualifiedName": "表1第3行第2列"}
