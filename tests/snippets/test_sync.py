"""The shared phrases synchronised between people, with real git repositories."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from gitlibrary import Office, Person, git

from drafter.snippets.sharing import sync
from drafter.snippets.sharing.changes import What


@pytest.fixture
def two(office: Office) -> tuple[Person, Person]:
    """Two people with a clone each of a library with two phrases."""
    first = office.person("张三")
    first.shelf.put("zx-aaaaaa", "学习要求", "认真学习")
    first.shelf.put("zx-bbbbbb", "落实要求", "抓好落实")
    first.sync()
    return first, office.person("李四")


def edit(person: Person, id: str, **keys: object) -> None:
    library = person.library()
    entry = library.get(id)
    library.edit(entry, replace(entry.snippet, **keys))


def said(changes: list) -> list[tuple[str, str, str]]:
    return [(each.what.value, each.title, each.author) for each in changes]


def test_what_one_adds_the_other_gets(two: tuple[Person, Person]):
    """A new phrase travels, and both are told in the library's terms."""
    first, second = two
    first.shelf.put("zx-cccccc", "督查要求", "加强督查")
    assert said(first.sync().sent) == [("added", "督查要求", "")]
    assert said(second.sync().received) == [("added", "督查要求", "张三")]
    assert second.texts() == {"zx-aaaaaa": "认真学习", "zx-bbbbbb": "抓好落实", "zx-cccccc": "加强督查"}
    assert second.files() == first.files()
    assert first.status() == second.status() == ""


def test_a_second_run_has_nothing_to_do(two: tuple[Person, Person]):
    before = two[0].log()
    result = two[0].sync()
    assert (result.sent, result.received, two[0].log()) == ([], [], before)


def test_history_reads_like_a_report(two: tuple[Person, Person]):
    """Messages say in Chinese what became of which phrase; authors are those of git."""
    first, second = two
    first.shelf.put("zx-cccccc", "督查要求", "加强督查")
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.library().retire("zx-bbbbbb")
    first.sync()
    assert first.log()[0] == "新增“督查要求”，修改“学习要求”，停用“落实要求”"
    assert "修改 zx-aaaaaa 学习要求（text）" in git(first.clone, "log", "-1", "--format=%b")
    assert said(second.sync().received) == [
        ("added", "督查要求", "张三"),
        ("changed", "学习要求", "张三"),
        ("retired", "落实要求", "张三"),
    ]


def test_different_keys_of_one_phrase_come_together(two: tuple[Person, Person]):
    """Neighbouring lines of one file, over which git itself would stop."""
    first, second = two
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    edit(second, "zx-aaaaaa", title="学习贯彻要求", tags=("开头",))
    result = second.sync()
    assert (result.combined, result.clashes) == (["zx-aaaaaa"], [])
    first.sync()
    for person in two:
        found = person.library().get("zx-aaaaaa").snippet
        assert (found.title, found.text, found.tags) == ("学习贯彻要求", "认真学习领会", ("开头",))


def test_moved_by_one_and_reworded_by_the_other(two: tuple[Person, Person]):
    """A phrase is known by its id: another category is a change like any other, never a second file."""
    first, second = two
    edit(first, "zx-aaaaaa", category="requirements")
    first.sync()
    edit(second, "zx-aaaaaa", text="认真学习领会")
    second.sync()
    assert sorted(second.files()) == ["openings/zx-bbbbbb.yaml", "requirements/zx-aaaaaa.yaml"]
    assert second.texts()["zx-aaaaaa"] == "认真学习领会"
    assert second.library().problems() == []


def test_the_same_words_changed_by_both_keeps_both(two: tuple[Person, Person]):
    """What was sent first stands in the library; the other version is kept whole and said, outside of any library."""
    first, second = two
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    edit(second, "zx-aaaaaa", text="深入学习")
    result = second.sync()
    [clash] = result.clashes
    assert (clash.id, clash.title, clash.keys, clash.author) == ("zx-aaaaaa", "学习要求", ("text",), "张三")
    assert clash.path is not None
    assert "深入学习" in clash.path.read_text(encoding="utf-8")
    assert second.texts()["zx-aaaaaa"] == "认真学习领会"
    assert not clash.path.is_relative_to(second.clone)
    assert second.status() == ""
    assert second.files() == first.files()


