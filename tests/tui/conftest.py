"""What the tests of the screens share: an application to drive, and what it shows as text."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from drafter.doctypes import TypeLibrary
from drafter.tui.app import Drafter

GOLDEN = Path(__file__).parent / "golden"
Play = Callable[[Pilot[None]], Awaitable[Any]]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and folders of a user who has nothing yet."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def drive(bundled_types: TypeLibrary) -> Callable[..., Any]:
    """A function that runs the screens, at a size and with a draft if wanted, while *play* uses them."""

    def run(play: Play, path: Path | None = None, size: tuple[int, int] = (120, 36)) -> Any:
        async def playing() -> Any:
            app = Drafter(lambda: bundled_types, path)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                found = await play(pilot)
                await app.action_quit()
                return found

        return asyncio.run(playing())

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A function that compares what is shown with tests/tui/golden/NAME.txt (written anew with --refresh-golden)."""

    def compare(name: str, shown: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--refresh-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8")

    return compare
