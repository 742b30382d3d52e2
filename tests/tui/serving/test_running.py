"""``drafter serve`` as a program, with a client that is no browser: nothing is lost, nothing is left running."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import aiohttp
import pytest

PLAN = "type: work-plan\ntitle: 要点\nbody: |\n  正文\n"
WRITTEN = "  新写的话。正文\n"
F6 = "\x1b[17~"


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


class Page:
    """The connection of a page."""

    def __init__(self, address: str) -> None:
        self._address, self.painted = address, ""

    async def __aenter__(self) -> Page:
        self._session = aiohttp.ClientSession()
        origin = self._address.rsplit("/", 2)[0]
        self._socket = await self._session.ws_connect(f"{self._address}ws?width=120&height=36", origin=origin)
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()
        await self._session.close()
        self._reading.cancel()

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.painted += message.data.decode()

    async def wait_for(self, words: str) -> None:
        await until(lambda: words in self.painted, f"{words} is painted")

    async def type(self, keys: str) -> None:
        await self._socket.send_str(json.dumps(["stdin", keys]))


async def until(holds: Callable[[], bool], what: str) -> None:
    for _ in range(600):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"not so: {what}")


async def write(page: Page) -> None:
    """Write into the body, and leave no time to save."""
    await page.wait_for("已保存")
    await asyncio.sleep(0.5)
    await page.type(F6)
    await asyncio.sleep(0.5)
    page.painted = ""
    await page.type("新写的话。")
    await page.wait_for("新写的话")


def children(process: subprocess.Popen[str]) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if listed.exists():
        return [int(number) for number in listed.read_text(encoding="utf-8").split()]
    shown = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True, check=False).stdout
    return [int(number) for number in shown.split()]


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{number}/stat").exists() or ") Z " not in Path(f"/proc/{number}/stat").read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP"])
async def test_the_end_of_the_server_saves_every_draft_and_leaves_nothing_running(serve, plan: Path, how: str) -> None:
    process, address = serve(plan.name)
    async with Page(address) as page:
        await write(page)
        programs = children(process)
        process.send_signal(getattr(signal, how))
        await until(lambda: process.poll() is not None, "the server has ended")
    assert process.returncode == 0
    assert len(programs) == 1
    assert not is_running(programs[0])
    assert WRITTEN in plan.read_text(encoding="utf-8")


async def test_a_server_that_is_killed_leaves_nothing_running_and_nothing_unsaved(serve, plan: Path) -> None:
    process, address = serve(plan.name)
    async with Page(address) as page:
        await write(page)
        programs = children(process)
        process.kill()
        await until(lambda: not is_running(programs[0]), "the screen has ended")
    assert WRITTEN in plan.read_text(encoding="utf-8")


async def test_a_screen_that_has_nothing_to_paint_ends_with_its_server(serve, plan: Path) -> None:
    process, address = serve(plan.name)
    async with Page(address) as page:
        await page.wait_for("已保存")
        await asyncio.sleep(1.5)
        programs = children(process)
        process.kill()
        await until(lambda: not is_running(programs[0]), "the screen has ended")
    assert [is_running(each) for each in programs] == [False]


async def test_a_page_that_is_closed_saves_and_one_that_is_opened_again_goes_on(serve, plan: Path) -> None:
    _, address = serve(plan.name)
    async with Page(address) as page:
        await write(page)
    async with Page(address) as page:
        await page.wait_for("已保存")
        await asyncio.sleep(0.5)
        await page.type(F6)
        await page.wait_for("新写的话")
        assert "另一个窗口" not in page.painted
    assert WRITTEN in plan.read_text(encoding="utf-8")


async def test_leaving_the_screens_closes_the_page_and_not_the_server(serve, plan: Path) -> None:
    process, address = serve(plan.name)
    async with Page(address) as page:
        await page.wait_for("已保存")
        await asyncio.sleep(0.5)
        await page.type("\x11")
        await until(lambda: page._socket.closed, "the page is closed")
    assert process.poll() is None
