"""Layers: a higher one replaces, a copy remembers its source, nothing is deleted, and bad files do not hide good ones."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from phraseshelf import Shelf

from drafter.base.errors import UsageError, WriteError
from drafter.base.layers import Layer, Location
from drafter.draft.phrases import Phrase
from drafter.snippets.category import Category
from drafter.snippets.errors import ChangedElsewhereError, ReadOnlyError, UnknownSnippetError
from drafter.snippets.library import Library
from drafter.snippets.locations import Setup, setup
from drafter.snippets.search.engine import Filters
from drafter.snippets.snippet import Snippet, Status, Variable, revision

Open = Callable[..., Library]


def found(library: Library, query: str = "") -> list[str]:
    return [hit.id for hit in library.search(query)]


def test_the_record_of_the_highest_layer_is_in_force(library: Open, shared: Shelf, shelf: Shelf):
    shared.put("zx-aaaaaa", "共同的", "共同的文字")
    shared.put("zx-bbbbbb", "另一条", "另一条文字")
    shelf.put("zx-aaaaaa", "自己的", "自己的文字")
    opened = library()
    assert [(each.id, each.snippet.title, each.location.layer) for each in opened.all()] == [
        ("zx-aaaaaa", "自己的", Layer.PERSONAL),
        ("zx-bbbbbb", "另一条", Layer.SHARED),
    ]
    assert (found(opened, "自己的"), found(opened, "共同的")) == (["zx-aaaaaa"], [])
    assert [each.snippet.title for each in opened.versions("zx-aaaaaa")] == ["自己的", "共同的"]


def test_records_inherit_the_tags_and_the_name_of_their_category(library: Open, shared: Shelf, shelf: Shelf):
    shared.write("openings/_category.yaml", "name: 开头\ntags: [起首]\n")
    shared.put("zx-aaaaaa", "题", "文字", tags="[通用]")
    shelf.put("zx-bbbbbb", "题二", "文字二", category="measures")
    opened = library()
    assert opened.get("zx-aaaaaa").tags == ("起首", "通用")
    assert opened.categories() == [Category("measures", "measures"), Category("openings", "开头", ("起首",))]
    (hit,) = opened.search("#起首")
    assert (hit.category_name, hit.tags) == ("开头", ("起首", "通用"))


def test_an_edit_of_what_may_not_be_written_is_a_copy_that_knows_its_source(library: Open, shared: Shelf, shelf: Shelf):
    source = shared.put("zx-aaaaaa", "题", "原文")
    opened = library()
    copy = opened.edit(opened.get("zx-aaaaaa"), replace(opened.get("zx-aaaaaa").snippet, text="改过的"))
    assert copy.path == shelf.folder / "openings" / "zx-aaaaaa.yaml"
    assert copy.snippet.based_on == revision("原文")
    assert "text: 原文" in source.read_text(encoding="utf-8")
    assert opened.upstream(copy) is None
    shared.put("zx-aaaaaa", "题", "原文又改")
    opened.refresh()
    upstream = opened.upstream(opened.get("zx-aaaaaa"))
    assert upstream is not None
    assert upstream.snippet.text == "原文又改"


def test_an_edit_of_ones_own_record_stays_in_its_file(library: Open, shelf: Shelf):
    path = shelf.put("zx-aaaaaa", "题", "文字  # 注")
    opened = library()
    entry = opened.get("zx-aaaaaa")
    edited = opened.edit(entry, replace(entry.snippet, title="新题"))
    assert (edited.path, edited.snippet.based_on) == (path, "")
    assert path.read_text(encoding="utf-8") == "id: zx-aaaaaa\ntitle: 新题\ntext: 文字  # 注\nstatus: approved\n"
    assert found(opened, "新题") == ["zx-aaaaaa"]


def test_a_record_moves_with_its_category(library: Open, shelf: Shelf):
    path = shelf.put("zx-aaaaaa", "题", "文字")
    opened = library()
    entry = opened.get("zx-aaaaaa")
    moved = opened.edit(entry, replace(entry.snippet, category="closings"))
    assert (moved.path, path.exists()) == (shelf.folder / "closings" / "zx-aaaaaa.yaml", False)
    assert [each.snippet.category for each in opened.all()] == ["closings"]


def test_two_people_may_change_different_keys_and_not_the_same(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "文字")
    one, other = library(), library()
    mine, theirs = one.get("zx-aaaaaa"), other.get("zx-aaaaaa")
    one.edit(mine, replace(mine.snippet, title="我的题"))
    assert other.edit(theirs, replace(theirs.snippet, text="他的文字")).snippet.title == "我的题"
    with pytest.raises(ChangedElsewhereError, match="title"):
        other.edit(theirs, replace(theirs.snippet, title="他的题"))
    assert one.versions("zx-aaaaaa")[0].path.read_text(encoding="utf-8").splitlines()[1:3] == [
        "title: 我的题",
        "text: 他的文字",
    ]


def test_an_edit_of_a_file_that_has_gone_is_refused(library: Open, shelf: Shelf):
    path = shelf.put("zx-aaaaaa", "题", "文字")
    opened = library()
    entry = opened.get("zx-aaaaaa")
    path.unlink()
    with pytest.raises(ChangedElsewhereError):
        opened.edit(entry, replace(entry.snippet, title="新题"))
    assert not path.exists()


def test_a_new_record_is_given_an_id_that_begins_as_others_of_its_category(library: Open, shared: Shelf, shelf: Shelf):
    shared.put("kt-aaaaaa", "题", "文字")
    opened = library()
    added = opened.add(Snippet("", "新题", "新的{{ 会议 }}", "openings", variables={"会议": Variable("什么会")}))
    assert added.id.startswith("kt-")
    assert added.path == shelf.folder / "openings" / f"{added.id}.yaml"
    assert found(opened, "xinti") == [added.id]
    opened.put_category(Category("own", "自己的", ("私",)))
    assert opened.add(Snippet("", "第三题", "再来一条", "own")).id.startswith("zjd-")
    assert opened.get(added.id).snippet.variables == {"会议": Variable("什么会")}


@pytest.mark.parametrize(
    ("snippet", "wanted"),
    [
        (Snippet("zx-aaaaaa", "题", "文字", "openings"), "已有编号"),
        (Snippet("../zx-bbbbbb", "题", "文字", "openings"), "不是编号"),
        (Snippet("zx-bbbbbb", "题", "文字", "../openings"), "不能作类别的文件夹名"),
        (Snippet("zx-bbbbbb", "题", "文字", "a/b"), "不能作类别的文件夹名"),
        (Snippet("zx-bbbbbb", "", "文字", "openings"), "缺少“title”"),
        (Snippet("zx-bbbbbb", "题", "{{ snippet('zx-aaaaaa') }}", "openings"), "不能再引用"),
        (Snippet("zx-bbbbbb", "题", "文字", "openings", tags=("",)), "写不成文件"),
    ],
)
def test_what_is_not_right_is_not_written(library: Open, shelf: Shelf, snippet: Snippet, wanted: str):
    shelf.put("zx-aaaaaa", "题", "文字")
    with pytest.raises(UsageError) as caught:
        library().add(snippet)
    assert wanted in str(caught.value.problems[0])
    assert [path.name for path in shelf.folder.parent.rglob("*.yaml")] == ["zx-aaaaaa.yaml"]


def test_nothing_is_written_where_nothing_may_be(shared: Shelf):
    shared.put("zx-aaaaaa", "题", "文字")
    opened = Library(Setup((Location(Layer.SHARED, shared.folder),)))
    with pytest.raises(ReadOnlyError):
        opened.add(Snippet("", "题", "文字", "openings"))
    with pytest.raises(ReadOnlyError):
        opened.retire("zx-aaaaaa")
    writable = Library(Setup((Location(Layer.SHARED, shared.folder),), writable=frozenset({Layer.SHARED})))
    assert writable.retire("zx-aaaaaa").location.layer is Layer.SHARED


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that this user may not write")
def test_a_folder_that_cannot_be_written_gets_a_sentence(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "文字")
    shelf.folder.chmod(0o500)
    with pytest.raises(WriteError):
        library().add(Snippet("", "题", "文字", "openings"))


def test_a_retired_record_comes_last_and_an_archived_one_not_at_all(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "工作总结", "文字")
    shelf.put("zx-bbbbbb", "关于工作", "文字")
    opened = library()
    assert found(opened, "工作") == ["zx-aaaaaa", "zx-bbbbbb"]
    opened.retire("zx-aaaaaa", superseded_by="zx-bbbbbb")
    assert found(opened, "工作") == ["zx-bbbbbb", "zx-aaaaaa"]
    assert opened.retire("zx-aaaaaa", archive=True).path.exists()
    assert found(opened, "工作") == ["zx-bbbbbb"]
    assert (opened.get("zx-aaaaaa").snippet.status, opened.get("zx-aaaaaa").snippet.superseded_by) == (
        Status.ARCHIVED,
        "zx-bbbbbb",
    )
    assert opened.phrase("zx-aaaaaa") == Phrase("文字", retired=True, successor="zx-bbbbbb（关于工作）")


def test_a_hidden_record_is_neither_found_nor_printed_until_it_is_shown_again(library: Open, shared: Shelf, home: Path):
    shared.put("zx-aaaaaa", "题", "文字{{ 会议 }}", variables="{会议: {ask: 什么会, default: 例会}}")
    settings = home / "config" / "drafter" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('# 我的设置\nunits = ["办公室"]\n', encoding="utf-8")
    opened = library()
    assert opened.phrase("zx-aaaaaa") == Phrase("文字{{ 会议 }}", {"会议": "例会"})
    opened.hide("zx-aaaaaa")
    assert (found(opened), opened.get("zx-aaaaaa").is_hidden) == ([], True)
    assert opened.phrase("zx-aaaaaa").message == "表述“zx-aaaaaa”在设置里隐藏了"
    assert settings.read_text(encoding="utf-8").startswith('# 我的设置\nunits = ["办公室"]\n')
    assert setup().hidden == ("zx-aaaaaa",)
    opened.hide("zx-aaaaaa", hidden=False)
    assert (found(opened), setup().hidden) == (["zx-aaaaaa"], ())


def test_an_unknown_id_gets_a_sentence_with_the_nearest(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "文字")
    opened = library()
    assert opened.find("zx-aaaaab") is None
    assert opened.phrase("zx-aaaaab").help.startswith("是不是 zx-aaaaaa（")
    with pytest.raises(UnknownSnippetError) as caught:
        opened.get("zx-aaaaab")
    assert str(caught.value.problems[0]) == "没有编号为“zx-aaaaab”的表述\n    是不是“zx-aaaaaa”？"


def test_every_bad_file_is_reported_while_the_good_ones_load(library: Open, shelf: Shelf):
    shelf.put("zx-aaaaaa", "好的", "文字")
    shelf.put("zx-bbbbbb", "坏的", "文字", kind="canonicl")
    shelf.put("zx-cccccc", "坏的", "[文字")
    shelf.put("zx-dddddd", "好的", "另一处", category="closings")
    shelf.put("zx-aaaaaa", "同号", "文字", category="measures")
    shelf.write("openings/_category.yaml", "name: [开头]\n")
    shelf.write("openings/zx-eeeeee.yml", "id: zx-eeeeee\n")
    shelf.write("openings/deeper/zx-ffffff.yaml", "id: zx-ffffff\n")
    shelf.write("zx-ababab.yaml", "id: zx-ababab\n")
    shelf.write("README.md", "说明\n")
    opened = library()
    assert [(each.id, each.snippet.category) for each in opened.all()] == [
        ("zx-dddddd", "closings"),
        ("zx-aaaaaa", "measures"),
    ]
    where = {str(Path(each.place.file).relative_to(shelf.folder)).replace(os.sep, "/") for each in opened.problems()}
    assert where == {
        "openings/zx-aaaaaa.yaml",
        "openings/_category.yaml",
        "openings/deeper",
        "openings/zx-bbbbbb.yaml",
        "openings/zx-cccccc.yaml",
        "openings/zx-eeeeee.yml",
        "zx-ababab.yaml",
    }
    assert "canonicl" in "\n".join(map(str, opened.problems()))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_out_are_refused_and_links_inside_are_read(library: Open, shelf: Shelf, tmp_path: Path):
    outside = Shelf(tmp_path / "outside")
    secret = outside.put("zx-aaaaaa", "外面的", "外面的文字")
    shelf.put("zx-bbbbbb", "里面的", "里面的文字")
    (shelf.folder / "openings" / "zx-aaaaaa.yaml").symlink_to(secret)
    (shelf.folder / "away").symlink_to(outside.folder / "openings")
    (shelf.folder / "inside").symlink_to(shelf.folder / "openings")
    opened = library()
    assert [each.id for each in opened.all()] == ["zx-bbbbbb"]
    refused = [each.place.file for each in opened.problems() if "通向表述库之外" in each.message]
    assert sorted(Path(each).name for each in refused) == ["away", "zx-aaaaaa.yaml", "zx-aaaaaa.yaml"]
    with pytest.raises(UsageError, match="通向表述库之外"):
        opened.add(Snippet("", "题", "文字", "away"))
    assert list(outside.folder.rglob("*.yaml")) == [secret]


def test_the_layers_are_those_of_the_settings_the_environment_and_the_call(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folders = {name: tmp_path / name for name in ("office", "first", "second", "asked")}
    for folder in folders.values():
        folder.mkdir()
    (folders["asked"] / "snippets").mkdir()
    settings = home / "config" / "drafter" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[snippets]\nshared = '{folders['office']}'\nedit_shared = true\n", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_LIBRARY", f"{folders['first']}{os.pathsep}{folders['second']}")
    found = setup([folders["asked"]])
    assert [each.layer for each in found.locations[:3]] == [Layer.BUNDLED, Layer.SHARED, Layer.PERSONAL]
    assert [each.folder for each in found.locations[1:]] == [
        folders["office"],
        home / "data" / "drafter" / "snippets",
        folders["second"],
        folders["first"],
        folders["asked"] / "snippets",
    ]
    assert Layer.SHARED in found.writable
    monkeypatch.setenv("DRAFTER_LIBRARY", str(tmp_path / "nowhere"))
    with pytest.raises(UsageError, match="表述库文件夹不存在"):
        setup()


def test_the_bundled_phrases_are_there_without_any_settings():
    opened = Library.open()
    assert len(opened.all()) >= 150
    assert {each.location.layer for each in opened.all()} == {Layer.BUNDLED}
    assert opened.search("", limit=5, filters=Filters(types=("work-plan",)))
    entry = opened.all()[0]
    assert opened.edit(entry, replace(entry.snippet, owner="某单位")).location.layer is Layer.PERSONAL
