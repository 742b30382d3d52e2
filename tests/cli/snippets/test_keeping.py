"""Keeping phrases by commands: added, edited by options and in the editor, copied up, retired, listed and shown."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from commands import Run
from phraseshelf import Shelf


def editor(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the editor be a program that does *code* to the text ``s``."""
    script = Path("editor.py").absolute()
    lines = ["import sys, pathlib", "p = pathlib.Path(sys.argv[1])", "s = p.read_text(encoding='utf-8')", code]
    script.write_text("\n".join([*lines, "p.write_text(s, encoding='utf-8')\n"]), encoding="utf-8")
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


def test_add_gives_an_id_and_writes_one_file(run: Run, shelf: Shelf) -> None:
    ran = run(
        *("snippets", "add", "--category", "openings", "--title", "依据", "--text", "根据{{ 文件 }}，制定本要点。"),
        *("--variable", "文件=哪个文件=通知", "--tag", "开头", "--tag", "依据", "--kind", "pattern", "--status", "approved"),
        *("--source", "管理办法", "--reference", "〔2024〕1号", "--valid-until", "2030-12-31"),
    )
    name = ran.out.strip()
    path = shelf.folder / "openings" / f"{name}.yaml"
    assert (ran.status, ran.err) == (0, f"已新增：{path}\n")
    assert path.read_text(encoding="utf-8") == (
        f"id: {name}\ntitle: 依据\ntext: 根据{{{{ 文件 }}}}，制定本要点。\nkind: pattern\ntags: [开头, 依据]\n"
        "variables:\n  文件: {ask: 哪个文件, default: 通知}\nstatus: approved\nvalid: {until: 2030-12-31}\n"
        'source: {document: 管理办法, reference: "〔2024〕1号"}\n'
    )
    assert name in run("snippets", "search", "zhidingben").out


def test_add_takes_the_text_of_a_file_and_the_name_of_a_category(run: Run, shelf: Shelf) -> None:
    shelf.write("measures/_category.yaml", "name: 措施\n")
    Path("text.txt").write_text("第一行\r\n第二行\r\n", encoding="utf-8", newline="")
    ran = run("snippets", "add", "--category", "措施", "--title", "题", "--text-from", "text.txt", "--json")
    found = json.loads(ran.out)
    assert (found["category"], found["text"], found["layer"]) == ("measures", "第一行\n第二行", "named")


