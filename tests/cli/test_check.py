"""``drafter check`` as a user meets it: lines with carets, JSON, SARIF, fixes, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import PLAN, Run
from sketches import sketch

BAD = "type: work-plan\ntitle: 工作要点\nbody: |\n  # 服务\n  ## 认真布署工作。加强领导,抓好落实,办好活动。\n"


@pytest.fixture
def files() -> None:
    """A good plan, one with findings, and a plain text."""
    Path("good.yaml").write_text(PLAN, encoding="utf-8")
    Path("bad.yaml").write_text(BAD, encoding="utf-8")
    Path("a.txt").write_text("工作要点\n加强领导,抓好落实。\n", encoding="utf-8")


@pytest.mark.usefixtures("files")
def test_a_finding_is_a_line_with_a_caret_as_wide_as_the_characters(run: Run) -> None:
    ran = run("check", "bad.yaml")
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "bad.yaml:5:8: 必改 “布署”应为“部署” [word]",
        "    认真布署工作。加强领导,抓好落实,办好活动。",
        "        ^^^^",
        "    改为：部署",
    ]
    assert lines[4] == "bad.yaml:5:17: 疑似 汉字旁的“,”是半角的，应为“，”（本段共2处） [half-width]"
    assert lines[6] == " " * 4 + " " * 22 + "^" + " " * 8 + "^"
    assert ran.err.splitlines()[-1] == "bad.yaml：必改1处，疑似2处"


@pytest.mark.usefixtures("files")
def test_the_exit_status_is_what_weighs_enough(run: Run) -> None:
    assert run("check", "good.yaml").status == 0
    assert run("check", "a.txt").status == 0
    assert run("check", "a.txt", "--fail-on", "warning").status == 1
    assert run("check", "good.yaml", "bad.yaml").status == 1
    assert run("check", "bad.yaml", "--skip", "word").status == 0
    assert run("check", "bad.yaml", "--only", "half-width", "--fail-on", "hint").status == 1
    Path("broken.yaml").write_text("type: work-plan\ntitle: 甲\nbody: 乙\nnonsense: 1\n", encoding="utf-8")
    assert run("check", "broken.yaml").status == 3
    assert run("check", "none.txt").status == 2
    ran = run("check", "none.txt", "bad.yaml")
    assert (ran.status, "布署" in ran.out, "none.txt" in ran.err) == (1, True, True)
    assert run("check").status == 2


@pytest.mark.usefixtures("files")
def test_an_unknown_rule_gets_the_nearest(run: Run) -> None:
    ran = run("check", "a.txt", "--only", "half-with")
    assert ran.status == 2
    assert "half-width" in ran.err


@pytest.mark.usefixtures("files")
def test_json_is_a_list_of_objects_with_rule_level_message_place(run: Run) -> None:
    ran = run("check", "bad.yaml", "a.txt", "--json")
    listed = json.loads(ran.out)
    assert [(each["rule"], each["level"], each["place"]["file"]) for each in listed] == [
        ("word", "error", "bad.yaml"),
        ("half-width", "warning", "bad.yaml"),
        ("half-width", "warning", "bad.yaml"),
        ("half-width", "warning", "a.txt"),
    ]
    first = listed[0]
    assert (first["place"]["line"], first["place"]["column"], first["place"]["section"]) == (5, 8, "一、服务")
    assert first["text"][first["place"]["start"] : first["place"]["end"]] == "布署"
    assert first["fix"] == {"replacement": "部署", "certain": True}
    assert first["source"]


def test_json_tells_what_is_wrong_with_the_file_too(run: Run) -> None:
    Path("broken.yaml").write_text("type: work-plan\ntitle: 甲\nbody: 乙\nnonsense: 1\n", encoding="utf-8")
    ran = run("check", "broken.yaml", "--json")
    assert ran.status == 3
    (listed,) = json.loads(ran.out)
    assert (listed["rule"], listed["level"], listed["place"]["line"]) == ("answers", "error", 4)


@pytest.mark.usefixtures("files")
def test_sarif_goes_out_or_into_a_file(run: Run) -> None:
    ran = run("check", "bad.yaml", "--sarif", "-")
    log = json.loads(ran.out)
    (one,) = log["runs"]
    assert log["version"] == "2.1.0"
    result = one["results"][0]
    assert (result["ruleId"], result["level"]) == ("word", "error")
    location = result["locations"][0]["physicalLocation"]
    assert location == {"artifactLocation": {"uri": "bad.yaml"}, "region": {"startLine": 5, "startColumn": 8, "endColumn": 10}}
    assert {each["ruleId"] for each in one["results"]} <= {rule["id"] for rule in one["tool"]["driver"]["rules"]}
    ran = run("check", "bad.yaml", "--sarif", "out.sarif")
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8")) == log
    assert "必改" in ran.out
    assert run("check", "bad.yaml", "--sarif", "-", "--json").status == 2


@pytest.mark.usefixtures("files")
def test_fixes_are_carried_out_shown_and_the_old_file_kept(run: Run) -> None:
    ran = run("check", "bad.yaml", "--fix")
    assert ran.status == 0
    assert "bad.yaml:5:8: 已改：布署 → 部署" in ran.err
    assert "bad.yaml：改正了3处" in ran.err
    assert Path("bad.yaml").read_text(encoding="utf-8") == BAD.replace("布署", "部署").replace(",", "，")
    assert Path("bad.yaml.bak").read_text(encoding="utf-8") == BAD
    again = run("check", "bad.yaml", "--fix")
    assert (again.out, "没有发现问题" in again.err) == ("", True)


@pytest.mark.usefixtures("files")
def test_without_fix_nothing_is_written(run: Run) -> None:
    run("check", "bad.yaml")
    assert Path("bad.yaml").read_text(encoding="utf-8") == BAD
    assert not Path("bad.yaml.bak").exists()


def test_rules_that_the_file_turned_off_are_told_with_the_reason(run: Run) -> None:
    Path("bad.yaml").write_text(BAD + "review:\n  word: off 引文如此\n", encoding="utf-8")
    ran = run("check", "bad.yaml")
    assert ran.status == 0
    assert "没有用规则 word（引文如此）" in ran.err


def test_all_rules_are_listed_with_their_examples(run: Run) -> None:
    ran = run("check", "--rules")
    assert ran.status == 0
    assert "half-width  汉字旁的半角标点（疑似）" in ran.out
    assert ran.out.count("会提醒：") == 2 * ran.out.count("依据：")
    listed = json.loads(run("check", "--rules", "--json").out)
    assert {"rule", "title", "level", "on", "source", "explanation", "example", "counterexample"} == set(listed[0])


def test_a_long_paragraph_is_shown_around_the_finding(run: Run) -> None:
    Path("a.txt").write_text(f"要点\n{'前面的话' * 60}加强领导,抓好落实{'后面的话' * 60}。\n", encoding="utf-8")
    shown = run("check", "a.txt", "--only", "half-width").out.splitlines()[1].strip()
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "加强领导,抓好落实" in shown


def test_what_a_rule_says_of_a_paragraph_stands_together(run: Run) -> None:
    Path("a.txt").write_text("要点\n加强领导,布署XX工作,抓好落实。\n", encoding="utf-8")
    heads = [line.split(" ")[0] + line[line.rindex("[") :] for line in run("check", "a.txt").out.splitlines() if "[" in line]
    assert heads == ["a.txt:2:5:[half-width]", "a.txt:2:6:[word]", "a.txt:2:8:[placeholder]"]


def test_carets_stand_where_a_terminal_puts_the_characters(run: Run) -> None:
    """“ ” … take one cell, 汉字 two; what would move the cursor is shown as a blank."""
    Path("a.txt").write_text("要点\n办好“读书节”\t……\x1b[1m活动,布署工作。\n", encoding="utf-8")
    lines = run("check", "a.txt", "--only", "word").out.splitlines()
    assert lines[1] == "    办好“读书节” …… [1m活动,布署工作。"
    assert lines[2] == " " * 4 + " " * 24 + "^^^^"


def test_a_file_name_in_sarif_is_an_address(run: Run) -> None:
    Path("工作 要点.txt").write_text("加强领导,抓好落实。\n", encoding="utf-8")
    (one,) = json.loads(run("check", "工作 要点.txt", "--sarif", "-").out)["runs"]
    location = one["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "%E5%B7%A5%E4%BD%9C%20%E8%A6%81%E7%82%B9.txt"


@pytest.mark.usefixtures("files")
def test_findings_are_shown_even_where_the_sarif_file_cannot_be_written(run: Run) -> None:
    ran = run("check", "bad.yaml", "--sarif", "missing/out.sarif")
    assert ran.status > 3
    assert "布署" in ran.out


def test_a_word_file_is_never_fixed_and_that_is_said(run: Run) -> None:
    data = sketch("[正文] 全馆要统筹安排,抓好各项任务的落实，确保全年目标如期完成。")
    Path("a.docx").write_bytes(data)
    ran = run("check", "a.docx", "--fix")
    assert "a.docx：Word 文件不能自动改正" in ran.err
    assert Path("a.docx").read_bytes() == data
    assert "half-width" in ran.out


@pytest.mark.usefixtures("files")
def test_english_is_joined_with_english_marks(run: Run) -> None:
    assert run("check", "bad.yaml", "--lang", "en").err.splitlines()[-1] == "bad.yaml: error: 1, warning: 2"
    heads = [line for line in run("check", "--rules", "--lang", "en").out.splitlines() if line.startswith("half-width")]
    assert heads == ["half-width  Half-width punctuation beside Chinese characters (warning)"]


def test_a_folder_stands_for_the_files_in_it(run: Run) -> None:
    folder = Path("稿件/二")
    folder.mkdir(parents=True)
    for name in ("稿件/二/a.txt", "稿件/b.txt", "稿件/~$c.docx", "稿件/.d.txt", "稿件/e.png"):
        Path(name).write_text("加强领导,抓好落实。\n", encoding="utf-8")
    heads = [line.split(":")[0] for line in run("check", "稿件").out.splitlines() if "half-width" in line]
    assert [Path(each).as_posix() for each in heads] == ["稿件/b.txt", "稿件/二/a.txt"]
    Path("空").mkdir()
    assert run("check", "空").status == 2
