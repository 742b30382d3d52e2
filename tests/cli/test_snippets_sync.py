"""``drafter snippets sync`` as a user meets it: what is said, what programs read, exit statuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Ran, Run
from gitlibrary import Office, Person, environment


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A shared repository, on a machine where git knows no settings and no user."""
    for name, value in environment(tmp_path / "home").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DRAFTER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DRAFTER_LIBRARY", raising=False)
    return Office(tmp_path / "office")


@pytest.fixture
def two(office: Office) -> tuple[Person, Person]:
    first = office.person("张三")
    first.shelf.put("zx-aaaaaa", "学习要求", "认真学习")
    first.sync()
    return first, office.person("李四")


def synced(run: Run, person: Person, *options: str) -> Ran:
    return run("snippets", "sync", "--library", person.folder, *options)


def edit(person: Person, text: str) -> None:
    library = person.library()
    entry = library.get("zx-aaaaaa")
    library.edit(entry, replace(entry.snippet, text=text))


def test_who_changed_what_is_said(run: Run, two: tuple[Person, Person]):
    first, second = two
    edit(first, "认真学习领会")
    first.shelf.put("zx-bbbbbb", "落实要求", "抓好落实")
    ran = synced(run, first)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "已送出 2 条改动：\n  新增  落实要求（zx-bbbbbb）\n  修改  学习要求（zx-aaaaaa）：文字\n"
    ran = synced(run, second)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "张三 改了 2 条：\n  新增  落实要求（zx-bbbbbb）\n  修改  学习要求（zx-aaaaaa）：文字\n"
    ran = synced(run, second)
    assert (ran.status, ran.out, ran.err) == (0, "", "已是最新，没有要送出的改动\n")


def test_a_conflict_is_explained_in_the_librarys_terms(run: Run, two: tuple[Person, Person]):
    """Both wordings are shown, where one's own is kept, and what to do; the status says that there is something to do."""
    first, second = two
    edit(first, "认真学习领会")
    first.sync()
    edit(second, "深入学习")
    ran = synced(run, second)
    assert ran.status == 1
    assert "“学习要求”（zx-aaaaaa）你和 张三 都改了文字：" in ran.out
    assert "库里（张三）：认真学习领会" in ran.out
    assert "你的：深入学习" in ran.out
    assert "drafter snippets edit zx-aaaaaa" in ran.out
    kept = next(line for line in ran.out.splitlines() if "另存为" in line).partition("：")[2]
    assert "深入学习" in Path(kept).read_text(encoding="utf-8")


def test_dry_run_says_it_would(run: Run, two: tuple[Person, Person]):
    edit(two[0], "认真学习领会")
    ran = synced(run, two[0], "--dry-run")
    assert (ran.status, ran.out.splitlines()[0]) == (0, "会送出 1 条改动：")
    assert synced(run, two[0]).out.splitlines()[0] == "已送出 1 条改动："


def test_programs_read_the_same(run: Run, two: tuple[Person, Person]):
    first, second = two
    edit(first, "认真学习领会")
    first.sync()
    edit(second, "深入学习")
    ran = synced(run, second, "--json")
    told = json.loads(ran.out)
    assert (ran.status, told["ok"], told["sent"], told["dry_run"]) == (1, True, [], False)
    change = {"what": "changed", "id": "zx-aaaaaa", "title": "学习要求", "keys": ["text"], "author": "张三"}
    assert told["received"] == [change]
    [conflict] = told["conflicts"]
    assert (conflict["mine"], conflict["theirs"], conflict["author"]) == ("深入学习", "认真学习领会", "张三")


def test_what_is_recorded_but_not_sent_is_said(run: Run, office: Office, two: tuple[Person, Person]):
    edit(two[0], "认真学习领会")
    office.remote.rename(office.remote.with_name("away"))
    ran = synced(run, two[0])
    assert ran.status == 5
    assert "已记在本地、还没有送出的改动 1 条" in ran.out
    assert "远程仓库不存在" in ran.err


def test_what_is_not_sent_is_said(run: Run, two: tuple[Person, Person]):
    first = two[0]
    first.shelf.write("openings/zx-bbbbbb.yaml", "id: zx-bbbbbb\n")
    (first.clone / "README.md").write_text("说明", encoding="utf-8")
    ran = synced(run, first)
    assert ran.status == 1
    assert "有错的表述没有送出" in ran.err
    assert "zx-bbbbbb.yaml" in ran.err
    assert "这些改动不是表述，没有送出，原样未动：README.md" in ran.err


def test_the_shared_folder_of_the_settings(
    run: Run, two: tuple[Person, Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    config = tmp_path / "config" / "drafter"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text(f"[snippets]\nshared = {json.dumps(str(two[0].folder))}\n", encoding="utf-8")
    monkeypatch.setattr("drafter.base.settings.config_folder", lambda: config)
    edit(two[0], "认真学习领会")
    assert run("snippets", "sync").out.startswith("已送出 1 条改动")


def test_nothing_is_shared(run: Run, office: Office, tmp_path: Path):
    ran = run("snippets", "sync")
    assert (ran.status, "没有设置共享的表述库" in ran.err) == (2, True)
    folder = tmp_path / "plain"
    folder.mkdir()
    ran = run("snippets", "sync", "--library", folder)
    assert (ran.status, "不是 git 工作副本" in ran.err, office.remote.is_dir()) == (5, True, True)


def test_a_machine_without_git(run: Run, two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patched:
        patched.setenv("PATH", "")
        ran = synced(run, two[0])
    assert (ran.status, ran.err.splitlines()[0]) == (5, "没有找到 git，不能同步")


def test_a_long_list_is_cut_with_its_number(run: Run, two: tuple[Person, Person]):
    for number in range(60):
        two[0].shelf.put(f"zx-{number:06x}", f"第{number}条", f"文字{number}")
    ran = synced(run, two[0])
    assert len(ran.out.splitlines()) == 52
    assert ran.out.endswith("  ……共 60 条\n")
