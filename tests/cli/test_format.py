"""``drafter format``: a messy document in, the same words in official format out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Process, Run

from drafter.reading.displayed import displayed

SOURCE = "区图书馆工作要点\n今年是关键一年。\n一、夯实基础\n1.完善制度。修订办法，明确分工。\n区图书馆\n2026年1月8日\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def lines(path: Path) -> list[str]:
    return [each.shown for each in displayed(path) if each.shown]


def test_every_word_is_there_in_official_styles(run: Run, source: Path, tmp_path: Path) -> None:
    ran = run("format", source, "-o", "tidy.docx")
    assert (ran.status, ran.out) == (0, "")
    assert lines(tmp_path / "tidy.docx") == SOURCE.splitlines()
    assert displayed(tmp_path / "tidy.docx")[0].style == "Title"
    assert ran.err.endswith("已生成：tidy.docx\n")


def test_what_was_not_found_is_marked_and_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一、夯实基础\n二、优化服务\n", encoding="utf-8")
    ran = run("format", "a.txt", "-o", "tidy.docx")
    assert ran.status == 0
    assert "原文里没有找到标题" in ran.err
    assert lines(tmp_path / "tidy.docx") == ["【待填：标题】", "一、夯实基础", "二、优化服务"]


def test_numbers_can_be_typed(run: Run, source: Path, tmp_path: Path) -> None:
    run("format", source, "-o", "tidy.docx", "--numbering", "text")
    assert [each.text for each in displayed(tmp_path / "tidy.docx") if each.text][2] == "一、夯实基础"


def test_a_formatted_document_formatted_again_is_the_same(run: Run, source: Path, tmp_path: Path) -> None:
    run("format", source, "-o", "one.docx")
    run("format", "one.docx", "-o", "two.docx")
    assert lines(tmp_path / "two.docx") == lines(tmp_path / "one.docx")
    assert (tmp_path / "two.docx").read_bytes() == (tmp_path / "one.docx").read_bytes()


def test_the_document_itself_is_never_written_over(run: Run, source: Path, tmp_path: Path) -> None:
    run("format", source, "-o", "tidy.docx")
    before = (tmp_path / "tidy.docx").read_bytes()
    ran = run("format", "tidy.docx", "-o", "tidy.docx")
    assert (ran.status, "不能写到原来的文件上" in ran.err) == (2, True)
    assert (tmp_path / "tidy.docx").read_bytes() == before


def test_another_document_in_its_place_is_kept(run: Run, source: Path, tmp_path: Path) -> None:
    (tmp_path / "tidy.docx").write_bytes(b"mine")
    assert run("format", source, "-o", "tidy.docx").status == 0
    assert (tmp_path / "tidy.docx.bak").read_bytes() == b"mine"


def test_standard_streams(process: Process, tmp_path: Path) -> None:
    ran = process("format", "-", "-o", "-", data=SOURCE.encode())
    assert ran.returncode == 0
    (tmp_path / "out.docx").write_bytes(ran.stdout)
    assert lines(tmp_path / "out.docx")[0] == "区图书馆工作要点"


def test_json_for_programs(run: Run, source: Path) -> None:
    (found,) = json.loads(run("format", source, "-o", "tidy.docx", "--json").out)
    assert (found["ok"], found["output"], found["type"]) == (True, "tidy.docx", "work-plan")


def test_an_output_has_to_be_named(run: Run, source: Path) -> None:
    ran = run("format", source)
    assert (ran.status, "--output" in ran.err) == (2, True)
