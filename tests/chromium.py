"""A browser for tests, driven over its DevTools protocol.

``chromium``   a fixture: the path of Chromium; without it the test is skipped with the reason, with ``CI=true`` it fails
``browsing``   runs it without a window and gives its one tab
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from instruments import instrument

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0"),
)


@pytest.fixture
def chromium() -> str:
    return instrument("chromium", "chromium-browser", "google-chrome")


class Tab:
    """A tab: what it is told to do, what it asked the net for, and what its web sockets carried."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requested: list[str] = []
        self.received = ""
        self.sent: list[str] = []
        self.errors: list[str] = []
        self._listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for message in self._socket:
            heard = json.loads(message.data)
            if "id" in heard:
                self._answers.pop(heard["id"]).set_result(heard)
            else:
                self._note(heard["method"], heard["params"])

    def _note(self, method: str, params: dict[str, Any]) -> None:
        match method:
            case "Network.requestWillBeSent":
                self.requested.append(params["request"]["url"])
            case "Network.webSocketFrameReceived" if params["response"]["opcode"] == 2:
                self.received += base64.b64decode(params["response"]["payloadData"]).decode("utf-8", errors="replace")
            case "Network.webSocketFrameSent":
                self.sent.append(params["response"]["payloadData"])
            case "Runtime.exceptionThrown":
                self.errors.append(params["exceptionDetails"].get("exception", {}).get("description", "?"))
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                self.errors.append(params["entry"]["text"])

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        heard = await asyncio.wait_for(answer, 30)
        assert "error" not in heard, heard
        return heard["result"]

    async def value(self, expression: str) -> Any:
        """Return what *expression* is in the page."""
        done = await self.do("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return done["result"].get("value")

    async def wait_for(self, holds: Callable[[], bool], what: str, seconds: float = 40) -> None:
        """Wait until *holds* tells so."""
        for _ in range(int(seconds * 20)):
            if holds():
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"not seen: {what}; errors: {self.errors}")

    async def until(self, expression: str) -> None:
        """Wait until *expression* holds in the page."""
        for _ in range(400):
            if await self.value(expression):
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"does not hold: {expression}; errors: {self.errors}")

    async def press(self, key: str, code: int, modifiers: int = 0, commands: tuple[str, ...] = ()) -> None:
        """Press and release a key: its name, its Windows code, its modifiers (2: Ctrl)."""
        keys = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.do("Input.dispatchKeyEvent", type="rawKeyDown", commands=list(commands), **keys)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **keys)

    async def picture(self) -> bytes:
        """Return what is shown as PNG."""
        return base64.b64decode((await self.do("Page.captureScreenshot", format="png"))["data"])

    def close(self) -> None:
        self._listening.cancel()


@asynccontextmanager
async def browsing(program: str, folder: Path, size: tuple[int, int] = (1366, 768)) -> AsyncIterator[Tab]:
    """Run the browser *program* with a profile in *folder*, its tab *size* pixels large."""
    command = [program, *FLAGS, f"--user-data-dir={folder}", f"--window-size={size[0]},{size[1]}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        async with aiohttp.ClientSession() as session:
            port = await _port(folder / "DevToolsActivePort", process)
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = await answer.json()
            address = next(each["webSocketDebuggerUrl"] for each in targets if each["type"] == "page")
            async with session.ws_connect(address, max_msg_size=0) as socket:
                tab = Tab(socket)
                for domain in ("Network", "Page", "Runtime", "Log"):
                    await tab.do(f"{domain}.enable")
                await tab.do("Emulation.setFocusEmulationEnabled", enabled=True)  # as if somebody looked at it
                yield tab
                tab.close()
    finally:
        process.kill()
        process.wait()


async def _port(file: Path, process: subprocess.Popen[bytes]) -> int:
    for _ in range(600):
        if file.exists() and (lines := file.read_text(encoding="utf-8").splitlines()):
            return int(lines[0])
        assert process.poll() is None, "the browser has ended"
        await asyncio.sleep(0.05)
    raise AssertionError("the browser does not listen")
