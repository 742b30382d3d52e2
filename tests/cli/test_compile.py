"""``drafter compile``: several answers files become one document."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from commands import PLAN, Run

from drafter.office.pdf import texts
from drafter.reading.displayed import displayed

PART = "type: work-plan\ntitle: {title}\nbody: |\n  # 认识\n  有了新认识。\n  # 打算\n  有三个打算。\n"


@pytest.fixture
def parts(tmp_path: Path) -> list[str]:
    """Three plans, named as on the command line: relative to the folder of the moment."""
    (tmp_path / "发言 稿").mkdir()
    for name in ("甲", "乙"):
        Path("发言 稿", f"{name}.yaml").write_text(PART.format(title=f"{name}的发言"), encoding="utf-8")
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    return [str(Path("发言 稿", "甲.yaml")), str(Path("发言 稿", "乙.yaml")), "plan.yaml"]


@pytest.fixture
def no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "nowhere")


def lines(docx: Path | str) -> list[str]:
    return [each.shown for each in displayed(Path(docx)) if each.shown]


@pytest.mark.usefixtures("no_libreoffice")
def test_the_parts_stand_in_their_order_each_with_numbers_of_its_own(run: Run, parts: list[str]) -> None:
    ran = run("compile", *parts, "--title", '发言：汇编 #1 "摘"', "-o", "out/汇编.docx", "--contents-depth", "0")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"已生成：{Path('out/汇编.docx')}\n"
    shown = lines("out/汇编.docx")
    assert shown[0] == '发言：汇编 #1 "摘"'
    assert shown[1:] == [
        "甲的发言", "一、认识", "有了新认识。", "二、打算", "有三个打算。",
        "乙的发言", "一、认识", "有了新认识。", "二、打算", "有三个打算。",
        "工作要点", "一、服务", "1.办好活动。做好准备。",
    ]  # fmt: skip


@pytest.mark.usefixtures("no_libreoffice")
def test_cover_compiler_and_contents_are_asked_for(run: Run, parts: list[str]) -> None:
    ran = run("compile", *parts, "--title", "汇编", "--cover", "--compiler", "办公室", "--contents-depth", "1")
    assert ran.status == 0
    assert "目录里没有页码" in ran.err
    shown = lines("汇编.docx")
    assert shown[:2] == ["汇编", "办公室"]
    assert shown[2].replace("\u3000", "") == "目录"
    assert [line for line in shown[3:] if line.startswith(("甲的发言", "一、认识"))][:2] == [shown[3], "甲的发言"]


@pytest.mark.usefixtures("libreoffice")
def test_contents_say_the_printed_pages(run: Run, parts: list[str]) -> None:
    ran = run("compile", *parts, "--title", "汇编", "--cover", "--contents-depth", "1", "--pdf")
    assert ran.status == 0
    assert "按 LibreOffice 的排版填的" in ran.err
    assert "F9" in ran.err
    pages = ["".join(text.split()) for text in texts(Path("汇编.pdf").read_bytes())]
    contents = next(page for page in pages if page.startswith("目录"))
    said = dict(re.findall(r"(甲的发言|乙的发言|工作要点)\D*(\d+)", contents))
    printed = {title: next(page for page in pages if page.startswith(title)) for title in ("甲的发言", "乙的发言", "工作要点")}
    assert said == {title: re.findall(r"—(\d+)—$", page)[0] for title, page in printed.items()}


@pytest.mark.usefixtures("no_libreoffice")
def test_a_wrong_part_is_said_with_its_own_place_and_nothing_is_written(run: Run, parts: list[str]) -> None:
    Path("plan.yaml").write_text(PLAN.replace("title", "titel"), encoding="utf-8")
    ran = run("compile", *parts, "none.yaml", "--title", "汇编")
    assert ran.status == 3
    assert "plan.yaml:2:1: 没有“titel”这个字段" in ran.err
    assert "\n无法读取 none.yaml：找不到这个文件或文件夹" in f"\n{ran.err}"
    assert "没有生成：汇编.docx" in ran.err
    assert not Path("汇编.docx").exists()
    report = json.loads(run("compile", *parts, "none.yaml", "--title", "汇编", "--json").out)
    assert (report["input"], report["status"]) == ([*parts, "none.yaml"], 3)


@pytest.mark.usefixtures("no_libreoffice")
def test_without_a_name_the_file_is_called_after_the_title(run: Run, parts: list[str]) -> None:
    assert run("compile", *parts, "--title", "2027/28年 1.2 “发言”: 汇编?").status == 0
    assert lines("2027_28年 1.2 “发言”_ 汇编_.docx")
    assert run("compile", *parts, "--title", "甲" * 200).status == 0


@pytest.mark.usefixtures("no_libreoffice")
@pytest.mark.parametrize("title", ["CON", "nul", "Com1", "LPT9.草稿", "aux.2027"])
def test_no_file_is_called_like_a_device_of_windows(run: Run, parts: list[str], title: str) -> None:
    assert run("compile", *parts, "--title", title).status == 0
    assert lines(f"_{title}.docx")[0] == title


@pytest.mark.usefixtures("no_libreoffice")
@pytest.mark.parametrize("title", ["{{ date }}“摘”", "a {{{{ b }} | c", "【待填：题目】", "# 汇编", "'#: [x] &y *z", "甲\n乙"])
def test_title_and_compiler_are_printed_as_they_are(run: Run, parts: list[str], title: str) -> None:
    assert run("compile", *parts, "--title", title, "--compiler", "{{ title }}处", "-o", "out").status == 0
    assert lines("out.docx")[:2] == [title, "{{ title }}处"]


@pytest.mark.usefixtures("no_libreoffice")
@pytest.mark.parametrize("name", ["【待填：第一篇】", "-", "{{ x }}.yaml", "# 甲.yaml", "a: b.yaml"])
def test_a_file_is_a_path_whatever_it_looks_like(run: Run, name: str) -> None:
    Path(name).write_text(PART.format(title="甲的发言"), encoding="utf-8")
    ran = run("compile", "--title", "汇编", "-o", "out.docx", "--contents-depth", "0", "--", name)
    assert (ran.status, lines("out.docx")[:2]) == (0, ["汇编", "甲的发言"]), ran.err
    Path(name).unlink()
    ran = run("compile", "--title", "汇编", "-o", "other.docx", "--", name)
    assert (ran.status, f"无法读取 {name}：找不到这个文件" in ran.err) == (3, True)


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not admit")
@pytest.mark.usefixtures("no_libreoffice")
def test_a_file_may_look_like_an_address_or_have_a_line_break_in_its_name(run: Run) -> None:
    Path("http:").mkdir()
    for name in ("http:/甲.yaml", "甲\n乙.yaml"):
        Path(name).write_text(PART.format(title="甲的发言"), encoding="utf-8")
        ran = run("compile", name, "--title", "汇编", "-o", "out.docx", "--contents-depth", "0")
        assert (ran.status, lines("out.docx")[1]) == (0, "甲的发言"), ran.err
    assert "不能是网络地址" in run("compile", "http://x.example/a.yaml", "--title", "汇编").err


@pytest.mark.usefixtures("no_libreoffice")
def test_a_collection_inside_has_its_entries_one_deeper_and_no_contents_of_its_own(run: Run) -> None:
    Path("甲.yaml").write_text(PART.format(title="甲"), encoding="utf-8")
    Path("inner.yaml").write_text("type: collection\ntitle: 分册\nparts: [甲.yaml]\n", encoding="utf-8")
    ran = run("compile", "甲.yaml", "inner.yaml", "--title", "汇编", "-o", "out.docx")
    assert ran.status == 0
    titles = [line.partition("\t")[0] for line in lines("out.docx")]
    assert titles[:8] == ["汇编", "目　录", "甲", "一、认识", "二、打算", "分册", "甲", "甲"]


@pytest.mark.usefixtures("no_libreoffice")
def test_output_and_options_are_those_of_render(run: Run, parts: list[str]) -> None:
    Path("out").mkdir()
    assert run("compile", *parts, "--title", "汇编", "-o", "out", "--contents-depth", "0").status == 0
    assert lines("out/汇编.docx")
    run("compile", *parts, "--title", "汇编", "-o", "text", "--contents-depth", "0", "--numbering", "text")
    assert lines("text.docx") == lines("out/汇编.docx")
    assert Path("text.docx").read_bytes() != Path("out/汇编.docx").read_bytes()
    assert run("compile", *parts, "--title", "汇编", "-o", "-", "--json").status == 2
    assert run("compile", *parts, "--title", "汇编", "--draft", "--strict").status == 2


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["a.yaml"], "缺少选项：--title"),
        (["--title", "汇编"], "缺少参数：文件…"),
        (["a.yaml", "--title", "汇编", "--contents-depth", "10"], "--contents-depth 应当是 0 到 9 之间的整数"),
        (["a.yaml", "--title", "汇编", "-o", "汇编.pdf"], "只能生成 .docx"),
        (["a.yaml", "--title", " \u3000"], "--title 是空的"),
    ],
)
def test_a_wrong_call_is_said(run: Run, options: list[str], sentence: str) -> None:
    ran = run("compile", *options)
    assert (ran.status, sentence in ran.err) == (2, True)
