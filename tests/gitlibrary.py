"""A shared library in real git repositories that a test works with: a bare remote, and people with a clone each."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from instruments import instrument
from phraseshelf import Shelf

from drafter.base.layers import Layer, Location
from drafter.snippets.library import Library
from drafter.snippets.locations import Setup
from drafter.snippets.sharing import Synced, sync


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    """Run git in *folder* and return what it wrote."""
    ran = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False, timeout=60)
    assert not check or ran.returncode == 0, (arguments, ran.stderr.decode("utf-8", "replace"))
    return ran.stdout.decode("utf-8")


class Person:
    """Somebody with a clone of the shared library."""

    def __init__(self, name: str, clone: Path, inside: str = "") -> None:
        self.name, self.clone = name, clone
        self.folder = clone / inside if inside else clone
        git(clone, "config", "user.name", name)
        git(clone, "config", "user.email", "somebody@example.org")

    @property
    def shelf(self) -> Shelf:
        """Return the folder of records."""
        return Shelf(self.folder)

    def library(self) -> Library:
        """Return the library of the clone."""
        return Library(Setup((Location(Layer.NAMED, self.folder),)))

    def sync(self, **options: bool) -> Synced:
        """Synchronise, which must succeed."""
        result = sync(self.folder, **options)
        assert result.failure is None, result.failure
        return result

    def texts(self) -> dict[str, str]:
        """Return the texts of the library by id."""
        return {entry.id: entry.snippet.text for entry in self.library().all()}

    def files(self) -> dict[str, bytes]:
        """Return the records as they stand in the folder."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(self.folder.glob("*/*.yaml"))}

    def status(self) -> str:
        """Return what git thinks is not committed."""
        lines = git(self.clone, "status", "--porcelain").splitlines()
        return "\n".join(line for line in lines if ".drafter.lock" not in line)

    def log(self) -> list[str]:
        """Return the first lines of the messages of the commits, the last first."""
        return git(self.clone, "log", "--format=%s").splitlines()


class Office:
    """A bare repository, and clones of it."""

    def __init__(self, folder: Path) -> None:
        instrument("git")
        self._folder = folder
        self.remote = folder / "remote.git"
        self.remote.mkdir(parents=True)
        git(self.remote, "init", "-q", "--bare", "-b", "main")

    def person(self, name: str, inside: str = "") -> Person:
        """Return somebody with a fresh clone."""
        clone = self._folder / name
        git(self._folder, "clone", "-q", str(self.remote), str(clone))
        return Person(name, clone, inside)


def environment(home: Path) -> dict[str, str]:
    """Return the variables with which git knows nothing of the machine's settings."""
    home.mkdir(parents=True, exist_ok=True)
    return {"GIT_CONFIG_GLOBAL": str(home / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": os.devnull}
