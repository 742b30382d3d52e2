"""What the server answers, with a program behind it that is not drafter."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from drafter.tui.serving.assets import THEIR_FONT_STACK, asset
from drafter.tui.serving.guard import Guard
from drafter.tui.serving.server import Server

TOKEN = "a-token"
ECHO = """
import os, sys
def packet(kind, data):
    os.write(1, kind + len(data).to_bytes(4, "big") + data)
os.write(1, b"__GANGLION__\\n")
packet(b"D", (os.environ["COLUMNS"] + "x" + os.environ["ROWS"] + " 公文").encode())
source = sys.stdin.buffer
while head := source.read(5):
    data = source.read(int.from_bytes(head[1:], "big"))
    packet(b"D", head[:1] + data)
    if b"quit" in data:
        break
    if data == b"fail":
        sys.exit("坏了")
open("ended", "w").close()
"""
"""Says its size, then everything that it is told; "quit" ends it."""

STUBBORN = """
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
os.write(1, b"__GANGLION__\\n" + b"D" + (1).to_bytes(4, "big") + b"!")
time.sleep(99)
"""
"""Ends for nobody."""


SLOW = """
import os, sys, time
had_ended = os.path.exists("ended")
os.write(1, b"__GANGLION__\\nD" + (1).to_bytes(4, "big") + (b"2" if had_ended else b"1"))
while b"quit" not in os.read(0, 1000):
    pass
