"""The cache saves time and nothing else: right answers whatever becomes of it, and no YAML or pinyin where nothing changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from phraseshelf import Shelf

from drafter.snippets.cache import intake
from drafter.snippets.cache.catalogue import CHECKED_FOR
from drafter.snippets.cache.store import FILE
from drafter.snippets.library import Library

ROOT = Path(__file__).parents[2]
Open = Callable[..., Library]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read as records from now on."""
    names: list[str] = []
    original = intake.read_record
    monkeypatch.setattr(intake, "read_record", lambda *given: (names.append(given[1]), original(*given))[1])
    return names


@pytest.fixture
def filled(shelf: Shelf, shared: Shelf) -> Shelf:
    shelf.put("zx-aaaaaa", "会议开始", "现在开会")
    shelf.put("zx-bbbbbb", "会议结束", "现在散会")
    shared.put("zx-cccccc", "会议安排", "角色分工")
    return shelf


def found(library: Library, query: str = "会议") -> list[str]:
    return sorted(hit.id[3:5] for hit in library.search(query))


def run(code: str, shelf: Shelf) -> str:
    """Return what *code* prints as a process of its own, whose library is that of *shelf* and the bundled one."""
    environment = os.environ | {"DRAFTER_LIBRARY": str(shelf.folder), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", textwrap.dedent(code)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_a_search_with_a_warm_cache_loads_neither_yaml_nor_pypinyin(filled: Shelf):
    code = """
        import sys
        from drafter.snippets.library import Library
        print([hit.id for hit in Library.open().search("hykaishi")])
        print([name for name in ("yaml", "pypinyin", "filelock", "tomlkit", "platformdirs", "jinja2") if name in sys.modules])
    """
    cold, warm = run(code, filled).splitlines(), run(code, filled).splitlines()
    assert cold[0] == warm[0] == "['zx-aaaaaa']"
    assert "pypinyin" in cold[1]
    assert warm[1] == "[]"


def test_a_phrase_for_a_document_needs_no_pypinyin_even_without_a_cache(filled: Shelf):
    code = """
        import sys
        from drafter.snippets.library import Library
        print(Library.open().phrase("zx-aaaaaa").text, "pypinyin" in sys.modules)
    """
    assert run(code, filled) == "现在开会 False\n"


def test_only_files_that_changed_are_read_again(library: Open, filled: Shelf, read: list[str]):
    assert found(library()) == ["aa", "bb", "cc"]
    assert sorted(read) == ["zx-aaaaaa", "zx-bbbbbb", "zx-cccccc"]
    read.clear()
    assert found(library()) == ["aa", "bb", "cc"]
    assert read == []
    filled.put("zx-bbbbbb", "会议全部结束", "现在散会")
    filled.put("zx-dddddd", "会议纪要", "纪要")
    (filled.folder / "openings" / "zx-aaaaaa.yaml").unlink()
    opened = library()
    opened.refresh()
    assert found(opened) == ["bb", "cc", "dd"]
    assert sorted(read) == ["zx-bbbbbb", "zx-dddddd"]


def test_added_removed_and_replaced_files_are_noticed_at_once(library: Open, filled: Shelf):
    path = filled.folder / "openings" / "zx-aaaaaa.yaml"
    assert found(library()) == ["aa", "bb", "cc"]
    other = path.with_suffix(".new")
    other.write_text(path.read_text(encoding="utf-8").replace("会议开始", "散步"), encoding="utf-8")
    other.replace(path)
    assert found(library(), "散步") == ["aa"]
    path.unlink()
    assert found(library()) == ["bb", "cc"]


def test_a_file_written_over_in_place_is_noticed_when_shown_or_when_little_is_found(library: Open, filled: Shelf):
    path = filled.folder / "openings" / "zx-aaaaaa.yaml"
    assert found(library()) == ["aa", "bb", "cc"]
    stamps = [each.stat().st_mtime_ns for each in (path.parent, filled.folder)]
    path.write_text(path.read_text(encoding="utf-8").replace("会议开始", "会议开头"), encoding="utf-8")
    os.utime(path, (1_710_000_000, 1_710_000_000))
    assert [each.stat().st_mtime_ns for each in (path.parent, filled.folder)] == stamps
    shown = library().search("会议", limit=3)
    assert [hit.title for hit in shown if hit.id == "zx-aaaaaa"] == ["会议开头"]
    path.write_text(path.read_text(encoding="utf-8").replace("会议开头", "其他内容"), encoding="utf-8")
    os.utime(path, (1_720_000_000, 1_720_000_000))
    assert found(library(), "其他") == ["aa"]


def test_all_stamps_are_checked_again_after_a_while(library: Open, filled: Shelf, monkeypatch: pytest.MonkeyPatch):
    path = filled.folder / "openings" / "zx-bbbbbb.yaml"
    assert len(library().search("会议", limit=1)) == 1
    path.write_text(path.read_text(encoding="utf-8").replace("会议结束", "会议"), encoding="utf-8")
    os.utime(path, (1_710_000_000, 1_710_000_000))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + CHECKED_FOR + 1)
    assert library().search("会议", limit=1)[0].title == "会议"


