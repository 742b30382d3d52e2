"""Many edits of several people, in turn and at once: every word that anybody wrote is still somewhere, and all agree."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from gitlibrary import Office, Person, git

from drafter.base.problems import errors_of
from drafter.snippets.sharing.network import fetch
from drafter.snippets.snippet import Snippet, Status

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"[甲乙丙]第\d+稿")
CATEGORIES = ("openings", "closings", "requirements")


class Writer:
    """Somebody who edits at random; ``written`` are the words that stood in the folder when it was synchronised."""

    def __init__(self, person: Person, chance: random.Random) -> None:
        self.person, self.written = person, set[str]()
        self._chance, self._count = chance, 0

    def edit(self) -> None:
        entries = self.person.library().all()
        if not entries or self._chance.random() < 0.15:
            self.person.library().add(Snippet("", self._word(), self._word(), self._chance.choice(CATEGORIES)))
            return
        key = self._chance.choice(["title", "text", "text", "lines", "owner", "category", "status"])
        entry = self._chance.choice(entries)
        self.person.library().edit(entry, replace(entry.snippet, **self._changed(key)))

    def sync(self) -> None:
        self.written |= {word for each in self.person.files().values() for word in WORD.findall(each.decode("utf-8"))}
        self.person.sync()

    def _word(self) -> str:
        self._count += 1
        return f"{self.person.name}第{self._count}稿"

    def _changed(self, key: str) -> dict[str, object]:
        if key == "category":
            return {key: self._chance.choice(CATEGORIES)}
        if key == "status":
            return {key: self._chance.choice(list(Status))}
        return {"text": f"{self._word()}\n{self._word()}"} if key == "lines" else {key: self._word()}


def kept(office: Office, home: Path) -> str:
    """Return everything that is in the history, and in the versions kept aside."""
    aside = [path.read_text(encoding="utf-8") for path in home.glob("data/drafter/conflicts/*.yaml")]
    return git(office.remote, "log", "-p", "--format=", "main") + "".join(aside)


def test_three_people_in_turn(office: Office, home: Path):
    chance = random.Random(20260101)
    writers = [Writer(office.person(name), chance) for name in ("甲", "乙", "丙")]
    for _ in range(70):
        writer = chance.choice(writers)
        writer.edit()
        if chance.random() < 0.4:
            writer.sync()
    for writer in (*writers, *writers):
        writer.sync()
    everything = kept(office, home)
    written = set[str]().union(*(writer.written for writer in writers))
    assert len(written) > 40
    assert [word for word in written if word not in everything] == []
    assert writers[0].person.files() == writers[1].person.files() == writers[2].person.files()
    assert errors_of(writers[0].person.library().problems()) == ()
    assert [writer.person.status() for writer in writers] == ["", "", ""]
    assert git(office.remote, "rev-list", "--min-parents=2", "--count", "main").strip() == "0"


AT_ONCE = """
    import sys
    from dataclasses import replace
    from pathlib import Path
    from drafter.base.layers import Layer, Location
    from drafter.snippets.library import Library
    from drafter.snippets.locations import Setup
    from drafter.snippets.sharing import sync
    from drafter.snippets.snippet import Snippet

    folder, name = Path(sys.argv[1]), sys.argv[2]
    library = Library(Setup((Location(Layer.NAMED, folder),)))
    sys.stdin.readline()
    for number in range(5):
        library.add(Snippet("", f"{name}第{number}条", f"{name}的文字{number}", "openings"))
        entry = library.get("zx-aaaaaa")
        library.edit(entry, replace(entry.snippet, text=f"{name}改的第{number}稿"))
        result = sync(folder)
        if result.failure is not None:
            sys.exit(str(result.failure))
        library = Library(Setup((Location(Layer.NAMED, folder),)))
"""


def test_two_processes_at_once(office: Office, home: Path):
    """Both send at the same moment again and again; who comes second fetches and tries once more."""
    first = office.person("甲")
    first.shelf.put("zx-aaaaaa", "题", "文字")
    first.sync()
    second = office.person("乙")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(AT_ONCE), str(person.folder), person.name],
            env=environment,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for person in (first, second)
    ]
    for run in runs:
        assert run.stdin is not None
        run.stdin.write(b"go\n")
        run.stdin.flush()
    for run in runs:
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said.decode("utf-8")
    for person in (first, second, first):
        person.sync()
    titles = {entry.snippet.title for entry in first.library().all()}
    assert titles == {"题"} | {f"{name}第{number}条" for name in "甲乙" for number in range(5)}
    everything = kept(office, home)
    assert all(f"{name}改的第{number}稿" in everything for name in "甲乙" for number in range(5))
    assert first.files() == second.files()


def test_an_editor_that_saves_while_a_run_is_under_way(office: Office, monkeypatch: pytest.MonkeyPatch):
    """What is saved between recording and moving the folder goes out with the same run."""
    first = office.person("甲")
    first.shelf.put("zx-aaaaaa", "题", "文字")
    first.sync()
    second = office.person("乙")
    second.shelf.put("zx-aaaaaa", "题", "乙的文字")
    second.sync()
    calls = []

    def fetch_while_saving(*arguments: object) -> str:
        if not calls:
            first.shelf.put("zx-aaaaaa", "题", "文字", owner="办公室")
        calls.append(arguments)
        return fetch(*arguments)

    monkeypatch.setattr("drafter.snippets.sharing.synchronisation.fetch", fetch_while_saving)
    result = first.sync()
    assert result.combined == ["zx-aaaaaa"]
    found = first.library().get("zx-aaaaaa").snippet
    assert (found.text, found.owner) == ("乙的文字", "办公室")
    second.sync()
    assert second.files() == first.files()
