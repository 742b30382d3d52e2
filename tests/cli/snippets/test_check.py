"""``drafter snippets check`` and ``history``: for those who keep a shared library, and for its CI."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from commands import Run
from instruments import instrument
from phraseshelf import Shelf


def git(folder: Path, *arguments: str) -> None:
    instrument("git")
    identity = {"GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.com"}
    identity |= {
        "GIT_COMMITTER_NAME": "甲",
        "GIT_COMMITTER_EMAIL": "a@example.com",
        "GIT_AUTHOR_DATE": "2026-01-08T10:00:00+08:00",
    }
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **identity}, check=True, capture_output=True)


def test_a_sound_library_passes(run: Run, shelf: Shelf) -> None:
    ran = run("snippets", "check", "shelf")
    assert (ran.status, ran.out, ran.err) == (0, "", f"查了 3 条：{shelf.folder}\n没有问题\n")


def test_all_that_is_wrong_is_said_at_once_with_its_place(run: Run, shelf: Shelf) -> None:
    shelf.put("zx-dddddd", "乱码", "文字", kind="canonicl")
    shelf.put("zx-eeeeee", "变量", "根据{{ 文件 }}制定本办法的通知", superseded_by="zx-ffffff")
    shelf.put("zx-ababab", "过期", "认真学习{{ 文件 }}精神", valid="{until: 2020-01-01}", variables="{文件: {ask: 何}}")
    shelf.put("zx-cccccc", "同号", "另一处的文字", category="other")
    ran = run("snippets", "check", "shelf")
    assert ran.status == 1
    lines = [line.replace(os.sep, "/") for line in ran.err.splitlines()]
    for expected in (
        "shelf/openings/zx-dddddd.yaml:5:7: “kind”不能是“canonicl”",
        "shelf/openings/zx-eeeeee.yaml:3:7: text 用到的变量“文件”没有写在 variables 里",
        "shelf/openings/zx-eeeeee.yaml:5:16: superseded_by 指向的“zx-ffffff”不存在",
        "shelf/openings/zx-ababab.yaml:5:8: zx-ababab 已于 2020-01-01 过期，却仍是 approved：过期",
    ):
        assert expected in lines
    assert any("zx-aaaaaa 与 zx-ababab 文字相同" in line or "zx-ababab 与 zx-aaaaaa 文字相同" in line for line in lines)
    assert any("编号“zx-cccccc”已用于" in line for line in lines)


def test_warnings_fail_only_where_that_is_asked(run: Run, shelf: Shelf) -> None:
    shelf.put("zx-dddddd", "重复", "明确各自的角色")
    assert run("snippets", "check", "shelf").status == 0
    assert run("snippets", "check", "shelf", "--fail-on", "warning").status == 1
    found = json.loads(run("snippets", "check", "shelf", "--json").out)
    (problem,) = found["problems"]
    assert (found["snippets"], problem["level"], problem["place"]["line"]) == (4, "warning", 3)


def test_only_the_folder_that_is_named_is_checked(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    shelf.put("zx-dddddd", "乱码", "文字", kind="canonicl")
    other = Shelf(tmp_path / "shelf2")
    other.put("zx-ababab", "题", "别处的文字")
    assert run("snippets", "check", "shelf2").status == 0
    assert run("snippets", "check", "shelf").status == 1
    assert run("snippets", "check", "nowhere").status == 2


def test_the_bundled_phrases_have_no_errors(run: Run) -> None:
    bundled = Path(__file__).parents[3] / "snippets"
    ran = run("snippets", "check", bundled, "--json")
    found = json.loads(ran.out)
    assert (ran.status, found["snippets"] >= 150) == (0, True)


def test_history_says_in_words_who_changed_what(run: Run, shelf: Shelf) -> None:
    git(shelf.folder, "init", "-q")
    git(shelf.folder, "add", "-A")
    git(shelf.folder, "commit", "-qm", "一")
    assert run("snippets", "edit", "zx-aaaaaa", "--text", "深入学习{{ 会议 }}精神", "--tag", "学习").status == 0
    git(shelf.folder, "commit", "-qam", "二")
    assert run("snippets", "retire", "zx-aaaaaa").status == 0
    git(shelf.folder, "commit", "-qam", "三")
    ran = run("snippets", "history", "zx-aaaaaa")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2026-01-08  甲  状态由已审定改为已停用",
        "2026-01-08  甲  改了文字、标签",
        "    － 认真学习{{ 会议 }}精神",
        "    ＋ 深入学习{{ 会议 }}精神",
        "2026-01-08  甲  新增：学习要求",
        "    ＋ 认真学习{{ 会议 }}精神",
    ]
    found = json.loads(run("snippets", "history", "zx-aaaaaa", "--json", "--limit", "2").out)
    assert [each["keys"] for each in found] == [["status"], ["text", "tags"]]
    assert found[1]["text_before"] == "认真学习{{ 会议 }}精神"


def test_a_record_that_was_not_committed_has_no_history(run: Run, shelf: Shelf) -> None:
    instrument("git")
    ran = run("snippets", "history", "zx-aaaaaa")
    assert (ran.status, "不在 git 里，没有历史" in ran.err) == (1, True)
    git(shelf.folder, "init", "-q")
    ran = run("snippets", "history", "zx-aaaaaa")
    assert (ran.status, "还没有提交过，没有历史" in ran.err) == (1, True)


@pytest.mark.usefixtures("shelf")
def test_without_git_there_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = run("snippets", "history", "zx-aaaaaa")
    assert (ran.status, ran.err.splitlines()[0]) == (1, "没有找到 git，看不到历史")
