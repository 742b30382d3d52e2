"""``drafter import``: documents in, answers files out, nothing overwritten, everything said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Process, Run
from rawdocx import paragraph, raw_docx

SOURCE = """2026年区图书馆工作要点
2026年是关键一年。
一、夯实基础
1.完善制度。修订办法,明确分工。
2.改善条件。修缮馆舍。
区图书馆
2026年1月8日
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "去年.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_an_imported_document_renders(run: Run, source: Path, tmp_path: Path) -> None:
    ran = run("import", source, "-o", "plan.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert "标题：2026年区图书馆工作要点" in ran.err
    assert "半角标点改为全角1处" in ran.err
    assert ran.err.endswith("已生成：plan.yaml\n")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert "body: |\n  # 夯实基础\n  ## 完善制度。修订办法，明确分工。\n" in text
    assert run("render", "plan.yaml").status == 0


def test_without_o_the_answers_stand_beside_the_document(run: Run, source: Path) -> None:
    assert run("import", source).status == 0
    assert source.with_suffix(".yaml").is_file()


def test_a_file_that_is_there_is_not_replaced(run: Run, source: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    ran = run("import", source, "-o", "plan.yaml")
    assert ran.status == 5
    assert "无法写入 plan.yaml：文件已经有了" in ran.err
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert run("import", source, "-o", "plan.yaml", "--force").status == 0
    assert "夯实基础" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_the_same_import_again_is_no_loss(run: Run, source: Path) -> None:
    run("import", source, "-o", "plan.yaml")
    ran = run("import", source, "-o", "plan.yaml")
    assert (ran.status, "已是最新" in ran.err) == (0, True)


def test_standard_streams(process: Process) -> None:
    ran = process("import", "-", "--type", "work-plan", data=SOURCE.encode(), DRAFTER_LANG="zh")
    assert ran.returncode == 0
    assert "title: 2026年区图书馆工作要点" in ran.stdout.decode()
    assert "标题：" in ran.stderr.decode()


def test_text_can_be_kept(run: Run, source: Path, tmp_path: Path) -> None:
    run("import", source, "-o", "plan.yaml", "--keep-text")
    assert "修订办法,明确分工。" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_the_structured_form(run: Run, source: Path, tmp_path: Path) -> None:
    run("import", source, "-o", "plan.yaml", "--structured")
    assert "body:\n  - heading: 夯实基础\n    body:\n" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_the_next_year(run: Run, source: Path, tmp_path: Path) -> None:
    ran = run("import", source, "-o", "plan.yaml", "--next-year")
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert ran.status == 0
    assert "title: 2027年区图书馆工作要点" in text
    assert "based_on: 去年.txt" in text
    assert "由2026年" in ran.err


def test_a_given_year(run: Run, source: Path, tmp_path: Path) -> None:
    assert run("import", source, "-o", "plan.yaml", "--year", "2028").status == 0
    assert "title: 2028年区图书馆工作要点" in (tmp_path / "plan.yaml").read_text(encoding="utf-8")


def test_a_document_that_tells_no_year(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("工作要点\n一、夯实基础\n", encoding="utf-8")
    ran = run("import", "a.txt", "--next-year")
    assert ran.status == 2
    assert "--year" in ran.err
    assert not (tmp_path / "a.yaml").exists()


def test_the_report(run: Run, source: Path, tmp_path: Path) -> None:
    source.write_text("阅读:854 下载:5\n" + SOURCE, encoding="utf-8")
    ran = run("import", source, "-o", "plan.yaml", "--report", "report.txt", "--next-year")
    report = (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "第1行 阅读:854 下载:5（" in report
    assert "五、换年度" in report
    assert "详细情况：report.txt" in ran.err
    ran = run("import", source, "-o", "other.yaml", "--report", "report.txt")
    assert (ran.status, (tmp_path / "other.yaml").exists()) == (5, False)


@pytest.mark.parametrize("report", ["去年.txt", "plan.yaml", "./plan.yaml"])
def test_the_report_goes_neither_over_the_document_nor_over_the_answers(run: Run, source: Path, report: str) -> None:
    before = source.read_bytes()
    ran = run("import", source, "-o", "plan.yaml", "--report", report, "--force")
    assert (ran.status, source.read_bytes()) == (2, before)
    assert "--report" in ran.err


def test_units_of_the_offices_list_are_owners(run: Run, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever they are called: 读者服务 ends like no unit."""
    units = tmp_path / "units.toml"
    units.write_text('[[unit]]\nname = "读者服务"\n', encoding="utf-8")
    monkeypatch.setattr("drafter.review.unit_names.unit_files", lambda _settings: [units])
    tasks = "附件\n2026年主要事项\n1.新建分馆（读者服务）\n2.修缮馆舍（含旧馆）\n3.添置设备（办公室）\n"
    source.write_text(SOURCE + tasks, encoding="utf-8")
    assert run("import", source, "-o", "plan.yaml", "--structured").status == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    assert "- task: 新建分馆\n        owners: [读者服务]" in text
    assert "- task: 修缮馆舍（含旧馆）\n" in text


def test_json_for_programs(run: Run, source: Path) -> None:
    ran = run("import", source, "-o", "plan.yaml", "--json", "--next-year")
    (found,) = json.loads(ran.out)
    assert (found["ok"], found["type"], found["output"]) == (True, "work-plan", "plan.yaml")
    assert found["normalised"]["punctuation"] == 1
    assert found["year"]["year"] == 2027
    assert ran.err == ""


def test_one_bad_file_does_not_stop_the_others(run: Run, source: Path, tmp_path: Path) -> None:
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    ran = run("import", "b.docx", "c.pdf", source, "-o", "out/")
    assert ran.status == 1
    assert "没有导入：b.docx" in ran.err
    assert "c.pdf 是 PDF" in ran.err
    assert "共 3 个文件，导入 1 个，失败 2 个" in ran.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["去年.yaml"]


WRONG = {
    "two years": (["a.txt", "--next-year", "--year", "2027"], "只能写一个"),
    "no year": (["a.txt", "--year", "20"], "--year 应当是"),
    "another suffix": (["a.txt", "-o", "plan.docx"], "只能生成 .yaml"),
    "json to stdout": (["a.txt", "-o", "-", "--json"], "标准输出不能既写"),
    "no file": (["nowhere.docx"], "无法读取 nowhere.docx"),
    "no type": (["a.txt", "--type", "work-plam"], "是不是“work-plan”"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_wrong_calls_say_what_is_wrong(arguments: list[str], said: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    ran = run("import", *arguments)
    assert ran.status in (2, 4)
    assert said in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_word_file_with_automatic_numbers(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(raw_docx(paragraph("工作要点") + paragraph("一、夯实基础") + paragraph("二、优化服务")))
    assert run("import", "a.docx").status == 0
    assert "  # 夯实基础\n  # 优化服务\n" in (tmp_path / "a.yaml").read_text(encoding="utf-8")
