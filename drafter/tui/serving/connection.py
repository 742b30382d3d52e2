"""What goes to and fro between a page and its screen, in the form textual-serve's script speaks."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from drafter.tui.serving.program import Size
from drafter.tui.serving.screen import Screen

_USUAL = Size(80, 24)
_LARGEST = 1000  # columns or rows


def size_of(asked: Mapping[str, Any]) -> Size:
    """Return the size that a page asks for under "width" and "height", within bounds; what is no number is 80 × 24."""
    return Size(_bounded(asked.get("width"), _USUAL.width), _bounded(asked.get("height"), _USUAL.height))


def _bounded(value: object, usual: int) -> int:
    try:
        return max(1, min(int(str(value)), _LARGEST))
    except ValueError:
        return usual


async def connect(page: web.WebSocketResponse, screen: Screen) -> None:
    """Show *screen* on *page* until one of them ends."""
    painting = asyncio.create_task(_paint(page, screen))
    try:
        async for message in page:
            if message.type is WSMsgType.TEXT:
                await _pass_on(message.data, page, screen)
    finally:
        painting.cancel()
        await asyncio.wait([painting])


async def _paint(page: web.WebSocketResponse, screen: Screen) -> None:
    with suppress(ConnectionError):  # the page has gone: connect() notices
        async for data in screen.painted():
            await page.send_bytes(data)
        await page.close()


async def _pass_on(text: str, page: web.WebSocketResponse, screen: Screen) -> None:
    match _parsed(text):
        case ["stdin", str(typed)]:
            await screen.type(typed)
        case ["resize", dict(asked)]:
            await screen.resize(size_of(asked))
        case ["focus", *_]:
            await screen.focus(True)
        case ["blur", *_]:
            await screen.focus(False)
        case ["ping", str(when)]:
            await page.send_json(["pong", when])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
