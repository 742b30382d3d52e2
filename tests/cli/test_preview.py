"""``drafter preview``: a picture of every page, of answers and of Word files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import PLAN, Run
from PIL import Image

real = pytest.mark.usefixtures("libreoffice")
TWO_PAGES = PLAN + "".join(f"  ## 第{number}件事。办好。\n" for number in range(30))


def pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@real
def test_every_page_of_answers_is_a_picture(run: Run, plan: Path) -> None:
    plan.write_text(TWO_PAGES, encoding="utf-8")
    ran = run("preview", plan, "-o", "各 页", "--dpi", "50")
    assert (ran.status, ran.err.endswith("共 2 页，图片在：各 页\n")) == (0, True)
    assert ran.out.splitlines() == [str(Path("各 页", name)) for name in ("plan-001.png", "plan-002.png")]
    with Image.open("各 页/plan-001.png") as first:
        assert first.size == pytest.approx((8.27 * 50, 11.69 * 50), abs=1)
        assert len(first.getcolors(100_000)) > 1
    assert [path.name for path in plan.parent.glob("plan*")] == ["plan.yaml"]


@real
def test_a_word_file_is_shown_beside_it_and_pages_that_are_gone_are_named(run: Run, plan: Path) -> None:
    plan.write_text(TWO_PAGES, encoding="utf-8")
    run("render", plan)
    docx = plan.with_suffix(".docx")
    assert run("preview", docx, "--dpi", "30").status == 0
    folder = docx.with_name("plan-pages")
    assert pictures(folder) == ["plan-001.png", "plan-002.png"]
    plan.write_text(PLAN, encoding="utf-8")
    run("render", plan)
    report = json.loads(run("preview", docx, "--dpi", "30", "--json").out)
    assert report["pages"] == [str(folder / "plan-001.png")]
    assert report["older"] == [str(folder / "plan-002.png")]
    assert "以前生成的，现在没有这些页了：plan-002.png" in run("preview", docx, "--dpi", "30").err


@real
def test_what_is_not_filled_is_shown_in_a_draft(run: Run, plan: Path) -> None:
    plan.write_text("type: work-plan\ntitle: 要点\n", encoding="utf-8")
    assert run("preview", plan).status == 3
    assert not plan.with_name("plan-pages").exists()
    assert run("preview", plan, "--draft", "--dpi", "30").status == 0
    assert pictures(plan.with_name("plan-pages")) == ["plan-001.png"]


def test_without_libreoffice_that_is_said_and_nothing_written(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "nowhere")
    monkeypatch.setenv("PATH", "")
    ran = run("preview", plan, "-o", "pages")
    assert (ran.status, ran.out) == (5, "")
    assert "DRAFTER_SOFFICE 指的程序不存在" in ran.err
    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize("dpi", ["0", "601", "-5", "1e3", "１００", "many"])
def test_the_density_is_checked(run: Run, plan: Path, dpi: str) -> None:
    ran = run("preview", plan, "--dpi", dpi)
    assert (ran.status, "--dpi 应当是 30 到 600 之间的整数" in ran.err) == (2, True)


@pytest.mark.parametrize("name", ["稿.docx", "稿.doc", "稿.wps", "稿.odt", "稿.rtf", "稿.DOCX"])
def test_a_file_of_another_kind_under_the_name_of_a_document_is_said(run: Run, name: str) -> None:
    Path(name).write_text("type: work-plan\ntitle: 要点\n", encoding="utf-8")
    ran = run("preview", name)
    assert (ran.status, f"{name} 的扩展名是 {Path(name).suffix.lower()}，内容却不是这种文件" in ran.err) == (2, True)
    assert not Path("稿-pages").exists()


@real
def test_an_old_document_that_is_a_page_of_the_web_is_shown(run: Run) -> None:
    Path("稿.doc").write_text("<html><body>正文</body></html>", encoding="utf-8")
    assert run("preview", "稿.doc", "--dpi", "30").status == 0


@pytest.mark.parametrize("name", ["none.docx", "none.yaml"])
def test_what_cannot_be_read_gives_2(run: Run, name: str) -> None:
    ran = run("preview", name)
    assert (ran.status, "找不到这个文件" in ran.err) == (2, True)
