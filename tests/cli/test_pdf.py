"""``drafter render --pdf``: the PDF stands beside the Word file, or it is said why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import PLAN, Run
from libreoffice import stand_in

from drafter.office import fonts
from drafter.office.pdf import texts

real = pytest.mark.usefixtures("libreoffice")


def words(pdf: Path) -> str:
    return "".join("".join(texts(pdf.read_bytes())).split())


@real
def test_the_pdf_stands_beside_the_word_file_and_says_the_same(run: Run, plan: Path) -> None:
    ran = run("render", plan, "-o", "产品 单/", "--pdf")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith(f"已生成：{Path('产品 单/plan.docx')}\n已生成：{Path('产品 单/plan.pdf')}\n")
    assert words(Path("产品 单/plan.pdf")) == "工作要点一、服务1.办好活动。做好准备。—1—"


@real
def test_the_same_answers_leave_the_pdf_alone_and_others_are_kept(run: Run, plan: Path) -> None:
    pdf = plan.with_suffix(".pdf")
    pdf.write_bytes(b"%PDF scanned with the seal")
    assert f"原来的文件改存为：{pdf}.bak" in run("render", plan, "--pdf").err
    made = pdf.read_bytes()
    assert f"已是最新，没有改动：{pdf}" in run("render", plan, "--pdf").err
    assert pdf.read_bytes() == made
    plan.write_text(PLAN.replace("做好准备", "准备好"), encoding="utf-8")
    run("render", plan, "--pdf")
    assert "准备好" in words(pdf)
    kept = {each.read_bytes() for each in plan.parent.glob("plan.pdf*.bak")}
    assert b"%PDF scanned with the seal" in kept


def test_without_libreoffice_the_word_file_is_there_and_the_rest_is_said(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "nowhere")
    monkeypatch.setenv("PATH", "")
    ran = run("render", plan, "--pdf")
    assert ran.status == 5
    assert "DRAFTER_SOFFICE 指的程序不存在" in ran.err
    assert f"已生成：{plan.with_suffix('.docx')}" in ran.err
    assert f"没有生成 PDF：{plan}" in ran.err
    assert plan.with_suffix(".docx").is_file()
    (report,) = json.loads(run("render", plan, "--pdf", "--json").out)
    assert (report["ok"], report["status"], report["pdf"]) == (False, 5, None)
    assert report["output"] == str(plan.with_suffix(".docx"))


def test_one_pdf_that_fails_does_not_stop_the_others(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in that fails on the first document prints the second."""
    code = (
        "import os, pathlib, sys\n"
        f"seen = pathlib.Path({str(tmp_path / 'seen')!r})\n"
        "if not seen.exists(): seen.touch(); sys.exit(9)\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        "(out / 'document.pdf').write_bytes(b'%PDF-1.6 second')\n"
    )
    monkeypatch.setenv("DRAFTER_SOFFICE", str(stand_in(tmp_path, code)))
    other = plan.with_name("other.yaml")
    other.write_text(PLAN, encoding="utf-8")
    ran = run("render", plan, other, "-o", "out", "--pdf")
    assert ran.status == 1
    assert "退出状态 9" in ran.err
    assert sorted(path.name for path in Path("out").iterdir()) == ["other.docx", "other.pdf", "plan.docx"]


COLLECTION = "type: collection\ntitle: 汇编\nparts:\n  - {type: seminar-speech, title: 发言, body: 正文。}\n"


def test_a_libreoffice_that_fails_is_asked_once(run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The contents asked it for their page numbers: it would fail, or hang, for the PDF again."""
    code = f"open({str(tmp_path / 'asked')!r}, 'a').write('.'); raise SystemExit(9)"
    monkeypatch.setenv("DRAFTER_SOFFICE", str(stand_in(tmp_path, code)))
    plan.write_text(COLLECTION, encoding="utf-8")
    for command in ("render", "preview"):
        ran = run(command, plan, *(["--pdf"] if command == "render" else []))
        assert (ran.status, ran.err.count("退出状态 9")) == (5, 1), ran.err
    assert (tmp_path / "asked").read_text(encoding="utf-8") == ".."
    assert plan.with_suffix(".docx").is_file()


@real
def test_fonts_that_are_replaced_in_a_pdf_are_said_once(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"仿宋", "宋体"}))
    plan.with_name("other.yaml").write_text(PLAN, encoding="utf-8")
    ran = run("render", plan, plan.with_name("other.yaml"), "-o", "out", "--pdf")
    assert (ran.status, ran.err.count("这台电脑没有这些字体：方正小标宋简体、楷体、黑体；")) == (0, 1), ran.err
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"仿宋", "宋体", "方正小标宋简体", "楷体", "黑体"}))
    assert "字体" not in run("render", plan, "-o", "out", "--pdf").err


def test_a_pdf_cannot_go_to_the_standard_output(run: Run, plan: Path) -> None:
    ran = run("render", plan, "--pdf", "-o", "-")
    assert (ran.status, "写到标准输出时不能加 --pdf" in ran.err) == (2, True)
