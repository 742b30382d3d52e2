"""The entry point: language, version, usage errors, interruptions, and what is loaded for what."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Process, Run

import drafter
from drafter.cli import main

ROOT = Path(__file__).parents[2]


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"drafter {drafter.__version__}\n"


def test_without_a_command_the_page_is_shown(run: Run) -> None:
    assert run().out == run("--help").out
    assert run("types").out == run("types", "--help").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("rendr", "x"), "没有“rendr”这个命令\n    是不是“render”？"),
        (("wibble",), "没有“wibble”这个命令\n    可用的有：edit、"),
        (("types", "lst"), "没有“lst”这个命令\n    是不是“list”？"),
        (("render", "--drfat", "x"), "没有 --drfat 这个选项，是不是 --draft？\n    用法见 drafter render --help"),
        (("render", "-x", "x"), "没有 -x 这个选项\n"),
        (("render",), "缺少参数：文件…\n"),
        (("render", "x", "-o"), "选项 -o 后面要写一个值\n"),
        (("render", "x", "--strict=1"), "选项 --strict 后面不写值\n"),
        (("render", "x", "--numbering", "roman"), "--numbering 不能是“roman”\n    可用的有：native、text"),
        (("new",), "没有写文种\n    drafter types list 列出全部"),
        (("new", "work-plan", "b", "c"), "多出来的参数：b c\n"),
        (("--lang", "fr", "types"), "--lang 不能是“fr”\n"),
    ],
)
def test_a_usage_error_is_a_chinese_sentence_with_what_helps(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("render", "--json"), 2),
        (("render", "a/x.yaml", "b/x.yaml", "-o", "out", "--json"), 2),
        (("rendr", "--json"), 2),
        (("preview", "missing.yaml", "--json"), 2),
    ],
)
def test_a_program_that_asked_for_json_is_told_of_failures_in_json(run: Run, arguments: tuple[str, ...], status: int) -> None:
    ran = run(*arguments)
    told = json.loads(ran.out)
    assert (ran.status, told["status"], told["ok"]) == (status, status, False)
    assert told["problems"][0]["message"] in ran.err


def test_a_file_called_json_asks_for_none(run: Run) -> None:
    assert run("types", "show", "--", "--json").out == ""


@pytest.mark.parametrize("arguments", [("--lang", "en", "rendr"), ("rendr", "--lang=en")])
def test_errors_are_english_on_demand(run: Run, arguments: tuple[str, ...]) -> None:
    assert not re.search("[\u4e00-\u9fff]", run(*arguments).err)


def test_the_language_may_stand_behind_the_command_and_in_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    english = run("--lang", "en", "types", "--help").out
    assert run("types", "--help", "--lang", "en").out == english
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert run("types", "--help").out == english
    assert run("types", "--help", "--lang", "zh").out != english


def test_ctrl_c_is_a_word_and_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("drafter.cli.types.listing.library", interrupted)
    ran = run("types", "list")
    assert (ran.status, ran.err.strip()) == (130, "已中断")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise on Windows")
def test_a_closed_pipe_is_no_crash() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "drafter", "types", "list"]
    own = {**os.environ, "PYTHONUNBUFFERED": ""}
    ran = subprocess.run(command, cwd=ROOT, env=own, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "arguments", ["--version", "render --help", "types", "types list", "types list --json", "new work-plan -o -"]
)
def test_a_full_disk_behind_standard_output_is_a_sentence_and_5(arguments: str) -> None:
    command = [sys.executable, "-m", "drafter", *arguments.split()]
    with Path("/dev/full").open("wb") as full:
        own = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        ran = subprocess.run(command, env=own, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr.decode("utf-8")) == (5, "无法写入 标准输出：磁盘已满\n")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk"])
def test_no_console_is_too_poor(process: Process, encoding: str) -> None:
    """What the console's encoding does not know is replaced; where it knows no Chinese, UTF-8 is written."""
    ran = process("types", "show", "没有\U0001f600", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert ran.returncode == 4
    assert "这种类型" in ran.stderr.decode("gbk" if encoding == "gbk" else "utf-8")


def test_json_is_utf_8_on_every_console(process: Process) -> None:
    ran = process("types", "list", "--json", PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert "工作要点" in ran.stdout.decode("utf-8")


def loaded_by(*arguments: str) -> set[str]:
    """Return the top-level modules that a command loads."""
    code = "import sys; from drafter.cli import main; main(sys.argv[1:]); print('|'.join(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", code, *arguments]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, env=own)
    return {name.partition(".")[0] for name in ran.stderr.splitlines()[-1].split("|")}


@pytest.mark.parametrize("arguments", [("--help",), ("render", "--help"), ("types", "list", "--help"), ("--version",)])
def test_help_loads_no_heavy_library(arguments: tuple[str, ...]) -> None:
    heavy = {"lxml", "docx", "docxtpl", "jinja2", "yaml", "openpyxl", "textual", "pypinyin"}
    assert loaded_by(*arguments) & heavy == set()


def test_render_loads_no_screen_and_no_pinyin(plan: Path) -> None:
    modules = loaded_by("render", str(plan))
    assert plan.with_suffix(".docx").is_file()
    assert modules & {"textual", "pypinyin", "openpyxl"} == set()


def test_wrong_answers_do_not_wait_for_word(plan: Path) -> None:
    plan.write_text("type: work-plan\n", encoding="utf-8")
    assert loaded_by("render", str(plan)) & {"docx", "docxtpl"} == set()


def test_the_module_is_a_command(process: Process) -> None:
    assert process("--version").stdout.decode().startswith("drafter ")


def test_main_can_be_called_again_in_another_language(capsys: pytest.CaptureFixture[str]) -> None:
    for language, first in (("zh", "用法："), ("en", "Usage: "), ("zh", "用法：")):
        assert main(["--help", "--lang", language]) == 0
        assert capsys.readouterr().out.startswith(first)
