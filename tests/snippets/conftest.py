"""What the tests of the phrase library share: a user without settings, folders of records, a library over them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gitlibrary import Office, environment
from phraseshelf import Shelf

from drafter.base.layers import Layer, Location
from drafter.snippets.library import Library
from drafter.snippets.locations import Setup


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has no settings, no phrases and no cache yet."""
    folder = tmp_path / "home"
    for name in ("config", "data", "cache", "state"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(folder / name))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("DRAFTER_CACHE", str(folder / "cache"))
    monkeypatch.delenv("DRAFTER_LIBRARY", raising=False)
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """An empty folder of records."""
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def shared(tmp_path: Path) -> Shelf:
    """An empty folder of records that lies under the first."""
    return Shelf(tmp_path / "shared")


@pytest.fixture
def library(shared: Shelf, shelf: Shelf) -> Callable[[], Library]:
    """A function that opens the library of both folders, the first of which may not be written."""
    locations = (Location(Layer.SHARED, shared.folder), Location(Layer.PERSONAL, shelf.folder))
    return lambda hidden=(): Library(Setup(locations, tuple(hidden)))


@pytest.fixture
def office(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A shared repository, on a machine where git knows no settings and no user."""
    for name, value in environment(home).items():
        monkeypatch.setenv(name, value)
    return Office(tmp_path / "office")
