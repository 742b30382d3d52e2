"""``drafter new`` and what follows: a fresh file, its schema, a first look at the draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Process, Run


def test_a_fresh_file_and_its_schema_are_written(run: Run) -> None:
    ran = run("new", "work-plan", "-o", "plan.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert "已新建：plan.yaml" in ran.err
    first = Path("plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=work-plan.schema.json"
    assert json.loads(Path("work-plan.schema.json").read_text(encoding="utf-8"))["title"] == "工作要点"


def test_it_can_be_looked_at_at_once(run: Run) -> None:
    run("new", "work-plan", "-o", "plan.yaml")
    assert run("render", "plan.yaml", "--draft").status == 0
    ran = run("render", "plan.yaml")
    assert (ran.status, "plan.yaml:" in ran.err) == (3, True)


def test_the_name_is_the_types_where_none_is_given(run: Run) -> None:
    assert run("new", "work-plan").status == 0
    assert Path("work-plan.yaml").is_file()


def test_an_existing_file_is_not_overwritten(run: Run) -> None:
    Path("plan.yaml").write_text("我的", encoding="utf-8")
    ran = run("new", "work-plan", "-o", "plan.yaml")
    assert (ran.status, "文件已经有了" in ran.err, "--force" in ran.err) == (5, True, True)
    assert Path("plan.yaml").read_text(encoding="utf-8") == "我的"
    assert not Path("work-plan.schema.json").exists()
    assert run("new", "work-plan", "-o", "plan.yaml", "--force").status == 0
    assert Path("plan.yaml").read_text(encoding="utf-8") != "我的"


def test_the_folder_of_the_file_is_made(run: Run) -> None:
    assert run("new", "work-plan", "-o", "a/b/plan.yaml").status == 0
    assert sorted(path.name for path in Path("a/b").iterdir()) == ["plan.yaml", "work-plan.schema.json"]


@pytest.mark.parametrize("content", ["我的", "[]", '{"$id": 3}', '{"$id": "my own"}'])
def test_a_schema_of_somebody_else_is_not_overwritten(run: Run, content: str) -> None:
    Path("work-plan.schema.json").write_text(content, encoding="utf-8")
    assert run("new", "work-plan").status == 5
    assert Path("work-plan.schema.json").read_text(encoding="utf-8") == content


def test_our_own_schema_is_brought_up_to_date(run: Run) -> None:
    Path("work-plan.schema.json").write_text('{"$id": "urn:drafter:work-plan"}', encoding="utf-8")
    assert run("new", "work-plan").status == 0
    assert "properties" in json.loads(Path("work-plan.schema.json").read_text(encoding="utf-8"))


def test_standard_output_gets_the_file_alone(process: Process) -> None:
    ran = process("new", "work-plan", "-o", "-")
    assert ran.stdout.decode("utf-8").startswith("# yaml-language-server")
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", ["plan.docx", "plan"])
def test_another_kind_of_file_is_refused(run: Run, name: str) -> None:
    ran = run("new", "work-plan", "-o", name)
    assert (ran.status, ".yaml" in ran.err) == (2, True)


def test_an_unknown_type_gives_4(run: Run) -> None:
    assert run("new", "work-pln").status == 4
