"""A synchronisation killed at any moment: the next one carries on, and nothing is lost."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from gitlibrary import Office, Person, git

from drafter.snippets.sharing import sync
from drafter.snippets.sharing.git import Git, Ran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is split and killed here, as POSIX can")

MANY = 30
WRITING = ("read-tree", "update-index", "update-ref", "commit-tree", "fetch", "push", "hash-object")
"""What git does that leaves something behind."""


def edit(person: Person, id: str, **keys: object) -> None:
    library = person.library()
    entry = library.get(id)
    library.edit(entry, replace(entry.snippet, **keys))


def killed(person: Person, instead: Callable[[int, tuple[str, ...]], bool]) -> bool:
    """Synchronise in a process of its own, killed before the command of git for which *instead* says so; tell if it was."""
    child = os.fork()
    if child == 0:
        try:
            once, count = Git._once, 0

            def watched(self: Git, arguments: tuple[str, ...], *rest: object) -> Ran:
                nonlocal count
                count += arguments[0] in WRITING
                if arguments[0] in WRITING and instead(count, arguments):
                    os.kill(os.getpid(), signal.SIGKILL)
                return once(self, arguments, *rest)

            Git._once = watched
            sync(person.folder)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.fixture
def two(office: Office) -> tuple[Person, Person]:
    first = office.person("甲")
    for key in ("zx-aaaaaa", "zx-bbbbbb", "zx-cccccc", "zx-dddddd"):
        first.shelf.put(key, "题", "文字")
    first.sync()
    return first, office.person("乙")


def test_before_each_step_that_leaves_something_behind(home: Path, two: tuple[Person, Person]):
    """Both have changed the same, and other, phrases; the second is killed one step later each time."""
    first, second = two
    for number in range(1, MANY):
        edit(first, "zx-aaaaaa", text=f"甲{number}稿")
        edit(first, "zx-bbbbbb", text=f"甲的文字{number}")
        edit(first, "zx-dddddd", category=f"folder{number}")
        first.sync()
        edit(second, "zx-aaaaaa", text=f"乙{number}稿")
        edit(second, "zx-bbbbbb", title=f"乙的题{number}")
        edit(second, "zx-cccccc", owner=f"乙{number}室")
        was_killed = killed(second, lambda count, _: count == number)  # noqa: B023  it is called at once
        second.sync()
        aside = "".join(path.read_text(encoding="utf-8") for path in home.glob("data/drafter/conflicts/*.yaml"))
        assert f"乙{number}稿" in aside
        first.sync()
        assert first.files() == second.files()
        found = {entry.id: entry for entry in first.library().all()}
        assert found["zx-aaaaaa"].snippet.text == f"甲{number}稿"
        assert (found["zx-bbbbbb"].snippet.title, found["zx-bbbbbb"].snippet.text) == (f"乙的题{number}", f"甲的文字{number}")
        assert found["zx-cccccc"].snippet.owner == f"乙{number}室"
        assert found["zx-dddddd"].category.key == f"folder{number}"
        assert first.status() == second.status() == ""
        if not was_killed:
            break
    assert 10 < number < MANY - 1, "the last run has to be one that came to its end"


def test_git_itself_dies_while_it_writes_the_files(two: tuple[Person, Person], monkeypatch: pytest.MonkeyPatch):
    """One file is there, one half, one missing, and git's lock is left; the user's own change is not committed twice."""
    first, second = two
    for key in ("zx-aaaaaa", "zx-bbbbbb", "zx-cccccc"):
        edit(first, key, text="改过的很长的一段文字")
    first.shelf.put("zx-eeeeee", "新", "新的文字")
    (first.clone / "README.md").write_text("说明", encoding="utf-8")
    git(first.clone, "add", "README.md")
    git(first.clone, "commit", "-q", "-m", "说明", "README.md")
    first.sync()
    edit(second, "zx-dddddd", text="乙自己的改动")

    def half_way(_: int, arguments: tuple[str, ...]) -> bool:
        if arguments[:3] != ("read-tree", "-m", "-u"):
            return False
        new = {name.partition("/")[2]: content for name, content in first.files().items()}
        there = second.folder / "openings"
        (there / "zx-aaaaaa.yaml").write_bytes(new["zx-aaaaaa.yaml"])
        (there / "zx-bbbbbb.yaml").write_bytes(new["zx-bbbbbb.yaml"][:30])
        (there / "zx-cccccc.yaml").unlink()
        (there / "zx-eeeeee.yaml").write_bytes(new["zx-eeeeee.yaml"][:10])
        (second.clone / "README.md").write_text("说明", encoding="utf-8")
        (second.clone / ".git" / "index.lock").touch()
        return True

    assert killed(second, half_way)
    monkeypatch.setattr("drafter.snippets.sharing.workspace._PATIENCE", 0.1)
    result = second.sync()
    assert ([each.id for each in result.sent], result.clashes, result.kept, result.unsound) == (["zx-dddddd"], [], [], [])
    assert second.status() == ""
    first.sync()
    assert first.files() == second.files()
    assert (second.clone / "README.md").read_text(encoding="utf-8") == "说明"
    assert [line for line in second.log() if line.startswith("修改")].count("修改“题”") == 1


def test_git_dies_when_the_files_are_there_but_the_branch_is_not(two: tuple[Person, Person]):
    """The folder already shows what has come; it is not taken for the user's own work."""
    first, second = two
    for words in ("说明", "改过的说明"):
        second.sync()
        (first.clone / "README.md").write_text(words, encoding="utf-8")
        git(first.clone, "add", "README.md")
        git(first.clone, "commit", "-q", "-m", words, "README.md")
        edit(first, "zx-aaaaaa", text=f"甲的{words}")
        first.sync()
    (second.clone / "notes.txt").write_text("记", encoding="utf-8")
    git(second.clone, "add", "notes.txt")
    seen = []

    def behind_the_move(_: int, arguments: tuple[str, ...]) -> bool:
        seen.append(arguments[0])
        return arguments[0] == "update-ref" and "read-tree" in seen

    assert killed(second, behind_the_move)
    second.sync(dry=True)
    assert second.status() == "A  notes.txt", "the first thing that is done is to finish what was begun"
    result = second.sync()
    assert result.sent == []
    assert second.log() == first.log()
    assert second.status() == "A  notes.txt"
    assert (second.clone / "README.md").read_text(encoding="utf-8") == "改过的说明"
    assert second.texts() == first.texts()