def test_a_change_that_leaves_the_stamps_is_noticed_while_they_are_young(library: Open, shelf: Shelf):
    path = shelf.put("zx-aaaaaa", "甲乙", "文字")
    now = time.time_ns()
    os.utime(path, ns=(now, now))
    assert found(library(), "甲乙") == ["aa"]
    path.write_text(path.read_text(encoding="utf-8").replace("甲乙", "丙丁"), encoding="utf-8")
    os.utime(path, ns=(now, now))
    assert (found(library(), "丙丁"), found(library(), "甲乙")) == (["aa"], [])


def test_an_open_library_notices_changes_when_it_is_refreshed(library: Open, filled: Shelf):
    opened = library()
    assert found(opened, "纪要") == []
    filled.put("zx-dddddd", "会议纪要", "纪要")
    assert [hit.id for hit in opened.search("纪要", fresh=False)] == []
    assert (opened.refresh(), opened.refresh()) == (True, False)
    assert [hit.id for hit in opened.search("纪要", fresh=False)] == ["zx-dddddd"]


def test_another_process_may_make_the_index_anew_while_one_is_searching(library: Open, filled: Shelf):
    first, second = library(), library()
    assert found(first) == ["aa", "bb", "cc"]
    filled.put("zx-dddddd", "会议纪要", "纪要")
    second.refresh()
    assert found(second) == ["aa", "bb", "cc", "dd"]
    assert "bb" in found(first, "huiyijieshu")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:0],
        lambda data: b"no database at all, " * (len(data) // 20),
        lambda data: data[: len(data) // 2],
        lambda data: data[:70_000] + b"\0" * 70_000 + data[140_000:],
        lambda data: data[: len(data) // 2] + bytes(255 - each for each in data[len(data) // 2 :]),
    ],
    ids=["empty", "other", "cut", "holed", "garbled"],
)
@pytest.mark.usefixtures("filled")
def test_a_broken_cache_only_costs_time(library: Open, home: Path, spoil: Callable[[bytes], bytes]):
    file = home / "cache" / FILE
    assert found(library()) == ["aa", "bb", "cc"]
    file.write_bytes(spoil(file.read_bytes()))
    for query in ("会议", "hy", "huiyi"):
        assert found(library(), query) == ["aa", "bb", "cc"]
    assert [each.id for each in library().all()] == ["zx-aaaaaa", "zx-bbbbbb", "zx-cccccc"]


@pytest.mark.usefixtures("filled")
def test_a_cache_without_its_tables_only_costs_time(library: Open, home: Path):
    assert found(library()) == ["aa", "bb", "cc"]
    for table in ("records", "states", "parts"):
        connection = sqlite3.connect(home / "cache" / FILE)
        connection.execute(f"drop table {table}")
        connection.close()
        assert found(library()) == found(library()) == ["aa", "bb", "cc"]


def test_a_locked_cache_only_costs_time(library: Open, filled: Shelf, home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drafter.snippets.cache.store._PATIENCE", 0.05)
    assert found(library()) == ["aa", "bb", "cc"]
    lock = sqlite3.connect(home / "cache" / FILE, isolation_level=None)
    lock.execute("begin exclusive")
    filled.put("zx-dddddd", "会议纪要", "纪要")
    assert found(library()) == ["aa", "bb", "cc", "dd"]
    lock.execute("rollback")
    assert found(library()) == ["aa", "bb", "cc", "dd"]
    lock.execute("begin immediate")  # may be read, not written
    filled.put("zx-eeeeee", "会议名单", "名单")
    assert found(library()) == ["aa", "bb", "cc", "dd", "ee"]
    lock.close()


@pytest.mark.usefixtures("filled")
def test_a_cache_that_cannot_be_written_only_costs_time(library: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    file = tmp_path / "a file, not a folder"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_CACHE", str(file))
    assert found(library()) == ["aa", "bb", "cc"]
    opened = library()
    assert opened.usage.note("zx-aaaaaa") is False
    assert opened.usage.weights() == {}


def test_a_read_only_cache_serves_and_costs_time_when_something_changes(
    library: Open, filled: Shelf, monkeypatch: pytest.MonkeyPatch
):
    assert found(library()) == ["aa", "bb", "cc"]
    original = sqlite3.connect

    def read_only(database: object, *args: object, **options: object) -> sqlite3.Connection:
        connection = original(database, *args, **options)
        if database != ":memory:":
            connection.execute("pragma query_only = on")
        return connection

    monkeypatch.setattr(sqlite3, "connect", read_only)
    assert found(library()) == ["aa", "bb", "cc"]
    filled.put("zx-dddddd", "会议纪要", "纪要")
    assert found(library()) == ["aa", "bb", "cc", "dd"]


@pytest.mark.usefixtures("filled")
def test_the_cache_does_not_keep_what_nobody_asks_for(library: Open, home: Path):
    for number in range(7):
        assert found(library(hidden=[f"zx-{number:06x}"])) == ["aa", "bb", "cc"]
    connection = sqlite3.connect(home / "cache" / FILE)
    ((states,),) = connection.execute("select count(*) from states")
    ((builds,),) = connection.execute("select count(distinct build) from parts where build > 0")
    connection.close()
    assert (states, builds) == (4, 4)
