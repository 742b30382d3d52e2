"""The other files that an answers file names."""

from __future__ import annotations

from pathlib import Path

from answering import load

from drafter.answers.naming import files_named


def test_parts_sheets_and_texts_are_named_once(tmp_path: Path) -> None:
    text = (
        "type: plan\ntitle: 甲\nbody_from: 正文.txt\nappendices:\n- title: 乙\n  layout: list\n"
        "  tasks_from: {file: 任务.csv}\n- title: 丙\n  body_from: 正文.txt\n"
        "parts:\n- 一.yaml\n- 【待填：题目】\n- type: plan\n  title: 丁\n  body: 戊\n  parts: 二.yaml\n"
    )
    for name, words in (("正文.txt", "甲"), ("任务.csv", "事项\n甲\n")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    for name in ("一.yaml", "二.yaml"):
        (tmp_path / name).write_text("type: plan\ntitle: 甲\nbody: 乙\n", encoding="utf-8")
    loaded = load(text, str(tmp_path / "plan.yaml"))
    assert loaded.draft is not None, loaded.problems
    assert files_named(loaded) == ("正文.txt", "任务.csv", "一.yaml", "二.yaml")


def test_a_file_that_names_none() -> None:
    assert files_named(load("type: plan\ntitle: 甲\nbody: 乙\n")) == ()
