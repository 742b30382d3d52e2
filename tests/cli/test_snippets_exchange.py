"""``drafter snippets import`` and ``export`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from commands import Process, Run
from phraseshelf import Shelf

TABLE = "编号,标题,文字,类别\nzx-aaaaaa,学习要求,深入学习,openings\n,督查,加强督查,openings\nzx-1,坏的,文字,openings\n"


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A library with one phrase, named by the environment."""
    monkeypatch.setenv("DRAFTER_CACHE", str(tmp_path / "cache"))
    found = Shelf(tmp_path / "library")
    found.put("zx-aaaaaa", "学习要求", "认真学习")
    monkeypatch.setenv("DRAFTER_LIBRARY", str(found.folder))
    return found


def test_import_previews_then_writes(run: Run, shelf: Shelf):
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    ran = run("snippets", "import", "a.csv", "--dry-run")
    assert ran.status == 1
    assert ran.out == "修改  学习要求（zx-aaaaaa）\n    文字：认真学习 → 深入学习\n新增  督查（编号待定）\n"
    assert "a.csv:4:1: 第 4 行“编号”一栏：“zx-1”不是编号" in ran.err
    assert ran.err.endswith("会新增 1 条、修改 1 条；不变 0 条，不能导入 1 条。还没有写入\n")
    assert len(list(shelf.folder.glob("*/*.yaml"))) == 1
    ran = run("snippets", "import", "a.csv")
    assert (ran.status, ran.err.splitlines()[-1]) == (1, "新增 1 条、修改 1 条；不变 0 条，没有导入 1 条")
    assert len(list(shelf.folder.glob("*/*.yaml"))) == 2
    assert run("snippets", "search", "加强督查").out.count("督查（") == 1


def test_import_for_programs(run: Run):
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    told = json.loads(run("snippets", "import", "a.csv", "--dry-run", "--json").out)
    assert [(each["line"], each["fate"], each["id"]) for each in told["lines"]] == [
        (2, "changed", "zx-aaaaaa"),
        (3, "new", None),
        (4, "refused", None),
    ]
    assert told["lines"][0]["differences"] == [{"key": "text", "before": "认真学习", "after": "深入学习"}]


@pytest.mark.parametrize("name", ["phrases.csv", "phrases.xlsx", "phrases.yml"])
def test_what_is_exported_changes_nothing_when_imported(run: Run, name: str):
    assert run("snippets", "export", "-o", name).status == 0
    ran = run("snippets", "import", name)
    assert (ran.status, ran.out) == (0, "")
    assert "没有改动" in ran.err


def test_export_chooses(run: Run, shelf: Shelf):
    shelf.put("zx-bbbbbb", "落实", "抓好落实", category="closings", tags="[结尾]")
    told = [
        json.loads(run("snippets", "export", "-o", "a.csv", "--json", *options).out)["count"]
        for options in (("--layer", "named"), ("--category", "closings"), ("--tag", "结尾", "--layer", "named"))
    ]
    assert told[0] == 2
    assert told[1] > 1  # the bundled ones are in this category too
    assert told[2] == 1


def test_the_empty_form(run: Run):
    ran = run("snippets", "export", "--empty", "-o", "form.xlsx")
    assert (ran.status, ran.out) == (0, "")
    assert "已生成：form.xlsx" in ran.err
    assert openpyxl.load_workbook("form.xlsx").sheetnames == ["表述", "说明"]
    ran = run("snippets", "import", "form.xlsx")
    assert (ran.status, ran.err) == (0, "没有改动：0 条都与库里一样\n")


def test_an_older_file_is_kept(run: Run):
    Path("a.csv").write_text("别的内容", encoding="utf-8")
    assert "原来的文件改存为：a.csv.bak" in run("snippets", "export", "-o", "a.csv").err
    assert Path("a.csv.bak").read_text(encoding="utf-8") == "别的内容"


def test_standard_output(process: Process):
    ran = process("snippets", "export", "--format", "csv", "-o", "-", "--layer", "named")
    assert ran.returncode == 0
    assert ran.stdout.decode("utf-8-sig").splitlines()[1].startswith("zx-aaaaaa,学习要求,认真学习,")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export",), "缺少选项：--output"),
        (("export", "-o", "a.docx"), "看不出要写成什么格式：a.docx"),
        (("export", "-o", "a.yml", "--empty"), "空表只有 xlsx 和 csv 两种格式"),
        (("export", "-o", "-", "--format", "csv", "--json"), "标准输出不能既写导出的内容又写 JSON"),
        (("export", "-o", "a", "--format", "word"), "--format 不能是“word”"),
        (("import",), "缺少参数：文件"),
        (("import", "nowhere.csv"), "无法读取 nowhere.csv"),
        (("import", "a.docx"), "不认识这种文件：a.docx"),
        (("import", "a.xls"), "不能读取 .xls 文件"),
    ],
)
def test_wrong_calls(run: Run, arguments: tuple[str, ...], words: str):
    ran = run("snippets", *arguments)
    assert (ran.status, bool(ran.out)) == (2, "--json" in arguments)
    assert words in ran.err


def test_a_file_that_cannot_be_read(run: Run):
    Path("a.xlsx").write_bytes(b"no workbook")
    ran = run("snippets", "import", "a.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "这不是 .xlsx 工作簿" in ran.err
