"""Two processes that write the library, the cache and the uses at once lose nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from phraseshelf import Shelf

from drafter.base.layers import Layer, Location
from drafter.snippets import keeping
from drafter.snippets.errors import LockedError
from drafter.snippets.library import Library
from drafter.snippets.locations import Setup
from drafter.snippets.snippet import Snippet

ROOT = Path(__file__).parents[2]
MANY = 8
WRITER = """
    import sys
    from dataclasses import replace
    from pathlib import Path
    from drafter.base.layers import Layer, Location
    from drafter.snippets.library import Library
    from drafter.snippets.locations import Setup
    from drafter.snippets.snippet import Snippet

    folder, name, many = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    library = Library(Setup((Location(Layer.PERSONAL, folder),)))
    sys.stdin.readline()
    for number in range(many):
        library.add(Snippet("", f"{name}{number}", f"{name}的第{number}条", "openings"))
        entry = library.get("zx-aaaaaa")
        library.edit(entry, replace(entry.snippet, **{name: f"{name}{number}"}))
        library.usage.note("zx-aaaaaa")
        library.search(name)
"""


def test_records_keys_and_uses_of_both_are_there(shelf: Shelf):
    shelf.put("zx-aaaaaa", "题", "文字")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(shelf.folder)]
    writers = [
        subprocess.Popen([*command, name, str(MANY)], env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in ("title", "owner")
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write(b"go\n")
        writer.stdin.flush()
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert writer.returncode == 0, said.decode("utf-8")
    library = Library(Setup((Location(Layer.PERSONAL, shelf.folder),)))
    titles = {entry.snippet.title for entry in library.all()}
    assert titles == {f"title{MANY - 1}", *(f"{name}{number}" for name in ("title", "owner") for number in range(MANY))}
    assert len(library.all()) == 2 * MANY + 1
    kept = library.get("zx-aaaaaa").snippet
    assert (kept.title, kept.owner, kept.text) == (f"title{MANY - 1}", f"owner{MANY - 1}", "文字")
    assert library.usage.all()["zx-aaaaaa"].times == 2 * MANY
    assert len(library.search("第", limit=100)) == 2 * MANY
    assert not list(shelf.folder.rglob("*.tmp"))


def test_who_waits_too_long_is_told_and_nothing_is_written(shelf: Shelf, monkeypatch: pytest.MonkeyPatch):
    shelf.put("zx-aaaaaa", "题", "文字")
    monkeypatch.setattr(keeping, "_PATIENCE", 0.05)
    library = Library(Setup((Location(Layer.PERSONAL, shelf.folder),)))
    with keeping.locked(shelf.folder), pytest.raises(LockedError, match="别的程序正在写"):
        library.add(Snippet("", "新题", "新文字", "openings"))
    assert [entry.id for entry in library.all()] == ["zx-aaaaaa"]
