"""``drafter snippets search``: what it finds, in which form it says so, and what it loads."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Process, Run
from phraseshelf import Shelf

READINGS = {
    "重要": ("zhongyao",),
    "重庆": ("chongqing",),
    "行业": ("hangye",),
    "银行": ("yinhang", "yinhagn", "yinghang"),
    "角色": ("jiaose", "juese"),
    "薄弱": ("baoruo", "boruo"),
    "给予": ("geiyu", "jiyu"),
    "供给": ("gonggei", "gongji"),
    "模样": ("moyang", "muyang"),
    "履行": ("lvxing", "lyuxing", "luxing"),
    "规律": ("guilv", "guilyu", "guilu", "guil"),
    "旅客": ("lvke", "lyuke", "luke", "旅k"),
}
"""Words, and what people type for them."""


def ids(run: Run, *arguments: str | Path) -> list[str]:
    ran = run("snippets", "search", *arguments, "--json")
    assert (ran.status, ran.err) == (0, "")
    return [each["id"] for each in json.loads(ran.out)]


def test_json_has_what_a_program_needs(run: Run, shelf: Shelf) -> None:
    shelf.write("measures/_category.yaml", "name: 措施\ntags: [分工]\n")
    (found,) = json.loads(run("snippets", "search", "jiaosefg", "--json").out)
    assert found == {
        "id": "zx-cccccc",
        "title": "角色分工",
        "text": "明确各自的角色",
        "category": "measures",
        "category_name": "措施",
        "tags": ["分工"],
        "types": [],
        "kind": "sample",
        "status": "approved",
        "layer": "named",
        "title_spans": [[0, 4]],
        "text_spans": [],
    }


@pytest.mark.usefixtures("shelf")
def test_people_see_where_it_comes_from_and_its_text(run: Run) -> None:
    ran = run("snippets", "search", "学习要求", "--limit", "1")
    assert ran.out == "zx-aaaaaa  学习要求（开头 · 指定）\n    认真学习{{ 会议 }}精神\n"
    ran = run("snippets", "search", "xxjjd", "旧的")
    assert "（开头 · 指定 · 已停用）" in ran.out


@pytest.mark.usefixtures("shelf")
def test_nothing_found_is_said_and_is_no_failure(run: Run) -> None:
    ran = run("snippets", "search", "魑魅魍魉")
    assert (ran.status, ran.out, ran.err) == (0, "", "没有找到“魑魅魍魉”\n")
    assert ids(run, "魑魅魍魉") == []


def test_words_are_read_as_people_type_them(run: Run, shelf: Shelf) -> None:
    for number, word in enumerate(READINGS):
        shelf.put(f"ww-{number:06x}", f"{word}事项", f"有关{word}的说明", category="words")
    for number, (word, typed) in enumerate(READINGS.items()):
        for query in typed:
            assert f"ww-{number:06x}" in ids(run, query, "--limit", "3"), (word, query)


def test_a_u_with_dots_is_typed_u_too_and_that_is_no_typing_mistake(run: Run, shelf: Shelf) -> None:
    """With five that sound so, mistakes are no longer allowed for."""
    shelf.put("ww-aaaaaa", "旅客", "文字")
    for number in range(6):
        shelf.put(f"ww-{number:06x}", "录课", f"文字{number}")
    assert "ww-aaaaaa" in ids(run, "luke")


def test_several_words_categories_tags_types_and_limit(run: Run, shelf: Shelf) -> None:
    shelf.put("zx-dddddd", "学习安排", "按季度学习", category="measures", tags="[季度]", types="[work-plan]")
    shelf.put("zx-eeeeee", "学习交流", "按季度交流", category="measures", tags="[季度, 交流]", types="[seminar-speech]")
    assert set(ids(run, "jd", "学习", "@measures")) == {"zx-dddddd", "zx-eeeeee"}
    assert ids(run, "学习", "#季度", "#交流") == ["zx-eeeeee"]
    assert ids(run, "学习", "--tag", "季度", "--type", "work-plan") == ["zx-dddddd"]
    assert set(ids(run, "学习", "--category", "measures")) >= {"zx-dddddd", "zx-eeeeee"}
    assert len(ids(run, "学习", "--limit", "2")) == 2


def test_a_folder_named_on_the_line_ranks_above_all_others(run: Run, shelf: Shelf, tmp_path: Path) -> None:
    for name, title in (("one", "第一处"), ("two", "第二处")):
        Shelf(tmp_path / name).put("zx-aaaaaa", title, "文字")
    assert shelf.folder.is_dir()
    found = run("snippets", "search", "zx-aaaaaa", "--library", "one", "--library", "two", "--json")
    assert [each["title"] for each in json.loads(found.out)] == ["第一处"]
    ran = run("snippets", "search", "学习", "--library", "nowhere")
    assert (ran.status, ran.err) == (2, "表述库文件夹不存在：nowhere\n")


@pytest.mark.usefixtures("shelf")
def test_a_large_limit_gives_all_there_is(run: Run, shelf: Shelf) -> None:
    for number in range(120):
        shelf.put(f"mm-{number:06x}", f"检查事项{number}", "逐项检查", category="many")
    assert len(ids(run, "检查事项", "--limit", "200")) >= 120


@pytest.mark.usefixtures("shelf")
def test_a_warm_search_loads_no_yaml_pinyin_or_forms(process: Process) -> None:
    code = "import sys; sys.argv[1:] = ['snippets', 'search', 'jiaose']; from drafter.cli import main; main()"
    heavy = ("yaml", "pypinyin", "jinja2", "docx", "dataclasses", "shutil")
    code += f"; print([name for name in {heavy} if name in sys.modules])"
    assert process("snippets", "search", "jiaose").returncode == 0
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8", env=_environment())
    found, loaded = ran.stdout.splitlines()[0], ran.stdout.splitlines()[-1]
    assert found.startswith("zx-cccccc")
    assert loaded == "[]"


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONIOENCODING": "utf-8"}


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _garbled(file: Path) -> None:
    file.write_bytes(b"no database " * 10_000)


def _emptied(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("drop table parts")
    connection.close()


def _of_another_format(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("pragma user_version = 1")
    connection.close()


@pytest.mark.parametrize("spoil", [_cut, _garbled, _emptied, _of_another_format])
@pytest.mark.usefixtures("shelf")
def test_a_spoilt_cache_only_costs_time(run: Run, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    assert ids(run, "jiaose")[0] == "zx-cccccc"
    spoil(tmp_path / "cache" / "snippets.sqlite3")
    assert ids(run, "jiaose")[0] == "zx-cccccc"


@pytest.mark.usefixtures("shelf")
def test_a_locked_cache_only_costs_time(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.snippets.cache.store._PATIENCE", 0.05)
    assert ids(run, "jiaose")[0] == "zx-cccccc"
    lock = sqlite3.connect(tmp_path / "cache" / "snippets.sqlite3", isolation_level=None)
    lock.execute("begin exclusive")
    assert ids(run, "jiaose")[0] == "zx-cccccc"
    lock.close()


def test_a_stale_cache_does_not_hide_a_new_file(run: Run, shelf: Shelf) -> None:
    assert ids(run, "xianzengde") == []
    shelf.put("zx-dddddd", "新增的", "文字")
    assert ids(run, "xinzengde") == ["zx-dddddd"]


@pytest.mark.usefixtures("shelf")
def test_a_cache_folder_that_cannot_be_made_only_costs_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_CACHE", str(Path("file").absolute()))
    assert ids(run, "jiaose")[0] == "zx-cccccc"
