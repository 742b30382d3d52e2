"""``drafter render``: what is written where, what is said, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import PLAN, Process, Run

from drafter.draft.fields import Draft
from drafter.reading.displayed import displayed

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and signals")


def lines(docx: Path | bytes) -> list[str]:
    return [each.shown for each in displayed(docx) if each.shown]


def test_the_word_file_stands_beside_the_answers(run: Run, plan: Path) -> None:
    ran = run("render", plan)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"已生成：{plan.with_suffix('.docx')}\n"
    assert lines(plan.with_suffix(".docx")) == ["工作要点", "一、服务", "1.办好活动。做好准备。"]


def test_a_second_run_changes_nothing(run: Run, plan: Path) -> None:
    run("render", plan)
    assert "已是最新" in run("render", plan).err
    assert sorted(path.name for path in plan.parent.glob("plan.*")) == ["plan.docx", "plan.yaml"]


def test_a_file_somebody_edited_is_kept(run: Run, plan: Path) -> None:
    docx = plan.with_suffix(".docx")
    docx.write_bytes(b"edited")
    assert f"原来的文件改存为：{docx}.bak" in run("render", plan).err
    assert docx.with_name("plan.docx.bak").read_bytes() == b"edited"


def test_own_output_does_not_pile_up_but_edits_are_all_kept(run: Run, plan: Path) -> None:
    """Ten runs with other answers leave one .bak; a file that somebody edited is never lost among them."""
    docx = plan.with_suffix(".docx")
    for number in range(4):
        plan.write_text(PLAN.replace("做好准备", f"做好准备{number}"), encoding="utf-8")
        run("render", plan)
    assert [path.name for path in plan.parent.glob("*.bak")] == ["plan.docx.bak"]
    docx.write_bytes(docx.read_bytes() + b"edited")
    run("render", plan, "--numbering", "text")
    run("render", plan)
    assert any(path.read_bytes().endswith(b"edited") for path in plan.parent.glob("*.bak"))


@pytest.mark.parametrize(
    ("output", "expected"),
    [("other.docx", "other.docx"), ("other", "other.docx"), ("2027年1.2版", "2027年1.2版.docx"), ("new/", "new/plan.docx")],
)
def test_the_output_can_be_named(run: Run, plan: Path, output: str, expected: str) -> None:
    assert run("render", plan, "-o", output).status == 0
    assert lines(Path(expected))[0] == "工作要点"


def test_an_existing_folder_takes_the_file(run: Run, plan: Path) -> None:
    Path("out").mkdir()
    run("render", plan, "-o", "out")
    assert Path("out/plan.docx").is_file()


@pytest.mark.parametrize("output", ["plan.pdf", "plan.doc", "plan.yaml"])
def test_another_kind_of_file_is_refused(run: Run, plan: Path, output: str) -> None:
    ran = run("render", plan, "-o", output)
    assert ran.status == 2
    assert "只能生成 .docx" in ran.err
    assert plan.read_text(encoding="utf-8") == PLAN


def test_typed_numbers_show_the_same(run: Run, plan: Path) -> None:
    run("render", plan, "-o", "native.docx")
    run("render", plan, "-o", "text.docx", "--numbering", "text")
    assert lines(Path("native.docx")) == lines(Path("text.docx"))
    assert Path("native.docx").read_bytes() != Path("text.docx").read_bytes()


def test_wrong_answers_write_nothing_and_give_3(run: Run, plan: Path) -> None:
    plan.write_text("type: work-plan\ntilte: 标题\ndate: 2027-02-30\n", encoding="utf-8")
    ran = run("render", plan)
    assert ran.status == 3
    assert f"{plan}:2:1: 没有“tilte”这个字段" in ran.err
    assert f"{plan}:3:7: " in ran.err
    assert "是不是“title”？" in ran.err
    assert "没有填写“正文”" in ran.err
    assert f"没有生成：{plan}" in ran.err
    assert not plan.with_suffix(".docx").exists()


def test_an_unknown_or_broken_type_gives_4(run: Run, plan: Path) -> None:
    plan.write_text(PLAN.replace("work-plan", "workplan"), encoding="utf-8")
    ran = run("render", plan)
    assert (ran.status, "没有“workplan”这种类型" in ran.err, "work-plan" in ran.err) == (4, True, True)
    assert f"{plan}:1:7: " in ran.err
    broken = Path("types/workplan")
    broken.mkdir(parents=True)
    (broken / "type.yaml").write_text("name: 坏\n", encoding="utf-8")
    ran = run("render", plan, "--templates", "types")
    assert (ran.status, "缺少“fields”" in ran.err) == (4, True)


@posix
def test_what_cannot_be_written_gives_5(run: Run, plan: Path) -> None:
    ran = run("render", plan, "-o", "plan.yaml/plan.docx")
    assert ran.status == 5
    assert "无法写入 plan.yaml：已有同名的文件，不是文件夹" in ran.err


def test_the_folder_of_the_named_file_is_made_when_there_is_a_file_for_it(run: Run, plan: Path) -> None:
    assert run("render", "none.yaml", "-o", "new/er/plan.docx").status == 2
    assert not Path("new").exists()
    assert run("render", plan, "-o", "new/er/plan.docx").status == 0
    assert Path("new/er/plan.docx").is_file()


@pytest.mark.parametrize("name", ["x.docx", "x.PDF"])
def test_several_files_are_not_put_into_a_folder_that_is_called_like_a_file(run: Run, plan: Path, name: str) -> None:
    Path("b.yaml").write_text(PLAN, encoding="utf-8")
    ran = run("render", plan, "b.yaml", "-o", name)
    assert (ran.status, f"{name} 是文件的名字" in ran.err, f"写 -o {name}/" in ran.err) == (2, True, True)
    assert not Path(name).exists()
    assert run("render", plan, "b.yaml", "-o", f"{name}/").status == 0
    assert run("render", plan, "b.yaml", "-o", name).status == 0
    assert len(list(Path(name).iterdir())) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("options", [["-o", "-"], ["--json"]])
def test_a_full_disk_behind_standard_output_gives_5(plan: Path, options: list[str]) -> None:
    command = [sys.executable, "-m", "drafter", "render", str(plan), *options]
    with Path("/dev/full").open("wb") as full:
        own = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        ran = subprocess.run(command, env=own, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, "无法写入 标准输出：磁盘已满\n" in ran.stderr.decode("utf-8")) == (5, True)


@pytest.mark.parametrize(("name", "sentence"), [("none.yaml", "找不到"), (".", "文件夹")])
def test_what_cannot_be_read_gives_2(run: Run, name: str, sentence: str) -> None:
    ran = run("render", name)
    assert (ran.status, sentence in ran.err) == (2, True)


def test_one_bad_file_does_not_stop_the_others(run: Run, plan: Path) -> None:
    Path("bad.yaml").write_text("type: work-plan\n", encoding="utf-8")
    ran = run("render", "none.yaml", "bad.yaml", plan, "-o", "out/")
    assert ran.status == 1
    assert [path.name for path in Path("out").iterdir()] == ["plan.docx"]
    assert "共 3 个文件，生成 1 个，失败 2 个" in ran.err


@pytest.mark.usefixtures("plan")
def test_patterns_are_expanded_where_the_shell_does_not(run: Run) -> None:
    """PowerShell and cmd hand over ``*.yaml`` as it is; a file whose own name has such signs stays one file."""
    for name in ("b.yaml", "a[1].yaml"):
        Path(name).write_text(PLAN, encoding="utf-8")
    assert run("render", "*.yaml", "-o", "out").status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["a[1].docx", "b.docx", "plan.docx"]
    assert "a[1].docx" in run("render", "a[1].yaml").err
    assert "*.yml：找不到" in run("render", "*.yml").err


def test_files_that_fail_alike_give_their_status(run: Run) -> None:
    for name in ("a.yaml", "b.yaml"):
        Path(name).write_text("type: work-plan\n", encoding="utf-8")
    assert run("render", "a.yaml", "b.yaml").status == 3
    assert run("render", "a.yaml", "none.yaml").status == 1


def test_a_defect_of_the_program_is_a_sentence_and_stops_no_other_file(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter import pipeline

    whole = pipeline.compose

    def broken(draft: Draft, **options: Any) -> Any:
        if draft.file == "bad.yaml":
            raise RuntimeError("inside")
        return whole(draft, **options)

    monkeypatch.setattr(pipeline, "compose", broken)
    Path("bad.yaml").write_text(PLAN, encoding="utf-8")
    ran = run("render", "bad.yaml", plan)
    assert ran.status == 1
    assert "程序内部出错（RuntimeError: inside）" in ran.err
    assert "Traceback" not in ran.err
    assert plan.with_suffix(".docx").is_file()
    monkeypatch.setenv("DRAFTER_DEBUG", "1")
    assert "Traceback" in run("render", "bad.yaml").err


@pytest.mark.parametrize(
    "arguments",
    [
        ("a/plan.yaml", "b/plan.yaml", "-o", "out/"),
        ("plan.yaml", "plan.yml"),
        ("plan.yaml", "plan.yaml"),
        ("plan.yaml", "./plan.yaml"),
        ("plan.yaml", "PLAN.yaml"),
        ("plan.yaml", "other.yaml", "-o", "-"),
        ("plan.yaml", "other.yaml", "-o", "plan.yaml"),
        ("plan.yaml", "-o", "-", "--json"),
        ("plan.yaml", "--draft", "--strict"),
        ("plan.yaml", "--templates", "none"),
        ("plan.yaml", "--numbering", "roman"),
        ("plan.yaml", "-o"),
        ("plan.yaml", "--drat"),
        ("plan.yaml", "--draft=yes"),
        (),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_written(run: Run, plan: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(plan.parent.rglob("*"))
    ran = run("render", *arguments)
    assert (ran.status, bool(ran.out)) == (2, "--json" in arguments)
    assert any("\u4e00" <= character <= "\u9fff" for character in ran.err.splitlines()[0])
    assert sorted(plan.parent.rglob("*")) == before


def test_strict_refuses_while_anything_is_open(run: Run, plan: Path) -> None:
    plan.write_text(PLAN + "  【请核：数字】\n  | 甲 | 【待填：乙】 |\n  | 丙 | 丁 |\n", encoding="utf-8")
    ran = run("render", plan, "--strict")
    assert ran.status == 1
    assert f"{plan}:6:" in ran.err
    assert "【请核：数字】" in ran.err
    assert "【待填：乙】" in ran.err
    assert not plan.with_suffix(".docx").exists()
    ran = run("render", plan)
    assert (ran.status, "文中还有 2 处" in ran.err) == (0, True)
    plan.write_text(PLAN, encoding="utf-8")
    assert run("render", plan, "--strict").status == 0


def test_draft_prints_what_is_not_filled(run: Run, plan: Path) -> None:
    plan.write_text(PLAN.replace("标题", "x").replace("工作要点", "'{{ year }}年工作要点'"), encoding="utf-8")
    ran = run("render", plan)
    assert (ran.status, "“年度”（year）没有填写" in ran.err) == (3, True)
    ran = run("render", plan, "--draft")
    assert ran.status == 0
    assert lines(plan.with_suffix(".docx"))[0] == "【待填：年度】年工作要点"


@pytest.mark.usefixtures("plan")
def test_json_says_what_became_of_every_input(run: Run) -> None:
    Path("bad.yaml").write_text("type: work-plan\nnot: 1\nbody: 正文\ntitle: 标题\n", encoding="utf-8")
    Path("plan.docx").write_bytes(b"edited")
    ran = run("render", "plan.yaml", "bad.yaml", "--json")
    assert (ran.status, ran.err) == (1, "")
    good, bad = json.loads(ran.out)
    assert good == {
        "input": "plan.yaml",
        "output": "plan.docx",
        "pdf": None,
        "ok": True,
        "status": 0,
        "todo": 0,
        "backup": "plan.docx.bak",
        "problems": [],
    }
    assert (bad["ok"], bad["status"], bad["output"]) == (False, 3, None)
    problem = bad["problems"][0]
    assert problem["place"] == {"file": "bad.yaml", "line": 2, "column": 1}
    assert problem["level"] == "error"
    assert "“not”" in problem["message"]
    assert problem["help"]


def test_standard_input_to_standard_output(process: Process) -> None:
    ran = process("render", "-", data=PLAN.encode())
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert lines(ran.stdout)[0] == "工作要点"


def test_standard_input_to_a_file(process: Process) -> None:
    ran = process("render", "-", "-o", "out.docx", data=PLAN.encode())
    assert (ran.returncode, ran.stdout) == (0, b"")
    assert lines(Path("out.docx"))[0] == "工作要点"


def test_a_file_to_standard_output_is_the_file(process: Process, plan: Path) -> None:
    ran = process("render", str(plan), "-o", "-")
    assert process("render", str(plan)).returncode == 0
    assert ran.stdout == plan.with_suffix(".docx").read_bytes()


def test_messages_about_standard_input_have_a_place(process: Process) -> None:
    ran = process("render", "-", data=b"type: work-plan\nbody: x\nnot: 1\n")
    assert ran.returncode == 3
    assert "<stdin>:3:1: 没有“not”这个字段" in ran.stderr.decode()


def test_control_characters_do_not_reach_the_terminal(run: Run) -> None:
    ran = run("render", "\x1b[31mred.yaml")
    assert "red.yaml" in ran.err
    assert "\x1b" not in ran.err


def test_progress_is_shown_on_a_terminal_and_wiped(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.yaml").write_text(PLAN, encoding="utf-8")
    assert "正在生成" not in run("render", plan, "other.yaml").err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    ran = run("render", plan, "other.yaml")
    assert "正在生成 2/2：other.yaml\r" in ran.err
    assert all(line.rpartition("\r")[2].startswith(("已", "共")) for line in ran.err.rstrip().split("\n"))