def test_text_and_its_variables_are_one_thing(two: tuple[Person, Person]):
    """A slot taken out by one and described anew by the other would make a phrase that asks for nothing."""
    first, second = two
    first.shelf.put("zx-cccccc", "会议", "传达{{ 会议 }}精神", variables="{会议: {ask: 会议名称}}")
    first.sync()
    second.sync()
    edit(first, "zx-cccccc", text="传达会议精神")
    first.sync()
    library = second.library()
    entry = library.get("zx-cccccc")
    edit(second, "zx-cccccc", variables={"会议": replace(entry.snippet.variables["会议"], ask="哪个会议")})
    assert [each.keys for each in second.sync().clashes] == [("variables",)]
    assert second.texts()["zx-cccccc"] == "传达会议精神"


def test_both_add_the_same_id(two: tuple[Person, Person]):
    first, second = two
    for person, text in ((first, "甲的"), (second, "乙的")):
        person.shelf.put("zx-cccccc", "新的", text)
    first.sync()
    [clash] = second.sync().clashes
    assert clash.path is not None
    assert "乙的" in clash.path.read_text(encoding="utf-8")
    assert second.texts()["zx-cccccc"] == "甲的"


@pytest.mark.parametrize("deleted_first", [True, False])
def test_deleting_never_wins_over_a_change(two: tuple[Person, Person], deleted_first: bool):
    first, second = two
    deleter, changer = two if deleted_first else (second, first)
    (deleter.folder / "openings" / "zx-aaaaaa.yaml").unlink()
    edit(changer, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    assert second.sync().kept == ["zx-aaaaaa"]
    first.sync()
    assert first.texts()["zx-aaaaaa"] == second.texts()["zx-aaaaaa"] == "认真学习领会"


def test_a_deleted_phrase_is_said(two: tuple[Person, Person]):
    first, second = two
    (first.folder / "openings" / "zx-aaaaaa.yaml").unlink()
    assert said(first.sync().sent) == [("deleted", "学习要求", "")]
    assert said(second.sync().received) == [("deleted", "学习要求", "张三")]


def test_categories_travel_too(two: tuple[Person, Person]):
    first, second = two
    first.shelf.write("openings/_category.yaml", "name: 开头\ntags: [开头]\n")
    assert [each.what for each in first.sync().sent] == [What.CATEGORY]
    second.sync()
    assert [each.name for each in second.library().categories()] == ["开头"]


def test_work_of_several_days_without_the_net_goes_out_at_once(office: Office, two: tuple[Person, Person]):
    """Every commit keeps its message and its author, on top of what others have sent meanwhile."""
    first, second = two
    away = office.remote.rename(office.remote.with_name("away"))
    for key, text in (("zx-aaaaaa", "第一天"), ("zx-bbbbbb", "第二天")):
        edit(second, key, text=text)
        assert sync(second.folder).failure is not None
    away.rename(office.remote)
    git(second.clone, "config", "user.name", "代班")
    first.shelf.put("zx-cccccc", "督查要求", "加强督查")
    first.sync()
    result = second.sync()
    assert sorted(each.id for each in result.sent) == ["zx-aaaaaa", "zx-bbbbbb"]
    assert second.log()[:3] == ["修改“落实要求”", "修改“学习要求”", "新增“督查要求”"]
    assert git(second.clone, "log", "-3", "--format=%an").split() == ["李四", "李四", "张三"]
    assert git(office.remote, "rev-parse", "main") == git(second.clone, "rev-parse", "HEAD")


def test_commits_with_a_merge_among_them_lose_nothing(two: tuple[Person, Person]):
    """Somebody who works with git by hand may have merged; both sides stay in the history."""
    first, second = two
    first.shelf.put("zx-cccccc", "督查要求", "加强督查")
    first.sync()
    git(second.clone, "switch", "-q", "-c", "side")
    edit(second, "zx-aaaaaa", text="旁枝")
    git(second.clone, "commit", "-q", "-a", "-m", "旁枝上的改动")
    git(second.clone, "switch", "-q", "main")
    edit(second, "zx-aaaaaa", text="主枝")
    git(second.clone, "commit", "-q", "-a", "-m", "主枝上的改动")
    git(second.clone, "merge", "-q", "--no-edit", "side", check=False)
    second.shelf.put("zx-aaaaaa", "学习要求", "两枝商量好的")
    git(second.clone, "commit", "-q", "-a", "-m", "合并")
    assert second.sync().clashes == []
    assert second.texts() == {"zx-aaaaaa": "两枝商量好的", "zx-bbbbbb": "抓好落实", "zx-cccccc": "加强督查"}
    assert {"旁枝上的改动", "主枝上的改动"} <= set(second.log())
    first.sync()
    assert first.texts() == second.texts()


def test_a_library_inside_a_repository(office: Office):
    """The library is the folder ``snippets`` of a repository that holds other things too."""
    first = office.person("张三", "snippets")
    (first.clone / "README.md").write_text("说明", encoding="utf-8")
    first.shelf.put("zx-aaaaaa", "学习要求", "认真学习")
    result = first.sync()
    assert (said(result.sent), result.others) == ([("added", "学习要求", "")], ["README.md"])
    assert git(first.clone, "ls-files").split() == ["snippets/openings/zx-aaaaaa.yaml"]


def test_nothing_but_phrases_is_committed(two: tuple[Person, Person]):
    """Other files stay as they are, also what somebody has staged for a commit of his own."""
    first, second = two
    (first.clone / "README.md").write_text("说明", encoding="utf-8")
    git(first.clone, "add", "README.md")
    (first.clone / "draft.docx").write_bytes(b"PK")
    edit(first, "zx-aaaaaa", text="认真学习领会")
    edit(second, "zx-bbbbbb", text="狠抓落实")
    second.sync()
    result = first.sync()
    assert sorted(result.others) == ["README.md", "draft.docx"]
    assert first.status().splitlines() == ["A  README.md", "?? draft.docx"]
    assert git(first.clone, "ls-tree", "-r", "--name-only", "origin/main").split() == [
        "openings/zx-aaaaaa.yaml",
        "openings/zx-bbbbbb.yaml",
    ]


def test_a_broken_phrase_stays_at_home(two: tuple[Person, Person]):
    """What others could not read is not sent to them; the rest is."""
    first, second = two
    first.shelf.write("openings/zx-cccccc.yaml", "id: zx-cccccc\ntitle: 缺少文字\n")
    edit(first, "zx-aaaaaa", text="认真学习领会")
    result = first.sync()
    assert [Path(each.place.file).name for each in result.unsound] == ["zx-cccccc.yaml"]
    assert [each.id for each in result.sent] == ["zx-aaaaaa"]
    second.sync()
    assert sorted(second.texts()) == ["zx-aaaaaa", "zx-bbbbbb"]


def test_dry_run_changes_neither_side(office: Office, two: tuple[Person, Person]):
    first, second = two
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    edit(second, "zx-aaaaaa", text="深入学习")
    edit(second, "zx-bbbbbb", text="狠抓落实")
    before = (second.files(), second.log(), second.status(), git(office.remote, "rev-parse", "main"))
    result = second.sync(dry=True)
    assert said(result.received) == [("changed", "学习要求", "张三")]
    assert [each.id for each in result.sent] == ["zx-bbbbbb"]
    assert [(each.id, each.path) for each in result.clashes] == [("zx-aaaaaa", None)]
    assert (second.files(), second.log(), second.status(), git(office.remote, "rev-parse", "main")) == before


def test_windows_line_ends_stay_and_do_not_count_as_changes(two: tuple[Person, Person]):
    first, second = two
    git(second.clone, "config", "core.autocrlf", "true")
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    second.sync()
    assert b"\r\n" in second.files()["openings/zx-aaaaaa.yaml"]
    assert second.sync().sent == []
    edit(second, "zx-aaaaaa", title="学习")
    second.sync()
    first.sync()
    assert b"\r\n" not in first.files()["openings/zx-aaaaaa.yaml"]
    assert first.library().get("zx-aaaaaa").snippet.title == "学习"


def test_an_empty_clone_gets_everything(office: Office):
    """Cloned before the first phrase was there: the branch has no commit yet."""
    early = office.person("王五")
    first = office.person("张三")
    first.shelf.put("zx-aaaaaa", "学习要求", "认真学习")
    first.sync()
    assert said(early.sync().received) == [("added", "学习要求", "张三")]
    assert early.texts() == {"zx-aaaaaa": "认真学习"}
    assert early.status() == ""


def test_a_folder_that_was_never_committed_joins(office: Office, two: tuple[Person, Person]):
    """Phrases copied from the shared folder come together with it, without a common history."""
    early = office.person("王五", "")
    git(early.clone, "update-ref", "-d", "HEAD")
    git(early.clone, "rm", "-q", "-r", "--cached", ".")
    early.shelf.put("zx-aaaaaa", "学习要求", "另一种说法")
    early.shelf.put("zx-cccccc", "督查要求", "加强督查")
    result = early.sync()
    assert [each.id for each in result.sent] == ["zx-cccccc"]
    assert [each.id for each in result.clashes] == ["zx-aaaaaa"]
    assert early.texts()["zx-aaaaaa"] == "认真学习"
    two[0].sync()
    assert two[0].files() == early.files()


def test_a_branch_of_ones_own(office: Office, two: tuple[Person, Person]):
    """A branch that the server does not know yet is sent under its name, and known from then on."""
    first = two[0]
    git(first.clone, "switch", "-q", "-c", "zhangsan")
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    assert git(office.remote, "rev-parse", "zhangsan") == git(first.clone, "rev-parse", "HEAD")
    assert git(first.clone, "rev-parse", "--abbrev-ref", "@{upstream}").strip() == "origin/zhangsan"
    two[1].sync()
    assert two[1].texts()["zx-aaaaaa"] == "认真学习"


def test_categories_that_both_described(two: tuple[Person, Person]):
    """What a category is called is one thing: the first stays, the other is kept aside."""
    first, second = two
    for person, name in ((first, "开头"), (second, "开篇")):
        person.shelf.write("openings/_category.yaml", f"name: {name}\n")
    first.sync()
    [clash] = second.sync().clashes
    assert clash.path is not None
    assert clash.path.read_text(encoding="utf-8") == "name: 开篇\n"
    assert [each.name for each in second.library().categories()] == ["开头"]


def test_a_phrase_that_one_cannot_read_is_kept_whole(two: tuple[Person, Person]):
    """Committed by hand with git, so that nothing has looked at it before."""
    first, second = two
    edit(first, "zx-aaaaaa", text="认真学习领会")
    first.sync()
    second.shelf.write("openings/zx-aaaaaa.yaml", "id: zx-aaaaaa\ntitle: [没有写完\n")
    git(second.clone, "commit", "-q", "-a", "-m", "写到一半")
    [clash] = second.sync().clashes
    assert (clash.keys, clash.mine) == ((), None)
    assert clash.path is not None
    assert "没有写完" in clash.path.read_text(encoding="utf-8")
    assert second.texts()["zx-aaaaaa"] == "认真学习领会"


@pytest.mark.skipif(sys.platform == "win32", reason="links are files in git on Windows")
def test_a_link_that_leads_out_is_not_followed(two: tuple[Person, Person], tmp_path: Path):
    """Whoever may send to the library cannot make others read, or write, files of their own machines."""
    first, second = two
    secret = tmp_path / "zx-cccccc.yaml"
    secret.write_text("id: zx-cccccc\ntitle: 别处的\ntext: 不给人看\n", encoding="utf-8")
    (first.folder / "openings" / "zx-cccccc.yaml").symlink_to(secret)
    git(first.clone, "add", "-A", "openings")
    git(first.clone, "commit", "-q", "-m", "链接")
    first.sync()
    second.sync()
    assert "zx-cccccc" not in second.texts()
    assert any("通向表述库之外" in each.message for each in second.library().problems())
    edit(second, "zx-aaaaaa", text="认真学习领会")
    second.sync()
    assert "不给人看" in secret.read_text(encoding="utf-8")