@pytest.mark.usefixtures("shelf")
def test_add_says_what_is_alike_and_what_category_is_new(run: Run) -> None:
    ran = run("snippets", "add", "--category", "opening", "--title", "题", "--text", "认真学习{{ 文件 }}精神")
    assert ran.status == 0
    assert "“opening”是新的类别；已有相近的“openings”\n" in ran.err
    assert "与 zx-aaaaaa（学习要求）的文字相同或几乎相同\n" in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--title", "题"), "缺少选项：--category"),
        (("--category", "../x", "--title", "题", "--text", "文"), "“../x”不能作类别的文件夹名"),
        (("--category", "a", "--title", "题"), "缺少“text”"),
        (("--category", "a", "--title", "题", "--text", '{{ snippet("zx-aaaaaa") }}'), "不能再引用别的表述"),
        (("--category", "a", "--title", "题", "--text", "文", "--valid-from", "明天"), "--valid-from 应当是日期"),
        (("--category", "a", "--title", "题", "--text", "文", "--kind", "quote"), "--kind 不能是“quote”"),
        (("--category", "a"), "这里没有终端，不能打开编辑器"),
    ],
)
def test_what_cannot_be_added_gets_a_sentence_and_leaves_nothing(
    run: Run, shelf: Shelf, arguments: tuple[str, ...], sentence: str
) -> None:
    before = sorted(shelf.folder.rglob("*.yaml"))
    ran = run("snippets", "add", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert sorted(shelf.folder.rglob("*.yaml")) == before


@pytest.mark.usefixtures("shelf")
def test_add_in_the_editor(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    editor(monkeypatch, "s = s.replace('title:', 'title: 编辑的').replace('text: |\\n  ', 'text: |\\n  在编辑器里写的')")
    ran = run("snippets", "add", "--category", "openings")
    assert ran.status == 0
    shown = json.loads(run("snippets", "show", ran.out.strip(), "--json").out)
    assert (shown["title"], shown["text"], shown["layer"]) == ("编辑的", "在编辑器里写的", "named")
    editor(monkeypatch, "pass")
    assert run("snippets", "add", "--category", "openings").status == 2


def test_edit_by_options_changes_only_these_keys(run: Run, shelf: Shelf) -> None:
    path = shelf.write("openings/zx-dddddd.yaml", "# 说明\nid: zx-dddddd\ntitle: 题   # 好\ntext: 文字\nstatus: draft\n")
    ran = run("snippets", "edit", "zx-dddddd", "--status", "approved", "--tag", "甲")
    assert (ran.status, ran.err) == (0, f"已修改：{path}\n")
    assert path.read_text(encoding="utf-8") == (
        "# 说明\nid: zx-dddddd\ntitle: 题   # 好\ntext: 文字\ntags: [甲]\nstatus: approved\n"
    )
    assert run("snippets", "edit", "zx-dddddd", "--tag", "").status == 0
    assert "tags" not in path.read_text(encoding="utf-8")


def test_what_the_editor_saves_is_written_as_it_is(run: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shelf.folder / "openings" / "zx-aaaaaa.yaml"
    editor(monkeypatch, "s = s.replace('认真', '深入') + '# 我的注释\\n'")
    before = path.read_text(encoding="utf-8")
    assert run("snippets", "edit", "zx-aaaaaa").err == f"已修改：{path}\n"
    assert path.read_text(encoding="utf-8") == before.replace("认真", "深入") + "# 我的注释\n"
    editor(monkeypatch, "pass")
    assert run("snippets", "edit", "zx-aaaaaa").err == f"没有改动：{path}\n"


def test_an_edit_that_cannot_be_taken_is_kept_aside(
    run: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = shelf.folder / "openings" / "zx-aaaaaa.yaml"
    before = path.read_bytes()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    editor(monkeypatch, "s = s.replace('status:', 'statsu:')")
    ran = run("snippets", "edit", "zx-aaaaaa")
    assert (ran.status, path.read_bytes()) == (2, before)
    assert "4:1: “表述”里没有“statsu”这个键\n    是不是“status”？" in ran.err
    aside = Path(ran.err.partition("--from-file ")[2].strip())
    assert "statsu: approved" in aside.read_text(encoding="utf-8")
    aside.write_text(aside.read_text(encoding="utf-8").replace("statsu", "status").replace("认真", "扎实"), encoding="utf-8")
    assert run("snippets", "edit", "zx-aaaaaa", "--from-file", aside).status == 0
    assert "扎实学习" in path.read_text(encoding="utf-8")


def test_an_editor_that_fails_or_changes_the_id_changes_nothing(
    run: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.folder / "openings" / "zx-aaaaaa.yaml"
    before = path.read_bytes()
    editor(monkeypatch, "sys.exit(3)")
    ran = run("snippets", "edit", "zx-aaaaaa")
    assert (ran.status, "编辑器没有正常结束" in ran.err) == (2, True)
    editor(monkeypatch, "s = s.replace('zx-aaaaaa', 'zx-ffffff')")
    assert "编号一经使用就不能更改" in run("snippets", "edit", "zx-aaaaaa").err
    assert path.read_bytes() == before


def test_editing_a_read_only_one_copies_it_up_and_says_so(run: Run, shelf: Shelf) -> None:
    ran = run("snippets", "edit", "kt-1509bb", "--title", "改过的题目")
    path = shelf.folder / "openings" / "kt-1509bb.yaml"
    assert ran.status == 0
    assert ran.err.startswith(f"“自带”的是只读的，没有动；已复制到这里再改：{path}\n它依据的是 ")
    shown = json.loads(run("snippets", "show", "kt-1509bb", "--json").out)
    (lower,) = shown["lower"]
    assert (shown["title"], shown["based_on"], lower["layer"]) == ("改过的题目", lower["revision"], "bundled")
    assert "在“自带”里也有，被上面这条替换了" in run("snippets", "show", "kt-1509bb").out


def test_a_copy_says_when_its_source_has_moved_on(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(tmp_path / "below")
    other.put("zx-dddddd", "题", "原文")
    named = ("--library", shelf.folder, "--library", other.folder)
    shelf.put("zx-dddddd", "题", "改写", based_on="0123456789ab")
    assert "照它改写之后，原文又有改动" in run("snippets", "show", "zx-dddddd", *named).out


def test_retire_and_archive(run: Run, shelf: Shelf) -> None:
    path = shelf.folder / "measures" / "zx-cccccc.yaml"
    ran = run("snippets", "retire", "zx-cccccc", "--successor", "zx-aaaaaa")
    assert (ran.status, ran.err) == (0, f"已修改：{path}\n以后提示改用：zx-aaaaaa（学习要求）\n")
    assert "status: deprecated\nsuperseded_by: zx-aaaaaa\n" in path.read_text(encoding="utf-8")
    assert run("snippets", "retire", "zx-cccccc", "--archive").status == 0
    assert path.exists()
    assert "zx-cccccc" not in run("snippets", "search", "角色分工").out
    assert "zx-cccccc" not in run("snippets", "list").out
    assert "zx-cccccc" in run("snippets", "list", "--status", "archived").out


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("retire", "zx-aaaaab"), "没有编号为“zx-aaaaab”的表述\n    是不是“zx-aaaaaa”？"),
        (("retire", "zx-aaaaaa", "--successor", "zx-bbbbbc"), "没有编号为“zx-bbbbbc”的表述"),
        (("retire", "zx-aaaaaa", "--successor", "zx-aaaaaa"), "“zx-aaaaaa”不能由它自己接替"),
        (("show", "nothing"), "没有编号为“nothing”的表述"),
        (("edit", "nothing", "--title", "题"), "没有编号为“nothing”的表述"),
        (("history", "nothing"), "没有编号为“nothing”的表述"),
    ],
)
def test_what_is_not_there_gets_a_sentence(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run("snippets", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err


def test_without_a_layer_of_ones_own_that_may_be_written(run: Run, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAFTER_LIBRARY")
    settings = Path("home") / "drafter" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(f"[snippets]\nshared = '{shelf.folder}'\n", encoding="utf-8")
    ran = run("snippets", "edit", "zx-aaaaaa", "--title", "改")
    assert ran.status == 0
    assert "“共享”的是只读的，没有动；已复制到这里再改：" in ran.err
    settings.write_text(f"[snippets]\nshared = '{shelf.folder}'\nedit_shared = true\n", encoding="utf-8")
    ran = run("snippets", "retire", "zx-cccccc")
    assert ran.err == f"已修改：{shelf.folder / 'measures' / 'zx-cccccc.yaml'}\n"


def test_list_goes_by_category_and_says_what_could_not_be_read(run: Run, shelf: Shelf) -> None:
    ran = run("snippets", "list", "--layer", "named")
    assert ran.out == (
        "measures（measures）\n  zx-cccccc  角色分工（measures · 指定）\n"
        "开头（openings）\n  zx-aaaaaa  学习要求（开头 · 指定）\n  zx-bbbbbb  旧的要求（开头 · 指定 · 已停用）\n"
    )
    assert (ran.status, ran.err) == (0, "共 3 条\n")
    shelf.put("zx-dddddd", "题", "文字", kind="canonicl")
    ran = run("snippets", "list", "--layer", "named", "--json")
    assert (ran.status, len(json.loads(ran.out))) == (1, 3)
    assert "shelf/openings/zx-dddddd.yaml:5:7: “kind”不能是“canonicl”".replace("/", str(Path("/"))) in ran.err


@pytest.mark.usefixtures("shelf")
def test_show_tells_all_and_stats_add_up(run: Run) -> None:
    page = run("snippets", "show", "zx-bbbbbb").out
    assert page.startswith("zx-bbbbbb\n\n    学习旧的精神\n\n标题")
    assert "已停用" in page
    assert "请改用：zx-aaaaaa（学习要求）" in page
    assert "会议名称  不写时是：例会" in run("snippets", "show", "zx-aaaaaa").out
    figures = json.loads(run("snippets", "stats", "--json").out)
    assert figures["by_layer"]["named"] == 3
    assert sum(figures["by_category"].values()) == sum(figures["by_status"].values()) == figures["total"]
    assert "measures（measures）" in run("snippets", "stats").out


@pytest.mark.usefixtures("shelf")
def test_hide_takes_a_phrase_out_of_search_and_list_until_it_is_undone(run: Run) -> None:
    ran = run("snippets", "hide", "zx-cccccc")
    assert (ran.status, ran.err.startswith("已隐藏：zx-cccccc（设置文件 ")) == (0, True)
    assert "zx-cccccc" not in run("snippets", "search", "角色").out + run("snippets", "list").out
    assert "zx-cccccc" in run("snippets", "list", "--hidden").out
    assert run("snippets", "hide", "zx-cccccc").err == "“zx-cccccc”已经是隐藏的\n"
    ran = run("snippets", "hide", "zx-cccccc", "--undo", "--json")
    assert json.loads(ran.out) | {"settings": ""} == {"id": "zx-cccccc", "hidden": False, "changed": True, "settings": ""}
    assert "zx-cccccc" in run("snippets", "search", "角色").out
    ran = run("snippets", "hide", "zx-aaaaab")
    assert (ran.status, "是不是“zx-aaaaaa”？" in ran.err) == (2, True)


@pytest.mark.usefixtures("shelf")
def test_a_copy_with_mistakes_is_said_and_never_passed_over_in_silence(run: Run, tmp_path: Path) -> None:
    above = Shelf(tmp_path / "above")
    above.put("zx-aaaaaa", "学习要求", "自己的", kind="canonicl")
    ran = run("snippets", "show", "zx-aaaaaa", "--library", "above")
    assert (ran.status, "认真学习" in ran.out, "“kind”不能是“canonicl”" in ran.err) == (1, True, True)
    Path("plan.yaml").write_text('type: work-plan\ntitle: 要点\nbody: |\n  {{ snippet("zx-aaaaaa") }}\n', encoding="utf-8")
    ran = run("render", "plan.yaml", "--draft", "--library", "above")
    assert (ran.status, "表述“zx-aaaaaa”的文件有错" in ran.err) == (3, True)
    above.put("zx-dddddd", "题", "文字", kind="canonicl")
    ran = run("snippets", "edit", "zx-dddddd", "--title", "新题", "--library", "above")
    assert (ran.status, "“kind”不能是“canonicl”" in ran.err) == (2, True)