time.sleep(0.5)
open("ended", "w").close()
"""
"""Takes its time to save; says whether the one before had saved when it began."""


class Complaints(list[str]):
    """What the person who serves was told."""


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
async def client(own_folders: Path, complaints: Complaints) -> AsyncIterator[TestClient]:  # noqa: ARG001  its folder
    guard = Guard(TOKEN, "127.0.0.1")
    server = Server([sys.executable, "-c", ECHO], guard, complaints.append)
    async with TestClient(TestServer(server.application())) as client:
        yield client


def own(client: TestClient) -> str:
    return str(client.make_url("/")).rstrip("/")


async def painted(page: aiohttp.ClientWebSocketResponse) -> str:
    return (await asyncio.wait_for(page.receive_bytes(), 20)).decode()


async def test_the_page_asks_for_nothing_from_outside(client: TestClient) -> None:
    answer = await client.get(f"/{TOKEN}/")
    page = await answer.text()
    assert answer.status == 200
    assert "公文起草助手" in page
    assert "://" not in page
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["page.js", "page.css", "textual.js", "xterm.css"])
async def test_the_files_of_the_page_are_there(client: TestClient, name: str) -> None:
    answer = await client.get(f"/{TOKEN}/static/{name}")
    assert answer.status == 200
    assert answer.content_type == ("text/css" if name.endswith("css") else "text/javascript")


@pytest.mark.parametrize("name", ["..%2fserver.py", "%2e%2e%2f%2e%2e%2fapp.py", "nothing.js", "%2fetc%2fpasswd"])
async def test_no_other_file_is(client: TestClient, name: str) -> None:
    assert (await client.get(f"/{TOKEN}/static/{name}")).status in (403, 404)


@pytest.mark.parametrize(
    "path", ["/", "/favicon.ico", "/wrong/", "/wrong/ws", "/wrong/static/page.js", "/static/page.js", "/ws"]
)
async def test_without_the_token_everything_is_refused_in_plain_words(client: TestClient, path: str) -> None:
    answer = await client.get(path)
    assert answer.status == 403
    assert "口令" in await answer.text()
    assert TOKEN not in await answer.text()


async def test_a_ticket_leads_to_the_page_once(own_folders: Path) -> None:  # noqa: ARG001  its folder
    guard = Guard(TOKEN, "127.0.0.1")
    async with TestClient(TestServer(Server([], guard, print).application())) as client:
        ticket = guard.ticket()
        answer = await client.get(f"/{ticket}/")
        assert (answer.status, answer.url.path) == (200, f"/{TOKEN}/")
        assert (await client.get(f"/{ticket}/")).status == 403


async def test_a_name_that_is_not_ours_is_refused(client: TestClient) -> None:
    answer = await client.get(f"/{TOKEN}/", headers={"Host": "evil.example"})
    assert answer.status == 403
    assert "主机名" in await answer.text()


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
async def test_another_site_cannot_connect(client: TestClient, origin: str | None) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect(f"/{TOKEN}/ws", origin=origin)
    assert refused.value.status == 403


async def test_without_the_token_nobody_connects(client: TestClient) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect("/wrong/ws", origin=own(client))
    assert refused.value.status == 403


async def test_what_the_program_paints_arrives_and_what_is_typed_reaches_it(client: TestClient) -> None:
    async with client.ws_connect(f"/{TOKEN}/ws?width=100&height=30", origin=own(client)) as page:
        assert await painted(page) == "100x30 公文"
        await page.send_json(["stdin", "区图书馆"])
        assert await painted(page) == "D区图书馆"
        await page.send_json(["resize", {"width": 140, "height": 10**9}])
        assert json.loads((await painted(page))[1:]) == {"type": "resize", "width": 140, "height": 1000}
        await page.send_json(["blur"])
        assert json.loads((await painted(page))[1:]) == {"type": "blur"}
        await page.send_json(["ping", "7"])
        assert await page.receive_json() == ["pong", "7"]


@pytest.mark.parametrize("nonsense", ["", "{", "[]", '["stdin", 7]', '["resize", {"width": "x"}]', '["stdin", "\\ud800"]'])
async def test_nonsense_ends_no_screen(client: TestClient, nonsense: str) -> None:
    async with client.ws_connect(f"/{TOKEN}/ws?width=x", origin=own(client)) as page:
        assert await painted(page) == "80x24 公文"
        await page.send_str(nonsense)
        await page.send_json(["stdin", "还在"])
        while "还在" not in (heard := await painted(page)):
            assert heard[:1] in "DM"


async def test_a_page_that_goes_ends_its_program(client: TestClient, own_folders: Path) -> None:
    async with client.ws_connect(f"/{TOKEN}/ws", origin=own(client)) as page:
        await painted(page)
    for _ in range(200):
        if (own_folders / "ended").exists():
            break
        await asyncio.sleep(0.05)
    assert (own_folders / "ended").exists()


async def test_a_page_loaded_again_waits_for_what_the_one_before_saves(own_folders: Path) -> None:  # noqa: ARG001
    server = Server([sys.executable, "-c", SLOW], Guard(TOKEN, "127.0.0.1"), print)
    async with TestClient(TestServer(server.application())) as client:
        for begun in ("1", "2"):
            async with client.ws_connect(f"/{TOKEN}/ws", origin=own(client)) as page:
                assert await painted(page) == begun


async def test_a_program_that_fails_closes_its_page_and_is_told_of(client: TestClient, complaints: Complaints) -> None:
    async with client.ws_connect(f"/{TOKEN}/ws", origin=own(client)) as page:
        await painted(page)
        await page.send_json(["stdin", "fail"])
        await painted(page)
        assert (await asyncio.wait_for(page.receive(), 20)).type is aiohttp.WSMsgType.CLOSE
    for _ in range(200):
        if complaints:
            break
        await asyncio.sleep(0.05)
    assert complaints == ["坏了"]


async def test_the_end_of_the_server_ends_every_program(own_folders: Path) -> None:
    server = Server([sys.executable, "-c", ECHO], Guard(TOKEN, "127.0.0.1"), print)
    async with TestClient(TestServer(server.application())) as client:
        page = await client.ws_connect(f"/{TOKEN}/ws", origin=own(client))
        await painted(page)
        await client.server.close()
        assert (own_folders / "ended").exists()


async def test_a_program_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.tui.serving.screen._TO_SAVE", 0.2)
    monkeypatch.setattr("drafter.tui.serving.screen._TO_END", 0.2)
    started: list[asyncio.subprocess.Process] = []
    create = asyncio.create_subprocess_exec

    async def noted(*arguments: str, **options: Any) -> asyncio.subprocess.Process:
        started.append(await create(*arguments, **options))
        return started[0]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    server = Server([sys.executable, "-c", STUBBORN], Guard(TOKEN, "127.0.0.1"), print)
    async with TestClient(TestServer(server.application())) as client:
        page = await client.ws_connect(f"/{TOKEN}/ws", origin=own(client))
        assert await painted(page) == "!"
        await client.server.close()
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_the_terminal_uses_fonts_of_this_machine_that_have_chinese() -> None:
    script = asset("textual.js")
    assert script is not None
    text = script.data.decode()
    assert text.count("'Noto Sans Mono CJK SC'") == 1
    assert THEIR_FONT_STACK not in text
    assert "fonts.googleapis" not in text
